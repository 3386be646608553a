"""Sheets of one record type are joined column by column, whichever of their columns are empty."""

import datetime as dt
import itertools
from pathlib import Path

import pytest

from dataset.samples import read, stored

HEADINGS = "社区编号,名称,街道,户数,成立日期,是否新区"
ROWS = {
    "A01": ("甲,芗城区,100,2001-01-01,是", ("甲", 100, dt.date(2001, 1, 1), True)),
    "A02": ("乙,芗城区,,2002-02-02,否", ("乙", None, dt.date(2002, 2, 2), False)),
    "A03": ("丙,芗城区,300,,", ("丙", 300, None, None)),
}


@pytest.mark.parametrize("order", list(itertools.permutations(ROWS)), ids="-".join)
def test_values_stay_in_their_columns(order: tuple[str, ...], tmp_path: Path) -> None:
    for number, key in enumerate(order):
        text = f"{HEADINGS}\n{key},{ROWS[key][0]}\n"
        (tmp_path / f"社区{number}.csv").write_text(text, encoding="utf-8")
    columns = "_key, name, households, established, new_area"
    found = {row[0]: row[1:] for row in stored(read(tmp_path), "community", columns)}
    assert found == {key: values for key, (_, values) in ROWS.items()}
