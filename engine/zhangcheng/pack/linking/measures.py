"""Types measures and the names of a pack: a measure is typed when another first asks for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.feel.types import TEXT, Kind, Type
from zhangcheng.feel.vocabulary import MeasureSignature, ParameterSignature, Vocabulary
from zhangcheng.model.parameter import Parameter
from zhangcheng.model.rule import Measure
from zhangcheng.model.unit import Unit
from zhangcheng.pack.files import RawFile
from zhangcheng.pack.linking.categories import choices_of
from zhangcheng.pack.linking.context import Context, expression_of, items_of, text_of, words_of
from zhangcheng.pack.linking.expressions import Expressions
from zhangcheng.pack.linking.ids import Ids
from zhangcheng.pack.linking.numbers import check_numbers
from zhangcheng.pack.shape import MeasureShape, RecordShape
from zhangcheng.yamlsource import Node


@dataclass(frozen=True, slots=True)
class LinkedMeasure:
    """A measure and its node in the file."""

    measure: Measure
    node: Node


def link_measures(files: list[RawFile], context: Context) -> dict[str, dict[str, LinkedMeasure]]:
    """Return the measures by record type, then id, not typed yet."""
    found: dict[str, dict[str, LinkedMeasure]] = {}
    for file in files:
        assert isinstance(file.shape, RecordShape)  # noqa: S101 - given by its kind
        own = found.setdefault(file.shape.id, {})
        ids = Ids(context)
        for shape, node in zip(file.shape.measures or (), items_of(file.root, "measures"), strict=True):
            if not ids.claim(shape.id, node.at(("id",))):
                continue
            measure = Measure(
                id=shape.id,
                record=file.shape.id,
                title=words_of(shape.title),
                expression=expression_of(node.at(("value",))),
                unit=_unit(shape, node, context),
                note=text_of(shape.note),
                location=node.at(("id",)).location,
                fixed=bool(shape.fixed),
            )
            own[shape.id] = LinkedMeasure(measure, node)
    return found


def _unit(shape: MeasureShape, node: Node, context: Context) -> Unit | None:
    unit = context.unit(shape.unit, node.at(("unit",)))
    if unit is None and shape.unit is not None:
        return None  # said already
    return context.shown(unit, shape.shown_as, node, shape.id)


def signatures(context: Context) -> dict[str, ParameterSignature]:
    """Return what expressions need to know of each parameter."""
    return {id_: _signature(parameter, context) for id_, parameter in context.parameters.items()}


def _signature(parameter: Parameter, context: Context) -> ParameterSignature:
    given: dict[str, set[str]] = {name: set(choices_of(name, context)) for name in parameter.categories}
    for value in parameter.values:
        for name, category in value.categories:
            given.setdefault(name, set()).add(category)
    return ParameterSignature(
        id=parameter.id,
        title=parameter.title,
        type=_type_of(parameter),
        by_jurisdiction="jurisdiction" in parameter.by,
        categories=parameter.categories,
        values={name: frozenset(categories) for name, categories in given.items()},
    )


def _type_of(parameter: Parameter) -> Type:
    if not parameter.is_number:
        return TEXT
    numbers = [value.value for value in parameter.values if isinstance(value.value, Decimal)]
    scale = max((max(0, -int(number.as_tuple().exponent)) for number in numbers), default=0)
    digits = max((number.adjusted() + 1 for number in numbers), default=1)
    return Type(kind=Kind.NUMBER, unit=parameter.unit, digits=max(1, digits), scale=scale)


class MeasureTypes:
    """Types each measure once, on demand, so that those it uses are typed before it."""

    def __init__(
        self,
        linked: Mapping[str, Mapping[str, LinkedMeasure]],
        parameters: Mapping[str, ParameterSignature],
        expressions: Expressions,
        context: Context,
    ) -> None:
        """Prepare; nothing is typed yet."""
        self._linked = linked
        self._expressions = expressions
        self._context = context
        self._done: dict[tuple[str, str], MeasureSignature | None] = {}
        self._under_way: list[tuple[str, str]] = []
        self._parameters = parameters
        self._lazy = self._vocabulary(
            {record: _Lazy(self, record, own) for record, own in linked.items()}
        )

    def vocabulary(self) -> Vocabulary:
        """Type every measure and return all names of the pack."""
        known: dict[str, dict[str, MeasureSignature]] = {}
        for record, own in self._linked.items():
            typed = {id_: self.signature(record, id_) for id_ in own}
            known[record] = {id_: found for id_, found in typed.items() if found is not None}
        return self._vocabulary(known)

    def signature(self, record: str, id_: str) -> MeasureSignature | None:
        """Return a measure's signature, typing it first if need be; None when it has faults."""
        key = (record, id_)
        if key in self._under_way:
            self._report_circle(key)
            return None
        if key not in self._done:
            self._under_way.append(key)
            found = self._typed(self._linked[record][id_].measure)
            self._under_way.pop()
            # A measure found to be part of a circle is settled already.
            self._done.setdefault(key, found)
        return self._done[key]

    def _typed(self, measure: Measure) -> MeasureSignature | None:
        tree = self._expressions.check(
            measure.expression, record=measure.record, vocabulary=self._lazy, unit=measure.unit
        )
        if tree is None:
            self._context.lost.add(measure.id)
            return None
        check_numbers(measure.expression, tree, self._context)
        return MeasureSignature(id=measure.id, title=measure.title, type=tree.type)

    def _report_circle(self, key: tuple[str, str]) -> None:
        circle = self._under_way[self._under_way.index(key) :]
        if all(self._done.get(member, ...) is None for member in circle):
            return
        record, id_ = key
        chain = " → ".join(id_ for _, id_ in (*circle, key))
        place = self._linked[record][id_].node.at(("value",))
        self._context.fault(codes.CIRCULAR_MEASURE, place, chain=chain)
        for member in circle:
            self._done[member] = None
            self._context.lost.add(member[1])

    def _vocabulary(self, measures: Mapping[str, Mapping[str, MeasureSignature]]) -> Vocabulary:
        return Vocabulary(
            record_types=self._context.record_types,
            parameters=self._parameters,
            measures=measures,
            units=self._context.units,
        )


class _Lazy(Mapping[str, MeasureSignature]):
    """The measures of a record type; looking one up types it."""

    def __init__(self, types: MeasureTypes, record: str, own: Mapping[str, object]) -> None:
        self._types = types
        self._record = record
        self._own = own

    def __getitem__(self, id_: str) -> MeasureSignature:
        found = self._types.signature(self._record, id_) if id_ in self._own else None
        if found is None:
            raise KeyError(id_)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._own)

    def __len__(self) -> int:
        return len(self._own)
