"""Step charts as inline SVG: 360 wide, live text, one line per series, the chosen place highlighted."""

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.diagnostics.width import is_wide
from zhangcheng.handbook.markup import escaped

WIDTH, HEIGHT = 360, 220
_LEFT, _TOP, _BOTTOM = 12, 14, 190
_FONT = 11
_NARROWEST = 120
"""Where the plot ends at the latest to the left, however long the labels are."""
_LINE = 15
"""Least distance between two labels at the right."""
_TICKS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A value from `since` to `to` (inclusive, None: open); `solid` lines have a source."""

    since: dt.date
    to: dt.date | None
    value: Decimal
    label: str
    solid: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A line: its label at the right end, the places it holds for, and its steps by date."""

    label: str
    places: tuple[str, ...]
    steps: tuple[Step, ...]


def step_chart(series: Sequence[Series], *, title: str, description: str) -> str:
    """Return the chart as an SVG element; empty when there is nothing to draw.

    Lines carry `data-places`, so that the page can highlight the chosen one.
    """
    drawn = [one for one in series if one.steps]
    if not drawn:
        return ""
    scale = _Scale(drawn)
    parts = [
        f'<svg class="steps" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" xmlns="http://www.w3.org/2000/svg">',
        f"<title>{escaped(title)}</title><desc>{escaped(description)}</desc>",
        *_axis(scale),
        *(
            _line(one, scale, place)
            for one, place in zip(drawn, _label_places(drawn, scale), strict=True)
        ),
        "</svg>",
    ]
    return "\n".join(parts)


class _Scale:
    """Days and values to pixels. The axis of values starts at zero unless all lie far above it."""

    def __init__(self, series: Sequence[Series]) -> None:
        widest = max(_width(f"{one.label} {one.steps[-1].label}") for one in series)
        self.right = max(_NARROWEST, round(WIDTH - widest - 8))
        steps = [step for one in series for step in one.steps]
        self.first = min(step.since for step in steps)
        last = max([step.since for step in steps] + [step.to for step in steps if step.to is not None])
        span = max((last - self.first).days, 365)
        self.last = min(last, dt.date(9000, 1, 1)) + dt.timedelta(days=span // 6)
        values = [step.value for step in steps]
        low, high = min(values), max(values)
        self.low = Decimal(0) if low > 0 and low < high * Decimal("0.5") else low
        self.high = high
        if self.low == self.high:
            self.low, self.high = min(Decimal(0), low), high or Decimal(1)

    def x(self, day: dt.date) -> float:
        share = (min(day, self.last) - self.first).days / ((self.last - self.first).days or 1)
        return round(_LEFT + share * (self.right - _LEFT), 1)

    def y(self, value: Decimal) -> float:
        share = float((value - self.low) / (self.high - self.low))
        return round(_BOTTOM - 8 - share * (_BOTTOM - _TOP - 12), 1)

    def years(self) -> Iterator[int]:
        """Yield the years to name: a few, evenly spaced."""
        first = self.first.year + (self.first > dt.date(self.first.year, 1, 1))
        years = range(first, self.last.year + 1)
        every = max(1, -(-len(years) // _TICKS))
        yield from years[::every]


def _axis(scale: _Scale) -> Iterator[str]:
    yield f'<path class="steps__axis" d="M{_LEFT} {_BOTTOM}H{scale.right}"/>'
    for year in scale.years():
        x = scale.x(dt.date(year, 1, 1))
        yield f'<path class="steps__tick" d="M{x} {_TOP}V{_BOTTOM + 4}"/>'
        yield f'<text class="steps__year" x="{x}" y="{_BOTTOM + 18}" text-anchor="middle">{year}</text>'


def _line(one: Series, scale: _Scale, label_y: float) -> str:
    places = " ".join(one.places)
    parts = [f'<g class="steps__line" data-places="{escaped(places)}">']
    previous: Step | None = None
    for step in one.steps:
        x, y = scale.x(step.since), scale.y(step.value)
        end = scale.x(step.to + dt.timedelta(days=1)) if step.to is not None else float(scale.right)
        touches = previous is not None and previous.to is not None and _follows(previous, step)
        start = (
            f"M{x} {scale.y(previous.value)}V{y}" if touches and previous is not None else f"M{x} {y}"
        )
        parts.append(f'<path class="{"" if step.solid else "is-illustrative"}" d="{start}H{end}"/>')
        parts.append(f'<circle cx="{x}" cy="{y}" r="2.5"/>')
        previous = step
    label = f"{one.label} {one.steps[-1].label}"
    room = WIDTH - scale.right - 8
    # A label that is too long even so is drawn closer.
    closer = f' textLength="{room}" lengthAdjust="spacingAndGlyphs"' if _width(label) > room + 1 else ""
    parts.append(f'<text x="{scale.right + 5}" y="{label_y}"{closer}>{escaped(label)}</text>')
    parts.append("</g>")
    return "".join(parts).replace(' class=""', "")


def _width(text: str) -> float:
    """Return about how wide a label is: a Chinese character is as wide as the font is high."""
    return sum(_FONT if is_wide(character) else _FONT * 0.56 for character in text)


def _follows(previous: Step, step: Step) -> bool:
    return previous.to is not None and previous.to + dt.timedelta(days=1) == step.since


def _label_places(series: Sequence[Series], scale: _Scale) -> list[float]:
    """Return the height of each label: beside the end of its line, none upon another."""
    placed = [scale.y(one.steps[-1].value) + 4 for one in series]
    order = sorted(range(len(series)), key=lambda index: placed[index])
    apart = min(_LINE, (HEIGHT - 2 * _FONT) / len(series))
    for before, after in itertools.pairwise(order):
        placed[after] = max(placed[after], placed[before] + apart)
    lowest = HEIGHT - 6.0
    for index in reversed(order):
        placed[index] = lowest = min(placed[index], lowest)
        lowest -= apart
    return [round(y, 1) for y in placed]
