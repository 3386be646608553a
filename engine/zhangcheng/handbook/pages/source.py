"""The page of a source: its paragraphs and the rules and values made from each."""

from collections.abc import Iterator

from zhangcheng.handbook.book import Book
from zhangcheng.handbook.keywords import keywords
from zhangcheng.handbook.markup import code, days, front_matter, link, plain, table
from zhangcheng.handbook.pages.downloads import downloads
from zhangcheng.model.source import Source

INDEX = "sources/index.md"


def path(source: str) -> str:
    """Return where the page of a source stands."""
    return f"sources/{source}.md"


def index(book: Book) -> str:
    """Return the list of sources."""
    return "\n".join(_index(book))


def page(book: Book, source: Source) -> str:
    """Return the page of a source."""
    return "\n".join(_lines(book, source, path(source.id)))


def uses(book: Book, source: str, clause: str | None) -> list[tuple[str, str]]:
    """Return the rules and parameters made from a clause: title as Markdown, and page."""
    wanted = (source, clause)
    found = [
        (book.md(rule.title), f"rules/{rule.id}.md")
        for rule in book.pack.rules.values()
        if wanted in {(c.source.id, c.clause.id if c.clause else None) for c in rule.citations}
    ]
    for parameter in book.pack.parameters.values():
        cited = {
            (v.citation.source.id, v.citation.clause.id if v.citation.clause else None)
            for v in parameter.values
            if v.citation is not None
        }
        if wanted in cited:
            found.append((book.md(parameter.title), f"parameters/{parameter.id}.md"))
    return found


def _index(book: Book) -> Iterator[str]:
    title = book.t("依据文件", "Sources")
    yield from front_matter(title=title, kind="sources")
    yield f"# {title}"
    head = (
        book.t("文件", "Document"),
        book.t("发文机关", "Issuer"),
        book.t("文号", "Number"),
        book.t("日期", "Date"),
    )
    yield from table(head, (_summary(book, source) for source in book.pack.sources.values()))


def _summary(book: Book, source: Source) -> tuple[str, ...]:
    return (
        link(book.md(source.title), path(source.id), at=INDEX),
        book.md(source.issuer),
        plain(source.number or ""),
        days(source.date.isoformat()) if source.date is not None else "",
    )


def _lines(book: Book, source: Source, at: str) -> Iterator[str]:
    described = " ".join(filter(None, [source.number, book.text(source.issuer)]))
    yield from front_matter(
        title=book.text(source.title),
        description=described,
        kind="source",
        tags=keywords(book, book.text(source.title), source.number or ""),
    )
    yield f"# {book.md(source.title)}"
    yield ""
    if source.issuer is not None:
        yield f"- {book.colon(book.t('发文机关', 'Issuer'), book.md(source.issuer))}"
    if source.number is not None:
        yield f"- {book.colon(book.t('文号', 'Number'), plain(source.number))}"
    if source.date is not None:
        yield f"- {book.colon(book.t('日期', 'Date'), book.date(source.date))}"
    if source.url is not None:
        yield f"- {book.colon(book.t('出处', 'Read at'), code(source.url))}"
    yield ""
    if source.note is not None:
        yield book.md(source.note)
        yield ""
    yield from _uses(book, source.id, None, at=at)
    if source.clauses:
        yield f"## {book.t('条款和据此写成的规则', 'Clauses and what was made of them')} {{ #clauses }}"
        yield ""
    for clause in source.clauses:
        yield f"### {book.md(clause.title)} {{ #{clause.id} }}"
        yield ""
        if clause.quote is not None:
            yield f"> {plain(clause.quote)}"
            yield ""
        yield from _uses(book, source.id, clause.id, at=at)
    yield f"## {book.t('数据与链接', 'Data and links')} {{ #data }}"
    yield ""
    yield f"- {book.colon(book.t('标识', 'Id'), code(source.id))}"
    yield from downloads(book, at, yaml=False)


def _uses(book: Book, source: str, clause: str | None, *, at: str) -> Iterator[str]:
    found = uses(book, source, clause)
    for title, target in found:
        yield f"- {link(title, target, at=at)}"
    if clause is not None and not found:
        yield book.t("没有据此写成规则。", "No rule was made from it.")
    yield ""
