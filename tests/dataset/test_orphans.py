"""What is said of codes that no record has: ledgers that agree are right, else the nearest is named."""

import datetime as dt
from pathlib import Path

import pytest

import zhangcheng as zc
from zhangcheng.diagnostics.codes import data as codes

COMMUNITIES = "".join(
    f"{code},{name}社区,{code[:9]}\n"
    for code, name in (
        ("350622100001", "下港"),
        ("350622103009", "高洋"),
        ("350626100901", "东埔"),
        ("350626200001", "白石"),
    )
)


def hints(folder: Path, grids: str, services: str = "") -> list[str]:
    """Return what is said about the codes in grids and service points that no community has."""
    heads = {
        "社区": "社区代码,社区名称,街道（镇）代码\n" + COMMUNITIES,
        "网格": "网格编号,社区代码,牵头单位数\n" + grids,
        "服务点": "服务点编号,社区代码,服务类别\n" + services,
    }
    for name, text in heads.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    run = zc.check(zc.load_pack(), folder, as_of=dt.date(2018, 12, 31))
    return [d.hint("zh") for d in run.diagnostics if d.code is codes.ORPHAN_REFERENCE]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("350622100901", "350622100001"),  # of the same town, though one of another county looks nearer
        ("350622109009", "350622103009"),
        ("350626201001", "350626200001"),
    ],
)
def test_what_lies_nearby_is_meant_first(written: str, meant: str, tmp_path: Path) -> None:
    (hint,) = hints(tmp_path, f"G1,{written},1\n")
    assert hint.startswith(f"是否想写 {meant}")
    assert all(code[:6] == written[:6] for code in hint[5:-1].split(" / "))


def test_where_sheets_agree_on_a_code_the_list_is_to_be_looked_at(tmp_path: Path) -> None:
    said = hints(tmp_path, "G1,350622100002,1\n", "F1,350622100002,党员调解工作室\n")
    assert (
        said == ["2 种表都写着它（网格、服务点）：请看“社区”是不是少了这一条，或把它的编号写错了。"] * 2
    )
