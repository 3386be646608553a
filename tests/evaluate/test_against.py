"""A run against an earlier one: what is new, still failing, fixed and gone."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from zhangcheng.dataset import from_rows
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.evaluate.against import read_before, set_against
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
