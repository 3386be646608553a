"""The data beside pages that list things: the home page, indexes, glossary, changes, checks; old ids."""

from collections.abc import Iterable, Iterator

from zhangcheng.diagnostics.text import LANGUAGES
from zhangcheng.handbook.book import Book
from zhangcheng.handbook.data import Json, citation_json, day, pack_json, text, to_json
from zhangcheng.handbook.facts import Facts
from zhangcheng.handbook.pages import changes, checked, glossary, home
from zhangcheng.model.rule import Drop
from zhangcheng.version import VERSION


def files(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield the path and text of each file; they are the same in both languages."""
    found = {
        home.PATH: _home(facts),
        glossary.PATH: _glossary(facts),
        changes.PATH: {"changes": _changes(facts)},
        changes.COMING: {"changes": _changes(facts), "reviews": _reviews(facts)},
        checked.PATH: _checked(facts),
        **dict(_indexes(facts)),
        **dict(_old_ids(facts)),
    }
    for path, told in found.items():
        yield f"{path.removesuffix('.md')}.json", to_json(told)


def _home(facts: Facts) -> Json:
    areas = [
        {"id": area.id, "title": text(area.title), "rules": list(area.rules)}
        for area in facts.pack.areas
    ]
    return {"pack": pack_json(facts), "rules": "rules.json", "areas": areas}


def _indexes(facts: Facts) -> Iterator[tuple[str, Json]]:
    """Yield the indexes of things that have pages of their own, with the data of each."""
    pack = facts.pack
    listed: dict[str, Iterable[tuple[str, Json]]] = {
        "districts": (
            (p.code, {"name": text(p.name), "from": day(p.valid_from), "to": day(p.valid_to)})
            for p in facts.districts
        ),
        "parameters": (
            (p.id, {"title": text(p.title), "review_by": day(p.review_by)})
            for p in pack.parameters.values()
        ),
        "records": ((r.id, {"title": text(r.title)}) for r in pack.record_types.values()),
        "scorecards": ((c.id, {"title": text(c.title)}) for c in pack.scorecards.values()),
        "sources": (
            (s.id, {"title": text(s.title), "number": s.number, "date": day(s.date)})
            for s in pack.sources.values()
        ),
    }
    for folder, things in listed.items():
        rows = [{"id": id_, **told, "data": f"{id_}.json"} for id_, told in things]
        yield f"{folder}/index.md", {folder: rows}


def _glossary(facts: Facts) -> Json:
    pack = facts.pack
    words = [
        {"id": term.id, "word": text(term.word), "means": text(term.means)} for term in glossary.terms()
    ]
    measures = [
        {
            "record": record_type,
            "id": measure.id,
            "title": text(measure.title),
            "means": text(pack.prose(pack.tree(measure.expression), record_type=record_type)),
        }
        for record_type, measures in pack.measures.items()
        for measure in measures.values()
    ]
    parameters = [
        {"id": p.id, "title": text(p.title), "note": None if p.note is None else text(p.note)}
        for p in pack.parameters.values()
    ]
    return {"words": words, "measures": measures, "parameters": parameters}


def _changes(facts: Facts) -> list[Json]:
    both = (changes.changes(Book(facts=facts, language=language)) for language in LANGUAGES)
    return [
        {
            "day": zh.day.isoformat(),
            "page": zh.page.removesuffix(".md"),
            "title": {"zh": zh.title, "en": en.title},
            "what": {"zh": zh.told, "en": en.told},
            "illustrative": zh.illustrative,
            "assumed": zh.assumed,
        }
        for zh, en in zip(*both, strict=True)
    ]


def _reviews(facts: Facts) -> list[Json]:
    due = [p for p in facts.pack.parameters.values() if p.review_by is not None]
    return [{"parameter": p.id, "review_by": day(p.review_by)} for p in due]


def _checked(facts: Facts) -> Json:
    cases = [
        {
            "rule": name,
            "case": text(result.case.name),
            "as_of": day(result.case.as_of),
            "expected": result.case.expect.value,
            "outcome": None if result.finding is None else result.finding.outcome.value,
            "passed": result.passed,
        }
        for name, results in facts.cases.items()
        for result in results
    ]
    return {"pack": pack_json(facts), "engine": VERSION, "cases": cases}


def _old_ids(facts: Facts) -> Iterator[tuple[str, Json]]:
    for rule in facts.pack.rules.values():
        for alias in rule.aliases:
            yield f"rules/{alias}.md", {"id": alias, "renamed_to": rule.id}
    for drop in facts.pack.drops:
        yield f"rules/{drop.rule.id}.md", _dropped(drop)


def _dropped(drop: Drop) -> Json:
    return {
        "id": drop.rule.id,
        "title": text(drop.rule.title),
        "require": drop.rule.require.text,
        "dropped": {
            "reason": text(drop.reason),
            "illustrative": drop.illustrative,
            "source": None if drop.citation is None else citation_json(drop.citation),
        },
    }
