"""records/*.yaml."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from zhangcheng.pack.shape.base import Feel, Maybe, Name, Number, Shape, TextShape, Unit, Word, Words


class ChoiceShape(Shape):
    """An allowed value of a choice field."""

    model_config = ConfigDict(title="Choice")

    id: Word = Field(description="取值标识 · Id of the value")
    label: TextShape = Field(description="显示名称 · Label")
    illustrative: Maybe[bool] = Field(None, description="没有出处的示意值 · No source gives it")


class FieldShape(Shape):
    """A column."""

    model_config = ConfigDict(title="Field")

    id: Name = Field(description="字段标识，表达式中的名称 · Id, its name in expressions")
    label: TextShape = Field(description="显示名称和表头 · Label and column heading")
    labels: Maybe[list[Words]] = Field(None, description="台账中的其他表头 · Further column headings")
    type: Literal[
        "text", "number", "boolean", "date", "month", "choice", "reference", "jurisdiction"
    ] = Field(description="类型 · Type")
    unit: Maybe[Unit] = Field(None, description="单位（number）· Unit of a number")
    shown_as: Maybe[Literal["percent"]] = Field(
        None,
        description="占比显示为百分数：0.6 为 60% · Share shown as a percentage: 0.6 as 60%",
    )
    decimals: Maybe[Annotated[int, Field(ge=0, le=9)]] = Field(
        None, description="小数位数（number），默认 0 · Decimals of a number, 0 unless told"
    )
    min: Maybe[Number] = Field(None, description="最小值（number）· Least value of a number")
    max: Maybe[Number] = Field(None, description="最大值（number）· Greatest value of a number")
    values: Maybe[Annotated[list[ChoiceShape], Field(min_length=1)]] = Field(
        None, description="允许的取值（choice）· Allowed values of a choice"
    )
    to: Maybe[Name] = Field(None, description="指向的记录类型（reference）· Record type of a reference")
    inverse: Maybe[Name] = Field(
        None,
        description="对方看到本类记录时的名称（reference）· Name under which the other type sees these",
    )
    required: Maybe[bool] = Field(None, description="必填 · Must not be missing")
    required_for: Maybe[
        Annotated[dict[str, Annotated[list[Word], Field(min_length=1)]], Field(min_length=1)]
    ] = Field(
        None,
        description=(
            "本表的 choice 字段为这些取值之一时必填，例如 {layer: [community]} · "
            "Must not be missing where a choice field is one of these: {layer: [community]}"
        ),
    )
    missing: Maybe[Annotated[list[Words], Field(min_length=1)]] = Field(
        None, description="表示没有数据的写法，如 —— 无 / · Words that mean that nothing is known"
    )
    code: Maybe[Literal["division", "credit"]] = Field(
        None,
        description=(
            "代码种类（text）：统计用区划代码、统一社会信用代码 · "
            "Code of a text: statistical division code, unified social credit code"
        ),
    )
    yearly: Maybe[bool] = Field(
        None, description="每年重填，模板不带入上年的值 · Filled in anew each year"
    )
    fixed: Maybe[bool] = Field(
        None,
        description=(
            "已成事实，报告不建议改它，例如事件的日期 · "
            "A fact that is over, such as the date of an event: no report asks to change it"
        ),
    )
    names: Maybe[Name] = Field(
        None,
        description=(
            "本列是这个 reference 字段所指记录的名称（text）· "
            "Reference field whose record this text names"
        ),
    )
    part_of: Maybe[Name] = Field(
        None,
        description=(
            "本列是这个 number 字段的一部分，不会比它多（number）· "
            "Number field of which this is a part, and never more"
        ),
    )
    note: Maybe[TextShape] = Field(None, description="说明 · Note")


class MeasureShape(Shape):
    """A quantity computed from a record."""

    model_config = ConfigDict(title="Measure")

    id: Name = Field(description="指标量标识 · Id of the measure")
    title: TextShape = Field(description="名称 · Title")
    value: Feel = Field(description="FEEL 表达式 · FEEL expression")
    unit: Maybe[Unit] = Field(None, description="单位 · Unit")
    shown_as: Maybe[Literal["percent"]] = Field(
        None,
        description="占比显示为百分数：0.6 为 60% · Share shown as a percentage: 0.6 as 60%",
    )
    fixed: Maybe[bool] = Field(
        None,
        description=(
            "已成事实，报告不建议改它，例如事件的日期 · "
            "A fact that is over, such as the date of an event: no report asks to change it"
        ),
    )
    note: Maybe[TextShape] = Field(None, description="说明 · Note")


class InForceShape(Shape):
    """The date fields between which a record counts."""

    model_config = ConfigDict(title="In force")

    since: Maybe[Name] = Field(None, alias="from", description="开始日期字段 · Field of the first day")
    to: Maybe[Name] = Field(None, description="结束日期字段 · Field of the last day")


class RecordShape(Shape):
    """records/*.yaml: a kind of row."""

    model_config = ConfigDict(title="Record type")

    id: Name = Field(description="记录类型标识，同文件名 · Id of the record type, the file's name")
    title: TextShape = Field(description="名称 · Title")
    labels: Maybe[list[Words]] = Field(None, description="台账中的其他表名 · Further sheet names")
    note: Maybe[TextShape] = Field(None, description="说明 · Note")
    key: Maybe[list[Name]] = Field(
        None, description="识别一条记录的字段 · Fields that identify a record"
    )
    former_key: Maybe[Name] = Field(
        None,
        description=(
            "填原来的主键的字段，例如原社区代码（text，主键只有一个字段） · "
            "Text field with the key that it had before, where the key is one field"
        ),
    )
    name: Maybe[Name] = Field(None, description="显示用的字段 · Field shown for a record")
    belongs_to: Maybe[Name] = Field(
        None, description="指向所属机构的 reference 字段 · Reference field that leads to its institution"
    )
    parameters_on: Maybe[Name] = Field(
        None, description="按此日期取参数 · Date field on which its parameters are read"
    )
    in_force: Maybe[InForceShape] = Field(
        None, description="记录有效的起止日期字段 · Date fields between which a record counts"
    )
    yearly: Maybe[bool] = Field(
        None, description="每年新立的记录，模板不带入上年的行 · Records that are made anew each year"
    )
    fields: Annotated[list[FieldShape], Field(min_length=1)] = Field(description="字段 · Columns")
    measures: Maybe[list[MeasureShape]] = Field(None, description="指标量 · Measures")
