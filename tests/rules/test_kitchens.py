"""A pack of quite another field, school kitchens, works from lint to check; the engine names none."""

import json
import re
from pathlib import Path

import pytest

from zhangcheng.cli import main

ROOT = Path(__file__).parents[2]
PACK = Path(__file__).parent / "kitchens" / "pack"
DATA = Path(__file__).parent / "kitchens" / "data"
EXPECTED = {
    ("cold-enough", "K1"): "pass",
    ("cold-enough", "K2"): "fail",
    ("cold-enough", "K3"): "insufficient_data",
    ("enough-cooks", "K1"): "pass",
    ("enough-cooks", "K2"): "fail",
    ("enough-cooks", "K3"): "pass",
    ("inspected-often-enough", "K1"): "pass",
    ("inspected-often-enough", "K2"): "fail",
    ("inspected-often-enough", "K3"): "fail",
    ("faults-mended", "I1"): "pass",
    ("faults-mended", "I2"): "pass",
    ("faults-mended", "I3"): "fail",
}


def test_it_lints_clean_and_its_cases_come_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(PACK), "--lang", "en"]) == 0
    assert main(["test", str(PACK), "--lang", "en"]) == 0
    shown = capsys.readouterr()
    assert "9 cases of 4 rules: all come out as they say." in shown.out
    assert shown.err == ""


def test_a_check_decides_every_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--pack", str(PACK), "--as-of", "2024-12-31", "--out", str(tmp_path), "--format", "json"]
    assert main(["check", str(DATA), *words, "--fail-on", "must"]) == 1
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    found = {(f["rule"], f["key"]): f["outcome"] for f in report["findings"]}
    assert found == EXPECTED
    assert report["balance"]["closes"]
    assert report["balance"]["checks_due"] == len(EXPECTED)
    gaps = {f["key"]: f["parts"][0] for f in report["findings"] if f["rule"] == "enough-cooks"}
    assert (gaps["K2"]["gap"], gaps["K2"]["required"], gaps["K2"]["unit"]) == ("60", "240", "meal")


def test_the_engine_names_nothing_of_either_field() -> None:
    """No rule, parameter or record type of this pack, nor of the built-in one, stands in the engine."""
    engine = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "engine" / "zhangcheng").rglob("*.py"))
        if "codes" not in path.parts
    )
    folders = [PACK, ROOT / "rules" / "zhangzhou", ROOT / "rules" / "example-county"]
    words = [
        id_
        for folder in folders
        for path in [*folder.glob("rules/*.yaml"), *folder.glob("parameters/*.yaml")]
        for id_ in re.findall(r"^(?:  - )?id: ([\w-]+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert len(words) > 20
    named = [word for word in words if re.search(rf"['\"]{re.escape(word)}['\"]", engine)]
    assert named == []
