"""Tables of the keys of pack files, from the JSON Schemas: one section per kind of file."""

from collections.abc import Iterator, Mapping
from typing import Any

from zhangcheng.diagnostics.text import Language, Text

Schema = Mapping[str, Any]

_HEADINGS = {
    "pack": Text("pack.yaml：规则包", "pack.yaml: the pack"),
    "sources": Text("sources.yaml：依据", "sources.yaml: documents"),
    "jurisdictions": Text("jurisdictions.yaml：辖区", "jurisdictions.yaml: places"),
    "record": Text("records/*.yaml：记录类型", "records/*.yaml: record types"),
    "parameter": Text("parameters/*.yaml：参数", "parameters/*.yaml: parameters"),
    "rules": Text("rules/*.yaml：规则", "rules/*.yaml: rules"),
    "scorecard": Text("scorecards/*.yaml：考核表", "scorecards/*.yaml: scorecards"),
    "parameter-extension": Text(
        "parameters/*.yaml，写 extends：上级的参数",
        "parameters/*.yaml with extends: inherited parameters",
    ),
    "record-extension": Text(
        "records/*.yaml，写 extends：上级的记录类型",
        "records/*.yaml with extends: inherited record types",
    ),
    "rules-extension": Text(
        "rules/*.yaml，写 extends：上级的领域", "rules/*.yaml with extends: inherited areas"
    ),
    "waivers": Text("waivers.yaml：豁免", "waivers.yaml: waivers"),
}
_INTRODUCTION = Text(
    """\
# 文件与键

*[English](keys.en.md)*

规则包里每种文件可以写的键。没有列出的键一律不接受，写错会提示最接近的键名。
标 ● 的必须写。本页由 JSON 模式生成，编辑器里看到的是同一份说明。
""",
    """\
# Files and keys

*[中文](keys.md)*

The keys of each kind of file of a pack. No other keys are accepted; a misspelt one is reported with the
closest name. Keys marked ● are required. This page is generated from the JSON Schemas that editors use.
""",
)
_TABLE = Text(
    "| 键 | | 写什么 | 含义 |\n|---|---|---|---|", "| key | | write | meaning |\n|---|---|---|---|"
)
_TYPES = {
    "string": Text("文字", "text"),
    "integer": Text("数", "number"),
    "number": Text("数", "number"),
    "boolean": Text("true / false", "true / false"),
    "object": Text("映射", "mapping"),
    "null": Text("null", "null"),
    "date": Text("日期", "date"),
}
_LIST, _ANY = Text("{item} 的列表", "list of {item}"), Text("任意", "anything")


def page(schemas: Mapping[str, Schema], language: Language) -> str:
    """Return the page in `language`."""
    lines = [_INTRODUCTION.get(language)]
    seen = {"TextShape"}
    for kind, heading in _HEADINGS.items():
        schema = schemas[kind]
        definitions = schema.get("$defs", {})
        lines += [f"## {heading.get(language)}", "", *_table(schema, definitions, language)]
        for definition in _objects(schema, definitions, seen):
            lines += [
                f"### {kind} › {definition['title']}",
                "",
                *_table(definition, definitions, language),
            ]
    return "\n".join(lines).rstrip() + "\n"


def _objects(schema: Schema, definitions: Mapping[str, Schema], seen: set[str]) -> Iterator[Schema]:
    """Yield the mappings that a file holds, in reading order, but for those `seen` already."""
    waiting = list(_references(schema.get("properties", {})))
    while waiting:
        name = waiting.pop(0)
        if name not in seen:
            seen.add(name)
            if "properties" in definitions[name]:
                yield definitions[name]
            waiting = [*_references(definitions[name]), *waiting]


def _references(part: object) -> Iterator[str]:
    if isinstance(part, Mapping):
        for key, value in part.items():
            if key == "$ref":
                yield str(value).rpartition("/")[2]
            else:
                yield from _references(value)
    elif isinstance(part, list):
        for item in part:
            yield from _references(item)


def _table(schema: Schema, definitions: Mapping[str, Schema], language: Language) -> Iterator[str]:
    yield _TABLE.get(language)
    required = schema.get("required", ())
    for key, value in schema["properties"].items():
        mark = "●" if key in required else ""
        written = _type(value, definitions, language)
        yield f"| `{key}` | {mark} | {written} | {_meaning(value, language)} |"
    yield ""


def _meaning(value: Schema, language: Language) -> str:
    """Return the half of a two-language description."""
    chinese, _, english = str(value.get("description", "")).partition("· ")
    return (chinese if language == "zh" else english or chinese).strip().replace("|", "\\|")


def _type(value: Schema, definitions: Mapping[str, Schema], language: Language) -> str:
    if "$ref" in value:
        name = str(value["$ref"]).rpartition("/")[2]
        definition = definitions[name]
        if name == "TextShape":
            return "`{zh: …, en: …}`"
        return (
            str(definition["title"])
            if "properties" in definition
            else _type(definition, definitions, language)
        )
    if "enum" in value or "const" in value:
        return " ".join(f"`{choice}`" for choice in value.get("enum", [value.get("const")]))
    if "anyOf" in value:
        kinds = (_type(option, definitions, language) for option in value["anyOf"])
        return " / ".join(dict.fromkeys(kinds))
    if value.get("type") == "array":
        return _LIST.get(language).format(item=_type(value.get("items", {}), definitions, language))
    kind = value.get("format") if value.get("format") in _TYPES else value.get("type")
    return _TYPES.get(str(kind), _ANY).get(language)
