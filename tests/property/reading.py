"""The plain reading in Python of a requirement on a record of `world`."""

from collections.abc import Mapping

from zhangcheng.feel import tree
from zhangcheng.pack.pack import Pack

from .reference import Reader, World
from .world import CLOCK, RECORD_TYPES, TOTAL, floor_at


def read(pack: Pack, data: Mapping[str, list[dict[str, object]]], text: tree.Node, at: int) -> object:
    """Return what `text` is of the community at `at`."""
    records = {
        "community": [{"_key": r["code"], "jurisdiction": r["place"], **r} for r in data["community"]],
        "premises": [
            {"_key": r["no"], "jurisdiction": _place(data, r["community"]), **r}
            for r in data["premises"]
        ],
    }
    world = World(
        record_types=RECORD_TYPES,
        records=records,
        measures={("community", "total_area"): pack.trees[TOTAL]},
        parameter=floor_at,
        clock=CLOCK,
    )
    return Reader(world, "community", records["community"][at]).read(text)


def _place(data: Mapping[str, list[dict[str, object]]], code: object) -> object:
    return next(r["place"] for r in data["community"] if r["code"] == code)
