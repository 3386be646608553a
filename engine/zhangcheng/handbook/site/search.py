"""Fits the theme's search to Chinese: words cut fine, other names for pages, no network needed."""

import functools
import json
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from zhangcheng.handbook.segments import pieces
from zhangcheng.handbook.site.sections import sections

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_BREAK = "\u200b"
_PHRASES = Path(__file__).with_name("phrases.js")


def configure(config: MkDocsConfig) -> None:
    """Have the index read pages and cut Chinese our way; runs after the theme's plugin has made it."""
    index = _index(config)
    index._segment_chinese = segmented  # noqa: SLF001 - with the next one, the seams it has
    index.add_entry_from_context = functools.partial(_add, index)


def forget(config: MkDocsConfig, pages: set[str]) -> None:
    """Take out what a quick rebuild knows of pages that it made again."""
    before = _plugin(config).search_index_prev
    if before is not None:
        before.entries = [e for e in before.entries if e["location"].partition("#")[0] not in pages]


def thin_out(config: MkDocsConfig) -> None:
    """Keep a page's other names at its head alone: its sections need not repeat them."""
    for entry in _index(config).entries:
        if "#" in entry["location"]:
            entry.pop("tags", None)


def write_for_files(folder: Path) -> None:
    """Write the index compactly, and as a script too: a page opened as a file may not read another."""
    index = folder / "search" / "search_index.json"
    loaded = json.loads(index.read_text(encoding="utf-8"))
    text = json.dumps(loaded, ensure_ascii=False, separators=(",", ":"))
    index.write_text(text, encoding="utf-8")
    index.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8")


def find_phrases(folder: Path) -> None:
    """Have the theme's worker find phrases as they stand; a quick rebuild leaves the worker as it is."""
    ours = _PHRASES.read_text(encoding="utf-8")
    for worker in (folder / "assets" / "javascripts" / "workers").glob("search.*.js"):
        theirs = worker.read_text(encoding="utf-8")
        if not theirs.startswith(ours):
            worker.write_text(ours + theirs, encoding="utf-8", newline="\n")


def segmented(text: str) -> str:
    """Return text with invisible breaks between Chinese words, where the index cuts it."""
    return _HAN.sub(lambda match: _cut(match[0]), text).strip(_BREAK)


@functools.lru_cache(maxsize=100_000)
def _cut(run: str) -> str:
    """Cut a run of Chinese characters; the same labels stand on page after page."""
    return f"{_BREAK}{_BREAK.join(pieces(run))}{_BREAK}"


def _add(index: Any, page: Page) -> None:  # noqa: ANN401 - the theme's own class
    """Add the sections of a page to the index."""
    if (page.meta.get("search") or {}).get("exclude"):
        return
    for section in sections(page.content or ""):
        index.create_entry_for_section(section, page.toc, page.url, page)


def _index(config: MkDocsConfig) -> Any:  # noqa: ANN401 - the theme's own class, which has no types
    return _plugin(config).search_index


def _plugin(config: MkDocsConfig) -> Any:  # noqa: ANN401 - likewise
    return config.plugins["material/search"]
