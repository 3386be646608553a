"""The JSON Schema of `rules.json`, which a test holds every file to."""

import json
from typing import Any

_TEXT = {
    "type": "object",
    "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
    "required": ["zh", "en"],
    "additionalProperties": False,
}
_DAY = {"type": ["string", "null"], "format": "date"}
_STRINGS = {"type": "array", "items": {"type": "string"}}
_MAYBE_TEXT = {"anyOf": [{"$ref": "#/$defs/text"}, {"type": "null"}]}
_MAYBE_STRING = {"type": ["string", "null"]}


def _closed(**properties: object) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_FIGURE = _closed(
    districts=_STRINGS,
    categories={"type": "object", "additionalProperties": {"type": "string"}},
    **{"from": _DAY},
    to=_DAY,
    value={**_MAYBE_STRING, "description": "exact; null: no parameter gives one"},
    illustrative={"type": "boolean"},
    assumed={"type": "boolean"},
    sources=_STRINGS,
)
_STANDARD = _closed(
    subject={"$ref": "#/$defs/text"},
    operator={"enum": ["=", "!=", "<", "<=", ">", ">="]},
    unit=_MAYBE_STRING,
    figures={"type": "array", "items": _FIGURE},
)
_SOURCE = _closed(
    id={"type": "string"}, title={"$ref": "#/$defs/text"}, number=_MAYBE_STRING, quote=_MAYBE_STRING
)
_RULE = _closed(
    id={"type": "string"},
    aliases=_STRINGS,
    area={"type": "string"},
    title={"$ref": "#/$defs/text"},
    record={"type": "string"},
    pack={"type": "string", "description": "the pack, among those of the handbook's, that states it"},
    level={"enum": ["must", "should", "may"]},
    when=_MAYBE_STRING,
    when_in_words=_MAYBE_TEXT,
    require={"type": "string"},
    require_in_words={"$ref": "#/$defs/text"},
    effective=_closed(**{"from": _DAY}, to=_DAY, assumed={"type": "boolean"}),
    illustrative={"type": "boolean"},
    assumed={"type": "boolean"},
    sources={"type": "array", "items": _SOURCE},
    remedy=_MAYBE_TEXT,
    note=_MAYBE_TEXT,
    parameters=_STRINGS,
    standards={"type": "array", "items": _STANDARD},
    cases={"type": "integer", "minimum": 0},
)
_PACK = _closed(
    id={"type": "string"},
    version={"type": "string"},
    title={"$ref": "#/$defs/text"},
    sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"},
)


def schema() -> dict[str, Any]:
    """Return the schema, JSON Schema 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rules of a handbook",
        "$defs": {"text": _TEXT},
        **_closed(
            **{"$schema": {"type": "string"}}, pack=_PACK, rules={"type": "array", "items": _RULE}
        ),
    }


def text() -> str:
    """Return the schema's file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"
