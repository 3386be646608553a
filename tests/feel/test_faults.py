"""Faults are found together, each at its column, with the hint that mends it."""

import pytest

from zhangcheng.diagnostics.collector import Collector
from zhangcheng.feel.check import check
from zhangcheng.feel.types import Kind
from zhangcheng.model.expression import Expression

from .town import VOCABULARY, checked

COLUMN = 12
"""Where `written` lets an expression start."""

TABLE = [
    # text, [(code, what the caret stands under, part of the hint)]
    ("(floor_area / households) ** 4 > 1", [("E134", "(floor_area / households) ** 4", "round")]),
    (
        "1 / (floor_area / households) ** 3 > 1",
        [("E134", "1 / (floor_area / households) ** 3", "round")],
    ),
    (
        "round half up((floor_area / households) ** 3, -9) > 1",
        [("E134", "round half up((floor_area / households) ** 3, -9)", "round")],
    ),
    ("flor_area >= 200", [("E110", "flor_area", "floor_area")]),
    ("floor_area >= minimum_wage", [("E122", "minimum_wage", "")]),
    ("visit_count + floor_area > 1", [("E122", "floor_area", "")]),
    ('obtained = "bougt"', [("E123", '"bougt"', "bought")]),
    ('obtained = "购买"', [("E123", '"购买"', '"bought"')]),
    ('obtained in ("built", "购置")', [("E123", '"购置"', "")]),
    ('"bougt" = obtained', [("E123", '"bougt"', "bought")]),
    ("established.yeer > 2018", [("E111", "yeer", "year")]),
    ("some v in visits satisfies minutes > 30", [("E110", "minutes", "v.minutes")]),
    ("some v in visits satisfies v.minuts > 30", [("E111", "minuts", "minutes")]),
    ("count(visits[minuts > 30]) > 1", [("E110", "minuts", "minutes")]),
    ("string lenght(name) > 1", [("E107", "string lenght", "string_lenght")]),
    ("sum(visits) > 1", [("E121", "visits", "sum(visits.…)")]),
    ("sum(visits.topic) > 1", [("E121", "visits.topic", "")]),
    ("visits = null", [("E124", "visits", "count")]),
    ("not in_use", [("E107", "not in_use", "not(…)")]),
    ("in_use & new_area", [("E104", "&", "and")]),
    ("in_use AND new_area", [("E104", "AND", "and")]),
    ("floor_area > 1 OR in_use", [("E104", "OR", "or")]),
    ("in_use 且 new_area", [("E104", "且", "and")]),
    ("floor_area > 1且households > 2", [("E104", "且", "and")]),
    ("floor_area > 1 或者 in_use", [("E104", "或者", "or")]),
    ("floor_area 不少于 200", [("E104", "不少于", ">=")]),
    ("IF in_use then true else false", [("E104", "IF", "if")]),
    ("any v in visits satisfies true", [("E104", "any", "some")]),
    ("floor_area between 1 to 2", [("E104", "to", "and")]),
    ("in_use = TRUE", [("E110", "TRUE", "true")]),
    ("NOT(in_use)", [("E112", "NOT", "not")]),
    ("avg(visits.minutes) > 1", [("E112", "avg", "mean")]),
    ("round(floor_area) > 1", [("E112", "round", "round half up")]),
    ("visits.count > 1", [("E111", "count", "count(…)")]),
    ("floor_area >= 200 m2", [("E107", "200 m2", "without a unit")]),
    ("floor_area >= 200平方米", [("E107", "200平方米", "without a unit")]),
    ("floor_area >= 1.5万", [("E107", "1.5万", "15000")]),
    ("floor_area >= 1,000", [("E104", "1,000", "1000")]),
    ("floor_area >= 1,234,567.5", [("E104", "1,234,567.5", "1234567.5")]),
    ("floor_area >= 1,00", [("E101", ",", "an operator")]),
    ("obtained = bought", [("E110", "bought", '"bought"')]),
    ("obtained in (bought, 自建)", [("E110", "bought", '"bought"'), ("E110", "自建", "")]),
    ("floor_area in 1..2", [("E106", "..", "[a..b]")]),
    ("in_use ~ new_area", [("E101", "~", "")]),
    ("floor_area 200", [("E107", "floor_area 200", "")]),
    ("in_use && new_area", [("E104", "&&", "and")]),
    ("!in_use", [("E104", "!", "not(…)")]),
    ("floor_area <> 3", [("E104", "<>", "!=")]),
    ("name = 'x'", [("E104", "'", '"…"')]),
    ("floor_area ＞ 3", [("E103", "＞", ">")]),
    ("name = “x”", [("E103", "“", '"')]),
    ("count（visits） > 1", [("E103", "（", "(")]),
    ("date and time(name) = null", [("E106", "date and time", "")]),
    ('matches(name, "a")', [("E106", "matches", "")]),
    ("now() > established", [("E106", "now", "today()")]),
    ("{a: 1}.a = 1", [("E106", "{", "")]),
    ("function(x) x > 1", [("E106", "function", "")]),
    ("[1..3] = [1..3]", [("E106", "[1..3]", "in"), ("E106", "[1..3]", "in")]),
    ('established > @"2018-06-30T10:00:00"', [("E106", '@"2018-06-30T10:00:00"', "")]),
    ("established + 3 > today()", [("E121", "3", '@"P30D"')]),
    ("(inspected - established) > 30", [("E120", "30", ".days")]),
    ('(inspected - established) > @"P1M"', [("E120", '@"P1M"', "")]),
    ('established + @"P1D" * 0.5 > today()', [("E121", "0.5", "")]),
    ("name + name = name", [("E121", "name", "")]),
    ("name < name", [("E120", "name", "")]),
    ('in_use = "true"', [("E120", '"true"', "true")]),
    ("if in_use then 1 else name", [("E120", "name", "")]),
    ("floor_area ** 9 > 1", [("E131", "9", "")]),
    ("floor_area ** households > 1", [("E131", "households", "")]),
    ("minimum_wage(on: name) > 1", [("E121", "name", "")]),
    ("floor_area(on: today()) > 1", [("E112", "floor_area", "")]),
    ("households in [established..today()]", [("E120", "established", ""), ("E120", "today()", "")]),
    ("floor_area between 1 and", [("E102", "", "")]),
    ("(floor_area > 1", [("E102", "", ")")]),
    ("floor_area > 1)", [("E101", ")", "")]),
    ("visits[-1].minutes > 1", [("E106", "-1", "")]),
    ("distinct values(visits) = 1", [("E121", "visits", "")]),
    ("count(floor_area, visits) = 1", [("E113", "count(floor_area, visits)", "count(list)")]),
    ('date("2018-02-30") = established', [("E108", '"2018-02-30"', "")]),
    ("date(2018, 2, 30) = established", [("E108", "date(2018, 2, 30)", "")]),
    ("floor_area = null > 3", [("E101", ">", "")]),
    ("null = null", [("E130", "null", "")]),
    ("floor_area + null > 1", [("E130", "null", "")]),
]


@pytest.mark.parametrize(("text", "faults"), TABLE, ids=[row[0] for row in TABLE])
def test_fault_and_place(text: str, faults: list[tuple[str, str, str]]) -> None:
    node, diagnostics = checked(text)
    assert node is None
    found = sorted((d.location.column or 0, d.code.id, d) for d in diagnostics)
    assert [code for _, code, _ in found] == [code for code, _, _ in faults]
    for (column, _, diagnostic), (_, under, hint) in zip(found, faults, strict=True):
        start = column - COLUMN
        end = (diagnostic.location.end_column or 0) - COLUMN
        if under:
            assert text[start:end] == under
        assert diagnostic.location.line == 3
        assert hint in diagnostic.hint("en")


def test_several_faults_of_one_expression() -> None:
    text = 'flor > 1 and obtained = "购" or count(viists) > minimum_wag and floor_area > minimum_wage'
    _, diagnostics = checked(text)
    assert [
        (d.code.id, text[(d.location.column or 0) - COLUMN :].split(maxsplit=1)[0]) for d in diagnostics
    ] == [
        ("E110", "flor"),
        ("E123", '"购"'),
        ("E110", "viists)"),
        ("E110", "minimum_wag"),
        ("E122", "minimum_wage"),
    ]


def test_a_fault_on_the_second_line_of_a_folded_scalar() -> None:
    text = "floor_area >= 200 and\nflor > 1"
    starts = ((0, 3, 12), (22, 4, 14))
    collector = Collector()
    check(
        Expression(text=text, file="rules.yaml", line_starts=starts),
        record_type="community",
        vocabulary=VOCABULARY,
        collector=collector,
        expect=Kind.BOOLEAN,
    )
    assert [str(d.location) for d in collector.sorted] == ["rules.yaml:4:14"]
