"""The data beside each page: what it says as JSON, CSV and YAML, and all rules in one file."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from zhangcheng.diagnostics.text import Text
from zhangcheng.handbook.facts import Facts, source_text
from zhangcheng.handbook.standards import Figure, Standard
from zhangcheng.model.parameter import Parameter, Value
from zhangcheng.model.record_type import Field, RecordType
from zhangcheng.model.rule import Rule
from zhangcheng.model.scorecard import Scorecard, walk
from zhangcheng.model.source import Citation, Source
from zhangcheng.wording.numbers import exact

Json = dict[str, Any]
_STANDARD_HEAD = (
    *("district", "district_name", "categories", "from", "to", "value", "unit"),
    *("illustrative", "assumed", "sources"),
)
_VALUE_HEAD = (
    *("jurisdiction", "jurisdiction_name", "categories", "from", "to", "promulgated", "value", "unit"),
    *("illustrative", "assumed", "source"),
)
_WEIGHT_HEAD = ("id", "title_zh", "title_en", "weight", "illustrative", "sources")
_FIELD_HEAD = ("id", "label", "type", "unit", "decimals", "required", "choices")


def files(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield the path and text of every data file; they are the same in both languages."""
    pack = facts.pack
    rules = {name: rule_json(facts, rule) for name, rule in pack.rules.items()}
    for name, rule in pack.rules.items():
        yield f"rules/{name}.json", to_json(rules[name])
        yield f"rules/{name}.yaml", source_text(rule)
        yield f"rules/{name}.csv", to_csv(_STANDARD_HEAD, _standard_rows(facts, [rule]))
    for parameter in pack.parameters.values():
        yield f"parameters/{parameter.id}.json", to_json(parameter_json(facts, parameter))
        yield f"parameters/{parameter.id}.yaml", _files(_written_in(parameter))
        yield f"parameters/{parameter.id}.csv", to_csv(_VALUE_HEAD, _value_rows(facts, parameter))
    for record in pack.record_types.values():
        yield f"records/{record.id}.json", to_json(record_json(facts, record))
        yield (
            f"records/{record.id}.yaml",
            _files(f"{layer.begins}records/{record.id}.yaml" for layer in pack.layers),
        )
        yield f"records/{record.id}.csv", to_csv(_FIELD_HEAD, map(_field_row, record.fields))
    for source in pack.sources.values():
        yield f"sources/{source.id}.json", to_json(source_json(source))
        rows = [(c.id, c.title.zh, c.title.en, c.quote or "") for c in source.clauses]
        yield f"sources/{source.id}.csv", to_csv(("id", "title_zh", "title_en", "quote"), rows)
    yield from _lists(facts, rules)
    for card in pack.scorecards.values():
        yield f"scorecards/{card.id}.json", to_json(scorecard_json(card))
        yield f"scorecards/{card.id}.yaml", _files([card.location.file])
        yield f"scorecards/{card.id}.csv", to_csv(_WEIGHT_HEAD, _weight_rows(card))
    for path, schema in (("rules.json", ""), ("rules/index.json", "../")):
        head = {"$schema": f"{schema}rules.schema.json", "pack": pack_json(facts)}
        yield path, listed_json(head, "rules", rules.values())
    listed = [(r.id, r.area, r.title.zh, r.title.en, r.level.value) for r in pack.rules.values()]
    yield "rules/index.csv", to_csv(("id", "area", "title_zh", "title_en", "level"), listed)


def _lists(facts: Facts, rules: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """Yield the data of the pages that list rules: areas, matrices and districts."""
    for area in facts.pack.areas:
        of_area = [facts.pack.rules[name] for name in area.rules]
        head = {"id": area.id, "title": text(area.title)}
        told = listed_json(head, "rules", (rules[name] for name in area.rules))
        for folder in ("areas", "matrix"):
            yield f"{folder}/{area.id}.json", told
            yield f"{folder}/{area.id}.csv", to_csv(_STANDARD_HEAD, _standard_rows(facts, of_area))
    everything = [*facts.pack.rules.values()]
    for place in facts.districts:
        rows = [*_standard_rows(facts, everything, place=place.code)]
        entry = {"code": place.code, "name": text(place.name)}
        standards = [dict(zip(("rule", *_STANDARD_HEAD), row, strict=True)) for row in rows]
        yield f"districts/{place.code}.json", to_json({**entry, "standards": standards})
        yield f"districts/{place.code}.csv", to_csv(("rule", *_STANDARD_HEAD), rows)


def pack_json(facts: Facts) -> Json:
    """Return what identifies the pack."""
    pack = facts.pack
    return {"id": pack.id, "version": pack.version, "title": text(pack.title), "sha256": pack.sha256}


def rule_json(facts: Facts, rule: Rule) -> Json:
    """Return a rule as `rules.json` has it; see `rules.schema.json`."""
    pack = facts.pack
    require, when = pack.tree(rule.require), pack.tree(rule.when) if rule.when is not None else None
    said = pack.prose(require, record_type=rule.record)
    return {
        "id": rule.id,
        "aliases": list(rule.aliases),
        "area": rule.area,
        "title": text(rule.title),
        "record": rule.record,
        "pack": pack.layer_of(rule.location).id,
        "level": rule.level.value,
        "when": None if rule.when is None else rule.when.text,
        "when_in_words": None if when is None else text(pack.prose(when, record_type=rule.record)),
        "require": rule.require.text,
        "require_in_words": text(said),
        "effective": {
            "from": day(rule.effective.since),
            "to": day(rule.effective.to),
            "assumed": rule.effective.assumed,
        },
        "illustrative": facts.is_illustrative(rule),
        "assumed": facts.is_assumed(rule),
        "sources": [citation_json(citation) for citation in rule.citations],
        "remedy": None if rule.remedy is None else text(rule.remedy),
        "note": None if rule.note is None else text(rule.note),
        "parameters": list(facts.uses[rule.id]),
        "standards": [_standard_json(facts, rule, standard) for standard in facts.standards[rule.id]],
        "cases": len(rule.cases),
    }


def _standard_json(facts: Facts, rule: Rule, standard: Standard) -> Json:
    return {
        "subject": text(facts.pack.prose(standard.subject, record_type=rule.record)),
        "operator": standard.operator,
        "unit": None if standard.unit is None else str(standard.unit),
        "figures": [
            {
                "districts": list(line.places),
                "categories": dict(line.categories),
                "from": day(figure.since),
                "to": day(figure.to),
                "value": scalar(figure.value),
                "illustrative": figure.illustrative,
                "assumed": figure.assumed,
                "sources": _cited(figure),
            }
            for line in standard.lines
            for figure in line.figures
        ],
    }


def parameter_json(facts: Facts, parameter: Parameter) -> Json:
    """Return a parameter with its values as written."""
    layers = facts.pack.layers
    return {
        "id": parameter.id,
        "title": text(parameter.title),
        "unit": None if parameter.unit is None else str(parameter.unit),
        "by": list(parameter.by),
        "lower_levels_may": parameter.lower_levels_may.value,
        "review_by": day(parameter.review_by),
        "values": [{**_value_json(value), "pack": layers[value.layer].id} for value in parameter.values],
    }


def _value_json(value: Value) -> Json:
    return {
        "jurisdiction": value.jurisdiction,
        "categories": dict(value.categories),
        "from": day(value.since),
        "to": day(value.to),
        "promulgated": day(value.promulgated),
        "value": scalar(value.value),
        "illustrative": value.illustrative,
        "assumed": value.assumed,
        "source": None if value.citation is None else citation_json(value.citation),
    }


def record_json(facts: Facts, record: RecordType) -> Json:
    """Return a record type with its fields and measures."""
    measures = facts.pack.measures.get(record.id, {})
    return {
        "id": record.id,
        "title": text(record.title),
        "key": list(record.key),
        "fields": [
            {
                "id": field.id,
                "label": text(field.label),
                "labels": list(field.labels),
                "type": field.type.value,
                "unit": None if field.unit is None else str(field.unit),
                "required": field.required,
                "required_for": {name: list(choices) for name, choices in field.required_for},
                "choices": [{"id": choice.id, "label": text(choice.label)} for choice in field.choices],
            }
            for field in record.fields
        ],
        "measures": [
            {"id": m.id, "title": text(m.title), "value": m.expression.text} for m in measures.values()
        ],
    }


def source_json(source: Source) -> Json:
    """Return a source with its clauses."""
    return {
        "id": source.id,
        "title": text(source.title),
        "issuer": None if source.issuer is None else text(source.issuer),
        "number": source.number,
        "date": day(source.date),
        "url": source.url,
        "clauses": [
            {"id": clause.id, "title": text(clause.title), "quote": clause.quote}
            for clause in source.clauses
        ],
    }


def scorecard_json(card: Scorecard) -> Json:
    """Return a scorecard's tree with its weights, and its grades."""
    return {
        "id": card.id,
        "title": text(card.title),
        "record": card.record,
        "scale": exact(card.scale),
        "weights": [dict(zip(_WEIGHT_HEAD, row, strict=True)) for row in _weight_rows(card)],
        "grades": [{"id": g.id, "title": text(g.title), "scores": str(g.scores)} for g in card.grades],
    }


def _weight_rows(card: Scorecard) -> Iterator[tuple[str, ...]]:
    """Yield the items of the tree, each before what is below it."""
    for item in walk(card.root):
        if item is not card.root:
            cited = " ".join(citation.id for citation in item.basis.citations)
            marked = str(item.basis.illustrative).lower()
            yield item.id, item.title.zh, item.title.en, exact(item.weight), marked, cited


def citation_json(citation: Citation) -> Json:
    """Return a citation: source, clause, number and words."""
    return {
        "id": citation.id,
        "title": text(citation.text),
        "number": citation.source.number,
        "quote": citation.clause.quote if citation.clause is not None else None,
    }


def _standard_rows(
    facts: Facts, rules: Iterable[Rule], *, place: str | None = None
) -> Iterator[tuple[str, ...]]:
    """Yield a row for each district and figure; with a `place`, its rows, each led by its rule."""
    for rule in rules:
        for standard in facts.standards[rule.id]:
            for line in standard.lines:
                for code in line.places:
                    if place in {None, code}:
                        lead = () if place is None else (rule.id,)
                        for figure in line.figures:
                            yield (
                                *lead,
                                *_standard_row(facts, standard, figure, code, line.categories),
                            )


def _standard_row(
    facts: Facts, standard: Standard, figure: Figure, code: str, categories: Sequence[tuple[str, str]]
) -> tuple[str, ...]:
    return (
        code,
        facts.pack.jurisdictions.by_code[code].name.zh,
        " ".join(f"{name}={value}" for name, value in categories),
        day(figure.since) or "",
        day(figure.to) or "",
        scalar(figure.value) or "",
        "" if standard.unit is None else str(standard.unit),
        str(figure.illustrative).lower(),
        str(figure.assumed).lower(),
        " ".join(_cited(figure)),
    )


def _cited(figure: Figure) -> list[str]:
    found = (resolved.chain[0].citation for _, resolved in figure.used)
    return list(dict.fromkeys(citation.id for citation in found if citation is not None))


def _value_rows(facts: Facts, parameter: Parameter) -> Iterator[tuple[str, ...]]:
    for value in parameter.values:
        place = facts.pack.jurisdictions.by_code.get(value.jurisdiction or "")
        yield (
            value.jurisdiction or "",
            "" if place is None else place.name.zh,
            " ".join(f"{name}={choice}" for name, choice in value.categories),
            day(value.since) or "",
            day(value.to) or "",
            day(value.promulgated) or "",
            scalar(value.value) or "",
            "" if parameter.unit is None else str(parameter.unit),
            str(value.illustrative).lower(),
            str(value.assumed).lower(),
            "" if value.citation is None else value.citation.id,
        )


def _field_row(field: Field) -> tuple[str, ...]:
    return (
        field.id,
        field.label.zh,
        field.type.value,
        "" if field.unit is None else str(field.unit),
        str(field.decimals) if field.decimals else "",
        str(field.required).lower(),
        " ".join(choice.id for choice in field.choices),
    )


def text(value: Text) -> Json:
    """Return a text in both languages."""
    return {"zh": value.zh, "en": value.en}


def day(value: dt.date | None) -> str | None:
    """Return a date in ISO form; None for an open end."""
    return None if value is None or value == dt.date.min else value.isoformat()


def scalar(value: object) -> str | None:
    """Return a value as text, numbers in full; JSON's own numbers are not exact."""
    if value is None:
        return None
    return exact(value) if isinstance(value, Decimal) else str(value)


def to_json(value: Json) -> str:
    """Return JSON for people and programs."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def listed_json(head: Json, name: str, rows: Iterable[Json]) -> str:
    """Return `head` with a list of things under `name`, each on a line of its own."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    begun = json.dumps({**head, name: []}, ensure_ascii=False)
    return f"{begun.removesuffix(']}')}\n{lines}\n]}}\n"


def to_csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return CSV that Excel reads as UTF-8: with a byte order mark."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return "\ufeff" + buffer.getvalue()


def _written_in(parameter: Parameter) -> Iterable[str]:
    """Return the files that a parameter is written in: its own, and those of lower packs."""
    places = [parameter.location, *(value.location for value in parameter.values)]
    return dict.fromkeys(place.file for place in places)


def _files(names: Iterable[str]) -> str:
    """Return what stands in those of the files that there are, one after the other."""
    paths = [path for path in map(Path, names) if path.is_file()]
    return "---\n".join(path.read_text(encoding="utf-8-sig") for path in paths)
