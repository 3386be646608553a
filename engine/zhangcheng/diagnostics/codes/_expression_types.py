"""Codes about what expressions combine: types, units, rows and widths (E12x, E13x)."""

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.text import Text

_GIVEN_HINT = Text("{hint}", "{hint}")

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

TOO_MANY_DECIMALS = Code(
    id="E134",
    title=Text("结果的小数位数太多", "Too many decimals in the result"),
    message=Text(
        "这一步运算要用 {found} 位小数，最多 {limit} 位，无法精确计算",
        "This step needs {found} decimals; more than {limit} cannot be computed exactly",
    ),
    hint=Text(
        "先用 round half up(…, 2) 之类减少小数位数",
        "Round first, for example with round half up(…, 2)",
    ),
    explanation=Text(
        "数最多 38 位。相乘、乘方时小数位数相加，商有 10 位小数；小数占满之后，小数点前就没有位置了。",
        "Numbers have at most 38 digits. Products and powers add up the decimals of their factors and a quotient "
        "has 10; once decimals take up the room, none is left before the point.",
    ),
    example="(floor_area / households) ** 4 > 1",
    mended="round half up(floor_area / households, 2) ** 4 > 1",
)
