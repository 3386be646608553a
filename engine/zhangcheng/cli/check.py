"""`zhangcheng check`: data against a pack, to a summary and reports."""

import functools
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhangcheng.cli import _options as shared
from zhangcheng.cli._faults import Exit
from zhangcheng.cli._page import Entry, Page
from zhangcheng.cli._progress import working
from zhangcheng.cli._reports import Output, print_json, write_reports
from zhangcheng.cli._values import Values, split, today
from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.text import Text
from zhangcheng.exchange.formats import DEFAULT, FORMATS
from zhangcheng.model.outcome import Outcome

if TYPE_CHECKING:
    from zhangcheng.evaluate.run import Run
    from zhangcheng.pack.pack import Pack

ENGINES = ("duckdb",)
FAIL_ON = ("must", "should", "never")
SPLIT_BY = ("county",)
_FOLDER = Path("zhangcheng-report")

PAGE = Page(
    name="check",
    usage=Text("DATA [选项]", "DATA [OPTIONS]"),
    summary=Text(
        "对照规则包检查台账，写出报告。", "Check ledgers against a rule pack and write reports."
    ),
    arguments=(shared.DATA,),
    options=(
        shared.PACK,
        Entry(
            name="--as-of, --known-as-of",
            value=shared.AS_OF.value,
            help=Text("核查日，默认今天；只用此日前公布的标准", "date to check at; known by then"),
        ),
        shared.PERIOD,
        Entry(
            name="--jurisdiction",
            value=Text("代码", "CODE"),
            help=Text("只查此地及其下辖", "only this place and those below"),
        ),
        Entry(
            name="--area, --rule",
            value=Text.same("ID"),
            help=Text("只查此领域、此规则，可多次", "only this area, this rule; repeatable"),
        ),
        Entry(
            name="--waivers, --against",
            value=Text("文件", "FILE"),
            help=Text("豁免；上次的 report.json", "waivers; an earlier report.json"),
        ),
        Entry(
            name="--out",
            value=Text("文件夹", "DIR"),
            help=Text(f"报告放在哪里；默认 {_FOLDER}", f"where reports go; default {_FOLDER}"),
        ),
        Entry(
            name="--format",
            value=Text("格式", "LIST"),
            help=Text(
                "html json xlsx docx md csv junit sarif oscal",
                "html json xlsx docx md csv junit sarif oscal",
            ),
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
            name="--fail-on-expired",
            help=Text("豁免过期仍未达标即退出码 1，默认；--no-…", "expired waivers exit 1; or --no-…"),
        ),
        shared.DROP,
        Entry(name="--engine", value=Text.same("duckdb"), help=Text("计算引擎", "engine that computes")),
        shared.LANG,
        shared.HELP,
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31",
)


def check(
    ctx: typer.Context,
    data: shared.Data,
    pack: shared.Pack = None,
    as_of: shared.AsOf = None,
    known_as_of: shared.KnownAsOf = None,
    period: shared.Period = None,
    jurisdiction: Annotated[str | None, typer.Option("--jurisdiction")] = None,
    area: Annotated[list[str] | None, typer.Option("--area")] = None,
    rule: Annotated[list[str] | None, typer.Option("--rule")] = None,
    waivers: Annotated[str | None, typer.Option("--waivers")] = None,
    against: Annotated[str | None, typer.Option("--against")] = None,
    out: Annotated[str | None, typer.Option("--out")] = None,
    formats: Annotated[str | None, typer.Option("--format")] = None,
    split_by: Annotated[str | None, typer.Option("--split-by")] = None,
    fail_on: Annotated[str, typer.Option("--fail-on")] = FAIL_ON[0],
    fail_on_expired: Annotated[bool, typer.Option("--fail-on-expired/--no-fail-on-expired")] = True,
    drop_personal_data: shared.Drop = False,
    engine: Annotated[str, typer.Option("--engine")] = ENGINES[0],
    lang: shared.Lang = None,
) -> None:
    """Check DATA; see `PAGE` for what each option does."""
    collector = Collector()
    values = Values(collector)
    as_of_date = values.date("--as-of", as_of) or today()
    known_as_of_date = values.date("--known-as-of", known_as_of)
    values.period("--period", period)
    wanted = values.choices("--format", [formats or ""], among=tuple(FORMATS)) or DEFAULT
    if split_by is not None:
        values.choice("--split-by", split_by, among=SPLIT_BY)
    values.choice("--fail-on", fail_on, among=FAIL_ON)
    values.choice("--engine", engine, among=ENGINES)
    values.file("--waivers", waivers)
    values.file("--against", against)
    collector.raise_errors()

    language = shared.language(ctx)
    # DuckDB and the rest of the engine, which --help must not wait for.
    from zhangcheng import api
    from zhangcheng.evaluate.against import read_before

    before = read_before(Path(against)) if against is not None else None
    with working(language, file=sys.stderr):
        rules = api.load_pack(pack)
        areas, ids = split(area or ()), split(rule or ())
        _check_names(rules, values, areas=areas, rules=ids, jurisdiction=jurisdiction)
        collector.raise_errors()
        dataset = api.read_data(rules, data, as_of=as_of_date, drop_personal_data=drop_personal_data)
        check_place = functools.partial(
            api.check,
            rules,
            dataset,
            as_of=as_of_date,
            known_as_of=known_as_of_date,
            period=period,
            areas=areas,
            rules=ids,
            waivers=waivers,
            against=before,
        )
        run = check_place(jurisdiction=jurisdiction)
        codes_of_counties = api.counties_of(run) if split_by is not None else ()
        counties = {code: check_place(jurisdiction=code) for code in codes_of_counties}
    if out is None and wanted == ("json",) and split_by is None:
        print_json(run, language)
    else:
        write_reports(
            run,
            counties,
            Output(formats=wanted, folder=Path(out or _FOLDER), language=language, data=Path(data)),
        )
    if not run.balance.closes:
        raise RuntimeError(f"the closing balance does not close: {run.balance}")
    expired = fail_on_expired and any(use.matters for use in run.waivers)
    raise typer.Exit(Exit.FINDINGS if expired else _exit_for(run, fail_on))


def _check_names(
    pack: "Pack",
    values: Values,
    *,
    areas: tuple[str, ...],
    rules: tuple[str, ...],
    jurisdiction: str | None,
) -> None:
    known_areas = [area.id for area in pack.areas]
    for name in areas:
        values.known("--area", name, among=known_areas, code=codes.UNKNOWN_AREA)
    for name in rules:
        values.known("--rule", name, among=pack.rule_names, code=codes.UNKNOWN_RULE)
    if jurisdiction is not None:
        places = [place.code for place in pack.jurisdictions]
        values.known("--jurisdiction", jurisdiction, among=places, code=codes.UNKNOWN_JURISDICTION)


def _exit_for(run: "Run", fail_on: str) -> Exit:
    """Return 1 when a rule of the level `fail_on` or above has a failing record."""
    levels = () if fail_on == "never" else FAIL_ON[: FAIL_ON.index(fail_on) + 1]
    failing = (c.rule for c in run.rule_counts if c.outcomes.get(Outcome.FAIL, 0))
    return Exit.FINDINGS if any(run.pack.rules[r].level in levels for r in failing) else Exit.OK
