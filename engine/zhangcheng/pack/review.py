"""Says what of a pack is out of date on the day of a run: parameters, and places in the data."""

import datetime as dt
from collections.abc import Iterable

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.clock import Clock
from zhangcheng.model.jurisdiction import Jurisdiction, JurisdictionTree
from zhangcheng.model.rule import Effective
from zhangcheng.model.scorecard import Scorecard
from zhangcheng.pack.pack import Pack


def stale(pack: Pack, as_of: dt.date) -> tuple[Diagnostic, ...]:
    """Return a warning for each parameter whose `review_by` lies before `as_of`.

    Loading knows no date, so it cannot say this; a run does, for the parameters that it uses.
    """
    return tuple(
        Diagnostic(
            code=codes.REVIEW_DUE,
            location=parameter.location,
            arguments={"parameter": parameter.id, "date": parameter.review_by.isoformat()},
        )
        for parameter in pack.parameters.values()
        if parameter.review_by is not None and parameter.review_by < as_of
    )


def invalid_places(pack: Pack, codes_in_use: Iterable[str], as_of: dt.date) -> tuple[Diagnostic, ...]:
    """Return a warning for each place in use that does not exist under its code on `as_of`.

    Codes that the pack does not know are left to the reading of the data.
    """
    tree = pack.jurisdictions
    used = (tree.by_code[code] for code in sorted(set(codes_in_use)) if code in tree)
    return tuple(
        Diagnostic(
            code=codes.PLACE_NOT_VALID,
            location=place.location or Location(file=pack.path.as_posix()),
            arguments={
                "code": place.code,
                "name": place.name,
                "date": as_of.isoformat(),
                "suggestion": _instead(place, tree, as_of),
            },
        )
        for place in used
        if not place.is_valid(as_of)
    )


def _instead(place: Jurisdiction, tree: JurisdictionTree, as_of: dt.date) -> Text:
    """Name the place that it became, or that of its name, that exists on `as_of`; or what to check."""
    after = tree.by_code.get(place.became or "")
    while after is not None and not after.is_valid(as_of):
        after = tree.by_code.get(after.became or "")
    if after is not None:
        return Text(
            f"当日是{after.name.zh}，代码 {after.code}",
            f"On that day it is {after.name.en}, {after.code}",
        )
    for other in tree:
        alike = (other.parent, other.name.zh) == (place.parent, place.name.zh)
        if alike and other.is_valid(as_of):
            return Text(
                f"当日{other.name.zh}的代码是 {other.code}",
                f"On that day {other.name.en} is {other.code}",
            )
    return Text(
        "核对数据中的区划代码，或 jurisdictions.yaml 里的 valid",
        "Check the code in the data, or valid in jurisdictions.yaml",
    )


def card_not_in_force(card: Scorecard, clock: Clock) -> tuple[Diagnostic, ...]:
    """Return a warning where a scorecard is not in force or promulgated at the dates of a run."""
    effective = card.effective
    promulgated = effective.promulgated or dt.date.min
    if effective.covers(clock.as_of) and promulgated <= clock.known_as_of:
        return ()
    return (
        Diagnostic(
            code=codes.CARD_NOT_IN_FORCE,
            location=card.location,
            arguments={
                "card": card.id,
                "span": _span(effective),
                "date": clock.as_of.isoformat(),
            },
        ),
    )


def _span(effective: Effective) -> Text:
    """Return from when to when something is in force; what is known later counts from then."""
    since = max(filter(None, (effective.since, effective.promulgated)), default=None)
    if since is None:
        return Text(f"到 {effective.to} 为止", f"until {effective.to}")
    if effective.to is None:
        return Text(f"自 {since} 起", f"from {since}")
    return Text(f" {since} 至 {effective.to}", f"from {since} to {effective.to}")
