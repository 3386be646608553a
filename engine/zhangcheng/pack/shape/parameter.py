"""parameters/*.yaml."""

from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from zhangcheng.pack.shape.base import (
    AnyText,
    Day,
    Maybe,
    Name,
    Number,
    Place,
    Shape,
    TextShape,
    Unit,
    Words,
)

Amount = Number | Words | None
"""A number, a text, or null for a time without value."""


class RowShape(Shape):
    """The value for one place and category; the categories are the keys named in `by`."""

    model_config = ConfigDict(title="Row", extra="allow")
    __pydantic_extra__: dict[str, AnyText]

    jurisdiction: Maybe[Place] = Field(
        None, description="辖区代码，省略为处处适用 · Place; left out: everywhere"
    )
    value: Amount = Field(description="数值；null 表示没有 · Value; null: there is none")

    @property
    def categories(self) -> dict[str, str]:
        """The other keys of the row."""
        return self.__pydantic_extra__


_TABLE_OR_VALUE: dict[str, Any] = {"oneOf": [{"required": ["rows"]}, {"required": ["value"]}]}


class VersionShape(Shape):
    """The values from one day on."""

    model_config = ConfigDict(title="Version", json_schema_extra=_TABLE_OR_VALUE)

    since: Day = Field(alias="from", description="生效日 · First day in force")
    to: Maybe[Day] = Field(
        None, description="最后一日；省略则到下一个值为止 · Last day; left out: until the next value"
    )
    promulgated: Maybe[Day] = Field(None, description="公布日 · Day it was made known")
    source: Maybe[Words] = Field(None, description="依据#条款 · source#clause")
    illustrative: Maybe[bool] = Field(None, description="没有出处的示意值 · No source gives it")
    assumed: Maybe[bool] = Field(None, description="日期是推定的 · No source gives the date")
    note: Maybe[TextShape] = Field(None, description="说明 · Note")
    rows: Maybe[Annotated[list[RowShape], Field(min_length=1)]] = Field(
        None, description="按地区和类别的值 · Values by place and category"
    )
    value: Amount = Field(None, description="单一数值 · The only value")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if ("rows" in self.model_fields_set) == ("value" in self.model_fields_set):
            raise PydanticCustomError("rows_or_value", "either rows or value")
        return self


class ParameterShape(Shape):
    """parameters/*.yaml: a value by date, place and category."""

    model_config = ConfigDict(title="Parameter")

    id: Name = Field(description="参数标识，同文件名 · Id of the parameter, the file's name")
    title: TextShape = Field(description="名称 · Title")
    unit: Maybe[Unit] = Field(
        None,
        description='单位；"1" 为无单位的数；省略为文字参数 · Unit; "1": bare number; left out: text',
    )
    shown_as: Maybe[Literal["percent"]] = Field(
        None,
        description="占比显示为百分数：0.6 为 60% · Share shown as a percentage: 0.6 as 60%",
    )
    by: Maybe[list[Name]] = Field(
        None,
        description="按 jurisdiction 和同名字段取值 · Looked up by jurisdiction and these fields",
    )
    lower_levels_may: Maybe[Literal["raise", "lower", "anything", "nothing"]] = Field(
        None, description="下级可以怎样调整 · What lower levels may do to it"
    )
    review_by: Maybe[Day] = Field(None, description="复核期限 · Day by which to review it")
    note: Maybe[TextShape] = Field(None, description="说明 · Note")
    illustrative: Maybe[bool] = Field(None, description="全部是示意值 · No source gives any of it")
    values: Annotated[list[VersionShape], Field(min_length=1)] = Field(
        description="各版本的值 · Values over time"
    )
