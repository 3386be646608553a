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
    "few": Text("评分票不足", "Too few ballots"),
    "share_moves": Text("其份额由其余类别分担", "the other groups take its share"),
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

SENTENCES: Mapping[str, Text] = {
    "last_followed": Text(
        "{n} 个机构上期用的是原代码，上期得分已按现在的代码对应。",
        "{n} of the institutions had another code last time: scores are those of the present one.",
    ),
    "last_version": Text(
        "上期用的规则包是 {own} 版，这次是 {version} 版：得分变化可能出自规则或考核表的改动。",
        "The pack was version {own} last time and is {version} now: scores may differ by changed rules "
        "or a changed scorecard.",
    ),
    "absent": Text(
        "数据里没有{what}，“{item}”对所有机构都按缺数据办法处理。",
        "The data has no {what}, so “{item}” has no value for anybody.",
    ),
    "idle": Text(
        "规则“{item}”当日不在施行期内，取自它的项目对所有机构都没有值。",
        "Rule “{item}” is not in force on that day, so what takes it has no value for anybody.",
    ),
    "elsewhere": Text(
        "另有 {n} 项豁免对应本考核表不用的规则，与得分无关。",
        "Waivers for rules that this scorecard does not use, which change no score: {n}.",
    ),
    "in_period": Text(
        "时期内的“{title}”{inside} 条，共 {records} 条", "“{title}” in the period: {inside} of {records}"
    ),
    "no_period": Text("本表没有按时期取数的项目", "nothing on this scorecard goes by period"),
    "none_in_period": Text(
        "{start} 至 {end} 没有一条{types}，得分里没有这段时期的工作。",
        "Not one record between {start} and {end}: {types}. The scores say nothing of work in that "
        "period.",
    ),
    "some_in_period": Text(
        "{start} 至 {end} 没有{types}，取自它们的项目没有值。",
        "No record between {start} and {end}: {types}. What takes them has no value.",
    ),
    "compared_min_max": Text("{n} 个中最小 {low}，最大 {high}", "of {n}: least {low}, greatest {high}"),
    "compared_z_score": Text(
        "{n} 个的平均 {mean}，标准差 {deviation}", "of {n}: mean {mean}, standard deviation {deviation}"
    ),
    "stands_on_rule": Text("规则“{title}”：{marks}", "rule “{title}”: {marks}"),
    "stands_on_parameter": Text("参数“{title}”：{marks}", "parameter “{title}”: {marks}"),
    "on_marked": Text(
        "{n} 个项目取自示意的或施行日期为推定的规则、参数，考核表里逐项标明。",
        "Items that rest on rules or parameters that are illustrative or of an assumed date: {n}. The "
        "scorecard names them.",
    ),
    "assumed_card": Text(
        "本考核表的施行日期是推定的，材料没有写明。",
        "The date of effect of this scorecard is assumed: no source gives it.",
    ),
    "each_time": Text("每次 {each} 分", "{each} each time"),
    "each_at_most": Text("每次 {each} 分，最多 {most} 分", "{each} each time, at most {most}"),
    "barred_by": Text("{items}未达标的不得评", "not with a failing {items}"),
    "peers": Text(
        "{n} 个中低于它的 {below} 个，与它相同的 {equal} 个（含自己）",
        "of {n}: {below} below it, {equal} equal to it (itself included)",
    ),
    "few_ballots": Text(
        "“{item}”：{group}评分票不足，{n} 票，至少要 {minimum} 票；{what}",
        "“{item}”: too few ballots of {group}, {n} of at least {minimum}; {what}",
    ),
    "few_left": Text(
        "“{item}”：{group}评分票不足，{n} 票去掉高低剩 {used} 票，至少要 {minimum} 票；{what}",
        "“{item}”: too few ballots of {group}, {used} of {n} left after the drop, at least {minimum}; "
        "{what}",
    ),
    "part_scored": Text(
        "{n} 个机构只有一部分权重有数据可评，已评权重写在得分旁边。",
        "Institutions with data for a part of the weight only: {n}. The weight scored stands beside "
        "each score.",
    ),
    "too_thin": Text(
        "已评权重不到 {least}% 的不排名、不评等次：{n} 个。",
        "With less than {least} % of the weight scored there is no place and no grade: {n}.",
    ),
    "not_ranked": Text(
        "已评权重 {share}，不到 {least}%；只按有数据的部分算是 {score} 分",
        "weight scored {share}, less than {least} %; on that part alone the score would be {score}",
    ),
    "nothing_scored": Text("没有一项按数据计分", "no indicator is scored from data"),
    "missing_fixed": Text(
        "缺数据的办法不在变动之列：已评权重不足 100% 的，名次区间偏窄。",
        "What is done without data is not varied: with less than 100 % of the weight scored the likely "
        "places are too narrow.",
    ),
    "waived_rule": Text(
        "“{item}”有豁免：{fails} 条未达标、{undecided} 条数据不足；{policy}",
        "“{item}” has waivers: {fails} failing, {undecided} undecided; {policy}",
    ),
    "without_waivers": Text(
        "不计豁免：{score} 分，第 {rank} 名{grade}", "without waivers: {score}, place {rank}{grade}"
    ),
    "without_waivers_none": Text("不计豁免：不予计分", "without waivers: no score"),
    "waived_many": Text(
        "{n} 个机构的得分受豁免影响，各机构下都写明不计豁免时的得分。",
        "Institutions whose scores have waivers: {n}. The score without them stands beside each.",
    ),
    "from": Text("{bound} 分及以上", "{bound} and above"),
    "above": Text("高于 {bound} 分", "above {bound}"),
    "up_to": Text("{bound} 分及以下", "up to {bound}"),
    "under": Text("不到 {bound} 分", "under {bound}"),
    "compared": Text("与 {as_of} 的得分比较。", "Compared with the scores of {as_of}."),
    "compared_none": Text(
        "{as_of} 的得分文件里一个机构也没有，无从比较。",
        "The scores of {as_of} hold no institution: there is nothing to compare with.",
    ),
    "gone": Text(
        "上期有、这次不在册的 {n} 个：{names}", "There last time and not in force now, {n}: {names}"
    ),
    "headline": Text(
        "{scored} 个{record}已计分，最高 {high}，最低 {low}，中位 {median}。",
        "{record}: {scored} scored, highest {high}, lowest {low}, median {median}.",
    ),
    "headline_nobody": Text("没有{record}可以计分：{why}。", "{record}: there is none to score: {why}."),
    "headline_none": Text("没有一个{record}能计分。", "{record}: none could be scored."),
    "headline_thin": Text(
        "没有一个{record}能排名：{n} 个数据太少。",
        "{record}: none could be ranked, {n} for too little data.",
    ),
    "sure_rank": Text(
        "第 {rank} 名，{percent}% 的情况下在 {low}–{high} 名之间。",
        "Place {rank}; in {percent} % of cases between {low} and {high}.",
    ),
    "sure_same": Text(
        "第 {rank} 名，{percent}% 的情况下都是第 {low} 名。",
        "Place {rank}; in {percent} % of cases exactly {low}.",
    ),
    "draws": Text(
        "{draws} 次抽样，种子 {seed}：权重在各自范围内变动{methods}{aggregations}。"
        "抽样用二进制小数计算，得分本身不受影响。",
        "{draws} draws, seed {seed}: weights vary within their ranges{methods}{aggregations}. Draws are "
        "computed in binary; the scores themselves are not touched by them.",
    ),
    "draws_methods": Text("，计分方法换用 {names}", ", normalisations tried: {names}"),
    "draws_aggregations": Text("，合成方法换用 {names}", ", aggregations tried: {names}"),
    "swap": Text(
        "“{item}”的权重由 {old} 改为 {new}，{lower}就会追平{upper}。",
        "With the weight of “{item}” at {new} instead of {old}, {lower} would draw level with {upper}.",
    ),
    "swap_beyond": Text(
        "考核表给它的范围是 {low}–{high}，不在其内。",
        "That is outside its range on the scorecard, {low}–{high}.",
    ),
    "swap_none": Text(
        "改变任何一个权重，{lower}都追不上{upper}。",
        "No single weight would let {lower} draw level with {upper}.",
    ),
    "swap_held": Text(
        "{lower}与{upper}的先后由封顶或否决决定，与权重无关。",
        "A bound or veto, not a weight, decides between {lower} and {upper}.",
    ),
    "consistency": Text(
        "“{level}”：一致性比率 {ratio}（λmax {eigenvalue}）；由比较得出的权重 {weights}。"
        "Saaty 建议不超过 0.10。",
        "“{level}”: consistency ratio {ratio} (λmax {eigenvalue}); weights from the comparisons "
        "{weights}. Saaty advises no more than 0.10.",
    ),
    "lifted": Text(
        "{items}不再否决，得分为 {score}。",
        "Without what holds it down, {items}, the score would be {score}.",
    ),
    "lifted_grade": Text(
        "{items}不再否决或限制等次，得分为 {score}，等次为“{grade}”。",
        "Without what holds it down, {items}, the score would be {score} and the grade “{grade}”.",
    ),
    "improve": Text(
        "“{item}”由 {old} 改进到 {new}，得分可增加 {gain}。",
        "Improving “{item}” from {old} to {new} would add {gain}.",
    ),
    "untried": Text(
        "考核表没有给出改进幅度（step）、因而没有试算的：{items}。",
        "Not tried, since the scorecard gives no step to improve by: {items}.",
    ),
    "improve_grade": Text("等次变为“{grade}”。", "The grade becomes “{grade}”."),
    "reason_veto": Text("一票否决“{item}”：不得评“{grade}”", "Veto “{item}”: not “{grade}”"),
    "reason_barred": Text("“{item}”未达标：不得评“{grade}”", "“{item}” is failed: not “{grade}”"),
    "reason_quota": Text("“{grade}”名额已满", "No place left in “{grade}”"),
    "provisional": Text("{grade}（暂定，{caps}）", "{grade} (provisional, {caps})"),
    "at_most_veto": Text("一旦否决最高为“{grade}”", "at most “{grade}” if the veto holds"),
    "at_most_bar": Text("一旦未达标最高为“{grade}”", "at most “{grade}” if the rule is failed"),
    "odds_open": Text(
        "未定的按不成立计算；等次暂定，{caps}",
        "reckoned as if nothing open held; the grade is provisional, {caps}",
    ),
    "n_provisional": Text("其中暂定 {n}", "{n} provisional"),
    "open_veto": Text(
        "“{item}”数据不足，是否否决未定；一旦否决，{caps}",
        "“{item}” cannot be decided, so the veto is open; if it holds, {caps}",
    ),
    "open_bar": Text(
        "“{item}”数据不足，未定；未达标的不得评{grades}",
        "“{item}” cannot be decided; if it is failed: not {grades}",
    ),
    "veto_holds": Text("一票否决：{caps}", "veto: {caps}"),
    "veto_open": Text("是否否决未定；一旦否决，{caps}", "veto open; if it holds, {caps}"),
    "times": Text("{n} 次", "{n}×"),
    "cap_grade": Text("等次最高为“{grade}”", "the grade is at most “{grade}”"),
    "cap_score": Text("得分最高为 {score}", "the score is at most {score}"),
    "rest": Text("（只显示前 {n} 名；全部见报告）", "(the first {n}; all are in the report)"),
    "proportion": Text("{passed}/{decided} 条达标", "{passed} of {decided} pass"),
    "no_record": Text("没有记录", "no record"),
    "none_counts": Text("没有计入的记录", "no record that counts"),
    "more": Text("另有 {n} 处", "and {n} more"),
    "open_records": Text("，{n} 条数据不足", ", {n} undecided"),
    "raters": Text(
        "{group} {mean}（收 {n} 票，用 {used} 票，至少 {minimum} 票，份额 {weight}）",
        "{group} {mean} ({n} ballots, {used} used, at least {minimum}; share {weight})",
    ),
    "too_few": Text(
        "{group} 票数不足（收 {n} 票，至少 {minimum} 票，份额 {weight}）",
        "{group}: too few ballots ({n} of at least {minimum}; share {weight})",
    ),
    "too_few_left": Text(
        "{group} 票数不足（收 {n} 票，去掉高低剩 {used} 票，至少 {minimum} 票，份额 {weight}）",
        "{group}: too few ballots ({n} ballots, {used} left after the drop, at least {minimum}; "
        "share {weight})",
    ),
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
BALLOTS = ("counted", "trimmed", "too_few", "own", "unmarked", "other")
"""What ballots can be, by the word for it."""


def word(key: str, language: Language) -> str:
    """Return a word."""
    return WORDS[key].get(language)


def say(key: str, language: Language, **values: object) -> str:
    """Return a sentence with its values."""
    return SENTENCES[key].get(language).format(**values)
