"""Says what a scorecard writes that does the opposite of what it is for, or nothing."""

import itertools
from collections.abc import Sequence
from decimal import Decimal

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.scorecard import Grade
from zhangcheng.pack.linking.context import Context, items_of
from zhangcheng.pack.shape import ScorecardShape
from zhangcheng.pack.shape.scorecard import VetoShape
from zhangcheng.yamlsource import Node


def check_amount(value: int | Decimal | None, node: Node, context: Context) -> None:
    """Note points that are not positive: what adds would take off, and the other way round."""
    if value is not None and value <= 0:
        context.fault(codes.OUT_OF_BOUNDS, node, value=f"{Decimal(value):f}", bound="> 0")


def check_order(grades: Sequence[Grade], nodes: Sequence[Node], context: Context) -> None:
    """Note the first grade with higher scores than the one above it."""
    for place, (above, below) in enumerate(itertools.pairwise(grades), start=1):
        if _lowest(below) > _lowest(above):
            context.fault(
                codes.GRADES_ORDER,
                nodes[place].at(("scores",)),
                grade=below.id,
                scores=str(below.scores),
                other=above.id,
                above=str(above.scores),
            )
            return


def check_effects(shape: ScorecardShape, root: Node, grades: Sequence[Grade], context: Context) -> None:
    """Note quotas of groups that there are not, and grades beyond the bounds of the score."""
    if shape.quota_within == "group" and shape.group is None:
        problem = Text("考核表没有写 group，不分组", "the scorecard has no group")
        place = root.key_location("quota_within")
        context.fault(codes.WITHOUT_EFFECT, place, item="quota_within", problem=problem)
    for grade, node in zip(grades, items_of(root, "grades"), strict=False):
        scores, key = grade.scores, None
        if shape.highest is not None and not _reaches(scores.low, shape.highest, scores.low_closed):
            key, bound = "highest", shape.highest
        elif shape.lowest is not None and not _reaches(shape.lowest, scores.high, scores.high_closed):
            key, bound = "lowest", shape.lowest
        if key is not None:
            problem = Text(
                f"{key} 为 {bound}，没有得分在 {scores} 之内",
                f"{key} is {bound}, so that no score lies in {scores}",
            )
            place = node.at(("scores",)).location
            context.fault(codes.WITHOUT_EFFECT, place, item=grade.id, problem=problem)


def check_holds(
    veto: VetoShape, node: Node, card: ScorecardShape, grades: Sequence[str], context: Context
) -> None:
    """Note a veto that holds nothing down."""
    if veto.grade is None and veto.score is None:
        place, problem = (
            node.at(("id",)),
            Text("没有写 grade 或 score", "it has neither grade nor score"),
        )
    elif veto.grade is not None and veto.grade == next(iter(grades), None):
        place = node.at(("grade",))
        problem = Text(f"{veto.grade} 就是最好的等次", f"{veto.grade} is the best grade there is")
    elif veto.score is not None and card.highest is not None and veto.score >= card.highest:
        place = node.at(("score",))
        problem = Text(f"得分本来至多 {card.highest}", f"no score is above {card.highest} anyway")
    else:
        return
    context.fault(codes.VETO_WITHOUT_EFFECT, place, item=veto.id, problem=problem)


def _lowest(grade: Grade) -> Decimal:
    return Decimal("-Infinity") if grade.scores.low is None else grade.scores.low


def _reaches(low: int | Decimal | None, high: int | Decimal | None, closed: bool) -> bool:
    """Whether there are numbers from `low` to `high`."""
    return low is None or high is None or low < high or (low == high and closed)
