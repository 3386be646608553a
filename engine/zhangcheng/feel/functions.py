"""FEEL's built-in functions: those of the subset with their parameters, and the rest by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.feel import tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A function of the subset: FEEL's parameter names; the last `optional` may be left out.

    `variadic` functions take one list, or two or more values.
    """

    name: str
    parameters: tuple[str, ...]
    optional: int = 0
    variadic: bool = False

    @property
    def usage(self) -> str:
        """How it is written: `substring(string, start position[, length])`."""
        required = len(self.parameters) - self.optional
        text = ", ".join(self.parameters[:required])
        text += "".join(f"[, {name}]" for name in self.parameters[required:])
        return f"{self.name}({text}{', …' if self.variadic else ''})"


def _function(name: str, *parameters: str, optional: int = 0, variadic: bool = False) -> Function:
    return Function(name=name, parameters=parameters, optional=optional, variadic=variadic)


FUNCTIONS: Mapping[str, Function] = {
    function.name: function
    for function in (
        _function("not", "negand"),
        _function("today"),
        _function("count", "list"),
        _function("sum", "list", variadic=True),
        _function("min", "list", variadic=True),
        _function("max", "list", variadic=True),
        _function("mean", "list", variadic=True),
        _function("distinct values", "list"),
        _function("list contains", "list", "element"),
        _function("string length", "string"),
        _function("substring", "string", "start", "length", optional=1),
        _function("upper case", "string"),
        _function("lower case", "string"),
        _function("contains", "string", "match"),
        _function("starts with", "string", "match"),
        _function("ends with", "string", "match"),
        _function("abs", "n"),
        _function("modulo", "dividend", "divisor"),
        _function("floor", "n", "scale", optional=1),
        _function("ceiling", "n", "scale", optional=1),
        _function("round up", "n", "scale"),
        _function("round down", "n", "scale"),
        _function("round half up", "n", "scale"),
        _function("round half down", "n", "scale"),
        _function("round half even", "n", "scale"),
        _function("decimal", "n", "scale"),
        _function("date", "year", "month", "day", optional=2),
        _function("duration", "from"),
        _function("years and months duration", "from", "to"),
    )
}

ROUNDINGS = frozenset(
    {"floor", "ceiling", "round up", "round down", "round half up", "round half down", "round half even"}
)
"""Calls whose second argument is a literal: the decimals to keep (0 where FEEL lets it out)."""


def decimals_kept(call: tree.Call) -> int:
    """Return the decimals that a rounding keeps: negative for tens, hundreds …, 0 where left out."""
    scale = call.arguments[1] if len(call.arguments) > 1 else None
    if isinstance(scale, tree.Negate):
        return -_written(scale.operand)
    return _written(scale)


def _written(scale: tree.Node | None) -> int:
    return int(Decimal(str(scale.value))) if isinstance(scale, tree.Literal) else 0


PROPERTIES = frozenset({"year", "month", "day", "weekday", "days", "months", "years"})
"""Calls for what FEEL writes after a dot: parts of a date, or of a duration."""

CALLS = (
    frozenset(
        {
            "string length",
            "substring",
            "upper case",
            "lower case",
            "contains",
            "starts with",
            "ends with",
        }
    )
    | frozenset({"abs", "modulo", "sum", "min", "max", "mean", "date", "years and months duration"})
    | ROUNDINGS
    | PROPERTIES
)
"""Every `Call.function` that the checker makes; the other functions become nodes of their own."""

KEYWORDS = frozenset(
    {
        *("or", "and", "between", "in", "if", "then", "else", "for", "return", "some", "every"),
        *("satisfies", "true", "false", "null", "function", "external", "instance"),
    }
)
"""Words that no field, measure, relation or parameter can be called."""

FEEL_ONLY = frozenset(
    {
        *("string", "number", "time", "date and time", "now", "substring before", "substring after"),
        *("replace", "matches", "split", "string join", "is", "all", "any", "sublist", "append"),
        *(
            "concatenate",
            "insert before",
            "remove",
            "reverse",
            "index of",
            "union",
            "flatten",
            "product",
        ),
        *("median", "stddev", "mode", "sqrt", "log", "exp", "odd", "even", "sort", "list replace"),
        *("get value", "get entries", "context", "context put", "context merge", "before", "after"),
        *("meets", "met by", "overlaps", "overlaps before", "overlaps after", "finishes", "finished by"),
        *("includes", "during", "starts", "started by", "coincides", "range", "day of year"),
        *("day of week", "month of year", "week of year"),
    }
)
"""Functions of FEEL that are outside the subset."""
