"""The table of all stages, raw → treated → normalised → weighted → aggregated, for other programs."""

from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from zhangcheng.report.scores.parts import Scores

_NUMBER = pa.decimal128(38, 10)
_POINTS = pa.decimal128(38, 20)
_SCHEMA = pa.schema(
    [
        ("key", pa.string()),
        ("name", pa.string()),
        ("group", pa.string()),
        ("indicator", pa.string()),
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
    ]
)


def stages_table(scores: Scores) -> pa.Table:
    """Return a row per institution and indicator; numbers are exact decimals."""
    rows = [
        {
            "key": account.standing.key,
            "name": account.standing.name,
            "group": account.standing.group,
            "indicator": stage.indicator,
            "raw": _number(stage.raw),
            "raw_text": stage.raw if isinstance(stage.raw, str) else None,
            "treated": _number(stage.treated),
            "share": stage.share,
            "points": stage.points,
            "contribution": stage.contribution,
            "full": stage.full,
            "best": stage.best,
            "filled": stage.filled,
            "score": account.standing.score,
            "weight_scored": account.standing.weight_scored,
            "rank": account.standing.rank,
            "grade": account.standing.grade,
        }
        for account in scores.run.accounts
        for stage in account.stages
    ]
    return pa.Table.from_pylist(rows, schema=_SCHEMA)


def _number(value: Decimal | str | None) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def write_parquet(scores: Scores, path: Path) -> None:
    """Write the table as Parquet."""
    pq.write_table(stages_table(scores), path)
