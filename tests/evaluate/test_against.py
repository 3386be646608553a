"""A run against an earlier one: what is new, still failing, fixed and gone."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from zhangcheng.dataset import from_rows
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.evaluate.against import read_before, set_against
from zhangcheng.evaluate.evaluate import Selection, evaluate
from zhangcheng.evaluate.run import Run
from zhangcheng.model.clock import Clock
from zhangcheng.model.comparison import Comparison, Move
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


def test_a_rule_that_is_not_checked_now_is_gone(town: Pack, tmp_path: Path) -> None:
    found = against(town, {"a": "50"}, check(town, {"a": "50"}, rules=("area",)), tmp_path)
    kinds = {m.check.rule: (m.kind, m.outcome) for m in found.moved}
    assert kinds["old-only"] == (Move.GONE, None)
    assert kinds["area"] == (Move.NEW, Outcome.FAIL)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "other/1"}', '{"format": "zhangcheng-report/1"}']
)
def test_what_is_no_report_is_said(text: str, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DiagnosticsError) as caught:
        read_before(path)
    assert [d.code.id for d in caught.value.diagnostics] == ["R121"]
