"""What score reports say is true: of steps, of what was not asked for, of small shares, of names."""

from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import openpyxl
import pytest

from scoring.cards import AS_OF, Row, one_indicator, units, write_card, write_rows
from zhangcheng import Scores, load_pack, score
from zhangcheng.report.scores.accounts import account_views
from zhangcheng.report.scores.document import document
from zhangcheng.report.scores.html import render_html
from zhangcheng.report.scores.items import percent
from zhangcheng.report.scores.phrases import headline
from zhangcheng.report.scores.table import stages_table
from zhangcheng.report.scores.terminal import print_scores
from zhangcheng.report.scores.views import Views

NUMBERS = "normalise: {method: target, zero_at: 0, full_at: 10}"
TWO = f"""
indicators:
  - {{id: first, title: {{zh: 甲, en: First}}, weight: 50, value: a, FIRST{NUMBERS}}}
  - {{id: second, title: {{zh: 乙, en: Second}}, weight: 50, value: b, {NUMBERS}}}
"""


def _scores(folder: Path, card: str, *units: Row) -> Scores:
    pack = load_pack(write_card(folder / "pack", card))
    return score(pack, write_rows(folder / "data", unit=units), "card", as_of=AS_OF)


@pytest.mark.parametrize(
    ("first", "values", "helps", "untried"),
    [
        ("", (1, 1), None, "“First”, “Second”"),
        ("", (10, 1), None, "“Second”"),
        ("", (10, 10), 0, ""),
        ("step: 1, ", (1, 10), 1, ""),
        ("step: 1, ", (1, 1), 1, "“Second”"),
        ("step: 0.00001, ", (1, 10), None, "“First”"),
    ],
)
def test_what_has_no_step_is_named_rather_than_said_not_to_help(
    first: str, values: tuple[int, int], helps: int | None, untried: str, tmp_path: Path
) -> None:
    scores = _scores(
        tmp_path, TWO.replace("FIRST", first), {"code": "u", "a": values[0], "b": values[1]}
    )
    (view,) = account_views(scores, Views(scores, "en").names)
    assert (len(view.help), view.was_tried) == (helps or 0, helps is not None)
    assert (untried in view.untried) if untried else not view.untried
    page = render_html(scores, "en")
    assert ("No improvement that was tried" in page) == (helps == 0)


def test_a_share_is_shown_as_one_in_accounts_and_in_what_would_help(tmp_path: Path) -> None:
    card = """
    indicators:
      - {id: half, title: {zh: 占比, en: Share}, weight: 100, value: "max(a, least_share)", step: 0.5,
         normalise: {method: target, zero_at: 0, full_at: 1}}
    """
    folder = write_card(tmp_path / "pack", card)
    (folder / "parameters").mkdir()
    (folder / "parameters/least_share.yaml").write_text(
        """
id: least_share
title: {zh: 最低占比, en: Least share}
unit: "1"
shown_as: percent
values: [{from: 2000-01-01, illustrative: true, value: 0.125}]
""",
        encoding="utf-8",
    )
    data = write_rows(tmp_path / "data", unit=[{"code": "u", "a": 0}])
    scores = score(load_pack(folder), data, "card", as_of=AS_OF)
    (view,) = account_views(scores, Views(scores, "en").names)
    assert [stage.raw for stage in view.stages] == ["12.5%"]
    assert "12.5%" in view.help[0]
    assert "62.5%" in view.help[0]


def test_sensitivity_is_advised_only_where_the_card_says_what_may_vary(tmp_path: Path) -> None:
    card = TWO.replace("FIRST", "")
    unit = {"code": "u", "a": 1, "b": 1}
    without = render_html(_scores(tmp_path / "a", card, unit), "en")
    varied = "sensitivity: {draws: 100, seed: 1, weights_percent: 10}\n"
    declared = render_html(_scores(tmp_path / "b", card + varied, unit), "en")
    assert ("--sensitivity" in without, "--sensitivity" in declared) == (False, True)


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        ("0", "0.0%"),
        ("0.0001", "<0.1%"),
        ("0.002", "0.2%"),
        ("0.9999", ">99.9%"),
        ("1", "100.0%"),
        ("1.2", "120.0%"),
    ],
)
def test_a_small_share_is_not_none_and_nearly_all_is_not_all(share: str, shown: str) -> None:
    assert percent(Decimal(share)) == percent(float(share)) == shown


VETOED = f"""
when: listed
indicators:
  - {{id: only, title: {{zh: 甲, en: Only}}, weight: 100, value: a, {NUMBERS}}}
vetoes:
  - {{id: unsafe, title: {{zh: 事故, en: Accident}}, when: b > 0, grade: low, score: 59}}
grades:
  - {{id: top, title: {{zh: 优秀, en: Top}}, scores: ">= 85"}}
  - {{id: low, title: {{zh: 较差, en: Low}}, scores: "< 85"}}
"""


def test_an_open_veto_says_what_it_would_cap(tmp_path: Path) -> None:
    page = render_html(_scores(tmp_path, VETOED, {"code": "u", "listed": "是", "a": 9}), "en")
    said = "“Accident” cannot be decided, so the veto is open; if it holds, "
    assert f"{said}the grade is at most “Low”, the score is at most 59" in page


@pytest.mark.parametrize(
    ("group", "shown"),
    [("group: team\n", ["x", "x · 西", "y", "z · u3", "z · u4"]), ("", None)],
)
def test_names_alike_are_told_apart_with_and_without_a_score(
    group: str, shown: list[str] | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    units = [
        {"code": f"u{n}", "name": name, "team": team, "listed": listed, "a": 1, "b": 0}
        for n, (name, team, listed) in enumerate(
            [
                ("x", "东", "是"),
                ("x", "西", "否"),
                ("y", "东", "是"),
                ("z", "东", "是"),
                ("z", "东", "否"),
            ]
        )
    ]
    scores = _scores(tmp_path, group + VETOED, *units)
    views = Views(scores, "en")
    named = [row.name for row in views.league()] + [name for _, name, _, _ in views.without_score()]
    assert sorted(named) == (shown or ["x · u0", "x · u1", "y", "z · u3", "z · u4"])
    print_scores(scores, language="en")
    printed = capsys.readouterr().out
    assert all(name in printed for name in named)
    # The row of the league table has the group in a column of its own.
    assert ("x · 东" in printed) is False


def test_where_all_are_thin_the_headline_says_that_none_is_ranked(tmp_path: Path) -> None:
    card = "scored_at_least_percent: 60\n" + TWO.replace("FIRST", "")
    scores = _scores(tmp_path, card, {"code": "u0", "a": 1}, {"code": "u1", "b": 1})
    assert headline(scores.run, "en") == "Unit: none could be ranked, 2 for too little data."


@pytest.mark.parametrize(
    ("method", "shares"),
    [
        ("rank", ["0.0%", "50.0%", "50.0%", "100.0%"]),
        ("percentile", ["12.5%", "50.0%", "50.0%", "87.5%"]),
    ],
)
def test_a_rank_shows_what_it_is_reckoned_from(method: str, shares: list[str], tmp_path: Path) -> None:
    card = one_indicator(f"{{method: {method}}}", more="direction: higher")
    scores = _scores(tmp_path, card, *units(1, 2, 2, 3, ""))
    shown = {view.key: view.stages[0] for view in account_views(scores, Views(scores, "en").names)}
    assert [shown[f"u{n}"].share for n in range(4)] == shares
    assert shown["u1"].behind == "of 4: 1 below it, 2 equal to it (itself included)"
    assert shown["u4"].behind == ""
    stages = {one["key"]: one["stages"][0] for one in document(scores)["institutions"]}
    assert stages["u3"]["peers"] == {"below": 3, "equal": 1, "count": 4}
    assert "peers" not in stages["u4"]


def test_json_lists_what_has_no_step(tmp_path: Path) -> None:
    scores = _scores(tmp_path, TWO.replace("FIRST", "step: 1, "), {"code": "u", "a": 1, "b": 1})
    (one,) = document(scores)["institutions"]
    assert one["untried"] == ["second"]


def test_numbers_of_the_page_are_said_to_be_cut(tmp_path: Path) -> None:
    page = render_html(_scores(tmp_path, TWO.replace("FIRST", ""), {"code": "u", "a": 1, "b": 1}), "en")
    assert page.count("at most four decimals; the exact ones are in scores.json") == 1


HELD = """
indicators:
  - {id: only, title: {zh: 甲, en: Only}, weight: 100, value: a,
     normalise: {method: target, zero_at: 0, full_at: 10}}
adjustments:
  - {id: praise, title: {zh: 表彰, en: Praise}, kind: addition, value: d, each: 2, at_most: 4}
  - {id: short, title: {zh: 走访过短, en: Short visits}, kind: deduction, rule: long-enough, each: 1}
vetoes:
  - {id: unsafe, title: {zh: 事故, en: Accident}, when: b > 0 and listed, score: 59}
  - {id: visited, title: {zh: 走访, en: Visited}, rule: long-enough, score: 70}
"""


def _held(folder: Path) -> Scores:
    pack = load_pack(write_card(folder / "pack", HELD))
    data = write_rows(
        folder / "data",
        unit=[
            {"code": "u0", "a": 9, "b": 1, "d": 3, "listed": "是"},
            {"code": "u1", "a": 9, "b": 1, "d": "", "listed": ""},
            {"code": "u2", "a": 9, "b": 0, "d": 1, "listed": "是"},
        ],
        visit=[{"unit": "u0", "hours": 1}, {"unit": "u0", "hours": 1.5}, {"unit": "u2", "hours": 3}],
    )
    return score(pack, data, "card", as_of=AS_OF)


def test_a_veto_opens_to_its_cells(tmp_path: Path) -> None:
    scores = _held(tmp_path)
    views = {view.key: view for view in account_views(scores, Views(scores, "en").names)}
    vetoed, visited = views["u0"].vetoes
    assert vetoed.note == "veto: the score is at most 59"
    assert [(i.label, i.value, i.cells) for i in vetoed.inputs] == [
        ("Number b", "1", ("unit.csv › H2",)),
        ("Listed", "yes", ("unit.csv › E2",)),
    ]
    assert visited.records == ("visit.csv › 2", "visit.csv › 3")
    (open_,) = views["u1"].vetoes
    assert open_.note == "veto open; if it holds, the score is at most 59"
    assert views["u2"].vetoes == ()
    written = {one["key"]: one["veto_evidence"] for one in document(scores)["institutions"]}
    assert [(v["id"], v["open"], "inputs" in v, "records" in v) for v in written["u0"]] == [
        ("unsafe", False, True, False),
        ("visited", False, False, True),
    ]
    assert [(v["id"], v["open"]) for v in written["u1"]] == [("unsafe", True)]
    assert written["u2"] == []


def test_what_is_added_or_taken_off_says_how_many_times(tmp_path: Path) -> None:
    scores = _held(tmp_path)
    shown = {v.key: v.adjustments for v in account_views(scores, Views(scores, "en").names)}
    assert [row.raw for row in shown["u0"]] == ["3×", "2×"]
    # What is not known is not none.
    assert [row.raw for row in shown["u1"]] == ["–", "0×"]
    lines = {one["key"]: one["lines"] for one in document(scores)["institutions"]}
    times = [line["times"] for line in lines["u0"] if line["kind"] in ("addition", "deduction")]
    assert times == ["3", "2"]
    rows = stages_table(scores).to_pylist()
    outside = [row for row in rows if row["key"] == "u0" and row["kind"] != "indicator"]
    assert [(row["indicator"], row["kind"], row["raw"], row["contribution"]) for row in outside] == [
        ("praise", "addition", 3, 4),
        ("short", "deduction", 2, -2),
    ]
    scores.write_xlsx(tmp_path / "scores.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "scores.xlsx")["各阶段"].iter_rows(values_only=True)
    titled = {row[2]: row for row in sheet if row[1] == "u0"}
    assert (titled["表彰"][3], titled["走访过短"][3]) == (3, 2)
    assert "unit.csv › H2" in str(titled["事故"][-1])


MARKED = """
  - {id: funded, title: {zh: 经费, en: Funded}, weight: 50, value: b / least_sum,
     normalise: {method: min_max}, direction: higher}
  - {id: visits, title: {zh: 走访, en: Visits}, weight: 50, rule: paid-visits}
"""


def _marked(folder: Path) -> Scores:
    pack = write_card(folder / "pack", "indicators:" + MARKED)
    more = {
        "parameters/least_sum.yaml": """
            id: least_sum
            title: {zh: 最低额, en: Least sum}
            unit: "1"
            lower_levels_may: anything
            values: [{from: 2020-01-01, assumed: true, illustrative: true, value: 2}]
        """,
        "rules/paid.yaml": """
            area: paid
            title: {zh: 经费, en: Funds}
            rules:
              - id: paid-visits
                title: {zh: 走访有经费, en: Visits are paid}
                record: visit
                require: hours >= least_sum
                level: must
                illustrative: true
                effective: {from: 2020-01-01, assumed: true}
                cases:
                  - {name: a, as_of: 2021-06-30, given: {hours: 2}, expect: pass}
                  - {name: b, as_of: 2021-06-30, given: {hours: 1}, expect: fail}
        """,
    }
    for name, text in more.items():
        (pack / name).parent.mkdir(exist_ok=True)
        (pack / name).write_text(dedent(text), encoding="utf-8")
    data = write_rows(folder / "data", unit=units(1, 2, b=3), visit=[{"unit": "u0", "hours": 3}])
    return score(load_pack(pack), data, "card", as_of=AS_OF)


def test_what_is_illustrative_or_assumed_is_marked_in_every_report(tmp_path: Path) -> None:
    scores = _marked(tmp_path)
    parameter = {"kind": "parameter", "id": "least_sum", "illustrative": True, "assumed": True}
    rule = {"kind": "rule", "id": "paid-visits", "illustrative": True, "assumed": True}
    assert document(scores)["card"]["stands_on"] == [
        {"item": "funded", **parameter},
        {"item": "visits", **rule},
        {"item": "visits", **parameter},
    ]
    page = render_html(scores, "en")
    scores.write_xlsx(tmp_path / "scores.xlsx", language="en")
    card = openpyxl.load_workbook(tmp_path / "scores.xlsx")["Scorecard"].iter_rows(values_only=True)
    basis = {str(row[0]).strip(): str(row[5]) for row in card}
    for said in ("parameter “Least sum”: illustrative, assumed", "rule “Visits are paid”: illustrative"):
        assert said in page
        assert said in basis["Visits"]
    assert "rule" not in basis["Funded"]
    assert "or of an assumed date: 2." in page
