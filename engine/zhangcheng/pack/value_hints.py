"""Says how a value is to be written that is of the wrong type, as far as it can be told."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel.foreign import MULTIPLES, write
from zhangcheng.model.unit import Unit

_NO_HINT = Text("", "")
_AMOUNT = re.compile(r"(-?[\d,]*\.?\d+)\s*([万亿%％]?)\s*\D{0,6}")
_YES = frozenset({"yes", "y", "on", "是", "对", "真", "有", "√"})
_NO = frozenset({"no", "n", "off", "否", "假", "无", "×"})
_QUOTE = Text('加上引号："{text}"', 'Put it in quotes: "{text}"')
_LANGUAGES = Text(
    "中英文都要写：{{zh: {text}, en: …}}", "Write it in both languages: {{zh: {text}, en: …}}"
)
_LIST = Text("写成列表：[{text}]", "Write a list: [{text}]")


def quoted(text: str) -> Text:
    """Return the hint to put a text in quotes."""
    return _filled(_QUOTE, text)


def in_two_languages(text: str) -> Text:
    """Return the hint for a text that stands in one language only."""
    return _filled(_LANGUAGES, text)


def as_list(text: str) -> Text:
    """Return the hint for a value that stands where a list of such belongs."""
    return _filled(_LIST, text)


def as_mapping(text: str, keys: Sequence[str]) -> Text:
    """Return the hint for a value that stands where a mapping with those keys belongs."""
    first, *others = keys
    entries = ", ".join([f"{first}: {text}", *(f"{key}: …" for key in others)])
    return write(f"{{{entries}}}")


def as_number(text: str) -> Text:
    """Return how the amount in a text is written as a number; nothing where there is none."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return _NO_HINT
    number = Decimal(match[1].replace(",", ""))
    number *= MULTIPLES.get(match[2], 1)
    if match[2] in {"%", "％"}:
        number /= 100
    plain = f"{number:f}"
    return Text(f"写成不加引号的数：{plain}", f"Write a plain number, without quotes: {plain}")


def as_boolean(text: str) -> Text:
    """Return how a yes or no is written; nothing for anything else."""
    word = text.strip().casefold()
    if word in _YES | _NO | {"true", "false"}:
        return write("true" if word in _YES | {"true"} else "false")
    return _NO_HINT


def as_unit(text: str, labels: Mapping[str, Text]) -> Text:
    """Return how a unit is written that `labels` names, or that is nearly written so."""
    symbols = {name: symbol for symbol, label in labels.items() for name in (label.zh, label.en)}
    parts = re.split(r"\s*(?:/|\bper\b)\s*", text.replace("²", "2").replace("³", "3"))
    named = "/".join(symbols.get(part, part) for part in (part.strip() for part in parts))
    if text.strip() in {"%", "％", "percent"}:
        return Text(
            '百分比写 "1"，数值写小数：80% 写作 0.8',
            'For per cent write "1", and values as decimals: 0.8 for 80 %',
        )
    try:
        Unit.parse(named)
    except ValueError:
        return Text(
            '用 pack.yaml 的 units 里的符号，例如 yuan、m2、yuan/month；没有单位的数写 "1"',
            'Use symbols of units in pack.yaml, such as yuan, m2, yuan/month; for a bare number "1"',
        )
    return write(named)


def new_unit(symbol: str, known: Iterable[str]) -> Text:
    """Return the hint for a symbol that no pack declares: one spelt alike, or how to declare it."""
    symbols = list(known)
    if difflib.get_close_matches(symbol, symbols, n=1):
        return did_you_mean(symbol, symbols)
    way = f"units: {{{symbol}: {{zh: …, en: …}}}}"
    return Text(f"在 pack.yaml 里声明：{way}", f"Declare it in pack.yaml: {way}")


def _filled(template: Text, text: str) -> Text:
    return Text(template.zh.format(text=text), template.en.format(text=text))
