"""What people write who know other languages, spreadsheets or Chinese, and how FEEL writes it."""

from collections.abc import Mapping

from zhangcheng.diagnostics.text import Text

_KEYWORDS = (
    *("and", "or", "if", "then", "else", "in", "between", "true", "false", "null"),
    *("some", "every", "satisfies", "for", "return"),
)

WORDS: Mapping[str, str] = {
    **{form: word for word in _KEYWORDS for form in (word.upper(), word.capitalize())},
    **dict.fromkeys(("NOT", "Not", "非", "不是", "并非"), "not(…)"),
    **dict.fromkeys(("且", "并且", "而且", "同时", "和", "与"), "and"),
    **dict.fromkeys(("或", "或者"), "or"),
    **dict.fromkeys(("如果", "若"), "if"),
    **dict.fromkeys(("那么", "则"), "then"),
    **dict.fromkeys(("否则",), "else"),
    **dict.fromkeys(("大于", "多于", "超过", "高于", "晚于"), ">"),
    **dict.fromkeys(("小于", "少于", "低于", "早于"), "<"),
    **dict.fromkeys(("大于等于", "不少于", "不低于", "不小于", "不早于", "至少"), ">="),
    **dict.fromkeys(("小于等于", "不超过", "不高于", "不大于", "不多于", "不晚于", "至多"), "<="),
    **dict.fromkeys(("等于", "equals"), "="),
    **dict.fromkeys(("不等于",), "!="),
    **dict.fromkeys(("属于",), "in"),
    **dict.fromkeys(("None", "none", "nil", "NA"), "null"),
    **dict.fromkeys(("any", "任一", "某个"), "some"),
    **dict.fromkeys(("all", "each", "每个", "所有"), "every"),
    **dict.fromkeys(("mod", "MOD"), "modulo(…, …)"),
    "like": "contains(…, …)",
    "xor": "!=",
    "to": "and",
}
"""Words that stand for a keyword or an operator."""

_JOINING = tuple(sorted((word for word in WORDS if not word.isascii()), key=len, reverse=True))

FUNCTIONS: Mapping[str, str] = {
    **dict.fromkeys(("avg", "average", "AVG", "AVERAGE", "平均", "平均值"), "mean"),
    **dict.fromkeys(("SUM", "total", "求和", "合计", "总和"), "sum"),
    **dict.fromkeys(("COUNT", "COUNTA", "size", "计数", "数量"), "count"),
    **dict.fromkeys(("MIN", "minimum", "最小", "最小值"), "min"),
    **dict.fromkeys(("MAX", "maximum", "最大", "最大值"), "max"),
    **dict.fromkeys(("len", "LEN", "length"), "string length"),
    **dict.fromkeys(("ceil", "CEILING"), "ceiling"),
    **dict.fromkeys(("FLOOR", "int", "INT"), "floor"),
    **dict.fromkeys(("round", "ROUND"), "round half up"),
    **dict.fromkeys(("mod", "MOD"), "modulo"),
    **dict.fromkeys(("ABS",), "abs"),
    **dict.fromkeys(("TODAY",), "today"),
    **dict.fromkeys(("unique", "distinct"), "distinct values"),
    **dict.fromkeys(("datedif", "DATEDIF"), "years and months duration"),
    **dict.fromkeys(("IF",), "if … then … else …"),
    **dict.fromkeys(("AND",), "and"),
    **dict.fromkeys(("OR",), "or"),
    **dict.fromkeys(("NOT", "非"), "not"),
    **dict.fromkeys(("isnull", "ISBLANK", "is_null"), "… = null"),
}
"""Names of functions elsewhere, and what FEEL has for them."""

MULTIPLES: Mapping[str, int] = {"万": 10_000, "亿": 100_000_000}
"""What multiplies the number before it."""

UNITS = Text(
    "数后面不写单位，单位由字段和参数说明",
    "Numbers are written without a unit: fields and parameters say theirs",
)


def joining_word(name: str) -> str | None:
    """Return the Chinese word for a keyword that a name begins with: there are no blanks between."""
    return next((word for word in _JOINING if name.startswith(word) and name != word), None)


def write(instead: str) -> Text:
    """Return the hint that says what to write."""
    return Text(f"请改写为 {instead}", f"Write {instead}")
