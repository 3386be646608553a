"""What a form says: its sheets, and how each kind of column is filled in."""

from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.model.record_type import CodeKind, Field, FieldType, RecordType

GUIDE = Text("填写说明", "How to fill in")
LISTS = Text("选项", "Choices")
EXAMPLE = Text("示例：", "Example: ")
YES, NO = Text("是", "yes"), Text("否", "no")

WORDS = {
    "sheet": Text("工作表", "Sheet"),
    "column": Text("列名", "Column"),
    "required": Text("必填", "Required"),
    "how": Text("怎样填", "How to fill it in"),
    "note": Text("说明", "Note"),
    "yes": Text("必填", "required"),
    "yearly": Text("每年重填", "anew each year"),
}

_GUIDE = Text(
    """\
{title}：台账模板

1. 一张工作表填一类记录，一行一条；灰色的“示例：”一行不会读取，可以留着，也可以删去。
2. 深色列名必填；不知道就空着，不要填 0。有下拉的请从中选。
3. 单位写在列名里，单元格里只写数。日期写成 2021-06-30，月份写成 2021-06。
4. 代码、编号先设为文本格式再填（模板已设好），以免丢失开头的零或变成科学记数法。
5. 不登记任何人的姓名、身份证号、电话。岗位写编号，不写人名。
6. 没填的工作表按没有提供数据处理，不核查，也可以删去。确实一条也没有的，在表头下第一格单独写“无”。
7. 不要改列名，次序可以换，右边可以加列。
8. 填好后检查：zhangcheng check 本文件""",
    """\
{title}: forms for ledgers

1. Each sheet takes one kind of record, a row for each. The grey row “Example:” is not read.
2. Columns with dark headings are required. Leave empty what is not known, never 0. Choose from lists.
3. The unit is in the heading; enter the number alone. Dates are 2021-06-30, months 2021-06.
4. Codes are text, as the form has them: otherwise leading zeros are lost, and long codes too.
5. Enter no names, ID numbers or phone numbers of persons. Posts go by number.
6. A sheet left blank gives no data and is not checked. Where there are none, write none below a heading.
7. Keep the headings; their order may change. Delete sheets that you do not need.
8. When all is filled in: zhangcheng check FILE""",
)
_HOW = {
    FieldType.TEXT: Text("文字", "text"),
    FieldType.BOOLEAN: Text("是或否", "yes or no"),
    FieldType.DATE: Text("日期，如 2021-06-30", "a date, such as 2021-06-30"),
    FieldType.MONTH: Text("月份，如 2021-06", "a month, such as 2021-06"),
    FieldType.CHOICE: Text("从下拉中选", "choose from the list"),
    FieldType.JURISDICTION: Text("行政区划代码或全称", "division code or full name"),
}
_CODES = {
    CodeKind.DIVISION: Text("12 位统计用区划代码", "statistical code of 12 digits"),
    CodeKind.CREDIT: Text("18 位统一社会信用代码", "unified social credit code of 18 characters"),
}


def guide_lines(title: Text, language: Language) -> list[str]:
    """Return the lines of the first sheet."""
    return _GUIDE.get(language).format(title=title.get(language)).splitlines()


def how(field: Field, record_types: dict[str, RecordType], language: Language) -> str:
    """Return how a column is filled in."""
    if field.type is FieldType.NUMBER:
        return _number(field).get(language)
    if field.type is FieldType.REFERENCE:
        target = record_types.get(field.to or "")
        if target is None:
            return ""
        keys = (target.field(name) for name in target.key)
        label = Text.listed(key.label for key in keys if key is not None)
        title = target.title
        return Text(f"“{title.zh}”表里的“{label.zh}”", f"“{label.en}” of a row of “{title.en}”").get(
            language
        )
    if field.code is not None:
        return _CODES[field.code].get(language)
    return _HOW[field.type].get(language)


def _number(field: Field) -> Text:
    decimals = field.decimals
    kind = Text(f"数字，最多 {decimals} 位小数", f"a number of at most {decimals} decimals")
    if decimals == 0:
        kind = Text("整数", "a whole number")
    low, high = field.minimum, field.maximum
    if low is None or high is None:
        return kind
    return Text(f"{kind.zh}，{low:f} 至 {high:f}", f"{kind.en}, {low:f} to {high:f}")
