"""Units as ledgers write them (万元, 亩, %), and how many of a field's own unit each of them is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from zhangcheng.diagnostics.text import Text
from zhangcheng.model.label import plain
from zhangcheng.model.unit import NUMBER, Unit


@dataclass(frozen=True, slots=True)
class Scale:
    """A written unit, of which one is `factor` of the field's own unit."""

    written: str
    factor: Fraction

    @property
    def converts(self) -> bool:
        """Whether it is another unit than the field's own."""
        return self.factor != 1

    @property
    def is_share(self) -> bool:
        """Whether it is a share of a whole: %, ‰."""
        return self.written in _SHARES

    @property
    def is_multiple(self) -> bool:
        """Whether only a multiple is written (万), of a unit that goes without saying."""
        return self.written in _MANY

    def shown(self, own: Text) -> Text:
        """Return the equation of the two units: `1 万元 = 10000 元`."""
        left = f"1 {self.written} = {_plain(self.factor)} "
        return Text((left + own.zh).rstrip(), (left + own.en).rstrip())


class Verdict(Enum):
    """What words in brackets are when they are no unit of the field's kind."""

    REMARK = "remark"
    OTHER = "other"


_WORDS: Mapping[str, Mapping[str, Fraction]] = {
    "yuan": {
        "元": Fraction(1),
        "人民币": Fraction(1),
        "人民币元": Fraction(1),
        "块": Fraction(1),
        "yuan": Fraction(1),
        "rmb": Fraction(1),
        "cny": Fraction(1),
        "角": Fraction(1, 10),
        "分": Fraction(1, 100),
    },
    "m2": {
        "平方米": Fraction(1),
        "平米": Fraction(1),
        "平方": Fraction(1),
        "m2": Fraction(1),
        "sqm": Fraction(1),
        "squaremetres": Fraction(1),
        "squaremeters": Fraction(1),
        "公顷": Fraction(10_000),
        "ha": Fraction(10_000),
        "hectares": Fraction(10_000),
        "亩": Fraction(2000, 3),
        "mu": Fraction(2000, 3),
        "平方公里": Fraction(1_000_000),
        "km2": Fraction(1_000_000),
    },
    "m": {
        "米": Fraction(1),
        "m": Fraction(1),
        "公里": Fraction(1000),
        "千米": Fraction(1000),
        "km": Fraction(1000),
    },
    "hour": {
        "小时": Fraction(1),
        "时": Fraction(1),
        "h": Fraction(1),
        "hours": Fraction(1),
        "分钟": Fraction(1, 60),
    },
    "day": {"天": Fraction(1), "日": Fraction(1), "days": Fraction(1)},
    "month": {"月": Fraction(1), "个月": Fraction(1), "months": Fraction(1)},
    "year": {"年": Fraction(1), "周年": Fraction(1), "years": Fraction(1)},
}
"""By symbol of a pack's units; 15 亩 are a hectare."""

_COUNTED = frozenset(
    (
        "people",
        "persons",
        "households",
        "items",
        "times",
        "count",
        "number",
        "人次",
        "户次",
        *"人名户个家处间件次场项册本张台辆条栋座位份篇支所组套岁倍分",
    )
)
"""What a bare number may count; the heading says what, so the word makes no difference."""

_SHARES = {"%": Fraction(1, 100), "百分比": Fraction(1, 100), "‰": Fraction(1, 1000)}
_MANY = {
    "亿": Fraction(100_000_000),
    "千万": Fraction(10_000_000),
    "百万": Fraction(1_000_000),
    "十万": Fraction(100_000),
    "万": Fraction(10_000),
    "千": Fraction(1000),
    "百": Fraction(100),
    "million": Fraction(1_000_000),
    "tenthousand": Fraction(10_000),
    "10000": Fraction(10_000),
    "thousand": Fraction(1000),
}
"""What may stand before a unit, longest first where one begins with another."""

_FOREIGN = frozenset(
    (
        "usd",
        "eur",
        "hkd",
        "twd",
        "gbp",
        "jpy",
        "美元",
        "港元",
        "港币",
        "欧元",
        "日元",
        "台币",
        "英镑",
        "acre",
        "acres",
        "kg",
        "g",
        "t",
    )
)
_OF_UNITS = re.compile(r"(?:单位)?[元角分百千万亿平方米公里顷亩尺丈寸吨斤克升毫厘天周%‰/每·日月年]{1,8}")
_PARTS = re.compile(r"[,;、:]")
_OVER = re.compile(r"[/每按·]")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3})")
_DIGIT = re.compile(r"\d")
_TIMES = ("hour", "day", "month", "year")


def unit_in(remark: str, unit: Unit | None) -> Scale | Verdict:
    """Say what the words in the brackets of a heading are, for a field of that unit.

    `（元）` and `（万元）` are units of yuan, `（美元）` and `（亩）` are not; `（含公摊）` is a remark.
    """
    own = unit or NUMBER
    verdict: Scale | Verdict = Verdict.REMARK
    for part in _PARTS.split(_GROUPED.sub("", plain(remark))):
        found = _unit(part.removeprefix("单位"), own)
        if isinstance(found, Scale):
            return found
        if found is Verdict.OTHER:
            verdict = found
    return verdict


def _unit(written: str, own: Unit) -> Scale | Verdict:
    over, *under = (word for word in _OVER.split(written))
    kept = [word for word in under if word]
    if not _same_rate(kept, own):
        return Verdict.OTHER if over in _UNITS or _TIME_WORDS & set(kept) else Verdict.REMARK
    if not over:
        return Scale(written, Fraction(1)) if kept else Verdict.REMARK
    factor = _factor(over, own)
    if factor is not None:
        return Scale(written, factor)
    if over in _MANY:
        return Scale(written, _MANY[over])
    return Scale(written, Fraction(1)) if _same_rate([over], own) else _stranger(written)


def _same_rate(under: list[str], own: Unit) -> bool:
    """Whether a written unit is taken per what the field's own unit is, or leaves that unsaid."""
    rates = [_WORDS.get(symbol, {}) for symbol, power in own.powers if power < 0]
    return all(any(word in words for words in rates) for word in under)


def _factor(word: str, own: Unit) -> Fraction | None:
    top = [symbol for symbol, power in own.powers if power > 0]
    if not top:
        known: Mapping[str, Fraction] = dict.fromkeys(_COUNTED, Fraction(1)) | _SHARES
    elif len(top) == 1:
        known = {top[0]: Fraction(1), **_WORDS.get(top[0], {})}
    else:
        return None
    if word in known:
        return known[word]
    for many, times in _MANY.items():
        rest = word.removeprefix(many)
        if rest != word and rest in known and known[rest] == 1:
            return times
    return None


def _stranger(written: str) -> Verdict:
    """Tell a unit of another kind, or one nobody knows, from a remark."""
    ends = any(written.endswith(word) for word in _ENDINGS)
    is_unit = ends or written in _UNITS | _COUNTED | _FOREIGN | _SHARES.keys()
    dated = _DIGIT.search(written) is not None and not ends
    return Verdict.OTHER if (is_unit or _OF_UNITS.fullmatch(written)) and not dated else Verdict.REMARK


_UNITS = frozenset(word for words in _WORDS.values() for word in words)
_ENDINGS = ("元", "亩", "米", "公顷", "平方", "公里")
_TIME_WORDS = frozenset(word for symbol in _TIMES for word in _WORDS[symbol])


def _plain(factor: Fraction) -> str:
    if factor.denominator == 1:
        return str(factor.numerator)
    text = f"{factor.numerator / factor.denominator:.4f}".rstrip("0")
    return text if Fraction(text) == factor else f"{factor.numerator}/{factor.denominator}"
