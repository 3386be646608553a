"""Every kind of node has an entry in each renderer, and every rule of the grammar a builder."""

import re
from importlib.resources import files

import pytest

from zhangcheng.diagnostics.collector import Collector
from zhangcheng.feel import syntax, tree
from zhangcheng.feel.check import STEPS
from zhangcheng.feel.functions import CALLS, FEEL_ONLY, FUNCTIONS, KEYWORDS, PROPERTIES
from zhangcheng.feel.javascript import functions as javascript_functions
from zhangcheng.feel.javascript import render as javascript
from zhangcheng.feel.parse import parse
from zhangcheng.feel.prose import WRITERS
from zhangcheng.feel.sql import functions as sql_functions
from zhangcheng.feel.sql import render as sql
from zhangcheng.feel.wording import en, zh

from .town import kinds_of, written

NODES = kinds_of(tree, tree.Node)


def test_sql_and_javascript_write_every_node() -> None:
    # In SQL related rows are part of an aggregate or quantifier.
    assert set(sql.RENDERINGS) == NODES - {tree.Related}
    assert set(javascript.RENDERINGS) == NODES


def test_sql_and_javascript_write_every_call() -> None:
    assert set(sql_functions.FUNCTIONS) == CALLS
    assert set(javascript_functions.FUNCTIONS) == CALLS


def test_the_runtime_has_every_function_that_is_called() -> None:
    runtime = (files("zhangcheng.handbook") / "assets" / "feel.js").read_text(encoding="utf-8")
    exported = runtime[runtime.index("Object.freeze({") :]
    package = files("zhangcheng.feel") / "javascript"
    written = "".join(
        (package / name).read_text(encoding="utf-8") for name in ("render.py", "functions.py")
    )
    called = set(re.findall(r'(?:call|_plain|_scaled)\("(\w+)"', written))
    called |= {*javascript._COMPARISONS.values(), *javascript._OF_NUMBERS.values()}
    assert {name for name in called if not re.search(rf"\b{name}\b", exported)} == set()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_prose_says_every_node(language: str) -> None:
    assert set(WRITERS[language]) == NODES  # type: ignore[index]


@pytest.mark.parametrize("module", [zh, en])
def test_prose_says_every_call(module: object) -> None:
    said = {*module._PHRASES, *module._CHOSEN, *module._ROUNDINGS, "substring"}  # type: ignore[attr-defined]
    assert said == CALLS


def test_the_checker_takes_every_kind_of_syntax() -> None:
    read_in_place = {syntax.Argument, syntax.ComparisonTest, syntax.Tests}
    assert set(STEPS) == kinds_of(syntax, syntax.Syntax) - read_in_place


def test_the_grammar_knows_every_function_with_spaces() -> None:
    grammar = (files("zhangcheng.feel") / "grammar.lark").read_text(encoding="utf-8")
    pattern = re.search(r"^FUNCTION\.2: /(.*)/$", grammar, re.MULTILINE)
    assert pattern is not None
    for name in {*FUNCTIONS, *FEEL_ONLY}:
        if " " in name:
            assert re.fullmatch(pattern[1].removesuffix(r"(?=\s*\()"), name), name


def test_properties_are_calls() -> None:
    assert PROPERTIES <= CALLS


def test_the_grammar_keeps_every_keyword_from_being_a_name() -> None:
    for word in KEYWORDS:
        collector = Collector()
        parsed = parse(written(word), collector)
        assert not isinstance(parsed, syntax.Name), word


def test_brackets_by_the_thousand_are_read() -> None:
    assert parse(written("(" * 5000 + "1" + ")" * 5000), Collector()) is not None
