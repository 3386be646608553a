"""Rule evaluations per second: 100 rules on communities and their events, beside numpy.

Both sides run in processes of their own, one after the other, again and again. Timed is the whole:
parameters looked up by place and date, events aggregated, all outcomes counted, and the failing
findings fetched with actual and required (with `--findings all`, also those that cannot be decided).
Exits with 1 when a verdict differs. Run from the root of the repository with
`python benchmarks/throughput.py`.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RULES = 100
WHICH = ("all", "failed")
LIBRARIES = ("duckdb", "numpy", "pyarrow", "sqlglot")
TUNING = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
"""Settings of a machine that would make numpy's figures those of that machine."""


class Worker:
    """A side's process, and how to talk to it."""

    def __init__(self, side: str, options: argparse.Namespace) -> None:
        """Start the process and wait until its tables are loaded."""
        environment = {name: value for name, value in os.environ.items() if name not in TUNING}
        environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "engine"), str(ROOT)])
        command = [sys.executable, "-m", "benchmarks.worker", side, "--data", str(options.data)]
        for name in ("records", "events", "threads", "memory_limit"):
            command += [f"--{name}", str(getattr(options, name))]
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        answer = self._answer()
        self.loading: int | None = answer["peak"]
        self.loading_seconds: float = answer["seconds"]
        self.loading_cpu: float = answer["cpu"]

    def ask(self, command: str) -> dict[str, Any]:
        """Return the answer to a command."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            sys.exit(f"a side ended with {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        """Let the process end."""
        self._process.communicate()


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Return all figures."""
    engine, numpy = Worker("engine", options), Worker("numpy", options)
    # These runs also warm caches; they are not timed.
    unequal = _unequal(engine, numpy)
    engine.ask("memory")
    numpy.ask("memory")
    engine_runs: list[dict[str, Any]] = []
    numpy_runs: list[dict[str, Any]] = []
    for _ in range(options.repeat):
        engine_runs.append(engine.ask(f"run {options.findings}"))
        numpy_runs.append(numpy.ask(f"run {options.findings}"))
    peaks = {"engine": engine.ask("memory")["peak"], "numpy": numpy.ask("memory")["peak"]}
    stages = {
        "engine": engine.ask(f"stages {options.findings}"),
        "numpy": numpy.ask(f"stages {options.findings}"),
    }
    loading = {"engine": engine.loading, "numpy": numpy.loading}
    loaded = {"engine": engine.loading_seconds, "numpy": numpy.loading_seconds}
    engine.close()
    numpy.close()
    checks = RULES * options.records
    return {
        "records": options.records,
        "events": options.events,
        "repeat": options.repeat,
        "threads": options.threads,
        "outcomes": {name: n / checks for name, n in engine_runs[0]["outcomes"].items()},
        "findings": engine_runs[0]["rows"],
        "which": options.findings,
        "engine": _summary(engine_runs, checks),
        "numpy": _summary(numpy_runs, checks),
        "ratio": statistics.median(
            mine["seconds"] / theirs["seconds"]
            for mine, theirs in zip(engine_runs, numpy_runs, strict=True)
        ),
        "stages": stages,
        "peak_memory": peaks,
        "peak_memory_while_loading": loading,
        "loading_seconds": loaded,
        "loading_cpu": {"engine": engine.loading_cpu, "numpy": numpy.loading_cpu},
        "memory_limit": options.memory_limit,
        "differences": unequal,
        "machine": _machine(),
    }


def _unequal(engine: Worker, numpy: Worker) -> list[str]:
    """Compare all verdicts, those that could not be decided too; then as they are fetched when timed."""
    unequal: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "findings.arrow"
        for which in WHICH:
            engine.ask(f"run {which}")
            numpy.ask(f"run {which}")
            engine.ask(f"save {path}")
            unequal += (f"{which}: {line}" for line in numpy.ask(f"compare {path}")["differences"])
    return unequal


def _summary(runs: list[dict[str, Any]], checks: int) -> dict[str, Any]:
    seconds = [run["seconds"] for run in runs]
    median = statistics.median(seconds)
    return {
        "seconds": seconds,
        "median": median,
        "least": min(seconds),
        "cpu": statistics.median(run["cpu"] for run in runs),
        "rule_evaluations_per_second": checks / median,
    }


def _machine() -> dict[str, Any]:
    cpu = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        lines = information.read_text().splitlines()
        cpu = next((line.partition(":")[2].strip() for line in lines if "model name" in line), cpu)
    libraries = {name: version(name) for name in LIBRARIES}
    return {
        "cpu": cpu,
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        **libraries,
    }


def show(figures: dict[str, Any]) -> None:
    """Print the figures for people."""
    machine = figures["machine"]
    libraries = ", ".join(f"{name} {machine[name]}" for name in ("python", *LIBRARIES))
    print(f"{machine['cpu']}, {machine['cores']} cores, {machine['system']}")
    print(f"{libraries}; DuckDB on {figures['threads']} threads, numpy on one")
    shares = ", ".join(f"{name} {share:.1%}" for name, share in figures["outcomes"].items())
    print(f"{figures['records']:,} communities, {figures['events']:,} events, {RULES} rules: {shares}")
    which = "failing findings" if figures["which"] == "failed" else "failing and undecided findings"
    print(f"{figures['findings']:,} {which} fetched with actual and required\n")
    for side in ("engine", "numpy"):
        timed = figures[side]
        rate = timed["rule_evaluations_per_second"] / 1e6
        print(
            f"{side:7} {rate:6.1f} M rule evaluations/s"
            f"   median {timed['median']:.3f} s, least {timed['least']:.3f} s, CPU {timed['cpu']:.3f} s"
            f"   peak {_mebibytes(figures['peak_memory'][side])}"
            f" (loading {_mebibytes(figures['peak_memory_while_loading'][side])})"
        )
        for stage, seconds in sorted(figures["stages"][side].items(), key=lambda item: -item[1]):
            print(f"        {seconds * 1000:8.1f} ms  {stage}")
    loading, cpu = figures["loading_seconds"]["engine"], figures["loading_cpu"]["engine"]
    print(
        f"\nfrom Parquet files to counts and findings: {loading + figures['engine']['median']:.1f} s"
        f" ({loading:.1f} s of it packs, imports and loading the tables, CPU {cpu:.1f} s)"
    )
    print(f"engine / numpy: {figures['ratio']:.2f} (median of {figures['repeat']} pairs)")
    for line in figures["differences"]:
        print(f"DIFFERENT  {line}")
    if not figures["differences"]:
        print("equal verdicts: outcomes, rows, actual and required of every rule")


def _mebibytes(count: int | None) -> str:
    return "unknown" if count is None else f"{count / 2**20:,.0f} MiB"


def main() -> int:
    """Make the data, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=1_000_000, help="communities")
    parser.add_argument("--events", type=int, help="events; five for each community unless told")
    parser.add_argument("--repeat", type=int, default=5, help="timed runs of each side")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1, help="threads of DuckDB")
    parser.add_argument("--memory-limit", default="", help="of DuckDB, such as 2GB; its own unless told")
    parser.add_argument(
        "--findings", choices=WHICH, default="failed", help="which to fetch; all: also those undecided"
    )
    parser.add_argument("--json", type=Path, help="write all figures to this file too")
    parser.add_argument(
        "--data", type=Path, default=ROOT / "build" / "benchmarks", help="where data goes"
    )
    options = parser.parse_args()
    options.events = 5 * options.records if options.events is None else options.events
    _make_data(options)
    figures = measure(options)
    show(figures)
    if options.json is not None:
        options.json.write_text(
            json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    return 1 if figures["differences"] else 0


def _make_data(options: argparse.Namespace) -> None:
    """In a process of its own: what it takes must not count as either side's memory."""
    command = [sys.executable, "-m", "benchmarks.parquet", str(options.data)]
    command += [str(options.records), str(options.events)]
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
