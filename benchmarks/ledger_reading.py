"""How long does a workbook of 100,000 rows × 20 columns take to read and convert?

    python benchmarks/ledger_reading.py [--rows 100000] [--runs 3]

Prints the median of the wall-clock and of the CPU seconds, from opening the file to typed tables,
keys and references checked; exits 1 when the median is over budget. Each run is a new process.
"""

import argparse
import datetime as dt
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter

from zhangcheng.dataset import read_dataset
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.jurisdiction import Jurisdiction, JurisdictionLevel, JurisdictionTree
from zhangcheng.model.record_type import Choice, Field, FieldType, RecordType
from zhangcheng.model.unit import Unit

BUDGET = 6.0
COLUMNS = 20
_PLACE = "350602"
_CHOICES = tuple(Choice(id=f"c{n}", label=Text(f"类别{n}", f"Kind {n}")) for n in range(6))


def _field(name: str, kind: FieldType, **more: object) -> Field:
    return Field(id=name, label=Text(f"{name}列", name), type=kind, **more)  # type: ignore[arg-type]


FIELDS = (
    _field("code", FieldType.TEXT, required=True),
    _field("name", FieldType.TEXT),
    _field("place", FieldType.JURISDICTION, required=True),
    *(_field(f"kind_{n}", FieldType.CHOICE, choices=_CHOICES) for n in range(3)),
    *(_field(f"flag_{n}", FieldType.BOOLEAN) for n in range(3)),
    *(_field(f"day_{n}", FieldType.DATE) for n in range(3)),
    _field("month", FieldType.MONTH),
    *(_field(f"amount_{n}", FieldType.NUMBER, unit=Unit.parse("yuan"), decimals=2) for n in range(4)),
    *(_field(f"count_{n}", FieldType.NUMBER) for n in range(2)),
    _field("remark", FieldType.TEXT),
)
LEDGER = RecordType(id="ledger", title=Text("台账", "Ledger"), key=("code",), name="name", fields=FIELDS)
PLACES = JurisdictionTree(
    {
        _PLACE: Jurisdiction(
            code=_PLACE, name=Text("芗城区", "Xiangcheng"), level=JurisdictionLevel.COUNTY, parent=None
        )
    }
)


def write(path: Path, rows: int) -> None:
    """Write a workbook with a fixed seed."""
    chance = random.Random(20211231)  # noqa: S311 - made-up figures, not secrets
    first = dt.date(2015, 1, 1)
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet("台账")
        sheet.write_row(0, 0, [field.label.zh for field in FIELDS])
        for line in range(1, rows + 1):
            day = first + dt.timedelta(days=chance.randrange(2500))
            cells = (
                f"L{line:07}",
                f"机构{line}",
                "芗城区",
                *(f"类别{chance.randrange(6)}" for _ in range(3)),
                *(chance.choice("是否") for _ in range(3)),
                day,
                day,
                day,
                day,
                *(chance.randrange(10_000_000) / 100 for _ in range(4)),
                *(chance.randrange(10_000) for _ in range(2)),
                "无",
            )
            for column, cell in enumerate(cells):
                sheet.write(line, column, cell)


def read(path: Path) -> dict[str, float]:
    """Read the workbook; return wall-clock and CPU seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    dataset = read_dataset(path, record_types={"ledger": LEDGER}, jurisdictions=PLACES)
    (sheet,) = dataset.sheets
    if sheet.rejected or dataset.diagnostics:
        raise RuntimeError(dataset.diagnostics)
    return {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "rows": sheet.accepted,
    }


def main() -> int:
    """Measure and return an exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.read is not None:
        print(json.dumps(read(given.read)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsx"
        write(path, given.rows)
        command = [sys.executable, __file__, "--read", str(path)]
        found = [
            json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            for _ in range(given.runs)
        ]
    wall = statistics.median(run["wall"] for run in found)
    cpu = statistics.median(run["cpu"] for run in found)
    verdict = "ok" if wall <= BUDGET else "OVER"
    rows = int(found[0]["rows"])
    print(
        f"{rows:,} rows x {COLUMNS} columns: median {wall:.2f} s, CPU {cpu:.2f} s "
        f"({given.runs} runs)  budget {BUDGET:.0f} s  {verdict}"
    )
    return 0 if wall <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
