"""Whatever is done to a grid, no row and no cell of it vanishes."""

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dataset.samples import RECORD_TYPES, read, stored
from zhangcheng.dataset import Dataset

FIELDS = RECORD_TYPES["post"].fields
JUNK = st.sampled_from(
    [
        "",
        " ",
        "A01",
        "A02",
        "合计",
        "2,550元",
        "12.345",
        "-1",
        "1e9",
        "是",
        "#N/A",
        "2018-02-30",
        '"',
        "x,y",
        "a\nb",
    ]
)
GOOD = {
    "id": st.sampled_from(["P1", "P2", "P3", "P4", "P5", "P6"]),
    "community": st.sampled_from(["A01", "A02"]),
    "role": st.sampled_from(["principal", "社区主干", "committee"]),
    "monthly_stipend": st.sampled_from(["1595", "2354.99", "0.1"]),
    "pay_month": st.sampled_from(["2018-06", "2021-12-31"]),
}
ROWS = st.lists(st.tuples(*(st.one_of(GOOD[field.id], JUNK) for field in FIELDS)), max_size=12)


@given(rows=ROWS, order=st.permutations(range(len(FIELDS))))
@settings(max_examples=60, deadline=None)
def test_every_row_is_counted_and_every_cell_is_kept_or_diagnosed(
    rows: list[tuple[str, ...]], order: list[int]
) -> None:
    # A sheet of nothing but blank rows and totals has no record, which stops the run.
    assume(any("合计" not in row and any(cell.strip() for cell in row) for row in rows))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "post.csv"
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow([FIELDS[i].label.zh for i in order])
        writer.writerows([row[i] for i in order] for row in rows)
        path.write_text(text.getvalue(), encoding="utf-8")
        dataset = read(path)
    (sheet,) = dataset.sheets
    assert sheet.read == sheet.accepted + sheet.rejected
    assert sheet.rows == len(rows) + 1
    assert sheet.accepted == dataset.tables["post"].rows == len(stored(dataset, "post"))
    said = {str(diagnostic.location) for diagnostic in dataset.diagnostics}
    lines = [str(d.arguments.get("lines", "")).split(", ") for d in dataset.diagnostics]
    left_out = {line for of_kind in lines for line in of_kind}
    accepted = {row["_line"]: row for row in records(dataset)}
    for line, row in enumerate(rows, start=2):
        if line not in accepted:
            blank = not any(cell.strip() for cell in row)
            assert blank or f"post.csv › {line}" in said or str(line) in left_out or "…" in str(left_out)
            continue
        for field, cell in zip(FIELDS, row, strict=True):
            is_kept = accepted[line][field.id] is not None
            address = str(dataset.cell("post", accepted[line]["_row"], field.id))
            assert is_kept or not cell.strip() or address in said


def records(dataset: Dataset) -> list[dict[str, int]]:
    found = dataset.connection.execute("SELECT * FROM data_post ORDER BY _row")
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_rows_in_another_order_are_the_same_records(tmp_path: Path) -> None:
    lines = [f"P{n},A01,principal,{n}.5,2018-06" for n in range(50)]
    found = []
    for name, body in (("a", lines), ("b", lines[::-1])):
        path = tmp_path / name / "post.csv"
        path.parent.mkdir()
        path.write_text(
            "\n".join(["id,community,role,monthly_stipend,pay_month", *body]), encoding="utf-8"
        )
        found.append(set(stored(read(path), "post", "_key, role, monthly_stipend, pay_month")))
    assert found[0] == found[1]
