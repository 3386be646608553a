"""Files of a pack that add to what it inherits: each names what it adds to under `extends`."""

from typing import Annotated

from pydantic import ConfigDict, Field

from zhangcheng.pack.shape.base import Maybe, Name, Shape, Slug, Words
from zhangcheng.pack.shape.parameter import VersionShape
from zhangcheng.pack.shape.record import FieldShape, MeasureShape
from zhangcheng.pack.shape.rules import RuleShape


class ParameterExtensionShape(Shape):
    """parameters/*.yaml with `extends`: further values of an inherited parameter."""

    model_config = ConfigDict(title="Parameter extension")

    extends: Name = Field(
        description="所扩展的参数，同文件名 · Inherited parameter it adds to, the file's name"
    )
    values: Annotated[list[VersionShape], Field(min_length=1)] = Field(
        description="本规则包另定的值 · Values that this pack sets"
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


class RulesExtensionShape(Shape):
    """rules/*.yaml with `extends`: further rules of an inherited policy area."""

    model_config = ConfigDict(title="Rules extension")

    extends: Slug = Field(
        description="所扩展的政策领域，同文件名 · Inherited area it adds to, the file's name"
    )
    rules: Annotated[list[RuleShape], Field(min_length=1)] = Field(
        description="增加的规则 · Further rules"
    )
