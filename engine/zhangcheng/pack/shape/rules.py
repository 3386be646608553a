"""rules/*.yaml."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from zhangcheng.pack.shape.base import Day, Feel, Maybe, Name, Number, Shape, Slug, TextShape, Words


class CaseShape(Shape):
    """An example: given → expected outcome."""

    model_config = ConfigDict(title="Case")

    name: Words | TextShape = Field(description="名称 · Name")
    as_of: Day = Field(description="核查日期 · As-of date")
    period: Maybe[Words | int] = Field(None, description="时期，例如 2018 · Period, for example 2018")
    given: dict[str, object] = Field(description="字段的值 · Values of the fields")
    expect: Literal["pass", "fail", "not_applicable", "insufficient_data"] = Field(
        description="应有的结果 · Expected outcome"
    )
    gap: Maybe[Number] = Field(None, description="应有的差额 · Expected gap")
    actual: Maybe[Number | Words] = Field(None, description="应有的实际值 · Expected actual value")
    required: Maybe[Number | Words] = Field(None, description="应有的要求值 · Expected required value")


class EffectiveShape(Shape):
    """When a rule is in force."""

    model_config = ConfigDict(title="Effective")

    since: Maybe[Day] = Field(None, alias="from", description="生效日 · First day")
    to: Maybe[Day] = Field(None, description="最后一日 · Last day")
    promulgated: Maybe[Day] = Field(None, description="公布日 · Day it was made known")
    assumed: Maybe[bool] = Field(None, description="日期是推定的 · No source gives the date")


class RuleShape(Shape):
    """One requirement."""

    model_config = ConfigDict(title="Rule")

    id: Slug = Field(description="规则标识 · Id of the rule")
    title: TextShape = Field(description="名称 · Title")
    record: Name = Field(description="适用的记录类型 · Record type it applies to")
    when: Maybe[Feel] = Field(None, description="适用条件，FEEL · To which records, in FEEL")
    require: Feel = Field(description="必须成立的条件，FEEL · What must hold, in FEEL")
    level: Literal["must", "should", "may"] = Field(
        description="must（应当）、should（宜）或 may（可） · must, should or may: how binding it is"
    )
    effective: Maybe[EffectiveShape] = Field(None, description="有效期 · When it is in force")
    sources: Maybe[list[Words]] = Field(None, description="依据#条款 · source#clause")
    illustrative: Maybe[bool] = Field(None, description="没有出处的示意规则 · No source gives it")
    remedy: Maybe[TextShape] = Field(None, description="如何整改 · What to do about it")
    note: Maybe[TextShape] = Field(None, description="说明 · Note")
    aliases: Maybe[list[Slug]] = Field(None, description="曾用标识 · Former ids")
    cases: list[CaseShape] = Field(description="示例 · Cases")


class RulesShape(Shape):
    """rules/*.yaml: the rules of a policy area."""

    model_config = ConfigDict(title="Rules")

    area: Slug = Field(description="政策领域标识，同文件名 · Id of the area, the file's name")
    title: TextShape = Field(description="名称 · Title")
    rules: Annotated[list[RuleShape], Field(min_length=1)] = Field(description="规则 · Rules")
