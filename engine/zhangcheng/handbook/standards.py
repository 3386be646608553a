"""What a rule asks for in figures: by district and stretch of time, with the values behind it."""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from zhangcheng.feel import tree
from zhangcheng.feel.types import Kind
from zhangcheng.handbook.fold import Folded, Folder, Unfoldable
from zhangcheng.handbook.lookup import Tables
from zhangcheng.model.parameter import ResolvedValue
from zhangcheng.model.rule import Effective, Rule
from zhangcheng.model.unit import Unit
from zhangcheng.pack.pack import Pack

_DAY = dt.timedelta(days=1)
_MOST_CHOICES = 24
"""Combinations of categories that a page still lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The figure asked for from `since` to `to` (inclusive); None: no parameter gives one.

    `used` are the parameters it was worked out from, with their values.
    """

    since: dt.date
    to: dt.date | None
    value: Folded
    used: tuple[tuple[str, ResolvedValue], ...]

    @property
    def illustrative(self) -> bool:
        """Whether a value without a source bears on it."""
        return any(resolved.chain[0].illustrative for _, resolved in self.used)

    @property
    def assumed(self) -> bool:
        """Whether a date that no source gives bears on it."""
        return any(resolved.chain[0].assumed for _, resolved in self.used)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The figures that several places share, for one choice of categories."""

    places: tuple[str, ...]
    categories: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """One side of a comparison of a requirement that is the same whatever the record.

    `subject` is what is compared, `operator` how, `bound` with what. `lines` are the figures.
    """

    subject: tree.Node
    operator: tree.ComparisonOperator
    bound: tree.Node
    unit: Unit | None
    lines: tuple[Line, ...]

    @property
    def is_constant(self) -> bool:
        """Whether it is a figure of the rule itself, the same everywhere and always."""
        return isinstance(self.bound, tree.Literal)


def conjuncts(node: tree.Node) -> tuple[tree.Node, ...]:
    """Return the parts of a requirement that must each hold."""
    return node.operands if isinstance(node, tree.And) else (node,)


def standards(
    pack: Pack, rule: Rule, tables: Tables, districts: tuple[str, ...]
) -> tuple[Standard, ...]:
    """Return the standards of a rule, in the order of its requirement."""
    pinned = _pinned(pack, rule)
    found: list[Standard] = []
    for part in conjuncts(pack.tree(rule.require)):
        for subject, operator, bound in _comparisons(part):
            try:
                lines = tuple(_lines(bound, rule, pinned, tables, districts=districts))
            except Unfoldable:
                continue
            found.append(
                Standard(
                    subject=subject,
                    operator=operator,
                    bound=bound,
                    unit=bound.type.unit if bound.type.unit is not None else subject.type.unit,
                    lines=lines,
                )
            )
    return tuple(found)


def _comparisons(part: tree.Node) -> Iterator[tuple[tree.Node, tree.ComparisonOperator, tree.Node]]:
    match part:
        case tree.Compare():
            if _is_bound(part.right):
                yield part.left, part.operator, part.right
            elif _is_bound(part.left):
                yield part.right, tree.FLIPPED[part.operator], part.left
        case tree.InRange():
            if part.low is not None and _is_bound(part.low):
                yield part.value, ">=" if part.low_closed else ">", part.low
            if part.high is not None and _is_bound(part.high):
                yield part.value, "<=" if part.high_closed else "<", part.high
        case _:
            return


def _is_bound(node: tree.Node) -> bool:
    """Whether it is a number or date that no record has a say in, but for categories and dates."""
    return node.type.kind in {Kind.NUMBER, Kind.DATE} and not _reads_records(node)


def _reads_records(node: tree.Node) -> bool:
    match node:
        case tree.ParameterRef() | tree.Literal():
            return False
        case _:
            below = tree.children(node)
            return not below or any(_reads_records(child) for child in below)


def _pinned(pack: Pack, rule: Rule) -> Mapping[str, str]:
    """Return the categories that `when` fixes: `role = "principal"`."""
    if rule.when is None:
        return {}
    found: dict[str, str] = {}
    for part in conjuncts(pack.tree(rule.when)):
        match part:
            case tree.Compare(
                operator="=",
                left=tree.FieldRef(path=(), field=field),
                right=tree.Literal(value=str(value)),
            ):
                found[field] = value
            case _:
                continue
    return found


def parameters_in(node: tree.Node) -> Iterator[tree.ParameterRef]:
    """Yield every use of a parameter in `node`, what stands inside related records included."""
    if isinstance(node, tree.ParameterRef):
        yield node
    for child in tree.children(node):
        yield from parameters_in(child)
    match node:
        case tree.Aggregate() | tree.Quantified():
            yield from parameters_in(node.source)
            if isinstance(node, tree.Quantified):
                yield from parameters_in(node.satisfies)
        case tree.Related():
            for inner in (node.where, node.value):
                if inner is not None:
                    yield from parameters_in(inner)
        case _:
            return


def _choices(bound: tree.Node, pinned: Mapping[str, str], tables: Tables) -> Iterator[dict[str, str]]:
    """Yield the choices of categories to list: one for each that the parameters know."""
    free: dict[str, list[str]] = {}
    for use in parameters_in(bound):
        for name, argument in use.arguments:
            if (
                isinstance(argument, tree.FieldRef)
                and not argument.path
                and argument.field not in pinned
            ):
                free[argument.field] = tables.categories(use.parameter, name)
    combinations = list(itertools.product(*free.values()))
    if len(combinations) > _MOST_CHOICES:
        raise Unfoldable
    for values in combinations:
        yield dict(zip(free, values, strict=True))


def _lines(
    bound: tree.Node,
    rule: Rule,
    pinned: Mapping[str, str],
    tables: Tables,
    *,
    districts: tuple[str, ...],
) -> Iterator[Line]:
    for choice in _choices(bound, pinned, tables):
        shared: dict[tuple[Figure, ...], list[str]] = {}
        for place in districts:
            days = _days(bound, rule.effective, place, tables)
            chosen = {**pinned, **choice}
            figures = tuple(_merged(_figure(bound, place, day, chosen, tables) for day in days))
            shared.setdefault(tuple(_closed(figures, rule.effective.to)), []).append(place)
        for figures, places in shared.items():
            yield Line(places=tuple(places), categories=tuple(sorted(choice.items())), figures=figures)


def _days(bound: tree.Node, effective: Effective, place: str, tables: Tables) -> list[dt.date]:
    """Return the days on which the figure may change while the rule is in force."""
    first = effective.since
    days = {first} if first is not None else set[dt.date]()
    for use in parameters_in(bound):
        days |= {
            day
            for day in tables.boundaries(use.parameter, place)
            if (first is None or day > first) and (effective.to is None or day <= effective.to)
        }
    return sorted(days) or [dt.date.min]


def _figure(
    bound: tree.Node, place: str, day: dt.date, chosen: Mapping[str, str], tables: Tables
) -> Figure:
    folder = Folder(lookup=tables.find, place=place, day=day, chosen=chosen, used=[])
    value = folder.fold(bound)
    used = () if value is None else tuple(dict.fromkeys(_anywhere(*pair) for pair in folder.used))
    return Figure(since=day, to=None, value=value, used=used)


def _anywhere(parameter: str, resolved: ResolvedValue) -> tuple[str, ResolvedValue]:
    """Forget for which place a value was asked, so that places with the same chain compare equal."""
    return parameter, replace(resolved, jurisdiction=None)


def _merged(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Join figures that say the same thing, and end each the day before the next."""
    groups = [
        next(same) for _, same in itertools.groupby(figures, key=lambda one: (one.value, one.used))
    ]
    for figure, following in zip(groups, [*groups[1:], None], strict=True):
        yield figure if following is None else replace(figure, to=following.since - _DAY)


def _closed(figures: tuple[Figure, ...], end: dt.date | None) -> Iterator[Figure]:
    yield from figures[:-1]
    yield replace(figures[-1], to=end)
