"""`zhangcheng score`: institutions scored by a scorecard, to a league table and reports."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zhangcheng.cli import _options as shared
from zhangcheng.cli._command import command
from zhangcheng.cli._faults import Exit
from zhangcheng.cli._page import Entry, Page
from zhangcheng.cli._progress import working
from zhangcheng.cli._values import Values, today
from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.codes import scoring as scoring_codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Language, Text

if TYPE_CHECKING:
    from zhangcheng.report.scores.parts import Scores

FORMATS = ("html", "xlsx", "parquet", "json")
_FOLDER = Path("zhangcheng-scores")

PAGE = Page(
    name="score",
    usage=Text("DATA CARD [选项]", "DATA CARD [OPTIONS]"),
    summary=Text(
        "按考核表计分、排名、评等次。", "Score institutions by a scorecard: places and grades."
    ),
    arguments=(
        shared.DATA,
        Entry(name="CARD", help=Text("考核表的标识", "id of the scorecard")),
    ),
    options=(
        shared.PACK,
        shared.AS_OF,
        shared.KNOWN_AS_OF,
        shared.PERIOD,
        Entry(
            name="--sensitivity",
            help=Text("换权重、换方法，看名次有多可靠", "vary weights and methods: how sure is a place"),
        ),
        Entry(
            name="--last",
            value=Text("文件", "FILE"),
            help=Text("与上期的 scores.json 比较", "compare with scores.json of last time"),
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
                f"{','.join(FORMATS)}，默认全部；只写 json 则印到屏幕",
                f"{','.join(FORMATS)}; default all; json: stdout",
            ),
        ),
        shared.DROP,
        shared.LANG,
        shared.HELP,
    ),
    example="zhangcheng score examples/xiangcheng-2021.xlsx community --as-of 2021-12-31",
)


@command(PAGE)
@shared.data
@click.argument("card")
@shared.pack
@shared.as_of
@shared.known_as_of
@shared.period
@click.option("--sensitivity", is_flag=True)
@click.option("--last")
@click.option("--out")
@click.option("--format", "formats")
@shared.drop_personal_data
@shared.lang
@click.pass_obj
def score(
    language: Language,
    data: str,
    card: str,
    pack: str | None,
    as_of: str | None,
    known_as_of: str | None,
    period: str | None,
    sensitivity: bool,
    last: str | None,
    out: str | None,
    formats: str | None,
    drop_personal_data: bool,
) -> None:
    """Score DATA by CARD; see `PAGE` for what each option does."""
    collector = Collector()
    values = Values(collector)
    as_of_date = values.date("--as-of", as_of) or today()
    known_as_of_date = values.date("--known-as-of", known_as_of)
    values.period("--period", period)
    wanted = values.choices("--format", [formats or ""], among=FORMATS) or FORMATS
    collector.raise_errors()

    # DuckDB and the rest of the engine, which --help must not wait for
    from zhangcheng import score_api
    from zhangcheng.builtin import find_pack
    from zhangcheng.pack import load_pack

    with working(language, file=sys.stderr):
        rules = load_pack(Path(pack) if pack else find_pack())
        values.known("CARD", card, among=rules.scorecards, code=scoring_codes.UNKNOWN_SCORECARD)
        collector.raise_errors()
        if sensitivity and rules.scorecards[card].sensitivity is None:
            collector.add(scoring_codes.NOTHING_VARIED, Location(file="--sensitivity"), card=card)
        if last is not None and not _is_score_report(last):
            collector.add(scoring_codes.NOT_A_SCORE_REPORT, Location(file="--last"), path=last)
        collector.raise_errors()
        scores = score_api.score(
            rules,
            data,
            card,
            as_of=as_of_date,
            known_as_of=known_as_of_date,
            period=period,
            sensitivity=sensitivity,
            last=last,
            drop_personal_data=drop_personal_data,
        )
    to_screen = formats is not None and wanted == ("json",) and out is None
    _report(scores, wanted, None if to_screen else Path(out or _FOLDER), language)
    if not scores.run.balance.closes:
        raise RuntimeError(f"the closing balance does not close: {scores.run.balance}")
    raise click.exceptions.Exit(Exit.OK)


def _is_score_report(path: str) -> bool:
    from zhangcheng.report.scores.document import read_last

    try:
        read_last(Path(path))
    except ValueError:
        return False
    return True


def _report(scores: "Scores", formats: tuple[str, ...], folder: Path | None, language: Language) -> None:
    from zhangcheng.report.scores import document, terminal

    if folder is None:
        sys.stdout.write(document.render_scores(scores))
        terminal.print_scores(scores, language=language, file=sys.stderr)
        return
    paths = {name: folder / f"scores.{name}" for name in formats}
    collector = Collector()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(scores, paths, language)
    except OSError as error:
        collector.add(
            codes.CANNOT_WRITE,
            Location(file="--out"),
            path=str(error.filename or folder),
            reason=error.strerror or "",
        )
        collector.raise_errors()
    terminal.print_scores(scores, language=language, file=sys.stdout)
    for path in paths.values():
        print(path)


def _write(scores: "Scores", paths: Mapping[str, Path], language: Language) -> None:
    if "html" in paths:
        scores.write_html(paths["html"], language=language)
    if "xlsx" in paths:
        scores.write_xlsx(paths["xlsx"], language=language)
    if "parquet" in paths:
        scores.write_parquet(paths["parquet"])
    if "json" in paths:
        scores.write_json(paths["json"])
