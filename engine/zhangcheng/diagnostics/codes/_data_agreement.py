"""Codes about what a row says twice, and not the same (D19x): where it belongs, what it is called."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.text import Text

_LIST = (
    "# file: 社区.csv\n社区编号,名称,街道,统计代码\nA01,樟园,{place},350602001001\nA02,{name},芗城区,"
)

PLACES_DISAGREE = Code(
    id="D190",
    title=Text("所在地前后矛盾", "Where it lies is contradictory"),
    message=Text(
        "这一行算在{place}（“{field}”{cell} 是 {text}），但{others}",
        "This row is counted in {place} (“{field}” {cell} is {text}), but {others}",
    ),
    hint=Text(
        "请核对这几格：算在哪里，就适用哪里的标准。",
        "Check these cells: where it is counted decides whose standards apply.",
    ),
    explanation=Text(
        "区划代码、区（县）和街道（镇）的名称、统计用区划代码都说机构在哪里，应当一致；区划调整前后的代码和名称算一致。"
        "不一致时按区划代码那一列算，并逐行说明。",
        "The division code, the names of district and subdistrict, and the statistical code all say where an institution lies, and should "
        "agree; codes and names from before and after a change of divisions do. Where they do not, the column of the division code "
        "decides, and each row is reported.",
    ),
    severity=Severity.WARNING,
    example=_LIST.format(place="龙文区", name="西园"),
    mended=_LIST.format(place="芗城区", name="西园"),
)

SAME_NAME = Code(
    id="D191",
    title=Text("同一地方有两个同名机构", "Two institutions of one name in one place"),
    message=Text(
        "{key} 与 {other}（{first}）都叫“{name}”，都在{place}",
        "{key} and {other} ({first}) are both called “{name}”, both in {place}",
    ),
    hint=Text(
        "请核对：是同一个机构的，只留一行；不是的，写清名称。",
        "Check: keep one row if they are one institution, or write the names in full if they are not.",
    ),
    explanation=Text(
        "编号不同的两行都算，各查各的；名称相同时，按名称对应的行分不清是谁的。",
        "Both rows count, each for itself, as their keys differ; rows that go by the name cannot be told apart.",
    ),
    severity=Severity.WARNING,
    example=_LIST.format(place="芗城区", name="樟园"),
    mended=_LIST.format(place="芗城区", name="西园"),
)

_ROW = "\n# file: 用房.csv\n所属社区,社区名称,面积\nA01,{name},200"

NAME_DISAGREES = Code(
    id="D192",
    title=Text("编号与名称不是一个机构", "Key and name of two institutions"),
    message=Text(
        "“{field}”写的是“{text}”，而编号 {key}（{key_cell}）是“{name}”；这样的有 {count} 行，{counted}",
        "“{field}” is “{text}”, but {key} ({key_cell}) is “{name}”; {count:row/rows} like this, {counted}",
    ),
    hint=Text("请核对编号和名称哪个写错了。", "Check which of the two is wrong."),
    explanation=Text(
        "以编号为准，名称便于阅读。名称正好是另一个机构的，编号和名称哪个写错了，无从知道（例如一列错开了一行）："
        "这一行可能是其中任何一个的，逐行说明，对谁都不作数，有没有它会不一样的检查得出“数据不足”。"
        "“社区”“社区居委会”之类的差别不算。",
        "The key decides; the name is for the reader. Where the name is exactly that of another institution, nobody knows which of the two "
        "is wrong (a column may be shifted by a row): the row may be of either, each is reported, and checks on which it has a bearing have "
        "insufficient data. Mere endings such as 社区 and 社区居委会 do not matter.",
    ),
    severity=Severity.WARNING,
    example=_LIST.format(place="芗城区", name="西园") + _ROW.format(name="西园"),
    mended=_LIST.format(place="芗城区", name="西园") + _ROW.format(name="樟园社区居委会"),
)
