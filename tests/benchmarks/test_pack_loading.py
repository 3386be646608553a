"""The pack that the loading benchmark times is whole: every file of it loads, every rule is there."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_pack_has_as_many_files_as_asked() -> None:
    command = [sys.executable, "benchmarks/pack_loading.py", "--files", "60", "--runs", "1"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    others = [
        path for path in (ROOT / "benchmarks" / "pack").rglob("*.yaml") if path.parent.name != "rules"
    ]
    assert f"60 files, {60 - len(others)} rules" in run.stdout, run.stdout + run.stderr
