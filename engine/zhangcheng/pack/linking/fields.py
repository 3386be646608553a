"""Links fields: what each type of column needs, and what it cannot have."""

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.model.record_type import Choice, CodeKind, Field, FieldType
from zhangcheng.model.unit import NUMBER, Unit
from zhangcheng.pack.linking.context import Context, exact_of, items_of, text_of, words_of
from zhangcheng.pack.linking.ids import Ids
from zhangcheng.pack.linking.labels import Labels
from zhangcheng.pack.shape import FieldShape
from zhangcheng.yamlsource import MappingNode, Node

_GOES_WITH = {
    "unit": "number",
    "shown_as": "number",
    "decimals": "number",
    "min": "number",
    "max": "number",
    "values": "choice",
    "to": "reference",
    "inverse": "reference",
    "code": "text",
    "names": "text",
    "part_of": "number",
}
_NEEDS = {"choice": "values", "reference": "to"}


def link_field(shape: FieldShape, node: Node, context: Context) -> Field:
    """Return a column."""
    _check_keys(shape, node, context)
    minimum, maximum = exact_of(shape.min), exact_of(shape.max)
    if minimum is not None and maximum is not None and maximum < minimum:
        bound = f"≥ {minimum}"
        context.fault(codes.OUT_OF_BOUNDS, node.at(("max",)), value=str(maximum), bound=bound)
    return Field(
        id=shape.id,
        label=words_of(shape.label),
        type=FieldType(shape.type),
        labels=tuple(shape.labels or ()),
        note=text_of(shape.note),
        unit=_unit(shape, node, context),
        decimals=shape.decimals or 0,
        minimum=minimum,
        maximum=maximum,
        choices=_choices(shape, node, context),
        to=shape.to,
        inverse=shape.inverse,
        required=bool(shape.required),
        required_for=tuple((name, tuple(ids)) for name, ids in (shape.required_for or {}).items()),
        missing=tuple(shape.missing or ()),
        code=CodeKind(shape.code) if shape.code is not None else None,
        names=shape.names,
        part_of=shape.part_of,
        yearly=bool(shape.yearly),
        fixed=bool(shape.fixed),
    )


def _check_keys(shape: FieldShape, node: Node, context: Context) -> None:
    assert isinstance(node, MappingNode)  # noqa: S101 - the shape has seen to it
    for key, type_ in _GOES_WITH.items():
        if key in node.values and shape.type != type_:
            place = node.key_location(key)
            context.fault(codes.FIELD_KEYS, place, type=shape.type, key=key, types=type_)
    needed = _NEEDS.get(shape.type)
    if needed is not None and needed not in node.values:
        context.fault(codes.FIELD_NEEDS, node.at(("type",)), type=shape.type, key=needed)


def _unit(shape: FieldShape, node: Node, context: Context) -> Unit | None:
    if shape.type != FieldType.NUMBER.value:
        return None
    unit = NUMBER if shape.unit is None else context.unit(shape.unit, node.at(("unit",)))
    if unit is None:
        # Its unit is in doubt; expressions that use the field should not be told about it again.
        context.lost.add(shape.id)
        return None
    return context.shown(unit, shape.shown_as, node, shape.id)


def _choices(shape: FieldShape, node: Node, context: Context) -> tuple[Choice, ...]:
    ids, words = Ids(context), Labels(context)
    choices: list[Choice] = []
    for choice, at in zip(shape.values or (), items_of(node, "values"), strict=True):
        if ids.claim(choice.id, at.at(("id",))):
            words.claim(choice.id, at, "label")
            label, illustrative = words_of(choice.label), bool(choice.illustrative)
            choices.append(Choice(id=choice.id, label=label, illustrative=illustrative))
    return tuple(choices)
