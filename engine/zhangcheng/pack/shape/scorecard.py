"""scorecards/*.yaml: the tree of dimensions and indicators, and what is done with their points."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from zhangcheng.pack.shape.base import (
    Feel,
    Maybe,
    Name,
    Number,
    Shape,
    Slug,
    TextShape,
    Unit,
    Word,
    Words,
)
from zhangcheng.pack.shape.normalise import NormaliseShape, TreatShape
from zhangcheng.pack.shape.rules import EffectiveShape

Aggregation = Literal["arithmetic", "geometric"]
Compared = Literal["min_max", "z_score", "rank", "percentile"]
Missing = Literal["exclude", "zero", "group_mean", "refuse"]
Sources = Maybe[Annotated[list[Words], Field(min_length=1)]]


class BoundsShape(Shape):
    """Between which numbers something may lie."""

    model_config = ConfigDict(title="Bounds")

    low: Number = Field(alias="from", description="最低 · Lowest")
    high: Number = Field(alias="to", description="最高 · Highest")


class ComparisonShape(Shape):
    """How much more one item counts than another."""

    model_config = ConfigDict(title="Comparison")

    more: Slug = Field(description="较重要的一项 · The one that counts more")
    than: Slug = Field(description="与之相比的一项 · The one it is compared with")
    by: Number = Field(description="重要几倍（1–9）· How many times as much (1 to 9)")


class RaterGroupShape(Shape):
    """A group of raters."""

    model_config = ConfigDict(title="Rater group")

    id: Word = Field(description="评分人类别的取值 · Value of the field that tells the group")
    title: TextShape = Field(description="名称 · Title")
    weight: Number = Field(description="本组所占的份额 · Share of this group")
    minimum: Maybe[Annotated[int, Field(ge=1)]] = Field(
        None, description="去掉高低后最少票数 · Fewest ballots that count, after the drop"
    )
    drop: Maybe[Annotated[int, Field(ge=1)]] = Field(
        None, description="各去掉几个最高分和最低分 · Ballots dropped at either end"
    )
    drop_percent: Maybe[Annotated[int, Field(ge=1, le=49)]] = Field(
        None, description="两端各去掉百分之几 · Per cent of ballots dropped at either end"
    )


class MarkShape(Shape):
    """How many marks an answer stands for."""

    model_config = ConfigDict(title="Mark")

    answer: Word = Field(description="评价，例如 优秀 · Answer of a ballot")
    mark: Number = Field(description="折合的分数 · Marks it stands for")


class MarksShape(Shape):
    """Marks that raters gave."""

    model_config = ConfigDict(title="Marks")

    record: Name = Field(description="评分票的记录类型，一票一行 · Record type of the ballots")
    rated: Name = Field(description="指向被评机构的字段 · Field that names who is rated")
    rater: Name = Field(description="评分者的字段；不得自评 · Field that names the rater")
    group: Name = Field(description="评分人类别的字段 · Field that tells the group of the rater")
    mark: Name = Field(description="分数或评价的字段 · Field of the mark or answer")
    when: Maybe[Feel] = Field(None, description="取哪些票，FEEL · Which ballots count, in FEEL")
    answers: Maybe[Annotated[list[MarkShape], Field(min_length=1)]] = Field(
        None, description="评价折分表 · Marks that answers stand for"
    )
    below_minimum: Maybe[Literal["missing", "exclude"]] = Field(
        None,
        description="票数不足：整项缺失或由他组分担 · Too few ballots: missing, or others take over",
    )
    groups: Annotated[list[RaterGroupShape], Field(min_length=1)] = Field(
        description="评分人类别及份额 · Groups of raters and their shares"
    )


class IndicatorShape(Shape):
    """What is scored: a value, the outcome of a rule, or the marks of raters."""

    model_config = ConfigDict(title="Indicator")

    id: Slug = Field(description="指标标识 · Id of the indicator")
    title: TextShape = Field(description="名称 · Title")
    weight: Number = Field(description="权重（分值）· Weight, its full points")
    range: Maybe[BoundsShape] = Field(
        None, description="权重可能的范围，供敏感性分析 · Where the weight may lie"
    )
    value: Maybe[Feel] = Field(None, description="指标量或 FEEL 表达式 · Measure or FEEL expression")
    rule: Maybe[Slug] = Field(
        None, description="规则：达标记录所占比例 · Rule: share of its records that pass"
    )
    marks: Maybe[MarksShape] = Field(None, description="评分 · Marks of raters")
    through: Maybe[Annotated[list[Name], Field(min_length=1)]] = Field(
        None,
        description="从规则的记录到被考核机构的字段 · Fields that lead from the rule's record here",
    )
    direction: Maybe[Literal["higher", "lower"]] = Field(
        None, description="越高越好或越低越好 · Whether higher or lower is better"
    )
    unit: Maybe[Unit] = Field(None, description="单位 · Unit")
    treat: Maybe[TreatShape] = Field(None, description="计分前的处理 · Treatment before scoring")
    normalise: Maybe[NormaliseShape] = Field(None, description="计分方法 · How it becomes points")
    missing: Maybe[Missing] = Field(None, description="缺数据时怎么办 · What is done without data")
    step: Maybe[Number] = Field(
        None, description="现实中最小的改进幅度 · Smallest realistic improvement"
    )
    sources: Sources = Field(None, description="依据#条款 · source#clause")
    illustrative: Maybe[bool] = Field(None, description="权重是示意值 · No source gives the weight")
    note: Maybe[TextShape] = Field(None, description="说明 · Note")


class DimensionShape(Shape):
    """A part of the scorecard: further dimensions, or indicators."""

    model_config = ConfigDict(title="Dimension")

    id: Slug = Field(description="维度标识 · Id of the dimension")
    title: TextShape = Field(description="名称 · Title")
    weight: Number = Field(description="权重（分值）· Weight")
    range: Maybe[BoundsShape] = Field(
        None, description="权重可能的范围，供敏感性分析 · Where the weight may lie"
    )
    total: Maybe[Number] = Field(
        None, description="下一级权重之和，默认 100 · What the weights below add up to, 100 unless told"
    )
    aggregate: Maybe[Aggregation] = Field(None, description="合成方法 · How the items are combined")
    comparisons: Maybe[Annotated[list[ComparisonShape], Field(min_length=1)]] = Field(
        None, description="下一级的两两比较（AHP）· Pairwise comparisons of the items below"
    )
    dimensions: "Maybe[Annotated[list[DimensionShape], Field(min_length=1)]]" = Field(
        None, description="下级维度 · Dimensions below"
    )
    indicators: Maybe[Annotated[list[IndicatorShape], Field(min_length=1)]] = Field(
        None, description="指标 · Indicators"
    )
    sources: Sources = Field(None, description="依据#条款 · source#clause")
    illustrative: Maybe[bool] = Field(None, description="权重是示意值 · No source gives the weight")
    note: Maybe[TextShape] = Field(None, description="说明 · Note")


class AdjustmentShape(Shape):
    """Points added or taken off outside the weights."""

    model_config = ConfigDict(title="Adjustment")

    id: Slug = Field(description="加减分项标识 · Id of the adjustment")
    title: TextShape = Field(description="名称 · Title")
    kind: Literal["addition", "deduction"] = Field(description="加分或扣分 · Added or taken off")
    value: Maybe[Feel] = Field(None, description="次数，FEEL · How many times, in FEEL")
    rule: Maybe[Slug] = Field(
        None, description="规则：未达标的记录数 · Rule: how many of its records fail"
    )
    through: Maybe[Annotated[list[Name], Field(min_length=1)]] = Field(
        None,
        description="从规则的记录到被考核机构的字段 · Fields that lead from the rule's record here",
    )
    each: Number = Field(description="每次几分 · Points each time")
    at_most: Maybe[Number] = Field(None, description="本项最多几分 · Most points of this item")
    sources: Sources = Field(None, description="依据#条款 · source#clause")
    illustrative: Maybe[bool] = Field(None, description="没有出处的示意项 · No source gives it")
    note: Maybe[TextShape] = Field(None, description="说明 · Note")


class VetoShape(Shape):
    """What holds the grade or the score down, whatever else was reached."""

    model_config = ConfigDict(title="Veto")

    id: Slug = Field(description="否决项标识 · Id of the veto")
    title: TextShape = Field(description="名称 · Title")
    when: Maybe[Feel] = Field(None, description="否决条件，FEEL · When it applies, in FEEL")
    rule: Maybe[Slug] = Field(None, description="规则：有记录未达标即否决 · Rule: any failing record")
    through: Maybe[Annotated[list[Name], Field(min_length=1)]] = Field(
        None,
        description="从规则的记录到被考核机构的字段 · Fields that lead from the rule's record here",
    )
    grade: Maybe[Slug] = Field(None, description="等次至多为 · Best grade still open")
    score: Maybe[Number] = Field(None, description="得分至多为 · Highest score still open")
    sources: Sources = Field(None, description="依据#条款 · source#clause")
    illustrative: Maybe[bool] = Field(None, description="没有出处的示意项 · No source gives it")
    note: Maybe[TextShape] = Field(None, description="说明 · Note")


class GradeShape(Shape):
    """A grade and the scores that earn it."""

    model_config = ConfigDict(title="Grade")

    id: Slug = Field(description="等次标识 · Id of the grade")
    title: TextShape = Field(description="名称 · Title")
    scores: Words = Field(
        description='分数段，写明含不含：">= 90"、"[80..90)"、"< 60" · Scores, with open or closed ends'
    )
    at_most_percent: Maybe[Annotated[int, Field(ge=0, le=100)]] = Field(
        None, description="名额：至多占百分之几 · At most this per cent of those scored"
    )
    not_with: Maybe[Annotated[list[Slug], Field(min_length=1)]] = Field(
        None, description="有这些规则未达标的不得评此等次 · Not for who fails one of these rules"
    )


class RoundingShape(Shape):
    """How the score is rounded."""

    model_config = ConfigDict(title="Rounding")

    decimals: Annotated[int, Field(ge=0, le=10)] = Field(description="小数位数 · Decimals")
    mode: Literal["half_up", "half_even", "up", "down"] = Field(
        description="四舍五入、四舍六入五成双、进一、去尾 · How a remainder is rounded"
    )


class SensitivityShape(Shape):
    """Which of the choices are varied to see how sure a rank is."""

    model_config = ConfigDict(title="Sensitivity")

    weights_percent: Annotated[int, Field(ge=0, le=100)] = Field(
        description="没有写 range 的权重浮动百分之几 · How far weights without a range vary, per cent"
    )
    normalise: Maybe[list[Compared]] = Field(
        None, description="另外可取的计分方法 · Other normalisations tried"
    )
    aggregate: Maybe[list[Aggregation]] = Field(
        None, description="另外可取的合成方法 · Other aggregations tried"
    )
    draws: Annotated[int, Field(ge=100, le=1_000_000)] = Field(description="抽样次数 · Draws")
    seed: Annotated[int, Field(ge=0)] = Field(description="随机种子 · Seed")


class ScorecardShape(Shape):
    """scorecards/*.yaml: how institutions are scored."""

    model_config = ConfigDict(title="Scorecard")

    id: Slug = Field(description="考核表标识，同文件名 · Id of the scorecard, the file's name")
    title: TextShape = Field(description="名称 · Title")
    record: Name = Field(description="被考核的记录类型 · Record type that is scored")
    when: Maybe[Feel] = Field(None, description="考核哪些记录，FEEL · Which records, in FEEL")
    group: Maybe[Name] = Field(None, description="分组字段 · Field by which they are grouped")
    total: Maybe[Number] = Field(
        None, description="下一级权重之和，默认 100 · What the weights below add up to, 100 unless told"
    )
    scale: Maybe[Number] = Field(None, description="满分，默认同 total · Full score, total unless told")
    aggregate: Maybe[Aggregation] = Field(
        None,
        description="合成方法，默认 arithmetic · How the items are combined; arithmetic unless told",
    )
    missing: Missing = Field(description="缺数据时怎么办 · What is done without data")
    scored_at_least_percent: Maybe[Annotated[int, Field(ge=1, le=100)]] = Field(
        None,
        description="有数据的权重不到百分之几就不排名 · "
        "Not ranked with less than this per cent of the weight scored from data",
    )
    waived: Maybe[Literal["pass", "exclude", "fail"]] = Field(
        None,
        description="有豁免的记录：视为达标、不计（默认）、照样计 · "
        "Waived records: as passing, left out (unless told), as if there were no waiver",
    )
    rounding: RoundingShape = Field(description="得分的取整 · Rounding of the score")
    lowest: Maybe[Number] = Field(None, description="最低得分 · Lowest score")
    highest: Maybe[Number] = Field(None, description="最高得分 · Highest score")
    additions_at_most: Maybe[Number] = Field(None, description="加分合计至多 · Most that is added")
    deductions_at_most: Maybe[Number] = Field(None, description="扣分合计至多 · Most that is taken off")
    comparisons: Maybe[Annotated[list[ComparisonShape], Field(min_length=1)]] = Field(
        None, description="下一级的两两比较（AHP）· Pairwise comparisons of the items below"
    )
    dimensions: Maybe[Annotated[list[DimensionShape], Field(min_length=1)]] = Field(
        None, description="维度 · Dimensions"
    )
    indicators: Maybe[Annotated[list[IndicatorShape], Field(min_length=1)]] = Field(
        None, description="指标 · Indicators"
    )
    adjustments: Maybe[list[AdjustmentShape]] = Field(None, description="加减分项 · Adjustments")
    vetoes: Maybe[list[VetoShape]] = Field(None, description="一票否决 · Vetoes")
    grades: Maybe[Annotated[list[GradeShape], Field(min_length=1)]] = Field(
        None, description="等次，由高到低 · Grades, best first"
    )
    quota_within: Maybe[Literal["all", "group"]] = Field(
        None, description="名额按全体或按组算，默认全体 · Quotas of all, or of each group"
    )
    ties: Maybe[list[Slug]] = Field(
        None, description="同分时依次比较的指标 · Indicators compared when scores are equal"
    )
    sensitivity: Maybe[SensitivityShape] = Field(
        None, description="敏感性分析 · What is varied to see how sure a rank is"
    )
    effective: Maybe[EffectiveShape] = Field(None, description="有效期 · When it is in force")
    sources: Sources = Field(None, description="依据#条款 · source#clause")
    illustrative: Maybe[bool] = Field(None, description="权重是示意值 · No source gives the weights")
    note: Maybe[TextShape] = Field(None, description="说明 · Note")
