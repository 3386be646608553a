"""`pip install` alone can check: the wheel holds the pack, the grammar and the templates."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel installs."""
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(installed), "ZHANGCHENG_LANG": "en"}
    command = [sys.executable, "-m", "zhangcheng", *words]
    return subprocess.run(
        command, cwd=installed, env=environment, capture_output=True, text=True, check=False
    )


def test_the_built_in_pack_is_sound(installed: Path) -> None:
    done = run(installed, "lint")
    assert (done.returncode, done.stderr) == (0, "")
    assert "no errors" in done.stdout


def test_it_checks_and_writes_reports(installed: Path, tmp_path: Path) -> None:
    data = ROOT / "examples" / "xiangcheng-2021.xlsx"
    words = ["check", str(data), "--as-of", "2021-12-31", "--out", str(tmp_path), "--fail-on", "never"]
    done = run(installed, *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "report.html").stat().st_size > 0
