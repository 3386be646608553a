"""`zhangcheng check`: data against a pack, to a summary and reports."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zhangcheng.cli import _options as shared
from zhangcheng.cli._command import command
from zhangcheng.cli._faults import Exit
from zhangcheng.cli._page import Entry, Page
from zhangcheng.cli._progress import working
from zhangcheng.cli._reports import Output, print_json, write_reports
from zhangcheng.cli._runs import Asked, check_names, run_packs
from zhangcheng.cli._values import Values
from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector, DiagnosticsError, UnusableDataError
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.exchange.formats import DEFAULT, FORMATS
from zhangcheng.model.outcome import Outcome

if TYPE_CHECKING:
    from zhangcheng.evaluate.run import Run

ENGINES = ("duckdb",)
FAIL_ON = ("must", "should", "never")
SPLIT_BY = ("county",)
_FOLDER = Path("zhangcheng-report")
_NO_PACK = Text(
    "没有一个规则包兼有所选的领域、规则和辖区",
    "no pack has the areas, rules and place that were asked for together",
)

PACKS = replace(
    shared.PACK,
    help=Text("规则包，可多个；不写则用此处的或自带的", "rule packs; else the one here, or built in"),
)

PAGE = Page(
    name="check",
    usage=Text("DATA [选项]", "DATA [OPTIONS]"),
    summary=Text(
        "对照规则包检查台账，写出报告。", "Check ledgers against a rule pack and write reports."
    ),
    arguments=(shared.DATA,),
    options=(
        PACKS,
        Entry(
            name="--as-of, --known-as-of",
            value=shared.AS_OF.value,
            help=Text("核查日期，默认今天；只用此日前公布的标准", "date to check at; known by then"),
        ),
        shared.PERIOD,
        Entry(
            name="--jurisdiction",
            value=Text("代码或名称", "CODE|NAME"),
            help=Text("只查此地及其下辖", "only this place and those below"),
        ),
        Entry(
            name="--area, --rule",
            value=Text("标识或名称", "ID|TITLE"),
            help=Text("只查此领域、此规则，可多次", "only this area, this rule; repeatable"),
        ),
        Entry(
            name="--waivers, --against",
            value=Text("文件", "FILE"),
            help=Text("豁免；上次的 report.json", "waivers; an earlier report.json"),
        ),
        shared.out_entry(_FOLDER),
        Entry(
            name="--format",
            value=Text("格式", "LIST"),
            help=Text.same(" ".join(FORMATS)),
        ),
        Entry(
            name="--split-by",
            value=Text.same("county"),
            help=Text("每个区县另写一份，并有目录页", "reports for each county too, with an index"),
        ),
        Entry(
            name="--fail-on",
            value=Text("层级", "LEVEL"),
            help=Text("must|should|never，默认 must", "must|should|never; default must"),
        ),
        Entry(
            name="--fail-on-expired, --strict",
            help=Text(
                "退出码 1：豁免过期（默认）；数据不足",
                "exit 1 if waivers expired (default); if undecided",
            ),
        ),
        shared.DROP,
        Entry(name="--engine", value=Text.same("duckdb"), help=Text("计算引擎", "engine that computes")),
        shared.LANG,
        shared.HELP,
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31",
)


@command(PAGE)
@shared.data
@click.option("--pack", multiple=True)
@shared.dated
@click.option("--jurisdiction")
@click.option("--area", multiple=True)
@click.option("--rule", multiple=True)
@shared.waivers
@click.option("--against")
@shared.written
@click.option("--split-by")
@click.option("--fail-on", default=FAIL_ON[0])
@click.option("--strict", is_flag=True)
@shared.fail_on_expired
@shared.drop_personal_data
@click.option("--engine", default=ENGINES[0])
@shared.lang
@click.pass_obj
def check(
    language: Language,
    data: str,
    pack: tuple[str, ...],
    as_of: str | None,
    known_as_of: str | None,
    period: str | None,
    jurisdiction: str | None,
    area: tuple[str, ...],
    rule: tuple[str, ...],
    waivers: str | None,
    against: str | None,
    out: str | None,
    formats: str | None,
    split_by: str | None,
    fail_on: str,
    strict: bool,
    fail_on_expired: bool,
    drop_personal_data: bool,
    engine: str,
) -> None:
    """Check DATA; see `PAGE` for what each option does."""
    collector = Collector()
    values = Values(collector)
    dates = values.dates(as_of, known_as_of, period)
    wanted = values.choices("--format", [formats or ""], among=tuple(FORMATS)) or DEFAULT
    if split_by is not None:
        values.choice("--split-by", split_by, among=SPLIT_BY)
    values.choice("--fail-on", fail_on, among=FAIL_ON)
    values.choice("--engine", engine, among=ENGINES)
    values.waivers(waivers)
    values.file("--against", against)
    collector.raise_errors()

    asked = Asked(
        data=data,
        as_of=dates.as_of,
        known_as_of=dates.known_as_of,
        period=dates.period,
        jurisdiction=jurisdiction,
        areas=area,
        rules=rule,
        waivers=waivers,
        against=against,
        drop_personal_data=drop_personal_data,
        by_county=split_by is not None,
    )
    with working(language, file=sys.stderr):
        runs, counties = _checked(pack, asked)
    if out is None and wanted == ("json",) and split_by is None:
        print_json(runs, language)
    else:
        folder = Path(out or _FOLDER)
        last = Path(against) if against is not None else None
        output = Output(formats=wanted, folder=folder, language=language, data=Path(data), last=last)
        write_reports(runs, counties, output)
    _raise_open(runs)
    _raise_nothing(runs, data)
    expired = fail_on_expired and any(use.matters for run in runs for use in run.waivers)
    counting = (Outcome.FAIL, Outcome.INSUFFICIENT_DATA) if strict else (Outcome.FAIL,)
    failing = any(_fails(run, fail_on, counting) for run in runs)
    raise click.exceptions.Exit(Exit.FINDINGS if expired or failing else Exit.OK)


def _checked(pack: Sequence[str], asked: Asked) -> tuple[list["Run"], Mapping[str, list["Run"]]]:
    """Return what `run_packs` makes of the packs that are named, or of the one that is meant."""
    from zhangcheng import api  # DuckDB and the rest of the engine, which --help must not wait for

    collector = Collector()
    packs = [api.load_pack(path) for path in dict.fromkeys(pack or (shared.chosen_pack(None),))]
    asked = check_names(packs, Values(collector), asked)
    collector.raise_errors()
    runs, counties = run_packs(packs, asked)
    if not runs:
        collector.add(codes.NOTHING_CHECKED, Location(file=asked.data), reasons=_NO_PACK)
        collector.raise_errors()
    return runs, counties


def _raise_open(runs: Sequence["Run"]) -> None:
    for run in runs:
        if not run.balance.closes:
            raise RuntimeError(f"the closing balance does not close: {run.balance}")


def _raise_nothing(runs: Sequence["Run"], data: str) -> None:
    """Stop, the reports written, when no run checked anything: that must not look like a success."""
    from zhangcheng.report.nothing import nothing_checked

    found = [nothing for run in runs if (nothing := nothing_checked(run)) is not None]
    by_data = any(nothing.by_data for nothing in found)
    if len(found) < len(runs) or not (by_data or any(nothing.by_date for nothing in found)):
        return
    collector = Collector()
    for reasons in dict.fromkeys(nothing.text for nothing in found):
        collector.add(codes.NOTHING_CHECKED, Location(file=data), reasons=reasons)
    collector.raise_errors(UnusableDataError if by_data else DiagnosticsError)


def _fails(run: "Run", fail_on: str, counting: Sequence[Outcome]) -> bool:
    """Whether a rule of the level `fail_on` or above has a record of an outcome that counts."""
    levels = () if fail_on == "never" else FAIL_ON[: FAIL_ON.index(fail_on) + 1]
    failing = (c.rule for c in run.rule_counts if any(c.outcomes.get(one, 0) for one in counting))
    return any(run.pack.rules[rule].level in levels for rule in failing)
