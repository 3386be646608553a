"""Rows of a block that is named in its first row alone are to be filled down; nothing is guessed."""

from pathlib import Path

import pytest

import zhangcheng as zc
from dataset.samples import read, stored, write_example
from zhangcheng.dataset.blocks import FILL_DOWN
from zhangcheng.dataset.read import read_dataset

HEAD = "社区编号,名称,街道,户数\n"


@pytest.mark.parametrize(
    ("rows", "code", "expected"),
    [
        ("A01,东园,芗城区,1\nA02,西园,,2\nA03,南园,,3", "D153", [True, True]),
        # What the row above lacks too is no block of it.
        ("A02,西园,,2\nA01,东园,芗城区,1", "D153", [False]),
        # Rows apart: somebody left it out.
        ("A01,东园,芗城区,1\n,,,\nA02,西园,,2", "D153", [False]),
        # More is missing than the name.
        ("A01,东园,芗城区,1\nA02,西园,,", "D153", [False]),
        # The row says what the one above does not.
        ("A01,东园,芗城区,\nA02,西园,,2", "D153", [False]),
        ("A01,东园,芗城区,1\n,,,2\n,,,3", "D151", [True, True]),
        ("A01,东园,芗城区,1\n,西园,龙文区,2", "D151", [True]),
        ("A01,东园,芗城区,1\nA02,同上,同上,2", "D153", []),
    ],
)
def test_what_is_empty_below_what_it_belongs_to(
    rows: str, code: str, expected: list[bool], tmp_path: Path
) -> None:
    dataset = read(write_example(f"# file: 社区.csv\n{HEAD}{rows}", tmp_path))
    told = [d for d in dataset.diagnostics if d.code.id == code]
    assert [d.arguments["suggestion"] == FILL_DOWN for d in told] == expected


def test_a_parent_that_is_empty_is_not_guessed(tmp_path: Path) -> None:
    text = "社区代码,社区名称,区（县）,街道（镇）,街道（镇）代码\n"
    text += "350602002001,北京社区,芗城区,西桥街道,350602002\n"
    posts = "社区代码,岗位编号,发薪月份\n350602002001,1,2021-12\n,2,2021-12\n"
    folder = write_example(f"# file: 社区.csv\n{text}# file: 岗位报酬.csv\n{posts}", tmp_path)
    pack = zc.load_pack()
    dataset = read_dataset(folder, record_types=pack.record_types, jurisdictions=pack.jurisdictions)
    (told,) = [d for d in dataset.diagnostics if d.code.id == "D153"]
    assert str(told.location) == "岗位报酬.csv › A3"
    assert told.hint("zh") == FILL_DOWN.zh
    assert stored(dataset, "post", "community") == [("350602002001",), (None,)]
