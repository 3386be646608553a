"""Turns the parser's refusals into diagnostics that say what was meant."""

import re
from decimal import Decimal
from typing import cast

import lark

from zhangcheng.diagnostics.codes import expression as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel.foreign import MULTIPLES, UNITS, WORDS, joining_word, write
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
    (r"function\b|external\b", Text("函数定义", "A function definition"), ""),
    (r"instance\b", Text("instance of", "instance of"), ""),
    (r"\{", Text("上下文 {…}", "A context {…}"), ""),
    (r"\?", Text("? 占位", "The placeholder ?"), ""),
    (r"//|/\*", Text("注释", "A comment"), Text("注释写在 YAML 里，用 #", "Comments belong to YAML: #")),
    (r"\.\.", Text("单独的区间", "A range standing alone"), write("[a..b]")),
)

_WORDS = ("NAME", "FUNCTION", "NUMBER", "STRING", "TRUE", "FALSE", "NULL", "AT")
_VALUE = Text("一个值", "a value")
_WORD = Text("名称、数、引号里的文本或运算符", "a name, a number, a text in quotes or an operator")
_OPERATOR = Text("运算符", "an operator")
_NUMBER_BEFORE = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)\s*$")
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w,.])")
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
        for pattern, construct, hint in _OUTSIDE:
            match = re.compile(pattern).match(text, max(0, start - back))
            if match and match.end() > start:
                place = expression.at(*match.span())
                collector.add(codes.OUTSIDE, place, construct=construct, hint=hint)
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
    if _report_foreign(fault.token.type, found, start, expression, collector=collector):
        return
    before = re.search(r"(\w+)\s+$", text[:start])
    if fault.token.type in _WORDS and before is not None:
        place = expression.at(before.start(), start + len(found))
        hint = _between(before[1], found, fault.token.type)
        collector.add(codes.SPACED_NAME, place, left=before[1], right=found, hint=hint)
        return
    place = expression.at(start, start + len(found))
    collector.add(codes.UNEXPECTED, place, found=found, expected=_expected(fault))


def _report_foreign(
    kind: str, found: str, start: int, expression: Expression, *, collector: Collector
) -> bool:
    """Note a word of another language, a number with commas or with a unit."""
    text = expression.text
    number = _NUMBER_BEFORE.search(text[:start])
    if kind == "COMMA" and number is not None:
        grouped = _GROUPS.match(text, number.start(1))
        if grouped is not None:
            place, instead = expression.at(*grouped.span()), grouped[0].replace(",", "")
            collector.add(codes.FOREIGN, place, found=grouped[0], instead=instead)
            return True
    if kind not in _WORDS:
        return False
    before = re.search(r"(\w+)\s+$", text[:start])
    starts = {start: found} if before is None else {start: found, before.start(): before[1]}
    for first, word in starts.items():
        foreign = word if word in WORDS else joining_word(word) if first == start else None
        if foreign is not None:
            place = expression.at(first, first + len(foreign))
            collector.add(codes.FOREIGN, place, found=foreign, instead=WORDS[foreign])
            return True
    if kind == "NAME" and number is not None:
        place = expression.at(number.start(1), start + len(found))
        arguments = {"left": number[1], "right": found, "hint": _of_number(number[1], found)}
        collector.add(codes.SPACED_NAME, place, **arguments)
        return True
    return False


def _of_number(number: str, unit: str) -> Text:
    """Return the hint for what stands behind a number: a multiplier, or a unit."""
    if unit[0] in MULTIPLES:
        return write(f"{Decimal(number) * MULTIPLES[unit[0]]:f}")
    return UNITS


def _between(left: str, right: str, kind: str) -> Text:
    """Return the hint for two words without an operator between them."""
    if right == "is" or left == "is":
        return Text("是否缺失写作 = null 或 != null", "Ask for a missing value with = null or != null")
    if left == "not":
        return Text("否定写作 not(…)", "Negation is written not(…)")
    if kind == "NAME" and not left[0].isdigit():
        return Text(f"如果是一个名称，请写 {left}_{right}", f"If it is one name, write {left}_{right}")
    return Text("", "")


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
    # Where nothing more could come, the parser has taken all before it for a whole expression.
    return Text.listed(parts or [_OPERATOR])


def _worth_naming(terminal: str, accepted: set[str]) -> bool:
    """Whether saying `terminal` helps: where a value or operator may come, only closers do."""
    if terminal not in accepted:
        return False
    return terminal not in {"LPAR", "IN"} or not accepted & {"NUMBER", "PLUS"}
