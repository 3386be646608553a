"""A heading that is close to a name of a field without a column is told which field may be meant."""

import pytest

from zhangcheng.dataset.near_headings import meant, meant_by_some
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field, FieldType


def field(id_: str, zh: str, en: str, *labels: str) -> Field:
    return Field(id=id_, label=Text(zh, en), type=FieldType.TEXT, labels=labels)


MISSING = [
    field("code", "社区代码", "Community code", "统计用区划代码"),
    field("floor_area", "建筑面积（平方米）", "Floor area (m²)", "面积", "服务用房面积"),
    field("obtained_by", "取得方式", "Way of obtaining", "场所来源"),
]


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("社区编码", "社区代码"),
        ("建筑面积平方", "建筑面积（平方米）"),
        ("场所面积", "建筑面积（平方米）"),
        ("用房面积", "建筑面积（平方米）"),
        ("FLOOR AREA", "建筑面积（平方米）"),
        ("Floor aera", "建筑面积（平方米）"),
        ("obtained by", "取得方式"),
        ("取得的方式", "取得方式"),
        ("场地来源", "取得方式"),
    ],
)
def test_a_heading_is_close_to_a_field(heading: str, label: str) -> None:
    said = meant(heading, MISSING).zh
    assert label in said
    assert "可用的有" not in said


@pytest.mark.parametrize("heading", ["人口", "", "x"])
def test_others_are_told_which_fields_have_no_column(heading: str) -> None:
    assert meant(heading, MISSING).en.startswith("Known: ")


def test_of_many_headings_those_that_are_close_are_named() -> None:
    said = meant_by_some(["甲", "社区编码", "乙", "取得的方式"], MISSING)
    assert said.zh == "列名是否应为：社区编码 → 社区代码；取得的方式 → 取得方式"
    assert meant_by_some(["甲", "乙"], MISSING).zh.startswith("可用的有")
