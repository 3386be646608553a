"""Laws over random expressions: checked or diagnosed, never both; what is checked can be said."""

from hypothesis import given, settings
from hypothesis import strategies as st

from zhangcheng.feel import tree
from zhangcheng.feel.prose import prose
from zhangcheng.feel.types import Kind

from .town import VOCABULARY, checked

_NUMBERS = [
    "floor_area",
    "resident_area",
    "households",
    "200",
    "1.5",
    "visit_count",
    "minimum_wage",
    "p.minutes",
]
_DATES = [
    "established",
    "inspected",
    "today()",
    "period.start",
    '@"2018-06-30"',
    "p.held_on",
    "max(visits.held_on)",
]
_TRUTHS = ["in_use", "new_area", "true", 'obtained = "built"', 'p.kind = "research"', "null"]
_TEXTS = ["name", "obtained", '"built"', "wage_tier", "p.topic", "jurisdiction"]
_ROWS = [
    "visits",
    "posts",
    "visits.minutes",
    "visits.held_on",
    "[floor_area, 1]",
    'visits[kind = "research"]',
    "period",
]
_LEAVES = st.sampled_from(
    [*_NUMBERS, *_DATES, *_TRUTHS, *_TEXTS, *_ROWS, '@"P30D"', '@"P1Y"', "flor", "null"]
)
_OPERATORS = st.sampled_from(["+", "-", "*", "/", "=", "!=", "<", ">=", "and", "or", "in"])
_FUNCTIONS = st.sampled_from(
    [
        "count",
        "sum",
        "min",
        "max",
        "mean",
        "not",
        "abs",
        "floor",
        "string length",
        "distinct values",
        "upper case",
    ]
)
_PARTS = st.sampled_from(["year", "days", "months", "minutes", "community", "households", "start"])


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, _OPERATORS, inner).map(lambda parts: f"({parts[0]}) {parts[1]} ({parts[2]})"),
        st.tuples(_FUNCTIONS, inner).map(lambda parts: f"{parts[0]}({parts[1]})"),
        st.tuples(_FUNCTIONS, inner, inner).map(lambda parts: f"{parts[0]}({parts[1]}, {parts[2]})"),
        st.tuples(inner, _PARTS).map(lambda parts: f"({parts[0]}).{parts[1]}"),
        st.tuples(inner, inner).map(lambda parts: f"({parts[0]})[{parts[1]}]"),
        st.tuples(inner, inner, inner).map(lambda p: f"if {p[0]} then {p[1]} else {p[2]}"),
        st.tuples(inner, inner, inner).map(lambda p: f"({p[0]}) in (>= ({p[1]}), ({p[2]}))"),
        st.tuples(inner, inner, inner).map(lambda p: f"({p[0]}) between ({p[1]}) and ({p[2]})"),
        st.tuples(st.sampled_from(["every", "some"]), inner, inner).map(
            lambda p: f"{p[0]} p in ({p[1]}) satisfies ({p[2]})"
        ),
        st.tuples(inner, inner).map(lambda p: f"for p in ({p[0]}) return ({p[1]})"),
        st.tuples(inner, inner).map(lambda p: f"list contains({p[0]}, {p[1]})"),
    )


expressions = st.recursive(_LEAVES, _larger, max_leaves=6)


@settings(max_examples=600, deadline=None)
@given(text=expressions)
def test_an_expression_is_checked_or_diagnosed(text: str) -> None:
    node, diagnostics = checked(text)
    assert (node is None) == bool(diagnostics), [d.message("en") for d in diagnostics]
    for diagnostic in diagnostics:
        assert 12 <= (diagnostic.location.column or 0) <= 12 + len(text)
        for language in ("zh", "en"):
            assert diagnostic.message(language)
            diagnostic.hint(language)
    if node is None:
        return
    assert node.type.kind not in {Kind.LIST, Kind.RANGE, Kind.RECORD, Kind.NULL}
    said = prose(node, VOCABULARY, record_type="community")
    assert said.zh
    assert said.en
    for part in _walk(node):
        assert 0 <= part.span[0] < part.span[1] <= len(text)
        if isinstance(part, tree.Literal) and part.type.kind is Kind.NUMBER and part.value is not None:
            assert part.type.digits > 0


def _walk(node: tree.Node) -> list[tree.Node]:
    found = [node]
    for name in node.__dataclass_fields__:
        value = getattr(node, name)
        for part in value if isinstance(value, tuple) else (value,):
            inner = part[1] if isinstance(part, tuple) and len(part) == 2 else part
            if isinstance(inner, tree.Node):
                found += _walk(inner)
    return found
