"""Faults of single cells: the cell counts as missing, and the rules decide what follows from that."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.text import Text

NOT_A_NUMBER = Code(
    id="D131",
    title=Text("不是数字", "Not a number"),
    message=Text("“{field}”应为数字，实为“{text}”", "“{field}” should be a number, but is “{text}”"),
    hint=Text(
        "请只填数字，例如 {example}；单位写在表头里。",
        "Enter digits only, such as {example}; the unit belongs in the heading.",
    ),
    explanation=Text(
        "这一格按缺失处理，不猜测其中的数字。",
        "The cell counts as missing; no number is guessed from it.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道,户数\nA01,东园,芗城区,约二千",
    mended="# file: 社区.csv\n社区编号,名称,街道,户数\nA01,东园,芗城区,2000",
)

TOO_MANY_DECIMALS = Code(
    id="D132",
    title=Text("小数位数过多", "Too many decimals"),
    message=Text(
        "“{field}”应为{decimals}，实为 {text}",
        "“{field}” should be {decimals}, but is {text}",
    ),
    hint=Text(
        "请填准确的数；表格里看到的可能是四舍五入后的样子。",
        "Enter the exact figure; what the sheet displays may be rounded.",
    ),
    explanation=Text(
        "差一分钱可能就是达标与未达标之别，所以不替您四舍五入，这一格按缺失处理。",
        "One fen may decide between pass and fail, so nothing is rounded for you: the cell counts as missing.",
    ),
    severity=Severity.WARNING,
    example="# file: 用房.csv\n所属社区,面积\nA01,200.125\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
    mended="# file: 用房.csv\n所属社区,面积\nA01,200.12\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

OUT_OF_RANGE = Code(
    id="D133",
    title=Text("数字超出范围", "Number out of range"),
    message=Text("“{field}”应{range}，实为 {text}", "“{field}” should be {range}, but is {text}"),
    hint=Text("请核对数字和单位。", "Check the figure and its unit."),
    explanation=Text(
        "规则包写明了这个字段可能的范围；超出范围的多半是笔误或单位不同，这一格按缺失处理。",
        "The pack states what the field can be. A figure beyond it is most likely a slip or in another "
        "unit; the cell counts as missing.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道,户数\nA01,东园,芗城区,-5",
    mended="# file: 社区.csv\n社区编号,名称,街道,户数\nA01,东园,芗城区,5",
)

PART_ABOVE_TOTAL = Code(
    id="D198",
    title=Text("部分多于总数", "A part above its total"),
    message=Text(
        "“{field}”是 {number}，多于“{total}”（{cell}）的 {most}",
        "“{field}” is {number}, more than “{total}” ({cell}), which is {most}",
    ),
    hint=Text("请核对这两格。", "Check both cells."),
    explanation=Text(
        "规则包写明这一列是另一列的一部分（例如已办结事项是议定事项的一部分），不会比它多。两格都照原样采用，规则照常核查。",
        "The pack says that one column is part of another, as what is done is of what was resolved, and so never more. "
        "Both cells are taken as they are, and rules are checked as ever.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道,户数,常住户数\nA01,东园,芗城区,500,600",
    mended="# file: 社区.csv\n社区编号,名称,街道,户数,常住户数\nA01,东园,芗城区,500,400",
)

IMPLAUSIBLE_DATE = Code(
    id="D201",
    title=Text("日期不大可能", "An implausible date"),
    message=Text("“{field}”是 {value}，{bound}{more}", "“{field}” is {value}, {bound}{more}"),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "1949-10-01 以前、或比核查日期晚 30 年以上的日期和月份，多半是年份写错，如 2018 写成 1918 或 2081。"
        "日期照原样采用；同一张表同一列的只说一次，并给出格数。用 2099-12-31 之类表示长期的，这一格可以留空。",
        "A date or month before 1949-10-01, or more than 30 years after the as-of date, is most likely a slip in the year, "
        "as 1918 or 2081 for 2018. It is taken as it is; those of one column of a sheet are told once, with their number. "
        "Where 2099-12-31 or the like says that there is no end, the cell may be left empty.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道,成立日期\nA01,东园,芗城区,2081-03-01",
    mended="# file: 社区.csv\n社区编号,名称,街道,成立日期\nA01,东园,芗城区,2018-03-01",
)

NUMBER_TOO_LONG = Code(
    id="D134",
    title=Text("数字太长", "Number too long"),
    message=Text(
        "“{field}”的整数部分最多 {digits} 位，实为 {text}",
        "“{field}” has at most {digits} digits before the point, but is {text}",
    ),
    hint=Text("请核对数字；编号类的内容不是数字。", "Check the figure; an identifier is not a number."),
    explanation=Text(
        "数字按十进制精确保存，总共 18 位。",
        "Numbers are kept exactly, with 18 digits in all.",
    ),
    severity=Severity.WARNING,
    example="# file: 用房.csv\n所属社区,面积\nA01,12345678901234567890\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
    mended="# file: 用房.csv\n所属社区,面积\nA01,200\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

NOT_A_DATE = Code(
    id="D135",
    title=Text("不是日期", "Not a date"),
    message=Text("“{field}”应为日期，实为“{text}”", "“{field}” should be a date, but is “{text}”"),
    hint=Text(
        "请写成 2018-06-30，或把单元格设为日期格式。",
        "Write it as 2018-06-30, or format the cell as a date.",
    ),
    explanation=Text(
        "日期须写明年月日且确有其日；02-30 这样的日子不存在。",
        "A date has a year, a month and a day, and must exist; there is no 30 February.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道,成立日期\nA01,东园,芗城区,2018-02-30",
    mended="# file: 社区.csv\n社区编号,名称,街道,成立日期\nA01,东园,芗城区,2018-02-28",
)

NOT_A_MONTH = Code(
    id="D136",
    title=Text("不是月份", "Not a month"),
    message=Text("“{field}”应为月份，实为“{text}”", "“{field}” should be a month, but is “{text}”"),
    hint=Text(
        "请写成 2018-06，或把单元格设为日期格式。",
        "Write it as 2018-06, or format the cell as a date.",
    ),
    explanation=Text(
        "月份须写明年和月；写成当月任何一天的日期也可以。",
        "A month has a year and a month; a date within it will do too.",
    ),
    severity=Severity.WARNING,
    example="# file: 岗位.csv\n岗位编号,所属社区,发放月份\nP1,A01,六月\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
    mended="# file: 岗位.csv\n岗位编号,所属社区,发放月份\nP1,A01,2018-06\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

NOT_A_BOOLEAN = Code(
    id="D137",
    title=Text("不是“是”或“否”", "Neither yes nor no"),
    message=Text("“{field}”应为是或否，实为“{text}”", "“{field}” should be yes or no, but is “{text}”"),
    hint=Text("请填“是”或“否”。", "Enter 是 or 否, yes or no, true or false."),
    explanation=Text(
        "不清楚的回答不当作“否”，这一格按缺失处理。",
        "An unclear answer is not taken for “no”: the cell counts as missing.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道,是否新区\nA01,东园,芗城区,部分",
    mended="# file: 社区.csv\n社区编号,名称,街道,是否新区\nA01,东园,芗城区,否",
)

UNKNOWN_CHOICE = Code(
    id="D138",
    title=Text("不在选项之中", "Not one of the choices"),
    message=Text("“{field}”没有“{text}”这个选项", "“{field}” has no choice “{text}”"),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "这个字段只能取规则包列出的值；写标识或中英文名称都可以。",
        "The field takes the values that the pack lists, by id or by label in either language.",
    ),
    severity=Severity.WARNING,
    example="# file: 岗位.csv\n岗位编号,所属社区,岗位类别\nP1,A01,社区主于\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
    mended="# file: 岗位.csv\n岗位编号,所属社区,岗位类别\nP1,A01,社区主干\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

UNKNOWN_JURISDICTION = Code(
    id="D139",
    title=Text("未知的辖区", "Unknown place"),
    message=Text("“{field}”：规则包里没有辖区“{text}”", "“{field}”: the pack knows no place “{text}”"),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "辖区写 6、9 或 12 位代码，或全称；须在规则包的辖区表里。",
        "A place is given by its code of 6, 9 or 12 digits or by its full name, and must be in the "
        "pack's tree of places.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,350699",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,350602",
)

AMBIGUOUS_JURISDICTION = Code(
    id="D140",
    title=Text("辖区名称不唯一", "Several places of that name"),
    message=Text(
        "“{field}”：名为“{text}”的辖区不止一个（{codes}）",
        "“{field}”: more than one place is called “{text}” ({codes})",
    ),
    hint=Text("请改填代码。", "Give the code instead."),
    explanation=Text(
        "同名的辖区只能用代码区分。",
        "Places of the same name are told apart by their codes.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,中山街道",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,350602001",
)

FORMULA_ERROR = Code(
    id="D141",
    title=Text("公式出错", "A formula came to an error"),
    message=Text("“{field}”的公式结果是 {text}", "The formula of “{field}” came to {text}"),
    hint=Text(
        "请改正公式，或直接填数值。{otherwise}", "Mend the formula, or enter the value. {otherwise}"
    ),
    explanation=Text(
        "#DIV/0!、#N/A 之类是表格软件报的错误，不是值；这一格按缺失处理。",
        "#DIV/0!, #N/A and the like are errors of the spreadsheet, not values; the cell counts as missing.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.xlsx\n# sheet: 社区\n社区编号,名称,街道,户数\nA01,东园,芗城区,#DIV/0!",
    mended="# file: 社区.xlsx\n# sheet: 社区\n社区编号,名称,街道,户数\nA01,东园,芗城区,2000",
)

NOT_A_SINGLE_VALUE = Code(
    id="D142",
    title=Text("不是单个的值", "Not a single value"),
    message=Text(
        "“{field}”应为单个的值，实为 {text}", "“{field}” should be a single value, but is {text}"
    ),
    hint=Text(
        "相关的记录请写在它们自己的记录类型之下。",
        "Related records belong under their own record type.",
    ),
    explanation=Text(
        "一个字段只放一个值；列表和对照不是值。",
        "A field holds one value; a list or mapping is none.",
    ),
    severity=Severity.WARNING,
    example='# file: 社区.json\n[{"社区编号": "A01", "名称": ["东园"], "街道": "芗城区"}]',
    mended='# file: 社区.json\n[{"社区编号": "A01", "名称": "东园", "街道": "芗城区"}]',
)

DIGITS_LOST = Code(
    id="D143",
    title=Text("长编号的末几位已丢失", "The last digits of a long code are lost"),
    message=Text(
        "“{field}”中的 {text} 存成了数字，第 15 位以后的数字已经丢失",
        "“{field}”: {text} stands as a number and has lost its digits beyond the 15th",
    ),
    hint=Text(
        "请把这一列设为文本格式，重新填写编号。{otherwise}",
        "Format the column as text and enter the code again. {otherwise}",
    ),
    explanation=Text(
        "Excel 的数字只有 15 位有效数字；更长的编号要以文本保存。",
        "Numbers in Excel have 15 significant digits; longer codes must be kept as text.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA01,12345678901234567890,芗城区",
    mended="# file: 社区.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区",
)

MORE_LIKE_THIS = Code(
    id="D144",
    title=Text("同一列还有更多问题", "More of the same in one column"),
    message=Text(
        "“{field}”还有 {count} 格有问题，直到第 {last:d} 行（以上已列出前 {shown} 格）",
        "“{field}” has {count:more cell/more cells} like these, down to row {last:d} (the first {shown} are listed)",
    ),
    hint=Text(
        "多半是整列的格式问题，请一并修改。",
        "Most likely the whole column has one cause; mend it at once.",
    ),
    explanation=Text(
        "一列里的问题太多时只逐个列出前一部分，其余计数说明；每一格都按缺失处理。",
        "When a column has very many faults the first are listed one by one and the others counted; every "
        "one of the cells counts as missing.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道,户数\n# repeat: 1100 A{n},东园{n},芗城区,不详",
    mended="# file: 社区.csv\n社区编号,名称,街道,户数\n# repeat: 1100 A{n},东园{n},芗城区,20",
)
