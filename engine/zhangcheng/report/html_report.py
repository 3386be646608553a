"""The report as one self-contained HTML file: no request leaves it, and it works without scripts."""

import datetime as dt
import os
import sys
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemBytecodeCache
from markupsafe import Markup

from zhangcheng.diagnostics.text import LANGUAGE_TAGS, Language
from zhangcheng.evaluate.run import Run
from zhangcheng.model.outcome import Outcome
from zhangcheng.report.faults import fault_rows, reading_rows
from zhangcheng.report.html_institutions import SHORT, view_places
from zhangcheng.report.html_rules import dropped_views, rule_views, source_views
from zhangcheng.report.html_summary import (
    area_rows,
    county_place_rows,
    county_rows,
    empty_areas,
    equations,
    gap_rows,
    overall_bar,
    place_rows,
    sheet_rows,
)
from zhangcheng.report.mending import against_view, to_pass_views
from zhangcheng.report.phrases import headline, next_steps, notices
from zhangcheng.report.summary import summarise
from zhangcheng.report.values import Labels
from zhangcheng.report.waivers import waiver_rows
from zhangcheng.whole_files import write_whole
from zhangcheng.wording.pages import page_environment
from zhangcheng.wording.words import WORDS, say

_TEMPLATES = Path(__file__).parent / "templates"
_IN_STYLE = ("record", "requirement", "actual", "required", "gap", "cells")
"""Words that the style sheet puts before values where a phone has no room for table headings."""


@dataclass(frozen=True, slots=True)
class _Inline:
    """A style sheet or script of the page, and the hash by which its policy allows it."""

    text: Markup
    hash: str


def render_html(run: Run, language: Language = "zh") -> str:
    """Return the report as an HTML document in one language, the same for the same run."""
    labels = Labels(run, language)
    style = style_sheet(labels)
    script = inline(template_text("report.js"))
    allowed = f"img-src data:; style-src '{style.hash}'; script-src '{script.hash}'"
    page = environment().get_template("report.html.jinja")
    return page.render(
        lang=LANGUAGE_TAGS[language],
        word=SimpleNamespace(**{key: text.get(language) for key, text in WORDS.items()}),
        say=lambda key, **values: say(key, language, **values),
        labels_of={SHORT[outcome]: labels.text(outcome.label) for outcome in Outcome},
        style=style.text,
        script=script.text,
        policy=f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'",
        run=run,
        pack_title=labels.text(run.pack.title),
        known_as_of=None if run.clock.known_as_of == dt.date.max else run.clock.known_as_of,
        **_sections(run, labels),
    )


def _sections(run: Run, labels: Labels) -> dict[str, object]:
    """Return what the sections of the page show, in their order."""
    summary = summarise(run)
    return {
        "notices": notices(run, labels.language),
        "headline": headline(run, summary, labels.language),
        "outcomes": [(SHORT[o], labels.text(o.label), run.counts.get(o, 0)) for o in Outcome],
        "overall": overall_bar(run, labels),
        "areas": area_rows(summary, labels),
        "empty_areas": empty_areas(summary, labels),
        "area_choices": [(share.area.id, labels.text(share.area.title)) for share in summary.areas],
        "place_shares": place_rows(summary, labels),
        "county_places": county_place_rows(summary, labels),
        "counties": [labels.place(code) for code in summary.counties.counties],
        "county_rows": county_rows(run, summary, labels),
        "gaps": gap_rows(run, summary, labels),
        "steps": next_steps(run, summary, labels),
        "against": against_view(run, labels),
        "totals": to_pass_views(run, labels),
        "waivers": waiver_rows(run, labels),
        "equations": equations(run, labels),
        "sheets": sheet_rows(run, labels),
        "faults": fault_rows(run, labels),
        "readings": reading_rows(run, labels),
        "places": view_places(run, summary, labels),
        "rules": rule_views(run, labels),
        "dropped": dropped_views(run, labels),
        "sources": source_views(run, labels),
    }


def write_html(run: Run, path: Path, *, language: Language = "zh") -> None:
    """Write the report as UTF-8 HTML."""
    write_whole(path, render_html(run, language))


@cache
def environment() -> Environment:
    """Return where the templates of pages are found and compiled."""
    return page_environment(_TEMPLATES, kept=_compiled_templates())


def _compiled_templates() -> FileSystemBytecodeCache | None:
    """Keep compiled templates where Python keeps compiled modules, and as it does: if it can."""
    folder = _TEMPLATES / "__pycache__"
    if sys.dont_write_bytecode:
        return None
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def template_text(name: str) -> str:
    """Return a style sheet or script that stands beside the templates."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def inline(text: str) -> _Inline:
    """Return text to stand inside a page, with the hash by which the page's policy allows it."""
    digest = b64encode(sha256(text.encode()).digest()).decode()
    # The text is a file of this package and words of its own catalogue: nothing of a run is in it.
    return _Inline(Markup(text), f"sha256-{digest}")  # noqa: S704


def style_sheet(labels: Labels) -> _Inline:
    """Return the style sheet of the page; pages beside it use it too."""
    return inline(_style_words(labels) + template_text("report.css"))


def _style_words(labels: Labels) -> str:
    named = "".join(f'--{name}:"{labels.word(name)}";' for name in _IN_STYLE)
    return f":root{{{named}}}\n"
