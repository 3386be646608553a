"""Begins a rule: it asks that a field be filled in, and its two cases show it."""

import datetime as dt
from pathlib import Path, PurePosixPath

from zhangcheng.authoring.scaffold import TEXT, ToFill, refuse, schema_line, write
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.model.record_type import Field, FieldType, RecordType
from zhangcheng.pack.load import load_pack
from zhangcheng.pack.pack import Pack
from zhangcheng.pack.unfilled import MARK, WORDS
from zhangcheng.yamlsource import SequenceNode
from zhangcheng.yamlsource.read import read_document

_RULE = """\
- id: {id}
  title: {text}  {mark}
  record: {record}
  require: {field} != null  {mark}
  level: should  {mark}
  illustrative: true  {mark}
  remedy: {text}  {mark}
  cases:
    - name: {{zh: 已填写, en: Filled in}}  {mark}
      as_of: {day}
      given: {{jurisdiction: "{home}", {field}: {value}}}
      expect: pass
    - name: {{zh: 没有填写, en: Not filled in}}  {mark}
      as_of: {day}
      given: {{jurisdiction: "{home}"}}
      expect: fail
"""
_INDENT = 2


def new_rule(folder: Path, id_: str, *, area: str, record: str, day: dt.date) -> tuple[ToFill, ...]:
    """Add a rule to an area of the pack in `folder`; the area too when there is none of that id.

    Args:
        folder: the pack.
        id_: of the rule.
        area: of policy; the file is named after it.
        record: a record type that the pack has.
        day: as-of date of the cases.

    Raises:
        DiagnosticsError: when the pack is not sound, or has a rule of that id.
        KeyError: when the pack has no such record type.
    """
    pack = load_pack(folder)
    if id_ in (*pack.rule_names, *(drop.rule.id for drop in pack.drops)):
        refuse(id_, folder.as_posix())
    record_type = pack.record_types[record]
    field = _field(record_type)
    rule = _RULE.format(
        id=id_,
        text=TEXT,
        mark=MARK,
        record=record,
        field=field.id,
        day=day.isoformat(),
        home=pack.home,
        value=_value(field, day),
    )
    name = PurePosixPath("rules") / f"{area}.yaml"
    return write(folder, {str(name): _with_rule(folder, str(name), rule, area, pack=pack)})


def _with_rule(folder: Path, name: str, rule: str, area: str, *, pack: Pack) -> str:
    """Return the text of the area's file with the rule at the end of its list."""
    path = folder / name
    if path.is_file():
        content = path.read_bytes()
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        document = read_document(text.encode(), path.as_posix(), collector=Collector())
        assert document is not None  # noqa: S101 - the pack is sound
        rules = document.root.at(("rules",))
        assert isinstance(rules, SequenceNode)  # noqa: S101 - the pack is sound
        indent = rules.items[0].start.column - _INDENT
        end = rules.end.index
        return f"{text[:end].rstrip()}\n\n{_indented(rule, indent)}{text[end:]}"
    if any(known.id == area for known in pack.areas):
        start = schema_line(folder, "rules-extension", deep=True) + f"extends: {area}\n"
    else:
        start = schema_line(folder, "rules", deep=True) + f"area: {area}\ntitle: {TEXT}  {MARK}\n"
    return f"{start}rules:\n{_indented(rule, _INDENT)}"


def _indented(text: str, indent: int) -> str:
    return "".join(f"{' ' * indent}{line}\n" for line in text.splitlines())


def _field(record_type: RecordType) -> Field:
    """Return a field that a case can fill in: best one that may be empty."""
    simple = [field for field in record_type.fields if field.type in _PLAIN]
    fitting = [field for field in simple if not field.required and field.id not in record_type.key]
    return next(iter([*fitting, *simple, *record_type.fields]))


_PLAIN = frozenset(
    {FieldType.NUMBER, FieldType.TEXT, FieldType.BOOLEAN, FieldType.DATE, FieldType.CHOICE}
)


def _value(field: Field, day: dt.date) -> str:
    match field.type:
        case FieldType.NUMBER:
            return str(field.minimum if field.minimum is not None else field.maximum or 1)
        case FieldType.BOOLEAN:
            return "true"
        case FieldType.DATE:
            return day.isoformat()
        case FieldType.CHOICE:
            return f'"{field.choices[0].id}"'
        case _:
            return WORDS.zh
