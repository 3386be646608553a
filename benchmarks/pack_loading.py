"""How long does loading a pack of 1,000 YAML files take?

    python benchmarks/pack_loading.py [--files 1000] [--runs 5]

The pack is that of the throughput benchmark with one file for each rule and parameter, copied under
new names until there are enough files. Loading reads, checks and links all of them. Prints the median,
best and worst time; exits 1 when the median is over budget.
"""

import argparse
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from zhangcheng.pack.load import load_pack

PACK = Path(__file__).parent / "pack"
BUDGET = 1.5
_RULE = re.compile(r"^  - id: ", re.MULTILINE)


def write(folder: Path, files: int) -> None:
    """Write a pack of that many files into `folder`."""
    kept = [path for path in sorted(PACK.rglob("*.yaml")) if path.parent.name != "rules"]
    for path in kept:
        target = folder / path.relative_to(PACK)
        target.parent.mkdir(exist_ok=True)
        target.write_text(path.read_text("utf-8"), "utf-8")
    copies = list(_copies())
    (folder / "rules").mkdir()
    for number, (name, text) in enumerate(islice(cycle(copies), files - len(kept))):
        area = f"{name}-{number}"
        written = text.replace("area: AREA", f"area: {area}").replace("- id: ", f"- id: r{number}-", 1)
        (folder / "rules" / f"{area}.yaml").write_text(written, "utf-8")


def _copies() -> Iterator[tuple[str, str]]:
    """Yield each rule as a file of its own, with the name of its area."""
    for path in sorted((PACK / "rules").glob("*.yaml")):
        head, *rules = _RULE.split(path.read_text("utf-8"))
        for rule in rules:
            yield path.stem, f"{head.replace(f'area: {path.stem}', 'area: AREA')}  - id: {rule}"


def main() -> int:
    """Measure and return an exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    times: list[float] = []
    cpu: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, options.files)
        found = sum(1 for _ in folder.rglob("*.yaml"))
        for _ in range(options.runs):
            started, worked = time.perf_counter(), time.process_time()
            pack = load_pack(folder)
            times.append(time.perf_counter() - started)
            cpu.append(time.process_time() - worked)
    median = statistics.median(times)
    print(
        f"{found} files, {len(pack.rules)} rules: median {median:.3f} s  (best {min(times):.3f}, "
        f"worst {max(times):.3f}, {options.runs} runs; CPU {min(cpu):.3f})  budget {BUDGET:.2f} s  "
        f"{'ok' if median <= BUDGET else 'OVER'}"
    )
    return 0 if median <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
