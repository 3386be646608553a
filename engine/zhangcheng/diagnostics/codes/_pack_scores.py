"""Codes about scorecards: weights, what indicators take, how points are made, grades (P17x, P18x)."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.codes._pack_snippets import SCORECARD, changed
from zhangcheng.diagnostics.text import Text

_SUGGESTION = Text("{suggestion}", "{suggestion}")

WEIGHTS_SUM = Code(
    id="P170",
    title=Text("权重之和不对", "Weights do not add up"),
    message=Text(
        "{item} 的下一级权重之和是 {sum}，应为 {total}，相差 {difference}（{rows}）",
        "The weights below {item} add up to {sum} instead of {total}, a difference of {difference} ({rows})",
    ),
    hint=Text(
        "改正某一项的权重；本来就不是 100 的，用 total 写明应有的和",
        "Mend a weight; where the sum is meant to be another, say so with total",
    ),
    explanation=Text(
        "每一级的权重都要正好加到该级的 total（默认 100）。十进制精确相加，差万亿分之一也算不对。",
        "The weights of each level add up to its total, 100 unless told. They are added exactly, so that even a "
        "difference of 0.0000000001 is one.",
    ),
    example=changed(SCORECARD, ("weight: 40", "weight: 40.0000000001")),
    mended=SCORECARD,
)

ONE_OF = Code(
    id="P171",
    title=Text("要且只要写其中一个", "Exactly one of them is needed"),
    message=Text("{item} 应写且只写 {keys} 中的一个", "{item} takes exactly one of {keys}"),
    hint=Text("删去多余的，或补上缺的", "Take the others away, or add the one that is missing"),
    explanation=Text(
        "指标取一个指标量（value）、一条规则的达标比例（rule）或评分（marks）；否决项取条件（when）或规则（rule）。",
        "An indicator takes a value, the share of a rule's records that pass, or marks; a veto a condition or a rule.",
    ),
    example=changed(SCORECARD, ("    value: count(visits)\n", "")),
    mended=SCORECARD,
)

UNKNOWN_RULE = Code(
    id="P172",
    title=Text("考核表所指的规则不存在", "A scorecard names an unknown rule"),
    message=Text("没有规则 {rule}", "There is no rule {rule}"),
    hint=_SUGGESTION,
    explanation=Text("rule 写规则的标识。", "rule is the id of a rule of the pack."),
    example=changed(SCORECARD, ("rule: floor-area", "rule: flor-area")),
    mended=SCORECARD,
)

NO_WAY = Code(
    id="P173",
    title=Text("规则的记录到不了被考核的机构", "No way from the rule's record to the institution"),
    message=Text(
        "规则 {rule} 的记录 {record} 没有唯一的路径到 {target}",
        "Records of rule {rule} ({record}) do not lead to {target} in just one way",
    ),
    hint=Text(
        "用 through 写出依次经过的 reference 字段", "Name the reference fields on the way with through"
    ),
    explanation=Text(
        "规则的每条记录要归到一个被考核的机构名下：沿 reference 字段走，路径不止一条时用 through 指定。",
        "Each record of the rule counts for one institution, found along its reference fields; where there are "
        "several ways, through names the one to take.",
    ),
    example=changed(
        SCORECARD, ("    rule: floor-area\n", "    rule: floor-area\n    through: [stage]\n")
    ),
    mended=SCORECARD,
)

METHOD_KEYS = Code(
    id="P174",
    title=Text("计分方法的键不对", "Keys that do not go with the method"),
    message=Text("计分方法 {method}：{problem}", "Normalisation {method}: {problem}"),
    hint=Text(
        "每种方法用哪些键，见编写指南“考核表”",
        "The author guide, under scorecards, lists the keys of each method",
    ),
    explanation=Text(
        "每种计分方法只用自己的几个键；多写的键不起作用，容易使人误会，所以不接受。",
        "Each method has its own keys. One that it does not use would mislead, and is not accepted.",
    ),
    example=changed(SCORECARD, (", full_at: 200", "")),
    mended=SCORECARD,
)

BAD_STRETCH = Code(
    id="P175",
    title=Text("分段写法不对", "Not a stretch of numbers"),
    message=Text("“{text}”不是数值段", '"{text}" is not a stretch of numbers'),
    hint=Text(
        '写作 ">= 90"、"[80..90)" 或 "< 60"；方括号含端点，圆括号不含',
        'Write ">= 90", "[80..90)" or "< 60"; a square bracket includes the end, a round one does not',
    ),
    explanation=Text(
        "“80 至 90 分”没有说 90 算哪一段。端点含不含要写明。",
        '"80 to 90" does not say where 90 belongs. Whether an end is included must be written.',
    ),
    example=changed(SCORECARD, ('"[60..80)"', '"60-80"')),
    mended=SCORECARD,
)

STRETCH_GAP = Code(
    id="P176",
    title=Text("分段之间有空档", "A gap between stretches"),
    message=Text("{what} {gap} 不在任何一段里", "The {what} {gap} lie in none of the stretches"),
    hint=Text("改正端点，或补上一段", "Mend an end, or add a stretch"),
    explanation=Text(
        "每个分数都要落在某个等次里，每个数值都要查得到得分。",
        "Each score belongs to a grade, and each value to a line of a table of points.",
    ),
    example=changed(SCORECARD, ('">= 80"', '"> 80"')),
    mended=SCORECARD,
)

STRETCH_OVERLAP = Code(
    id="P177",
    title=Text("分段重叠", "Overlapping stretches"),
    message=Text(
        "{what} 的两段 {first} 和 {second} 重叠", "Two stretches of {what} overlap: {first} and {second}"
    ),
    hint=Text("改正端点，使每个数只落在一段里", "Mend an end, so that each number lies in one of them"),
    explanation=Text(
        "同一个分数不能有两个等次。端点只能算在一边。",
        "A score has one grade; an end belongs to one side.",
    ),
    example=changed(SCORECARD, ('"[60..80)"', '"[60..80]"')),
    mended=SCORECARD,
)

POINTS_OVER_WEIGHT = Code(
    id="P178",
    title=Text("得分超过权重", "More points than the weight"),
    message=Text(
        "{points} 分超过本项权重 {weight}", "{points} points are more than the weight of {weight}"
    ),
    hint=Text("改正得分或权重", "Mend the points or the weight"),
    explanation=Text(
        "权重就是本项的满分。要超出满分，用加分项 adjustments。",
        "The weight is the full points of an indicator. What goes beyond is an adjustment.",
    ),
    example=changed(SCORECARD, ("points: 40}", "points: 45}")),
    mended=SCORECARD,
)

WEIGHT_WITHOUT_SOURCE = Code(
    id="P179",
    title=Text("权重没有依据", "Weight without a source"),
    message=Text("{item} 的权重没有依据", "The weight of {item} has no source"),
    hint=Text(
        "写明 sources，或标 illustrative: true；写在考核表上则全表适用",
        "Give its sources, or mark it illustrative: true; on the scorecard it holds for all of it",
    ),
    explanation=Text(
        "权重决定名次，要么有出处，要么标为示意，并且凡出现之处都会注明。",
        "Weights decide ranks. They rest on a source or are illustrative, and are shown as such wherever they appear.",
    ),
    example=changed(
        SCORECARD,
        ("illustrative: true\nindicators", "indicators"),
        ("    weight: 60\n", "    weight: 60\n    illustrative: true\n"),
        ("    rule: floor-area\n", "    rule: floor-area\n    illustrative: true\n"),
    ),
    mended=SCORECARD,
)

UNKNOWN_ITEM = Code(
    id="P180",
    title=Text("考核表里没有这一项", "Not in the scorecard"),
    message=Text("没有{what} {item}", "There is no {what} {item}"),
    hint=_SUGGESTION,
    explanation=Text(
        "ties、comparisons、vetoes 里写的是本考核表的指标、维度或等次的标识，评分写的是字段的取值。",
        "ties, comparisons and vetoes name indicators, dimensions or grades of the scorecard; marks name values of a field.",
    ),
    example=changed(SCORECARD, ("ties: [area]", "ties: [aera]")),
    mended=SCORECARD,
)

GEOMETRIC_NEGATIVE = Code(
    id="P181",
    title=Text("几何平均不能用负数", "No geometric mean of negative numbers"),
    message=Text(
        "{item} 的 z_score 会是负数，不能用几何平均合成",
        "The z_score of {item} can be negative, and has no geometric mean",
    ),
    hint=Text(
        "换一种计分方法，或用 arithmetic 合成", "Choose another method, or combine arithmetically"
    ),
    explanation=Text(
        "几何平均只对正数有意义；低于平均的标准分是负数。",
        "A geometric mean needs positive numbers; a z-score below the mean is negative.",
    ),
    example=changed(
        SCORECARD,
        ("illustrative: true\n", "illustrative: true\naggregate: geometric\n"),
        ("{method: target, zero_at: 0, full_at: 200}", "{method: z_score}"),
    ),
    mended=SCORECARD,
)

WEIGHT_RANGE = Code(
    id="P182",
    title=Text("权重不在自己的范围里", "Weight outside its range"),
    message=Text("应有 {bound}", "It must hold that {bound}"),
    hint=Text("改正 range 或 weight", "Mend range or weight"),
    explanation=Text(
        "range 说权重可能在哪里，敏感性分析从中抽样；权重自己要在里面。",
        "range says where a weight may lie, and is what the sensitivity analysis draws from; the weight lies in it.",
    ),
    example=changed(SCORECARD, ("range: {from: 50, to: 70}", "range: {from: 50, to: 55}")),
    mended=SCORECARD,
)

VETO_WITHOUT_EFFECT = Code(
    id="P183",
    title=Text("否决项没有后果", "Veto without effect"),
    message=Text("否决项 {item} 否决不了什么：{problem}", "Veto {item} holds nothing down: {problem}"),
    hint=Text(
        "写明等次至多为哪一等，或得分至多几分", "Say which grade, or which score, is the best still open"
    ),
    explanation=Text(
        "一票否决要写明否决什么：等次封顶、得分封顶，或两者。封顶在最好的等次、或不低于可得的最高分，等于没有否决。",
        "A veto says what it holds down: the grade, the score, or both. One that still leaves the best grade open, or "
        "all the points that there are, holds nothing down.",
    ),
    example=changed(SCORECARD, ("    grade: pass\n", "")),
    mended=SCORECARD,
)

NOTHING_TO_SCORE = Code(
    id="P184",
    title=Text("这一级没有指标", "A level without indicators"),
    message=Text(
        "{item} 下面没有维度也没有指标", "There is neither a dimension nor an indicator below {item}"
    ),
    hint=Text("写 dimensions 或 indicators", "Write dimensions or indicators"),
    explanation=Text("每个维度最后都要落到指标上。", "Every dimension comes down to indicators."),
    example=changed(
        SCORECARD,
        (
            "indicators:\n",
            "dimensions:\n  - {id: empty, title: {zh: 空, en: Empty}, weight: 10}\nindicators:\n",
        ),
        ("weight: 60\n    range: {from: 50, to: 70}\n", "weight: 50\n"),
    ),
    mended=SCORECARD,
)

COMPARISONS = Code(
    id="P185",
    title=Text("两两比较不全", "Incomplete pairwise comparisons"),
    message=Text(
        "{item} 应有 {expected} 组两两比较，每组一次，现有 {found} 组",
        "{item} needs {expected} pairwise comparisons, each pair once, and has {found}",
    ),
    hint=Text(
        "同级每两项比较一次：n 项要 n(n-1)/2 组",
        "Compare each two items once: n items need n(n-1)/2 of them",
    ),
    explanation=Text(
        "层次分析法（AHP）的判断矩阵要每两项都比较过，才能算一致性比率。",
        "The matrix of the analytic hierarchy process needs every pair, or there is no consistency ratio.",
    ),
    example=changed(
        SCORECARD,
        (
            "illustrative: true\n",
            "illustrative: true\ncomparisons:\n  - {more: area, than: area, by: 2}\n",
        ),
    ),
    mended=SCORECARD,
)

CARD_NOT_IN_FORCE = Code(
    id="P186",
    severity=Severity.WARNING,
    title=Text("考核表当日不在施行期内", "Scorecard not in force on that day"),
    message=Text(
        "考核表 {card} 的施行期是{span}，{date} 不在其内，得分只供参考",
        "Scorecard {card} is in force {span}, not on {date}: its scores are for information only",
    ),
    hint=Text(
        "换一个 --as-of，或用当时施行的考核表",
        "Use another --as-of, or the scorecard that was in force then",
    ),
    explanation=Text(
        "在施行日期之外也能计分，用来试算或与往年比较，但报告一开头就写明：不能据以评定。",
        "Scores can be computed outside the dates of a scorecard, to try it out or to compare years, but every report "
        "says at its head that they decide nothing.",
    ),
    example=changed(
        SCORECARD, ("illustrative: true\n", "illustrative: true\neffective: {from: 2030-01-01}\n")
    ),
    mended=SCORECARD,
)

NO_LEAST_WEIGHT = Code(
    id="P187",
    severity=Severity.WARNING,
    of_lint=True,
    title=Text("没有写明至少要评多少权重", "No least share of the weight"),
    message=Text(
        "考核表 {card} 缺数据的项目不计，又没有 scored_at_least_percent：只有一项数据的也能排第一",
        "Scorecard {card} leaves out what has no data and has no scored_at_least_percent: one figure alone may come "
        "first",
    ),
    hint=Text(
        "写上 scored_at_least_percent（例如 60），或改用 missing: zero、refuse",
        "Write scored_at_least_percent (60, say), or use missing: zero or refuse",
    ),
    explanation=Text(
        "缺数据的项目不计时，权重由其余项目分担：数据越少，得分越靠少数几项。写明下限后，已评权重不够的不排名、不评等次，另行列出。",
        "Where an item without data is left out, the others take its weight: the less data, the fewer items a score rests "
        "on. With a least share, those below it have no place and no grade and are listed apart.",
    ),
    example=changed(SCORECARD, ("missing: refuse\n", "missing: exclude\n")),
    mended=changed(SCORECARD, ("missing: refuse\n", "missing: exclude\nscored_at_least_percent: 60\n")),
)

GRADES_ORDER = Code(
    id="P188",
    title=Text("等次没有由高到低排列", "Grades do not stand best first"),
    message=Text(
        "等次 {grade}（{scores}）排在 {other}（{above}）之后，分数却更高",
        "Grade {grade} ({scores}) stands below {other} ({above}), and has the higher scores",
    ),
    hint=Text(
        "最好的等次写在最前；写反了分数段的，改分数段",
        "Put the best grade first; or mend the scores, where they are the wrong way round",
    ),
    explanation=Text(
        "等次由高到低排列：名额不够、有否决、不得评某等次的，都落到下一等。顺序反了，就会落到更好的等次。",
        "Grades stand best first: who finds a quota full, or meets a veto or a bar, falls to the next. In another order "
        "that would be a better one.",
    ),
    example=changed(
        SCORECARD, ('">= 80"', '"< 60"'), ('scores: "< 60"}\nties', 'scores: ">= 80"}\nties')
    ),
    mended=SCORECARD,
)

WITHOUT_EFFECT = Code(
    id="P189",
    title=Text("写了不起作用", "Written without effect"),
    message=Text("{item} 不起作用：{problem}", "{item} has no effect: {problem}"),
    hint=Text("改正，或删去", "Mend it, or take it away"),
    explanation=Text(
        "不分组的考核表没有“组内名额”；得分的上下限之外的等次，谁也评不上。写了而不起作用的，容易使人误会，所以不接受。",
        "A scorecard without groups has no quota within one, and nobody earns a grade that lies beyond the bounds of the score. "
        "What is written and does nothing would mislead, and is not accepted.",
    ),
    example=changed(
        SCORECARD, ("group: stage\n", ""), ("ties: [area]\n", "ties: [area]\nquota_within: group\n")
    ),
    mended=changed(SCORECARD, ("ties: [area]\n", "ties: [area]\nquota_within: group\n")),
)
