"""`zhangcheng check` on the example: outcomes, exit codes, and where output goes."""

import dataclasses
import datetime as dt
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from command_line import Command
from zhangcheng import api
from zhangcheng.cli import _values
from zhangcheng.cli._progress import working, writing_of
from zhangcheng.diagnostics.text import Text

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "examples" / "xiangcheng-2021.xlsx")
XIANGCHENG = "350602"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def outcomes(text: str, rule: str) -> Any:  # noqa: ANN401 -- JSON
    return next(found["outcomes"] for found in json.loads(text)["rules"] if found["id"] == rule)


@pytest.mark.parametrize(("as_of", "failing", "code"), [("2016-12-31", 34, 1), ("2018-12-31", 0, 0)])
def test_the_34_communities_under_200_square_metres(
    as_of: str, failing: int, code: int, zhangcheng: Command
) -> None:
    words = ["--as-of", as_of, "--jurisdiction", XIANGCHENG, "--rule", "premises-area"]
    result = zhangcheng("check", EXAMPLE, *words, "--format", "json")
    assert result.code == code
    assert outcomes(result.out, "premises-area")["fail"] == failing


@pytest.mark.parametrize(("area", "code"), [("premises", 1), ("stipends", 0)])
def test_exit_code_of_the_family(area: str, code: int, zhangcheng: Command) -> None:
    assert zhangcheng("check", EXAMPLE, "--as-of", "2016-12-31", "--area", area).code == code


def test_json_alone_goes_to_stdout_the_summary_to_stderr(zhangcheng: Command, tmp_path: Path) -> None:
    result = zhangcheng("check", EXAMPLE, "--as-of", "2021-12-31", "--format", "json")
    assert json.loads(result.out)["clock"]["as_of"] == "2021-12-31"
    assert "2021-12-31" in result.err
    assert list(tmp_path.iterdir()) == []


def test_both_reports_go_to_the_default_folder(zhangcheng: Command) -> None:
    result = zhangcheng("check", EXAMPLE, "--as-of", "2021-12-31", "--fail-on", "never")
    assert (result.code, result.err) == (0, "")
    written = ["zhangcheng-report/report.html", "zhangcheng-report/report.json"]
    assert result.out.splitlines()[-2:] == written
    found = sorted(path.as_posix() for path in Path("zhangcheng-report").iterdir())
    assert found == ["zhangcheng-report/.zhangcheng.json", *written]  # which files are ours


def test_two_runs_are_byte_identical(zhangcheng: Command, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        zhangcheng("check", EXAMPLE, "--as-of", "2021-12-31", "--out", folder)
    for name in ("report.html", "report.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_report_does_not_know_where_the_pack_lies(zhangcheng: Command, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "rules/zhangzhou", tmp_path / "elsewhere/of_ours")
    packs = {"one": str(ROOT / "rules/zhangzhou"), "two": "elsewhere/of_ours"}
    for folder, pack in packs.items():
        zhangcheng("check", EXAMPLE, "--as-of", "2030-12-31", "--out", folder, "--pack", pack)
    for name in ("report.html", "report.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert '"file": "fujian/parameters/minimum_wage.yaml"' in (tmp_path / "one/report.json").read_text(
        "utf-8"
    )


@pytest.mark.parametrize(("level", "code"), [("must", 1), ("should", 1), ("never", 0)])
def test_fail_on(level: str, code: int, zhangcheng: Command) -> None:
    words = ["--as-of", "2016-12-31", "--rule", "premises-area", "--fail-on", level]
    assert zhangcheng("check", EXAMPLE, *words).code == code


def test_without_a_date_today_is_taken_and_shown(
    zhangcheng: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_values, "today", lambda: dt.date(2020, 2, 29))
    assert "2020-02-29" in zhangcheng("check", EXAMPLE, "--rule", "premises-area").out


def test_the_language_of_the_page_follows(zhangcheng: Command, tmp_path: Path) -> None:
    for language, word in (("zh", "未达标"), ("en", "Fail")):
        out = zhangcheng(
            "check", EXAMPLE, "--as-of", "2021-12-31", "--lang", language, "--out", language
        ).out
        assert word in out
        assert word in (tmp_path / language / "report.html").read_text("utf-8")


def test_data_that_cannot_be_used(zhangcheng: Command, tmp_path: Path) -> None:
    (tmp_path / "台账.xlsx").write_bytes(b"not a workbook")
    (tmp_path / "empty").mkdir()
    for data in ("台账.xlsx", "empty", "nowhere.xlsx"):
        result = zhangcheng("check", data)
        assert result.code == 3
        assert data in result.err
        assert result.out == ""


def test_a_pack_with_faults(zhangcheng: Command, tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    result = zhangcheng("check", EXAMPLE, "--pack", "pack")
    assert result.code == 2
    assert "P114" in result.err


def test_every_unknown_name_is_reported_at_once(zhangcheng: Command) -> None:
    result = zhangcheng("check", EXAMPLE, "--area", "premise", "--rule", "x", "--jurisdiction", "1")
    assert result.code == 2
    assert [code for code in ("R107", "R108", "R109") if code in result.err] == ["R107", "R108", "R109"]
    assert "premises" in result.err


def test_lint_reports_the_faults_of_all_packs(zhangcheng: Command, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    result = zhangcheng("lint", "a", str(ROOT / "rules/zhangzhou"), "b")
    assert result.code == 2
    assert result.err.index("a") < result.err.rindex("b")
    assert "0.1.0" in result.out


def test_explain_shows_values_and_the_chain(zhangcheng: Command) -> None:
    result = zhangcheng("explain", EXAMPLE, "premises-area", "350602001001", "--as-of", "2016-12-31")
    assert result.code == 0
    assert "111.53" in result.out
    assert "2010-07-21" in result.out


@pytest.mark.parametrize(
    ("key", "as_of", "said"),
    [
        ("350602001999", "2016-12-31", "350602001"),
        ("东铺头新居委会", "2016-12-31", "350602001001"),
        ("350602102001-C2", "1990-01-01", "check --as-of"),
        ("x", "2016-12-31", "Known: 350602001001, "),
    ],
)
def test_a_record_that_is_not_there(zhangcheng: Command, key: str, as_of: str, said: str) -> None:
    rule = "new-premises-area" if "-" in key else "premises-area"
    result = zhangcheng("explain", EXAMPLE, rule, key, "--as-of", as_of, "--lang", "en")
    assert (result.code, "R114" in result.err) == (2, True)
    assert said in result.err.partition("hint: ")[2]


def test_a_title_of_a_rule_may_have_commas(zhangcheng: Command, tmp_path: Path) -> None:
    title = "New premises, planned and built with their area, reach the minimum area"
    words = ["--as-of", "2021-12-31", "--fail-on", "never", "--out", str(tmp_path), "--format", "json"]
    result = zhangcheng("check", EXAMPLE, *words, "--rule", f"premises-area,{title}")
    assert result.code == 0
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert sorted(rule["id"] for rule in report["rules"]) == ["new-premises-area", "premises-area"]
    wrong = zhangcheng("check", EXAMPLE, "--rule", f"{title} too")
    assert wrong.code == 2


@pytest.mark.parametrize(
    ("county", "language", "said"),
    [
        ("芗城区", "zh", "全部 12 项符合"),
        ("芗城区", "en", "all 12 hold"),
        ("云霄县", "zh", "其余 10 项符合"),
        ("云霄县", "en", "10 others hold"),
    ],
)
def test_what_holds_of_many_is_counted(
    zhangcheng: Command, county: str, language: str, said: str
) -> None:
    data = str(ROOT / "examples" / "zhangzhou")
    words = ("explain", data, "monthly-visit", county, "--as-of", "2018-12-31", "--lang", language)
    assert said in [line.strip() for line in zhangcheng(*words).out.splitlines()]


def test_what_a_value_replaced_comes_before_what_stands_above_it(zhangcheng: Command) -> None:
    words = ("premises-area", "350602001001", "--pack", str(ROOT / "rules" / "zhangzhou"))
    dates = ("--as-of", "2018-12-31", "--known-as-of", "2018-06-30")
    told = zhangcheng("explain", EXAMPLE, *words, *dates, "--lang", "zh").out
    headings = [line.strip().partition("：")[0] for line in told.splitlines() if " · " in line]
    assert headings == ["现行值", "上级规定"]
    assert "依据公布截止  2018-06-30" in told
    summary = zhangcheng("check", EXAMPLE, "--rule", "premises-area", *dates, "--lang", "en").out
    assert "Known as of 2018-06-30" in summary
    assert "Known as of" not in zhangcheng("check", EXAMPLE, *dates[:2], "--lang", "en").out


def test_a_case_that_does_not_come_out(zhangcheng: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    run_cases = api.test_cases

    def one_wrong(pack: Any) -> Any:  # noqa: ANN401 -- passes through
        first, *others = run_cases(pack)
        return (dataclasses.replace(first, differences=(Text("不同", "differs"),)), *others)

    monkeypatch.setattr(api, "test_cases", one_wrong)
    result = zhangcheng("test", "--lang", "en")
    assert result.code == 1
    assert "differs" in result.out
    assert ".yaml:" in result.out


def test_a_terminal_shows_that_work_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    shown = io.StringIO()
    with working("zh", file=shown):
        pass
    assert shown.getvalue() == ""
    shown.isatty = lambda: True  # type: ignore[method-assign]
    with working("zh", file=shown):
        pass
    assert "核查" in shown.getvalue()
    with working("en", file=shown, doing=writing_of("report.xlsx")):
        pass
    assert "Writing report.xlsx" in shown.getvalue()


WAIVERS = """\
waivers:
  - rule: premises-area
    jurisdiction: "350602"
    reason: 旧城改造
    basis: 芗政办〔2015〕3号
    approved_by: 芗城区人民政府
    from: 2015-01-01
    to: TO
"""


@pytest.mark.parametrize(
    ("to", "options", "code"),
    [
        ("2016-12-31", [], 0),
        ("2016-12-30", ["--fail-on", "never"], 1),
        ("2016-12-30", ["--fail-on", "never", "--no-fail-on-expired"], 0),
    ],
)
def test_an_expired_waiver_fails_the_run(
    to: str, options: list[str], code: int, zhangcheng: Command, tmp_path: Path
) -> None:
    (tmp_path / "w.yaml").write_text(WAIVERS.replace("TO", to), encoding="utf-8")
    words = ["--as-of", "2016-12-31", "--jurisdiction", XIANGCHENG, "--rule", "premises-area"]
    result = zhangcheng("check", EXAMPLE, *words, *options, "--waivers", "w.yaml")
    assert result.code == code
    assert ("豁免已过期，所涉" in result.out) == (to == "2016-12-30")
    assert "34 项" in result.out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--strict"], 1),
        (["--strict", "--fail-on", "never"], 0),
    ],
)
def test_lack_of_data_fails_the_run_where_it_is_asked_to(
    options: list[str], code: int, zhangcheng: Command
) -> None:
    words = ["--as-of", "2021-12-31", "--rule", "premises-area", "--jurisdiction", "350603103"]
    result = zhangcheng("check", EXAMPLE, *words, *options)
    assert result.code == code
    assert "1 项检查因数据不足无法判定" in result.out


@pytest.mark.parametrize(
    ("period", "told"), [("2012", True), ("2030", True), ("2020", False), ("2021-Q4", False)]
)
def test_a_period_far_from_the_day_is_told(period: str, told: bool, zhangcheng: Command) -> None:
    words = ["--as-of", "2021-12-31", "--area", "stipends", "--period", period, "--fail-on", "never"]
    result = zhangcheng("check", EXAMPLE, *words)
    assert result.code == 0
    assert (f"统计期间 {period} 离核查日期 2021-12-31 很远" in result.out) == told


def test_nothing_that_applies_is_not_called_passing(zhangcheng: Command) -> None:
    words = ["--as-of", "2021-12-31", "--area", "stipends", "--period", "2012"]
    result = zhangcheng("check", EXAMPLE, *words)
    assert "没有一项检查适用于这 138 个机构" in result.out
    assert "全部达标" not in result.out


@pytest.mark.parametrize("day", ["9999-12-31", "0999-12-31"])
def test_days_at_the_ends_of_the_calendar_are_days(day: str, zhangcheng: Command) -> None:
    result = zhangcheng("check", EXAMPLE, "--as-of", day, "--rule", "premises-area")
    assert result.code in (0, 1, 2, 3)
    assert "Traceback" not in result.err
    assert "程序内部错误" not in result.err
