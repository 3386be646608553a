"""The index of reports by county: what each comes to, and links to its files."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from zhangcheng.diagnostics.text import Language
from zhangcheng.evaluate.run import Run
from zhangcheng.exchange.formats import FORMATS
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.html_report import STYLE
from zhangcheng.report.summary import summarise
from zhangcheng.report.values import Labels
from zhangcheng.wording.words import WORDS

_TEMPLATES = Path(__file__).parent / "templates"
_TAGS: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    name: str
    institutions: str
    numbers: tuple[str, ...]
    files: tuple[tuple[str, str], ...]


def write_index(
    run: Run,
    counties: Mapping[str, Run],
    formats: Sequence[str],
    *,
    folder: Path,
    language: Language,
) -> Path:
    """Write `index.html` into `folder`, where the counties have folders named by their codes.

    What lies in no county has a row of its own, so that the rows add up to the whole.
    """
    path = folder / "index.html"
    path.write_text(_render(run, counties, formats, language), encoding="utf-8", newline="\n")
    return path


def _render(run: Run, counties: Mapping[str, Run], formats: Sequence[str], language: Language) -> str:
    labels = Labels(run, language)
    style = STYLE.read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    page = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template("index.html.jinja")
    return page.render(
        lang=_TAGS[language],
        word=SimpleNamespace(**{key: text.get(language) for key, text in WORDS.items()}),
        # The text is a file of this package: nothing of a run is in it.
        style=Markup(style),  # noqa: S704
        policy=f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'",
        run=run,
        title=labels.text(run.pack.title),
        outcomes=[labels.text(outcome.label) for outcome in Outcome],
        rows=list(_rows(run, counties, formats, labels)),
    )


def _rows(run: Run, counties: Mapping[str, Run], formats: Sequence[str], labels: Labels) -> list[_Row]:
    def files(folder: str) -> tuple[tuple[str, str], ...]:
        return tuple(
            (labels.text(FORMATS[name].title), f"{folder}{FORMATS[name].file}") for name in formats
        )

    rows = [
        _row(labels.place(code), _institutions(county), county.counts, files(f"{code}/"))
        for code, county in counties.items()
    ]
    rest = {
        outcome: run.counts.get(outcome, 0) - sum(c.counts.get(outcome, 0) for c in counties.values())
        for outcome in Outcome
    }
    others = _institutions(run) - sum(_institutions(county) for county in counties.values())
    if others or any(rest.values()):
        rows.append(_row(labels.word("index_rest"), others, rest, ()))
    rows.append(_row(labels.word("index_all"), _institutions(run), run.counts, files("")))
    return rows


def _institutions(run: Run) -> int:
    """Return how many institutions the rules of a run speak about."""
    return summarise(run).institutions


def _row(
    name: str,
    institutions: int,
    counts: Mapping[Outcome, int],
    files: tuple[tuple[str, str], ...],
) -> _Row:
    numbers = tuple(f"{counts.get(outcome, 0):,}" for outcome in Outcome)
    return _Row(name=name, institutions=f"{institutions:,}", numbers=numbers, files=files)
