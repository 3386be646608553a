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
        "在考核表里写 sensitivity：权重浮动多少、另取哪些方法、抽样多少次",
        "Add sensitivity to the card: how far weights vary, which methods are tried, how many draws",
    ),
    explanation=Text(
        "名次有多可靠，取决于哪些选择可以改变。这些要由考核表写明，不由程序猜。",
        "How sure a place is depends on which choices could have been others. The card says so; nothing is guessed.",
    ),
    example="zhangcheng score examples/xiangcheng-2021.xlsx department --as-of 2021-12-31 --sensitivity",
    mended="zhangcheng score examples/xiangcheng-2021.xlsx department --as-of 2021-12-31",
)

NOT_A_SCORE_REPORT = Code(
    id="R132",
    title=Text("不是考核得分报告", "Not a score report"),
    message=Text("{path} 不是 `score` 写出的 JSON。", "{path} is no JSON written by `score`."),
    hint=Text(
        "给出上一期用 --format json 写出的 scores.json",
        "Give the scores.json that was written with --format json last time",
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
    title=Text("上期报告是另一张考核表的", "The earlier report is of another card"),
    message=Text(
        "{path} 是考核表 {own} 的得分，不能与 {card} 比较。",
        "{path} holds scores of card {own}, which are not compared with {card}.",
    ),
    hint=Text("给出同一张考核表上期的 scores.json", "Give the scores.json of the same card"),
    explanation=Text(
        "名次和得分只有在同一张考核表内才能比较。考核表改了名的，重新计一次上期的分再比。",
        "Places and scores compare within one card only. Where a card was renamed, score last time again with it.",
    ),
    example="zhangcheng score examples/xiangcheng-2021.xlsx community --as-of 2021-12-31 --last department.json",
    mended="zhangcheng score examples/xiangcheng-2021.xlsx community --as-of 2021-12-31",
)
