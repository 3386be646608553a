"""HTML: the page of `report`, or the pages of several packs in one document."""

import re
from pathlib import Path

from markupsafe import Markup

from zhangcheng.exchange.page_layout import Page, environment
from zhangcheng.exchange.report import Report
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.html_report import render_html
from zhangcheng.report.summary import summarise
from zhangcheng.report.values import Labels
from zhangcheng.whole_files import write_whole
from zhangcheng.wording.words import WORDS

_MAIN = re.compile(r"<main>\n(.*)</main>", re.DOTALL)
_IDS = re.compile(r' (id|for|aria-labelledby)="([^"]+)"')
_LINKS = re.compile(r'href="#([^"]+)"')


def write(report: Report, path: Path) -> None:
    """Write the page."""
    write_whole(path, render(report))


def render(report: Report) -> str:
    """Return the document."""
    if len(report.runs) == 1:
        return render_html(report.runs[0], report.language)
    first = Labels(report.runs[0], report.language)
    return (
        environment()
        .get_template("several.html.jinja")
        .render(
            page=Page.of(first),
            word={key: text.get(report.language) for key, text in WORDS.items()},
            clock=report.runs[0].clock,
            outcomes=[outcome.label.get(report.language) for outcome in Outcome],
            packs=[_pack(report, number) for number in range(len(report.runs))],
        )
    )


def _pack(report: Report, number: int) -> dict[str, object]:
    run = report.runs[number]
    labels = Labels(run, report.language)
    return {
        "id": f"p{number + 1}",
        "title": f"{labels.text(run.pack.title)} {run.pack.version}",
        "institutions": f"{summarise(run).institutions:,}",
        "numbers": [f"{run.counts.get(outcome, 0):,}" for outcome in Outcome],
        "main": _main(render_html(run, report.language), f"p{number + 1}-"),
    }


def _main(page: str, prefix: str) -> Markup:
    """Return what a page is about, its anchors told apart from those of other packs.

    Text of the data holds no quotes as such, so that nothing but our own attributes is matched.
    """
    found = _MAIN.search(page)
    text = found[1] if found is not None else ""
    text = _IDS.sub(rf' \1="{prefix}\2"', text)
    # It was rendered by our own template, which escapes what is of the data.
    return Markup(_LINKS.sub(rf'href="#{prefix}\1"', text))  # noqa: S704
