"""A value set below is held against the numbers that texts of inherited rules name."""

from pathlib import Path

import pytest

from pack.layered import lay_over
from zhangcheng.pack import load_pack

PACKS = """\
# file: ../small/parameters/fee_limit.yaml
id: fee_limit
title: {zh: 费用上限, en: Fee limit}
unit: "1"
by: [jurisdiction]
lower_levels_may: anything
values:
  - from: 2020-01-01
    illustrative: true
    rows:
      - {jurisdiction: "3506", value: OLD}
# file: ../small/rules/extra.yaml
area: extra
title: {zh: 补充, en: Extra}
rules:
  - id: extra
    title: {zh: '补充ZH', en: 'Extra EN'}
    record: community
    require: every v in visits satisfies v.cost / v.cost <= fee_limit
    level: should
    illustrative: true
    remedy: {zh: 补足, en: 'Add REMEDY'}
    cases:
      - {name: one, as_of: 2020-01-01, given: {stage: new}, expect: pass}
      - {name: two, as_of: 2020-01-01, given: {stage: new}, expect: fail}
# file: parameters/fee_limit.yaml
extends: fee_limit
values:
  - from: 2021-01-01
    illustrative: true
    rows:
      - {jurisdiction: "350602", value: NEW}
  - from: 2022-01-01
    illustrative: true
    rows:
      - {jurisdiction: "350602", value: NEWER}
"""


def found(folder: Path, **words: str) -> list[str]:
    text = PACKS
    given = {"ZH": "", "EN": "", "REMEDY": "", "OLD": "50000", "NEWER": "70000", "NEW": "60000", **words}
    for name in ("ZH", "EN", "REMEDY", "OLD", "NEWER", "NEW"):
        text = text.replace(name, given[name])
    pack = load_pack(lay_over(text, folder))
    return [f"{d.location.line} {d.code.id} {d.message('en')}" for d in pack.unfinished]


SAID = "6 P196 fee_limit is 60000 here, while {key} of rule extra says {old}"


@pytest.mark.parametrize(
    ("words", "key", "old"),
    [
        ({"ZH": "不超过5万元"}, "title", "5万"),
        ({"EN": "at most 50,000 yuan"}, "title", "50,000"),
        ({"ZH": "50000元", "EN": "50,000 yuan"}, "title", "50000"),
        ({"REMEDY": "up to 50000.00"}, "remedy", "50000.00"),
        ({"OLD": "0.5", "NEW": "0.6", "NEWER": "0.7", "ZH": "一半（50%）"}, "title", "50%"),
    ],
)
def test_the_text_names_the_old_value(tmp_path: Path, words: dict[str, str], key: str, old: str) -> None:
    value = words.get("NEW", "60000")
    assert found(tmp_path, **words) == [SAID.format(key=key, old=old).replace("60000", value)]


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"ZH": "不超过150000元"},
        {"ZH": "不超过50000.5元"},
        {"ZH": "不超过5万元", "NEW": "50000", "NEWER": "50000"},
    ],
)
def test_the_text_is_right(tmp_path: Path, words: dict[str, str]) -> None:
    assert found(tmp_path, **words) == []
