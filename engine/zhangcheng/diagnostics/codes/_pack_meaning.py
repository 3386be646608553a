"""Codes about what a pack states: values, dates, levels, rules and their cases (P14x, P15x)."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.codes._pack_snippets import (
    DATED,
    MANIFEST,
    PARAMETER,
    PLACES,
    RULES,
    changed,
)
from zhangcheng.diagnostics.text import Text

VALUE_WITHOUT_SOURCE = Code(
    id="P140",
    title=Text("数值没有依据", "Value without a source"),
    message=Text(
        "参数 {parameter} 的这个值没有依据", "This value of parameter {parameter} has no source"
    ),
    hint=Text(
        "写明 source；没有出处的示意值标 illustrative: true",
        "Give its source, or mark a made-up value illustrative: true",
    ),
    explanation=Text(
        "政策数值都要有出处。没有出处的只能作为示意，并且凡出现之处都会注明。",
        "Policy values rest on a source. One that no source gives can only be illustrative, and is shown as such "
        "wherever it appears.",
    ),
    example=changed(PARAMETER, ("    source: practice#area\n", "")),
    mended=PARAMETER,
)

RULE_WITHOUT_SOURCE = Code(
    id="P141",
    title=Text("规则没有依据", "Rule without a source"),
    message=Text("规则 {rule} 没有依据", "Rule {rule} has no source"),
    hint=Text(
        "写明 sources；没有出处的示意规则标 illustrative: true",
        "Give its sources, or mark a made-up rule illustrative: true",
    ),
    explanation=Text(
        "规则要求机构做到的事必须有出处；示意的规则要标明。",
        "What a rule asks of an institution rests on a source; a made-up rule is marked as such.",
    ),
    example=changed(RULES, ("    illustrative: true\n", "")),
    mended=RULES,
)

OVERLAPPING_DATES = Code(
    id="P142",
    title=Text("时间重叠", "Overlapping dates"),
    message=Text(
        "{key} 自 {since} 起的值与第 {line:d} 行的值（{first}）时间重叠",
        "The value of {key} from {since} overlaps the one on line {line:d} ({first})",
    ),
    hint=Text("改正 from 或 to，使每一天只有一个值", "Mend from or to, so that each day has one value"),
    explanation=Text(
        "同一地区、同一类别，每一天只能有一个值。没有 to 的值到下一个值开始的前一天为止。",
        "For one place and category each day has one value. A value without to ends the day before the next begins.",
    ),
    example=changed(DATED, ("to: 2020-12-31", "to: 2021-06-30")),
    mended=DATED,
)

GAP_IN_DATES = Code(
    id="P143",
    title=Text("时间中断", "Gap in dates"),
    message=Text("{key} 在 {start} 至 {end} 之间没有值", "{key} has no value from {start} to {end}"),
    hint=Text(
        "补上这段时间的值；确实没有的，写一个 value: null 的版本",
        "Add the value for that time; where there was none, say so with value: null",
    ),
    explanation=Text(
        "两个值之间的空档常是笔误。确实没有规定的时段要明说。",
        "A hole between two values is usually a slip. A time without any rule must be stated.",
    ),
    example=changed(DATED, ("to: 2020-12-31", "to: 2020-11-30")),
    mended=DATED,
)

DATES_REVERSED = Code(
    id="P144",
    title=Text("起止日期颠倒", "Dates the wrong way round"),
    message=Text("结束日期 {end} 早于开始日期 {start}", "The end {end} is before the start {start}"),
    hint=Text("改正其中一个日期", "Mend one of the two"),
    explanation=Text(
        "from 是第一天，to 是最后一天，两天都算在内。",
        "from is the first day and to the last; both count.",
    ),
    example=changed(DATED, ("{from: 2020-01-01, to: 2020-12-31", "{from: 2020-12-31, to: 2020-01-01")),
    mended=DATED,
)

AGAINST_HIGHER_LEVEL = Code(
    id="P145",
    title=Text("下级的值违反上级规定", "Lower level against the level above"),
    message=Text(
        "{place} 的值 {value} {relation}上级的 {above_value}：{chain}",
        "{place} has {value}, {relation} the {above_value} above it: {chain}",
    ),
    hint=Text("{allowed}", "{allowed}"),
    explanation=Text(
        "lower_levels_may 说明下级（下级辖区，或扩展它的规则包）可以怎样调整上级的值：只能提高（raise）、只能降低（lower）、"
        "不得调整（nothing）或不限（anything）。时间重叠的每一段都比较；value: null 也是调整。",
        "lower_levels_may says what a lower level, a lower place or a pack that extends this one, may do to the value "
        "above it: only raise, only lower, nothing, or anything. Every stretch of time in which both are in force is "
        "compared; value: null is a change too.",
    ),
    example=changed(PARAMETER, ("value: 120", "value: 90")),
    mended=PARAMETER,
)

VALUE_KIND = Code(
    id="P146",
    title=Text("值与单位不符", "Value that does not go with the unit"),
    message=Text(
        "参数 {parameter} 的值应为{expected}", "Values of parameter {parameter} should be {expected}"
    ),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "有单位的是数值参数，没有单位的是文字参数（例如工资档次）。",
        "A parameter with a unit has numbers, one without has texts (a wage tier, say).",
    ),
    example=changed(PARAMETER, ("value: 120", 'value: "120"')),
    mended=PARAMETER,
)

REVIEW_DUE = Code(
    id="P147",
    severity=Severity.WARNING,
    title=Text("参数可能过时", "Parameter possibly stale"),
    message=Text(
        "参数 {parameter} 应在 {date} 前复核", "Parameter {parameter} was to be reviewed by {date}"
    ),
    hint=Text("核对依据后更新 values 或 review_by", "Check the source, then update values or review_by"),
    explanation=Text(
        "review_by 之后仍在使用的数值可能已被新文件替代。加载时不看时钟，运行时按核查日期提示。",
        "A value still used after review_by may have been replaced. Loading looks at no clock; a run says so by its "
        "as-of date.",
    ),
    example=changed(PARAMETER, ("lower_levels_may", "review_by: 2021-12-31\nlower_levels_may")),
    mended=PARAMETER,
)

BAD_PERIOD = Code(
    id="P148",
    title=Text("时期写法不对", "Badly written period"),
    message=Text("{value} 不是时期的写法", "{value} is not how a period is written"),
    hint=Text("例如 2018、2018-H1、2018-Q3、2018-06", "For example 2018, 2018-H1, 2018-Q3, 2018-06"),
    explanation=Text(
        "时期是整年、半年、季度、月，或 2018-01-15/2018-03-14 这样的起止日期。",
        "A period is a year, half, quarter or month, or two dates such as 2018-01-15/2018-03-14.",
    ),
    example=changed(RULES, ("as_of: 2020-01-01,", "as_of: 2020-01-01, period: 2020-Q5,")),
    mended=RULES,
)

PLACE_NOT_VALID = Code(
    id="P149",
    severity=Severity.WARNING,
    title=Text("辖区在核查日期不存在", "Place that does not exist on the day"),
    message=Text(
        "数据中有辖区 {code}（{name}），但它在 {date} 不存在",
        "The data names the place {code} ({name}), which does not exist on {date}",
    ),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "jurisdictions.yaml 的 valid 说明一个区划代码自哪天起、到哪天止有效。加载时不看时钟，"
        "运行时对数据中出现的辖区按核查日期提示。",
        "valid in jurisdictions.yaml says from which day to which a place has its code. Loading looks at no clock; "
        "a run says so by its as-of date, of the places in the data.",
    ),
    example=changed(PLACES, ("level: subdistrict", "valid: {to: 2021-12-31}, level: subdistrict")),
    mended=PLACES,
)

NO_PASSING_CASE = Code(
    id="P150",
    title=Text("规则没有达标示例", "Rule without a passing case"),
    message=Text("规则 {rule} 没有 expect: pass 的示例", "Rule {rule} has no case with expect: pass"),
    hint=Text("补一个刚好达标的示例", "Add a case that just passes"),
    explanation=Text(
        "示例既是测试，也在手册里说明规则的含义，所以达标、未达标各至少一个。",
        "Cases are tests and show in the handbook what a rule means, so there is at least one each way.",
    ),
    of_lint=True,
    example=changed(RULES, ("expect: pass", "expect: not_applicable")),
    mended=RULES,
)

NO_FAILING_CASE = Code(
    id="P151",
    title=Text("规则没有未达标示例", "Rule without a failing case"),
    message=Text("规则 {rule} 没有 expect: fail 的示例", "Rule {rule} has no case with expect: fail"),
    hint=Text("补一个刚好未达标的示例", "Add a case that just fails"),
    explanation=Text(
        "从不失败的规则什么也没有检查；未达标的示例证明它会失败。",
        "A rule that never fails checks nothing; a failing case proves that it can.",
    ),
    of_lint=True,
    example=changed(RULES, ("expect: fail", "expect: not_applicable")),
    mended=RULES,
)

CASE_VALUE = Code(
    id="P152",
    title=Text("示例的值与字段不符", "Case value that does not fit its field"),
    message=Text("字段 {field} 应为{expected}", "Field {field} takes {expected}"),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "示例按字段的类型、小数位数和范围检查，与台账里的单元格一样。",
        "Cases are held to the field's type, decimals and bounds, as the cells of a ledger are.",
    ),
    example=changed(RULES, ("floor_area: 1}", 'floor_area: "one"}')),
    mended=RULES,
)

CASE_NAME = Code(
    id="P153",
    title=Text("示例重名", "Two cases of one name"),
    message=Text(
        "规则 {rule} 已经有名为 {name} 的示例（第 {line:d} 行）",
        "Rule {rule} already has a case named {name} (line {line:d})",
    ),
    hint=Text("给其中一个换一个名称", "Give one of them another name"),
    explanation=Text("测试结果按名称报告示例。", "Tests report cases by their names."),
    example=changed(RULES, ("name: none", "name: some")),
    mended=RULES,
)

NOT_FILLED_IN = Code(
    id="P155",
    of_lint=True,
    title=Text("还没有填写", "Not filled in yet"),
    message=Text("这一行还没有填写", "This line has not been filled in"),
    hint=Text(
        "写上您的内容，再删去行末的“# 待填 · fill in”",
        "Write what it should say, then delete the comment “# 待填 · fill in” at its end",
    ),
    explanation=Text(
        "zhangcheng new 起草的文件，凡是只有作者能填的行，行末都有“# 待填 · fill in”，待写的文字先写“待填”和“To fill in”。"
        "没有填完的规则包可以试用（test、check），但 lint 不通过，手册也不发布。",
        "In files begun by zhangcheng new each line that only its author can write ends with “# 待填 · fill in”, and texts "
        "say “待填” and “To fill in”. A pack with such lines can be tried (test, check), but lint refuses it and no "
        "handbook is made of it.",
    ),
    example=changed(MANIFEST, ("Small pack}", "To fill in}")),
    mended=MANIFEST,
)

NUMBER_IN_EXPRESSION = Code(
    id="P156",
    severity=Severity.WARNING,
    of_lint=True,
    title=Text("表达式里写着数", "Number in an expression"),
    message=Text("{number} 直接写在表达式里", "{number} stands in the expression itself"),
    hint=Text(
        "改用参数，参数有单位、日期和依据：zhangcheng new parameter 名称",
        "Make it a parameter, which has unit, date and source: zhangcheng new parameter NAME",
    ),
    explanation=Text(
        "文件可能改动的数不写在规则和指标量里，写成参数：改动时只换一个值，旧日期仍按旧值算。"
        "0 和 1、换算用的倍数（12 个月、100%、1000、10000）、取整的位数、由月份算季度的除数，不在此列。",
        "A number that a document could change does not stand in rules and measures but in a parameter: a change is one "
        "new value, and earlier days keep the old one. 0 and 1, factors that convert (12 months, 100 per cent, 1000, "
        "10000), the digits to round to, and what months are divided by to give quarters do not count.",
    ),
    example=changed(RULES, ("floor_area > 0", "floor_area > 0.5")),
    mended=RULES,
)
