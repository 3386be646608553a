"""`zhangcheng score`: institutions scored by a scorecard, to a league table and reports."""

import datetime as dt
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zhangcheng.cli import _options as shared
from zhangcheng.cli._command import command
from zhangcheng.cli._faults import Exit
from zhangcheng.cli._folder import LIST_OF_SCORES, Folder
from zhangcheng.cli._page import Entry, Page
from zhangcheng.cli._progress import working
from zhangcheng.cli._reports import keep_inputs
from zhangcheng.cli._values import Values
from zhangcheng.cli._writing import writing
from zhangcheng.diagnostics.codes import scoring as scoring_codes
from zhangcheng.diagnostics.collector import Collector, UnusableDataError
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Language, Text

if TYPE_CHECKING:
    from zhangcheng.pack.pack import Pack
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
        shared.WAIVERS,
        Entry(
            name="--sensitivity",
            help=Text("换权重、换方法，看名次有多可靠", "vary weights and methods: how sure is a place"),
        ),
        Entry(
            name="--last",
            value=Text("文件", "FILE"),
            help=Text("与上期的 scores.json 比较", "compare with scores.json of last time"),
        ),
        shared.out_entry(_FOLDER),
        Entry(
            name="--format",
            value=Text("格式", "LIST"),
            help=Text(
                f"{','.join(FORMATS)}，默认全部；只写 json 则印到屏幕",
                f"{','.join(FORMATS)}; default all; json: stdout",
            ),
        ),
        shared.FAIL_ON_EXPIRED,
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
@shared.dated
@shared.waivers
@click.option("--sensitivity", is_flag=True)
@click.option("--last")
@shared.written
@shared.fail_on_expired
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
    waivers: str | None,
    sensitivity: bool,
    last: str | None,
    out: str | None,
    formats: str | None,
    fail_on_expired: bool,
    drop_personal_data: bool,
) -> None:
    """Score DATA by CARD; see `PAGE` for what each option does."""
    collector = Collector()
    values = Values(collector)
    dates = values.dates(as_of, known_as_of, period)
    wanted = values.choices("--format", [formats or ""], among=FORMATS) or FORMATS
    values.waivers(waivers)
    values.file("--last", last)
    collector.raise_errors()
    to_screen = formats is not None and wanted == ("json",) and out is None
    paths = {} if to_screen else {name: Path(out or _FOLDER) / f"scores.{name}" for name in wanted}

    # DuckDB and the rest of the engine, which --help must not wait for
    from zhangcheng import score_api

    with working(language, file=sys.stderr):
        loaded = _loaded(pack, card, sensitivity=sensitivity, last=last, as_of=dates.as_of)
        keep_inputs(Path(data), paths.values(), last=Path(last) if last is not None else None)
        scores = score_api.score(
            loaded,
            data,
            card,
            as_of=dates.as_of,
            known_as_of=dates.known_as_of,
            period=dates.period,
            waivers=waivers,
            sensitivity=sensitivity,
            last=last,
            drop_personal_data=drop_personal_data,
        )
    _report(scores, paths, language)
    _raise_open(scores)
    _raise_no_place(scores, data)
    expired = fail_on_expired and any(use.matters for use in scores.run.waivers)
    raise click.exceptions.Exit(Exit.FINDINGS if expired else Exit.OK)


def _loaded(
    pack: str | None, card: str, *, sensitivity: bool, last: str | None, as_of: dt.date
) -> "Pack":
    """Load the pack that is meant, which must have what is asked of it.

    Raises:
        DiagnosticsError: when the pack is faulty, has no such scorecard, or this says nothing of what
            is varied, or when `last` is nothing to compare with.
    """
    from zhangcheng.builtin import find_pack
    from zhangcheng.pack import load_pack

    collector = Collector()
    chosen = shared.chosen_pack(pack)
    loaded = load_pack(Path(chosen) if chosen is not None else find_pack())
    Values(collector).known("CARD", card, among=loaded.scorecards, code=scoring_codes.UNKNOWN_SCORECARD)
    collector.raise_errors()
    if sensitivity and loaded.scorecards[card].sensitivity is None:
        collector.add(scoring_codes.NOTHING_VARIED, Location(file="--sensitivity"), card=card)
    if last is not None:
        _check_last(last, loaded, card, as_of, collector)
    collector.raise_errors()
    return loaded


def _raise_open(scores: "Scores") -> None:
    if not scores.run.balance.closes:
        raise RuntimeError(f"the closing balance does not close: {scores.run.balance}")


def _raise_no_place(scores: "Scores", data: str) -> None:
    """Stop, the reports written, when nobody has a place: that must not look like a success."""
    from zhangcheng.report.scores.nobody import no_place

    why = no_place(scores.run)
    if why is not None:
        collector = Collector()
        collector.add(
            scoring_codes.NOBODY_TO_SCORE, Location(file=data), card=scores.run.card.id, why=why
        )
        collector.raise_errors(UnusableDataError)


def _check_last(path: str, pack: "Pack", card: str, as_of: dt.date, collector: Collector) -> None:
    """Report what is no score report, or one of another pack or scorecard, or of a later day."""
    from zhangcheng.report.scores.last import read_last

    place = Location(file="--last")
    try:
        last = read_last(Path(path))
    except ValueError:
        collector.add(scoring_codes.NOT_A_SCORE_REPORT, place, path=path)
        return
    if last.pack != pack.id:
        collector.add(scoring_codes.OTHER_PACK, place, path=path, own=last.pack, pack=pack.id)
    elif last.card != card:
        collector.add(scoring_codes.OTHER_CARD, place, path=path, own=last.card, card=card)
    if last.as_of > as_of:
        collector.add(
            scoring_codes.LATER_REPORT, place, path=path, own=f"{last.as_of}", as_of=f"{as_of}"
        )


def _report(scores: "Scores", paths: Mapping[str, Path], language: Language) -> None:
    """Write the reports to their paths, or JSON to stdout when there are none."""
    from zhangcheng.report.scores import document, terminal

    if not paths:
        sys.stdout.write(document.render_scores(scores))
        terminal.print_scores(scores, language=language, file=sys.stderr)
        return
    folder = next(iter(paths.values())).parent
    with writing(folder, option="--out"):
        ours = Folder(folder, LIST_OF_SCORES)
        ours.check(paths.values(), paths)
        folder.mkdir(parents=True, exist_ok=True)
        _write(scores, paths, language)
        for name, path in paths.items():
            ours.add(f"scores.{name}", [path])
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
