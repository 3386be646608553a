"""Option values are read strictly, and every mistake is reported at once."""

import datetime as dt

import pytest

from zhangcheng.cli._values import Values, split, today
from zhangcheng.diagnostics.collector import Collector


@pytest.mark.parametrize("text", ["2021-12-31", "1949-10-01"])
def test_a_date_is_read(text: str) -> None:
    collector = Collector()
    assert Values(collector).date("--as-of", text) == dt.date.fromisoformat(text)
    assert not collector.has_errors


@pytest.mark.parametrize("text", ["20211231", "2021-W52-5", "2021-2-3", "2021-02-29", "31.12.2021", ""])
def test_anything_else_is_no_date(text: str) -> None:
    collector = Collector()
    assert Values(collector).date("--as-of", text) is None
    assert [d.code.id for d in collector.sorted] == ["R105"]


def test_absent_is_no_mistake() -> None:
    collector = Collector()
    assert Values(collector).date("--as-of", None) is None
    assert Values(collector).period("--period", None) is None
    assert not collector.has_errors


def test_lists_take_commas_and_repetition_and_keep_order() -> None:
    assert split(["b,a", " a , c", ""]) == ("b", "a", "c")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("New, old and both", ("New, old and both",)),
        ("a,New, old and both,b", ("a", "New, old and both", "b")),
        ("New, old and both,New, old and both", ("New, old and both",)),
        ("New", ("New",)),
        ("New, old", ("New", "old")),
    ],
)
def test_what_is_known_with_its_commas_stays_whole(text: str, values: tuple[str, ...]) -> None:
    # `New` alone is known too: the longest counts.
    assert split([text], {"New", "New, old and both"}.__contains__) == values


def test_each_wrong_choice_is_named() -> None:
    collector = Collector()
    Values(collector).choices("--format", ["html,jsn,pdf"], among=("html", "json"))
    assert [d.arguments["value"] for d in collector.sorted] == ["jsn", "pdf"]
    assert "json" in collector.sorted[0].hint("en")


@pytest.mark.parametrize("text", ["", "must,should", "shoud", " must"])
def test_one_choice_is_one_word(text: str) -> None:
    collector = Collector()
    Values(collector).choice("--fail-on", text, among=("must", "should"))
    (found,) = collector.sorted
    assert (found.code.id, found.arguments["value"]) == ("R110", text)


def test_today_is_a_date_in_beijing() -> None:
    now = dt.datetime.now(dt.UTC)
    assert today() in {(now + dt.timedelta(hours=8, seconds=s)).date() for s in (-5, 5)}
