"""The typed tree in English."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from zhangcheng.feel import tree
from zhangcheng.feel.types import Kind
from zhangcheng.feel.wording.instances import are_instances, said_once, spread
from zhangcheng.feel.wording.surroundings import (
    BOTH,
    CONDITION,
    PHRASE,
    POWER,
    PRODUCT,
    SUM,
    Surroundings,
    Writer,
    about_data,
    as_condition,
    counted_duration,
    is_calendar,
    is_period,
    is_time_between,
    truth,
)

_NUMBERS = {
    "=": "equals",
    "!=": "differs from",
    "<": "is less than",
    "<=": "is at most",
    ">": "is more than",
    ">=": "is at least",
}
_LENGTHS = {**_NUMBERS, "<": "is shorter than", ">": "is longer than"}
_COMPARISONS: Mapping[Kind, Mapping[str, str]] = {
    Kind.NUMBER: _NUMBERS,
    Kind.DAYS: _LENGTHS,
    Kind.MONTHS: _LENGTHS,
    Kind.DATE: {
        "=": "is",
        "!=": "is not",
        "<": "is before",
        "<=": "is on or before",
        ">": "is after",
        ">=": "is on or after",
    },
}
_PLAIN = {"=": "is", "!=": "is not"}
_OPERATORS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_EXTREMES = {
    "min": {Kind.DATE: "earliest", Kind.NUMBER: "smallest"},
    "max": {Kind.DATE: "latest", Kind.NUMBER: "largest"},
}
_ROUNDINGS = {
    "floor": "rounded down",
    "ceiling": "rounded up",
    "round up": "rounded away from zero",
    "round down": "cut off",
    "round half up": "rounded (half up)",
    "round half down": "rounded (half down)",
    "round half even": "rounded (half to even)",
}
_PHRASES = {
    "string length": "the number of characters of {}",
    "upper case": "{} in upper case",
    "lower case": "{} in lower case",
    "contains": "{} contains {}",
    "starts with": "{} starts with {}",
    "ends with": "{} ends with {}",
    "abs": "the absolute value of {}",
    "modulo": "the remainder of {} ÷ {}",
    "date": "the date of year {}, month {}, day {}",
    "years and months duration": "the whole months from {} to {}",
    "year": "the year of {}",
    "month": "the month of {}",
    "day": "the day of the month of {}",
    "weekday": "the weekday of {} (1 is Monday)",
    "days": "the days of {}",
    "months": "the months beyond whole years of {}",
    "years": "the whole years of {}",
}
_PAIR = 2
_CHOSEN = {"min": "the smallest of", "max": "the largest of", "sum": "the sum of", "mean": "the mean of"}


def _literal(node: tree.Literal, around: Surroundings) -> str:
    value = node.value
    match value:
        case None:
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return around.quantity(value, node.type.unit)
        case dt.date():
            return f"{value.day} {value:%B} {value.year}"
        case int():
            unit = "day" if node.type.kind is Kind.DAYS else "month"
            return f"{value} {unit}{'' if abs(value) == 1 else 's'}"
        case _:
            return around.text(str(value))


def _reference(node: tree.FieldRef | tree.MeasureRef, around: Surroundings) -> str:
    name = node.field if isinstance(node, tree.FieldRef) else node.measure
    text = "’s ".join(around.labels(node.path, name))
    return f"“{text}” is “yes”" if as_condition(node) else text


def _subject(node: tree.Node, around: Surroundings) -> str:
    """Return what a sentence is about: a yes/no field by its label alone."""
    if as_condition(node):
        return _reference(node, around).removesuffix(" is “yes”")  # type: ignore[arg-type]
    return around.part(node, SUM)


def _parameter(node: tree.ParameterRef, around: Surroundings) -> str:
    told = around.named_arguments(node)
    on = around.dated(node)
    if on is not None:
        told.append(f"as of {around.write(on)}")
    title = around.label(around.vocabulary.parameters[node.parameter].title)
    return f"{title} ({', '.join(told)})" if told else title


def _arithmetic(node: tree.Arithmetic, around: Surroundings) -> str:
    left, right = node.left, node.right
    if is_time_between(node):
        return f"the time from {around.part(right, SUM)} to {around.part(left, SUM)}"
    if node.type.kind is Kind.DATE:
        day, span = (left, right) if left.type.kind is Kind.DATE else (right, left)
        after = "after" if node.operator == "+" else "before"
        return f"{around.part(span, PRODUCT)} {after} {around.part(day, SUM)}"
    if node.operator == "**":
        return f"{around.part(left, PHRASE)} to the power of {around.write(right)}"
    count = counted_duration(node)
    if count is not None:
        unit = "days" if node.type.kind is Kind.DAYS else "months"
        return (
            f"{around.write(count)} {unit}"
            if isinstance(count, tree.Literal)
            else f"{around.write(count)} ({unit})"
        )
    level = SUM if node.operator in {"+", "-"} else PRODUCT
    return f"{around.part(left, level)} {_OPERATORS[node.operator]} {around.part(right, level + 1)}"


def _compare(node: tree.Compare, around: Surroundings) -> str:
    node = about_data(node)
    holds = truth(node.right)
    if holds is not None and node.left.type.kind is Kind.BOOLEAN:
        subject = _subject(node.left, around)
        return f"{subject} is “{'yes' if holds is (node.operator == '=') else 'no'}”"
    words = _COMPARISONS.get(node.left.type.kind, _PLAIN)
    if is_calendar(node.left) or is_calendar(node.right):
        words = _COMPARISONS[Kind.DATE]
    left = _subject(node.left, around)
    return f"{left} {words[node.operator]} {around.constant(node.right, node.left.type.choices)}"


def _is_missing(node: tree.IsMissing, around: Surroundings) -> str:
    return f"{_subject(node.operand, around)} is missing"


def _and(node: tree.And, around: Surroundings) -> str:
    parts = [around.part(operand, BOTH) for operand in node.operands]
    once = said_once(parts, "that number") if are_instances(node) else None
    if once is not None:
        return f"for each of {spread(once[0], through=' to ', comma=', ')}: {once[1]}"
    return " and ".join(parts)


def _or(node: tree.Or, around: Surroundings) -> str:
    return " or ".join(around.part(operand, BOTH) for operand in node.operands)


def _not(node: tree.Not, around: Surroundings) -> str:
    inner = node.operand
    match inner:
        case tree.Compare() if truth(inner.right) is None or inner.operator in {"=", "!="}:
            return _compare(inner.opposite, around)
        case tree.IsMissing():
            return f"{_subject(inner.operand, around)} is given"
        case tree.InList():
            return f"{_subject(inner.value, around)} is {_none_of(around.items(inner))}"
        case tree.InRange():
            return _in_range(inner, around, negated=True)
        case tree.FieldRef() | tree.MeasureRef():
            return f"{_subject(inner, around)} is “no”"
        case _:
            return f"it is not so that ({around.write(inner)})"


def _in_range(node: tree.InRange, around: Surroundings, *, negated: bool = False) -> str:
    subject, no = _subject(node.value, around), "not " if negated else ""
    if is_period(node):
        return f"{subject} is {no}within the period"
    compared = node.comparisons
    if negated and len(compared) == 1:
        return _compare(compared[0].opposite, around)
    if node.low is not None and node.high is not None and node.low_closed and node.high_closed:
        low, high = around.part(node.low, SUM), around.part(node.high, SUM)
        return f"{subject} is {no}between {low} and {high} (both included)"
    words = _COMPARISONS[node.value.type.kind]
    parts = [f"{words[one.operator]} {around.part(one.right, SUM)}" for one in compared]
    text = f"{subject} {' and '.join(parts)}"
    return f"it is not so that ({text})" if negated else text


def _in_list(node: tree.InList, around: Surroundings) -> str:
    return f"{_subject(node.value, around)} is {_one_of(around.items(node))}"


def _one_of(items: list[str]) -> str:
    return _listed(items, "or") if len(items) <= _PAIR else f"one of {', '.join(items)}"


def _none_of(items: list[str]) -> str:
    return f"neither {_listed(items, 'nor')}" if len(items) == _PAIR else f"none of {', '.join(items)}"


def _listed(items: list[str], last: str) -> str:
    if len(items) > 1:
        return f"{', '.join(items[:-1])} {last} {items[-1]}"
    return items[0] if items else "any value of an empty list"


def _if(node: tree.If, around: Surroundings) -> str:
    condition, then, otherwise = (
        around.part(part, CONDITION) for part in (node.condition, node.then, node.otherwise)
    )
    return f"if {condition}, then {then}, otherwise {otherwise}"


def _call(node: tree.Call, around: Surroundings) -> str:
    name, arguments = node.function, node.arguments
    if name in _ROUNDINGS:
        scale = around.write(arguments[1])
        kept = "a whole number" if scale == "0" else f"{scale} decimal{'' if scale == '1' else 's'}"
        return f"{around.part(arguments[0], POWER)} {_ROUNDINGS[name]} to {kept}"
    parts = [around.part(argument, POWER) for argument in arguments]
    if name in _CHOSEN:
        return f"{_CHOSEN[name]} {_listed(parts, 'and')}"
    if name == "substring":
        length = f"{parts[2]} characters" if len(parts) > 2 else "the characters"  # noqa: PLR2004 - text, start, length
        return f"{length} of {parts[0]} from number {parts[1]}"
    if name == "days" and is_time_between(arguments[0]):
        return f"the days {parts[0].removeprefix('the time ')}"
    return _PHRASES[name].format(*parts)


def _rows(node: tree.Related, around: Surroundings) -> str:
    inside = around.among(node)
    title = f"{inside.label(inside.record_type.title)} records"
    return title if node.where is None else f"{title} where {inside.part(node.where, BOTH)}"


def _related(node: tree.Related, around: Surroundings) -> str:
    if node.value is None:
        return _rows(node, around)
    different = "different values of " if node.distinct else ""
    return f"{different}{around.among(node).part(node.value, POWER)} of {_rows(node, around)}"


def _aggregate(node: tree.Aggregate, around: Surroundings) -> str:
    source = node.source
    if node.function == "count":
        counted = _related(source, around) if source.distinct else _rows(source, around)
        return f"the number of {counted}"
    if source.value is None:
        raise TypeError(source)
    different = "different values of " if source.distinct else ""
    value = different + around.among(source).part(source.value, POWER)
    if node.function in _EXTREMES:
        forms = _EXTREMES[node.function]
        form = forms.get(source.value.type.kind, forms[Kind.NUMBER])
        return f"the {form} {value} of {_rows(source, around)}"
    kind = "total" if node.function == "sum" else "mean"
    return f"the {kind} {value} of {_rows(source, around)}"


def _quantified(node: tree.Quantified, around: Surroundings) -> str:
    inside = around.among(node.source)
    count = "each of the" if node.quantifier == "every" else "at least one of the"
    return f"for {count} {_rows(node.source, around)}, {inside.write(node.satisfies)}"


EN: Mapping[type[tree.Node], Writer] = {
    tree.Literal: _literal,
    tree.FieldRef: _reference,
    tree.MeasureRef: _reference,
    tree.ParameterRef: _parameter,
    tree.Today: lambda _, __: "the as-of date",
    tree.PeriodBound: lambda node, _: (
        f"the {'first' if node.bound == 'start' else 'last'} day of the period"
    ),
    tree.Negate: lambda node, around: f"−{around.part(node.operand, POWER)}",
    tree.Arithmetic: _arithmetic,
    tree.Compare: _compare,
    tree.IsMissing: _is_missing,
    tree.And: _and,
    tree.Or: _or,
    tree.Not: _not,
    tree.InRange: _in_range,
    tree.InList: _in_list,
    tree.If: _if,
    tree.Call: _call,
    tree.Related: _related,
    tree.Aggregate: _aggregate,
    tree.Quantified: _quantified,
}
"""How each kind of node is said."""
