"""The sentences of score reports, in both languages."""

from collections.abc import Mapping

from zhangcheng.diagnostics.text import Language, Text

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
    "ballots_open": Text(
        "“{item}”另有 {n} 票不知评谁、哪一方评的、几分或是否有效；{what}",
        "“{item}”: {n} more ballots, not known on whom, of which group, with what mark or if in force; "
        "{what}",
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
    "open_ballots": Text("另有 {n} 票数据不足，未计入", "{n} more ballots undecided, not counted"),
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


def say(key: str, language: Language, **values: object) -> str:
    """Return a sentence with its values."""
    return SENTENCES[key].get(language).format(**values)
