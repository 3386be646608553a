"""What a row says twice: a contradiction is told with both cells, old and new divisions are none."""

import datetime as dt
from pathlib import Path

import pytest

import zhangcheng as zc
from dataset.samples import read, stored, write_example
from zhangcheng.dataset.normal import without_kind
from zhangcheng.pack.pack import Pack

ROOT = Path(__file__).parents[2]
SHEETS = """\
# file: 台账.xlsx
# sheet: 区（县）
区（县）名称,区划代码
芗城区,{xiangcheng}
龙文区,350603
龙海区,350604
# sheet: 街道（镇）
街道（镇）名称,区划代码
西桥街道,{xiqiao}
步文街道,350603001
石码街道,350604001
# sheet: 社区
社区代码,社区名称,区（县）,街道（镇）,街道（镇）代码
{row}
"""
SOUND = "350602002002,延安社区,芗城区,西桥街道,350602002"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return zc.load_pack(ROOT / "rules" / "zhangzhou")


def told(pack: Pack, folder: Path, **cells: str) -> list[tuple[str, str, str]]:
    text = SHEETS.format(**({"xiangcheng": "350602", "xiqiao": "350602002", "row": SOUND} | cells))
    data = zc.read_data(pack, write_example(text, folder), as_of=dt.date(2021, 12, 31))
    found = [d for d in data.diagnostics if d.code.id.startswith("D19")]
    return [(d.code.id, d.location.cell or "", d.message("zh")) for d in found]


@pytest.mark.parametrize(
    "row",
    [
        SOUND,
        "350604001001,石码社区,龙海区,石码街道,350604001",
        # The codes and names of before 2021 are the same places.
        "350681100001,石码社区,龙海区,石码街道,350604001",
        "350604001001,石码社区,龙海市,石码街道,350681100",
        "350604001001,石码社区,龙海市,石码镇,350604001",
        "350604001001,石码社区,龙海区,石码街道,350604",
        # 步文镇 was split in two and leads to none: its county is all that can be compared.
        "350603101001,步文社区,龙文区,步文街道,350603001",
    ],
)
def test_what_agrees_is_not_told(pack: Pack, tmp_path: Path, row: str) -> None:
    assert told(pack, tmp_path, row=row) == []


@pytest.mark.parametrize(
    ("cells", "cell", "names"),
    [
        (
            {"row": "350602002002,延安社区,芗城区,西桥街道,350603001"},
            "E2",
            ["龙文区步文街道", "A2", "C2", "D2", "芗城区西桥街道"],
        ),
        ({"row": "350602002002,延安社区,龙文区,西桥街道,350602002"}, "C2", ["E2", "龙文区"]),
        ({"row": "350602002002,延安社区,芗城区,步文街道,350602002"}, "D2", ["龙文区步文街道"]),
        ({"row": "350604001001,延安社区,芗城区,西桥街道,350602002"}, "A2", ["龙海区石码街道"]),
        ({"row": "350681100001,延安社区,芗城区,西桥街道,350602002"}, "A2", ["龙海市石码镇"]),
        ({"xiangcheng": "350603"}, "B2", ["A2", "芗城区"]),
        ({"xiqiao": "350603001"}, "B2", ["A2", "芗城区西桥街道"]),
    ],
)
def test_a_contradiction_is_told_with_all_its_cells(
    pack: Pack, tmp_path: Path, cells: dict[str, str], cell: str, names: list[str]
) -> None:
    ((code, at, message),) = told(pack, tmp_path, **cells)
    assert (code, at) == ("D190", cell)
    assert [name for name in names if name not in message] == []


@pytest.mark.parametrize(
    ("other", "codes"),
    [
        ("350602002003,延安社区,芗城区,西桥街道,350602002", ["D191"]),
        ("350603001003,延安社区,龙文区,步文街道,350603001", []),
        ("350602002003,延边社区,芗城区,西桥街道,350602002", []),
    ],
)
def test_one_name_twice_in_one_place_is_told(
    pack: Pack, tmp_path: Path, other: str, codes: list[str]
) -> None:
    assert [code for code, _, _ in told(pack, tmp_path, row=f"{SOUND}\n{other}")] == codes


def test_a_long_name_is_cut(tmp_path: Path) -> None:
    rows = f"# file: 用房.csv\n所属社区,社区名称,面积\nA01,{'长' * 10_000},200"
    text = f"# file: 社区.csv\n社区编号,名称,街道\nA01,{'东' * 10_000},芗城区\n{rows}"
    (said,) = read(write_example(text, tmp_path)).diagnostics
    assert said.code.id == "D192"
    assert len(said.message("zh")) < 200


@pytest.mark.parametrize(
    ("name", "taken", "counts"),
    [
        ("东园", "A01", []),
        ("东园社区", "A01", []),
        ("东园社区居民委员会", "A01", []),
        ("东园村委会", "A01", [2]),
        # Of a row that names another institution nobody knows whose it is: each is to be mended.
        ("西园", None, [1, 1]),
    ],
)
def test_a_name_that_is_not_the_keys_is_told(
    tmp_path: Path, name: str, taken: str | None, counts: list[int]
) -> None:
    rows = f"# file: 用房.csv\n所属社区,社区名称,面积\nA01,{name},200\nA01,{name},80"
    text = f"# file: 社区.csv\n社区编号,名称,街道\nA01,东园居委会,芗城区\nA02,西园,芗城区\n{rows}"
    data = read(write_example(text, tmp_path))
    assert stored(data, "premises", "community") == [(taken,), (taken,)]
    told = [(d.code.id, d.arguments["count"]) for d in data.diagnostics]
    assert told == [("D192", count) for count in counts]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("北京社区", "北京社区居委会", True),
        ("北京居委会", "北京社区居民委员会", True),
        ("北斗村", "北斗村委会", True),
        ("北斗村", "北斗村村民委员会", True),
        ("北斗村", "北斗社区", False),
    ],
)
def test_the_kind_of_a_name_does_not_matter(one: str, other: str, same: bool) -> None:
    assert (without_kind(one) == without_kind(other)) is same
