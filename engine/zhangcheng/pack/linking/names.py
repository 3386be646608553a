"""Names in expressions: each has one meaning on a record type, and none is a reserved word."""

from dataclasses import dataclass

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.pack.files import RawFile
from zhangcheng.pack.linking.context import Context, items_of
from zhangcheng.yamlsource import Node

_RESERVED = frozenset(
    (
        *("and", "between", "else", "every", "false", "for", "function", "if", "in", "instance", "item"),
        *("not", "null", "or", "period", "return", "satisfies", "some", "then", "true"),
    )
)
_PLACE = "jurisdiction"
_WORD_OF_FEEL = Text("FEEL 的保留词", "a word reserved by FEEL")
_OWN_PLACE = Text("记录自己的辖区", "the record's own place")
_FIELD = Text("字段", "a field")
_MEASURE = Text("指标量", "a measure")
_RELATION = Text("关联", "a relation")
_PARAMETER = Text("参数", "a parameter")


@dataclass(frozen=True, slots=True)
class _Use:
    name: str
    meaning: Text
    node: Node

    @property
    def location(self) -> Location:
        return self.node.location


def check_names(records: list[RawFile], parameters: list[RawFile], context: Context) -> None:
    """Report names with two meanings; fields come first, then measures, relations, parameters."""
    uses = {str(file.root.at(("id",)).data): _own_names(file) for file in records}
    relations = [use for file in records for use in _relations(file)]
    for target, use in relations:
        uses.setdefault(target, []).append(use)
    seen: dict[str, _Use] = {}
    for own in uses.values():
        first: dict[str, _Use] = {}
        for use in own:
            _check(use, first, context)
            seen.setdefault(use.name, use)
    for file in parameters:
        node = file.root.at(("id",))
        _check(_Use(str(node.data), _PARAMETER, node), dict(seen), context)


def _own_names(file: RawFile) -> list[_Use]:
    fields = [(_FIELD, node) for node in items_of(file.root, "fields")]
    measures = [(_MEASURE, node) for node in items_of(file.root, "measures")]
    return [
        _Use(str(node.at(("id",)).data), word, node.at(("id",))) for word, node in (*fields, *measures)
    ]


def _relations(file: RawFile) -> list[tuple[str, _Use]]:
    found = []
    for node in items_of(file.root, "fields"):
        target, inverse = node.child("to"), node.child("inverse")
        if target is not None and inverse is not None:
            found.append((str(target.data), _Use(str(inverse.data), _RELATION, inverse)))
    return found


def _check(use: _Use, first: dict[str, _Use], context: Context) -> None:
    if use.name in _RESERVED:
        context.fault(codes.NAME_TAKEN, use.node, name=use.name, meaning=_WORD_OF_FEEL, first="FEEL")
        return
    if use.name == _PLACE and use.meaning is not _FIELD:
        context.fault(codes.NAME_TAKEN, use.node, name=use.name, meaning=_OWN_PLACE, first="FEEL")
        return
    other = first.get(use.name)
    if other is None:
        first[use.name] = use
    elif other.meaning is not use.meaning:
        # Two fields, or two relations, of one name are an id used twice and reported as that.
        context.fault(
            codes.NAME_TAKEN, use.node, name=use.name, meaning=other.meaning, first=str(other.location)
        )
