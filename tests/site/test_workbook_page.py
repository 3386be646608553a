"""What the page on workbooks says is understood is read here, row by row, in both languages."""

import datetime as dt
import importlib.util
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from dataset.samples import AS_OF, PLACES
from zhangcheng.dataset.cells import converter
from zhangcheng.dataset.fault import Fault, Noted, settled
from zhangcheng.dataset.places import Places
from zhangcheng.diagnostics.text import LANGUAGES, Language, Text
from zhangcheng.model.record_type import CodeKind, Field, FieldType
from zhangcheng.model.unit import Unit

ROOT = Path(__file__).parents[2]
PAGES = {
    "zh": ROOT / "site" / "pages" / "county" / "workbook.md",
    "en": ROOT / "site" / "pages" / "county" / "workbook.en.md",
}


def _field(kind: FieldType, **more: object) -> Field:
    return Field(id="x", label=Text("某列", "Column"), type=kind, **more)  # type: ignore[arg-type]


FIELDS = {
    ("数字（元）", "number (yuan)"): _field(FieldType.NUMBER, unit=Unit.parse("yuan"), decimals=2),
    ("数字（平方米）", "number (m²)"): _field(FieldType.NUMBER, unit=Unit.parse("m2"), decimals=2),
    ("数字（比例）", "number (share)"): _field(FieldType.NUMBER, unit=Unit.parse("1"), decimals=2),
    ("年度", "year"): _field(FieldType.NUMBER, minimum=Decimal(2000), maximum=Decimal(2100)),
    ("是否", "yes or no"): _field(FieldType.BOOLEAN),
    ("日期", "date"): _field(FieldType.DATE),
    ("月份", "month"): _field(FieldType.MONTH),
    ("代码", "code"): _field(FieldType.TEXT, code=CodeKind.DIVISION),
    ("信用代码", "credit code"): _field(FieldType.TEXT, code=CodeKind.CREDIT),
    (
        "写明“——”“无”“/”为没有数据的列",
        "of which the pack says so",
    ): _field(FieldType.TEXT, missing=("——", "无", "/")),
    ("其他列", "any other"): _field(FieldType.TEXT),
}
SAID = {"zh": "，并说明", "en": ", and said"}


def rows(language: Language, anchor: str) -> Iterator[list[str]]:
    text = PAGES[language].read_text(encoding="utf-8")
    section = text.partition(f"{{ #{anchor} }}")[2].partition("\n## ")[0]
    for line in section.splitlines():
        if line.startswith("| ") or (line.startswith("|-") is False and line.startswith("|")):
            yield [cell.strip() for cell in line.strip("|").split(" | ")]


def cases(language: Language) -> list[tuple[str, str, str]]:
    found = []
    for column, written, result in list(rows(language, "cells"))[1:]:
        if column.startswith("-"):
            continue
        found += [(column, cell, result) for cell in re.findall(r"`([^`]+)`", written)]
    return found


def shown(value: object, column: str, language: Language) -> str:
    if isinstance(value, bool):
        return {True: Text("是", "yes"), False: Text("否", "no")}[value].get(language)
    if isinstance(value, dt.date):
        return f"{value:%Y-%m}" if column in ("月份", "month") else value.isoformat()
    if value is None:
        return "—"
    if column.startswith(("数字", "number", "年度", "year")):
        return f"{Decimal(str(value)).normalize():f}"
    return str(value)


@pytest.mark.parametrize(
    ("language", "column", "cell", "result"),
    [(language, *case) for language in LANGUAGES for case in cases(language)],
)
def test_a_cell_is_read_as_the_page_says(
    language: Language, column: str, cell: str, result: str
) -> None:
    field = next(field for names, field in FIELDS.items() if column in names)
    converted = converter(field, Places(PLACES, AS_OF))(cell)
    if isinstance(converted, Fault):
        assert converted.code.id == result
        return
    said = SAID[language] if isinstance(converted, Noted) else ""
    assert shown(settled(converted), column, language) + said == result


def test_both_languages_show_the_same_cells() -> None:
    assert [case[1] for case in cases("zh")] == [case[1] for case in cases("en")]
    assert len(cases("zh")) > 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_lists_every_messy_ledger(language: Language) -> None:
    script = ROOT / "examples" / "generate_ledgers.py"
    sys.path.insert(0, str(script.parent))
    try:
        spec = importlib.util.spec_from_file_location("generate_ledgers", script)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(script.parent))
    listed = [row for row in list(rows(language, "ledgers"))[1:] if not row[0].startswith("-")]
    assert listed == [[f"`{mess.name}`", getattr(mess, language)] for mess in module.MESSES]
