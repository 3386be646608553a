"""Rules on what the data has no sheet or column of are named once, not found wanting everywhere."""

import datetime as dt
from pathlib import Path

import pytest

from zhangcheng.dataset import from_rows, read_dataset
from zhangcheng.evaluate.evaluate import evaluate
from zhangcheng.evaluate.run import Run
from zhangcheng.model.clock import Clock
from zhangcheng.model.outcome import Outcome
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack

from .packs import write_pack

RECORD = """
    id: community
    title: {zh: 社区, en: Community}
    key: [code]
    name: code
    fields:
      - {id: code, label: {zh: 代码, en: Code}, type: text, required: true}
      - {id: place, label: {zh: 辖区, en: Place}, type: jurisdiction, required: true}
      - {id: households, label: {zh: 户数, en: Households}, type: number}
      - {id: counted_on, label: {zh: 清点日期, en: Counted on}, type: date}
      - {id: closed_on, label: {zh: 撤销日期, en: Closed on}, type: date}
    measures:
      - id: long_visits
        title: {zh: 长走访, en: Long visits}
        value: 'count(visits[minutes >= 30])'
        unit: "1"
"""
VISIT = """
    id: visit
    title: {zh: 走访, en: Visit}
    key: [no]
    belongs_to: community
    fields:
      - {id: "no", label: {zh: 编号, en: Number}, type: text, required: true}
      - {id: community, label: {zh: 社区, en: Of}, type: reference, to: community, inverse: visits}
      - {id: minutes, label: {zh: 分钟, en: Minutes}, type: number}
"""


def _rule(name: str, require: str) -> str:
    return f"""
      - id: {name}
        title: {{zh: {name}, en: {name}}}
        record: community
        require: '{require}'
        level: must
        illustrative: true
        remedy: {{zh: 改正, en: Mend it}}
        cases:
          - name: good
            as_of: 2021-06-30
            given: {{households: 10, counted_on: 2021-01-01, visits: [{{minutes: 30}}]}}
            expect: pass
          - name: bad
            as_of: 2021-06-30
            given: {{households: 9, closed_on: 2021-01-01, visits: []}}
            expect: fail
"""


RULES = {
    "visited": "long_visits >= 1",
    "large": "households >= 10",
    "open": "closed_on = null or closed_on > today()",
    "counted": "counted_on != null and counted_on <= today()",
}


WHOLE = "code,place,households,counted_on,closed_on\na,350602,10,2021-01-01,\n"


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    rules = "    area: care\n    title: {zh: 关爱, en: Care}\n    rules:" + "".join(
        _rule(name, require) for name, require in RULES.items()
    )
    files = {"records/community.yaml": RECORD, "records/visit.yaml": VISIT, "rules/care.yaml": rules}
    return load_pack(write_pack(tmp_path_factory.mktemp("lacking"), files))


def _run(pack: Pack, folder: Path, **sheets: str) -> Run:
    for name, text in sheets.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    data = read_dataset(folder, record_types=pack.record_types, jurisdictions=pack.jurisdictions)
    return evaluate(pack, data, Clock.at(dt.date(2021, 6, 30)))


def _checked(run: Run) -> set[str]:
    return {count.rule for count in run.rule_counts}


def test_a_sheet_that_is_not_there_leaves_its_rules_out(pack: Pack, tmp_path: Path) -> None:
    run = _run(pack, tmp_path, community=WHOLE)
    assert _checked(run) == {"large", "open", "counted"}
    assert run.lacking == {"visited": (("visit", None),)}
    assert run.rules_without_records == ("visited",)
    assert run.balance.closes


def test_a_sheet_left_blank_is_no_answer(pack: Pack, tmp_path: Path) -> None:
    run = _run(
        pack,
        tmp_path,
        community=WHOLE,
        visit="no,社区,分钟\n",
    )
    assert run.lacking["visited"] == (("visit", None),)
    assert "visited" not in _checked(run)


def test_none_is_an_answer(pack: Pack, tmp_path: Path) -> None:
    visits = "no,社区,分钟\n无,,\n"
    run = _run(
        pack,
        tmp_path,
        community=WHOLE,
        visit=visits,
    )
    failed = [f.rule for f in run.findings_list if f.outcome.value == "fail"]
    assert failed == ["visited"]


def test_a_column_that_is_not_there_leaves_its_rules_out(pack: Pack, tmp_path: Path) -> None:
    run = _run(pack, tmp_path, community="code,place\na,350602\n", visit="no,社区\n1,a\n")
    assert run.lacking == {
        "visited": (("visit", "minutes"),),
        "large": (("community", "households"),),
        "open": (("community", "closed_on"),),
        "counted": (("community", "counted_on"),),
    }


def test_a_blank_cell_may_be_an_answer_but_no_column_is_none(pack: Pack, tmp_path: Path) -> None:
    run = _run(pack, tmp_path, community="code,place,closed_on,counted_on\na,350602,,\n")
    assert {"open", "counted"} <= _checked(run)
    assert [f.rule for f in run.findings_list if f.outcome.value == "fail"] == ["counted"]
    run = _run(pack, tmp_path, community="code,place\na,350602\n")
    assert run.lacking["open"] == (("community", "closed_on"),)
    assert run.lacking["counted"] == (("community", "counted_on"),)


@pytest.mark.parametrize(
    ("closed_on", "outcome"),
    [("", "pass"), ("2021-01-01", "fail"), ("2022-01-01", "pass"), ("年底", "insufficient_data")],
)
def test_what_cannot_be_read_is_not_blank(
    pack: Pack, tmp_path: Path, closed_on: str, outcome: str
) -> None:
    run = _run(pack, tmp_path, community=f"code,place,closed_on\na,350602,{closed_on}\n")
    assert {c.rule: dict(c.outcomes)[Outcome(outcome)] for c in run.rule_counts}["open"] == 1


def test_a_column_that_one_sheet_lacks_is_not_blank_there(pack: Pack, tmp_path: Path) -> None:
    first = "code,place,households,closed_on\na,350602,,\n"
    second = "code,place,households\nb,350602,\n"
    run = _run(pack, tmp_path, 社区一=first, 社区二=second)
    found = {f.key: f.outcome.value for f in run.findings_list if f.rule == "open"}
    assert found == {"a": "pass", "b": "insufficient_data"}


def test_rows_are_told_by_the_column_that_says_whose_they_are(pack: Pack, tmp_path: Path) -> None:
    run = _run(pack, tmp_path, community=WHOLE, visit="no,分钟\n1,30\n")
    assert run.lacking == {"visited": (("visit", "community"),)}


def test_records_of_a_program_lack_nothing(pack: Pack) -> None:
    rows = {"community": [{"code": "a", "place": "350602"}]}
    data = from_rows(rows, record_types=pack.record_types, jurisdictions=pack.jurisdictions)
    run = evaluate(pack, data, Clock.at(dt.date(2021, 6, 30)))
    assert _checked(run) == {"visited", "large", "open", "counted"}
    assert run.lacking == {}
