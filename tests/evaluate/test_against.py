"""A run against an earlier one: what is new, still failing, fixed and gone."""

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import zhangcheng as zc
from dataset.samples import write_example
from zhangcheng.dataset import from_rows
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.evaluate.against import read_before, refuse_later, set_against
from zhangcheng.evaluate.evaluate import evaluate
from zhangcheng.evaluate.run import Run
from zhangcheng.evaluate.selection import Selection
from zhangcheng.model.clock import Clock
from zhangcheng.model.comparison import Comparison, Move, Outside
from zhangcheng.model.outcome import Outcome
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack
from zhangcheng.report import render_json

from .town_pack import write_town

AS_OF = dt.date(2021, 12, 31)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return load_pack(write_town(tmp_path_factory.mktemp("town")))


def check(town: Pack, areas: dict[str, str | None], rules: tuple[str, ...] = ("old-only",)) -> Run:
    rows: dict[str, list[dict[str, object]]] = {
        "community": [{"code": "c", "place": "350603", "households": 100}],
        "premises": [
            {
                "no": number,
                "community": "c",
                "area": None if area in {None, "new"} else Decimal(area or 0),
                "kind": "new" if area == "new" else "old",
            }
            for number, area in areas.items()
        ],
    }
    dataset = from_rows(rows, record_types=town.record_types, jurisdictions=town.jurisdictions)
    selection = Selection(rules=rules)
    return evaluate(town, dataset, Clock.at(dt.date(2021, 6, 30)), selection=selection)


def against(town: Pack, then: dict[str, str | None], now: Run, folder: Path) -> Comparison:
    path = folder / "report.json"
    path.write_text(render_json(check(town, then)), encoding="utf-8")
    before = read_before(path)
    assert before is not None
    return set_against(now, before)


def test_every_failing_check_is_accounted_for(town: Pack, tmp_path: Path) -> None:
    then: dict[str, str | None] = {"a": "50", "b": "50", "d": "50", "e": "50", "f": "50", "g": "150"}
    now = check(town, {"a": "150", "b": "60", "d": None, "f": "new", "g": "50", "h": "50"})
    found = against(town, then, now, tmp_path)
    assert [(m.kind, m.check.key, m.outcome) for m in found.moved] == [
        (Move.NEW, "g", Outcome.FAIL),
        (Move.NEW, "h", Outcome.FAIL),
        (Move.STILL, "b", Outcome.FAIL),
        (Move.FIXED, "a", Outcome.PASS),
        (Move.GONE, "d", Outcome.INSUFFICIENT_DATA),
        (Move.GONE, "e", None),
        (Move.GONE, "f", Outcome.NOT_APPLICABLE),
    ]
    failed_then = found.count(Move.STILL) + found.count(Move.FIXED) + found.count(Move.GONE)
    assert failed_then == 5
    assert found.count(Move.NEW) + found.count(Move.STILL) == now.counts[Outcome.FAIL]
    assert found.same_pack


def test_a_rule_that_only_one_run_looked_at_is_no_change(town: Pack, tmp_path: Path) -> None:
    found = against(town, {"a": "50"}, check(town, {"a": "50"}, rules=("area",)), tmp_path)
    kinds = {m.check.rule: (m.kind, m.outcome, m.outside) for m in found.moved}
    assert kinds["old-only"] == (Move.OUTSIDE, None, Outside.NOT_CHOSEN)
    assert kinds["area"] == (Move.FIRST, Outcome.FAIL, None)


def _two_counties(town: Pack, places: tuple[str, ...], at: str | None = None) -> Run:
    rows: dict[str, list[dict[str, object]]] = {
        "community": [{"code": f"c{p}", "place": p, "households": 100} for p in places],
        "premises": [
            {"no": p, "community": f"c{p}", "area": Decimal(50), "kind": "old"} for p in places
        ],
    }
    dataset = from_rows(rows, record_types=town.record_types, jurisdictions=town.jurisdictions)
    selection = Selection(rules=("old-only",), jurisdiction=at)
    return evaluate(town, dataset, Clock.at(dt.date(2021, 6, 30)), selection=selection)


@pytest.mark.parametrize(
    ("places", "at", "outside"),
    [
        (("350602", "350603"), "350602", Outside.ELSEWHERE),
        (("350602",), None, Outside.NO_INSTITUTIONS),
    ],
)
def test_a_place_that_only_one_run_looked_at_is_no_change(
    places: tuple[str, ...], at: str | None, outside: Outside, town: Pack, tmp_path: Path
) -> None:
    wide, narrow = _two_counties(town, ("350602", "350603")), _two_counties(town, places, at)
    path = tmp_path / "report.json"
    path.write_text(render_json(wide), encoding="utf-8")
    before = read_before(path)
    assert before is not None
    assert [(m.check.key, m.kind, m.outside) for m in set_against(narrow, before).moved] == [
        ("350602", Move.STILL, None),
        ("350603", Move.OUTSIDE, outside),
    ]
    path.write_text(render_json(narrow), encoding="utf-8")
    before = read_before(path)
    assert before is not None
    assert [(m.check.key, m.kind) for m in set_against(wide, before).moved] == [
        ("350603", Move.FIRST),
        ("350602", Move.STILL),
    ]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "other/1"}', '{"format": "zhangcheng-report/1"}']
)
def test_what_is_no_report_is_said(text: str, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DiagnosticsError) as caught:
        read_before(path)
    assert [d.code.id for d in caught.value.diagnostics] == ["R121"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda report: report["findings"].clear(), "未达标有 1 项，列出的有 0 项"),
        (lambda report: report.update(format="zhangcheng-report/99"), "zhangcheng-report/99"),
        (lambda report: report.update(format="another/1"), "不是检查写出的 JSON"),
        (lambda report: report.pop("balance"), "不是检查写出的 JSON"),
    ],
)
def test_a_damaged_report_or_one_of_another_format_is_refused(
    town: Pack, tmp_path: Path, change: Callable[[dict[str, Any]], object], said: str
) -> None:
    report = json.loads(render_json(check(town, {"a": "50"})))
    change(report)
    path = tmp_path / "report.json"
    path.write_text(json.dumps(report), encoding="utf-8")
    with pytest.raises(DiagnosticsError) as caught:
        read_before(path)
    (found,) = caught.value.diagnostics
    assert found.code.id == "R121"
    assert said in found.message("zh")


def test_one_name_under_two_codes_is_pointed_out(tmp_path: Path) -> None:
    pack = load_pack(Path(__file__).parents[2] / "rules" / "zhangzhou")
    folder = tmp_path / "data"
    folder.mkdir()
    ledger = """\
# file: 社区.csv
社区代码,社区名称,区（县）,街道（镇）,街道（镇）代码,原社区代码
{code},延安社区,芗城区,西桥街道,350602002,{former}
# file: 综合服务场所.csv
场所编号,社区代码,建筑面积（平方米）,启用日期
C1,{code},120,2012-05-01
"""

    def checked(code: str, former: str = "", against: Path | None = None) -> Comparison | None:
        write_example(ledger.format(code=code, former=former), folder)
        run = zc.check(pack, folder, as_of=AS_OF, rules=["premises-area"], against=against)
        if against is None:
            run.write_json(tmp_path / "report.json")
        return run.against

    checked("350602002002")
    report = tmp_path / "report.json"
    recoded = checked("350602002009", against=report)
    assert recoded is not None
    assert recoded.alike == (("延安社区", "350602002002", "350602002009"),)
    followed = checked("350602002009", "350602002002", against=report)
    assert followed is not None
    assert followed.alike == ()


def test_a_later_report_is_refused(tmp_path: Path, town: Pack) -> None:
    path = tmp_path / "report.json"
    path.write_text(render_json(check(town, {"a": "50"})), encoding="utf-8")
    before = read_before(path)
    assert before is not None
    refuse_later(before, dt.date(2021, 6, 30))
    with pytest.raises(DiagnosticsError, match="R145"):
        refuse_later(before, dt.date(2021, 6, 29))
