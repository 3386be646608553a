"""Links parameters: categories, values and their sources, dates and levels."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.parameter import LowerLevels, Parameter, Value
from zhangcheng.pack.files import RawFile
from zhangcheng.pack.levels import check_levels
from zhangcheng.pack.linking.categories import Categories
from zhangcheng.pack.linking.context import Context, items_of, text_of, words_of
from zhangcheng.pack.linking.ids import Ids, check_file_name
from zhangcheng.pack.linking.timelines import Entry, check_timeline
from zhangcheng.pack.shape import ParameterShape, RowShape, VersionShape
from zhangcheng.pack.timeline import Key, with_ends
from zhangcheng.pack.value_hints import as_number
from zhangcheng.yamlsource import Node

_MOST_DIGITS = 38
_EVERYWHERE = Text("所有辖区", "everywhere")
_NUMBERS = Text("数字", "numbers")
_TEXTS = Text("文字", "texts")
_A_NUMBER = Text(
    "这个参数有 unit，值写数字；要取文字，删去 unit",
    "The parameter has a unit, so its values are numbers; for texts take out unit",
)
_NEEDS_UNIT = Text(
    '没有 unit 的参数取文字。值是数的，写明 unit，没有单位的数写 unit: "1"',
    'A parameter without unit takes texts. For numbers give it one; a bare number has unit: "1"',
)


def link_parameters(files: list[RawFile], context: Context) -> dict[str, Parameter]:
    """Return the pack's parameters by id."""
    found: dict[str, Parameter] = {}
    ids = Ids(context)
    for file in files:
        check_file_name(file, "id", context)
        assert isinstance(file.shape, ParameterShape)  # noqa: S101 - given by its kind
        if ids.claim(file.shape.id, file.root.at(("id",))):
            found[file.shape.id] = _Linker(file.shape, file.root, context).link()
    return found


class _Linker:
    """Links one parameter."""

    def __init__(self, shape: ParameterShape, root: Node, context: Context) -> None:
        self._shape = shape
        self._root = root
        self._context = context
        self._categories = Categories(shape, root, context)
        self._comparable = True
        self._complete = not context.has_gap(root.at(("values",)))

    def link(self) -> Parameter:
        shape, root = self._shape, self._root
        unit = self._context.unit(shape.unit, root.at(("unit",)))
        if unit is None and shape.unit is not None:
            self._context.lost.add(shape.id)
        else:
            unit = self._context.shown(unit, shape.shown_as, root, shape.id)
        entries = self._entries()
        if self._complete:
            check_timeline(shape.id, entries, self._context)
        values = with_ends([entry.value for entry in entries])
        parameter = Parameter(
            id=shape.id,
            title=words_of(shape.title),
            unit=unit,
            by=tuple(shape.by or ()),
            lower_levels_may=LowerLevels(shape.lower_levels_may or LowerLevels.ANYTHING),
            review_by=shape.review_by,
            note=text_of(shape.note),
            values=values,
            location=root.at(("id",)).location,
        )
        if self._comparable:
            check_levels(parameter, self._context)
        return parameter

    def _entries(self) -> list[Entry]:
        entries: list[Entry] = []
        versions = zip(self._shape.values, items_of(self._root, "values"), strict=True)
        for index, (version, node) in enumerate(versions):
            self._check_version(version, node)
            base = self._base(version, node)
            if version.rows is None:
                self._categories.check_single(node)
                self._check_home(None, base, node.at(("value",)))
                rows: list[Value] = [self._with_value(base, version.value, node.at(("value",)))]
            else:
                pairs = zip(version.rows, items_of(node, "rows"), strict=True)
                rows = [self._row(base, row, at) for row, at in pairs]
                self._complete &= not self._context.has_gap(node.at(("rows",)))
            entries += [Entry(value=value, version=index, node=node) for value in rows]
        return entries

    def _check_version(self, version: VersionShape, node: Node) -> None:
        self._context.dates(version.since, version.to, node.at(("to",)))
        if version.source is None and not self._is_illustrative(version, node):
            place = node.key_location("from")
            self._context.fault(codes.VALUE_WITHOUT_SOURCE, place, parameter=self._shape.id)

    def _base(self, version: VersionShape, node: Node) -> Value:
        """What all values of a version share."""
        return Value(
            jurisdiction=None,
            categories=(),
            since=version.since,
            to=version.to,
            written_to=version.to,
            promulgated=version.promulgated,
            value=None,
            citation=self._context.citation(version.source, node.at(("source",))),
            illustrative=self._is_illustrative(version, node),
            assumed=bool(version.assumed),
            note=text_of(version.note),
            location=node.location,
            layer=self._context.layer_of(node.location).rank,
        )

    def _is_illustrative(self, version: VersionShape, node: Node) -> bool:
        """Whether no source gives a version; the whole parameter says so only of its own pack's."""
        own = node.file is self._root.file
        return bool(version.illustrative or (own and self._shape.illustrative))

    def _row(self, base: Value, row: RowShape, node: Node) -> Value:
        self._categories.check_row(row, node)
        if row.jurisdiction is not None and "jurisdiction" in (self._shape.by or ()):
            self._context.jurisdiction(row.jurisdiction, node.at(("jurisdiction",)))
        self._check_home(row.jurisdiction, base, node)
        key = (row.jurisdiction, self._key(row.categories))
        return self._with_value(base, row.value, node.at(("value",)), key)

    def _check_home(self, place: str | None, base: Value, node: Node) -> None:
        """A pack sets values of an inherited parameter only for the place it is written for."""
        context = self._context
        inherited = node.file is not self._root.file
        if not inherited or "jurisdiction" not in (self._shape.by or ()):
            return
        home = context.layers[base.layer].home
        if place is None or (place in context.jurisdictions and home not in self._chain(place)):
            at = node.at(("jurisdiction",))
            self._comparable = False
            context.fault(codes.OUTSIDE_HOME, at, place=place or _EVERYWHERE, home=home)

    def _chain(self, place: str) -> set[str]:
        return {above.code for above in self._context.jurisdictions.chain(place)}

    def _key(self, given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        by = self._shape.by or ()
        return tuple((name, given[name]) for name in by if name in given)

    def _with_value(
        self, base: Value, value: int | Decimal | str | None, node: Node, key: Key = (None, ())
    ) -> Value:
        expects_number = self._shape.unit is not None
        if value is not None and isinstance(value, str) == expects_number:
            expected = _NUMBERS if expects_number else _TEXTS
            self._context.fault(
                codes.VALUE_KIND,
                node,
                parameter=self._shape.id,
                expected=expected,
                suggestion=_way(value),
            )
            self._context.lost.add(self._shape.id)
            self._comparable = False
            value = None
        if isinstance(value, int | Decimal):
            value = Decimal(value)
            self._check_digits(value, node)
        place, categories = key
        return replace(
            base, value=value, jurisdiction=place, categories=categories, location=node.location
        )

    def _check_digits(self, value: Decimal, node: Node) -> None:
        exponent = value.as_tuple().exponent
        digits = len(value.as_tuple().digits) + max(0, int(exponent))
        if max(digits, -int(exponent)) > _MOST_DIGITS:
            bound = Text(f"至多 {_MOST_DIGITS} 位", f"at most {_MOST_DIGITS} digits")
            self._context.fault(codes.OUT_OF_BOUNDS, node, value=str(value), bound=bound)


def _way(value: int | Decimal | str) -> Text:
    """Return the hint for a value that does not go with the unit of its parameter, or its lack."""
    if not isinstance(value, str):
        return _NEEDS_UNIT
    number = as_number(value)
    return number if number.zh else _A_NUMBER
