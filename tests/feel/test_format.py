"""Canonical FEEL: a table of spellings, and the law that formatting keeps the tree."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhangcheng.diagnostics.collector import Collector
from zhangcheng.feel import syntax
from zhangcheng.feel.format import FORMATTERS, format_expression
from zhangcheng.feel.parse import parse

from .town import kinds_of, written

TABLE = [
    ("a>=1", "a >= 1"),
    ("( a )", "a"),
    ("(a+b)*c", "(a + b) * c"),
    ("(a*b)+c", "a * b + c"),
    ("a-(b-c)", "a - (b - c)"),
    ("(a-b)-c", "a - b - c"),
    ("2**3**4", "2 ** 3 ** 4"),
    ("2**(3**4)", "2 ** (3 ** 4)"),
    ("-2**3", "-2 ** 3"),
    ("-(2**3)", "-(2 ** 3)"),
    ("(a or b)and c", "(a or b) and c"),
    ("a or(b and c)", "a or b and c"),
    ("a and(b and c)", "a and (b and c)"),
    ("a and every v in vs satisfies v.x>1", "a and (every v in vs satisfies v.x > 1)"),
    ("if a then b else c+1", "if a then b else c + 1"),
    ("(if a then b else c)+1", "(if a then b else c) + 1"),
    ('x in(>=5,"x")', 'x in (>= 5, "x")'),
    ("x in [1..5)", "x in [1..5)"),
    ("x in ( 1 .. 5 ]", "x in (1..5]"),
    ("x in >=5", "x in >= 5"),
    ("x between 1 and 5 and y", "x between 1 and 5 and y"),
    ("string   length(s)", "string length(s)"),
    ('f(role:"x",on:d)', 'f(role: "x", on: d)'),
    ('visits[ kind="x" ].month', 'visits[kind = "x"].month'),
    ("1.50", "1.50"),
    (".5", "0.5"),
    ('"a\\"b\\\\c\\u0041"', '"a\\"b\\\\cA"'),
    ('@ "P1M"', '@"P1M"'),
    ("月份.年>3", "月份.年 > 3"),
    ("not( a )", "not(a)"),
    ("(a = b) = c", "(a = b) = c"),
    ("for x in xs[a] return x.y", "for x in xs[a] return x.y"),
    ("[1,2 ]", "[1, 2]"),
]


def _parsed(text: str) -> syntax.Syntax:
    collector = Collector()
    tree = parse(written(text), collector)
    assert tree is not None, (text, [d.message("en") for d in collector.sorted])
    return tree


@pytest.mark.parametrize(("text", "canonical"), TABLE)
def test_table(text: str, canonical: str) -> None:
    assert format_expression(_parsed(text)) == canonical
    assert format_expression(_parsed(canonical)) == canonical


NAMES = st.sampled_from(["a", "b2", "floor_area", "月份", "iffy", "nullable"])
FUNCTIONS = st.sampled_from(["count", "not", "string length", "round half up", "stipend"])
ANYWHERE = (0, 0)

_leaves = st.one_of(
    st.decimals(0, 10**6, places=2).map(lambda value: syntax.Number(span=ANYWHERE, value=abs(value))),
    st.integers(0, 999).map(lambda value: syntax.Number(span=ANYWHERE, value=Decimal(value))),
    st.text(max_size=6).map(lambda value: syntax.String(span=ANYWHERE, value=value)),
    st.booleans().map(lambda value: syntax.Boolean(span=ANYWHERE, value=value)),
    st.just(syntax.Null(span=ANYWHERE)),
    st.sampled_from(["2018-06-30", "P1M"]).map(lambda text: syntax.At(span=ANYWHERE, text=text)),
    NAMES.map(lambda name: syntax.Name(span=ANYWHERE, name=name)),
)


def _nested(inner: st.SearchStrategy[syntax.Syntax]) -> st.SearchStrategy[syntax.Syntax]:
    def made(
        kind: type[syntax.Syntax], **parts: st.SearchStrategy[object]
    ) -> st.SearchStrategy[syntax.Syntax]:
        return st.builds(kind, span=st.just(ANYWHERE), **parts)

    operators = st.sampled_from(["+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "and", "or"])
    comparisons = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
    comparison = made(syntax.ComparisonTest, operator=comparisons, operand=inner)
    closed = {"low_closed": st.booleans(), "high_closed": st.booleans()}
    interval = made(syntax.Range, low=inner, high=inner, **closed)
    plain = made(syntax.Argument, name=st.none(), value=inner)
    named = made(syntax.Argument, name=NAMES, value=inner)
    arguments = st.one_of(
        st.lists(plain, max_size=3).map(tuple), st.lists(named, min_size=1, max_size=2).map(tuple)
    )
    several = st.lists(st.one_of(inner, comparison, interval), min_size=2, max_size=3)
    tests = made(syntax.Tests, items=st.one_of(several, comparison.map(lambda one: [one])).map(tuple))
    loop = {"variable": NAMES, "source": inner}
    return st.one_of(
        made(syntax.Path, source=inner, name=NAMES, name_span=st.just(ANYWHERE)),
        made(syntax.Filter, source=inner, condition=inner),
        made(
            syntax.Invocation, function=FUNCTIONS, function_span=st.just(ANYWHERE), arguments=arguments
        ),
        made(syntax.List, items=st.lists(inner, max_size=3).map(tuple)),
        made(syntax.Negation, operand=inner),
        made(syntax.Binary, operator=operators, left=inner, right=inner),
        made(syntax.Between, value=inner, low=inner, high=inner),
        made(syntax.Membership, value=inner, test=st.one_of(inner, interval, comparison, tests)),
        made(syntax.Conditional, condition=inner, then=inner, otherwise=inner),
        made(syntax.Loop, result=inner, **loop),
        made(syntax.Quantified, quantifier=st.sampled_from(["every", "some"]), condition=inner, **loop),
    )


expressions = st.recursive(_leaves, _nested, max_leaves=12)


@settings(max_examples=300, deadline=None)
@given(tree=expressions)
def test_parsing_what_was_formatted_gives_the_tree(tree: syntax.Syntax) -> None:
    text = format_expression(tree)
    again = _parsed(text)
    assert again == tree
    assert format_expression(again) == text


@settings(max_examples=200, deadline=None)
@given(tree=expressions)
def test_spans_lie_within_the_text_and_within_their_parents(tree: syntax.Syntax) -> None:
    text = format_expression(tree)
    for node in syntax.walk(_parsed(text)):
        start, end = node.span
        assert 0 <= start < end <= len(text)
        for child in syntax.children(node):
            assert start <= child.span[0] < child.span[1] <= end


@settings(max_examples=300, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("ab1 .\"'()[]{}<>=!+-*/@,:?&|，≥不in"), max_size=14))
def test_any_text_is_parsed_or_diagnosed_within_the_text(text: str) -> None:
    collector = Collector()
    tree = parse(written(text), collector)
    assert (tree is None) == collector.has_errors
    for diagnostic in collector.sorted:
        column = diagnostic.location.column or 0
        assert 12 <= column <= 12 + len(text)


def test_every_kind_of_syntax_can_be_written() -> None:
    assert set(FORMATTERS) == kinds_of(syntax, syntax.Syntax)
