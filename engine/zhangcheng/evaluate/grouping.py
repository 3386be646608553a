"""Related rows grouped by the record that they point at: one GROUP BY for all that is asked of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlglot import exp

from zhangcheng.feel import tree
from zhangcheng.feel.open_counts import has_ends, most_of_each
from zhangcheng.feel.sql import Sql
from zhangcheng.feel.sql.build import (
    all_of,
    call,
    cast_to,
    decimal_literal,
    is_null,
    quotient,
    written,
)

_FLAGS_PER_COLUMN = 32


@dataclass(slots=True)
class Group:
    """One GROUP BY over the rows of a relation at a depth.

    `columns` are to be equal: one of the related rows, by which they are grouped, one of this record.
    `valid` is whether a row counts at all, where that can be unknown: whether it is in force, and refers
    to this record. With `strays` (the name of their table) the rows are among them of which it is not
    known what they refer to. `aggregates` are named columns by
    their SQL. Flags ("some row is so") share whole numbers, a bit each: one `bit_or` is several times
    faster than as many `bool_or`.
    """

    record_type: str
    columns: tuple[str, str]
    depth: int
    valid: Sql | None = None
    strays: str | None = None
    aggregates: dict[str, tuple[str, Sql]] = field(default_factory=dict)
    _flags: dict[tuple[str, str], tuple[Sql | None, Sql]] = field(default_factory=dict)

    def aggregate(self, aggregate: Sql, where: Sql | None) -> Sql:
        """Return the column of `aggregate` over the rows that `where` keeps."""
        filtered = aggregate
        if where is not None:
            filtered = exp.Filter(this=aggregate, expression=exp.Where(this=where.copy()))
        text = written(filtered)
        name, _ = self.aggregates.setdefault(text, (f"a{len(self.aggregates)}", filtered))
        return exp.column(name)

    def flag(self, condition: Sql, where: Sql | None) -> Sql:
        """Return whether `condition` holds for some row that `where` keeps; NULL without rows."""
        key = (written(where) if where is not None else "", written(condition))
        self._flags.setdefault(key, (where, condition))
        column, bit = divmod(list(self._flags).index(key), _FLAGS_PER_COLUMN)
        masked = exp.BitwiseAnd(
            this=exp.column(f"flags{column}"), expression=exp.Literal.number(1 << bit)
        )
        return exp.NEQ(this=exp.Paren(this=masked), expression=exp.Literal.number(0))

    def made(self) -> list[Sql]:
        """Return all columns made of the grouped rows."""
        made: list[Sql] = [exp.alias_(sql.copy(), name) for name, sql in self.aggregates.values()]
        flags = list(self._flags.items())
        for column, start in enumerate(range(0, len(flags), _FLAGS_PER_COLUMN)):
            made.append(exp.alias_(_packed(flags[start : start + _FLAGS_PER_COLUMN]), f"flags{column}"))
        return made


def _packed(flags: list[tuple[tuple[str, str], tuple[Sql | None, Sql]]]) -> Sql:
    """Return the bits of `flags` in one number; those with the same filter share its evaluation."""
    number = next(t for bits, t in _NUMBERS if len(flags) <= bits)
    none = cast_to(exp.Literal.number(0), number)
    by_filter: dict[str, tuple[Sql | None, list[Sql]]] = {}
    for bit, ((filter_text, _), (where, condition)) in enumerate(flags):
        mask = cast_to(exp.Literal.number(1 << bit), number)
        shown = exp.Case(ifs=[exp.If(this=condition.copy(), true=mask)], default=none.copy())
        by_filter.setdefault(filter_text, (where, []))[1].append(shown)
    parts = [_kept(where, _united(bits), none) for where, bits in by_filter.values()]
    return call("bit_or", _united(parts))


_NUMBERS = ((8, "UTINYINT"), (16, "USMALLINT"), (32, "UINTEGER"))


def _united(parts: list[Sql]) -> Sql:
    whole = parts[0]
    for part in parts[1:]:
        whole = exp.BitwiseOr(this=whole, expression=part)
    return exp.Paren(this=whole)


def _kept(where: Sql | None, bits: Sql, none: Sql) -> Sql:
    if where is None:
        return bits
    return exp.Case(ifs=[exp.If(this=where.copy(), true=bits)], default=none.copy())


def either(conditions: Sequence[Sql]) -> Sql | None:
    """Return the condition that one of several holds; None for none."""
    each = {written(condition): condition.copy() for condition in conditions}
    return exp.or_(*each.values()) if each else None


def quantified(node: tree.Quantified, group: Group, where: Sql | None, satisfies: Sql) -> Sql:
    """Kleene over the rows: one deciding row decides, else one unknown row makes it unknown."""
    every = node.quantifier == "every"
    deciding = exp.Not(this=exp.Paren(this=satisfies.copy())) if every else satisfies
    counted = _in_force(group, where)
    decided = group.flag(deciding, counted)
    unknown = group.flag(is_null(satisfies.copy()), counted)
    ifs = [
        exp.If(this=decided, true=exp.Boolean(this=not every)),
        exp.If(this=unknown, true=exp.Null()),
    ]
    undecided = exp.Or(this=deciding.copy(), expression=exp.Paren(this=is_null(satisfies.copy())))
    doubt = _doubted(group, where, undecided)
    if doubt is not None:
        ifs.append(exp.If(this=doubt, true=exp.Null()))
    return exp.Case(ifs=ifs, default=exp.Boolean(this=every))


def aggregated(node: tree.Aggregate, group: Group, where: Sql | None, value: Sql | None) -> Sql:
    """Count 0 without rows; anything else is unknown without rows or with a missing value.

    All of it is unknown when it is open whether a row counts: where the filter is unknown for it, or
    whether it is in force. What has ends then is not for this function.
    """
    known = _aggregated(node, group, _in_force(group, where), value)
    doubt = _doubted(group, where)
    if doubt is None:
        return known
    return exp.Case(ifs=[exp.If(this=doubt, true=exp.Null())], default=known)


def ends_of(
    node: tree.Aggregate, group: Group, where: Sql | None, value: Sql | None
) -> tuple[Sql, Sql] | None:
    """Return the least and the most that a count or sum can be; None where it has one value alone.

    The least is of the rows that certainly count, the most of those that may count too.
    """
    counts = _counts(group, where)
    if counts is None or not has_ends(node):
        return None
    if node.function == "count" or value is None:
        may = exp.Not(this=exp.Is(this=counts, expression=exp.Boolean(this=False)))
        rows = exp.Count(this=exp.Star())
        low = group.aggregate(rows, _in_force(group, where))
        return _or_zero(low), _or_zero(group.aggregate(rows.copy(), may))
    least = _aggregated(node, group, _in_force(group, where), value)
    return least, exp.Add(this=least.copy(), expression=_may_add(node, group, counts, value))


def _may_add(node: tree.Aggregate, group: Group, counts: Sql, value: Sql) -> Sql:
    """Return the most that the rows add to a sum of which it is open whether they count."""
    open_rows = is_null(counts)
    most = most_of_each(node)
    if most is not None:
        filled = exp.Coalesce(this=value.copy(), expressions=[decimal_literal(most)])
        return _or_zero(group.aggregate(exp.Sum(this=filled), open_rows))
    unknown = group.flag(is_null(value.copy()), open_rows)
    added = _or_zero(group.aggregate(exp.Sum(this=value.copy()), open_rows))
    return exp.Paren(this=exp.Case(ifs=[exp.If(this=unknown, true=exp.Null())], default=added))


def where_known(condition: Sql, value: Sql) -> Sql:
    """Return `value` where `condition` is known to hold, NULL elsewhere."""
    return exp.Case(ifs=[exp.If(this=condition, true=value.copy())])


def _in_force(group: Group, where: Sql | None) -> Sql | None:
    """Return the filter that also leaves out rows of which it is unknown whether they are in force."""
    if group.valid is None:
        return where
    return group.valid if where is None else where_known(group.valid.copy(), where)


def _counts(group: Group, where: Sql | None) -> Sql | None:
    """Return whether a row counts: NULL where that is open; None where it never is."""
    parts = [part.copy() for part in (group.valid, where) if part is not None]
    return exp.Paren(this=all_of(tuple(parts))) if parts else None


def _doubted(group: Group, where: Sql | None, bears: Sql | None = None) -> Sql | None:
    """Return whether it is open if some row counts; None where that cannot be.

    `bears` is the condition that a row has a bearing on the result at all.
    """
    counts = _counts(group, where)
    if counts is None:
        return None
    doubt: Sql = is_null(counts)
    if bears is not None:
        doubt = exp.And(this=doubt, expression=exp.Paren(this=bears))
    return group.flag(doubt, None)


def _aggregated(node: tree.Aggregate, group: Group, where: Sql | None, value: Sql | None) -> Sql:
    if node.function == "count" and not (node.source.distinct and value is not None):
        return _or_zero(group.aggregate(exp.Count(this=exp.Star()), where))
    if value is None:
        raise TypeError(node)
    unknown = group.flag(is_null(value.copy()), where)
    return exp.Case(
        ifs=[exp.If(this=unknown, true=exp.Null())], default=_known(node, group, where, value)
    )


def _or_zero(found: Sql) -> Sql:
    return exp.Coalesce(this=found, expressions=[exp.Literal.number(0)])


def _known(node: tree.Aggregate, group: Group, where: Sql | None, value: Sql) -> Sql:
    operand = exp.Distinct(expressions=[value.copy()]) if node.source.distinct else value.copy()
    if node.function == "count":
        return _or_zero(group.aggregate(exp.Count(this=operand), where))
    if node.function in ("min", "max"):
        return group.aggregate(call(node.function, value.copy()), where)
    total = group.aggregate(exp.Sum(this=operand), where)
    if node.function == "sum":
        return total
    count = group.aggregate(exp.Count(this=operand.copy()), where)
    item = node.source.value.type if node.source.value is not None else node.type
    return quotient(total, count, scales=(item.scale, 0))
