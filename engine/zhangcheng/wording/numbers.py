"""Numbers as people read them: in full, in groups of three digits, as shares."""

from decimal import Decimal

_SHOWN_DECIMALS = 4
"""Digits after the point that people are shown, unless more are needed to tell two numbers apart."""


def exact(number: Decimal) -> str:
    """Return a number in full, without an exponent and without zeros that say nothing."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def shared_scale(numbers: tuple[Decimal, ...]) -> int:
    """Return how many decimals to show so that numbers line up and different ones stay different."""
    full = max((len(exact(number).partition(".")[2]) for number in numbers), default=0)
    if full <= _SHOWN_DECIMALS:
        return full
    rounded = {number: round(number, _SHOWN_DECIMALS) for number in numbers}
    kept_apart = len(set(rounded.values())) == len(rounded)
    kept_nonzero = all(bool(number) == bool(short) for number, short in rounded.items())
    return _SHOWN_DECIMALS if kept_apart and kept_nonzero else full


def grouped(number: Decimal, scale: int | None = None) -> str:
    """Return a number with thousands separators, to `scale` decimals or in full."""
    if scale is None:
        scale = shared_scale((number,))
    text = f"{number:,.{scale}f}"
    return text.replace("-", "\N{MINUS SIGN}", 1)


def percent(part: int, whole: int) -> str:
    """Return a share to one decimal; only all of it is 100 %, and only none of it 0 %."""
    if whole == 0:
        return "–"
    if part == whole:
        return "100%"
    thousandths = (part * 2000 + whole) // (2 * whole)
    thousandths = min(max(thousandths, 1 if part else 0), 999)
    return f"{thousandths // 10}.{thousandths % 10}%"
