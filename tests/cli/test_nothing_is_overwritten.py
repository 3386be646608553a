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


def test_a_form_does_not_replace_a_filled_one(zhangcheng: Command, tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    assert zhangcheng("template", "--out", str(form), "--record", "community").code == 0
    form.write_bytes(b"filled in")
    result = zhangcheng("template", "--out", str(form), "--record", "community")
    assert result.code == 2
    assert "form.xlsx" in result.err
    assert form.read_bytes() == b"filled in"
