"""How long do `zhangcheng --help` and a first check of the example take, from a cold process?

    python benchmarks/cold_start.py [--runs 9]

Prints the median, best and worst wall-clock time of each against its budget; exits 1 when a median
is over budget. Each run is a new process; the file cache is warm after the first. A pack that has
not changed since an earlier run was compiled then; the last line is a run that compiles it.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "xiangcheng-2021.xlsx"
PYTHON = [sys.executable, "-m", "zhangcheng"]
HELP_BUDGET = 0.15
CHECK_BUDGET = 1.0


def seconds(command: list[str], cwd: str, packs: str) -> float:
    """Return the wall-clock time of one run of `command`, with compiled packs kept in `packs`."""
    # Compiled modules are kept, as Python does unless told otherwise.
    left_out = ("COV_", "PYTHONDONTWRITEBYTECODE")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(left_out)}
    environment["ZHANGCHENG_CACHE"] = packs
    start = time.perf_counter()
    subprocess.run(command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def measure(name: str, words: list[str], *, budget: float, runs: int, kept: bool = True) -> bool:
    """Time `runs` runs after one that does not count; return whether the median is within `budget`."""
    with tempfile.TemporaryDirectory() as folder:
        packs = str(Path(folder) / "packs") if kept else ""
        times = [seconds([*PYTHON, *words], folder, packs) for _ in range(runs + 1)][1:]
    median = statistics.median(times)
    verdict = "ok" if median <= budget else "OVER"
    print(
        f"{name:<34} median {median:.3f} s  (best {min(times):.3f}, worst {max(times):.3f}, "
        f"{runs} runs)  budget {budget:.2f} s  {verdict}"
    )
    return median <= budget


def main() -> int:
    """Measure all and return an exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    check = ["check", str(EXAMPLE), "--as-of", "2021-12-31", "--fail-on", "never"]
    checks = [*check, "--out", "report", "--format", "html,json"]
    within = [
        measure("zhangcheng --help", ["--help"], budget=HELP_BUDGET, runs=runs),
        measure("zhangcheng check (HTML and JSON)", checks, budget=CHECK_BUDGET, runs=runs),
        measure("the same, compiling the pack", checks, budget=CHECK_BUDGET, runs=runs, kept=False),
    ]
    return 0 if all(within) else 1


if __name__ == "__main__":
    sys.exit(main())
