"""Links places into a tree: parents exist, no circles, levels descend."""

from collections.abc import Mapping
from dataclasses import replace

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.model.jurisdiction import Jurisdiction, JurisdictionLevel, JurisdictionTree
from zhangcheng.pack.files import RawFile
from zhangcheng.pack.linking.context import Context, items_of, words_of
from zhangcheng.pack.linking.ids import Ids
from zhangcheng.pack.shape import JurisdictionShape, JurisdictionsShape
from zhangcheng.yamlsource import Node

_LEVELS = list(JurisdictionLevel)


def link_jurisdictions(files: list[RawFile], context: Context) -> JurisdictionTree:
    """Return the pack's places."""
    found: dict[str, Jurisdiction] = {}
    nodes: dict[str, Node] = {}
    ids = Ids(context)
    for file in files:
        assert isinstance(file.shape, JurisdictionsShape)  # noqa: S101 - given by its kind
        for shape, node in zip(
            file.shape.jurisdictions, items_of(file.root, "jurisdictions"), strict=True
        ):
            if ids.claim(shape.code, node.at(("code",))):
                found[shape.code] = _place(shape, node, context)
                nodes[shape.code] = node
    for code, place in found.items():
        if place.became is not None and place.became not in found:
            node = nodes[code].at(("became",))
            context.unknown(
                codes.UNKNOWN_JURISDICTION, node, place.became, known=found, code=place.became
            )
    sound = _without_faulty_parents(found, nodes, context)
    return JurisdictionTree(sound)


def _place(shape: JurisdictionShape, node: Node, context: Context) -> Jurisdiction:
    valid = shape.valid
    if valid is not None:
        context.dates(valid.since, valid.to, node.at(("valid", "to")))
    return Jurisdiction(
        code=shape.code,
        name=words_of(shape.name),
        level=JurisdictionLevel(shape.level),
        parent=shape.parent,
        valid_from=valid.since if valid is not None else None,
        valid_to=valid.to if valid is not None else None,
        became=shape.became,
        location=node.at(("code",)).location,
    )


def _without_faulty_parents(
    found: Mapping[str, Jurisdiction], nodes: Mapping[str, Node], context: Context
) -> dict[str, Jurisdiction]:
    """Report faulty parents and cut them off, so that going up always ends."""
    sound = dict(found)
    told: set[str] = set()
    for code, place in found.items():
        if place.parent is None:
            continue
        node = nodes[code].at(("parent",))
        above = found.get(place.parent)
        circle = _circle(code, found)
        if above is None:
            context.unknown(
                codes.UNKNOWN_JURISDICTION, node, place.parent, known=found, code=place.parent
            )
        elif circle:
            if not told & set(circle):
                context.fault(codes.PLACE_CYCLE, node, chain=" → ".join((*circle, code)))
            told |= set(circle)
        elif _LEVELS.index(place.level) <= _LEVELS.index(above.level):
            _report_level(place, above, nodes[code].at(("level",)), context)
        if above is None or circle:
            sound[code] = replace(place, parent=None)
    return sound


def _circle(code: str, found: Mapping[str, Jurisdiction]) -> tuple[str, ...]:
    """Return the places from `code` up to just below `code` again; empty when going up ends."""
    path = [code]
    parent = found[code].parent
    while parent is not None and parent in found and parent not in path:
        path.append(parent)
        parent = found[parent].parent
    return tuple(path) if parent == code else ()


def _report_level(place: Jurisdiction, above: Jurisdiction, node: Node, context: Context) -> None:
    context.fault(
        codes.PLACE_LEVEL,
        node,
        level=place.level.value,
        parent=above.code,
        parent_level=above.level.value,
        order=" › ".join(level.value for level in _LEVELS),
    )
