"""How the value of an indicator becomes points: normalisations by name, and what precedes them."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from zhangcheng.pack.shape.base import Maybe, Number, Shape, Word, Words

Method = Literal[
    "min_max",
    "z_score",
    "rank",
    "percentile",
    "target",
    "steps",
    "categories",
    "proportion",
    "deduct",
    "add",
]


class StepShape(Shape):
    """A line of a table of points."""

    model_config = ConfigDict(title="Step")

    when: Words = Field(
        description='取值段，写明含不含，例如 "[150..200)" · Values, with open or closed ends'
    )
    points: Number = Field(description="得几分 · Points")


class CategoryShape(Shape):
    """The points of one category."""

    model_config = ConfigDict(title="Category")

    is_: Word = Field(alias="is", description="取值 · Value")
    points: Number = Field(description="得几分 · Points")


class NormaliseShape(Shape):
    """A normalisation, named as in the OECD/JRC Handbook where it is there."""

    model_config = ConfigDict(title="Normalise")

    method: Method = Field(description="方法 · Method")
    within: Maybe[Literal["all", "group"]] = Field(
        None, description="与全体或与本组相比，默认全体 · Compared with all, or within the group"
    )
    zero_at: Maybe[Number] = Field(None, description="得零分的值（target）· Value of no points (target)")
    full_at: Maybe[Number] = Field(
        None, description="得满分的值（target）· Value of full points (target)"
    )
    capped: Maybe[bool] = Field(
        None, description="超出不再加减，默认是（target）· No more and no less than that (target)"
    )
    centre: Maybe[Number] = Field(
        None, description="平均值得权重的几分之几（z_score），默认 0 · Share at the mean, 0 unless told"
    )
    spread: Maybe[Number] = Field(
        None,
        description="每个标准差合几分之几（z_score），默认 1 · Share per standard deviation",
    )
    each: Maybe[Number] = Field(
        None, description="每次加减几分（deduct、add）· Points each time (deduct, add)"
    )
    floor: Maybe[Number] = Field(
        None, description="本项最低分，默认 0（deduct、add）· Fewest points, 0 unless told"
    )
    ceiling: Maybe[Number] = Field(
        None, description="本项最高分，默认权重（deduct、add）· Most points, the weight unless told"
    )
    steps: Maybe[Annotated[list[StepShape], Field(min_length=1)]] = Field(
        None, description="分段得分表（steps）· Table of points by value"
    )
    categories: Maybe[Annotated[list[CategoryShape], Field(min_length=1)]] = Field(
        None, description="各取值的得分（categories）· Points of each value"
    )


class TreatShape(Shape):
    """What is done to a value before it is normalised."""

    model_config = ConfigDict(title="Treat")

    low: Maybe[Number] = Field(None, description="低于此值按此值计 · Values below count as this")
    high: Maybe[Number] = Field(None, description="高于此值按此值计 · Values above count as this")
    transform: Maybe[Literal["ln"]] = Field(None, description="取自然对数 · Natural logarithm")
