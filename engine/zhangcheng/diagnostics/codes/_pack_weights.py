"""Codes about the weights of scorecards: sums, ranges, sources, comparisons (P17x, P18x)."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.codes._pack_snippets import SCORECARD, changed
from zhangcheng.diagnostics.text import Text

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
