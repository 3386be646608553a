"""The scores as one self-contained HTML file: no request leaves it, and it works without scripts."""

from pathlib import Path
from types import SimpleNamespace

from zhangcheng.diagnostics.text import LANGUAGE_TAGS, Language
from zhangcheng.report.faults import fault_rows, reading_rows
from zhangcheng.report.html_report import environment, inline, template_text
from zhangcheng.report.phrases import own_notices
from zhangcheng.report.scores.parts import Scores
from zhangcheng.report.scores.phrases import (
    consistency_sentence,
    draws_sentence,
    headline,
    last_sentences,
    period_sentences,
    score_notices,
    swap_sentence,
)
from zhangcheng.report.scores.rows import all_rows, row_counts
from zhangcheng.report.scores.views import Views, anchor
from zhangcheng.report.scores.words import ROUNDINGS, WORDS
from zhangcheng.report.values import Labels
from zhangcheng.report.waivers import waiver_rows
from zhangcheng.scoring.plan import tallies_of
from zhangcheng.scoring.result import State
from zhangcheng.whole_files import write_whole
from zhangcheng.wording.words import WORDS as SHARED

_MOST_SWAPS = 200


def render_html(scores: Scores, language: Language = "zh") -> str:
    """Return the page in one language, the same for the same scores."""
    style = inline(template_text("report.css") + template_text("scores.css"))
    script = inline(template_text("scores.js"))
    allowed = f"img-src data:; style-src '{style.hash}'; script-src '{script.hash}'"
    return (
        environment()
        .get_template("scores.html.jinja")
        .render(
            lang=LANGUAGE_TAGS[language],
            word=SimpleNamespace(**{key: text.get(language) for key, text in WORDS.items()}),
            shared=SimpleNamespace(**{key: text.get(language) for key, text in SHARED.items()}),
            style=style.text,
            script=script.text,
            policy=f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'",
            **_said(scores, language),
        )
    )


def _said(scores: Scores, language: Language) -> dict[str, object]:
    """Return what the page says of the scores, by the name that the template has for it."""
    run, views, labels = scores.run, Views(scores, language), Labels(scores.run, language)
    not_sure = "nothing_varied" if run.card.sensitivity is None else "not_asked"
    return {
        "run": run,
        "scores": scores,
        "title": run.card.title.get(language),
        "note": run.card.note.get(language) if run.card.note is not None else "",
        "pack_title": run.pack.title.get(language),
        "headline": headline(run, language),
        "compared": last_sentences(scores, views.names),
        "notices": [*score_notices(scores, views.names), *own_notices(run.dataset.notices, language)],
        "rounding": ROUNDINGS[run.card.rounding.mode].get(language),
        "grades": views.grades(),
        "groups": views.groups(),
        "league": list(views.league()),
        "without": views.without_score(),
        "items": list(views.items()),
        "accounts": views.accounts(),
        "league_anchor": anchor,
        "states": [(state.label.get(language), run.balance.states[state]) for state in State],
        "rows": row_counts(run, language),
        "all_rows": all_rows(run),
        "periods": period_sentences(run, views.names),
        "ballots": [(views.names.item(count.indicator), count) for count in run.ballots],
        "faults": fault_rows(run, labels),
        "readings": reading_rows(run, labels),
        "waivers": waiver_rows(run, labels),
        "waived": WORDS[f"waived_{run.card.waived.value}"].get(language),
        "uses_rules": bool(tallies_of(run.card)),
        "legal": SHARED["no_legal_effect"].get(language),
        "not_sure": WORDS[not_sure].get(language),
        "sensitivity": _sensitivity(scores, views, language),
    }


def _sensitivity(scores: Scores, views: Views, language: Language) -> dict[str, object] | None:
    found = scores.sensitivity
    if found is None:
        return None
    return {
        "draws": draws_sentence(scores.run, language),
        "effects": [
            # An index is a share; an estimate may fall a hair below none.
            (views.names.factor(e.factor), f"{max(e.first, 0.0):.2f}", f"{max(e.total, 0.0):.2f}")
            for e in sorted(found.effects, key=lambda e: -e.total)
        ],
        "swaps": [
            swap_sentence(swap, views.names, views.titles, scores.run.card)
            for swap in found.swaps[:_MOST_SWAPS]
        ],
        "consistency": [consistency_sentence(c, views.names) for c in found.consistencies],
    }


def write_html(scores: Scores, path: Path, *, language: Language = "zh") -> None:
    """Write the page as UTF-8 HTML."""
    write_whole(path, render_html(scores, language))
