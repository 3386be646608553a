"""Each usage code's example raises it through the command line, and the mended line does not."""

import json
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from command_line import Command
from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import CODES

ROOT = Path(__file__).parents[2]
USAGE = sorted((code for code in CODES.values() if code.id.startswith("R")), key=lambda code: code.id)

_REPORT = {
    "format": "zhangcheng-scores/1",
    "pack": {"id": "zhangzhou", "version": "0.1.0"},
    "card": {"id": "community"},
    "clock": {"as_of": "2020-12-31"},
    "institutions": [],
}
_LAST: dict[str, tuple[str, dict[str, object]]] = {
    "R133": ("department.json", {"card": {"id": "department"}}),
    "R134": ("other-pack.json", {"pack": {"id": "fujian", "version": "0.1.0"}}),
    "R135": ("later.json", {"clock": {"as_of": "2022-12-31"}}),
}

_LATER_CHECK = {
    "format": "zhangcheng-report/1",
    "pack": {"id": "zhangzhou", "version": "0.1.0", "sha256": "0"},
    "clock": {"as_of": "2022-12-31"},
    "institutions": [],
    "findings": [],
    "rules": [],
    "balance": {"outcomes": {"fail": 0}},
}

_EXITS = {"R136": 3}


@pytest.fixture(autouse=True)
def _checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in a copy of what the examples name."""
    for name in ("examples", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "README.md", tmp_path)
    monkeypatch.chdir(tmp_path)


def _arrange(code: Code, monkeypatch: pytest.MonkeyPatch) -> None:
    """Arrange what some of the examples are about: no library, no sound template, another report."""
    if code.id == "R122":
        monkeypatch.setitem(sys.modules, "docxtpl", None)
    elif code.id in _LAST:
        name, said = _LAST[code.id]
        Path(name).write_text(json.dumps(_REPORT | said), encoding="utf-8")
    elif code.id == "R145":
        Path("later.json").write_text(json.dumps(_LATER_CHECK), encoding="utf-8")
    elif code.id == "R123":
        Path("rules/zhangzhou/templates/bulletin.zh.docx").write_bytes(b"no document")
        Path("rules/zhangzhou/templates/bulletin.en.docx").write_bytes(b"no document")


@pytest.mark.parametrize("code", USAGE, ids=lambda code: code.id)
def test_the_example_raises_the_code_alone(
    code: Code, zhangcheng: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    _arrange(code, monkeypatch)
    program, *words = shlex.split(code.example)
    assert program == "zhangcheng"
    for language in ("zh", "en"):
        result = zhangcheng("--lang", language, *words) if "--lang" not in words else zhangcheng(*words)
        assert result.code == _EXITS.get(code.id, 2)
        assert code.id in result.err
        assert "Traceback" not in result.err
        others = {other.id for other in USAGE} - {code.id}
        assert not any(other in result.err for other in others)


@pytest.mark.parametrize("code", USAGE, ids=lambda code: code.id)
def test_the_mended_line_succeeds(code: Code, zhangcheng: Command) -> None:
    _, *words = shlex.split(code.mended)
    result = zhangcheng(*words)
    assert (result.code, result.err) == (0, "")
