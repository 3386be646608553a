"""The words of score reports, in both languages."""

from collections.abc import Mapping

from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.model.scorecard import Aggregation, Method, Missing, RoundingMode
from zhangcheng.scoring.result import LineKind

WORDS: Mapping[str, Text] = {
    "title": Text("考核得分", "Scores"),
    "as_of": Text("核查日期", "As of"),
    "period": Text("时期", "Period"),
    "record": Text("考核对象", "Assessed"),
    "full": Text("满分", "Full score"),
    "rank": Text("名次", "Place"),
    "group_rank": Text("组内名次", "Place in group"),
    "group": Text("分组", "Group"),
    "institution": Text("机构", "Institution"),
    "code": Text("代码", "Code"),
    "score": Text("得分", "Score"),
    "grade": Text("等次", "Grade"),
    "sure": Text("名次区间", "Likely places"),
    "state": Text("状态", "State"),
    "illustrative": Text("示意", "illustrative"),
    "assumed": Text("推定", "assumed"),
    "illustrative_card": Text(
        "本考核表的权重没有出处，是示意，不能据以评定。",
        "No source gives the weights of this scorecard: they are illustrative and decide nothing.",
    ),
    "league": Text("名次表", "League table"),
    "all_groups": Text("全部", "All"),
    "grades": Text("等次分布", "Grades"),
    "balance": Text("平衡核对", "Closing balance"),
    "rows": Text("各记录类型的行数", "Rows of each record type"),
    "records": Text("在册", "In force"),
    "closes": Text("平衡", "balances"),
    "open": Text("不平衡", "does not balance"),
    "card": Text("考核表", "Scorecard"),
    "item": Text("项目", "Item"),
    "weight": Text("权重", "Weight"),
    "full_points": Text("满分折合", "Points at best"),
    "best": Text("计入满分", "Out of"),
    "basis": Text("依据", "Source"),
    "method": Text("计分方法", "How it is scored"),
    "missing_policy": Text("缺数据时", "Without data"),
    "takes": Text("取自", "Takes"),
    "account": Text("得分构成", "What makes up the score"),
    "points": Text("得分", "Points"),
    "lost": Text("失分", "Lost"),
    "raw": Text("原值", "Raw"),
    "treated": Text("处理后", "Treated"),
    "share": Text("得分率", "Share"),
    "own_points": Text("本项得分", "Points of the item"),
    "contribution": Text("计入总分", "Contribution"),
    "cells": Text("单元格", "Cells"),
    "inputs": Text("数据", "Data"),
    "last_score": Text("上期得分", "Last score"),
    "last_rank": Text("上期名次", "Last place"),
    "change": Text("变化", "Change"),
    "new": Text("上期无", "not there last time"),
    "no_score": Text("未计分", "No score"),
    "no_place": Text("未计分或不排名", "No score or no place"),
    "weight_scored": Text("已评权重", "Weight scored"),
    "no_data": Text("缺数据", "No data"),
    "left_out": Text("不计，由其余项分担", "left out, the others take its weight"),
    "filled": Text("按缺数据办法计分", "scored by the policy for missing data"),
    "help": Text("最有帮助的改进", "What would help most"),
    "no_help": Text(
        "试算的各项改进，都不能提高得分。", "No improvement that was tried would raise the score."
    ),
    "how_sure": Text("名次有多可靠", "How sure the places are"),
    "not_asked": Text(
        "没有做敏感性分析；加 --sensitivity 再运行。",
        "Sensitivity was not computed; run again with --sensitivity.",
    ),
    "nothing_varied": Text(
        "本考核表没有写明哪些权重和方法可以变动（sensitivity），所以不能说名次有多可靠。",
        "This scorecard does not say which weights and methods may vary (sensitivity), so how sure the "
        "places are cannot be said.",
    ),
    "choice": Text("选择", "Choice"),
    "first_order": Text("单独作用", "First-order"),
    "total_effect": Text("连同交互", "Total"),
    "swaps": Text("改变哪个权重会使相邻两名互换", "Which weight would swap two neighbours"),
    "swaps_scaled": Text(
        "改一项的权重，同级其余各项按原比例分担，合计不变。",
        "When one weight changes, the others of its level share the rest as before, so that their total "
        "stays.",
    ),
    "consistency": Text("两两比较的一致性", "Consistency of comparisons"),
    "ballots": Text("评分票", "Ballots"),
    "counted": Text("计入平均", "in a mean"),
    "trimmed": Text("去掉的最高最低", "dropped at either end"),
    "too_few": Text("所在类别票数不足", "of a group with too few"),
    "provisional": Text("暂定", "provisional"),
    "provisional_grades": Text("暂定等次", "Provisional grades"),
    "few": Text("评分票不足或不明", "Ballots too few or undecided"),
    "share_moves": Text("其份额由其余类别分担", "the other groups take its share"),
    "ballots_left_out": Text("未计入", "not counted"),
    "marks_missing": Text("整项缺数据", "the item has no value"),
    "own": Text("自评，不计", "on oneself, not counted"),
    "unmarked": Text("无分数", "without a mark"),
    "other": Text("不属本表", "not of this scorecard"),
    "notices": Text("说明", "Notices"),
    "sources": Text("依据", "Sources"),
    "data": Text("数据文件", "Data files"),
    "find": Text("查找机构", "Find an institution"),
    "stages": Text("各阶段", "Stages"),
    "waterfall": Text("从满分到得分", "From full points to the score"),
    "median": Text("中位", "Median"),
    "probability": Text("可能性", "Probability"),
    "effect": Text("得分可增加", "Would add"),
    "becomes": Text("等次变为", "Grade becomes"),
    "from_to": Text("改进", "Improvement"),
    "total": Text("合计", "Total"),
    "colon": Text("：", ": "),
    "semicolon": Text("；", "; "),
    "comma": Text("，", ", "),
    "list": Text("、", ", "),
    "stop": Text("。", "."),
    "within_group": Text("与本组相比", "within the group"),
    "compared_with": Text("比较范围", "Compared with"),
    "range": Text("范围", "Range"),
    "mean": Text("平均", "Mean"),
    "deviation": Text("标准差", "Standard deviation"),
    "mended": Text("整改", "Improve"),
    "none": Text("无", "none"),
    "rounding": Text("小数位数和取整", "Decimals and rounding"),
    "cut": Text(
        "页面上的数最多四位小数；精确的数在 scores.json 里。",
        "Numbers on this page have at most four decimals; the exact ones are in scores.json.",
    ),
    "effects_note": Text(
        "Sobol 指数：各项选择单独、以及连同与其他选择的交互，能解释平均名次变动的多大部分。",
        "Sobol indices: how much of the mean shift in place each choice explains, alone and "
        "with others.",
    ),
    "waived_pass": Text("有豁免的视为达标", "waived records count as passing"),
    "waived_exclude": Text("有豁免的不计入", "waived records are left out"),
    "waived_fail": Text("有豁免的照样计入", "waivers change nothing"),
    "waived": Text("有豁免时", "Waived records"),
    "without_waivers": Text("不计豁免", "Without waivers"),
    "files_more": Text("全部 {n} 个文件", "All {n} files"),
    "tie": Text("并列", "tied"),
    "undecided": Text("数据不足", "undecided"),
}

METHODS: Mapping[Method, Text] = {
    Method.MIN_MAX: Text("极差法 (x − 最小) ÷ (最大 − 最小)", "min–max (x − min) / (max − min)"),
    Method.Z_SCORE: Text("标准分 (x − 平均) ÷ 标准差", "z-score (x − mean) / standard deviation"),
    Method.RANK: Text("名次法", "rank"),
    Method.PERCENTILE: Text("百分位", "percentile"),
    Method.TARGET: Text("目标法", "distance to target"),
    Method.STEPS: Text("分段得分表", "table of points"),
    Method.CATEGORIES: Text("按类别得分", "points by category"),
    Method.PROPORTION: Text("达标比例", "proportion"),
    Method.DEDUCT: Text("扣分，扣完为止", "deduction from full points"),
    Method.ADD: Text("加分，至满分为止", "addition up to full points"),
}
POLICIES: Mapping[Missing, Text] = {
    Missing.EXCLUDE: Text("不计，权重由其余项分担", "left out; the others take its weight"),
    Missing.ZERO: Text("计零分", "no points"),
    Missing.GROUP_MEAN: Text("取本组平均", "the mean of the group"),
    Missing.REFUSE: Text("不予计分", "no score at all"),
}
AGGREGATIONS: Mapping[Aggregation, Text] = {
    Aggregation.ARITHMETIC: Text("加权算术平均", "weighted arithmetic mean"),
    Aggregation.GEOMETRIC: Text("加权几何平均", "weighted geometric mean"),
}
ROUNDINGS: Mapping[RoundingMode, Text] = {
    RoundingMode.HALF_UP: Text("四舍五入", "half up"),
    RoundingMode.HALF_EVEN: Text("四舍六入五成双", "half to even"),
    RoundingMode.UP: Text("进一", "up"),
    RoundingMode.DOWN: Text("去尾", "down"),
}
LINES: Mapping[LineKind, Text] = {
    LineKind.INDICATOR: Text("指标", "Indicator"),
    LineKind.ADDITION: Text("加分", "Addition"),
    LineKind.DEDUCTION: Text("扣分", "Deduction"),
    LineKind.CEILING: Text("加减分封顶", "Ceiling of additions and deductions"),
    LineKind.BOUND: Text("最高最低分限制", "Bounds of the score"),
    LineKind.VETO: Text("一票否决", "Veto"),
    LineKind.ROUNDING: Text("取整", "Rounding"),
}
BALLOTS = ("counted", "trimmed", "too_few", "own", "unmarked", "undecided", "other")
"""What ballots can be, by the word for it."""


def word(key: str, language: Language) -> str:
    """Return a word."""
    return WORDS[key].get(language)
