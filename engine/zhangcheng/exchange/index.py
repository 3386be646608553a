"""The index of reports by county: what each comes to, and links to its files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhangcheng.diagnostics.text import Language
from zhangcheng.evaluate.run import Run
from zhangcheng.exchange.formats import FORMATS
from zhangcheng.exchange.page_layout import Page, environment
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.summary import summarise
from zhangcheng.report.values import Labels
from zhangcheng.whole_files import write_whole
from zhangcheng.wording.words import WORDS

Runs = Sequence[Run]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    name: str
    institutions: str
    numbers: tuple[str, ...]
    files: tuple[tuple[str, str], ...]


def write_index(
    runs: Runs,
    counties: Mapping[str, Runs],
    formats: Sequence[str],
    *,
    folder: Path,
    language: Language,
) -> Path:
    """Write `index.html` into `folder`, where the counties have folders named by their codes.

    What lies in no county has a row of its own, so that the rows add up to the whole.
    """
    path = folder / "index.html"
    labels = Labels(runs[0], language)
    text = (
        environment()
        .get_template("index.html.jinja")
        .render(
            page=Page.of(labels),
            word={key: text.get(language) for key, text in WORDS.items()},
            clock=runs[0].clock,
            titles=[f"{labels.text(run.pack.title)} {run.pack.version}" for run in runs],
            outcomes=[labels.text(outcome.label) for outcome in Outcome],
            rows=_rows(runs, counties, formats, labels),
            notes=[labels.word("index_workbooks")] if "xlsx" in formats else [],
        )
    )
    write_whole(path, text)
    return path


def _rows(
    runs: Runs, counties: Mapping[str, Runs], formats: Sequence[str], labels: Labels
) -> list[_Row]:
    def files(folder: str) -> tuple[tuple[str, str], ...]:
        return tuple(
            (labels.text(FORMATS[name].title), f"{folder}{FORMATS[name].file}") for name in formats
        )

    whole = _counts(runs)
    rows = [
        _row(labels.place(code), _institutions(county), _counts(county), files(f"{code}/"))
        for code, county in counties.items()
    ]
    rest = {
        outcome: whole[outcome] - sum(_counts(county)[outcome] for county in counties.values())
        for outcome in Outcome
    }
    others = _institutions(runs) - sum(_institutions(county) for county in counties.values())
    if others or any(rest.values()):
        rows.append(_row(labels.word("index_rest"), others, rest, ()))
    rows.append(_row(labels.word("index_all"), _institutions(runs), whole, files("")))
    return rows


def _counts(runs: Runs) -> dict[Outcome, int]:
    return {outcome: sum(run.counts.get(outcome, 0) for run in runs) for outcome in Outcome}


def _institutions(runs: Runs) -> int:
    """Return how many institutions the rules of the runs speak about."""
    known = (key for run in runs for key in summarise(run).by_institution if key in run.institutions)
    return len(set(known))


def _row(
    name: str,
    institutions: int,
    counts: Mapping[Outcome, int],
    files: tuple[tuple[str, str], ...],
) -> _Row:
    numbers = tuple(f"{counts[outcome]:,}" for outcome in Outcome)
    return _Row(name=name, institutions=f"{institutions:,}", numbers=numbers, files=files)
