"""Codes about how `zhangcheng score` was called (R13x)."""

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.text import Text

UNKNOWN_SCORECARD = Code(
    id="R130",
    title=Text("没有这张考核表", "No such scorecard"),
    message=Text("规则包里没有考核表 {value}。", "The pack has no scorecard {value}."),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "`score` 的第二个参数是规则包 scorecards/ 里某张考核表的标识，也就是文件名去掉 .yaml。",
        "The second argument of `score` is the id of a scorecard of the pack: its file's name in scorecards/ "
        "without .yaml.",
    ),
    example="zhangcheng score examples/xiangcheng-2021.xlsx comunity --as-of 2021-12-31",
    mended="zhangcheng score examples/xiangcheng-2021.xlsx community --as-of 2021-12-31",
)

NOTHING_VARIED = Code(
    id="R131",
    title=Text("考核表没有说明变动什么", "The scorecard does not say what is varied"),
    message=Text("考核表 {card} 没有 sensitivity。", "Scorecard {card} has no sensitivity."),
    hint=Text(
        "请在考核表里写 sensitivity：权重浮动多少、另取哪些方法、抽样多少次。",
        "Add sensitivity to the scorecard: how far weights vary, which methods are tried, how many draws.",
    ),
    explanation=Text(
        "名次有多可靠，取决于哪些选择可以改变。这些要由考核表写明，不由程序猜。",
        "How sure a place is depends on which choices could have been others. The scorecard says so; nothing is guessed.",
    ),
    example="zhangcheng score examples/departments-2018 department --as-of 2018-12-31 --sensitivity",
    mended="zhangcheng score examples/departments-2018 department --as-of 2018-12-31",
)

NOT_A_SCORE_REPORT = Code(
    id="R132",
    title=Text("不是考核得分报告", "Not a score report"),
    message=Text(
        "{path} 不是 `score` 写出的 JSON，或已损坏。",
        "{path} was not written by `score`, or is damaged.",
    ),
    hint=Text(
        "请给出上一期用 --format json 写出的 scores.json。",
        "Give the scores.json that was written with --format json last time.",
    ),
    explanation=Text(
        "与上期比较，读的是上期 `score` 写出的 JSON 报告。",
        "Comparing with last time reads the JSON report that `score` wrote then.",
    ),
    example="zhangcheng score examples/xiangcheng-2021.xlsx community --as-of 2021-12-31 --last README.md",
    mended="zhangcheng score examples/xiangcheng-2021.xlsx community --as-of 2021-12-31",
)

OTHER_CARD = Code(
    id="R133",
    title=Text("上期报告是另一张考核表的", "The earlier report is of another scorecard"),
    message=Text(
        "{path} 是考核表 {own} 的得分，不能与 {card} 比较。",
        "{path} holds scores of scorecard {own}, which are not compared with {card}.",
    ),
    hint=Text("请给出同一张考核表上期的 scores.json。", "Give the scores.json of the same scorecard."),
    explanation=Text(
        "名次和得分只有在同一张考核表内才能比较。考核表改了名的，重新计一次上期的分再比。",
        "Places and scores compare within one scorecard only. Where it was renamed, score last time again with it.",
    ),
    example="zhangcheng score examples/xiangcheng-2021.xlsx community --as-of 2021-12-31 --last department.json",
    mended="zhangcheng score examples/xiangcheng-2021.xlsx community --as-of 2021-12-31",
)

OTHER_PACK = Code(
    id="R134",
    title=Text("上期报告是另一个规则包的", "The earlier report is of another pack"),
    message=Text(
        "{path} 是按规则包 {own} 计的得分，不能与 {pack} 的比较。",
        "{path} holds scores by pack {own}, which are not compared with those by {pack}.",
    ),
    hint=Text(
        "请给出同一规则包上期的 scores.json，或用 --pack 指定那个规则包。",
        "Give the scores.json of the same pack, or name that pack with --pack.",
    ),
    explanation=Text(
        "两个规则包里标识相同的考核表，内容可以不同，名次和得分不能互相比较。换了规则包的，用新的规则包重新计一次上期的分再比。",
        "Scorecards of the same id in two packs may differ, so that their places and scores do not compare. Where the "
        "pack was replaced, score last time again with the new one.",
    ),
    example="zhangcheng score examples/xiangcheng-2021.xlsx community --as-of 2021-12-31 --last other-pack.json",
    mended="zhangcheng score examples/xiangcheng-2021.xlsx community --as-of 2021-12-31",
)

LATER_REPORT = Code(
    id="R135",
    title=Text("上期报告的日期在后", "The earlier report is of a later day"),
    message=Text(
        "{path} 是 {own} 的得分，晚于本次的 {as_of}。",
        "{path} holds scores of {own}, which is after {as_of}.",
    ),
    hint=Text(
        "请核对 --as-of，或给出更早的 scores.json。", "Check --as-of, or give an earlier scores.json."
    ),
    explanation=Text(
        "`--last` 是上期的得分：名次升降从那一天算到 --as-of 这一天。",
        "`--last` holds the scores of last time: rises and falls in place go from that day to --as-of.",
    ),
    example="zhangcheng score examples/xiangcheng-2021.xlsx community --as-of 2021-12-31 --last later.json",
    mended="zhangcheng score examples/xiangcheng-2021.xlsx community --as-of 2021-12-31",
)

NOBODY_TO_SCORE = Code(
    id="R136",
    title=Text("没有一个能排名", "Nobody has a place"),
    message=Text(
        "考核表 {card} 没有一个能排名：{why}。", "Scorecard {card} gives nobody a place: {why}."
    ),
    hint=Text(
        "请补上所缺的数据，或核对 --as-of、--period 和考核表的标识。",
        "Add the data that is missing, or check --as-of, --period and the id of the scorecard.",
    ),
    explanation=Text(
        "没有考核对象的记录，没有一条在 --as-of 当日有效，缺数据因而都没有得分，或数据都太少、不排名：都没有名次表可用。"
        "报告照样写出，以便查看原因，退出码为 3。",
        "The data has no record of those that are assessed, none in force on the day of --as-of, no score for any of them, "
        "or too little data to rank any: there is no list to go by. The reports are written all the same, to look up why; "
        "the exit code is 3.",
    ),
    example="zhangcheng score examples/xiangcheng-2021.xlsx department --as-of 2021-12-31",
    mended="zhangcheng score examples/xiangcheng-2021.xlsx community --as-of 2021-12-31",
)
