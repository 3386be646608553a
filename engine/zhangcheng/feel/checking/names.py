"""Resolves names: variables, fields, measures and relations of records, what follows a dot, `period`."""

from collections.abc import Iterable

from zhangcheng.diagnostics.codes import expression as codes
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel import syntax
from zhangcheng.feel.checking.context import NO_HINT, Context
from zhangcheng.feel.checking.lift import OutOfReachError, lift_from
from zhangcheng.feel.checking.parameters import parameter_reference
from zhangcheng.feel.checking.rows import map_rows, rows_of
from zhangcheng.feel.checking.scope import Scope
from zhangcheng.feel.checking.values import Row, Value, WholePeriod, with_span, written
from zhangcheng.feel.checking.words import value_in_words
from zhangcheng.feel.foreign import WORDS, write
from zhangcheng.feel.tree import Call, FieldRef, MeasureRef, Node, PeriodBound, Related, Span
from zhangcheng.feel.types import DATE, TEXT, Kind, Type, type_of_field
from zhangcheng.model.record_type import RecordType

_OF_ROWS = frozenset({"count", "sum", "min", "max", "mean"})
"""Functions of all rows, which elsewhere are written behind a dot."""

_PARTS = {
    Kind.DATE: ("year", "month", "day", "weekday"),
    Kind.DAYS: ("days",),
    Kind.MONTHS: ("years", "months"),
}
_PART_DIGITS = {"year": 4, "month": 2, "day": 2, "weekday": 1, "days": 7, "months": 6, "years": 4}


def name(context: Context, node: syntax.Syntax, scope: Scope) -> Value | None:
    """Return what a name standing alone stands for."""
    assert isinstance(node, syntax.Name)  # noqa: S101 - the table of steps says so
    for level in scope.outward:
        if level.variable == node.name:
            return None if level.bound is None else _seen(context, level.bound, level, scope, node.span)
        if level.fields_visible:
            row = Row(span=node.span, record_type=level.record_type.id)
            found = _of_record(context, row, level.record_type, node.name, node.span)
            if found is not None:
                return _seen(context, found, level, scope, node.span)
    signature = context.vocabulary.parameters.get(node.name)
    if signature is not None:
        return parameter_reference(context, signature, scope, node.span)
    if node.name == "period":
        return WholePeriod(span=node.span)
    context.fault(
        codes.UNKNOWN_NAME, node.span, name=node.name, hint=_suggestion(context, node.name, scope)
    )
    return None


def path(context: Context, node: syntax.Syntax, scope: Scope) -> Value | None:
    """Return what `source.name` stands for."""
    assert isinstance(node, syntax.Path)  # noqa: S101 - the table of steps says so
    source = context.value(node.source, scope)
    if source is None:
        return None
    if isinstance(source, Related):
        inner = source.value
        if inner is None:
            member: Value | None = _member(
                context, Row(span=source.span, record_type=source.record_type), node
            )
        else:
            member = _member(context, inner, node)
        return map_rows(context, source, member, node.span)
    return _member(context, source, node)


def _member(context: Context, owner: Value, node: syntax.Path) -> Value | None:
    """Return the part of `owner` that the name after the dot means."""
    if isinstance(owner, WholePeriod):
        if node.name in {"start", "end"}:
            return PeriodBound(
                span=node.span, type=DATE, bound="start" if node.name == "start" else "end"
            )
        _unknown_member(context, owner, node, ("start", "end"))
        return None
    record = _record_of(owner)
    if record is not None:
        record_type = context.vocabulary.record_types.get(record.record_type)
        if record_type is None:
            return None  # the pack's own check names the dangling reference
        found = _of_record(context, record, record_type, node.name, node.name_span)
        if found is None:
            _unknown_member(context, owner, node, names_of(context, record_type))
            return None
        if isinstance(found, Related) and record.path:
            record_name = record_type.id
            context.fault(codes.OUT_OF_REACH, node.name_span, name=node.name, record=record_name)
            return None
        return found
    if isinstance(owner, Node):
        parts = _PARTS.get(owner.type.kind, ())
        if node.name in parts:
            number = Type(kind=Kind.NUMBER, digits=_PART_DIGITS[node.name])
            return Call(span=node.span, type=number, function=node.name, arguments=(owner,))
        _unknown_member(context, owner, node, parts)
        return None
    _unknown_member(context, owner, node, ())
    return None


def _record_of(owner: Value) -> Row | None:
    """Return the record that `owner` is, or that the reference field `owner` points at."""
    if isinstance(owner, Row):
        return owner
    if isinstance(owner, FieldRef) and owner.type.record is not None:
        return Row(span=owner.span, record_type=owner.type.record, path=(*owner.path, owner.field))
    return None


def _of_record(
    context: Context, row: Row, record_type: RecordType, wanted: str, span: Span
) -> Value | None:
    """Return the field, measure or relation of a record, in this order; None when it has none."""
    field = record_type.field(wanted)
    if field is not None:
        return FieldRef(
            span=span,
            type=type_of_field(field),
            path=row.path,
            field=wanted,
            least=field.minimum,
            most=field.maximum,
        )
    measure = context.vocabulary.measures.get(record_type.id, {}).get(wanted)
    if measure is not None:
        return MeasureRef(span=span, type=measure.type, path=row.path, measure=wanted)
    relation = record_type.relation(wanted)
    if relation is not None:
        return rows_of(relation, span)
    if wanted == "jurisdiction":
        return FieldRef(span=span, type=TEXT, path=row.path, field=wanted)
    return None


def _seen(context: Context, value: Value, level: Scope, scope: Scope, span: Span) -> Value | None:
    """Return what was found at an outer level as the innermost record sees it."""
    try:
        return with_span(lift_from(value, level, scope), span)
    except OutOfReachError as fault:
        record = level.record_type.id
        context.fault(codes.OUT_OF_REACH, span, name=written(fault.node), record=record)
        return None


def names_of(context: Context, record_type: RecordType) -> set[str]:
    """Return every name a record of that type knows."""
    return (
        {field.id for field in record_type.fields}
        | {relation.name for relation in record_type.relations}
        | set(context.vocabulary.measures.get(record_type.id, {}))
        | {"jurisdiction"}
    )


def _suggestion(context: Context, wanted: str, scope: Scope) -> Text:
    """Return the hint for an unknown name: what it stands for elsewhere, or one spelt alike."""
    if wanted in WORDS:
        return write(WORDS[wanted])
    known = set(context.vocabulary.parameters) | {"period"}
    for level in scope.outward:
        if level.fields_visible:
            choice = _choice(level.record_type, wanted)
            if choice is not None:
                return Text(f'文本要加引号："{choice}"', f'Texts stand in quotes: "{choice}"')
            known |= names_of(context, level.record_type)
        elif isinstance(level.bound, Row) and wanted in names_of(context, level.record_type):
            written_out = f"{level.variable}.{wanted}"
            return Text(f"请写 {written_out}", f"Write {written_out}")
        if level.variable is not None:
            known.add(level.variable)
    return did_you_mean(wanted, known)


def _choice(record_type: RecordType, word: str) -> str | None:
    """Return the allowed value of a field that is written `word`, or whose label that is."""
    choices = (choice for field in record_type.fields for choice in field.choices)
    return next((c.id for c in choices if word in (c.id, c.label.zh, c.label.en)), None)


def _unknown_member(context: Context, owner: Value, node: syntax.Path, known: Iterable[str]) -> None:
    hint = did_you_mean(node.name, known) if known else NO_HINT
    if isinstance(owner, Row) and node.name in _OF_ROWS:
        hint = write(f"{node.name}(…)")
    words = value_in_words(owner, context.vocabulary)
    context.fault(codes.UNKNOWN_MEMBER, node.name_span, owner=words, name=node.name, hint=hint)
