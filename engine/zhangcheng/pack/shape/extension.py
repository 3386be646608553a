"""Files of a pack that add to what it inherits: each names what it adds to under `extends`."""

from typing import Annotated

from pydantic import ConfigDict, Field

from zhangcheng.pack.shape.base import Maybe, Name, Shape, Slug, Words
from zhangcheng.pack.shape.parameter import VersionShape
from zhangcheng.pack.shape.record import ChoiceShape, FieldShape, MeasureShape
from zhangcheng.pack.shape.rules import CaseShape, RuleShape


class ParameterExtensionShape(Shape):
    """parameters/*.yaml with `extends`: further values of an inherited parameter."""

    model_config = ConfigDict(title="Parameter extension")

    extends: Name = Field(
        description="所扩展的参数，同文件名 · Inherited parameter it adds to, the file's name"
    )
    values: Annotated[list[VersionShape], Field(min_length=1)] = Field(
        description="本规则包另定的值 · Values that this pack sets"
    )


class FieldAdditionShape(Shape):
    """What a pack adds to an inherited field."""

    model_config = ConfigDict(title="Field addition")

    field: Name = Field(description="继承来的字段 · Inherited field it adds to")
    labels: Maybe[Annotated[list[Words], Field(min_length=1)]] = Field(
        None, description="本地台账中的其他表头 · Further column headings"
    )
    values: Maybe[Annotated[list[ChoiceShape], Field(min_length=1)]] = Field(
        None, description="增加的取值（choice）· Further values of a choice"
    )


class RecordExtensionShape(Shape):
    """records/*.yaml with `extends`: further fields and measures of an inherited record type."""

    model_config = ConfigDict(title="Record type extension")

    extends: Name = Field(
        description="所扩展的记录类型，同文件名 · Inherited record type it adds to, the file's name"
    )
    labels: Maybe[list[Words]] = Field(None, description="台账中的其他表名 · Further sheet names")
    fields: Maybe[Annotated[list[FieldShape], Field(min_length=1)]] = Field(
        None, description="增加的字段 · Further columns"
    )
    measures: Maybe[Annotated[list[MeasureShape], Field(min_length=1)]] = Field(
        None, description="增加的指标量 · Further measures"
    )
    adds_to: Maybe[Annotated[list[FieldAdditionShape], Field(min_length=1)]] = Field(
        None, description="给继承来的字段补充的内容 · What is added to inherited fields"
    )


class RuleAdditionShape(Shape):
    """What a pack adds to an inherited rule."""

    model_config = ConfigDict(title="Rule addition")

    rule: Slug = Field(description="继承来的规则 · Inherited rule it adds to")
    cases: Annotated[list[CaseShape], Field(min_length=1)] = Field(
        description="增加的示例 · Further cases"
    )


class RulesExtensionShape(Shape):
    """rules/*.yaml with `extends`: further rules of an inherited policy area."""

    model_config = ConfigDict(title="Rules extension")

    extends: Slug = Field(
        description="所扩展的政策领域，同文件名 · Inherited area it adds to, the file's name"
    )
    rules: Maybe[Annotated[list[RuleShape], Field(min_length=1)]] = Field(
        None, description="增加的规则 · Further rules"
    )
    adds_to: Maybe[Annotated[list[RuleAdditionShape], Field(min_length=1)]] = Field(
        None, description="给继承来的规则补充的内容 · What is added to inherited rules"
    )
