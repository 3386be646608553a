"""Numbers that a document could change are named where they stand in expressions; others are not."""

from pathlib import Path

import pytest

from pack.layered import lay_over
from zhangcheng.diagnostics.location import Location
from zhangcheng.pack import load_pack

ROOT = Path(__file__).parents[2]
RECORD = """\
# file: records/visit.yaml
id: visit
title: {zh: 走访, en: Visit}
belongs_to: community
fields:
  - {id: community, label: {zh: 社区, en: Community}, type: reference, to: community, inverse: visits}
  - {id: day, label: {zh: 日期, en: Day}, type: date}
  - {id: heard_on, label: {zh: 听取日期, en: Heard on}, type: date}
  - {id: kind, label: {zh: 类别, en: Kind}, type: text}
  - {id: cost, label: {zh: 费用, en: Cost}, type: number, unit: "1", decimals: 2}
measures:
  - {id: reckoned, title: {zh: 折算, en: Reckoned}, value: 'MEASURE'}
# file: rules/extra.yaml
area: extra
title: {zh: 补充, en: Extra}
rules:
  - id: extra
    title: {zh: 补充, en: Extra}
    record: community
    require: 'REQUIRE'
    level: should
    illustrative: true
    cases:
      - {name: one, as_of: 2020-01-01, given: {stage: new}, expect: pass}
      - {name: two, as_of: 2020-01-01, given: {stage: new}, expect: fail}
"""


def numbers(tmp_path: Path, *, require: str = "floor_area > 0", measure: str = "cost") -> list[str]:
    text = RECORD.replace("REQUIRE", require).replace("MEASURE", measure)
    pack = load_pack(lay_over(text, tmp_path))
    assert {d.code.id for d in pack.unfinished} <= {"P156"}
    return [_written(d.location) for d in pack.unfinished]


def _written(place: Location) -> str:
    assert place.line is not None
    assert place.column is not None
    assert place.end_column is not None
    line = Path(place.file).read_text(encoding="utf-8").splitlines()[place.line - 1]
    return line[place.column - 1 : place.end_column - 1]


@pytest.mark.parametrize(
    ("require", "expected"),
    [
        ("floor_area >= 200", ["200"]),
        ("floor_area between 50 and 70.5", ["50", "70.5"]),
        ("floor_area in [50..70]", ["50", "70"]),
        ("count(visits) >= 12", ["12"]),
        ("count(visits[cost > 20]) >= 1", ["20"]),
        ("sum(visits.cost) * 1.5 >= 0", ["1.5"]),
        ("every v in visits satisfies v.cost >= 5", ["5"]),
        ('every v in visits satisfies v.heard_on <= v.day + @"P30D"', ['@"P30D"']),
        ("if floor_area > 1 then floor_area < 40 else floor_area >= 0", ["40"]),
        ("floor_area >= -7 * -1", ["-7"]),
    ],
)
def test_a_number_in_a_rule_is_named(tmp_path: Path, require: str, expected: list[str]) -> None:
    assert numbers(tmp_path, require=require) == expected


@pytest.mark.parametrize(
    "require",
    [
        "floor_area > 0 and count(visits) >= 1",
        "floor_area * 100 / 12 >= 1",
        "decimal(floor_area, 2) > 0",
        "period.end.month = 12 and period.start.month <= 6",
        "period.end.year - 1 > 0",
        "today() >= date(period.end.year, 6, 30)",
        "some q in [1, 2, 3, 4] satisfies q * 3 > today().month",
        'today() + @"P1D" > period.end',
    ],
)
def test_what_no_document_changes_is_not(tmp_path: Path, require: str) -> None:
    assert numbers(tmp_path, require=require) == []


@pytest.mark.parametrize(("measure", "expected"), [("cost * 2", ["2"]), ("ceiling(day.month / 3)", [])])
def test_measures_are_held_to_it_too(tmp_path: Path, measure: str, expected: list[str]) -> None:
    assert numbers(tmp_path, measure=measure) == expected


@pytest.mark.parametrize("name", ["national", "fujian", "zhangzhou", "example-county"])
def test_lint_has_nothing_to_say_of_the_packs_that_ship(name: str) -> None:
    pack = load_pack(ROOT / "rules" / name)
    assert (pack.diagnostics, pack.unfinished) == ((), ())
