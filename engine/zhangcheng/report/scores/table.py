"""The table of all stages, raw → treated → normalised → weighted → aggregated, for other programs."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from zhangcheng.report.scores.parts import Scores
from zhangcheng.scoring.result import LineKind
from zhangcheng.scoring.stages import Account
from zhangcheng.whole_files import whole_file

_NUMBER = pa.decimal128(38, 10)
_POINTS = pa.decimal128(38, 20)
_SCHEMA = pa.schema(
    [
        ("key", pa.string()),
        ("name", pa.string()),
        ("group", pa.string()),
        ("indicator", pa.string()),
        ("kind", pa.string()),
        ("raw", _NUMBER),
        ("raw_text", pa.string()),
        ("treated", _NUMBER),
        ("share", _NUMBER),
        ("points", _POINTS),
        ("contribution", _POINTS),
        ("full", _POINTS),
        ("best", _POINTS),
        ("filled", pa.bool_()),
        ("score", _NUMBER),
        ("weight_scored", _NUMBER),
        ("rank", pa.int32()),
        ("grade", pa.string()),
        ("grade_at_most", pa.string()),
    ]
)


def stages_table(scores: Scores) -> pa.Table:
    """Return a row per institution and indicator, addition or deduction; numbers are exact decimals.

    Of an addition or deduction `indicator` is its id and `raw` how many times it counts.
    """
    rows = [row for account in scores.run.accounts for row in _rows(account)]
    return pa.Table.from_pylist(rows, schema=_SCHEMA)


def _rows(account: Account) -> Iterator[dict[str, object]]:
    standing = account.standing
    alike = {
        name: getattr(standing, name)
        for name in ("key", "name", "group", "score", "weight_scored", "rank", "grade", "grade_at_most")
    }
    for stage in account.stages:
        yield {
            **alike,
            "indicator": stage.indicator,
            "kind": LineKind.INDICATOR.value,
            "raw": _number(stage.raw),
            "raw_text": stage.raw if isinstance(stage.raw, str) else None,
            "treated": _number(stage.treated),
            "share": stage.share,
            "points": stage.points,
            "contribution": stage.contribution,
            "full": stage.full,
            "best": stage.best,
            "filled": stage.filled,
        }
    for line in account.lines:
        if line.kind in (LineKind.ADDITION, LineKind.DEDUCTION):
            yield {
                **alike,
                "indicator": line.id,
                "kind": line.kind.value,
                "raw": line.times,
                "points": line.points,
                "contribution": line.points,
            }


def _number(value: Decimal | str | None) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def write_parquet(scores: Scores, path: Path) -> None:
    """Write the table as Parquet."""
    with whole_file(path) as beside:
        pq.write_table(stages_table(scores), beside)
