"""Codes about records that had another key before (D18x)."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.text import Text

_LIST = "# file: 社区.csv\n社区编号,名称,街道,原编号\nA01,东园,芗城区,{a}\nA02,西园,芗城区,{b}"
_ROWS = "\n# file: 用房.csv\n所属社区,面积\n{of},200"
_SOUND = _LIST.format(a="B01", b="B02") + _ROWS.format(of="A01")

FORMER_KEY_FOLLOWED = Code(
    id="D180",
    title=Text("按原代码对应", "Followed from a former code"),
    message=Text(
        "“{field}”有 {count} 格写的是{target}的原代码，已算到现在的{target}；第一格 {text} 现在是 {key}",
        "“{field}” has {count:cell/cells} with former codes of {target}, counted with the present ones; the first, {text}, is now {key}",
    ),
    hint=Text(
        "请核对；区划调整前的台账可以不改。",
        "Please check; ledgers from before a change of divisions may stay as they are.",
    ),
    explanation=Text(
        "机构登记了原代码的，写着原代码的行就是它的：区划调整前后的台账放在一起，同一个机构还是同一个机构。",
        "Rows under the former code that an institution states are that institution's: ledgers from before and after a change of "
        "divisions belong to the same institution.",
    ),
    severity=Severity.NOTICE,
    example=_LIST.format(a="B01", b="B02") + _ROWS.format(of="B01"),
    mended=_SOUND,
)

FORMER_KEY_SHARED = Code(
    id="D181",
    title=Text("几个机构写同一个原代码", "One former code of several institutions"),
    message=Text(
        "{others} 也写原代码 {text}，写着原代码的行不知道是谁的，没有对应",
        "{others} has the former code {text} too: whose the rows under it are is not known, and they are not followed",
    ),
    hint=Text(
        "由一分为二的，请只在承接原机构的那一行写原代码。",
        "Where one was split in two, write it only for the one that carries on.",
    ),
    explanation=Text(
        "一个原代码只能由一个机构承接。",
        "A former code leads to one institution only.",
    ),
    severity=Severity.WARNING,
    example=_LIST.format(a="B01", b="B01"),
    mended=_SOUND,
)

FORMER_KEY_IN_USE = Code(
    id="D182",
    title=Text("新旧两行都有效", "Old and new row both in force"),
    message=Text(
        "{key} 和它的原代码 {text} 两行同名，而且都有效，同一个机构会查两遍",
        "{key} and the row under its former code {text} have one name and are both in force: one institution is checked twice",
    ),
    hint=Text(
        "请给原代码那一行填上截止日期，或删去那一行。",
        "Enter the last day of the row under the former code, or remove the row.",
    ),
    explanation=Text(
        "同一个机构新旧两行都在名单里时，旧行要有截止日期。",
        "When a list holds the old and the new row of one institution, the old one has its last day.",
    ),
    severity=Severity.WARNING,
    example=_LIST.format(a="A02", b="").replace("西园", "东园"),
    mended=_SOUND,
)

FORMER_KEY_REUSED = Code(
    id="D183",
    title=Text("原代码改给了别的机构", "Former code of another institution now"),
    message=Text(
        "{key} 的原代码 {text} 现在是另一个机构的，写着它的行算那一个的",
        "The former code {text} of {key} is another institution's now; rows under it are taken for that one's",
    ),
    hint=Text(
        "请核对；改码以前的台账写着它的，先改成现在的代码。",
        "Please check; in ledgers from before the change write the present code.",
    ),
    explanation=Text(
        "代码会改给别的机构。同一份数据里的旧代码不知道指哪一个，算现在用这个代码的；与上次报告相比时，上次的报告还没有新代码的，按原来的机构对应。",
        "Codes go to other institutions. Which one a row means cannot be told, so it is taken for the one that has the code now; an "
        "earlier report that does not know the new code yet is read by what the code meant then.",
    ),
    severity=Severity.NOTICE,
    example=_LIST.format(a="A02", b=""),
    mended=_SOUND,
)
