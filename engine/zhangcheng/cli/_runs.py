"""Runs a check: against one pack or several, for the whole and for each county."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from zhangcheng.cli._values import Values, split
from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.text import Text

if TYPE_CHECKING:
    from zhangcheng.evaluate.run import Run
    from zhangcheng.model.comparison import Before
    from zhangcheng.pack.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a check is asked for: the data, the dates, which part of it, and what to set it against."""

    data: str
    as_of: dt.date
    known_as_of: dt.date | None
    period: str | None
    jurisdiction: str | None
    areas: tuple[str, ...]
    rules: tuple[str, ...]
    waivers: str | None
    against: str | None
    drop_personal_data: bool
    by_county: bool


def check_names(packs: Sequence["Pack"], values: Values, asked: Asked) -> Asked:
    """Return what is asked for, its areas and rules one by one, whichever commas they hold.

    Those that none of the packs has, or only several of one name, are reported; a jurisdiction too.
    """
    asked = replace(
        asked,
        areas=split(asked.areas, lambda name: any(pack.find_area(name) for pack in packs)),
        rules=split(asked.rules, lambda name: any(pack.find_rule(name) for pack in packs)),
    )
    for name in asked.areas:
        if not any(pack.find_area(name) for pack in packs):
            titles = [_both(area.id, area.title) for pack in packs for area in pack.areas]
            values.unknown("--area", name, among=chain(*titles), code=codes.UNKNOWN_AREA)
    for name in asked.rules:
        if not any(pack.find_rule(name) for pack in packs):
            titles = [_both(rule.id, rule.title) for pack in packs for rule in pack.rules.values()]
            values.unknown("--rule", name, among=chain(*titles), code=codes.UNKNOWN_RULE)
    at = asked.jurisdiction
    if at is not None and not any(pack.find_place(at) for pack in packs):
        places = [_both(p.code, p.name) for pack in packs for p in pack.jurisdictions]
        alike = [code for code, *names in places if at in names]
        among = alike or chain(*places)
        values.unknown("--jurisdiction", at, among=among, code=codes.UNKNOWN_JURISDICTION)
    return asked


def _both(id_: str, title: Text) -> tuple[str, str, str]:
    return (id_, title.zh, title.en)


def run_packs(packs: Sequence["Pack"], asked: Asked) -> tuple[list["Run"], Mapping[str, list["Run"]]]:
    """Return a run for each pack, and those of each county by its code.

    A pack that has none of the areas, rules or places that were asked for is left out.
    """
    whole: list[Run] = []
    counties: dict[str, list[Run]] = {}
    for pack in packs:
        if _concerns(pack, asked):
            run, own = _run(pack, asked)
            whole.append(run)
            for code, county in own.items():
                counties.setdefault(code, []).append(county)
    return whole, dict(sorted(counties.items()))


def _concerns(pack: "Pack", asked: Asked) -> bool:
    if asked.jurisdiction is not None and pack.find_place(asked.jurisdiction) is None:
        return False
    return (not asked.areas or any(map(pack.find_area, asked.areas))) and (
        not asked.rules or any(map(pack.find_rule, asked.rules))
    )


def _run(pack: "Pack", asked: Asked) -> tuple["Run", dict[str, "Run"]]:
    from zhangcheng import api
    from zhangcheng.evaluate.against import read_before, within
    from zhangcheng.evaluate.former import formerly
    from zhangcheng.evaluate.reading import read_data

    before = read_before(Path(asked.against), pack=pack.id) if asked.against is not None else None
    dataset = read_data(pack, asked.data, as_of=asked.as_of, drop_personal_data=asked.drop_personal_data)

    def check(jurisdiction: str | None, earlier: "Before | None") -> "Run":
        return api.check(
            pack,
            dataset,
            as_of=asked.as_of,
            known_as_of=asked.known_as_of,
            period=asked.period,
            jurisdiction=jurisdiction,
            areas=[name for name in asked.areas if pack.find_area(name)],
            rules=[name for name in asked.rules if pack.find_rule(name)],
            waivers=asked.waivers,
            against=earlier,
        )

    def of_county(code: str) -> "Run":
        # The other counties are outside of no county's report: each has its own.
        places = formerly(pack, pack.jurisdictions.below(code))
        own = within(before, places) if before is not None else None
        return check(code, own)

    run = check(asked.jurisdiction, before)
    codes_of_counties = api.counties_of(run) if asked.by_county else ()
    return run, {code: of_county(code) for code in codes_of_counties}
