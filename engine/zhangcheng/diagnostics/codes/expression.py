"""Codes of faults in FEEL expressions: what cannot be read (E10x), named (E11x), combined (E12x)."""

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.text import Text

_NO_HINT = Text("", "")
_GIVEN_HINT = Text("{hint}", "{hint}")

EMPTY = Code(
    id="E100",
    title=Text("表达式为空", "Empty expression"),
    message=Text("这里应写一个表达式，现在是空的", "An expression is expected here, but it is empty"),
    hint=Text("写出条件，例如 floor_area >= 200", "Write a condition, for example floor_area >= 200"),
    explanation=Text(
        "when、require 和 value 的值是 FEEL 表达式，不能为空。不需要条件时，请整行省去 when。",
        "The values of when, require and value are FEEL expressions and cannot be empty. To apply a rule "
        "to every record, leave out the line with when altogether.",
    ),
    example=" ",
    mended="floor_area >= 200",
)

UNEXPECTED = Code(
    id="E101",
    title=Text("语法错误", "Syntax error"),
    message=Text("这里不应出现 {found}", "{found} is not expected here"),
    hint=Text("此处可以写：{expected}", "Expected here: {expected}"),
    explanation=Text(
        "从这一列起，文字不再构成 FEEL 表达式。常见原因是多写或漏写了运算符、逗号或括号。",
        "From this column on the text is no FEEL expression. Usually an operator, a comma or a bracket is "
        "one too many or missing.",
    ),
    example="floor_area >= >= 200",
    mended="floor_area >= 200",
)

INCOMPLETE = Code(
    id="E102",
    title=Text("表达式没有写完", "Unfinished expression"),
    message=Text("表达式到这里就结束了，但还没有写完", "The expression ends here before it is complete"),
    hint=Text("后面还应有：{expected}", "Still expected: {expected}"),
    explanation=Text(
        "表达式在需要一个值、一个右括号或关键字（then、else、satisfies、return、and）的地方结束了。",
        "The expression ends where a value, a closing bracket or a keyword (then, else, satisfies, return, "
        "and) must still come.",
    ),
    example="floor_area >=",
    mended="floor_area >= 200",
)

FULL_WIDTH = Code(
    id="E103",
    title=Text("使用了全角符号", "Full-width sign"),
    message=Text(
        "{found} 是全角或数学符号，表达式里不能用", "{found} is a full-width or mathematical sign"
    ),
    hint=Text("请改写为半角的 {instead}", "Write {instead} instead"),
    explanation=Text(
        "FEEL 的运算符、括号、逗号和引号都是半角的；字段名和引号里的文字可以是中文。",
        "Operators, brackets, commas and quotes of FEEL are half-width ASCII; names and the text inside "
        "quotes may be Chinese.",
    ),
    example="floor_area ≥ 200",
    mended="floor_area >= 200",
)

FOREIGN = Code(
    id="E104",
    title=Text("不是 FEEL 的写法", "Not FEEL's way of writing"),
    message=Text("{found} 不是 FEEL 的写法", "{found} is not written so in FEEL"),
    hint=Text("请改写为 {instead}", "Write {instead}"),
    explanation=Text(
        "FEEL 用一个等号比较，用 and、or、not() 连接条件，用双引号括住文本，用 ** 表示乘方。",
        "FEEL compares with a single =, joins conditions with and, or, not(), puts texts in double quotes and "
        "raises to a power with **.",
    ),
    example="floor_area == 200",
    mended="floor_area = 200",
)

UNCLOSED = Code(
    id="E105",
    title=Text("引号没有配对", "Unclosed quotes"),
    message=Text("这个引号没有配对的右引号", "These quotes are never closed"),
    hint=Text('在文本末尾补上 "', 'Add " at the end of the text'),
    explanation=Text(
        '文本写在一对双引号里；文本内的双引号写作 \\"。',
        'A text stands between double quotes; a double quote inside it is written \\".',
    ),
    example='obtained = "built',
    mended='obtained = "built"',
)

OUTSIDE = Code(
    id="E106",
    title=Text("属于 FEEL，但不在本系统的子集内", "FEEL, but outside the subset"),
    message=Text(
        "{construct} 是 FEEL 的写法，但不在规则包可用的子集内",
        "{construct}: this is FEEL, but outside the subset that packs use",
    ),
    hint=_GIVEN_HINT,
    explanation=Text(
        "规则要编译成数据库查询，还要能用平实的话读出来，所以只采用 FEEL 的一部分。子集列在编写指南的表里。",
        "Rules are compiled to database queries and read aloud in plain words, so packs use a part of FEEL. "
        "The author guide lists it in one table.",
    ),
    example="floor_area instance of number",
    mended="floor_area != null",
)

SPACED_NAME = Code(
    id="E107",
    title=Text("名称里有空格", "Name with spaces"),
    message=Text("{left} 和 {right} 之间缺少运算符", "There is no operator between {left} and {right}"),
    hint=_GIVEN_HINT,
    explanation=Text(
        "FEEL 允许名称带空格，规则包不允许：字段、参数和指标量的名称用下划线连接。",
        "FEEL allows names with spaces; packs do not: ids of fields, parameters and measures are joined by "
        "underscores.",
    ),
    example="floor area >= 200",
    mended="floor_area >= 200",
)

BAD_AT = Code(
    id="E108",
    title=Text("日期或时长写错", "Not a date or duration"),
    message=Text("{found} 不是日期，也不是时长", "{found} is neither a date nor a duration"),
    hint=Text(
        '日期写作 @"2018-06-30"，时长写作 @"P30D"、@"P6M" 或 @"P1Y6M"',
        'Write a date as @"2018-06-30", a duration as @"P30D", @"P6M" or @"P1Y6M"',
    ),
    explanation=Text(
        "@ 后的文本必须是真实存在的日期，或整天、整月的时长。",
        "The text after @ is a date that exists, or a duration in whole days or whole months.",
    ),
    example='established <= @"2018-02-30"',
    mended='established <= @"2018-02-28"',
)

TOO_DEEP = Code(
    id="E109",
    title=Text("表达式嵌套太深", "Expression nested too deeply"),
    message=Text("表达式的层数超过 {limit}", "The expression has more than {limit} levels"),
    hint=Text("请把其中一部分写成指标量", "Turn a part of it into a measure"),
    explanation=Text(
        "一个表达式里的括号、运算或条件层数过多。把可以命名的部分写成指标量，规则也更好读。",
        "The expression has too many levels of operations. Name its parts as measures; the rule reads better.",
    ),
    example="-" * 101 + "1 < 0",
    mended="-1 < 0",
)

UNKNOWN_NAME = Code(
    id="E110",
    title=Text("未知的名称", "Unknown name"),
    message=Text(
        "这里没有叫 {name} 的字段、指标量或参数", "No field, measure or parameter is called {name} here"
    ),
    hint=_GIVEN_HINT,
    explanation=Text(
        "名称依次在以下范围查找：循环变量、本记录的字段、指标量和相关记录，外层记录，最后是参数和 period。"
        "在 every、some、for 里，相关记录的字段要通过变量来写：v.month。",
        "A name is looked up among iteration variables, the record's fields, measures and relations, then the "
        "outer record's, then parameters and period. Inside every, some and for, write the row's fields "
        "through the variable: v.month.",
    ),
    example="flor_area >= 200",
    mended="floor_area >= 200",
)

UNKNOWN_MEMBER = Code(
    id="E111",
    title=Text("点号后的名称未知", "Unknown name after the dot"),
    message=Text("{owner} 没有 {name}", "{owner} has no {name}"),
    hint=_GIVEN_HINT,
    explanation=Text(
        "点号后可以写记录的字段、指标量或相关记录；日期有 year、month、day、weekday，天数时长有 days，"
        "月数时长有 years、months，period 有 start、end。",
        "After a dot comes a field, measure or relation of the record; a date has year, month, day and "
        "weekday, a duration of days has days, one of months has years and months, period has start and end.",
    ),
    example="established.yaer = 2018",
    mended="established.year = 2018",
)

UNKNOWN_FUNCTION = Code(
    id="E112",
    title=Text("未知的函数", "Unknown function"),
    message=Text("没有叫 {name} 的函数或参数", "No function or parameter is called {name}"),
    hint=_GIVEN_HINT,
    explanation=Text(
        "括号前只能是子集内的 FEEL 函数，或带命名参数的规则包参数。字段和指标量后面不写括号。",
        "Before a bracket stands a FEEL function of the subset, or a parameter of the pack with named "
        "arguments. Fields and measures take no brackets.",
    ),
    example="cuont(visits) >= 1",
    mended="count(visits) >= 1",
)

WRONG_ARGUMENTS = Code(
    id="E113",
    title=Text("函数的参数个数或名称不对", "Wrong arguments of a function"),
    message=Text("{name} 的参数不对", "The arguments of {name} do not fit"),
    hint=Text("写法：{usage}", "Usage: {usage}"),
    explanation=Text(
        "函数的参数个数或名称与 FEEL 的定义不符。",
        "The function takes another number of arguments, or arguments of other names.",
    ),
    example="modulo(floor_area) = 0",
    mended="modulo(floor_area, 10) = 0",
)

UNKNOWN_ARGUMENT = Code(
    id="E114",
    title=Text("参数不按此查询", "Parameter is not looked up by this"),
    message=Text(
        "参数 {parameter} 不按 {name} 查询", "Parameter {parameter} is not looked up by {name}"
    ),
    hint=_GIVEN_HINT,
    explanation=Text(
        "规则包参数的命名参数只能是它 by 中列出的名称，以及 on（日期）。jurisdiction 只用于按辖区的参数。",
        "A parameter's named arguments are the names in its by, and on (the date); jurisdiction only when it "
        "differs by place.",
    ),
    example='minimum_wage(rol: "principal") > 0',
    mended='stipend_multiplier(role: "principal") > 0',
)

POSITIONAL_ARGUMENT = Code(
    id="E115",
    title=Text("规则包参数要用命名参数", "Name a parameter's arguments"),
    message=Text(
        "{parameter} 的查询条件要写名称", "The arguments of parameter {parameter} are to be named"
    ),
    hint=Text("例如 {usage}", "For example {usage}"),
    explanation=Text(
        "按位置书写时，读者看不出值的含义，所以规则包参数只接受命名参数。",
        "By position nobody could tell what a value stands for, so parameters take named arguments only.",
    ),
    example='stipend_multiplier("principal") > 0',
    mended='stipend_multiplier(role: "principal") > 0',
)

MISSING_CATEGORY = Code(
    id="E116",
    title=Text("缺少参数的查询条件", "Missing category of a parameter"),
    message=Text(
        "参数 {parameter} 按 {name} 查询，而 {record} 没有这个字段",
        "Parameter {parameter} is looked up by {name}, but {record} has no such field",
    ),
    hint=Text("写明：{usage}", "Say which: {usage}"),
    explanation=Text(
        "参数按类别查询时，默认取记录中同名文本字段的值；没有这样的字段就要在括号里写明。",
        "A parameter takes each category from the record's text field of the same name; where there is none, "
        "name it in brackets.",
    ),
    example="stipend_multiplier > 1",
    mended='stipend_multiplier(role: "committee") > 1',
)

UNKNOWN_CATEGORY = Code(
    id="E117",
    title=Text("参数没有这一类别", "Parameter has no such category"),
    message=Text(
        "参数 {parameter} 没有 {name} 为 {value} 的值",
        "Parameter {parameter} has no value for {name} {value}",
    ),
    hint=_GIVEN_HINT,
    explanation=Text(
        "写明的类别在参数的任何一个值里都没有出现过，查询结果将永远为空。",
        "No value of the parameter carries the category given, so the lookup would always be empty.",
    ),
    example='stipend_multiplier(role: "principel") > 1',
    mended='stipend_multiplier(role: "principal") > 1',
)

NOT_COMPARABLE = Code(
    id="E120",
    title=Text("两边类型不同，无法比较", "Types that cannot be compared"),
    message=Text("{left}不能与{right}比较", "Cannot compare {left} with {right}"),
    hint=_GIVEN_HINT,
    explanation=Text(
        "比较的两边必须是同一类型：数与数、日期与日期、文本与文本。大于、小于只用于数、日期和时长。",
        "Both sides of a comparison are of one type: number with number, date with date, text with text. "
        "Less and greater are for numbers, dates and durations.",
    ),
    example='floor_area >= "200"',
    mended="floor_area >= 200",
)

WRONG_TYPE = Code(
    id="E121",
    title=Text("类型不对", "Wrong type"),
    message=Text("这里需要{expected}，写的却是{found}", "This must be {expected}, but it is {found}"),
    hint=_GIVEN_HINT,
    explanation=Text(
        "运算符或函数得到的值不是它需要的类型。",
        "An operator or function is given a value of a type that it does not take.",
    ),
    example="floor_area and in_use",
    mended="floor_area >= 200 and in_use",
)

UNIT_MISMATCH = Code(
    id="E122",
    title=Text("单位不一致", "Units differ"),
    message=Text(
        "两边单位不同：{left} 与 {right}", "The units of the two sides differ: {left} and {right}"
    ),
    hint=Text(
        "检查是否用错了字段或参数；单位不会自动换算",
        "Check for a wrong field or parameter; units are never converted",
    ),
    explanation=Text(
        "比较、加、减、取大取小的两边单位必须相同。单纯的数字字面量随对方的单位；乘除会合成单位。",
        "Both sides of a comparison, sum, difference, min or max are in one unit. A bare number takes the "
        "other side's unit; products and quotients combine units.",
    ),
    example="floor_area >= minimum_wage",
    mended="floor_area >= minimum_floor_area",
)

UNKNOWN_CHOICE = Code(
    id="E123",
    title=Text("不是允许的取值", "Not an allowed value"),
    message=Text("{value} 不是 {name} 允许的取值", "{value} is no allowed value of {name}"),
    hint=_GIVEN_HINT,
    explanation=Text(
        "选项字段只能取记录类型里列出的值（写 id，不写标签），与别的值比较永远不会成立。",
        "A choice field holds one of the values listed in its record type (write the id, not the label); a "
        "comparison with anything else could never hold.",
    ),
    example='obtained = "build"',
    mended='obtained = "built"',
)

ROWS_FOR_VALUE = Code(
    id="E124",
    title=Text("需要一个值，却是多行记录", "Rows where one value is needed"),
    message=Text("这里需要一个值，{name}却有多行", "One value is needed here, but {name} is many rows"),
    hint=Text(
        "请汇总（count、sum、min、max、mean），或用 every / some … satisfies …",
        "Aggregate them (count, sum, min, max, mean), or use every / some … satisfies …",
    ),
    explanation=Text(
        "相关记录和列表有零到多个值，不能直接比较或运算。",
        "Related records and lists hold any number of values and cannot be compared or computed with directly.",
    ),
    example="visits.minutes >= 60",
    mended="sum(visits.minutes) >= 60",
)

VALUE_FOR_ROWS = Code(
    id="E125",
    title=Text("需要相关记录，却是一个值", "A value where rows are needed"),
    message=Text(
        "这里需要相关记录或列表，写的却是{found}",
        "Related records or a list are needed here, but this is {found}",
    ),
    hint=_GIVEN_HINT,
    explanation=Text(
        "筛选、every、some、for 和汇总函数作用于相关记录（如 visits）或列表（如 [1, 2]）。",
        "Filters, every, some, for and aggregates work on related records (visits) or on lists ([1, 2]).",
    ),
    example="count(floor_area) >= 1",
    mended="count(visits) >= 1",
)

WRONG_RESULT = Code(
    id="E126",
    title=Text("整个表达式的类型不对", "The whole expression is of the wrong type"),
    message=Text(
        "这个表达式应得出{expected}，实际得出{found}",
        "The expression must yield {expected}, but yields {found}",
    ),
    hint=_GIVEN_HINT,
    explanation=Text(
        "when 和 require 必须是成立或不成立的条件；指标量必须得出一个数、文本、日期或是非值。",
        "when and require are conditions that hold or do not; a measure yields a single number, text, date or "
        "truth value.",
    ),
    example="floor_area",
    mended="floor_area >= 200",
)

RESULT_UNIT = Code(
    id="E127",
    title=Text("结果的单位与声明不符", "The result is in another unit than declared"),
    message=Text(
        "声明的单位是 {expected}，表达式的单位是 {found}",
        "Declared is {expected}, but the expression is in {found}",
    ),
    hint=Text("改正表达式，或改正 unit", "Correct the expression, or the unit"),
    explanation=Text(
        "指标量的 unit 必须与表达式算出的单位一致。",
        "The unit of a measure is the one its expression works out to.",
    ),
    example="floor_area + 1",
    mended="minimum_wage + 1",
)

OUT_OF_REACH = Code(
    id="E128",
    title=Text("这里够不到这些相关记录", "Related records out of reach"),
    message=Text("从这里不能直接使用 {name}", "{name} cannot be used from here"),
    hint=Text(
        "请在 {record} 上定义一个指标量，再在这里引用它",
        "Define a measure on {record} and use it here",
    ),
    explanation=Text(
        "相关记录只能从它所属的那条记录直接汇总。隔着引用、嵌在另一组相关记录里，或属于外层记录的汇总，"
        "要先写成指标量。",
        "Related records are aggregated from the record they belong to. Across a reference, inside other "
        "related records, or for the outer record, name the aggregate as a measure first.",
    ),
    example="some v in visits satisfies v.minutes * 2 > sum(visits.minutes)",
    mended="some v in visits satisfies v.minutes * 2 > visit_minutes",
)

PERIOD_AS_VALUE = Code(
    id="E129",
    title=Text("period 不是一个值", "period is not a value"),
    message=Text("period 是一段时间，不能当作一个值", "period is a stretch of time, not a value"),
    hint=Text(
        "写 日期 in period，或用 period.start、period.end",
        "Write date in period, or use period.start and period.end",
    ),
    explanation=Text(
        "period 是本次检查所覆盖的时间段，首尾两天都算在内。",
        "period is the stretch of time that a run covers, first and last day included.",
    ),
    example="established >= period",
    mended="established >= period.start",
)

NULL_ORDER = Code(
    id="E130",
    title=Text("null 只能用 = 或 != 比较", "null compares with = and != only"),
    message=Text("这里不能用 null", "null cannot stand here"),
    hint=Text(
        "判断是否缺失，请写 x = null 或 x != null",
        "To ask whether x is missing, write x = null or x != null",
    ),
    explanation=Text(
        "x = null 询问 x 是否缺失，x != null 询问是否已填。其他运算遇到缺失值结果都是未知。",
        "x = null asks whether x is missing, x != null whether it is there. Every other operation on a missing "
        "value is unknown.",
    ),
    example="floor_area > null",
    mended="floor_area != null",
)

NOT_CONSTANT = Code(
    id="E131",
    title=Text("需要写定的值", "A constant is needed"),
    message=Text("这里需要{expected}", "This must be {expected}"),
    hint=_GIVEN_HINT,
    explanation=Text(
        "小数位数、乘方的指数、date() 和 duration() 的文本在写规则时就要确定，才能算出精确的结果类型。",
        "The decimals of a rounding, an exponent, and the text of date() and duration() are fixed when the rule "
        "is written, so that the result's type is known exactly.",
    ),
    example="round half up(floor_area, households) > 1",
    mended="round half up(floor_area, 1) > 1",
)

TOO_WIDE = Code(
    id="E133",
    title=Text("数的位数太多", "Too many digits"),
    message=Text(
        "这个数超过 {limit} 位，无法精确计算",
        "The number has more than {limit} digits and cannot be computed exactly",
    ),
    hint=Text("检查是否多写了数字", "Check for digits too many"),
    explanation=Text(
        "数是精确的十进制数，整数部分和小数部分合计的位数有上限。",
        "Numbers are exact decimals; the digits before and after the point together are limited.",
    ),
    example="floor_area > 12345678901234567890123456789",
    mended="floor_area > 1234567890",
)

DATE_AS_TEXT = Code(
    id="E132",
    title=Text("日期写成了文本", "A date written as text"),
    message=Text("{value} 是文本，不是日期", "{value} is a text, not a date"),
    hint=Text("日期前加 @：{instead}", "Put @ before a date: {instead}"),
    explanation=Text(
        "日期字面量以 @ 开头，这样写错的日期在检查规则包时就会被发现。",
        "Dates start with @, so that a date that does not exist is found when the pack is checked.",
    ),
    example='established >= "2018-01-01"',
    mended='established >= @"2018-01-01"',
)
