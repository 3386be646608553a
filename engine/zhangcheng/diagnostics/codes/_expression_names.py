"""Codes about names in expressions: fields, functions, and what parameters are looked up by (E11x)."""

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.text import Text

_GIVEN_HINT = Text("{hint}", "{hint}")

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
