"""Points brought up the tree, level by level: weighted arithmetic or geometric means."""

from collections.abc import Iterator, Mapping

import duckdb

from zhangcheng.model.scorecard import Aggregation, Dimension, Indicator, Scorecard, walk
from zhangcheng.scoring.plan import Column
from zhangcheng.scoring.whole import POINTS, SHARE, over, ratio, whole


def create_combined(
    connection: duckdb.DuckDBPyConnection, card: Scorecard, columns: Mapping[str, Column]
) -> dict[str, str]:
    """Make `score_combined` from `score_normalised`: a column of points for each dimension.

    Args:
        connection: where the tables are.
        card: the scorecard.
        columns: the column of each indicator, by its id.

    Returns:
        The name of the column that holds the points of each dimension out of its `total`, by id; the
        root's under the id of the scorecard. NULL where nothing below it has a value.
    """
    names = {d.id: f"d{n}" for n, d in enumerate(sorted(_dimensions(card), key=lambda d: d.id))}
    source = "SELECT * FROM score_normalised"
    for level in _levels(card):
        made = ", ".join(f"{_combined(d, names, columns)} AS {names[d.id]}" for d in level)
        source = f"SELECT *, {made} FROM ({source})"
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE score_combined AS"
        f" SELECT row, {', '.join(names.values())} FROM ({source})"
    )
    return names


def _dimensions(card: Scorecard) -> Iterator[Dimension]:
    return (item for item in walk(card.root) if isinstance(item, Dimension))


def _levels(card: Scorecard) -> list[list[Dimension]]:
    """Return the dimensions by height: those above indicators alone come first, the root last."""
    heights: dict[int, list[Dimension]] = {}
    for dimension in _dimensions(card):
        heights.setdefault(_height(dimension), []).append(dimension)
    return [heights[height] for height in sorted(heights)]


def _height(item: Dimension | Indicator) -> int:
    return 1 + max(map(_height, item.items)) if isinstance(item, Dimension) else 0


def _combined(dimension: Dimension, names: Mapping[str, str], columns: Mapping[str, Column]) -> str:
    # In the order of their ids, so that a scorecard may list its items in any order.
    items = sorted(dimension.items, key=lambda item: item.id)
    points = {item.id: _points(item, names, columns) for item in items}
    if dimension.aggregation is Aggregation.GEOMETRIC:
        return _geometric(dimension, points)
    total, weights = whole(dimension.total, SHARE), {i.id: whole(i.weight, SHARE) for i in items}
    above = " + ".join(f"coalesce({sql}, 0)" for sql in points.values())
    there = " + ".join(
        f"CASE WHEN {sql} IS NULL THEN 0 ELSE {weights[id_]} END" for id_, sql in points.items()
    )
    everything = " AND ".join(f"{sql} IS NOT NULL" for sql in points.values())
    shared = over(f"(({above}) * {total})", f"({there})")
    return f"CASE WHEN {everything} THEN {above} ELSE {shared} END"


def _points(item: Dimension | Indicator, names: Mapping[str, str], columns: Mapping[str, Column]) -> str:
    """Return the points of an item out of its weight."""
    if isinstance(item, Indicator):
        return f"y{columns[item.id].number}"
    return ratio(names[item.id], item.weight, item.total)


def _geometric(dimension: Dimension, points: Mapping[str, str]) -> str:
    """The product of the shares to the power of their weights; a share of zero makes it zero.

    Roots are no decimals: they are computed in binary and kept to ten decimals.
    """
    weights = {item.id: float(item.weight) for item in dimension.items}
    shares = {
        id_: f"(CAST({sql} AS DOUBLE) / {weights[id_] * 10.0**POINTS!r})" for id_, sql in points.items()
    }
    logs = " + ".join(
        f"CASE WHEN {share} > 0 THEN {weights[id_]!r} * ln({share}) ELSE 0 END"
        for id_, share in shares.items()
    )
    there = " + ".join(
        f"CASE WHEN {share} IS NULL THEN 0 ELSE {weights[id_]!r} END" for id_, share in shares.items()
    )
    gone = " OR ".join(f"coalesce({share} <= 0, FALSE)" for share in shares.values())
    mean = f"CAST(round(exp(({logs}) / nullif({there}, 0)) * 1e{SHARE}) AS HUGEINT)"
    return f"CASE WHEN {gone} THEN 0 ELSE {mean} * {whole(dimension.total, SHARE)} END"
