"""The figures that the handbook prints are those that the engine asks for."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from handbook.example import HERE
from zhangcheng.casetest.run_cases import run_cases
from zhangcheng.handbook import Facts, facts
from zhangcheng.handbook.standards import Figure, Line, Standard, conjuncts
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.record_type import FieldType
from zhangcheng.model.rule import Case, Rule
from zhangcheng.pack import load_pack

ROOT = Path(__file__).parents[2]
FOLDERS = [HERE / "pack", ROOT / "rules/zhangzhou"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_figure_is_the_engines(folder: Path) -> None:
    known = facts(load_pack(folder))
    posed = {rule.id: list(_posed(known, rule)) for rule in known.pack.rules.values()}
    rules = {
        name: dataclasses.replace(rule, cases=tuple(case for case, _, _ in posed[name]))
        for name, rule in known.pack.rules.items()
    }
    results = run_cases(dataclasses.replace(known.pack, rules=rules), inherited=True)
    expected = [(figure, part) for name in rules for _, figure, part in posed[name]]
    assert len(results) == len(expected) > 3
    for result, (figure, part) in zip(results, expected, strict=True):
        assert result.finding is not None
        if result.finding.outcome is not Outcome.NOT_APPLICABLE:
            assert result.finding.parts[part].required == figure, result.case


def _posed(known: Facts, rule: Rule) -> Iterator[tuple[Case, object, int]]:
    """Pose a case for each figure of a rule: in its place, on its first and last day."""
    parts = conjuncts(known.pack.tree(rule.require))
    for standard in known.standards[rule.id]:
        part = next(index for index, node in enumerate(parts) if standard.subject in _sides(node))
        for line in standard.lines:
            for figure in line.figures:
                for day in _days(figure):
                    yield _case(known, rule, line, day), figure.value, part


def _sides(node: object) -> tuple[object, ...]:
    return tuple(getattr(node, name, None) for name in ("left", "right", "value"))


def _days(figure: Figure) -> tuple[dt.date, ...]:
    last = figure.to if figure.to is not None else figure.since + dt.timedelta(days=400)
    return (figure.since, last)


def _case(known: Facts, rule: Rule, line: Line, day: dt.date) -> Case:
    """Return an applicable case of the rule, moved to a place and day."""
    case = next(case for case in rule.cases if case.expect is Outcome.PASS)
    record = known.pack.record_types[rule.record]
    given = {**case.given, **dict(line.categories), "jurisdiction": line.places[0]}
    dated = record.field(record.parameters_on or "")
    if dated is not None:
        given[dated.id] = day.replace(day=1) if dated.type is FieldType.MONTH else day
    return dataclasses.replace(case, as_of=day, period=None, given=given)


def standard_of(known: Facts, rule: str) -> Standard:
    (standard,) = known.standards[rule]
    return standard


def test_places_that_share_their_figures_share_a_line() -> None:
    known = facts(load_pack(HERE / "pack"))
    lines = standard_of(known, "hall-area").lines
    large = [line for line in lines if line.categories == (("kind", "large"),)]
    assert [line.places for line in large] == [("9901", "9903"), ("9902",)]
    assert [figure.value for figure in large[1].figures] == [Decimal(100), Decimal(120)]
    assert [figure.illustrative for figure in large[1].figures] == [False, True]


def test_figures_end_with_the_rule() -> None:
    known = facts(load_pack(HERE / "pack"))
    first, second = known.standards["hall-allowance"]
    (line,) = first.lines
    assert [(str(s.since), str(s.to)) for s in line.figures] == [
        ("2018-03-01", "2019-12-31"),
        ("2020-01-01", "2021-12-31"),
    ]
    assert second.is_constant
