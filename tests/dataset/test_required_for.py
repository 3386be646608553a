"""A cell that some records alone require is told where it is empty, and where its column is missing."""

from dataclasses import replace
from pathlib import Path

import pytest

from dataset.samples import PLACES, PREMISES, RECORD_TYPES, write_example
from zhangcheng.dataset import read_dataset

REQUIRED_FOR = (("obtained", ("rented", "exchange")),)
COMMUNITIES = "\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("所属社区,来源,启用日期\nA01,租用,2021-01-01", []),
        ("所属社区,来源,启用日期\nA01,改造,", []),
        ("所属社区,来源,启用日期\nA01,,", []),
        ("所属社区,来源,启用日期\nA01,租用,", ["D153 C2"]),
        ("所属社区,来源,启用日期\nA01,置换,\nA01,改造,\nA01,租用,", ["D153 C2", "D153 C4"]),
        # What cannot be read is told as that.
        ("所属社区,来源,启用日期\nA01,租用,春天", []),
        ("所属社区,来源\nA01,租用", ["D127 None"]),
        ("所属社区,来源\nA01,改造", []),
        ("所属社区,面积\nA01,200", []),
    ],
)
def test_what_some_records_require(rows: str, said: list[str], tmp_path: Path) -> None:
    fields = tuple(
        replace(field, required_for=REQUIRED_FOR) if field.id == "in_use_from" else field
        for field in PREMISES.fields
    )
    record_types = {**RECORD_TYPES, "premises": replace(PREMISES, fields=fields)}
    path = write_example("# file: 用房.csv\n" + rows + COMMUNITIES, tmp_path)
    data = read_dataset(path, record_types=record_types, jurisdictions=PLACES)
    found = [d for d in data.diagnostics if d.code.id in ("D153", "D127")]
    assert [f"{d.code.id} {d.location.cell}" for d in found] == said
    hints = {d.hint("zh") for d in found if d.code.id == "D153"}
    assert hints <= {"“来源”为“置换”或“租用”时必填。请补填。"}
