"""What people have written stays: no report, no form is written over it."""

import shutil
from pathlib import Path

from command_line import Command

EXAMPLE = Path(__file__).parents[2] / "examples/xiangcheng-2021.xlsx"


def test_a_report_does_not_replace_the_ledger(zhangcheng: Command, tmp_path: Path) -> None:
    ledger = tmp_path / "report.xlsx"
    shutil.copy(EXAMPLE, ledger)
    before = ledger.read_bytes()
    words = ["--as-of", "2021-12-31", "--area", "premises", "--format", "xlsx"]
    result = zhangcheng("check", str(ledger), *words, "--out", str(tmp_path))
    assert result.code == 2
    assert "report.xlsx" in result.err
    assert ledger.read_bytes() == before
    assert zhangcheng("check", str(ledger), *words, "--out", str(tmp_path / "out")).code in {0, 1}


def test_a_report_does_not_replace_the_one_it_is_set_against(
    zhangcheng: Command, tmp_path: Path
) -> None:
    words = ["--as-of", "2021-12-31", "--rule", "premises-area", "--format", "json"]
    assert zhangcheng("check", str(EXAMPLE), *words, "--out", str(tmp_path)).code in {0, 1}
    last = tmp_path / "report.json"
    before = last.read_bytes()
    again = [*words, "--against", str(last)]
    result = zhangcheng("check", str(EXAMPLE), *again, "--out", str(tmp_path), "--lang", "en")
    assert result.code == 2
    assert "report.json" in result.err
    assert last.read_bytes() == before
    assert zhangcheng("check", str(EXAMPLE), *again, "--out", str(tmp_path / "new")).code in {0, 1}


def test_a_form_does_not_replace_a_filled_one(zhangcheng: Command, tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    assert zhangcheng("template", "--out", str(form), "--record", "community").code == 0
    form.write_bytes(b"filled in")
    result = zhangcheng("template", "--out", str(form), "--record", "community")
    assert result.code == 2
    assert "form.xlsx" in result.err
    assert form.read_bytes() == b"filled in"


def test_a_table_does_not_replace_a_ledger_of_its_name(zhangcheng: Command, tmp_path: Path) -> None:
    ledger = tmp_path / "findings.csv"
    ledger.write_text("社区代码,社区名称,街道（镇）代码\n350602001001,甲,350602001\n", encoding="utf-8")
    before = ledger.read_bytes()
    words = ["--as-of", "2021-12-31", "--format", "csv", "--out", str(tmp_path)]
    result = zhangcheng("check", str(ledger), *words)
    assert result.code == 2
    assert ledger.read_bytes() == before
