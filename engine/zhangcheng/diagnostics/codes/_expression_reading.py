"""Codes about expressions that cannot be read: signs, words and what is unfinished (E10x)."""

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.text import Text

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
