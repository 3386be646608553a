"""What the columns of a ledger take, in words."""

from collections.abc import Mapping

from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import FieldType

FIELD_TYPES: Mapping[FieldType, Text] = {
    FieldType.TEXT: Text("文字", "text"),
    FieldType.NUMBER: Text("数", "number"),
    FieldType.BOOLEAN: Text("是 / 否", "yes / no"),
    FieldType.DATE: Text("日期", "date"),
    FieldType.MONTH: Text("月份", "month"),
    FieldType.CHOICE: Text("选一项", "one of"),
    FieldType.REFERENCE: Text("另一张表的主键", "key of another table"),
    FieldType.JURISDICTION: Text("区划代码", "code of a place"),
}

REQUIRED = Text("必填", "required")
