"""Forms: what they offer, that they read back to what was filled in, and what they carry over."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import openpyxl
import pytest

import zhangcheng as zc
from command_line import Command
from zhangcheng.dataset import Dataset, read_dataset
from zhangcheng.diagnostics.code import Severity
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.text import LANGUAGES, Language
from zhangcheng.pack.pack import Pack

CLEAN = Path(__file__).parents[2] / "examples" / "ledgers" / "clean.xlsx"
TYPES = ("county", "subdistrict", "community", "premises", "post", "appraisal", "fund")
DAY = dt.date(2018, 12, 31)


@cache
def pack() -> Pack:
    return zc.load_pack()


def read(path: Path) -> Dataset:
    types, places = pack().record_types, pack().jurisdictions
    return read_dataset(path, record_types=types, jurisdictions=places, as_of=DAY)


def records(dataset: Dataset, record_type: str) -> list[tuple[object, ...]]:
    fields = ", ".join(f'"{f.id}"' for f in pack().record_types[record_type].fields)
    found = dataset.connection.execute(f'SELECT _key, {fields} FROM "data_{record_type}" ORDER BY _row')
    return found.fetchall()


def fill(form: Path, ledgers: Path) -> None:
    """Fill in a form by hand: the cells of the clean ledgers, column by column, below the example."""
    book, clean = openpyxl.load_workbook(form), openpyxl.load_workbook(ledgers)
    for record_type in TYPES:
        title = pack().record_types[record_type].title.zh
        source, target = clean[title], book[title]
        headings = [str(cell.value) for cell in target[1]]
        labels = [str(cell.value) for cell in source[1]]
        columns = [headings.index(_label(record_type, label)) + 1 for label in labels]
        for line, row in enumerate(source.iter_rows(min_row=2, values_only=True), start=3):
            for column, value in zip(columns, row, strict=True):
                target.cell(line, column).value = value
    book.save(form)


def _label(record_type: str, heading: str) -> str:
    """Return the label of the field that a synonym heads."""
    fields = pack().record_types[record_type].fields
    return next(f.label.zh for f in fields if heading in (*f.labels, f.label.zh))


def test_an_empty_form_is_no_data(tmp_path: Path) -> None:
    form = tmp_path / "forms.xlsx"
    zc.write_template(pack(), form)
    with pytest.raises(DiagnosticsError) as refused:
        read(form)
    found = refused.value.diagnostics
    assert {d.code for d in found} == {codes.NO_RECORDS, codes.EXAMPLES_LEFT_OUT}
    assert sum(d.severity is Severity.ERROR for d in found) == 1
    assert len(found) == len({d.code for d in found})


def test_what_is_filled_in_reads_back(tmp_path: Path) -> None:
    form = tmp_path / "forms.xlsx"
    zc.write_template(pack(), form, record_types=TYPES)
    fill(form, CLEAN)
    filled, clean = read(form), read(CLEAN)
    for record_type in TYPES:
        assert records(filled, record_type) == records(clean, record_type)
    assert {d.code for d in filled.diagnostics} == {codes.EXAMPLES_LEFT_OUT}
    assert {sheet.note.zh for sheet in filled.sheets if sheet.note is not None} == {
        "模板的填写说明或选项"
    }
    assert filled.notices == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_offers_what_the_pack_allows(language: Language, tmp_path: Path) -> None:
    form = tmp_path / "forms.xlsx"
    zc.write_template(pack(), form, language=language, record_types=("community", "premises"))
    book = openpyxl.load_workbook(form)
    premises = pack().record_types["premises"]
    sheet = book[premises.title.get(language)]
    assert [cell.value for cell in sheet[1]] == [f.label.get(language) for f in premises.fields]
    assert str(sheet["A2"].value).startswith("示例：" if language == "zh" else "Example: ")
    assert all(cell.comment is not None for cell in sheet[1])
    kinds = {
        str(rule.sqref).rstrip("0123456789").partition(":")[0][0]: rule.type
        for rule in sheet.data_validations.dataValidation
    }
    by_letter = dict(zip("ABCDEFGHIJ", premises.fields, strict=False))
    wanted = {"choice": "list", "number": "decimal", "date": "date", "reference": "list"}
    assert kinds == {
        letter: wanted[field.type.value]
        for letter, field in by_letter.items()
        if field.type.value in wanted
    }
    guide = [row[0] for row in book.worksheets[0].iter_rows(values_only=True) if row[0]]
    assert any("zhangcheng check" in str(line) for line in guide)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "“签订层面”为“社区层面”时必填"),
        ("en", "required where “Tier” is “Community”"),
    ],
)
def test_a_form_says_for_which_rows_a_column_is_required(
    language: Language, said: str, tmp_path: Path
) -> None:
    form = tmp_path / "forms.xlsx"
    zc.write_template(pack(), form, language=language, record_types=("agreement",))
    book = openpyxl.load_workbook(form)
    told = [row for row in book.worksheets[0].iter_rows(values_only=True) if row[2] == said]
    assert len(told) == 1
    comments = [cell.comment.text for cell in book.worksheets[1][1] if cell.comment is not None]
    assert sum(said in text for text in comments) == 1


def test_last_year_is_carried_over_without_what_changes(tmp_path: Path) -> None:
    form = tmp_path / "forms.xlsx"
    zc.write_template(pack(), form, record_types=TYPES, prefill=CLEAN, as_of=DAY)
    carried, clean = read(form), read(CLEAN)
    for record_type in ("county", "subdistrict", "community"):
        assert records(carried, record_type) == records(clean, record_type)
    counted: Mapping[str, int] = {name: table.rows for name, table in carried.tables.items()}
    assert (counted["fund"], counted["appraisal"]) == (0, 0)
    names = [field.id for field in pack().record_types["premises"].fields]
    ends = [row[names.index("in_use_to") - len(names)] for row in records(clean, "premises")]
    in_use = [day for day in ends if day is None or day >= DAY]  # type: ignore[operator]
    assert counted["premises"] == len(in_use)
    # Posts have a key of number and month: without the month they are listed, but no records yet.
    posts = {row[1] for row in records(clean, "post")}
    sheet = next(s for s in carried.sheets if s.record_type == "post")
    assert (sheet.read, sheet.rejected) == (len(posts), len(posts))


def test_what_could_not_be_carried_over_is_told(tmp_path: Path, zhangcheng: Command) -> None:
    ledger = tmp_path / "综合服务场所.csv"
    ledger.write_text(
        "场所编号,社区代码,建筑面积（平方米）\nP1,350602001001,约150\nP2,350602001001,200\n",
        encoding="utf-8",
    )
    form = tmp_path / "form.xlsx"
    words = ["--record", "premises", "--prefill", str(ledger), "--lang", "en"]
    result = zhangcheng("template", "--out", str(form), *words)
    assert result.code == 0
    assert "综合服务场所.csv › C2: warning D131" in result.err
    assert "left empty" in result.err
    clean = zhangcheng("template", "--out", str(tmp_path / "x.xlsx"), "--prefill", str(CLEAN))
    assert "D131" not in clean.err


def test_the_command_writes_a_form(tmp_path: Path, zhangcheng: Command) -> None:
    form = tmp_path / "new" / "模板.xlsx"
    result = zhangcheng("template", "--out", str(form), "--record", "community,premises")
    assert (result.code, result.out.strip()) == (0, str(form))
    assert openpyxl.load_workbook(form).sheetnames == ["填写说明", "社区", "综合服务场所"]


def test_the_command_refuses_an_unknown_record_type(tmp_path: Path, zhangcheng: Command) -> None:
    result = zhangcheng("template", "--out", str(tmp_path / "x.xlsx"), "--record", "comunity")
    assert result.code == 2
    assert "community" in result.err
