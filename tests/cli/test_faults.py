"""Whatever happens, there is a message and an exit code, and no traceback unless asked for."""

import errno
import importlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import Command, Result
from zhangcheng import __version__, api
from zhangcheng.cli._faults import exit_for
from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.collector import DiagnosticsError, UnusableDataError
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.location import Location

WORKBOOK = Path(__file__).parents[2] / "examples/xiangcheng-2021.xlsx"
DIAGNOSTIC = Diagnostic(code=codes.MISSING_FILE, location=Location(file="x"), arguments={"file": "y"})


@pytest.mark.parametrize(("error", "code"), [(DiagnosticsError, 2), (UnusableDataError, 3)])
def test_exit_codes_of_diagnostics(error: type[DiagnosticsError], code: int) -> None:
    assert exit_for(error((DIAGNOSTIC,))) == code


def test_yaml_that_cannot_be_read_as_data_is_unusable_data(zhangcheng: Command, tmp_path: Path) -> None:
    (tmp_path / "data.yaml").write_text("post:\n  - {a: [}\n", encoding="utf-8")
    result = zhangcheng("check", str(tmp_path / "data.yaml"))
    assert result.code == 3
    assert "data.yaml:2:10" in result.err


def test_what_stops_is_printed_before_what_does_not(zhangcheng: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "社区.csv").write_text(
        "社区名称,区（县）,街道,甲\n东园,芗城区,西桥街道,1\n", encoding="utf-8"
    )
    result = zhangcheng("check", str(tmp_path))
    assert result.code == 3
    assert re.findall(r"(错误|警告|说明) D\d+", result.err) == ["错误", "警告", "警告", "警告"]


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    check = f"check {WORKBOOK} --as-of 2021-12-31 --fail-on never --out {tmp_path}"
    command = f"set -o pipefail; {sys.executable} -m zhangcheng {check} 2>&1 | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 141
    assert "程序内部错误" not in done.stdout
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize(("language", "words"), [("zh", "程序内部错误"), ("en", "Internal error")])
def test_an_internal_error_says_how_to_report_it(
    language: str, words: str, zhangcheng: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: str | None) -> None:
        raise ZeroDivisionError("seven")

    monkeypatch.setattr(api, "load_pack", broken)
    result = zhangcheng("lint", "--lang", language)
    assert result.code == 4
    assert words in result.err
    assert "ZeroDivisionError: seven" in result.err
    assert f"lint --lang {language}" in result.err
    assert "Traceback" not in result.err
    monkeypatch.setenv("ZHANGCHENG_DEBUG", "1")
    assert "Traceback" in zhangcheng("lint").err


def test_an_interruption_is_no_error(zhangcheng: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: str | None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "load_pack", interrupted)
    # The line that the terminal shows ^C on is ended.
    assert zhangcheng("lint") == Result(130, "", "\n")


def test_every_mistake_is_reported_at_once(zhangcheng: Command) -> None:
    result = zhangcheng(
        "check", "x.xlsx", "--as-of", "today", "--period", "x", "--format", "pdf", "--fail-on", "all"
    )
    assert result.code == 2
    assert [code for code in ("R105", "R106", "R110") if code in result.err] == ["R105", "R106", "R110"]
    assert result.out == ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_missing_pack_is_a_diagnostic(language: str, zhangcheng: Command, tmp_path: Path) -> None:
    result = zhangcheng("lint", str(tmp_path / "nowhere"), "--lang", language)
    assert result.code == 2
    assert "Traceback" not in result.err


def test_version(zhangcheng: Command) -> None:
    assert zhangcheng("--version").out == f"zhangcheng {__version__}\n"


def test_python_dash_m() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "zhangcheng", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("zhangcheng ")


@pytest.mark.parametrize(
    "words",
    [
        ["schema", "{file}/schemas", "--write"],
        ["new", "pack", "{file}/pack"],
        ["handbook", "write", "{file}/pages"],
        ["template", "--out", "{file}/form.xlsx"],
        ["check", str(WORKBOOK), "--as-of", "2021-12-31", "--out", "{file}/report"],
    ],
    ids=lambda words: words[0],
)
def test_what_cannot_be_written_is_named(words: list[str], zhangcheng: Command, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    result = zhangcheng(*(word.format(file=file) for word in words))
    assert result.code == 2
    assert "R111" in result.err
    assert str(file) in result.err


def test_a_pack_that_cannot_be_written_is_named(
    zhangcheng: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = Path(shutil.copytree(WORKBOOK.parents[1] / "tests/pack/fixtures/small", tmp_path / "small"))
    manifest = pack / "pack.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("id: ", "id:    ", 1), encoding="utf-8")
    monkeypatch.setattr(Path, "write_text", _no_room)
    result = zhangcheng("fmt", str(pack))
    assert result.code == 2
    assert "磁盘已满" in result.err


def _no_room(path: Path, *_: object, **__: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device", str(path))


def test_a_slip_is_not_formatted_into_something_else(zhangcheng: Command, tmp_path: Path) -> None:
    pack = Path(shutil.copytree(WORKBOOK.parents[1] / "tests/pack/fixtures/small", tmp_path / "small"))
    parameter = pack / "parameters" / "least_area.yaml"
    slip = re.sub(r"value: \d+\}", "value: 1,260}", parameter.read_text("utf-8"), count=1)
    assert "1,260" in slip
    parameter.write_text(slip, encoding="utf-8")
    result = zhangcheng("fmt", str(pack), "--lang", "en")
    assert result.code == 2
    assert "P154" in result.err
    assert "without commas" in result.err
    assert parameter.read_text("utf-8") == slip


@pytest.mark.parametrize("command", ["lint", "test"])
def test_in_the_folder_of_a_pack_it_is_the_pack(
    command: str, zhangcheng: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(WORKBOOK.parents[1] / "tests/pack/fixtures/small", tmp_path / "small")
    monkeypatch.chdir(tmp_path / "small")
    sound = zhangcheng(command, "--lang", "en")
    assert sound == zhangcheng(command, ".", "--lang", "en")
    (tmp_path / "small" / "pack.yaml").write_text("id: small\n", encoding="utf-8")
    assert zhangcheng(command).code == 2
    monkeypatch.chdir(tmp_path)
    assert zhangcheng(command, "--lang", "en").out != sound.out


def test_a_misspelt_record_type_that_a_card_counts_is_no_internal_error(
    zhangcheng: Command, tmp_path: Path
) -> None:
    for name in ("national", "fujian", "zhangzhou"):
        shutil.copytree(WORKBOOK.parents[1] / "rules" / name, tmp_path / name)
    rules = tmp_path / "zhangzhou" / "rules" / "premises.yaml"
    text = rules.read_text("utf-8")
    rules.write_text(text.replace("record: community", "record: comunity", 1), encoding="utf-8")
    result = zhangcheng("lint", str(tmp_path / "zhangzhou"))
    assert result.code == 2
    assert "P123" in result.err
    assert "KeyError" not in result.err


def test_a_handbook_without_its_libraries_says_what_to_install(
    zhangcheng: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = importlib.import_module("zhangcheng.cli.handbook")
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "jieba" else True)
    result = zhangcheng("handbook", "build", "hb")
    assert result.code == 2
    assert "jieba" in result.err
    assert 'pip install "zhangcheng[docs]"' in result.err
