"""One side of the benchmark in a process of its own: answers each line it reads with a line of JSON.

Commands are `run WHICH` (evaluate once), `stages WHICH` (evaluate once, timed by stage), `save FILE`
(write the findings of the last run, as Arrow), `compare FILE` (with those of the other side) and
`memory`. WHICH is `failed`, the failing findings with actual and required, or `all`: those that could
not be decided too.
"""

import argparse
import datetime as dt
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, cast

PACK = Path(__file__).parent / "pack"
AS_OF = dt.date(2023, 12, 31)
SIDES = ("actual", "required", "actual_text", "required_text")
Answer = dict[str, Any]


class Side(Protocol):
    """What both sides can do."""

    def run(self, which: str) -> Answer:
        """Evaluate everything once; return the seconds it took."""

    def stages(self, which: str) -> Answer:
        """Return the seconds of each stage."""


class EngineSide:
    """The engine on tables that DuckDB holds."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        """Load the pack and the tables."""
        import duckdb  # noqa: PLC0415 - numpy's process must not pay for it

        from zhangcheng.dataset import from_tables  # noqa: PLC0415 - likewise
        from zhangcheng.pack import load_pack  # noqa: PLC0415 - likewise

        folder = Path(arguments.data)
        self._pack = load_pack(PACK)
        limit = {"memory_limit": arguments.memory_limit} if arguments.memory_limit else {}
        connection = duckdb.connect(":memory:", config={"threads": arguments.threads, **limit})
        paths = {
            name: folder / f"{name}-{arguments.records}-{arguments.events}.parquet"
            for name in self._pack.record_types
        }
        self._dataset = from_tables(
            paths,
            record_types=self._pack.record_types,
            jurisdictions=self._pack.jurisdictions,
            connection=connection,
        )
        self._findings: Any = None
        self._counts: dict[str, dict[str, int]] = {}

    def run(self, which: str) -> Answer:
        """Evaluate; then fetch the findings with actual and required, be they numbers or texts."""
        from zhangcheng.evaluate.evaluate import evaluate  # noqa: PLC0415 - see above
        from zhangcheng.model.clock import Clock  # noqa: PLC0415 - see above
        from zhangcheng.model.outcome import Outcome  # noqa: PLC0415 - see above

        self._findings = None
        started, cpu = time.perf_counter(), time.process_time()
        run = evaluate(self._pack, self._dataset, Clock.at(AS_OF), details="none")
        evaluated = time.perf_counter()
        assert run.flat is not None
        outcomes = (Outcome.FAIL,) if which == "failed" else (Outcome.FAIL, Outcome.INSUFFICIENT_DATA)
        self._findings = run.flat.arrow(columns=SIDES, outcomes=outcomes)
        fetched = time.perf_counter()
        self._counts = {
            count.rule: {str(outcome): number for outcome, number in count.outcomes.items()}
            for count in run.rule_counts
        }
        return {
            "seconds": fetched - started,
            "cpu": time.process_time() - cpu,
            "evaluate": evaluated - started,
            "findings": fetched - evaluated,
            "rows": self._findings.num_rows,
            "outcomes": {str(outcome): number for outcome, number in run.counts.items()},
        }

    def stages(self, which: str) -> Answer:
        """Evaluate with a clock on every statement that DuckDB runs."""
        import dataclasses  # noqa: PLC0415 - only here

        from benchmarks.stages import Timed  # noqa: PLC0415 - only here

        plain = self._dataset
        timed = Timed(plain.connection)
        self._dataset = dataclasses.replace(plain, connection=cast("Any", timed))
        try:
            answer = self.run(which)
        finally:
            self._dataset = plain
        spent = timed.by_stage
        return {**spent, "Python": answer["seconds"] - sum(spent.values())}

    def save(self, path: str) -> Answer:
        """Write the findings and the counts of the last run."""
        import pyarrow as pa  # noqa: PLC0415 - only here

        counts = {b"counts": json.dumps(self._counts).encode()}
        table = self._findings.replace_schema_metadata(counts)
        with pa.OSFile(path, "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
        return {}


class NumpySide:
    """The rules written by hand on arrays."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        """Make the arrays anew: the same seed gives the same ones."""
        from benchmarks import numpy_side  # noqa: PLC0415 - the engine's process must not pay for it
        from benchmarks.made_up import make  # noqa: PLC0415 - likewise

        self._evaluate: Callable[..., Any] = numpy_side.evaluate
        self._tables = make(arguments.records, arguments.events)
        self._parameters = numpy_side.read_parameters(PACK)
        self._found: Any = {}

    def run(self, which: str) -> Answer:
        """Evaluate; the findings' rows and both sides of their comparisons included."""
        self._found = {}
        started, cpu = time.perf_counter(), time.process_time()
        self._found, groups = self._evaluate(self._tables, self._parameters, undecided=which == "all")
        seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
        rows = sum(len(found.rows) for found in self._found.values())
        return {"seconds": seconds, "cpu": cpu, "rows": rows, "groups": groups}

    def stages(self, which: str) -> Answer:
        """Return the seconds of each group of rules."""
        groups: Answer = self.run(which)["groups"]
        return groups

    def compare(self, path: str) -> Answer:
        """Return where the saved findings of the engine differ from those of the last run."""
        import pyarrow as pa  # noqa: PLC0415 - only here

        from benchmarks.same_verdicts import differences  # noqa: PLC0415 - only here

        with pa.memory_map(path) as source:
            table = pa.ipc.open_file(source).read_all()
            counts = json.loads(table.schema.metadata[b"counts"])
            return {"differences": list(differences(table, counts, self._found))}


def memory() -> Answer:
    """Return the peak resident memory in bytes since the last call, and start anew."""
    status = Path("/proc/self/status")
    if not status.exists():
        return {"peak": None}
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    # 5 asks Linux to forget the peak, so that what loading took is not charged to the evaluation.
    Path("/proc/self/clear_refs").write_text("5")
    return {"peak": int(lines["VmHWM"].split()[0]) * 1024}


def main() -> None:
    """Answer commands until the input ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("side", choices=["engine", "numpy"])
    parser.add_argument("--data", required=True)
    parser.add_argument("--records", type=int, required=True)
    parser.add_argument("--events", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--memory_limit", default="")
    arguments = parser.parse_args()
    started = time.perf_counter()
    side = EngineSide(arguments) if arguments.side == "engine" else NumpySide(arguments)
    spent = {"seconds": time.perf_counter() - started, "cpu": time.process_time()}
    print(json.dumps({**memory(), **spent}), flush=True)
    for line in sys.stdin:
        command, *rest = line.split()
        answer = memory() if command == "memory" else getattr(side, command)(*rest)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
