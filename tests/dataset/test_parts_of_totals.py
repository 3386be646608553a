"""A number above the one that it is part of is told with both cells, and kept."""

from pathlib import Path

import pytest

from dataset.samples import read, stored, write_example


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("500,400", []),
        ("500,500", []),
        ("500,501", ["“常住户数”是 501，多于“户数”（D2）的 500"]),
        ("0,1", ["“常住户数”是 1，多于“户数”（D2）的 0"]),
        (",501", []),
        ("500,", []),
    ],
)
def test_a_part_above_its_total(cells: str, said: list[str], tmp_path: Path) -> None:
    text = f"# file: 社区.csv\n社区编号,名称,街道,户数,常住户数\nA01,东园,芗城区,{cells}"
    data = read(write_example(text, tmp_path))
    found = [d for d in data.diagnostics if d.code.id == "D198"]
    assert [d.message("zh") for d in found] == said
    assert {d.location.cell for d in found} <= {"E2"}
    whole, part = cells.split(",")
    assert stored(data, "community", "households::INTEGER, residing::INTEGER") == [
        (int(whole) if whole else None, int(part) if part else None)
    ]
