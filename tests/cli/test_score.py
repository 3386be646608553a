"""`zhangcheng score`: what it prints, writes and refuses, as a user sees it."""

import json
import re
import shutil
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from command_line import Command
from zhangcheng.report.schema import scores_schema

ROOT = Path(__file__).parents[2]
DATA = (ROOT / "examples/xiangcheng-2021.xlsx").as_posix()
PACK = ("--pack", (ROOT / "rules/zhangzhou").as_posix())
AS_OF = ("--as-of", "2021-12-31")


def test_json_alone_goes_to_stdout_and_has_its_schema(zhangcheng: Command) -> None:
    result = zhangcheng("score", DATA, "community", *PACK, *AS_OF, "--format", "json")
    assert result.code == 0
    written = json.loads(result.out)
    Draft202012Validator(scores_schema()).validate(written)
    assert written["balance"]["closes"]
    for one in written["institutions"]:
        if one["score"] is not None:
            assert sum(Decimal(line["points"]) for line in one["lines"]) == Decimal(one["score"])
    assert "平衡核对：平衡" in result.err


def test_reports_go_to_the_folder_and_the_league_table_to_the_screen(
    zhangcheng: Command, tmp_path: Path
) -> None:
    words = ("score", DATA, "community", *PACK, *AS_OF, "--out", tmp_path.as_posix(), "--format", "json")
    result = zhangcheng("--lang", "en", *words)
    assert (result.code, result.err) == (0, "")
    assert "Closing balance: balances" in result.out
    assert result.out.splitlines()[-1] == (tmp_path / "scores.json").as_posix()


def test_the_same_run_gives_the_same_bytes_and_compares_with_itself(
    zhangcheng: Command, tmp_path: Path
) -> None:
    words = ("score", DATA, "community", *PACK, *AS_OF, "--format", "json", "--sensitivity")
    first = zhangcheng(*words)
    assert first.out == zhangcheng(*words).out
    last = tmp_path / "last.json"
    last.write_text(first.out, encoding="utf-8")
    again = json.loads(zhangcheng(*words, "--last", last.as_posix()).out)
    for one in again["institutions"]:
        assert one["last"] == {"score": one["score"], "rank": one["rank"], "grade": one["grade"]}
        assert ("sure" in one) == (one["state"] == "scored")
        assert "sure" not in one or one["sure"]["low"] <= one["sure"]["high"]


WAIVERS = """
waivers:
  - {rule: principal-stipend, jurisdiction: "350602", reason: 资金未到位, basis: 会议纪要,
     approved_by: 芗城区民政局, from: 2021-01-01, to: 2021-12-31}
"""


def test_waivers_change_scores_and_are_listed(zhangcheng: Command, tmp_path: Path) -> None:
    words = ("score", DATA, "community", *PACK, *AS_OF, "--format", "json")
    waivers = tmp_path / "own.yaml"
    waivers.write_text(WAIVERS, encoding="utf-8")
    before = json.loads(zhangcheng(*words).out)
    after = json.loads(zhangcheng(*words, "--waivers", waivers.as_posix()).out)
    assert [use["state"] for use in after["waivers"]] == ["in_force"]
    old = {one["key"]: one for one in before["institutions"]}
    changed = [one for one in after["institutions"] if "without_waivers" in one]
    assert changed
    for one in changed:
        assert one["waived"][0]["rule"] == "principal-stipend"
        known = {key: old[one["key"]][key] for key in ("score", "rank", "grade")}
        assert one["without_waivers"] == known
        assert Decimal(one["score"]) >= Decimal(known["score"])
    missing = zhangcheng(*words, "--waivers", "no-such.yaml")
    assert missing.code == 2
    assert "no-such.yaml" in missing.err


def test_reports_replace_neither_ledgers_nor_the_report_of_last_time(
    zhangcheng: Command, tmp_path: Path
) -> None:
    ledger = tmp_path / "scores.xlsx"
    shutil.copy(DATA, ledger)
    words = ("community", *PACK, *AS_OF, "--out", tmp_path.as_posix())
    result = zhangcheng("score", ledger.as_posix(), *words, "--format", "xlsx")
    assert (result.code, "scores.xlsx" in result.err) == (2, True)
    assert ledger.read_bytes() == Path(DATA).read_bytes()
    last = tmp_path / "scores.json"
    assert zhangcheng("score", DATA, *words, "--format", "json").code == 0
    before = last.read_bytes()
    again = zhangcheng("score", DATA, *words, "--format", "json", "--last", last.as_posix())
    assert (again.code, "scores.json" in again.err) == (2, True)
    assert last.read_bytes() == before


_ONE: dict[str, object] = {"key": "x", "name": "x", "score": "88.50", "rank": 1, "grade": None}
_REPORT: dict[str, object] = {
    "format": "zhangcheng-scores/1",
    "pack": {"id": "zhangzhou", "version": "0"},
    "card": {"id": "subdistrict"},
    "clock": {"as_of": "2020-12-31"},
}


@pytest.mark.parametrize(
    "institutions",
    [
        [{**_ONE, "score": "abc"}],
        [{**_ONE, "score": "NaN"}],
        [{**_ONE, "score": 88.5}],
        [{**_ONE, "rank": "1"}],
        [{**_ONE, "rank": True}],
        [{**_ONE, "rank": 0}],
        [{**_ONE, "score": None}],
        [{**_ONE, "grade": 1}],
        [{**_ONE, "name": None}],
        [{key: value for key, value in _ONE.items() if key != "grade"}],
        [_ONE, _ONE],
        {"x": _ONE},
        None,
    ],
    ids=repr,
)
def test_a_damaged_report_of_last_time_is_refused(
    institutions: object, zhangcheng: Command, tmp_path: Path
) -> None:
    last = tmp_path / "last.json"
    words = ("score", DATA, "subdistrict", *PACK, *AS_OF, "--format", "json", "--last", last.as_posix())
    last.write_text(json.dumps({**_REPORT, "institutions": institutions}), encoding="utf-8")
    result = zhangcheng(*words)
    assert (result.code, result.out) == (2, "")
    assert "R132" in result.err
    last.write_text(json.dumps({**_REPORT, "institutions": [_ONE]}), encoding="utf-8")
    result = zhangcheng(*words)
    assert result.code == 3
    # Taken, whatever it then comes to: this ledger says too little of subdistricts to rank them.
    # It is of the same pack, but of another version.
    assert "上期用的规则包是 0 版" in result.err
    last.write_text(json.dumps({**_REPORT, "institutions": []}), encoding="utf-8")
    result = zhangcheng(*words)
    assert result.code == 3
    assert "一个机构也没有，无从比较" in result.err.replace("\n", "")


def test_who_was_there_last_time_and_is_not_now_is_named(zhangcheng: Command, tmp_path: Path) -> None:
    words = ("score", DATA, "community", *PACK, *AS_OF, "--format", "json")
    written = json.loads(zhangcheng(*words).out)
    gone = {**written["institutions"][0], "key": "gone-1", "name": "已撤并社区"}
    unscored = {**written["institutions"][0], "score": None, "rank": None, "grade": None}
    others = written["institutions"][1:]
    last = tmp_path / "last.json"
    last.write_text(json.dumps({**written, "institutions": [gone, unscored, *others]}), encoding="utf-8")
    html = tmp_path / "out"
    shown = ("score", DATA, "community", *PACK, *AS_OF, "--format", "html", "--out", html.as_posix())
    result = zhangcheng(*shown, "--last", last.as_posix())
    page = (html / "scores.html").read_text(encoding="utf-8")
    for text in (result.out.replace("\n", ""), page):
        assert "与 2021-12-31 的得分比较。" in text
        assert "已撤并社区 gone-1" in text
    assert "变化" in result.out
    assert "=" in result.out
    # Scored now, there last time without a score: not the same as not having been there.
    assert page.count(">未计分</td>") == 1
    assert "上期无" not in page


@pytest.mark.parametrize(
    ("departments", "why"),
    [
        (None, "the data has no sheet “Line department”"),
        ("name,place\n", "Line department: no record"),
        ("name,place\n,350602\n", "Line department: 1 row read, all of them rejected"),
    ],
)
def test_without_anybody_to_score_the_reason_is_said_everywhere(
    departments: str | None, why: str, zhangcheng: Command, tmp_path: Path
) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    data.mkdir()
    communities = "社区代码,社区名称,区（县）\n350602001001,西门社区居委会,芗城区\n"
    (data / "社区.csv").write_text(communities, encoding="utf-8")
    if departments is not None:
        (data / "部门.csv").write_text(departments, encoding="utf-8")
    words = ("department", *PACK, *AS_OF, "--out", out.as_posix(), "--format", "html")
    result = zhangcheng("score", data.as_posix(), *words, "--lang", "en")
    assert result.code == 3
    for said in (result.err, result.out, (out / "scores.html").read_text(encoding="utf-8")):
        assert why in " ".join(said.split())


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("subdistrict", "--period", "2016"), "not ranked, for too little data"),
        (("department",), "no score for any"),
    ],
)
def test_without_a_place_for_anybody_it_is_no_success(
    words: tuple[str, ...], why: str, zhangcheng: Command, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "examples/zhangzhou", data)
    for name in ("部门.csv", "部门评议.csv"):
        lines = (ROOT / "examples/departments-2018" / name).read_text(encoding="utf-8").splitlines()
        # Departments, and not one ballot.
        kept = lines if name == "部门.csv" else lines[:1]
        (data / name).write_text("\n".join(kept) + "\n", encoding="utf-8")
    dated = ("--as-of", "2018-12-31", "--format", "json")
    result = zhangcheng("score", data.as_posix(), *words, *PACK, *dated, "--lang", "en")
    assert result.code == 3
    assert json.loads(result.out)["institutions"]
    assert "R136" in result.err
    assert why in " ".join(result.err.split())


@pytest.mark.parametrize(("words", "code"), [((), 1), (("--no-fail-on-expired",), 0)])
def test_an_expired_waiver_that_matters_ends_as_in_a_check(
    words: tuple[str, ...], code: int, zhangcheng: Command, tmp_path: Path
) -> None:
    waivers = tmp_path / "own.yaml"
    waivers.write_text(WAIVERS.replace("to: 2021-12-31", "to: 2021-11-30"), encoding="utf-8")
    asked = ("score", DATA, "community", *PACK, *AS_OF, "--format", "json", *words)
    result = zhangcheng(*asked, "--waivers", waivers.as_posix())
    assert [use["state"] for use in json.loads(result.out)["waivers"]] == ["expired"]
    assert result.code == code


def test_rows_that_were_not_used_are_in_the_balance_and_end_as_in_a_check(
    zhangcheng: Command, tmp_path: Path
) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    shutil.copytree(ROOT / "examples/departments-2018", data)
    ballots = data / "部门评议.csv"
    head, first, *others = ballots.read_text(encoding="utf-8-sig").splitlines()
    ballots.write_text("\n".join((head, first, *others, first)) + "\n", encoding="utf-8")
    words = (data.as_posix(), *PACK, "--as-of", "2018-12-31", "--lang", "en", "--out", out.as_posix())
    result = zhangcheng("score", words[0], "department", *words[1:])
    assert (result.code, result.err) == (0, "")
    printed = " ".join(result.out.split())
    assert "Rows read 821 = accepted 820 + rejected 1" in printed
    assert "Ballot on a department 801 = accepted 800 + rejected 1" in printed
    assert "[D152]" in printed
    balance = json.loads((out / "scores.json").read_text(encoding="utf-8"))["balance"]
    counted = {row.pop("record_type"): tuple(row.values()) for row in balance["rows"]}
    assert counted == {"department": (20, 20, 0), "department_rating": (801, 800, 1)}
    page = (out / "scores.html").read_text(encoding="utf-8")
    assert re.search(r"Ballot on a department</th><td[^>]*>801</td><td[^>]*>800</td><td[^>]*>1<", page)
    book = openpyxl.load_workbook(out / "scores.xlsx")
    rows = {row[0]: row[1] for row in book["Closing balance"].iter_rows(values_only=True)}
    assert rows["Ballot on a department · rejected"] == 1


def test_scores_are_written_over_ours_alone(zhangcheng: Command, tmp_path: Path) -> None:
    words = ("score", DATA, "community", *PACK, *AS_OF, "--out", tmp_path.as_posix(), "--format")
    formats = "html,json,xlsx"
    for _ in range(2):
        assert zhangcheng(*words, formats).code == 0
    for name in ("scores.html", "scores.xlsx"):
        path = tmp_path / name
        before = path.read_bytes()
        path.write_bytes(before + b" ")
        result = zhangcheng(*words, formats)
        assert (result.code, name in result.err, "R111" in result.err) == (2, True, True)
        assert path.read_bytes() == before + b" "
        path.write_bytes(before)
    (tmp_path / "scores.parquet").write_text("mine", encoding="utf-8")
    assert zhangcheng(*words, "parquet").code == 2
    assert (tmp_path / "scores.parquet").read_text("utf-8") == "mine"
