"""Faults of rows and of what ties them together: keys and references."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.text import Text

_ONE_KEY_TWICE = Text(
    "请改正其中一行的编号，或删去重复的一行。", "Correct one of the keys, or delete the copy."
)

KEY_MISSING = Code(
    id="D151",
    title=Text("记录没有编号", "A record without a key"),
    message=Text(
        "缺少“{field}”，这一行未采用",
        "“{field}” is missing; the row was rejected",
    ),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "没有编号的行说不清是哪一条记录，其他表也无法指向它。该行计入“未采用”，不会悄悄消失。"
        "只在第一行写、下面几行空着的，请向下填充或合并单元格：空着不会当作同上。",
        "Without a key nobody can say which record a row is, and no other sheet can point at it. The row is "
        "counted as rejected. What is written in the first row of several alone is to be filled down, or its "
        "cells merged: an empty cell does not mean the same as above.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\n,西园,芗城区",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\nA02,西园,芗城区",
)

DUPLICATE_KEY = Code(
    id="D152",
    title=Text("编号重复", "A key used twice"),
    message=Text(
        "编号“{key}”与 {first} 重复，这一行未采用；{differs}",
        "The key “{key}” is already that of {first}; the row was rejected: {differs}",
    ),
    hint=_ONE_KEY_TWICE,
    explanation=Text(
        "同一编号出现两次时采用前一行，后一行计入“未采用”；两行数字、日期、选项不同的格按缺失处理（D200）。"
        "内容不同的，也可能是编号写错的另一条记录：少了它会判错的检查按数据不足。",
        "Of two rows with the same key the first is taken and the later one counted as rejected; numbers, dates and "
        "choices in which they differ are missing (D200). It may be another record under a wrong key: checks "
        "that would fail for want of it have insufficient data.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\nA01,西园,芗城区",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\nA02,西园,芗城区",
)

SAID_OTHERWISE = Code(
    id="D200",
    title=Text("同一编号的两行说法不同", "Two rows of one key say different things"),
    message=Text(
        "“{field}”与同一编号的另一行（{other}）不一样，两边都不采用，按缺失处理",
        "Another row of the same key ({other}) has another “{field}”: neither is taken, and it is missing",
    ),
    hint=_ONE_KEY_TWICE,
    explanation=Text(
        "同一编号有两行而数字、日期或选项不同时，哪一行对，无从知道：这一格按缺失处理，用到它的检查得出“数据不足”。"
        "名称、引用以前一行为准。还有哪些格不同，见 D152。",
        "Where two rows of one key differ in a number, date or choice, nobody knows which is right: it is missing, and "
        "checks that read it have insufficient data. Names and references are those of the first row. "
        "D152 names all that differs.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道,户数\nA01,东园,芗城区,100\nA01,东园,芗城区,200",
    mended="# file: 社区.csv\n社区编号,名称,街道,户数\nA01,东园,芗城区,200",
)

ALIKE_KEYS = Code(
    id="D175",
    title=Text("编号只差大小写或空格", "Keys that differ in case or spaces alone"),
    message=Text(
        "编号“{key}”与 {first} 的“{other}”只差大小写、空格或全角半角；两行都已采用",
        "The key “{key}” and “{other}” of {first} differ only in case, spaces or width; both rows are taken",
    ),
    hint=Text(
        "若是同一条记录，请删去一行；否则请把编号写得不同。",
        "Delete one of the rows if they are one record; otherwise give them keys that differ.",
    ),
    explanation=Text(
        "编号区分大小写，所以两行是两条记录；若其实是同一条，合计就多算了一次。"
        "全角的字母和数字按半角读取，不算不同。",
        "Keys differ by case, so these are two records; if they are one, totals count it twice. "
        "Full-width letters and digits are read as plain ones and make no difference.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\na01,西园,芗城区",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\nA02,西园,芗城区",
)

REQUIRED_MISSING = Code(
    id="D153",
    title=Text("必填的单元格是空的", "A required cell is empty"),
    message=Text("必填的“{field}”是空的", "The required “{field}” is empty"),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "规则包把这个字段标为必填。这一行仍然采用，用到它的规则会得出“数据不足”。"
        "只在第一行写、下面几行空着的，请向下填充或合并单元格：空着不会当作同上。",
        "The pack marks the field as required. The row is taken all the same; rules that read the field "
        "come to “insufficient data”. What is written in the first row of several alone is to be filled down, or "
        "its cells merged: an empty cell does not mean the same as above.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

ORPHAN_REFERENCE = Code(
    id="D154",
    title=Text("所指的记录不存在", "A reference to no record"),
    message=Text(
        "“{field}”写的是“{text}”，但“{target}”里没有这条记录{more}",
        "“{field}” is “{text}”, but there is no such record of “{target}”{more}",
    ),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "引用按编号对应。值保留不动，但经由它读取的内容都是缺失。同一列里同样的写法只说一次，并给出格数。",
        "References go by key. The value is kept, but whatever is read through it is missing. The same value in "
        "a column is told once, with the number of cells.",
    ),
    severity=Severity.WARNING,
    example="# file: 用房.csv\n所属社区,面积\nA09,200\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
    mended="# file: 用房.csv\n所属社区,面积\nA01,200\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

NO_TARGET_RECORDS = Code(
    id="D155",
    title=Text("所指的记录类型没有数据", "References to a record type without data"),
    message=Text(
        "“{field}”一列指向“{target}”的记录，但数据里没有“{target}”的表；涉及 {count} 行",
        "The column “{field}” points at records of “{target}”, and the data has no sheet of those; rows concerned: {count}",
    ),
    hint=Text("请补上“{target}”的工作表或文件。", "Add a sheet or file of “{target}”."),
    explanation=Text(
        "整种记录都没有提供时只说明一次，不逐行列出；经由这些引用读取的内容都是缺失。",
        "When a whole record type was not supplied it is said once rather than for each row; whatever is "
        "read through these references is missing.",
    ),
    severity=Severity.WARNING,
    example="# file: 用房.csv\n所属社区,面积\nA01,200",
    mended="# file: 用房.csv\n所属社区,面积\nA01,200\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)
