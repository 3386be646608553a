"""The page: whole, alone, complete in both languages, and saying what the run says."""

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from report.page import Element, read_page
from report.sample_run import FILE, make_run
from stored import Golden
from zhangcheng.diagnostics.text import LANGUAGES, Language
from zhangcheng.evaluate.run import Run
from zhangcheng.model.outcome import Outcome
from zhangcheng.report import render_html, write_html
from zhangcheng.report.html_institutions import SHORT
from zhangcheng.report.phrases import notices

GOLDEN = Path(__file__).parent / "golden"
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return "zh" if request.param == "zh" else "en"


@pytest.fixture(scope="module")
def html(run: Run, language: Language) -> str:
    return render_html(run, language)


@pytest.fixture(scope="module")
def page(html: str) -> Element:
    return read_page(html)


def one(page: Element, name: str | None = None, **attributes: str) -> Element:
    found = list(page.all(name, **attributes))
    assert len(found) == 1
    return found[0]


def test_page_is_as_reviewed(html: str, language: Language, golden: Golden) -> None:
    assert html == golden.text(GOLDEN / f"report.{language}.html", html)


def test_same_run_same_bytes(run: Run, html: str, language: Language, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_html(make_run(), path, language=language)
    assert path.read_bytes() == html.encode()


def test_no_request_leaves_the_page(page: Element) -> None:
    for element in page.all():
        for name in ("src", "srcset", "data", "poster", "action", "background"):
            assert name not in element.attributes
        if "href" in element.attributes and element.name != "a":
            assert element.attributes["href"] == "data:,"
        assert "style" not in element.attributes
        assert not [name for name in element.attributes if name.startswith("on")]
    assert "@import" not in one(page, "style").text
    assert not re.search(r"url\((?!#)", one(page, "style").text)


def test_links_to_other_sites_tell_them_nothing(page: Element) -> None:
    away = [a for a in page.all("a") if not a.attributes["href"].startswith("#")]
    assert away
    assert {a.attributes["rel"] for a in away} == {"noreferrer noopener"}


def test_policy_allows_this_style_and_script_and_nothing_else(page: Element) -> None:
    policy = next(
        meta.attributes["content"] for meta in page.all("meta") if "http-equiv" in meta.attributes
    )
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    for name in ("style", "script"):
        text = one(page, name).text
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert directives[f"{name}-src"] == f"'sha256-{digest}'"


def test_links_inside_the_page_lead_somewhere(page: Element) -> None:
    targets = Counter(e.attributes["id"] for e in page.all() if "id" in e.attributes)
    assert max(targets.values()) == 1
    inside = {a.attributes["href"][1:] for a in page.all("a") if a.attributes["href"].startswith("#")}
    assert inside <= set(targets)


def test_headings_leave_no_level_out(page: Element) -> None:
    levels = [int(e.name[1]) for e in page.all() if re.fullmatch(r"h[1-6]", e.name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_counts_are_those_of_the_run(run: Run, page: Element) -> None:
    tiles = {tile.classes[1]: next(tile.all("b")).text for tile in page.all("li", class_="tile")}
    assert tiles == {SHORT[outcome]: str(run.counts[outcome]) for outcome in Outcome}


def test_every_finding_is_on_the_page(run: Run, page: Element) -> None:
    expected = Counter(SHORT[finding.outcome] for finding in run.findings_list)
    shown = Counter(row.attributes["data-o"] for row in page.all("tbody") if "data-o" in row.attributes)
    for brief in page.all("p", class_="brief"):
        shown[brief.attributes["data-o"]] += sum(
            int(rule.attributes["data-c"]) for rule in brief.all("span") if "data-c" in rule.attributes
        )
    assert shown == expected
    assert set(shown) == set(SHORT.values())


def test_findings_show_their_evidence(page: Element, language: Language) -> None:
    text = one(page, "details", id="community-350602002001").text
    words = {
        "zh": ["2,354.99 元/月", "2,355.00 元/月", "0.01 元/月", "岗位 › E5", "由区级财政补足差额"],
        "en": ["2,354.99 yuan/month", "2,355.00 yuan/month", "0.01 yuan/month", "岗位 › E5"],
    }[language]
    for word in words:
        assert word in text


def test_parameters_show_their_chain(page: Element) -> None:
    lists = [li.text for par in page.all("details", class_="par") for li in par.all("li")]
    assert any("2020-01-01" in item and "1,570" in item and "闽政〔2019〕00号" in item for item in lists)
    assert any("2017-07-01" in item and "2019-12-31" in item and "1,500" in item for item in lists)


def test_illustrative_and_assumed_are_marked(page: Element, language: Language) -> None:
    illustrative, assumed = {"zh": ("示意", "推定"), "en": ("Illustrative", "Assumed")}[language]
    for block in page.all("section", class_="block"):
        marks = {mark.text for mark in next(block.all("h5")).all(class_="mark")}
        rule = next(next(block.all("h5")).all("a")).attributes["href"]
        assert (illustrative in marks) == (rule == "#rule-funds-grow")
        assert (assumed in marks) == (rule != "#rule-premises-area")


def test_balance_is_shown(page: Element) -> None:
    lines = [re.sub(r"\s+", " ", li.text) for li in one(page, "ul", class_="equations").all("li")]
    assert [re.findall(r"[\d,]+|[=≠+]", line) for line in lines] == [
        ["51", "=", "49", "+", "2"],
        ["49", "=", "48", "+", "1"],
        ["60", "=", "13", "+", "3", "+", "3", "+", "39", "+", "2"],
    ]


def test_a_balance_that_does_not_close_is_said_first(run: Run, language: Language) -> None:
    broken = replace(run, balance=replace(run.balance, checks_due=61))
    page = read_page(render_html(broken, language))
    assert "≠" in one(page, "ul", class_="equations").text
    first = next(one(page, "section", class_="notice").all("li")).text
    assert (
        first
        == {
            "zh": "勾稽核对不平：本报告的数字不可采用，请联系维护人员。",
            "en": "The closing balance does not close: do not use the figures of this report.",
        }[language]
    )


def test_faults_of_the_data_have_their_address(page: Element) -> None:
    text = one(page, "table", class_="faults").text
    assert f"{FILE} › 岗位 › E11" in text
    assert "二千三百元<约>" in text
    assert "D901" in text


def test_rules_without_anything_to_decide_are_named(page: Element, language: Language) -> None:
    text = one(page, "section", class_="rules").text
    lists = [heading.text for heading in page.all("h3")]
    assert "premises-shared" in text
    assert "committee-stipend" in text
    assert {"zh": "核查日期不在有效期内的规则", "en": "Rules not in force on the day"}[language] in lists
    assert {"zh": "没有对应记录的规则", "en": "Rules without records"}[language] in lists


def test_provenance_stands_at_the_end(run: Run, page: Element) -> None:
    text = one(page, "footer").text
    for part in (run.pack.sha256, run.files[0].sha256, run.engine_version, "2021-12-31"):
        assert part in text


def test_no_legal_effect(page: Element, language: Language) -> None:
    assert (
        one(page, "p", class_="legal").text
        == {
            "zh": "本报告仅供内部核查参考，不具法律效力，以正式印发文件为准。",
            "en": "This report is for internal checking only and has no legal effect; "
            "the issued documents prevail.",
        }[language]
    )


def test_english_is_complete(run: Run) -> None:
    """What is left in Chinese is what the data and the documents themselves say."""
    waivers = tuple(
        replace(use, waiver=replace(use.waiver, reason="Moving", basis="Order 1", approved_by="Bureau"))
        for use in run.waivers
    )
    plain = replace(run, notices=(), diagnostics=(), files=(), waivers=waivers)
    page = read_page(render_html(plain, "en"))
    own = {"key", "cells", "silent", "hashes", "scroll"}

    def chinese(element: Element) -> list[str]:
        if own & set(element.classes) or element.name in ("q", "style", "script"):
            return []
        here = [child for child in element.children if isinstance(child, str) and HAN.search(child)]
        below = (chinese(child) for child in element.children if isinstance(child, Element))
        return here + [text for texts in below for text in texts]

    names = {institution.name for institution in run.institutions.values()}
    left = [text for text in chinese(page) if text not in names]
    assert [text for text in left if "闽政" not in text] == []


def test_text_of_the_data_is_never_markup(run: Run) -> None:
    key = ("community", "350602001000")
    named = replace(run.institutions[key], name='<script>alert("x")</script>')
    attacked = replace(run, institutions={**run.institutions, key: named}, notices=("<img src=x>",))
    page = read_page(render_html(attacked))
    assert len(list(page.all("script"))) == 1
    assert list(page.all("img")) == []
    assert '<script>alert("x")</script>' in [h.text for h in page.all("h4")]


def test_findings_that_need_no_attention_may_be_left_out() -> None:
    run = make_run(all_details=False)
    page = read_page(render_html(run))
    assert list(page.all("p", class_="brief")) == []
    shown = [row for row in page.all("tbody") if "data-o" in row.attributes]
    assert len(shown) == len(run.findings_list)
    silent = [s for line in page.all(class_="silent") for s in line.all("span") if "id" in s.attributes]
    spoken = {finding.institution for finding in run.findings_list}
    assert len(silent) == len(run.institutions) - len(spoken)


def test_a_run_with_nothing_to_check_still_has_a_page(run: Run, language: Language) -> None:
    zero = dict.fromkeys(Outcome, 0)
    empty = replace(
        run,
        findings_list=(),
        institutions={},
        rule_counts=(),
        rules_without_records=(),
        files=(),
        sheets=(),
        notices=(),
        diagnostics=(),
        balance=replace(
            run.balance,
            rows_read=0,
            rows_accepted=0,
            rows_rejected=0,
            records_in_force=0,
            records_placed=0,
            records_not_in_force=0,
            checks_due=0,
            outcomes=zero,
        ),
    )
    page = read_page(render_html(empty, language))
    assert (
        one(page, "p", class_="headline").text
        == {
            "zh": "一项也没有核查：1 条规则在 2021-12-31 没有生效。这不说明任何机构达标。",
            "en": "Nothing was checked: 1 rule is not in force on 2021-12-31. "
            "That says nothing of any institution.",
        }[language]
    )


def test_long_lists_are_folded_and_nothing_is_lost(run: Run, language: Language) -> None:
    many = replace(run, notices=tuple(f"虚构 {n}" for n in range(12)))
    said = notices(many, language)
    page = read_page(render_html(many, language))
    section = one(page, "section", class_="notice")
    assert [item.text for item in section.all("li")] == said
    (folded,) = section.all("details")
    assert [item.text for item in folded.all("li")] == said[6:]


def test_an_area_without_checks_is_named_not_tabled(run: Run, language: Language) -> None:
    none = dict.fromkeys(Outcome, 0)
    first = run.pack.rules[run.rule_counts[0].rule].area
    counts = tuple(
        replace(count, outcomes=none, records=0) if run.pack.rules[count.rule].area == first else count
        for count in run.rule_counts
    )
    page = read_page(render_html(replace(run, rule_counts=counts), language))
    title = next(area.title.get(language) for area in run.pack.areas if area.id == first)
    table = next(page.all("table", class_="shares"))
    assert title not in [row.text for row in table.all("th")]
    summary = one(page, "section", **{"aria-labelledby": "summary"})
    folded = [d.text for d in summary.all("details") if title in d.text]
    assert any(text.startswith(("另有 ", "1 ")) for text in folded)
