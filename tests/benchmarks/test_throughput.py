"""The benchmark's hundred rules come out in the engine as in numpy, on a small made-up town."""

import json
import subprocess
import sys
from pathlib import Path

import zhangcheng as zc

ROOT = Path(__file__).parents[2]


def test_engine_and_numpy_agree_on_every_verdict(tmp_path: Path) -> None:
    answer = tmp_path / "answer.json"
    command = [sys.executable, "benchmarks/throughput.py", "--records", "4000", "--repeat", "1"]
    options = ["--findings", "all", "--data", str(tmp_path), "--json", str(answer)]
    run = subprocess.run([*command, *options], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "equal verdicts" in run.stdout
    assert json.loads(answer.read_text(encoding="utf-8"))


def test_the_cases_of_the_benchmark_pack_come_out() -> None:
    results = zc.test_cases(zc.load_pack(ROOT / "benchmarks" / "pack"))
    assert [result.differences for result in results if not result.passed] == []
