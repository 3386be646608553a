"""What a calculator says: the report's own words, and those that only a form needs."""

from collections.abc import Mapping

from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.model.outcome import Outcome
from zhangcheng.wording.words import WORDS

_SHARED = (
    *("actual", "required", "gap", "gap_line", "missing", "missing_value", "no_value", "remedy"),
    *("illustrative", "illustrative_means", "assumed", "assumed_means", "marked", "parameters"),
    *("true", "false", "days", "since", "colon", "semicolon", "comma", "list_comma", "outcome"),
    *("holds_yes", "holds_no", "holds_unknown", "no_citation"),
    *("percentage_point", "percentage_points"),
)
_OWN: Mapping[str, Text] = {
    "date": Text("日期", "Date"),
    "place": Text("所在辖区", "District or county"),
    "choose": Text("请选择", "Choose"),
    "not_known": Text("不知道", "Not known"),
    "optional": Text("可以不填", "May be left empty"),
    "clear": Text("清空", "Clear"),
    "answers": Text("填写情况", "The facts"),
    "result": Text("结果", "Result"),
    "definition": Text("算法：{definition}", "How it is worked out: {definition}"),
    "period": Text("统计期间：{start} 至 {end}", "Period: {start} to {end}"),
    "needs_script": Text(
        "浏览器没有运行脚本，不能自动计算；请对照上文的要求和示例。",
        "Scripts do not run in this browser, so nothing is calculated here; "
        "see the requirement and the examples.",
    ),
    "illustrative_rule": Text(
        "这条规则是示意：没有文件依据，仅作演示，不能作为政策引用。",
        "This rule is illustrative: no document says it; it must not be cited as policy.",
    ),
    "assumed_rule": Text(
        "这条规则的施行日期是推定的：文件没有写明。",
        "This rule's date of effect is assumed: the document states none.",
    ),
    "illustrative_used": Text(
        "结果用到了示意的数值，不能作为政策引用。",
        "The result rests on an illustrative value and must not be cited as policy.",
    ),
    "assumed_used": Text(
        "用到的数值中有的起始日期是推定的。", "The starting date of a value used is assumed."
    ),
    "not_in_force": Text(
        "这条规则在 {date} 未施行，检查时不计；以下是假如施行的结果。",
        "The rule is not in force on {date} and a check leaves it out; this is what it would say.",
    ),
    "place_not_valid": Text(
        "该辖区在 {date} 不以此代码存在。", "The place does not exist under this code on {date}."
    ),
    "not_applicable_means": Text(
        "适用条件不满足，这条规则不要求什么。",
        "The condition is not met; the rule asks for nothing here.",
    ),
    "too_large": Text(
        "数字太大，无法精确计算；请检查填写的数字。",
        "A number is too large to compute exactly; please check the figures.",
    ),
    "bad_number": Text("请填数字，例如 2355.00", "Write a number, such as 2355.00"),
    "bad_date": Text("请填日期，例如 2021-06-30", "Write a date, such as 2021-06-30"),
    "too_precise": Text("最多 {n} 位小数", "At most {n} decimals"),
    "whole_only": Text("请填整数", "Write a whole number"),
    "below_minimum": Text("不能小于 {n}", "Not less than {n}"),
    "above_maximum": Text("不能大于 {n}", "Not more than {n}"),
    "change": Text("怎样才能达标", "What would pass"),
    "change_raise": Text(
        "“{label}”至少增加 {amount}，达到 {target}", "Raise “{label}” by at least {amount}, to {target}"
    ),
    "change_lower": Text(
        "“{label}”至少减少 {amount}，降到 {target}", "Lower “{label}” by at least {amount}, to {target}"
    ),
    "change_later": Text(
        "“{label}”至少推后 {amount}，到 {target}", "Move “{label}” at least {amount} later, to {target}"
    ),
    "change_earlier": Text(
        "“{label}”至少提前 {amount}，到 {target}",
        "Move “{label}” at least {amount} earlier, to {target}",
    ),
    "change_set": Text("“{label}”为 {target}", "“{label}” is {target}"),
    "or": Text("或", " or "),
    "change_passes": Text("，即达标。", ": the rule then passes."),
    "change_part": Text(
        "，这一项即满足；其余未满足的项目仍要补足。", ": this part is then met; the others remain."
    ),
}


def words(language: Language) -> dict[str, str]:
    """Return every word of a calculator in a language, templates with names in braces."""
    shared = {key: WORDS[key].get(language) for key in _SHARED}
    outcomes = {f"outcome_{outcome}": outcome.label.get(language) for outcome in Outcome}
    return {**shared, **outcomes, **{key: text.get(language) for key, text in _OWN.items()}}
