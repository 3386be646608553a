"""What linking shares: where faults go, what is known so far, and what was lost on the way."""

import datetime as dt
import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.diagnostic import Argument
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.expression import Expression
from zhangcheng.model.jurisdiction import JurisdictionTree
from zhangcheng.model.layer import Layer, layer_of
from zhangcheng.model.parameter import Parameter
from zhangcheng.model.record_type import Field, RecordType
from zhangcheng.model.source import Citation, Source
from zhangcheng.model.unit import NUMBER, PERCENT, Unit
from zhangcheng.pack.shape.base import TextShape
from zhangcheng.pack.value_hints import as_unit, new_unit
from zhangcheng.yamlsource import Node, ScalarNode, SequenceNode, line_starts


@dataclass(slots=True, kw_only=True)
class Context:
    """The state of linking one pack.

    `lost` are names that exist in the files but could not be read; whatever only fails because of
    them stays unsaid. `gaps` are the nodes (by `id()`) that something was taken from. `unread` are
    the kinds of files of which there is none to be read. `layers` are the packs being linked, topmost
    first.
    """

    collector: Collector
    lost: set[str]
    gaps: dict[int, Node]
    layers: tuple[Layer, ...] = ()
    units: Mapping[str, Text] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    sources: Mapping[str, Source] = field(default_factory=dict)
    jurisdictions: JurisdictionTree = field(default_factory=lambda: JurisdictionTree({}))
    record_types: Mapping[str, RecordType] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    fields_by_name: dict[str, list[Field]] = field(default_factory=dict)

    def fault(self, code: Code, place: Node | Location, /, **arguments: Argument) -> None:
        """Note a fault at a node or place."""
        location = place.location if isinstance(place, Node) else place
        self.collector.add(code, location, **arguments)

    def unknown(
        self,
        code: Code,
        place: Node | Location,
        word: str,
        /,
        *,
        known: Iterable[str],
        **arguments: Argument,
    ) -> None:
        """Note that `word` is not among the `known` ones, unless it is a name that was lost."""
        if word not in self.lost:
            # What could not be read may be what is meant, were it spelt right.
            words = [*known, *difflib.get_close_matches(word, self.lost, n=1)]
            self.fault(code, place, suggestion=did_you_mean(word, words), **arguments)

    def has_gap(self, node: Node) -> bool:
        """Whether something was taken out of the node."""
        return id(node) in self.gaps

    def unit(self, text: str | None, node: Node) -> Unit | None:
        """Return the unit of that text; None for none and for one that cannot be used."""
        if text is None:
            return None
        try:
            unit = Unit.parse(text)
        except ValueError:
            self.fault(codes.BAD_UNIT, node, unit=text, suggestion=as_unit(text, self.units))
            return None
        unknown = [s for s in unit.symbols if s not in self.units and "pack" not in self.unread]
        for symbol in unknown:
            if symbol not in self.lost:
                suggestion = new_unit(symbol, self.units)
                self.fault(codes.UNKNOWN_UNIT, node, unit=symbol, suggestion=suggestion)
        return None if unknown else unit

    def shown(self, unit: Unit | None, as_: str | None, node: Node, id_: str) -> Unit | None:
        """Return `unit` as it is to be shown; `node` is what has the key `shown_as`."""
        if as_ is None:
            return unit
        if unit == NUMBER:
            return PERCENT
        self.fault(codes.NOT_A_SHARE, node.key_location("shown_as"), id=id_)
        return unit

    def citation(self, text: str | None, node: Node) -> Citation | None:
        """Return the citation `source#clause`; None for none and for one that does not exist."""
        if text is None:
            return None
        source_id, _, clause_id = text.partition("#")
        source = self.sources.get(source_id)
        if source is None:
            if "sources" in self.unread:
                return None
            self.unknown(codes.UNKNOWN_SOURCE, node, source_id, known=self.sources, id=source_id)
            return None
        clause = source.clause(clause_id)
        if clause is None and "#" in text:
            self._unknown_clause(source, clause_id, node)
        return Citation(source=source, clause=clause)

    def _unknown_clause(self, source: Source, clause: str, node: Node) -> None:
        if source.clauses or clause in self.lost:
            known = [known.id for known in source.clauses]
            words = {"source": source.id, "clause": clause}
            self.unknown(codes.UNKNOWN_CLAUSE, node, clause, known=known, **words)
            return
        hint = Text(
            f"它没有列出条款：只写 {source.id}，或在 sources.yaml 里补上 clauses",
            f"It lists none: cite {source.id} alone, or add clauses to it in sources.yaml",
        )
        self.fault(codes.UNKNOWN_CLAUSE, node, source=source.id, clause=clause, suggestion=hint)

    def jurisdiction(self, code: str, node: Node) -> None:
        """Note when there is no such place."""
        if code not in self.jurisdictions and "jurisdictions" not in self.unread:
            known = self.jurisdictions.by_code
            self.unknown(codes.UNKNOWN_JURISDICTION, node, code, known=known, code=code)

    def layer_of(self, place: Location) -> Layer:
        """Return the pack in whose files a place stands."""
        return layer_of(self.layers, place)

    def dates(self, since: dt.date | None, to: dt.date | None, node: Node) -> None:
        """Note when a time ends before it starts; `node` is where its end is written."""
        if since is not None and to is not None and to < since:
            self.fault(codes.DATES_REVERSED, node, start=since.isoformat(), end=to.isoformat())


def text_of(shape: TextShape | None) -> Text | None:
    """Return a text of the domain; None for none."""
    return None if shape is None else Text(shape.zh, shape.en)


def exact_of(number: int | Decimal | None) -> Decimal | None:
    """Return a number as a pack writes it as an exact decimal."""
    return None if number is None else Decimal(number)


def words_of(shape: TextShape) -> Text:
    """Return a text of the domain."""
    return Text(shape.zh, shape.en)


def items_of(node: Node, key: str) -> list[Node]:
    """Return the items of the list under `key`; none where there is no such list."""
    child = node.child(key)
    return child.items if isinstance(child, SequenceNode) else []


def expression_of(node: Node) -> Expression:
    """Return the FEEL text of a scalar, knowing where each of its characters stands."""
    assert isinstance(node, ScalarNode)  # noqa: S101 - the shape has seen to it
    return Expression(text=node.text, file=node.file.name, line_starts=line_starts(node))
