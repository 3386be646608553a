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


def problem_in_words(problem: str) -> Text:
    """Return what libyaml means by `problem`; an unknown one is passed on as it is."""
    return next((words for known, words in _WORDS if known in problem), Text.same(problem))
