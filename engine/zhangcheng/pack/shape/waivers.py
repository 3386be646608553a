"""waivers.yaml: exceptions to the rules of a pack."""

from typing import Annotated

from pydantic import ConfigDict, Field

from zhangcheng.model.waiver import REMIND_DAYS
from zhangcheng.pack.shape.base import Day, Maybe, Shape, Words


class WaiverShape(Shape):
    """A dated, approved exception."""

    model_config = ConfigDict(title="Waiver")

    rule: Words = Field(description="规则标识或标题 · Id or title of the rule")
    institution: Maybe[Words] = Field(
        None, description="机构代码或名称 · Key or name of the institution it is for"
    )
    jurisdiction: Maybe[Words] = Field(
        None,
        description="辖区代码或名称：其下所有机构 · Code or name of a place: every institution in it",
    )
    reason: Words = Field(description="理由 · Why")
    basis: Words = Field(description="法律或政策依据 · Legal basis")
    approved_by: Words = Field(
        description="批准机关，不写个人 · The office that approved it, never a person"
    )
    since: Day = Field(alias="from", description="第一天 · First day")
    to: Day = Field(description="最后一天 · Last day")


class WaiversShape(Shape):
    """waivers.yaml: exceptions, kept beside a pack or given with --waivers."""

    model_config = ConfigDict(title="Waivers")

    remind_days: Annotated[int, Field(ge=0)] = Field(
        REMIND_DAYS,
        description="到期前多少天提醒 · How many days before its end a waiver is pointed out",
    )
    waivers: list[WaiverShape] = Field(description="豁免 · Exceptions")
