"""What programs read: the Atom feed of changes, llms.txt, the site map, Legislation in JSON-LD."""

import itertools
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from zhangcheng.handbook.book import Book
from zhangcheng.handbook.pages import changes
from zhangcheng.model.rule import Rule

FEED = "changes.xml"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def feed(book: Book) -> str:
    """Return the changes as an Atom feed, an entry per day; addresses are relative to the feed."""
    pack = book.pack
    tag = f"tag:{pack.id}.handbook,2018:"
    title = book.t("变更记录", "Changes")
    found = list(changes.changes(book))
    entries = [
        _entry(book, day.isoformat(), list(same), tag)
        for day, same in itertools.groupby(found, key=lambda change: change.day)
    ]
    updated = found[0].day.isoformat() if found else "1970-01-01"
    return (
        f'{_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{book.language}">\n'
        f"<title>{escape(book.text(pack.title))} · {title}</title>\n<id>{tag}{book.language}</id>\n"
        f'<updated>{updated}T00:00:00+08:00</updated>\n<link rel="self" href="{FEED}"/>\n'
        f'<link rel="alternate" href="changes.html"/>\n<author><name>{escape(pack.id)}</name></author>\n'
        f"{''.join(entries)}</feed>\n"
    )


def _entry(book: Book, day: str, found: list[changes.Change], tag: str) -> str:
    told = "".join(
        f'<li><a href="{change.page.removesuffix(".md")}.html">{escape(change.title)}</a>'
        f"{book.t('：', ': ')}{escape(change.told)}</li>"
        for change in found
    )
    titles = book.joined(dict.fromkeys(change.title for change in found))
    return (
        f"<entry><title>{day} {escape(titles)}</title><id>{tag}{book.language}/{day}</id>"
        f'<updated>{day}T00:00:00+08:00</updated><link href="changes.html#y{day[:4]}"/>'
        f'<content type="html">{escape(f"<ul>{told}</ul>")}</content></entry>\n'
    )


def llms(book: Book) -> str:
    """Return llms.txt: what the site is, and where the Markdown of its pages lies."""
    pack = book.pack
    lines = [f"# {book.text(pack.title)}", "", f"> {book.text(pack.note) or book.text(pack.title)}", ""]
    lines += [
        book.t(
            "每页旁边有同名的 .md、.json、.csv。"
            "标“示意”的没有文件依据，标“推定”的日期没有出处。没有法律效力。",
            "Beside every page lies the same as .md, .json and .csv. Illustrative values have no source,"
            " assumed dates none either. No legal effect.",
        ),
        "",
    ]
    for area in pack.areas:
        lines += [f"## {book.text(area.title)}", ""]
        for name in area.rules:
            rule = pack.rules[name]
            said = book.text(pack.prose(pack.tree(rule.require), record_type=rule.record))
            lines.append(f"- [{book.text(rule.title)}](rules/{name}.md): {book.sentence(said)}")
        lines.append("")
    data = book.t("数据", "Data")
    lines += [f"## {data}", "", f"- [rules.json](rules.json): {book.t('全部规则', 'all rules')}", ""]
    return "\n".join(lines)


def site_map(pages: Iterable[str], base: str) -> str:
    """Return the site map of both languages; `base` is where the site will be, with its last slash."""
    urls = "".join(_urls(sorted(pages), base))
    return (
        f'{_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{urls}</urlset>\n'
    )


def _urls(pages: list[str], base: str) -> Iterator[str]:
    for page in pages:
        both = {"zh": f"{base}{page}", "en": f"{base}en/{page}"}
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(url)}/>'
            for language, url in both.items()
        )
        for url in both.values():
            yield f"<url><loc>{escape(url)}</loc>{others}</url>\n"


def legislation(book: Book, rule: Rule) -> dict[str, Any]:
    """Return a rule as schema.org's Legislation."""
    pack, effective = book.pack, rule.effective
    since = effective.since.isoformat() if effective.since is not None else ".."
    to = effective.to.isoformat() if effective.to is not None else ".."
    home = pack.jurisdictions.by_code[pack.home]
    return {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": f"{rule.id}.html",
        "name": book.text(rule.title),
        "abstract": book.sentence(
            book.text(pack.prose(pack.tree(rule.require), record_type=rule.record))
        ),
        "inLanguage": book.language,
        "legislationIdentifier": rule.id,
        "legislationType": book.level(rule.level),
        "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
        "legislationJurisdiction": {"@type": "AdministrativeArea", "name": book.text(home.name)},
        "temporalCoverage": f"{since}/{to}",
        "isBasedOn": [
            {
                "@type": "Legislation",
                "name": book.text(citation.source.title),
                **({"legislationIdentifier": citation.source.number} if citation.source.number else {}),
                **(
                    {"legislationDate": citation.source.date.isoformat()} if citation.source.date else {}
                ),
            }
            for citation in rule.citations
        ],
    }
