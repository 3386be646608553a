"""A run that checked nothing says why and does not end like one in which all is well."""

from pathlib import Path

import pytest

from command_line import Command

RULES = Path(__file__).parents[2] / "rules"
EXAMPLE = str(Path(__file__).parents[2] / "examples/xiangcheng-2021.xlsx")


def _files(folder: Path, **files: str) -> str:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return str(folder)


def test_rejected_rows_are_no_success(zhangcheng: Command, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    rows = "社区代码,社区名称,区（县）\n,甲社区,芗城区\n,乙社区,芗城区\n"
    words = ["--as-of", "2021-12-31", "--rule", "premises-area", "--out", str(tmp_path / "out")]
    result = zhangcheng("check", _files(data, 社区=rows), *words, "--lang", "en")
    assert result.code == 3
    assert "R124" in result.err
    assert "Nothing was checked" in result.out
    assert "headings" not in result.err
    assert (tmp_path / "out/report.html").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ["--area", "grids", "--as-of", "2021-12-31"],
            3,
            "for 5 rules the data lacks sheets or columns",
        ),
        (["--area", "premises", "--as-of", "1990-12-31"], 2, "not in force on 1990-12-31"),
        (
            ["--rule", "premises-area", "--as-of", "2021-12-31", "--jurisdiction", "350681"],
            3,
            "138 rows read, none of them in force on the day and of the place asked for",
        ),
    ],
)
def test_the_reason_is_said(
    words: list[str], code: int, said: str, zhangcheng: Command, tmp_path: Path
) -> None:
    result = zhangcheng("check", EXAMPLE, *words, "--out", str(tmp_path), "--lang", "en")
    assert result.code == code
    assert said in " ".join(result.err.split())
    assert said in " ".join(result.out.split())


def test_no_pack_has_all_that_is_asked_for(zhangcheng: Command, tmp_path: Path) -> None:
    packs = [w for name in ("zhangzhou", "example-county") for w in ("--pack", str(RULES / name))]
    words = ["--jurisdiction", "350602", "--rule", "premises-step-free", "--out", str(tmp_path)]
    result = zhangcheng("check", EXAMPLE, *packs, *words, "--as-of", "2021-12-31", "--lang", "en")
    assert result.code in {2, 3}
    assert "R124" in result.err


def test_a_sheet_that_says_there_are_none_is_no_fault(zhangcheng: Command, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    _files(
        data,
        社区="社区代码,社区名称,区（县）\n350602001001,西门社区居委会,芗城区\n",
        网格="网格编号,社区代码,牵头单位数\n无,,\n",
    )
    words = ["--rule", "grid-one-lead-unit", "--as-of", "2021-12-31", "--out", str(tmp_path / "out")]
    result = zhangcheng("check", str(data), *words, "--lang", "en")
    assert (result.code, result.err) == (0, "")
    assert "Nothing was checked: Grid: no record" in " ".join(result.out.split())
