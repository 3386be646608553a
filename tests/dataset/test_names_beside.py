"""Of a code that cannot be read it is said that the name beside it will do, where the name is clear."""

import datetime as dt
from pathlib import Path

import pytest

import zhangcheng as zc
from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.diagnostic import Diagnostic

COMMUNITIES = (
    "社区代码,社区名称,街道（镇）代码\n350602001001,东园社区,350602001\n"
    "350602001002,西园社区,350602001\n350602001003,西园社区,350602001\n"
)
CLEAR = "也可以清空这一格，按旁边的“社区名称”对应。"


@pytest.mark.parametrize(
    ("written", "name", "code", "said"),
    [
        ("3.50602E+11", "东园社区", codes.SCIENTIFIC_CODE, True),
        ("#N/A", "东园社区", codes.FORMULA_ERROR, True),
        ("3.50602E+11", "", codes.SCIENTIFIC_CODE, False),
        ("3.50602E+11", "西园社区", codes.SCIENTIFIC_CODE, False),  # two have that name
        ("3.50602E+11", "南园社区", codes.SCIENTIFIC_CODE, False),  # none has
    ],
)
def test_the_name_beside_will_do(
    written: str, name: str, code: Code, said: bool, tmp_path: Path
) -> None:
    (tmp_path / "社区.csv").write_text(COMMUNITIES, encoding="utf-8")
    grids = tmp_path / "网格.csv"
    heads = "网格编号,社区代码,社区名称,牵头单位数\n"
    grids.write_text(f"{heads}G1,{written},{name},1\n", encoding="utf-8")
    (fault,) = (d for d in diagnostics(tmp_path) if d.code is code)
    assert str(fault.location) == "网格.csv › B2"
    assert fault.hint("zh").endswith(CLEAR) is said
    assert "{" not in fault.hint("en")
    grids.write_text(f"{heads}G1,,{name},1\n", encoding="utf-8")
    # The advice is good where it is given.
    placed = not {d.code for d in diagnostics(tmp_path)} & {
        codes.REQUIRED_MISSING,
        codes.AMBIGUOUS_NAME,
        codes.ORPHAN_REFERENCE,
    }
    assert placed is said


def diagnostics(folder: Path) -> tuple[Diagnostic, ...]:
    return zc.check(zc.load_pack(), folder, as_of=dt.date(2018, 12, 31)).diagnostics
