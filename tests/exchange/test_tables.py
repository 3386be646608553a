"""JUnit, CSV and Markdown: read by what people read them with, and harmless there."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from report.sample_run import make_run
from zhangcheng.evaluate.run import Run
from zhangcheng.exchange import csv_file, junit, markdown
from zhangcheng.exchange.formats import write
from zhangcheng.exchange.report import Report
from zhangcheng.exchange.rows import harmless
from zhangcheng.model.outcome import Outcome


@pytest.fixture
def attacked() -> Run:
    """The sample run with an institution whose name is a formula and markup."""
    run = make_run()
    key = ("community", "350602001000")
    named = replace(run.institutions[key], name='=HYPERLINK("http://x","<b>|a|</b>\x01")')
    return replace(run, institutions={**run.institutions, key: named})


def test_a_junit_reader_counts_what_the_run_counts(sample: Report, tmp_path: Path) -> None:
    (path,) = write("junit", sample, tmp_path)
    read = JUnitXml.fromfile(str(path))
    counts = sample.runs[0].counts
    listed = len(sample.runs[0].findings_list)
    assert (read.tests, read.failures, read.errors) == (
        listed,
        counts[Outcome.FAIL],
        counts[Outcome.INSUFFICIENT_DATA],
    )
    kinds = [type(result) for suite in read for case in suite for result in case.result]
    assert kinds.count(Failure) == counts[Outcome.FAIL]
    assert kinds.count(Error) == counts[Outcome.INSUFFICIENT_DATA]
    assert kinds.count(Skipped) == counts[Outcome.WAIVED] + counts[Outcome.NOT_APPLICABLE]


def test_rules_that_pass_are_suites_too(example: Report) -> None:
    read = JUnitXml.fromstring(junit.render(example).split("\n", 1)[1])
    names = {suite.name for suite in read}
    rules = example.runs[0].rule_counts
    assert len(names) == len(rules)


def test_csv_has_every_listed_finding(sample: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_file.render(sample))))
    run = sample.runs[0]
    gone = sum(m.outcome is None for m in run.against.moved) if run.against else 0
    assert len(rows) == len(run.findings_list) + gone
    assert {row["outcome"] for row in rows} >= {"达标", "未达标", "豁免", "数据不足"}
    assert next(r for r in rows if r["gap"] == "0.01 元/月")["actual"] == "2,354.99 元/月"


def test_no_cell_of_the_csv_is_a_formula(attacked: Run) -> None:
    report = Report(runs=(attacked,), language="zh")
    cells = [cell for row in csv.reader(io.StringIO(csv_file.render(report))) for cell in row]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r")]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("+86", "'+86"),
        ("-5", "-5"),
        ("-5.25", "-5.25"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        ("芗城区", "芗城区"),
        ("", ""),
    ],
)
def test_what_is_harmless(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_text_of_the_data_is_no_markup(attacked: Run, tmp_path: Path) -> None:
    report = Report(runs=(attacked,), language="zh")
    text = markdown.render(report)
    assert "<b>" not in text
    assert "\\<b\\>\\|a\\|" in text
    (path,) = write("junit", report, tmp_path)
    assert "=HYPERLINK" in path.read_text(encoding="utf-8")
    assert JUnitXml.fromfile(str(path)).tests > 0


def test_markdown_says_what_the_page_says(sample: Report) -> None:
    text = markdown.render(sample)
    for word in ("怎样才能达标", "与上次相比", "豁免", "勾稽核对", "不具法律效力", "规则与依据"):
        assert word in text
