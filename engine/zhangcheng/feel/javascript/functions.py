"""JavaScript of FEEL's built-in functions on scalars, by canonical name (DMN 1.5, §10.3.4)."""

from collections.abc import Callable, Mapping

from zhangcheng.feel import tree
from zhangcheng.feel.functions import ROUNDINGS, decimals_kept
from zhangcheng.feel.javascript.build import call, text

Arguments = tuple[str, ...]
Rendering = Callable[[Arguments, tree.Call], str]


def _plain(name: str) -> Rendering:
    def render(arguments: Arguments, _node: tree.Call) -> str:
        return call(name, *arguments)

    return render


def _scaled(name: str) -> Rendering:
    """Return a function of many numbers that is told how many decimals their sum has."""

    def render(arguments: Arguments, node: tree.Call) -> str:
        scale = max(argument.type.scale for argument in node.arguments)
        return call(name, str(scale), *arguments)

    return render


def _round(arguments: Arguments, node: tree.Call) -> str:
    return call("round", text(node.function), arguments[0], str(decimals_kept(node)))


FUNCTIONS: Mapping[str, Rendering] = {
    "min": _plain("least"),
    "max": _plain("greatest"),
    "sum": _scaled("total"),
    "mean": _scaled("mean"),
    "abs": _plain("abs"),
    "modulo": _plain("modulo"),
    **dict.fromkeys(ROUNDINGS, _round),
    "string length": _plain("length"),
    "substring": _plain("substring"),
    "upper case": _plain("upper"),
    "lower case": _plain("lower"),
    "contains": _plain("contains"),
    "starts with": _plain("startsWith"),
    "ends with": _plain("endsWith"),
    "date": _plain("date"),
    "year": _plain("year"),
    "month": _plain("month"),
    "day": _plain("day"),
    "weekday": _plain("weekday"),
    "days": _plain("days"),
    "years": _plain("years"),
    "months": _plain("months"),
    "years and months duration": _plain("monthsBetween"),
}
