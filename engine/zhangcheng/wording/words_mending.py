"""The words of two sections: what has changed since last time, and what would make it pass."""

from zhangcheng.diagnostics.text import Text

WORDS: dict[str, Text] = {
    # Against last time
    "against": Text("与上次相比", "Since last time"),
    "against_which": Text(
        "上次：{file}，核查日期 {as_of}，规则包版本 {version}。",
        "Last time: {file}, as of {as_of}, pack version {version}.",
    ),
    "against_followed": Text(
        "其中 {n} 个机构上次用的是原代码，已按现在的代码对应。",
        "{n:institution/institutions} stood under a former code then: taken under the present one.",
    ),
    "against_alike": Text(
        "有 {n} 个机构两次名称相同、代码不同（{which}）；若是同一个，请在台账里填上原代码，再比一次。",
        "{n:institution/institutions} of one name had another code then ({which}); where they are "
        "the same, enter the former code in the ledger and compare again.",
    ),
    "against_other_rules": Text(
        "两次所用的规则包不同，增减也可能来自规则的变化。",
        "The rule packs differ, so a change may come from the rules.",
    ),
    "against_counts": Text(
        "新增 {new} 项，仍未达标 {still} 项，已整改 {fixed} 项，不再列入 {gone} 项",
        "{new} new, {still} still failing, {fixed} fixed, {gone} gone",
    ),
    "against_first": Text("上次未查的未达标 {n} 项", "{n} failing that last time did not check"),
    "against_outside": Text(
        "上次未达标而本次未查 {n} 项", "{n} that failed last time and this run does not check"
    ),
    "against_means": Text(
        "已整改：上次未达标，这次达标。不再列入：上次未达标，这次豁免、数据不足、不适用或已没有这项检查。"
        "两次所查的规则、辖区、数据不同的，另列为“上次未查”“本次未查”，不算增减。",
        "Fixed: failed last time and passes now. Gone: failed last time, and is now waived, undecided, "
        "not applicable, or there is no such check any more. What only one of the two runs looked at, "
        "by its rules, places or data, is counted apart and is no change.",
    ),
    "against_now": Text("本次", "Now"),
    "against_absent": Text("没有这项检查", "no such check"),
    "against_none": Text("没有变化。", "Nothing has changed."),
    # What would make it pass
    "to_pass": Text("怎样才能达标", "What would make it pass"),
    "to_pass_means": Text(
        "每项未达标只改动一个数值时的最小改动，由规则的条件推算；同一区县内从少到多排列。同一数值涉及几条规则的，合计只计最多的一次。",
        "The smallest change of one value for each failing check, derived from the rule's condition; "
        "within a county the cheapest comes first. A value that several rules ask for counts once in "
        "the total, at the most that is asked for.",
    ),
    "to_pass_lacking": Text("共差 {amounts}", "lacking in all: {amounts}"),
    "to_pass_one_by_one": Text("需逐项改正 {n} 项", "to be put right one by one: {n}"),
    "to_pass_checks": Text("未达标项", "Checks"),
    "to_pass_change": Text("改动", "Change"),
    "to_pass_amount": Text("合计", "Total"),
    "to_pass_unknown": Text(
        "另有 {n} 项推算不出单一的改动，见各项差距。",
        "For {n:further check/further checks} no single change can be derived; see their gaps.",
    ),
    "against_undecided": Text("上次未达标", "Failed before"),
    "to_pass_items": Text("{n} 项", "{n:item/items}"),
    "to_pass_raise": Text("{label}增加 {amount}", "{label}: {amount} more"),
    "to_pass_lower": Text("{label}减少 {amount}", "{label}: {amount} less"),
    "to_pass_set": Text("{label}改为“{then}”", "{label}: {then}"),
    "to_pass_date": Text("{label}改为 {then}", "{label}: {then}"),
    "to_pass_other": Text("{label}不再是“{now}”", "{label}: anything but {now}"),
    "to_pass_fill": Text("{label}填写", "{label}: fill in"),
    "to_pass_label": Text("达标需", "To pass"),
    "to_pass_then": Text("{said}（至 {then}）", "{said} (to {then})"),
    "more_less_raise": Text("增加", "more of"),
    "more_less_lower": Text("减少", "less of"),
    "more_less_mend": Text("更正", "put right"),
}
