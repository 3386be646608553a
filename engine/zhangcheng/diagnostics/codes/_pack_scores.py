"""Codes about scorecards as a whole: what they name, vetoes, grades, dates (P17x, P18x)."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.codes._pack_snippets import SCORECARD, changed
from zhangcheng.diagnostics.text import Text

_SUGGESTION = Text("{suggestion}", "{suggestion}")

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
