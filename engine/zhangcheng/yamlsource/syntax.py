"""libyaml's complaints in words that a policy author understands."""

from zhangcheng.diagnostics.text import Text

_WORDS = (
    (
        "mapping values are not allowed",
        Text(
            "这里不能再出现“键: 值”；文字中含有“: ”时请加引号",
            "a second 'key: value' on this line; quote text that contains ': '",
        ),
    ),
    ("did not find expected key", Text("缩进与上文不一致", "the indent does not match the lines above")),
    (
        "did not find expected '-' indicator",
        Text(
            "列表项应以“- ”开头并与上一项对齐",
            "a list item should begin with '- ', aligned with the one before",
        ),
    ),
    (
        "did not find expected ',' or ']'",
        Text("方括号“[”没有闭合，或缺少逗号", "'[' is not closed, or a comma is missing"),
    ),
    (
        "did not find expected ',' or '}'",
        Text("花括号“{”没有闭合，或缺少逗号", "'{' is not closed, or a comma is missing"),
    ),
    ("found unexpected ':'", Text("冒号后面缺少空格", "a space is missing after the colon")),
    ("could not find expected ':'", Text("键后面缺少“: ”", "': ' is missing after the key")),
    ("found unexpected end of stream", Text("引号没有闭合", "a quote is not closed")),
    (
        "cannot start any token",
        Text(
            "值不能以这个字符开头，请加引号",
            "a value cannot begin with this character; put it in quotes",
        ),
    ),
    (
        "found unknown escape character",
        Text("双引号中的转义写法不存在", "there is no such escape in double quotes"),
    ),
    ("found undefined tag handle", Text("不支持类型标签（!）", "tags (!) are not supported")),
    (
        "control characters are not allowed",
        Text("含有不可见的控制字符", "there is an invisible control character"),
    ),
    (
        "block sequence entries are not allowed",
        Text("列表项不能写在这里，请另起一行", "a list item cannot begin here; start a new line"),
    ),
)


_WIDE_COLON = Text(
    "把全角冒号“：”改成半角冒号加一个空格“: ”",
    "Write ': ' (a plain colon and a space) for the wide “：”",
)
_GROUPED = Text(
    "数字里不写千分位的逗号；文字里有逗号时加引号",
    "Write numbers without commas; quote text that has one",
)
_NO_COLON = Text("写成“{key}: 值”", "Write “{key}: value”")


def without_value(key: str) -> dict[str, Text | str]:
    """Return the arguments of the diagnostic about a key that has neither colon nor value."""
    name, wide, _ = key.partition("：")
    if wide:
        return {"key": name.strip(), "suggestion": _WIDE_COLON}
    suggestion = _GROUPED if key[:1].isdigit() else _NO_COLON
    return {
        "key": key,
        "suggestion": Text(*(said.format(key=key) for said in (suggestion.zh, suggestion.en))),
    }


def problem_in_words(problem: str) -> Text:
    """Return what libyaml means by `problem`; an unknown one is passed on as it is."""
    return next((words for known, words in _WORDS if known in problem), Text.same(problem))
