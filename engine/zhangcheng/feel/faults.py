"""Turns the parser's refusals into diagnostics that say what was meant."""

import re
from typing import cast

import lark

from zhangcheng.diagnostics.codes import expression as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.expression import Expression

_HALF_WIDTH = {
    **dict(zip("（）［］【】＝＜＞，：．＋－＊／＠", "()[][]=<>,:.+-*/@", strict=True)),
    **dict.fromkeys("“”＂「」‘’", '"'),
    **dict(zip("≥≤≧≦≠×÷、；–—−…。", (">=", "<=", ">=", "<=", "!=", *"*/,,---", "..", "."), strict=True)),
}

_FOREIGN = (
    ("==", "="),
    ("&&", "and"),
    ("||", "or"),
    ("<>", "!="),
    ("=>", ">="),
    ("=<", "<="),
    ("&", "and"),
    ("|", "or"),
    ("!", "not(…)"),
    ("%", "0.8 (= 80%) / modulo(…, …)"),
    ("^", "**"),
    ("'", '"…"'),
)

_OUTSIDE = (
    (r"function\b|external\b", Text("函数定义", "A function definition")),
    (r"instance\b", Text("instance of", "instance of")),
    (r"\{", Text("上下文 {…}", "A context {…}")),
    (r"\?", Text("? 占位", "The placeholder ?")),
    (r"//|/\*", Text("注释", "A comment")),
    (r"\.\.", Text("单独的区间", "A range standing alone")),
)

_WORDS = ("NAME", "FUNCTION", "NUMBER", "STRING", "TRUE", "FALSE", "NULL", "AT")
_VALUE = Text("一个值", "a value")
_WORD = Text("名称、数、引号里的文本或运算符", "a name, a number, a text in quotes or an operator")
_OPERATOR = Text("运算符", "an operator")
_SIGNS = {
    "RPAR": ")",
    "RSQB": "]",
    "COMMA": ",",
    "THEN": "then",
    "ELSE": "else",
    "IN": "in",
    "RETURN": "return",
    "SATISFIES": "satisfies",
    "COLON": ":",
    "LPAR": "(",
    "DOTS": "..",
}


def report(fault: lark.exceptions.UnexpectedInput, expression: Expression, collector: Collector) -> None:
    """Note in `collector` why the parser stopped at `fault`."""
    text = expression.text
    at_end = isinstance(fault, lark.exceptions.UnexpectedToken) and fault.token.type == "$END"
    position = cast("int | None", fault.pos_in_stream)
    start = len(text.rstrip()) if at_end or position is None else position
    if at_end:
        collector.add(codes.INCOMPLETE, expression.at(start, start), expected=_expected(fault))
    elif not _report_sign(start, expression, collector):
        _report_token(fault, start, expression, collector)


def _report_sign(start: int, expression: Expression, collector: Collector) -> bool:
    """Note a sign that FEEL writes otherwise, quotes left open, or FEEL outside the subset."""
    text = expression.text
    found = text[start]
    if found in _HALF_WIDTH:
        place = expression.at(start, start + 1)
        collector.add(codes.FULL_WIDTH, place, found=found, instead=_HALF_WIDTH[found])
        return True
    if found == '"' or text.startswith('@"', start):
        collector.add(codes.UNCLOSED, expression.at(start, start + 1))
        return True
    for back in (0, 1):
        for pattern, construct in _OUTSIDE:
            match = re.compile(pattern).match(text, max(0, start - back))
            if match and match.end() > start:
                place = expression.at(*match.span())
                collector.add(codes.OUTSIDE, place, construct=construct, hint="")
                return True
        for sign, instead in _FOREIGN:
            first = start - back
            if first >= 0 and text.startswith(sign, first) and first + len(sign) > start:
                place = expression.at(first, first + len(sign))
                collector.add(codes.FOREIGN, place, found=sign, instead=instead)
                return True
    return False


def _report_token(
    fault: lark.exceptions.UnexpectedInput, start: int, expression: Expression, collector: Collector
) -> None:
    """Note a word or sign that stands where none of its kind can."""
    text = expression.text
    if not isinstance(fault, lark.exceptions.UnexpectedToken):
        place = expression.at(start, start + 1)
        collector.add(codes.UNEXPECTED, place, found=text[start], expected=_WORD)
        return
    found = str(fault.token)
    before = re.search(r"(\w+)\s+$", text[:start])
    if fault.token.type in _WORDS and before is not None:
        left = before[1]
        hint = Text("", "")
        if found == "is" or left == "is":
            hint = Text(
                "是否缺失写作 = null 或 != null", "Ask for a missing value with = null or != null"
            )
        elif left == "not":
            hint = Text("否定写作 not(…)", "Negation is written not(…)")
        elif fault.token.type == "NAME" and not left[0].isdigit():
            hint = Text(
                f"如果是一个名称，请写 {left}_{found}", f"If it is one name, write {left}_{found}"
            )
        place = expression.at(before.start(), start + len(found))
        collector.add(codes.SPACED_NAME, place, left=left, right=found, hint=hint)
        return
    place = expression.at(start, start + len(found))
    collector.add(codes.UNEXPECTED, place, found=found, expected=_expected(fault))


def _expected(fault: lark.exceptions.UnexpectedInput) -> Text:
    accepted = set(getattr(fault, "accepts", None) or getattr(fault, "expected", None) or ())
    parts: list[Text] = []
    if "NUMBER" in accepted:
        parts.append(_VALUE)
    elif "NAME" in accepted:
        parts.append(Text("一个名称", "a name"))
    if "PLUS" in accepted:
        parts.append(_OPERATOR)
    parts.extend(
        Text.same(sign) for terminal, sign in _SIGNS.items() if _worth_naming(terminal, accepted)
    )
    return Text.listed(parts)


def _worth_naming(terminal: str, accepted: set[str]) -> bool:
    """Whether saying `terminal` helps: where a value or operator may come, only closers do."""
    if terminal not in accepted:
        return False
    return terminal not in {"LPAR", "IN"} or not accepted & {"NUMBER", "PLUS"}
