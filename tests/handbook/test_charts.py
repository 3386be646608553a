"""Step charts: one line per series, live text, labels that do not lie upon each other."""

import datetime as dt
import itertools
import re
import xml.etree.ElementTree as ET
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from zhangcheng.handbook.charts import HEIGHT, WIDTH, Series, Step, step_chart

SVG = "{http://www.w3.org/2000/svg}"


def series(label: str, *values: int) -> Series:
    days = [dt.date(2018 + index, 1, 1) for index in range(len(values))]
    ends = [*(day - dt.timedelta(days=1) for day in days[1:]), None]
    steps = (
        Step(since=since, to=to, value=Decimal(value), label=str(value), solid=True)
        for since, to, value in zip(days, ends, values, strict=True)
    )
    return Series(label=label, places=("350602",), steps=tuple(steps))


def drawn(*lines: Series) -> ET.Element:
    return ET.fromstring(step_chart(lines, title="t", description="d"))  # noqa: S314 - our own text


def test_nothing_to_draw_is_nothing() -> None:
    assert step_chart([Series(label="a", places=(), steps=())], title="t", description="d") == ""


def test_a_chart_has_a_title_years_and_a_line_for_each_series() -> None:
    chart = drawn(series("东区", 1, 2), series("西区", 3))
    assert chart.find(f"{SVG}title").text == "t"  # type: ignore[union-attr]
    texts = ["".join(text.itertext()) for text in chart.iter(f"{SVG}text")]
    assert texts == ["2018", "2019", "东区 2", "西区 3"]
    assert [g.get("data-places") for g in chart.iter(f"{SVG}g")] == ["350602", "350602"]


def test_what_has_no_source_is_dashed() -> None:
    step = Step(since=dt.date(2020, 1, 1), to=None, value=Decimal(1), label="1", solid=False)
    chart = step_chart([Series(label="a", places=(), steps=(step,))], title="t", description="d")
    assert 'class="is-illustrative"' in chart


def test_a_long_label_is_not_cut() -> None:
    for label in ("Xiangcheng Other committee member", "x" * 80, "芗城区 " * 12):
        (text,) = [t for t in drawn(series(label, 1)).iter(f"{SVG}text") if not t.get("text-anchor")]
        room = WIDTH - float(text.get("x") or "")
        wide = sum(11 if ord(character) > 255 else 6 for character in f"{label} 1")
        assert float(text.get("textLength") or wide) <= room + 8


@given(st.lists(st.lists(st.integers(0, 9999), min_size=1, max_size=4), min_size=1, max_size=9))
def test_everything_lies_inside_and_no_label_upon_another(values: list[list[int]]) -> None:
    text = step_chart([series("x", *each) for each in values], title="t", description="d")
    labels = sorted(float(y) for y in re.findall(r'<text x="[^"]*" y="([^"]*)">x', text))
    assert all(after - before >= 10 for before, after in itertools.pairwise(labels))
    assert labels[0] > 0
    assert labels[-1] <= HEIGHT
    for x, y in re.findall(r'<circle cx="([^"]*)" cy="([^"]*)"', text):
        assert 0 <= float(x) <= WIDTH
        assert 0 <= float(y) <= HEIGHT
