"""The last lines of a page: its data to download and its permanent link."""

import posixpath
from collections.abc import Iterable, Iterator

from zhangcheng.diagnostics.location import Location
from zhangcheng.handbook.book import Book

FORMATS = ("json", "yaml", "csv", "md")
_HEAD = "{ #data }"
_LISTED = ("json", "md")
"""Beside a page that only lists what has pages of its own."""


def with_downloads(book: Book, at: str, page: str) -> str:
    """Return a page with the links to its data, unless it has its own or only leads on."""
    if _HEAD in page or "\nforward: " in page:
        return page
    lines = [f"## {book.t('数据与链接', 'Data and links')} {_HEAD}", "", *_links(book, at, _LISTED)]
    return page.rstrip() + "\n\n" + "\n".join(lines)


def from_pack(book: Book, place: Location) -> Iterator[str]:
    """Yield which of the packs states what stands at a place; nothing where there is one pack."""
    if book.pack.is_layered:
        layer = book.pack.layer_of(place)
        told = f"{book.md(layer.title)} ({layer.id} {layer.version})"
        yield f"- {book.colon(book.t('写在', 'Stated in'), told)}"


def downloads(book: Book, at: str, *, yaml: bool) -> Iterator[str]:
    """Yield links to the data of the page `at`, which lie beside it under the same name."""
    yield from _links(book, at, [suffix for suffix in FORMATS if yaml or suffix != "yaml"])


def _links(book: Book, at: str, formats: Iterable[str]) -> Iterator[str]:
    name = posixpath.basename(at).removesuffix(".md")
    files = " ".join(f'<a href="{name}.{suffix}" download>.{suffix}</a>' for suffix in formats)
    permanent = f'<a href="{name}.html">{at.removesuffix(".md")}.html</a>'
    yield f"- {book.colon(book.t('下载本页数据', 'Data of this page'), files)}"
    yield f"- {book.colon(book.t('固定链接', 'Permanent link'), permanent)}"
    yield f"- {book.colon(book.t('规则包', 'Pack'), f'{book.pack.id} {book.pack.version}')}"
    yield ""
