"""Waivers: what they cover, what each is used for, and that nothing is lost or hidden by them."""

import dataclasses
import datetime as dt
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

import zhangcheng as zc
from command_line import Command
from zhangcheng.dataset import from_rows
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.show import show
from zhangcheng.evaluate.evaluate import Details, evaluate
from zhangcheng.evaluate.run import Run
from zhangcheng.evaluate.selection import Selection
from zhangcheng.model.clock import Clock
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.waiver import Waiver, Waivers, WaiverState, names_an_office
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack
from zhangcheng.pack.waivers import load_waivers, read_waivers
from zhangcheng.report.explanation import render_explanation

from .town_pack import write_town

EXAMPLE = str(Path(__file__).parents[2] / "examples/xiangcheng-2021.xlsx")
TODAY = dt.date(2021, 6, 30)
ROWS: dict[str, list[dict[str, object]]] = {
    "community": [
        {"code": "a", "place": "350602", "households": 100},
        {"code": "b", "place": "350602", "households": 100},
        {"code": "c", "place": "350603", "households": 100},
        {"code": "d", "place": "350603", "households": None},
    ],
    "premises": [
        {"no": "1", "community": "a", "area": Decimal(40), "kind": "old"},
        {"no": "2", "community": "b", "area": Decimal(600), "kind": "new"},
        {"no": "3", "community": "c", "area": Decimal(30), "kind": "old"},
        {"no": "4", "community": "d", "area": None, "kind": "old"},
    ],
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return load_pack(write_town(tmp_path_factory.mktemp("town")))


def waiver(rule: str | None = "area", **changed: object) -> Waiver:
    plain = Waiver(
        rule=rule,
        institution=None,
        jurisdiction=None,
        reason="搬迁",
        basis="〔2021〕1号",
        approved_by="芗城区民政局",
        since=dt.date(2021, 1, 1),
        to=dt.date(2021, 12, 31),
        location=Location(file="waivers.yaml", line=1),
    )
    return dataclasses.replace(plain, **changed)  # type: ignore[arg-type]


def check(
    town: Pack, *waivers: Waiver, place: str | None = None, details: Details = "all", remind: int = 30
) -> Run:
    dataset = from_rows(ROWS, record_types=town.record_types, jurisdictions=town.jurisdictions)
    return evaluate(
        town,
        dataset,
        Clock.at(TODAY),
        selection=Selection(jurisdiction=place),
        details=details,
        waivers=Waivers(waivers=waivers, remind_days=remind),
    )


def outcomes(run: Run, rule: str) -> dict[str, str]:
    return {f.key: f.outcome.value for f in run.findings_list if f.rule == rule}


def test_an_institution_is_waived_and_the_outcome_without_is_kept(town: Pack) -> None:
    run = check(town, waiver(institution="a"))
    assert outcomes(run, "area") == {"a": "waived", "b": "pass", "c": "fail", "d": "insufficient_data"}
    (found,) = [f for f in run.findings_list if f.outcome is Outcome.WAIVED]
    assert (found.without_waiver, found.waiver, found.parts[0].gap) == (Outcome.FAIL, 1, Decimal(210))
    assert run.balance.closes
    assert (run.waivers[0].state, run.waivers[0].fails) == (WaiverState.IN_FORCE, 1)


def test_a_place_covers_what_lies_below_it_and_undecided_checks_too(town: Pack) -> None:
    run = check(town, waiver(jurisdiction="3506"))
    assert outcomes(run, "area") == {"a": "waived", "b": "pass", "c": "waived", "d": "waived"}
    assert (run.waivers[0].fails, run.waivers[0].undecided) == (2, 1)
    assert run.balance.closes


def test_records_of_an_institution_are_waived_with_it(town: Pack) -> None:
    run = check(town, waiver("old-only", institution="c"))
    assert outcomes(run, "old-only")["3"] == "waived"
    assert outcomes(run, "old-only")["1"] == "fail"


def test_the_flat_findings_leave_out_what_is_waived(town: Pack) -> None:
    found = check(town, waiver(jurisdiction="350602")).findings.to_pylist()
    assert {row["key"] for row in found if row["rule"] == "area"} == {"c", "d"}


def test_without_details_the_counts_are_the_same(town: Pack) -> None:
    granted = (waiver(institution="a"), waiver("both", jurisdiction="350603"))
    assert check(town, *granted, details="none").counts == check(town, *granted).counts


def test_the_institutions_own_waiver_comes_before_that_of_its_place(town: Pack) -> None:
    run = check(town, waiver(jurisdiction="350602"), waiver(institution="a"))
    assert [use.state for use in run.waivers] == [WaiverState.UNUSED, WaiverState.IN_FORCE]


@pytest.mark.parametrize(
    ("changed", "state", "counted", "matters"),
    [
        ({"to": TODAY}, WaiverState.IN_FORCE, 1, False),
        ({"since": TODAY}, WaiverState.IN_FORCE, 1, False),
        ({"to": TODAY - dt.timedelta(days=1)}, WaiverState.EXPIRED, 1, True),
        ({"since": TODAY + dt.timedelta(days=1)}, WaiverState.NOT_YET_VALID, 1, False),
        ({"institution": "b"}, WaiverState.UNUSED, 0, False),
        ({"institution": "b", "to": dt.date(2021, 1, 2)}, WaiverState.EXPIRED, 0, False),
        ({"institution": "z"}, WaiverState.ORPHANED, 0, False),
        ({"jurisdiction": "350699", "institution": None}, WaiverState.ORPHANED, 0, False),
        ({"jurisdiction": "350603"}, WaiverState.ORPHANED, 0, False),
        ({"rule": "aria"}, WaiverState.ORPHANED, 0, False),
        ({"basis": None}, WaiverState.INCOMPLETE, 0, False),
        ({"institution": None}, WaiverState.INCOMPLETE, 0, False),
        ({"approved_by": "张三丰"}, WaiverState.INCOMPLETE, 0, False),
        ({"to": dt.date(2020, 1, 1)}, WaiverState.INCOMPLETE, 0, False),
    ],
)
def test_states(
    town: Pack, changed: dict[str, object], state: WaiverState, counted: int, matters: bool
) -> None:
    run = check(town, waiver(**{"institution": "a", **changed}))  # type: ignore[arg-type]
    (use,) = run.waivers
    assert (use.state, use.fails, use.matters) == (state, counted, matters)
    assert (use.problem is not None) == (state in {WaiverState.ORPHANED, WaiverState.INCOMPLETE})
    assert run.counts[Outcome.WAIVED] == (counted if state is WaiverState.IN_FORCE else 0)
    assert run.balance.closes


def test_an_expired_waiver_that_another_replaces_does_not_matter(town: Pack) -> None:
    old = waiver(institution="a", to=dt.date(2021, 3, 31))
    run = check(town, old, waiver(institution="a", since=dt.date(2021, 4, 1)))
    assert not any(use.matters for use in run.waivers)


@pytest.mark.parametrize(("left", "soon"), [(30, True), (31, False), (0, True)])
def test_the_reminder(town: Pack, left: int, soon: bool) -> None:
    (use,) = check(town, waiver(institution="a", to=TODAY + dt.timedelta(days=left))).waivers
    assert (use.ends_soon, use.days_left) == (soon, left)


def test_the_reminder_is_what_the_file_says(town: Pack) -> None:
    given_soon = waiver(institution="a", to=TODAY + dt.timedelta(days=50))
    assert check(town, given_soon, remind=60).waivers[0].ends_soon


_RULES = ("area", "both", "old-only", "area-per-household", "unknown")
_DAYS = st.dates(dt.date(2021, 1, 1), dt.date(2021, 12, 31))
_WAIVERS = st.lists(
    st.builds(
        lambda rule, who, place, since, to: waiver(
            rule, institution=who, jurisdiction=place, since=since, to=to
        ),
        st.sampled_from(_RULES),
        st.sampled_from((None, "a", "b", "c", "d", "z")),
        st.sampled_from((None, "3506", "350602", "350603")),
        _DAYS,
        _DAYS,
    ),
    max_size=6,
)


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(waivers=_WAIVERS, place=st.sampled_from((None, "350602")))
def test_waivers_move_outcomes_and_lose_none(
    town: Pack, waivers: list[Waiver], place: str | None
) -> None:
    plain = check(town, place=place)
    run = check(town, *waivers, place=place)
    assert run.balance.closes
    assert Counter(f.without_waiver for f in run.findings_list) == Counter(
        f.outcome for f in plain.findings_list
    )
    used = Counter(f.waiver for f in run.findings_list if f.waiver is not None)
    counted = {
        use.number: use.fails + use.undecided for use in run.waivers if use.state is WaiverState.IN_FORCE
    }
    assert dict(used) == counted
    assert sum(used.values()) == run.counts[Outcome.WAIVED]


FILE = """\
remind_days: 10
waivers:
  - rule: premises-area
    institution: "350602001001"
    reason: 搬迁
    basis: 芗政办〔2021〕8号
    approved_by: 芗城区民政局
    from: 2016-01-01
    to: 2016-12-31
"""


def test_a_file_of_waivers(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(FILE, encoding="utf-8")
    read = load_waivers(path)
    assert (read.remind_days, read.file, len(read.sha256 or "")) == (10, "waivers.yaml", 64)
    assert str(read.waivers[0].location) == "waivers.yaml:3:5"


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("reason:", "reson:", "P101", "5:5"),
        ("to: 2016-12-31", "to: 2015-12-31", "P144", "9:9"),
        ("approved_by: 芗城区民政局", "approved_by: 李四", "P291", "7"),
    ],
)
def test_faults_of_a_file_have_their_place(
    old: str, new: str, code: str, place: str, tmp_path: Path
) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(FILE.replace(old, new), encoding="utf-8")
    collector = Collector()
    read_waivers(path, collector)
    found = {(d.code.id, str(d.location).removeprefix(path.as_posix() + ":")) for d in collector.sorted}
    assert (code, place) in found
    assert "李四" not in show(collector.sorted, "zh")


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    second = FILE.partition("waivers:\n")[2].replace("reason:", "reson:")
    path.write_text(FILE.replace("芗城区民政局", "李四") + second, encoding="utf-8")
    collector = Collector()
    read_waivers(path, collector)
    assert {"P101", "P291"} <= {d.code.id for d in collector.sorted}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("to: 2016-12-31", "to: 2015-12-31"),
        ("approved_by: 芗城区民政局", "approved_by: 李四"),
        ('    institution: "350602001001"\n', ""),
    ],
)
def test_a_countys_waiver_that_lacks_something_waives_nothing(
    old: str, new: str, tmp_path: Path, zhangcheng: Command
) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(FILE.replace(old, new), encoding="utf-8")
    words = ["--rule", "premises-area", "--as-of", "2016-12-31", "--waivers", str(path)]
    result = zhangcheng("check", EXAMPLE, *words, "--out", str(tmp_path), "--format", "json,html,md")
    assert result.code == 1
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert [w["state"] for w in report["waivers"]] == ["incomplete"]
    assert report["balance"]["outcomes"]["waived"] == 0
    assert "内容不全" in result.out
    written = [
        (tmp_path / name).read_text("utf-8") for name in ("report.json", "report.html", "report.md")
    ]
    assert not any("李四" in text for text in (*written, result.out, result.err))


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("芗城区民政局", True),
        ("区政府办", True),
        ("街道党工委", True),
        ("Civil Affairs Bureau", True),
        ("张三", False),
        ("欧阳小明", False),
        ("Mr Smith", False),
        ("民政局 13800138000", False),
        ("李局长", False),
        ("欧阳书记", False),
        ("司马光", False),
        ("J. Smith", False),
        ("妇联", True),
        ("人大", True),
        ("公安", True),
        ("残联", True),
        ("国资", True),
        ("市委书记", True),
        ("局长办公会", True),
    ],
)
def test_offices_approve_persons_do_not(text: str, office: bool) -> None:
    assert names_an_office(text) is office


def ledger_with_waivers(folder: Path) -> Path:
    """Write a workbook that has a sheet of waivers, one in force and one expired."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "community"
    for row in (("代码", "辖区"), ("a", "350602"), ("b", "350602")):
        sheet.append(row)
    premises = book.create_sheet("premises")
    for place in (("编号", "community", "面积"), ("1", "a", 40), ("2", "b", 600)):
        premises.append(place)
    waivers = book.create_sheet("豁免")
    heads = ("规则", "机构代码", "辖区代码", "豁免理由", "依据", "批准机关", "起始日期", "截止日期")
    waivers.append(heads)
    waivers.append(("area", "a", None, "搬迁", "1号", "民政局", "2021-01-01", "2021-12-31"))
    waivers.append(("area", None, "芗城区", "搬迁", "1号", "民政局", "2019-01-01", "2019-12-31"))
    path = folder / "ledger.xlsx"
    book.save(path)
    return path


def test_a_sheet_of_waivers_is_read_and_balances(town: Pack, tmp_path: Path) -> None:
    path = ledger_with_waivers(tmp_path)
    run = zc.check(town, path, as_of=TODAY, rules=["area"])
    assert outcomes(run, "area") == {"a": "waived", "b": "pass"}
    assert [use.state for use in run.waivers] == [WaiverState.IN_FORCE, WaiverState.EXPIRED]
    assert str(run.waivers[0].waiver.location) == "ledger.xlsx › 豁免 › 2"
    assert run.balance.closes
    assert (run.balance.rows_read, run.balance.records_in_force) == (6, 5)


def test_a_record_is_explained_as_the_check_decides_it(town: Pack, tmp_path: Path) -> None:
    data = zc.read_data(town, ledger_with_waivers(tmp_path))
    run = zc.check(town, data, as_of=TODAY, rules=["area"])
    for finding in run.findings_list:
        explained = zc.explain(town, data, "area", finding.key, as_of=TODAY)
        assert explained is not None
        assert explained.finding == finding
    waived = zc.explain(town, data, "area", "a", as_of=TODAY)
    assert waived is not None
    assert waived.waiver == run.waivers[0].waiver
    english, chinese = render_explanation(waived, "en"), render_explanation(waived, "zh")
    assert "Outcome  Waived  (2021-06-30)" in english
    assert "Without the waiver  Fail" in english
    assert "豁免  搬迁" in chinese
    assert "不计豁免  未达标" in chinese


def test_explain_takes_a_file_of_waivers(tmp_path: Path, zhangcheng: Command) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(FILE, encoding="utf-8")
    words = ["explain", EXAMPLE, "premises-area", "350602001001", "--as-of", "2016-12-31"]
    assert "未达标" in zhangcheng(*words).out
    result = zhangcheng(*words, "--waivers", str(path))
    assert "结果  豁免  (2016-12-31)" in result.out
    assert "不计豁免  未达标" in result.out
    assert zhangcheng(*words, "--waivers", "absent.yaml").code == 2


@pytest.mark.parametrize(
    ("rule", "place", "problem"),
    [
        ("{title}", "芗城区", None),
        ("area", "漳州市芗城区", None),
        ("{title}了", "芗城区", "是否想写 area？"),
        ("area", "某某区", "没有辖区 某某区"),
    ],
)
def test_a_file_of_waivers_takes_titles_and_names_as_a_sheet_does(
    town: Pack, tmp_path: Path, rule: str, place: str, problem: str | None
) -> None:
    rule = rule.format(title=town.rules["area"].title.zh)
    path = tmp_path / "waivers.yaml"
    path.write_text(
        f"waivers:\n  - {{rule: {rule}, jurisdiction: {place}, reason: r, basis: b, "
        f"approved_by: 芗城区民政局, from: 2021-01-01, to: 2021-12-31}}\n",
        encoding="utf-8",
    )
    (use,) = check(town, *load_waivers(path).waivers).waivers
    if problem is None:
        assert use.state is WaiverState.IN_FORCE
        assert use.waiver.jurisdiction == "350602"
    else:
        assert use.problem is not None
        assert problem in use.problem.zh
