"""All files of the handbook in one language: a pure function from the pack to texts by path."""

from collections.abc import Iterator, Mapping

from zhangcheng.diagnostics.text import Language
from zhangcheng.handbook import data, data_of_lists, feeds, rules_schema, templates
from zhangcheng.handbook.book import Book
from zhangcheng.handbook.facts import Facts
from zhangcheng.handbook.pages import (
    area,
    changes,
    check,
    checked,
    district,
    glossary,
    home,
    matrix,
    moved,
    parameter,
    record,
    rule,
    rules,
    scorecard,
    source,
)
from zhangcheng.handbook.pages.downloads import with_downloads
from zhangcheng.handbook.terms import Terms

RULES_SCHEMA = "rules.schema.json"
"""Where the schema of rules.json lies: in every handbook, and hardly elsewhere."""


def pages(facts: Facts, language: Language) -> Mapping[str, str]:
    """Return the Markdown of every page made from the pack, by its path."""
    book = Book(facts=facts, language=language)
    terms = Terms(book)
    complete = ((path, with_downloads(book, path, text)) for path, text in _pages(book))
    return {path: text if path == glossary.PATH else terms.explained(text) for path, text in complete}


def data_files(facts: Facts) -> Mapping[str, str]:
    """Return the data beside the pages, by path; the same in both languages."""
    made = dict([*data.files(facts), *data_of_lists.files(facts), *templates.files(facts.pack)])
    return {**made, RULES_SCHEMA: rules_schema.text()}


def feed_files(facts: Facts, language: Language) -> Mapping[str, str]:
    """Return what programs read in one language: the feed of changes, and llms.txt."""
    book = Book(facts=facts, language=language)
    return {feeds.FEED: feeds.feed(book), "llms.txt": feeds.llms(book)}


def scripts(facts: Facts, language: Language) -> Mapping[str, str]:
    """Return the scripts and style sheets that the pages load, by path."""
    return check.scripts(facts, language)


def _pages(book: Book) -> Iterator[tuple[str, str]]:
    pack = book.pack
    yield home.PATH, home.page(book)
    for one in pack.areas:
        yield area.path(one.id), area.page(book, one)
        yield matrix.path(one.id), matrix.page(book, one)
    yield rules.PATH, rules.page(book)
    for name, each in pack.rules.items():
        yield rule.path(name), rule.page(book, each)
        for alias in each.aliases:
            yield rule.path(alias), moved.renamed(book, alias, each)
    for drop in pack.drops:
        yield rule.path(drop.rule.id), moved.dropped(book, drop)
    yield scorecard.INDEX, scorecard.index(book)
    for name, card in pack.scorecards.items():
        yield scorecard.path(name), scorecard.page(book, card)
    yield parameter.INDEX, parameter.index(book)
    for name, declared in pack.parameters.items():
        yield parameter.path(name), parameter.page(book, declared)
    yield district.INDEX, district.index(book)
    for place in book.facts.districts:
        yield district.path(place.code), district.page(book, place)
    yield record.INDEX, record.index(book)
    for name, kind in pack.record_types.items():
        yield record.path(name), record.page(book, kind)
    yield source.INDEX, source.index(book)
    for name, document in pack.sources.items():
        yield source.path(name), source.page(book, document)
    yield glossary.PATH, glossary.page(book)
    yield changes.PATH, changes.page(book)
    yield changes.COMING, changes.coming(book)
    yield checked.PATH, checked.page(book)
