"""A small set of record types and places, and a writer of input files from text, for these tests."""

import csv
import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt

from zhangcheng.dataset import Dataset, read_dataset
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.jurisdiction import Jurisdiction, JurisdictionLevel, JurisdictionTree
from zhangcheng.model.record_type import Choice, CodeKind, Field, FieldType, RecordType, Relation
from zhangcheng.model.unit import Unit
from zhangcheng.model.waiver import RECORD as WAIVER

COMMUNITY = RecordType(
    id="community",
    title=Text("社区", "Communities"),
    labels=("社区名单",),
    key=("id",),
    former_key="former",
    name="name",
    fields=(
        Field(id="id", label=Text("社区编号", "Community ID"), type=FieldType.TEXT, required=True),
        Field(id="name", label=Text("名称", "Name"), type=FieldType.TEXT, labels=("社区名称",)),
        Field(
            id="subdistrict",
            label=Text("街道", "Subdistrict"),
            type=FieldType.JURISDICTION,
            required=True,
        ),
        Field(
            id="households",
            label=Text("户数", "Households"),
            type=FieldType.NUMBER,
            minimum=Decimal(0),
            maximum=Decimal(100000),
            missing=("——", "无", "/"),
        ),
        Field(id="established", label=Text("成立日期", "Established"), type=FieldType.DATE),
        Field(id="code", label=Text("统计代码", "Code"), type=FieldType.TEXT, code=CodeKind.DIVISION),
        Field(id="credit", label=Text("信用代码", "Credit"), type=FieldType.TEXT, code=CodeKind.CREDIT),
        Field(id="indoor", label=Text("活动面积（室内）", "Space (indoor)"), type=FieldType.NUMBER),
        Field(id="outdoor", label=Text("活动面积（室外）", "Space (outdoor)"), type=FieldType.NUMBER),
        Field(id="former", label=Text("原编号", "Former ID"), type=FieldType.TEXT),
        Field(id="new_area", label=Text("是否新区", "New area"), type=FieldType.BOOLEAN),
        Field(
            id="residing",
            label=Text("常住户数", "Residing households"),
            type=FieldType.NUMBER,
            part_of="households",
        ),
        Field(
            id="year",
            label=Text("年度", "Year"),
            type=FieldType.NUMBER,
            minimum=Decimal(2000),
            maximum=Decimal(2100),
        ),
    ),
    relations=(Relation(name="premises", record_type="premises", reference="community"),),
)

PREMISES = RecordType(
    id="premises",
    title=Text("用房", "Premises"),
    belongs_to="community",
    in_force=("in_use_from", "in_use_to"),
    fields=(
        Field(
            id="community",
            label=Text("所属社区", "Community"),
            type=FieldType.REFERENCE,
            to="community",
            inverse="premises",
        ),
        Field(
            id="community_name",
            label=Text("社区名称", "Community name"),
            type=FieldType.TEXT,
            names="community",
        ),
        Field(
            id="floor_area",
            label=Text("面积（平方米）", "Floor area (m²)"),
            type=FieldType.NUMBER,
            unit=Unit.parse("m2"),
            decimals=2,
            minimum=Decimal(0),
        ),
        Field(
            id="obtained",
            label=Text("来源", "Obtained by"),
            type=FieldType.CHOICE,
            choices=(
                Choice(id="exchange", label=Text("置换", "Exchange")),
                Choice(id="converted", label=Text("改造", "Converted offices")),
                Choice(id="rented", label=Text("租用", "Rented")),
            ),
        ),
        Field(id="in_use_from", label=Text("启用日期", "In use from"), type=FieldType.DATE),
        Field(id="in_use_to", label=Text("停用日期", "In use to"), type=FieldType.DATE),
    ),
)

POST = RecordType(
    id="post",
    title=Text("岗位", "Posts"),
    key=("id",),
    belongs_to="community",
    parameters_on="pay_month",
    fields=(
        Field(id="id", label=Text("岗位编号", "Post ID"), type=FieldType.TEXT),
        Field(
            id="community", label=Text("所属社区", "Community"), type=FieldType.REFERENCE, to="community"
        ),
        Field(
            id="role",
            label=Text("岗位类别", "Role"),
            type=FieldType.CHOICE,
            choices=(
                Choice(id="principal", label=Text("社区主干", "Principal")),
                Choice(id="committee", label=Text("两委成员", "Committee member")),
            ),
        ),
        Field(
            id="monthly_stipend",
            label=Text("月基本报酬", "Monthly stipend"),
            type=FieldType.NUMBER,
            decimals=2,
            minimum=Decimal(0),
            maximum=Decimal(100000),
        ),
        Field(id="pay_month", label=Text("发放月份", "Pay month"), type=FieldType.MONTH),
    ),
)

DECISION, OPINION = (
    RecordType(
        id=name,
        title=title,
        key=("no",),
        belongs_to="community",
        fields=(
            Field(id="no", label=Text("编号", "No"), type=FieldType.TEXT),
            Field(id="matter", label=Text("事项", "Matter"), type=FieldType.TEXT),
            Field(id="text", label=Text("内容", "Text"), type=FieldType.TEXT),
            Field(id="community", label=Text("社区", "Of"), type=FieldType.REFERENCE, to="community"),
        ),
    )
    for name, title in (
        ("decision", Text("决定", "Decisions")),
        ("opinion", Text("意见", "Opinions")),
    )
)

RECORD_TYPES: Mapping[str, RecordType] = {
    t.id: t for t in (COMMUNITY, PREMISES, POST, DECISION, OPINION, WAIVER)
}
AS_OF = dt.date(2022, 6, 30)


def _place(code: str, zh: str, en: str, level: JurisdictionLevel, parent: str | None) -> Jurisdiction:
    return Jurisdiction(
        code=code,
        name=Text(zh, en),
        level=level,
        parent=parent,
        valid_to=dt.date(2021, 2, 2) if code == "350681" else None,
        became="350604" if code == "350681" else None,
    )


PLACES = JurisdictionTree(
    {
        place.code: place
        for place in (
            _place("35", "福建省", "Fujian", JurisdictionLevel.PROVINCE, None),
            _place("3506", "漳州市", "Zhangzhou", JurisdictionLevel.CITY, "35"),
            _place("350602", "芗城区", "Xiangcheng", JurisdictionLevel.COUNTY, "3506"),
            _place("350603", "龙文区", "Longwen", JurisdictionLevel.COUNTY, "3506"),
            _place("350681", "龙海市", "Longhai City", JurisdictionLevel.COUNTY, "3506"),
            _place("350604", "龙海区", "Longhai", JurisdictionLevel.COUNTY, "3506"),
            _place("350602001", "中山街道", "Zhongshan", JurisdictionLevel.SUBDISTRICT, "350602"),
            _place("350603001", "中山街道", "Zhongshan", JurisdictionLevel.SUBDISTRICT, "350603"),
            _place("350602001001", "东园社区", "Dongyuan", JurisdictionLevel.COMMUNITY, "350602001"),
        )
    }
)


DROP = ".drop-personal-data"
"""A file beside the data that says that personal data should be dropped."""


def read(path: Path) -> Dataset:
    """Read a path with the record types and places of these tests, as of the middle of 2022."""
    return read_dataset(
        path,
        record_types=RECORD_TYPES,
        jurisdictions=PLACES,
        as_of=AS_OF,
        drop_personal_data=(path.parent / DROP).exists(),
    )


def diagnostics_of(path: Path) -> tuple[Diagnostic, ...]:
    """Return everything that reading a path says, whether or not it stops."""
    try:
        return read(path).diagnostics
    except DiagnosticsError as error:
        return error.diagnostics


def stored(dataset: Dataset, record_type: str, column: str = "*") -> list[tuple[Any, ...]]:
    """Return the rows of a table, or one of its columns, in their order."""
    return dataset.connection.execute(
        f'SELECT {column} FROM "{dataset.tables[record_type].name}" ORDER BY _row'
    ).fetchall()


def write_example(text: str, folder: Path) -> Path:
    """Write the files that an example of a diagnostic code describes; return the path to read.

    `# file: NAME` begins a file and `# sheet: NAME` a sheet of a workbook. `# hex:` and `# utf16:`
    give bytes, `# encoding:` how the text is encoded, `# repeat: N LINE` a line N times with `{n}`
    counting, `# merge: A2:A3` merged cells, `# hide: 3` a hidden row, and `# read:` the path to read
    in place of the only file or the folder.
    """
    target: str | None = None
    files: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line == "# drop personal data":
            (folder / DROP).touch()
        elif line.startswith("# read:"):
            target = line.partition(":")[2].strip()
        elif line.startswith("# file:"):
            files.append((line.partition(":")[2].strip(), []))
        elif files:
            files[-1][1].append(line)
    for name, lines in files:
        _write(folder / name, lines)
    if target is not None:
        return folder / target
    return folder / files[0][0] if len(files) == 1 else folder


def _write(path: Path, lines: list[str]) -> None:
    if path.suffix == ".xls" and lines and lines[0].startswith("# sheet:"):
        write_old_workbook(path, _sheets(lines))
        return
    if path.suffix == ".xlsx" and lines and lines[0].startswith("# sheet:"):
        merged = [line.partition(":")[2].strip() for line in lines if line.startswith("# merge:")]
        hidden = [int(line.partition(":")[2]) for line in lines if line.startswith("# hide:")]
        write_workbook(path, _sheets(lines), merged, hidden)
        return
    encoding, content, text = "utf-8", b"", []
    for line in lines:
        word, _, rest = line.partition(":")
        if word == "# encoding":
            encoding = rest.strip()
        elif word == "# hex":
            content += bytes.fromhex(rest)
        elif word == "# utf16":
            content += bytes.fromhex("d0cf11e0a1b11ae1") + rest.strip().encode("utf-16-le")
        elif word == "# repeat":
            times, _, repeated = rest.strip().partition(" ")
            text += [repeated.format(n=n) for n in range(int(times))]
        else:
            text.append(line)
    path.write_bytes(content + "".join(f"{line}\n" for line in text).encode(encoding))


def write_old_workbook(path: Path, sheets: Mapping[str, list[list[object]]]) -> Path:
    """Write rows of values as the sheets of an old workbook."""
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell)
    book.save(str(path))
    return path


def _sheets(lines: list[str]) -> dict[str, list[list[object]]]:
    sheets: dict[str, list[list[object]]] = {}
    rows: list[list[object]] = []
    for line in lines:
        if line.startswith(("# merge:", "# hide:")):
            continue
        if line.startswith("# sheet:"):
            rows = sheets.setdefault(line.partition(":")[2].strip(), [])
        else:
            rows.append([_number_or_text(cell) for cell in next(csv.reader(io.StringIO(line)))])
    return sheets


def _number_or_text(cell: str) -> object:
    return float(cell) if cell.replace(".", "", 1).isdigit() else cell


def write_workbook(
    path: Path,
    sheets: Mapping[str, list[list[object]]],
    merged: Sequence[str] = (),
    hidden: Sequence[int] = (),
) -> Path:
    """Write rows of values as the sheets of a workbook.

    `#…` texts become errors of formulas, `=…` formulas without a value; `merged` are areas and `hidden`
    row numbers of all sheets.
    """
    book = xlsxwriter.Workbook(
        str(path), {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False}
    )
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, str) and cell.startswith("="):
                    sheet.write_formula(row, column, cell, None, "")
                elif isinstance(cell, str) and cell.startswith("#"):
                    sheet.write_formula(row, column, "=1/0", None, cell)
                else:
                    sheet.write(row, column, cell)
        for line in hidden:
            sheet.set_row(line - 1, None, None, {"hidden": True})
        for area in merged:
            first = rows[int(re.sub(r"\D", "", area.partition(":")[0])) - 1]
            sheet.merge_range(area, first[ord(area[0]) - ord("A")])
    book.close()
    return path
