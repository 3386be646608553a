"""Whatever is done to a workbook, its rows and cells balance: nothing vanishes."""

import datetime as dt
import tempfile
from pathlib import Path

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from dataset.samples import RECORD_TYPES, diagnostics_of, read
from zhangcheng.dataset import Dataset
from zhangcheng.diagnostics.collector import DiagnosticsError

FIELDS = RECORD_TYPES["post"].fields
LABELS = [field.label.zh for field in FIELDS]
GOOD: dict[str, st.SearchStrategy[object]] = {
    "id": st.integers(1, 30).map(lambda n: f"P{n}"),
    "community": st.sampled_from(["A01", "A02"]),
    "role": st.sampled_from(["社区主干", "两委成员", "principal"]),
    "monthly_stipend": st.one_of(st.integers(0, 5000), st.sampled_from(["2,550", "２５５０", 0.1])),
    "pay_month": st.sampled_from(["2018年6月", "201806", "2018-06", dt.date(2018, 6, 1), 43281]),
}
JUNK = st.sampled_from(
    [
        "",
        " ",
        "合计",
        "约二千",
        "2550元",
        "3.50602E+11",
        -1,
        1e9,
        "是",
        "——",
        "2018-02-30",
        "a\nb",
        2018.1,
    ]
)
RECORD = st.tuples(*(st.one_of(GOOD[f.id], GOOD[f.id], GOOD[f.id], JUNK) for f in FIELDS)).map(list)
OTHER = st.sampled_from(
    [
        [],
        ["", "", "", "", ""],
        ["合计", "", "", 12345, ""],
        ["小计", None, None, 7],
        ["备注：数字为虚构"],
        ["填表人：", "", "审核人："],
        ["示例：P0", "A01", "社区主干", 1, "2018-06"],
        LABELS,
        ["P99"],
    ]
)
ABOVE = st.lists(
    st.sampled_from([[], ["岗位台账"], ["2018年", None, "单位：人"], ["填报单位：某街道"]]), max_size=3
)
BODY = st.lists(st.one_of(RECORD, RECORD, RECORD, OTHER), min_size=1, max_size=14)
MERGED = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 12), st.integers(1, 3)), max_size=2)


def write(
    path: Path, rows: list[list[object]], merged: list[tuple[int, int, int]], top: int
) -> set[int]:
    """Write the workbook; return the rows (from 1) that merging has emptied a cell of."""
    touched: set[int] = set()
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("岗位")
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell not in (None, ""):
                    sheet.write(line, column, cell)
        for column, start, extra in merged:
            first, last = top + start, top + start + extra
            if last < len(rows) and not touched & set(range(first + 1, last + 2)):
                value = rows[first][column] if column < len(rows[first]) else ""
                sheet.merge_range(first, column, last, column, "" if value is None else value)
                touched |= set(range(first + 1, last + 2))
    return touched


@given(above=ABOVE, body=BODY, order=st.permutations(range(len(FIELDS))), merged=MERGED)
@settings(max_examples=80, deadline=None)
def test_rows_and_cells_balance(
    above: list[list[object]],
    body: list[list[object]],
    order: list[int],
    merged: list[tuple[int, int, int]],
) -> None:
    width = len(FIELDS)
    padded = [[*row, *[None] * (width - len(row))] for row in body]
    arranged = [[row[i] for i in order] if len(row) == width else row for row in padded]
    rows: list[list[object]] = [*above, [LABELS[i] for i in order], *arranged]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "post.xlsx"
        touched = write(path, rows, merged, len(above) + 1)
        try:
            dataset = read(path)
        except DiagnosticsError:
            # Nothing but headings and what is no record: said, and nothing else is wrong.
            errors = {d.code.id for d in diagnostics_of(path) if d.severity == "error"}
            assert errors == {"D114"}
            return
    (sheet,) = dataset.sheets
    assert sheet.read == sheet.accepted + sheet.rejected
    last = max(line for line, row in enumerate(rows, start=1) if any(c not in (None, "") for c in row))
    assert last <= sheet.rows <= len(rows)
    said = " ".join(
        f"{d.location} {d.arguments.get('lines', '')} {d.arguments.get('places', '')}"
        for d in dataset.diagnostics
    )
    addresses = {str(d.location) for d in dataset.diagnostics}
    accepted = _accepted(dataset)
    start = len(above) + 2
    for line, row in enumerate(arranged, start=start):
        if line in touched:
            continue
        if line not in accepted:
            blank = not any(str(cell).strip() for cell in row if cell is not None)
            assert blank or f"post.xlsx › 岗位 › {line}" in addresses or str(line) in said
            continue
        for index, cell in zip(order, row, strict=True):
            field = FIELDS[index]
            kept = accepted[line][field.id] is not None
            empty = cell is None or not str(cell).strip()
            address = str(dataset.locate(0, line, field.id))
            assert kept or empty or address in addresses


def _accepted(dataset: Dataset) -> dict[int, dict[str, object]]:
    found = dataset.connection.execute("SELECT * FROM data_post ORDER BY _row")
    names = [column[0] for column in found.description]
    rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return {row["_line"]: row for row in rows}
