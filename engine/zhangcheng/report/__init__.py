"""Turns a run into what people read: a terminal summary, a page, and JSON for programs."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhangcheng.report.explanation import render_explanation
    from zhangcheng.report.html_report import render_html, write_html
    from zhangcheng.report.json_report import render_json, write_json
    from zhangcheng.report.schema import report_schema
    from zhangcheng.report.terminal import print_summary

__all__ = [
    "print_summary",
    "render_explanation",
    "render_html",
    "render_json",
    "report_schema",
    "write_html",
    "write_json",
]

_MODULES = {
    "print_summary": "terminal",
    "render_explanation": "explanation",
    "render_html": "html_report",
    "render_json": "json_report",
    "report_schema": "schema",
    "write_html": "html_report",
    "write_json": "json_report",
}


def __getattr__(name: str) -> object:
    """Import a part when it is first asked for: each needs a library that the others do not."""
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
