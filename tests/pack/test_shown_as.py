"""What is declared a percentage is shown as one wherever it is compared, and is the number it was."""
# ruff: noqa: E501 - a measure stands on one line

from pathlib import Path

import pytest

from pack.layered import lay_over
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.evaluate.parts import parts_of
from zhangcheng.pack import load_pack

PACK = """\
# file: parameters/least_share.yaml
id: least_share
title: {zh: 最低占比, en: Least share}
unit: "1"
shown_as: percent
values:
  - {from: 2020-01-01, illustrative: true, value: 0.6}
# file: records/visit.yaml
id: visit
title: {zh: 走访, en: Visit}
belongs_to: community
fields:
  - {id: community, label: {zh: 社区, en: Community}, type: reference, to: community, inverse: visits}
  - {id: day, label: {zh: 日期, en: Day}, type: date}
  - {id: asked, label: {zh: 询问数, en: Asked}, type: number}
  - {id: answered, label: {zh: 答复数, en: Answered}, type: number}
  - {id: told, label: {zh: 告知率, en: Share told}, type: number, shown_as: percent, decimals: 4}
measures:
  - {id: share, title: {zh: 答复率, en: Share answered}, value: answered / asked, unit: "1", shown_as: percent}
  - {id: known, title: {zh: 有数时的答复率, en: Known share}, value: 'if asked > 0 then answered / asked else null', unit: "1", shown_as: percent}
  - {id: ratio, title: {zh: 比, en: Ratio}, value: answered / asked}
# file: rules/extra.yaml
area: extra
title: {zh: 补充, en: Extra}
rules:
  - id: extra
    title: {zh: 补充, en: Extra}
    record: visit
    require: 'REQUIRE'
    level: should
    illustrative: true
    cases:
      - {name: one, as_of: 2020-01-01, given: {asked: 10, answered: 10}, expect: pass}
      - {name: two, as_of: 2020-01-01, given: {asked: 10, answered: 1}, expect: fail}
"""


@pytest.mark.parametrize(
    ("require", "percent", "zh"),
    [
        ("share >= 1", True, "答复率不低于 100%"),
        ("told > 0.125", True, "告知率高于 12.5%"),
        ("0.5 <= known", True, "有数时的答复率不低于 50%"),
        ("answered / asked >= least_share", True, "答复数除以询问数不低于最低占比"),
        ("least_share <= ratio", True, "比不低于最低占比"),
        ("1 - share < 0.2", True, "100%减答复率低于 20%"),
        ("share between 0.2 and 0.8", True, "答复率在 20%至 80%之间（含两端）"),
        ("max(ratio, share) >= 0.5", True, "比、答复率中的最大者不低于 50%"),
        ("ratio >= 0.5", False, "比不低于 0.5"),
        ("answered >= least_share * asked", False, "答复数不低于最低占比乘以询问数"),
        ("share * 100 >= 90", False, "答复率乘以 100 不低于 90"),
    ],
)
def test_what_is_compared_with_a_share_is_shown_as_one(
    tmp_path: Path, require: str, percent: bool, zh: str
) -> None:
    pack = load_pack(lay_over(PACK.replace("REQUIRE", require), tmp_path))
    tree = pack.tree(pack.rules["extra"].require)
    (part,) = parts_of(tree)
    assert part.unit is not None
    assert part.unit.as_percent is percent
    assert str(part.unit) == "1"
    assert pack.prose(tree, record_type="visit").zh == zh


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (
            'least_share.yaml\nid: least_share\ntitle: {zh: 最低占比, en: Least share}\nunit: "1"\n',
            None,
            "P163",
        ),
        ('value: answered / asked, unit: "1", shown_as', "value: answered / asked, shown_as", "P163"),
        ("type: number, shown_as: percent", "type: number, unit: yuan, shown_as: percent", "P163"),
        (
            "{id: day, label: {zh: 日期, en: Day}, type: date",
            "{id: day, label: {zh: 日期, en: Day}, type: date, shown_as: percent",
            "P137",
        ),
    ],
)
def test_only_a_number_without_unit_is(tmp_path: Path, old: str, new: str | None, code: str) -> None:
    assert old in PACK
    text = PACK.replace(old, new if new is not None else old.replace('unit: "1"', "unit: yuan"), 1)
    with pytest.raises(DiagnosticsError) as caught:
        load_pack(lay_over(text.replace("REQUIRE", "asked > 0"), tmp_path))
    assert [d.code.id for d in caught.value.diagnostics] == [code]
