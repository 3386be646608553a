"""Every word that reports say of themselves, in Chinese and in English."""

from zhangcheng.diagnostics.text import Count, Language, Text
from zhangcheng.wording.words_exchange import WORDS as _EXCHANGE
from zhangcheng.wording.words_mending import WORDS as _MENDING
from zhangcheng.wording.words_scope import WORDS as _SCOPE
from zhangcheng.wording.words_waivers import WORDS as _WAIVERS


def say(key: str, language: Language, **values: int | str) -> str:
    """Return the sentence `key` with its values filled in."""
    shown = {name: Count(v) if isinstance(v, int) else v for name, v in values.items()}
    return WORDS[key].get(language).format(**shown)


WORDS: dict[str, Text] = {
    **_WAIVERS,
    **_MENDING,
    **_EXCHANGE,
    **_SCOPE,
    # Title and dates
    "report": Text("规则核查报告", "Compliance report"),
    "as_of": Text("核查日期", "As of"),
    "known_as_of": Text("依据公布截止", "Known as of"),
    "period": Text("统计期间", "Period"),
    "pack": Text("规则包", "Rule pack"),
    "version": Text("版本", "version"),
    "engine": Text("核查引擎", "Engine"),
    "data": Text("数据文件", "Data"),
    "no_legal_effect": Text(
        "本报告仅供内部核查参考，不具法律效力，以正式印发文件为准。",
        "This report is for internal checking only and has no legal effect; "
        "the issued documents prevail.",
    ),
    # Notices
    "notice": Text("请先阅读", "Read this first"),
    "illustrative": Text("示意", "Illustrative"),
    "illustrative_means": Text(
        "示意：没有文件依据，仅作演示，不能作为政策引用。",
        "Illustrative: no document says this; it is a demonstration and must not be cited as policy.",
    ),
    "assumed": Text("推定", "Assumed"),
    "assumed_means": Text(
        "推定：文件没有写明施行日期，日期为推定。",
        "Assumed: the document states no date of effect; the date is assumed.",
    ),
    "marked": Text("〔{mark}〕", " [{mark}]"),
    "notice_no_records": Text(
        "没有这些表的数据，{n} 条规则没有核查：{titles}。",
        "{n:rule was/rules were} not checked for want of data on: {titles}.",
    ),
    "all_hold": Text("全部 {n} 项符合", "all {n} hold"),
    "others_hold": Text("其余 {n} 项符合", "{n:other/others} hold"),
    "notice_no_columns": Text(
        "没有这些列的数据，{n} 条规则没有核查：{titles}。",
        "{n:rule was/rules were} not checked for want of the columns: {titles}.",
    ),
    "notice_resting": Text(
        "{fails} 项未达标中有 {n} 项依据示意内容，不能作为政策引用。",
        "{n} of the {fails} failing checks rest on illustrative content: not to be cited as policy.",
    ),
    "notice_dropped": Text(
        "规则包不采用上级规则 {n} 条，理由见“不采用的上级规则”。",
        "The pack drops {n:rule/rules} of the packs above; "
        "see “Rules of the packs above that are not adopted” for the reasons.",
    ),
    "notice_illustrative": Text(
        "{n} 条规则含示意内容（标“示意”）：没有文件依据，仅作演示。",
        "{n:rule has/rules have} illustrative content (marked Illustrative): no document says so; "
        "for demonstration only.",
    ),
    "notice_assumed": Text(
        "{n} 条规则的施行日期为推定（标“推定”）：文件没有写明日期。",
        "{n:rule has/rules have} an assumed date of effect (marked Assumed): the document gives none.",
    ),
    "notice_unbalanced": Text(
        "勾稽核对不平：本报告的数字不可采用，请联系维护人员。",
        "The closing balance does not close: do not use the figures of this report.",
    ),
    "notice_elsewhen": Text(
        "统计期间 {period} 离核查日期 {as_of} 很远，请核对：按期间统计的规则只看那一段的记录。",
        "The period {period} is far from the as-of date {as_of}; check it: rules that go by the period "
        "look at its records alone.",
    ),
    # Summary
    "summary": Text("总体情况", "Summary"),
    "headline_fails": Text(
        "{institutions} 个机构中，{clear} 个没有待办事项；{failing} 个机构共有 {fails} 项检查未达标",
        "{clear} of {institutions:institution/institutions} have nothing outstanding; "
        "{fails:check fails/checks fail} in {failing:institution/institutions}",
    ),
    "headline_unknown": Text(
        "，另有 {n} 项因数据不足无法判定。", ", and {n:check lacks/checks lack} the data to decide."
    ),
    "headline_stop": Text("。", "."),
    "headline_undecided": Text(
        "没有发现未达标项；{n} 项检查因数据不足无法判定。",
        "No check fails; {n:check lacks/checks lack} the data to decide.",
    ),
    "headline_none_applies": Text(
        "没有一项检查适用于这 {institutions} 个机构。",
        "No check applies to the {institutions:institution/institutions}.",
    ),
    "headline_clear": Text(
        "{institutions} 个机构适用的检查全部达标。",
        "Every check that applies to the {institutions:institution/institutions} passes.",
    ),
    "outcome": Text("结果", "Outcome"),
    "share": Text("达标率", "Passing"),
    "share_means": Text(
        "达标率 = 达标 ÷（达标 + 豁免 + 数据不足 + 未达标）；不适用的不计入。",
        "Passing = pass ÷ (pass + waived + insufficient data + fail); "
        "checks that do not apply do not count.",
    ),
    "by_area": Text("各领域达标情况", "By policy area"),
    "area": Text("领域", "Area"),
    "by_place": Text("各街道（乡镇）情况", "By subdistrict"),
    "place": Text("街道（乡镇）", "Subdistrict"),
    "place_means": Text(
        "占比 = 没有未达标、也没有数据不足的机构 ÷ 全部机构。",
        "Share = institutions with no failing and no undecided check ÷ all institutions.",
    ),
    "clear_share": Text("无待办占比", "Clear"),
    "institutions": Text("机构", "Institutions"),
    "institution": Text("机构", "Institution"),
    "clear": Text("无待办", "Clear"),
    "undecided": Text("数据不足", "Data missing"),
    "failing": Text("有未达标", "Failing"),
    "failed_checks": Text("未达标项", "Failed checks"),
    "by_county_place": Text("各县（市、区）情况", "By county"),
    "county": Text("县（市、区）", "County"),
    "more_steps": Text("其余 {n} 项", "{n} more"),
    "more_files": Text("等 {n} 个文件", "… {n:file/files}"),
    "by_county": Text("各规则分区县达标率", "Passing by rule and county"),
    "bar_checks": Text(
        "达标 {passed}，豁免 {waived}，数据不足 {unknown}，未达标 {failed}",
        "{passed} pass, {waived} waived, {unknown} insufficient data, {failed} fail",
    ),
    "bar_institutions": Text(
        "无待办 {passed}，数据不足 {unknown}，有未达标 {failed}",
        "{passed} clear, {unknown} data missing, {failed} failing",
    ),
    "worst_gaps": Text("差距最大的事项", "Widest gaps"),
    "worst_gaps_means": Text(
        "按差距占标准的比例排序。", "Ordered by the gap as a share of what is required."
    ),
    "no_gaps": Text("没有以数值衡量的差距。", "No gap is measured in numbers."),
    "relative": Text("差距比例", "Share"),
    "next_steps": Text("下一步", "What to do next"),
    "no_steps": Text("没有待办事项。", "Nothing is outstanding."),
    "step_rule": Text("未达标 {n} 项", "{n:check fails/checks fail}"),
    "step_total": Text("合计差 {total}", "{total} short in all"),
    "step_missing": Text(
        "补录缺失的数据，{n} 项检查因此无法判定",
        "Fill in the missing data, without which {n:check/checks} could not be decided",
    ),
    "step_errors": Text(
        "更正 {n} 处数据问题后重新核查。",
        "Correct {n:fault/faults} in the data, then check again.",
    ),
    "step_illustrative": Text(
        "对照正式文件核定 {n} 条含示意内容的规则，再引用其结果。",
        "Settle {n:rule/rules} with illustrative content against an issued document "
        "before citing the results.",
    ),
    # Closing balance
    "balance": Text("勾稽核对", "Closing balance"),
    "balance_means": Text(
        "等号两边由不同的计算得出，相等才说明没有漏查。",
        "The two sides are computed independently; that they agree shows that nothing was lost.",
    ),
    "rows_read": Text("读取行数", "Rows read"),
    "rows_accepted": Text("采用", "accepted"),
    "rows_rejected": Text("未采用", "rejected"),
    "rows_accepted_full": Text("采用行数", "Rows accepted"),
    "in_force": Text("核查日期有效", "in force"),
    "not_in_force": Text("核查日期无效", "not in force"),
    "undated": Text("起止日期读不懂", "of unreadable dates"),
    "checks_due": Text("应查项数", "Checks due"),
    "closes": Text("平衡", "balances"),
    "open": Text("不平", "does not balance"),
    "sheets": Text("各工作表行数", "Rows per sheet"),
    "sheet": Text("工作表", "Sheet"),
    "file": Text("文件", "File"),
    "record_type": Text("记录类型", "Record type"),
    "not_read": Text("未读取", "not read"),
    "read": Text("读取", "Read"),
    # Data diagnostics
    "diagnostics": Text("数据问题", "Faults in the data"),
    "no_diagnostics": Text("没有发现数据问题。", "No fault was found in the data."),
    "diagnostics_means": Text(
        "以下单元格没有按原样采用，请在台账中更正；这是数据的问题，不是机构未达标。",
        "These cells could not be used as they stand; correct them in the ledger. "
        "They are faults of the data, not shortfalls of an institution.",
    ),
    "address": Text("位置", "Place"),
    "problem": Text("问题", "Fault"),
    "code": Text("代码", "Code"),
    "error": Text("错误", "Error"),
    "warning": Text("警告", "Warning"),
    "reading": Text("读法", "Reading"),
    "readings": Text("读取说明", "How the data was read"),
    "readings_means": Text(
        "以下内容读得懂，但写法需要换算或整理；请核对一遍。",
        "These were understood, but had to be converted or put in order; please look them over.",
    ),
    # Findings
    "findings": Text("分机构结果", "By institution"),
    "one_file": Text("单元格均在文件 {file} 中。", "All cells are in the file {file}."),
    "requirement": Text("要求", "Requirement"),
    "applies_to": Text("适用", "Applies"),
    "record": Text("记录", "Record"),
    "actual": Text("实际", "Actual"),
    "required": Text("标准", "Required"),
    "gap": Text("差距", "Gap"),
    "number_over": Text("高于 {value}", "above {value}"),
    "number_least": Text("不低于 {value}", "at least {value}"),
    "number_under": Text("低于 {value}", "below {value}"),
    "number_most": Text("不高于 {value}", "at most {value}"),
    "day_over": Text("晚于 {value}", "after {value}"),
    "day_least": Text("不早于 {value}", "not before {value}"),
    "day_under": Text("早于 {value}", "before {value}"),
    "day_most": Text("不晚于 {value}", "not after {value}"),
    "one_of": Text("{value}之一", "one of {value}"),
    "other_than": Text("不是{value}", "other than {value}"),
    "cells": Text("单元格", "Cells"),
    "citation": Text("依据", "Source"),
    "no_citation": Text("无文件依据", "No document"),
    "remedy": Text("整改", "Remedy"),
    "note": Text("说明", "Note"),
    "parameters": Text("采用的参数", "Parameters used"),
    "value": Text("数值", "Value"),
    "in_use": Text("采用", "in use"),
    "replaced": Text("被取代", "replaced"),
    "above": Text("上级规定", "set above"),
    "no_value": Text("没有数值", "no value"),
    "since": Text("{since} 起", "from {since}"),
    "since_to": Text("{since} 至 {to}", "{since} to {to}"),
    "on": Text("按 {on}", "as of {on}"),
    "missing": Text("缺少", "Missing"),
    "missing_value": Text("未填", "not given"),
    "more_cells": Text("另有 {n} 处", "{n:more cell/more cells}"),
    "without_waiver": Text("不计豁免：{outcome}", "Without the waiver: {outcome}"),
    "level_must": Text("应当", "must"),
    "level_should": Text("宜", "should"),
    "level_may": Text("可", "may"),
    "level": Text("要求程度", "Level"),
    "true": Text("是", "yes"),
    "false": Text("否", "no"),
    "days": Text("{n} 天", "{n} days"),
    "percent_as_decimal": Text("（60% 填 0.6）", "(0.6 for 60%)"),
    "percentage_point": Text("{n} 个百分点", "{n} percentage point"),
    "percentage_points": Text("{n} 个百分点", "{n} percentage points"),
    "elsewhere": Text("辖区不明", "Place not stated"),
    "place_itself": Text("{place}本级", "{place} itself"),
    "holds_yes": Text("满足", "met"),
    "holds_no": Text("不满足", "not met"),
    "holds_unknown": Text("无法判定", "undecided"),
    "total": Text("合计", "All"),
    "semicolon": Text("；", "; "),
    "comma": Text("，", ", "),
    "list_comma": Text("、", ", "),
    "colon": Text("：", ": "),
    # Filter
    "filter": Text("筛选", "Filter"),
    "filter_institution": Text("机构、街道或代码", "Institution, subdistrict or code"),
    "filter_area": Text("领域", "Area"),
    "all_areas": Text("全部领域", "All areas"),
    "filter_outcome": Text("结果", "Outcome"),
    "filter_shown": Text(
        "显示 {institutions} 个机构、{checks} 项",
        "Showing institutions: {institutions}, checks: {checks}",
    ),
    "expand": Text("全部展开", "Expand all"),
    "collapse": Text("全部收起", "Collapse all"),
    "reset": Text("清除筛选", "Clear"),
    "skip": Text("跳到分机构结果", "Skip to the results by institution"),
    # Rules
    "rules": Text("规则与依据", "Rules and sources"),
    "rule": Text("规则", "Rule"),
    "jurisdiction": Text("辖区", "Jurisdiction"),
    "rule_id": Text("规则标识", "Rule id"),
    "effective": Text("施行", "In force"),
    "not_stated": Text("未注明", "not stated"),
    "rules_not_in_force": Text("核查日期不在有效期内的规则", "Rules not in force on the day"),
    "rules_without_records": Text("没有对应记录的规则", "Rules without records"),
    "rules_dropped": Text("不采用的上级规则", "Rules of the packs above that are not adopted"),
    "dropped_by": Text("{upper}的规则，{lower}不采用", "of “{upper}”, dropped by “{lower}”"),
    "reason": Text("理由", "Reason"),
    "layer_above": Text("上级规则包", "Pack above"),
    "layer": Text("本规则包的文件", "The pack's own files"),
    "sources": Text("依据文件", "Sources"),
    "none": Text("无", "None"),
    "provenance": Text("出处与校验", "Provenance"),
    # Terminal
    "more_rows": Text("……其余 {n} 项见报告。", "… {n:more/more} in the report."),
    "gap_line": Text(
        "{name}：实际 {actual}，标准 {required}，差 {gap}",
        "{name}: {actual}, required {required}, {gap} short",
    ),
}
"""By key; braces are filled by `say`."""
