"""Links record types: fields, the roles that fields play, and the relations between types."""

from collections.abc import Mapping
from dataclasses import replace

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.location import Location
from zhangcheng.model.record_type import Field, FieldType, RecordType, Relation
from zhangcheng.pack.files import RawFile
from zhangcheng.pack.linking.context import Context, items_of, text_of, words_of
from zhangcheng.pack.linking.fields import link_field
from zhangcheng.pack.linking.ids import Ids, check_file_name
from zhangcheng.pack.linking.labels import Labels
from zhangcheng.pack.shape import RecordShape
from zhangcheng.yamlsource import Node

_DATES = (FieldType.DATE, FieldType.MONTH)
_TYPES = {
    "belongs_to": (FieldType.REFERENCE,),
    "names": (FieldType.REFERENCE,),
    "part_of": (FieldType.NUMBER,),
    "required_for": (FieldType.CHOICE,),
    "former_key": (FieldType.TEXT,),
    "parameters_on": _DATES,
    # As the last day in force a month would end on its first.
    "in_force": (FieldType.DATE,),
}
"""The types of field that a key can name; the other keys can name any."""


def link_record_types(files: list[RawFile], context: Context) -> dict[str, RecordType]:
    """Return the pack's record types by id, with their relations."""
    found: dict[str, RecordType] = {}
    roots: dict[str, Node] = {}
    ids, titles = Ids(context), Labels(context)
    for file in files:
        check_file_name(file, "id", context)
        assert isinstance(file.shape, RecordShape)  # noqa: S101 - given by its kind
        if ids.claim(file.shape.id, file.root.at(("id",))):
            titles.claim(file.shape.id, file.root, "title")
            found[file.shape.id] = _record_type(file.shape, file.root, context)
            roots[file.shape.id] = file.root
    relations = _relations(found, roots, context)
    for record_type in found.values():
        _check_roles(record_type, roots[record_type.id], context)
    _check_belonging(found, roots, context)
    return {
        id_: replace(record_type, relations=tuple(relations.get(id_, ())))
        for id_, record_type in found.items()
    }


def _record_type(shape: RecordShape, root: Node, context: Context) -> RecordType:
    ids, headings = Ids(context), Labels(context)
    fields: list[Field] = []
    for field, node in zip(shape.fields, items_of(root, "fields"), strict=True):
        if ids.claim(field.id, node.at(("id",))):
            headings.claim(field.id, node, "label")
            fields.append(link_field(field, node, context))
    in_force = shape.in_force
    return RecordType(
        id=shape.id,
        title=words_of(shape.title),
        labels=tuple(shape.labels or ()),
        note=text_of(shape.note),
        yearly=bool(shape.yearly),
        key=tuple(shape.key or ()),
        former_key=shape.former_key,
        name=shape.name,
        belongs_to=shape.belongs_to,
        parameters_on=shape.parameters_on,
        in_force=(in_force.since, in_force.to) if in_force is not None else (None, None),
        fields=tuple(fields),
    )


def _relations(
    found: Mapping[str, RecordType], roots: Mapping[str, Node], context: Context
) -> dict[str, list[Relation]]:
    """Return the relations of each record type: the references of others that point at it."""
    relations: dict[str, list[Relation]] = {}
    taken: dict[tuple[str, str], Location] = {}
    for record_type in found.values():
        nodes = items_of(roots[record_type.id], "fields")
        by_id = {str(node.at(("id",)).data): node for node in reversed(nodes)}
        for field in record_type.fields:
            node = by_id[field.id]
            if field.to is not None and field.to not in found:
                place = node.at(("to",))
                context.unknown(codes.UNKNOWN_RECORD_TYPE, place, field.to, known=found, id=field.to)
            elif field.to is not None and field.inverse is not None:
                place = node.at(("inverse",))
                first = taken.setdefault((field.to, field.inverse), place.location)
                if first != place.location:
                    context.fault(codes.DUPLICATE_ID, place, id=field.inverse, first=str(first))
                    continue
                relation = Relation(name=field.inverse, record_type=record_type.id, reference=field.id)
                relations.setdefault(field.to, []).append(relation)
    return relations


def _check_roles(record_type: RecordType, root: Node, context: Context) -> None:
    """Check the fields that the record type names for a purpose."""
    for index, field in enumerate(record_type.fields):
        if field.names is not None:
            _role(record_type, field.names, root.at(("fields", index, "names")), context, key="names")
        if field.part_of is not None:
            _check_part(record_type, field, root.at(("fields", index, "part_of")), context)
        _check_required_for(record_type, field, root.at(("fields", index, "required_for")), context)
    for index, name in enumerate(record_type.key):
        _role(record_type, name, root.at(("key", index)), context, key="key")
    _role(record_type, record_type.name, root.at(("name",)), context, key="name")
    _role(record_type, record_type.belongs_to, root.at(("belongs_to",)), context, key="belongs_to")
    _role(
        record_type, record_type.parameters_on, root.at(("parameters_on",)), context, key="parameters_on"
    )
    for key, bound in zip(("from", "to"), record_type.in_force, strict=True):
        _role(record_type, bound, root.at(("in_force", key)), context, key="in_force")
    former = record_type.former_key
    _role(record_type, former, root.at(("former_key",)), context, key="former_key")
    if former is not None and len(record_type.key) != 1:
        context.fault(codes.FORMER_KEY, root.at(("former_key",)), record=record_type.id)
    incomplete = context.has_gap(root.at(("fields",)))
    if record_type.belongs_to is None and record_type.jurisdiction_field is None and not incomplete:
        context.fault(codes.NO_PLACE, root.at(("id",)), record=record_type.id)


def _check_part(record_type: RecordType, field: Field, node: Node, context: Context) -> None:
    """Check that a number is part of another one in its own unit."""
    _role(record_type, field.part_of, node, context, key="part_of")
    total = record_type.field(field.part_of or "")
    if total is not None and total.type is FieldType.NUMBER and total.unit != field.unit:
        context.fault(
            codes.FIELD_ROLE,
            node,
            key="part_of",
            expected=f"number ({field.unit})",
            field=total.id,
            found=f"number ({total.unit})",
        )


def _check_required_for(record_type: RecordType, field: Field, node: Node, context: Context) -> None:
    """Check that what decides whether a field is required are choice fields, and choices of theirs."""
    for name, ids in field.required_for:
        _role(record_type, name, node.key_location(name), context, key="required_for")
        deciding = record_type.field(name)
        if deciding is None or deciding.type is not FieldType.CHOICE:
            continue
        known = [choice.id for choice in deciding.choices]
        for index, id_ in enumerate(ids):
            if id_ not in known:
                place = node.at((name, index))
                context.unknown(codes.UNKNOWN_CHOICE, place, id_, known=known, value=id_, field=name)


def _check_belonging(
    found: Mapping[str, RecordType], roots: Mapping[str, Node], context: Context
) -> None:
    """Report each circle of `belongs_to` once, so that going up always ends."""
    told: set[str] = set()
    for id_ in found:
        circle = _circle(id_, found)
        if circle and id_ not in told:
            place = roots[id_].at(("belongs_to",))
            context.fault(codes.BELONGS_TO_CYCLE, place, chain=" → ".join((*circle, id_)))
            told |= set(circle)


def _circle(id_: str, found: Mapping[str, RecordType]) -> tuple[str, ...]:
    """Return the record types from `id_` up to just below `id_` again; empty when going up ends."""
    path = [id_]
    above = _above(found[id_])
    while above is not None and above in found and above not in path:
        path.append(above)
        above = _above(found[above])
    return tuple(path) if above == id_ else ()


def _above(record_type: RecordType) -> str | None:
    """Return the record type that `record_type` belongs to."""
    field = record_type.field(record_type.belongs_to) if record_type.belongs_to is not None else None
    return field.to if field is not None else None


def _role(
    record_type: RecordType, name: str | None, node: Node | Location, context: Context, *, key: str
) -> None:
    """Check that there is a field `name`, of a type that goes with `key`."""
    if name is None:
        return
    types = _TYPES.get(key, tuple(FieldType))
    field = record_type.field(name)
    if field is None:
        known = [field.id for field in record_type.fields if field.type in types]
        context.unknown(codes.UNKNOWN_FIELD, node, name, known=known, record=record_type.id, field=name)
    elif field.type not in types:
        context.fault(
            codes.FIELD_ROLE,
            node,
            key=key,
            expected=" / ".join(type_.value for type_ in types),
            field=name,
            found=field.type.value,
        )
