"""What the sample run is set against: one check of each kind."""

from zhangcheng.model.comparison import Before, Check, Comparison, Move, Moved, Outside
from zhangcheng.model.outcome import Outcome


def _moved(
    kind: Move, key: str, name: str, outcome: Outcome | None, outside: Outside | None = None
) -> Moved:
    return Moved(
        kind=kind,
        check=Check("premises-area", "community", key),
        institution_type="community",
        institution=key,
        name=name,
        outcome=outcome,
        outside=outside,
    )


AGAINST = Comparison(
    before=Before(
        file="report-2020.json",
        as_of="2020-12-31",
        pack="zhangzhou",
        version="0.0.9",
        sha256="aa" * 32,
        failing={},
    ),
    same_pack=False,
    moved=(
        _moved(Move.NEW, "350602001000", "钟芬社区", Outcome.FAIL),
        _moved(Move.STILL, "350602002004", "新城社区", Outcome.FAIL),
        _moved(Move.FIXED, "350602002001", "延安社区", Outcome.PASS),
        _moved(Move.GONE, "350602009000", "已撤<社区>", None),
        _moved(Move.OUTSIDE, "350603001001", "别处社区", None, Outside.ELSEWHERE),
    ),
)
