"""The table of the FEEL subset: every example runs through the engine and yields what it says."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import feel_subset
from stored import Golden
from zhangcheng.casetest.run_cases import run_cases
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel import syntax, tree
from zhangcheng.feel.check import check
from zhangcheng.feel.functions import CALLS, FUNCTIONS
from zhangcheng.feel.parse import parse
from zhangcheng.feel.types import Kind
from zhangcheng.model.expression import Expression
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.rule import Case, Effective, Level, Rule
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack

from .town import kinds_of, written

HERE = Location(file="feel-subset.yaml", line=1, column=1)
OUTCOMES = {True: Outcome.PASS, False: Outcome.FAIL, None: Outcome.INSUFFICIENT_DATA}
ENTRIES = [entry for group in feel_subset.groups() for entry in group["entries"]]


@cache
def _guide() -> Pack:
    return load_pack(Path(__file__).parent / "guide")


def _tree(pack: Pack, text: str, record: str) -> tuple[Expression, tree.Node]:
    expression = written(text)
    collector = Collector()
    node = check(expression, record_type=record, vocabulary=pack.vocabulary, collector=collector)
    assert node is not None, [d.message("en") for d in collector.sorted]
    return expression, node


def _literal(value: object) -> str:
    if isinstance(value, dt.date):
        return f'@"{value}"'
    return f'"{value}"' if isinstance(value, str) else str(value)


def _asked(pack: Pack, entry: dict[str, Any]) -> tuple[str, Outcome]:
    """Return the requirement that holds when the example yields its result, and its outcome."""
    text, result = entry["example"], entry["result"]
    _, node = _tree(pack, text, entry.get("record", "community"))
    if node.type.kind is Kind.BOOLEAN:
        return text, OUTCOMES[result]
    if node.type.kind is Kind.NUMBER and result is not None:
        result = Decimal(str(result))
    return f"({text}) = {'null' if result is None else _literal(result)}", Outcome.PASS


def _rule(require: Expression, entry: dict[str, Any], outcome: Outcome) -> Rule:
    case = Case(
        name=Text.same(entry["syntax"]),
        as_of=dt.date(2021, 6, 30),
        period=str(entry.get("period", "2021")),
        given=entry["given"],
        expect=outcome,
        gap=None,
        actual=None,
        required=None,
        location=HERE,
    )
    return Rule(
        id="example",
        area="guide",
        title=Text.same(entry["syntax"]),
        record=entry.get("record", "community"),
        when=None,
        require=require,
        level=Level.MUST,
        effective=Effective(),
        citations=(),
        illustrative=True,
        remedy=None,
        note=None,
        cases=(case,),
        location=HERE,
    )


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["syntax"])
def test_the_example_yields_its_result(entry: dict[str, Any]) -> None:
    pack = _guide()
    text, outcome = _asked(pack, entry)
    require, node = _tree(pack, text, entry.get("record", "community"))
    rule = _rule(require, entry, outcome)

    results = run_cases(replace(pack, rules={"example": rule}, trees={**pack.trees, require: node}))

    assert [difference.en for result in results for difference in result.differences] == []


def _syntaxes() -> Iterator[syntax.Syntax]:
    for entry in ENTRIES:
        parsed = parse(written(entry["example"]), Collector())
        assert parsed is not None
        yield from syntax.walk(parsed)


def test_the_table_shows_every_construct() -> None:
    nodes = list(_syntaxes())
    assert {type(node) for node in nodes} == kinds_of(syntax, syntax.Syntax)


def test_the_table_shows_every_function() -> None:
    text = " ".join(entry["syntax"] + " " + entry["example"] for entry in ENTRIES)
    assert [name for name in FUNCTIONS if f"{name}(" not in text] == []
    properties = CALLS - set(FUNCTIONS)
    assert [name for name in properties if f".{name}" not in text] == []


def test_the_pages_show_the_table(golden: Golden) -> None:
    if golden.write:
        feel_subset.main()
    for path, text in feel_subset.pages().items():
        assert path.read_text(encoding="utf-8") == text, path.name
