"""The messy ledgers read to exactly the records of the clean one, and are what their script makes."""

import datetime as dt
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

import zhangcheng as zc
from zhangcheng.dataset import Dataset, read_dataset
from zhangcheng.diagnostics.code import Severity
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.pack.pack import Pack

EXAMPLES = Path(__file__).parents[2] / "examples"
LEDGERS = EXAMPLES / "ledgers"
MESSY = sorted(path.name for path in LEDGERS.iterdir() if path.name != "clean.xlsx")
SAID = {
    "all-at-once.xlsx": {"D160", "D129", "D130", "D156", "D172"},
    "by-county": set(),
    "dates-as-text.xlsx": {"D172"},
    "headings-in-two-rows.xlsx": set(),
    "merged-down.xlsx": {"D130"},
    "names-for-codes.xlsx": {"D170"},
    "numbered-rows.xlsx": {"D160", "D156"},
    "old-workbook.xls": {"D173"},
    "open-document.ods": set(),
    "other-words.xlsx": set(),
    "personal-columns.xlsx": {"D116"},
    "ten-thousands.xlsx": {"D129"},
    "text-files": {"D113"},
    "title-and-notes.xlsx": {"D120", "D157"},
    "totals-and-pages.xlsx": {"D156", "D158"},
    "units-in-cells.xlsx": {"D149"},
    "unnamed-sheets.xlsx": {"D117"},
}
"""The codes of what is said of each; all of it told, nothing at fault but what cannot be read."""


@cache
def pack() -> Pack:
    return zc.load_pack()


def dataset(path: Path) -> Dataset:
    return read_dataset(
        path,
        record_types=pack().record_types,
        jurisdictions=pack().jurisdictions,
        as_of=dt.date(2018, 12, 31),
        drop_personal_data=path.name == "personal-columns.xlsx",
    )


def records(read: Dataset) -> Mapping[str, list[tuple[object, ...]]]:
    found = {}
    for name, table in read.tables.items():
        fields = ", ".join(f'"{field.id}"' for field in table.record_type.fields)
        found[name] = read.connection.execute(
            f'SELECT _key, _jurisdiction, {fields} FROM "{table.name}" ORDER BY _key'
        ).fetchall()
    return found


@cache
def clean() -> Mapping[str, list[tuple[object, ...]]]:
    read = dataset(LEDGERS / "clean.xlsx")
    assert read.diagnostics == ()
    return records(read)


def test_there_are_many_messes_and_some_records() -> None:
    assert set(MESSY) == set(SAID)
    assert len(MESSY) >= 12
    assert {name: len(rows) for name, rows in clean().items() if rows} == {
        "appraisal": 12,
        "community": 16,
        "county": 2,
        "fund": 255,
        "post": 82,
        "premises": 19,
        "subdistrict": 4,
    }


@pytest.mark.parametrize("name", MESSY)
def test_a_messy_ledger_reads_to_the_same_records(name: str) -> None:
    read = dataset(LEDGERS / name)
    assert records(read) == clean()
    assert {diagnostic.code.id for diagnostic in read.diagnostics} == SAID[name]
    assert all(d.severity is not Severity.ERROR for d in read.diagnostics)
    for sheet in read.sheets:
        assert sheet.read == sheet.accepted + sheet.rejected
        assert sheet.rejected == 0


def test_personal_columns_are_refused_without_saying_what_they_hold() -> None:
    with pytest.raises(DiagnosticsError) as refused:
        read_dataset(
            LEDGERS / "personal-columns.xlsx",
            record_types=pack().record_types,
            jurisdictions=pack().jurisdictions,
        )
    told = [(d.code, str(d.location)) for d in refused.value.diagnostics]
    assert told == [
        (codes.PERSONAL_DATA, "personal-columns.xlsx › 岗位报酬 › G1"),
        (codes.PERSONAL_DATA, "personal-columns.xlsx › 岗位报酬 › H1"),
    ]
    assert "138" not in str(refused.value)


def test_the_script_makes_the_files_again(tmp_path: Path) -> None:
    made = tmp_path / "ledgers"
    command = [sys.executable, str(EXAMPLES / "generate_ledgers.py"), str(made)]
    subprocess.run(command, check=True)
    assert sorted(path.name for path in made.iterdir()) == sorted(p.name for p in LEDGERS.iterdir())
    for name in ("clean.xlsx", "all-at-once.xlsx", "text-files"):
        assert records(dataset(made / name)) == clean()
