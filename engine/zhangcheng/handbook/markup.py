"""Markdown and HTML as the pages write them: escaping, tables, marks, folding sections."""

import functools
import html
import json
import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence

_MARKDOWN = re.compile(r"([\\`*_\[\]|~])")
_HAN = "\u2014\u2018-\u201d\u2026\u3001-\u303f\u3400-\u9fff\uff01-\uff60"
_GAP = re.compile(f"(?<=[{_HAN}])[ \n](?=[{_HAN}])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BLANK_LINES = re.compile(r"\n\s*\n+")


def plain(text: str) -> str:
    """Return text of a pack so that neither Markdown nor HTML reads anything into it."""
    return _MARKDOWN.sub(r"\\\1", html.escape(one_line(text), quote=False))


def escaped(text: str) -> str:
    """Return text for HTML, attributes included."""
    return html.escape(one_line(text), quote=True)


def one_line(text: str) -> str:
    """Return text with every run of white space as one blank."""
    return " ".join(text.split())


def without_gaps(text: str) -> str:
    """Return Chinese text without the blanks that lines joined in YAML or Markdown leave in it."""
    return _GAP.sub("", text) if " " in text or "\n" in text else text


def code(text: str) -> str:
    """Return text as inline code; expressions and ids hold no backticks."""
    return f"`{one_line(text)}`"


def days(text: str) -> str:
    """Return text for HTML whose dates in digits are not broken at their hyphens."""
    return _DAY.sub(r'<span class="day">\g<0></span>', escaped(text))


def link(text: str, target: str, *, at: str) -> str:
    """Return a Markdown link from the page `at` to the page or file `target`, both from the root."""
    return f"[{text}]({relative(target, at=at)})"


def anchor(text: str, target: str, *, at: str, css: str = "") -> str:
    """Return an HTML link; pages are named by their Markdown files and written as built."""
    page, _, fragment = relative(target, at=at).partition("#")
    href = page.removesuffix(".md") + ".html" if page.endswith(".md") else page
    shown = f' class="{css}"' if css else ""
    return f'<a{shown} href="{escaped(href + ("#" + fragment if fragment else ""))}">{text}</a>'


def relative(target: str, *, at: str) -> str:
    """Return the path of `target` seen from the page `at`."""
    page, hash_, fragment = target.partition("#")
    return _relative(page, posixpath.dirname(at) or ".") + hash_ + fragment


@functools.lru_cache(maxsize=16_384)
def _relative(page: str, start: str) -> str:
    return posixpath.relpath(page, start)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a Markdown table; cells are Markdown already. Without rows there is no table."""
    body = [f"| {' | '.join(row)} |" for row in rows]
    if not body:
        return []
    return ["", f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *body, ""]


def html_table(head: Sequence[str], rows: Iterable[Sequence[str]], *, css: str = "") -> str:
    """Return an HTML table that scrolls sideways where it is too wide; cells are HTML already."""
    heads = "".join(f'<th scope="col">{html.escape(word)}</th>' for word in head)
    body = "\n".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    shown = f' class="{css}"' if css else ""
    return (
        f'<div class="wide" tabindex="0"><table{shown}><thead><tr>{heads}</tr></thead>'
        f"<tbody>\n{body}\n</tbody></table></div>"
    )


def block(markup: str) -> list[str]:
    """Return HTML as a block of its own; Markdown ends a block at an empty line, so there is none."""
    return ["", _BLANK_LINES.sub("\n", markup.strip()), ""]


def folded(summary: str, inside: str, *, css: str = "", is_open: bool = False) -> list[str]:
    """Return HTML under a line that opens and closes it."""
    shown = f' class="{css}"' if css else ""
    return block(
        f"<details{shown}{' open' if is_open else ''}><summary>{summary}</summary>\n{inside}\n</details>"
    )


def front_matter(**values: str | Mapping[str, bool] | Sequence[str]) -> list[str]:
    """Return a page's front matter; JSON is YAML, so quoting is safe."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return ["---", *lines, "---", ""]
