"""`zhangcheng explain`: why a rule came out as it did for one record."""

from typing import TYPE_CHECKING

import click

from zhangcheng.cli import _options as shared
from zhangcheng.cli._command import command
from zhangcheng.cli._page import Entry, Page
from zhangcheng.cli._values import Values
from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector, DiagnosticsError
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Language, Text

if TYPE_CHECKING:
    from zhangcheng.model.rule import Rule
    from zhangcheng.pack.pack import Pack

PAGE = Page(
    name="explain",
    usage=Text("DATA RULE KEY [选项]", "DATA RULE KEY [OPTIONS]"),
    summary=Text(
        "说明一条规则对一条记录为何如此判定。", "Show why a rule came out as it did for a record."
    ),
    arguments=(
        shared.DATA,
        Entry(name="RULE", help=Text("规则的标识或名称", "id or title of the rule")),
        Entry(
            name="KEY",
            help=Text("记录的标识，或唯一的名称", "key of the record, or a name that only it has"),
        ),
    ),
    options=(
        shared.PACK,
        shared.AS_OF,
        shared.KNOWN_AS_OF,
        shared.PERIOD,
        shared.WAIVERS,
        shared.DROP,
        shared.LANG,
        shared.HELP,
    ),
    example="zhangcheng explain ledger.xlsx premises-area 350602001001 --as-of 2021-12-31",
)


@command(PAGE)
@shared.data
@click.argument("rule")
@click.argument("key")
@shared.pack
@shared.dated
@shared.waivers
@shared.drop_personal_data
@shared.lang
@click.pass_obj
def explain(
    language: Language,
    data: str,
    rule: str,
    key: str,
    pack: str | None,
    as_of: str | None,
    known_as_of: str | None,
    period: str | None,
    waivers: str | None,
    drop_personal_data: bool,
) -> None:
    """Explain RULE on the record KEY of DATA."""
    collector = Collector()
    values = Values(collector)
    dates = values.dates(as_of, known_as_of, period)
    values.waivers(waivers)
    collector.raise_errors()

    # The engine, which --help must not wait for.
    from zhangcheng import api
    from zhangcheng.dataset.near_keys import meant_key
    from zhangcheng.evaluate.reading import read_data
    from zhangcheng.report.explanation import render_explanation

    loaded = api.load_pack(shared.chosen_pack(pack))
    found = _found(loaded, rule)
    dataset = read_data(loaded, data, as_of=dates.as_of, drop_personal_data=drop_personal_data)
    explanation = api.explain(
        loaded,
        dataset,
        found.id,
        key,
        as_of=dates.as_of,
        known_as_of=dates.known_as_of,
        period=dates.period,
        waivers=waivers,
    )
    if explanation is None:
        kind = loaded.record_types[found.record]
        collector.add(
            codes.UNKNOWN_RECORD,
            Location(file="KEY"),
            value=key,
            record_type=kind.title,
            suggestion=meant_key(dataset, kind, key),
        )
        raise DiagnosticsError(collector.sorted)
    print(render_explanation(explanation, language))


def _found(pack: "Pack", name: str) -> "Rule":
    """Return the rule of that id, alias or title.

    Raises:
        DiagnosticsError: when the pack has no such rule.
    """
    found = pack.find_rule(name)
    if found is None:
        collector = Collector()
        titles = [t for r in pack.rules.values() for t in (r.title.zh, r.title.en)]
        among = (*pack.rule_names, *titles)
        Values(collector).unknown("RULE", name, among=among, code=codes.UNKNOWN_RULE)
        raise DiagnosticsError(collector.sorted)
    return found
