"""A small world of record types, parameters and random records for properties of expressions."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from hypothesis import strategies as st

from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel.check import check
from zhangcheng.feel.tree import Node
from zhangcheng.feel.types import Kind, Type
from zhangcheng.feel.vocabulary import MeasureSignature, ParameterSignature, Vocabulary
from zhangcheng.model.clock import Clock
from zhangcheng.model.expression import Expression
from zhangcheng.model.jurisdiction import Jurisdiction, JurisdictionLevel, JurisdictionTree
from zhangcheng.model.layer import Layer
from zhangcheng.model.parameter import LowerLevels, Parameter, Value
from zhangcheng.model.record_type import Choice, Field, FieldType, RecordType, Relation
from zhangcheng.model.rule import Effective, Level, Measure, Rule
from zhangcheng.model.unit import Unit
from zhangcheng.pack.pack import Pack

HERE = Location(file="world", line=1, column=1)
CLOCK = Clock.at(dt.date(2021, 6, 30))
KINDS = ("new", "old")
AREA = Unit.parse("m2")


def _field(name: str, kind: str, **more: object) -> Field:
    return Field(id=name, label=Text.same(name), type=FieldType(kind), **more)  # type: ignore[arg-type]


COMMUNITY = RecordType(
    id="community",
    title=Text.same("community"),
    key=("code",),
    fields=(
        _field("code", "text"),
        _field("place", "jurisdiction"),
        _field("households", "number"),
        _field("budget", "number", decimals=2),
        _field("founded", "date"),
        _field("active", "boolean"),
    ),
    relations=(Relation(name="premises", record_type="premises", reference="community"),),
)
PREMISES = RecordType(
    id="premises",
    title=Text.same("premises"),
    key=("no",),
    belongs_to="community",
    fields=(
        _field("no", "text"),
        _field("community", "reference", to="community", inverse="premises"),
        _field("area", "number", unit=AREA, decimals=2),
        _field("let", "number", unit=AREA, decimals=2, minimum=Decimal(0)),
        _field("used", "number", unit=AREA, decimals=2, minimum=Decimal(0), maximum=Decimal(300)),
        _field("kind", "choice", choices=tuple(Choice(id=k, label=Text.same(k)) for k in KINDS)),
        _field("opened", "date"),
    ),
)
RECORD_TYPES = {"community": COMMUNITY, "premises": PREMISES}


def _place(code: str, parent: str | None, level: JurisdictionLevel) -> Jurisdiction:
    return Jurisdiction(code=code, name=Text.same(code), level=level, parent=parent)


PLACES = JurisdictionTree(
    {
        "3506": _place("3506", None, JurisdictionLevel.CITY),
        "350602": _place("350602", "3506", JurisdictionLevel.COUNTY),
        "350603": _place("350603", "3506", JurisdictionLevel.COUNTY),
    }
)


def _value(place: str | None, since: dt.date, to: dt.date | None, value: str) -> Value:
    return Value(
        jurisdiction=place,
        categories=(),
        since=since,
        to=to,
        promulgated=None,
        value=Decimal(value),
        citation=None,
        illustrative=True,
        assumed=False,
        note=None,
        location=HERE,
    )


FLOOR_VALUES = (
    _value("3506", dt.date(2015, 1, 1), dt.date(2019, 12, 31), "150"),
    _value("3506", dt.date(2020, 1, 1), None, "200"),
    _value("350602", dt.date(2018, 1, 1), None, "250.5"),
)
FLOOR = Parameter(
    id="area_floor",
    title=Text.same("area floor"),
    unit=AREA,
    by=("jurisdiction",),
    lower_levels_may=LowerLevels.ANYTHING,
    review_by=None,
    note=None,
    values=FLOOR_VALUES,
    location=HERE,
)


def floor_at(_name: str, place: str | None, _categories: object, on: dt.date) -> Decimal | None:
    """Look the parameter up as a person would: the nearest place, the latest date not after."""
    chain = ("350602", "3506") if place == "350602" else ("3506",)
    for code in chain if place is not None else ():
        known = [v for v in FLOOR_VALUES if v.jurisdiction == code and v.since <= on]
        in_force = [v for v in known if v.to is None or on <= v.to]
        if in_force:
            value = max(in_force, key=lambda v: v.since).value
            assert isinstance(value, Decimal)
            return value
    return None


def expression(text: str, number: int) -> Expression:
    """Return `text` as an expression with a place of its own."""
    return Expression(text=text, file="world", line_starts=((0, number + 1, 1),))


def _tree(written: Expression, vocabulary: Vocabulary, expect: Kind | None) -> Node:
    collector = Collector()
    node = check(
        written, record_type="community", vocabulary=vocabulary, collector=collector, expect=expect
    )
    assert node is not None, [d.message("en") for d in collector.sorted]
    return node


TOTAL = expression("sum(premises.area)", 999_999)


def make_pack(texts: Sequence[str]) -> Pack:
    """Return a pack with one rule per requirement in `texts`, all on communities."""
    signature = ParameterSignature(
        id="area_floor",
        title=FLOOR.title,
        type=Type(kind=Kind.NUMBER, unit=AREA, digits=3, scale=1),
        by_jurisdiction=True,
        categories=(),
        values={},
    )
    bare = Vocabulary(
        record_types=RECORD_TYPES, parameters={"area_floor": signature}, measures={}, units={}
    )
    total = _tree(TOTAL, bare, None)
    measure = MeasureSignature(id="total_area", title=Text.same("total area"), type=total.type)
    vocabulary = Vocabulary(
        record_types=RECORD_TYPES,
        parameters={"area_floor": signature},
        measures={"community": {"total_area": measure}},
        units={},
    )
    written = [expression(text, number) for number, text in enumerate(texts)]
    trees = {e: _tree(e, vocabulary, Kind.BOOLEAN) for e in written}
    rules = {f"r{number}": _rule(f"r{number}", e) for number, e in enumerate(written)}
    return Pack(
        id="world",
        version="1",
        title=Text.same("world"),
        note=None,
        home="3506",
        layers=(
            Layer(
                id="world",
                version="1",
                title=Text.same("world"),
                home="3506",
                rank=0,
                begins="",
                sha256="",
            ),
        ),
        units={},
        sources={},
        jurisdictions=PLACES,
        record_types=RECORD_TYPES,
        parameters={"area_floor": FLOOR},
        measures={"community": {"total_area": _total()}},
        areas=(),
        rules=rules,
        drops=(),
        trees={**trees, TOTAL: total},
        vocabulary=vocabulary,
        sha256="",
        diagnostics=(),
        path=Path(),
    )


def _total() -> Measure:
    return Measure(
        id="total_area",
        record="community",
        title=Text.same("total area"),
        expression=TOTAL,
        unit=AREA,
        note=None,
        location=HERE,
    )


def _rule(name: str, require: Expression) -> Rule:
    return Rule(
        id=name,
        area="world",
        title=Text.same(name),
        record="community",
        when=None,
        require=require,
        level=Level.MUST,
        effective=Effective(),
        citations=(),
        illustrative=True,
        remedy=None,
        note=None,
        cases=(),
        location=HERE,
    )


T = TypeVar("T")

_numbers = st.integers(0, 6).map(lambda n: Decimal(n) * 50)
_cents = st.integers(-20_000, 50_000).map(lambda n: Decimal(n) / 100)
_dates = st.dates(dt.date(2016, 1, 1), dt.date(2022, 12, 31))


def _maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.one_of(st.none(), strategy, strategy, strategy)


@st.composite
def worlds(draw: st.DrawFn) -> Mapping[str, list[dict[str, object]]]:
    """Draw up to five communities and their premises, with cells missing here and there."""
    communities: list[dict[str, object]] = [
        {
            "code": f"c{n}",
            "place": draw(st.sampled_from(["3506", "350602", "350603"])),
            "households": draw(_maybe(_numbers)),
            "budget": draw(_maybe(_cents)),
            "founded": draw(_maybe(_dates)),
            "active": draw(_maybe(st.booleans())),
        }
        for n in range(draw(st.integers(1, 5)))
    ]
    premises: list[dict[str, object]] = [
        {
            "no": f"p{n}",
            "community": draw(st.sampled_from([c["code"] for c in communities])),
            "area": draw(_maybe(_numbers)),
            "let": draw(_maybe(_numbers)),
            "used": draw(_maybe(_numbers)),
            "kind": draw(_maybe(st.sampled_from(KINDS))),
            "opened": draw(_maybe(_dates)),
        }
        for n in range(draw(st.integers(0, 10)))
    ]
    return {"community": communities, "premises": premises}
