"""Letters: one for each institution and county, laid out as GB/T 9704-2012 asks, places left open."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from report.sample_run import make_run
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.text import Language
from zhangcheng.evaluate.run import Run
from zhangcheng.exchange import letters
from zhangcheng.exchange.formats import write
from zhangcheng.exchange.letter_facts import fact
from zhangcheng.exchange.letter_words import chinese_number, notices, numeral
from zhangcheng.exchange.report import Report
from zhangcheng.exchange.rows import RowWriter
from zhangcheng.model.outcome import Outcome
from zhangcheng.pack.pack import Pack
from zhangcheng.report.values import Labels

TEMPLATES = Path(__file__).parents[2] / "rules" / "zhangzhou" / "templates"


def few(run: Run, number: int = 2) -> Run:
    """The run with the findings of a few institutions alone, since each letter takes its time."""
    open_ones = (
        f.institution
        for f in run.findings_list
        if f.outcome in {Outcome.FAIL, Outcome.INSUFFICIENT_DATA}
    )
    kept = set(list(dict.fromkeys(open_ones))[:number])
    return replace(run, findings_list=tuple(f for f in run.findings_list if f.institution in kept))


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_notice_and_a_bulletin(language: str, example_run: Run, tmp_path: Path) -> None:
    run = few(example_run)
    (folder,) = write("docx", Report(runs=(run,), language="zh" if language == "zh" else "en"), tmp_path)
    notices = sorted((folder / "notices").iterdir())
    assert len(notices) == 2
    text = "".join(text_of(notice) for notice in notices)
    (bulletin,) = (folder / "bulletins").iterdir()
    words = {
        "zh": (
            "限期整改的通知",
            "（印　章）",
            "（机关代字）〔2021〕　号",
            "一、存在的问题",
            "（一）",
            "；要求：",
            "回　　执",
            "草稿",
        ),
        "en": (
            "to be put right",
            "(Seal)",
            "of 2021",
            "1. What falls short",
            "(1)",
            "; required: ",
            "Receipt",
            "Draft",
        ),
    }[language]
    for word in words:
        assert word in text
    assert "{{" not in text
    assert "{%" not in text
    county = {
        "zh": "关于芗城区城市基层党建工作规定落实情况核查的通报",
        "en": "Bulletin on the check of Xiangcheng",
    }[language]
    assert county in text_of(bulletin)


@pytest.mark.parametrize("name", ["notice.zh", "notice.en", "bulletin.zh", "bulletin.en"])
def test_the_page_is_as_the_standard_asks(name: str) -> None:
    document = Document(str(TEMPLATES / f"{name}.docx"))
    # A list with long words lies across the page, turned with its margins.
    across = ([28, 37, 26, 35], [297, 210])
    upright = ([37, 28, 35, 26], [210, 297])
    found = []
    for section in document.sections:
        sides = (section.top_margin, section.left_margin, section.bottom_margin, section.right_margin)
        size = (section.page_width or 0, section.page_height or 0)
        rounded = [round(side / Mm(1)) for side in sides if side is not None]
        found.append((rounded, [round(side / Mm(1)) for side in size]))
    assert found == ([upright, across, upright] if name == "notice.en" else [upright])
    normal = document.styles["Normal"]
    assert normal.font.size == Pt(16)
    assert normal.element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋"
    assert normal.paragraph_format.line_spacing == Pt(28.95)
    assert document.settings.odd_and_even_pages_header_footer


@pytest.mark.parametrize("name", ["notice.zh", "notice.en", "bulletin.zh", "bulletin.en"])
def test_no_heading_is_left_alone_and_no_row_is_torn(name: str) -> None:
    document = Document(str(TEMPLATES / f"{name}.docx"))
    number = r"(?:[一二三123]|\{\{ section\.\w+ \}\})"
    numbered = re.compile(rf"(?:　　{number}、|{number}\. [A-Z])")
    headings = [
        p for p in document.paragraphs if numbered.match(p.text) and p.runs[0].font.name == "黑体"
    ]
    assert len(headings) == (4 if name.startswith("notice") else 3)
    assert all(p.paragraph_format.keep_with_next for p in headings)
    rows = [row for table in document.tables for row in table.rows if len(row.cells) > 1]
    assert rows
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_text_of_the_data_is_text(tmp_path: Path) -> None:
    run = few(make_run(), 1)
    key = next((f.institution_type, f.institution) for f in run.findings_list)
    evil = "<w:t>& {{ 7 * 7 }} ../社区\x01"
    named = replace(run.institutions[key], name=evil)
    run = replace(run, institutions={**run.institutions, key: named})
    (folder,) = write("docx", Report(runs=(run,), language="zh"), tmp_path)
    (notice,) = (folder / "notices").iterdir()
    assert "<w:t>& {{ 7 * 7 }}" in text_of(notice)
    assert notice.parent == folder / "notices"


def test_an_institution_without_open_checks_gets_no_letter(example_run: Run, tmp_path: Path) -> None:
    passing = tuple(f for f in example_run.findings_list if f.outcome is Outcome.PASS)[:20]
    run = replace(example_run, findings_list=passing)
    (folder,) = write("docx", Report(runs=(run,), language="zh"), tmp_path)
    assert list((folder / "notices").iterdir()) == []
    assert "没有发现未达标的事项" in text_of(next((folder / "bulletins").iterdir()))


def test_a_pack_may_have_templates_of_its_own(example_run: Run, tmp_path: Path) -> None:
    own = tmp_path / "pack" / "templates"
    own.mkdir(parents=True)
    document = Document()
    document.add_paragraph("本区格式：{{ institution }}")
    document.save(str(own / "notice.zh.docx"))
    pack: Pack = replace(example_run.pack, path=tmp_path / "pack")
    run = replace(few(example_run, 1), pack=pack)
    (folder,) = write("docx", Report(runs=(run,), language="zh"), tmp_path)
    (notice,) = (folder / "notices").iterdir()
    assert text_of(notice).startswith("本区格式：")


@pytest.mark.parametrize("broken", ["{{ institution ", "{%p for x in rows %}", None])
def test_a_broken_template_is_said(broken: str | None, example_run: Run, tmp_path: Path) -> None:
    own = tmp_path / "pack" / "templates"
    own.mkdir(parents=True)
    path = own / "notice.zh.docx"
    if broken is None:
        path.write_bytes(b"no document")
    else:
        document = Document()
        document.add_paragraph(broken)
        document.save(str(path))
    run = replace(few(example_run, 1), pack=replace(example_run.pack, path=tmp_path / "pack"))
    with pytest.raises(DiagnosticsError) as caught:
        letters.write(Report(runs=(run,), language="zh"), tmp_path / "letters")
    assert [d.code.id for d in caught.value.diagnostics] == ["R123"]


@pytest.mark.parametrize(
    ("number", "chinese"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (101, "一百零一"),
        (110, "一百一十"),
    ],
)
def test_chinese_numbers(number: int, chinese: str) -> None:
    assert chinese_number(number) == chinese
    assert numeral(number, "zh") == f"（{chinese}）"


@pytest.mark.needs("soffice", "pdftotext")
def test_letters_open_in_an_office_suite(example_run: Run, tmp_path: Path) -> None:
    (folder,) = write("docx", Report(runs=(few(example_run, 1),), language="zh"), tmp_path)
    (notice,) = (folder / "notices").iterdir()
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(notice)], check=True, capture_output=True)
    (pdf,) = tmp_path.glob("*.pdf")
    shown = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True)
    said = "".join(shown.stdout.split())
    for word in ("限期整改的通知", "整改要求", "附件1", "整改事项清单", "—1—"):
        assert word in said


def test_a_notice_says_each_rule_once_and_keeps_what_lacks_data_apart(example_run: Run) -> None:
    several = 0
    for _, values in notices(example_run, Labels(example_run, "zh")):
        items, lacking, rows = values["items"], values["lacking"], values["rows"]
        assert isinstance(items, list)
        assert isinstance(lacking, list)
        assert isinstance(rows, list)
        for listed in (items, lacking):
            rules = [item["rule"] for item in listed]
            assert len(set(rules)) == len(rules)
            assert [item["numeral"] for item in listed] == [
                numeral(number, "zh") for number in range(1, len(listed) + 1)
            ]
        sections = values["section"]
        assert isinstance(sections, dict)
        kept = ("problems",) * bool(items) + ("lacking",) * bool(lacking) + ("todo", "reply")
        assert sections == {name: chinese_number(n) for n, name in enumerate(kept, start=1)}
        assert bool(items) == (values["fails"] != 0)
        assert bool(lacking) == (values["unknown"] != 0)
        assert len(rows) == values["fails"] + values["unknown"]  # type: ignore[operator]
        several += len(items) + len(lacking) < len(rows)
    assert several > 0


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("outcome", [Outcome.FAIL, Outcome.INSUFFICIENT_DATA])
def test_a_notice_has_no_section_that_says_nothing(
    outcome: Outcome, language: Language, example_run: Run, tmp_path: Path
) -> None:
    # Fails and missing data each make a section; with one of them alone there are three.
    found = [f for f in example_run.findings_list if f.outcome is outcome and f.parts]
    run = replace(example_run, findings_list=tuple(found[:1]))
    (folder,) = write("docx", Report(runs=(run,), language=language), tmp_path)
    (notice,) = (folder / "notices").iterdir()
    numbers = re.compile(r"(?:　　([一二三四])、|([1234])\. (?=What|Deadline))")
    matches = (numbers.match(p.text) for p in Document(str(notice)).paragraphs)
    assert "".join(m[1] or m[2] for m in matches if m) == {"zh": "一二三", "en": "123"}[language]


STATED = (
    (
        "premises-obtained-old-area",
        "综合服务场所{key}，实际：其他方式；要求：调剂置换、机关办公场所改造、租借、购买之一",
    ),
    (
        "provincial-stipend-floor",
        "岗位报酬{key}（2021-12），实际：2,348 元/月；要求：不低于 2,400 元/月；差距：52 元/月",
    ),
    (
        "opinion-before-decision",
        "考核考评事项{key}，实际：2021-02-27；要求：早于 2021-02-06；差距：21 天",
    ),
    ("opinion-sought", "考核考评事项{key}，要求：“是否征求意见”为“是”"),
    ("appraisal-matter-listed", "考核考评事项{key}，实际：清单以外的项目；要求：不是清单以外的项目"),
    ("work-funds-grow", "实际：65,300 元/年；要求：高于 65,300 元/年"),
)


@pytest.mark.parametrize(("rule", "said"), STATED)
def test_what_is_said_of_a_record(rule: str, said: str, example_run: Run) -> None:
    labels = Labels(example_run, "zh")
    row = next(r for r in RowWriter(example_run, labels).rows([Outcome.FAIL]) if r.finding.rule == rule)
    assert fact(example_run, row, labels) == said.format(key=row.finding.key.split("/")[0])


def test_what_is_undecided_is_said_to_lack_data_and_nothing_else(example_run: Run) -> None:
    labels = Labels(example_run, "en")
    row = next(iter(RowWriter(example_run, labels).rows([Outcome.INSUFFICIENT_DATA])))
    said = fact(example_run, row, labels)
    assert said.endswith(row.note[1:])
    assert "actual" not in said


def test_a_title_within_a_title_has_single_marks(example_run: Run) -> None:
    text = example_run.pack.rules["provincial-stipend-floor"].citations[-1].text.zh
    assert text.startswith("《关于社区建设示范城区贯彻落实〈实施意见〉的通知")
