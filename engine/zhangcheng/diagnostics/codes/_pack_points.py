"""Codes about how a scorecard makes points of values: methods and their keys, stretches (P17x, P18x)."""

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes._pack_snippets import SCORECARD, changed
from zhangcheng.diagnostics.text import Text

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
