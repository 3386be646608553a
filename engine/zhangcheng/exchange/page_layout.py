"""What the pages of this layer share: their templates, and the head of a page."""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from zhangcheng.diagnostics.text import LANGUAGE_TAGS
from zhangcheng.report.html_report import style_sheet
from zhangcheng.report.values import Labels
from zhangcheng.wording.pages import page_environment

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Page:
    """The head of a page: its language, style and policy; no request leaves it, no script runs."""

    lang: str
    style: Markup
    policy: str

    @classmethod
    def of(cls, labels: Labels) -> "Page":
        """Return the head of a page in a reader's language."""
        style = style_sheet(labels)
        policy = f"default-src 'none'; img-src data:; style-src '{style.hash}'; base-uri 'none'"
        return cls(LANGUAGE_TAGS[labels.language], style.text, policy)


def environment() -> Environment:
    """Return the environment of the templates, which escapes everything."""
    return page_environment(_TEMPLATES)
