"""What the pages of this layer share: their templates, and the head of a page."""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from zhangcheng.diagnostics.text import Language
from zhangcheng.report.html_report import style_sheet
from zhangcheng.report.values import Labels

_TEMPLATES = Path(__file__).parent / "templates"
_TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en"}


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
        return cls(_TAGS[labels.language], style.text, policy)


def environment() -> Environment:
    """Return the environment of the templates, which escapes everything."""
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
