"""Findings with their evidence, fetched rule by rule."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import cast

import duckdb

from zhangcheng.dataset import Dataset
from zhangcheng.dataset.names import table_name, unread_name
from zhangcheng.diagnostics.location import Location
from zhangcheng.evaluate.columns import (
    Columns,
    FindingColumns,
    InputColumns,
    ParameterColumns,
    PartColumns,
    RelatedRows,
    Row,
    parameter_columns,
)
from zhangcheng.evaluate.compile import Compiler
from zhangcheng.evaluate.evidence import (
    EvidencePlan,
    InputPlan,
    LackingPlan,
    RelatedPlan,
    plain,
)
from zhangcheng.evaluate.plan import PartPlan, RulePlan
from zhangcheng.evaluate.steps import related_rows, table
from zhangcheng.evaluate.waivers import Waiving
from zhangcheng.feel.sql.build import constant, written
from zhangcheng.model.finding import Finding, Input, Part, Scalar, UsedParameter
from zhangcheng.model.outcome import OUTSTANDING, Outcome
from zhangcheng.model.parameter import Value

RELATED_CELLS = 20
"""Rows of related records named in the evidence of one value; more are counted."""


class FindingReader:
    """Fetches the findings of rules; `outcomes` are those to fetch."""

    def __init__(  # noqa: PLR0913 - keyword-only: which findings, and what waives them
        self,
        connection: duckdb.DuckDBPyConnection,
        compiler: Compiler,
        dataset: Dataset,
        *,
        outcomes: Collection[Outcome],
        scope: str | None,
        waiving: Waiving | None = None,
        keys: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        """Keep what every rule's query needs; `keys` are the records to fetch, by rule, if not all."""
        self._keys = keys
        self._waiving = waiving
        self._connection = connection
        self._compiler = compiler
        self._dataset = dataset
        self._outcomes = frozenset(outcomes)
        self._scope = scope
        self._related: dict[str, RelatedRows] = {}
        self._unread: dict[tuple[str, str], frozenset[int]] = {}
        self._used: dict[tuple[object, ...], UsedParameter] = {}

    def read(self, plan: EvidencePlan) -> list[Finding]:
        """Fetch the findings of one rule."""
        columns = Columns()
        at = self._finding_columns(columns, plan)
        return [self._finding(plan, at, row) for row in self._fetch(columns, plan)]

    def _finding_columns(self, columns: Columns, plan: EvidencePlan) -> FindingColumns:
        return FindingColumns(
            row=columns.add("_row"),
            key=columns.add("_key"),
            institution=columns.add(plan.institution),
            outcome=columns.add(_outcome(plan.rule)),
            place=columns.maybe("_jurisdiction" if plan.rule.waived is not None else None),
            parts=tuple(self._part_columns(columns, part, plan) for part in plan.rule.parts),
            inputs=tuple(self._input_columns(columns, item) for item in plan.inputs),
            parameters=tuple(parameter_columns(columns, item) for item in plan.parameters),
            undated=tuple(
                (columns.add(flag), self._input_columns(columns, item)) for flag, item in plan.undated
            ),
        )

    def _finding(self, plan: EvidencePlan, at: FindingColumns, row: Row) -> Finding:
        result = Outcome(cast("str", row[at.outcome]))
        parts = tuple(_part(item, row, result) for item in at.parts)
        used = tuple(self._parameter(item, row) for item in at.parameters)
        read = tuple(self._input(item, row, row_at=at.row, key_at=at.key) for item in at.inputs)
        unread = tuple(
            self._input(item, row, row_at=at.row, key_at=at.key)
            for flag, item in at.undated
            if row[flag]
        )
        missing = tuple(item.name for item in unread) or _missing(
            result, plan.tested, inputs=read, parameters=used, parts=parts
        )
        waiver = self._waiver(plan.rule, row, result, at=(at.institution, at.place))
        return Finding(
            rule=plan.rule.rule.id,
            record_type=plan.rule.rule.record,
            key=str(row[at.key]),
            institution_type=plan.institution_type,
            institution=str(row[at.institution] or ""),
            outcome=result if waiver is None else Outcome.WAIVED,
            without_waiver=result,
            parts=parts,
            inputs=(*unread, *(item for item in read if item not in unread)),
            parameters=used,
            missing=missing,
            location=self._dataset.row_location(plan.rule.rule.record, cast("int", row[at.row])),
            waiver=waiver,
        )

    def _waiver(
        self, plan: RulePlan, row: Row, outcome: Outcome, *, at: tuple[int, int | None]
    ) -> int | None:
        """Return the number of the waiver that waives an outcome; there must be something to waive."""
        if self._waiving is None or at[1] is None or outcome not in OUTSTANDING:
            return None
        key, place = cast("str | None", row[at[0]]), cast("str | None", row[at[1]])
        return self._waiving.waiver(plan.rule.id, key or "", place)

    def inputs(
        self, record_type: str, depth: int, plans: Sequence[InputPlan]
    ) -> dict[str, tuple[Input, ...]]:
        """Fetch inputs alone, by key of the record."""
        columns = Columns()
        row_at, key_at = columns.add("_row"), columns.add("_key")
        items = [self._input_columns(columns, plan) for plan in plans]
        rows = self._connection.execute(
            f"SELECT {columns.text} FROM {table(record_type, depth)} ORDER BY _row"
        ).fetchall()
        return {
            str(row[key_at]): tuple(
                self._input(item, row, row_at=row_at, key_at=key_at) for item in items
            )
            for row in rows
        }

    def _fetch(self, columns: Columns, plan: EvidencePlan) -> Sequence[Row]:
        source = table(plan.rule.rule.record, plan.depth)
        asked = (self._scope, self._wanted(plan.rule), self._chosen(plan.rule))
        conditions = [condition for condition in asked if condition is not None]
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        return self._connection.execute(
            f"SELECT {columns.text} FROM {source}{where} ORDER BY _row"
        ).fetchall()

    def _wanted(self, plan: RulePlan) -> str | None:
        """Return the condition that a record has one of the outcomes to fetch."""
        if Outcome.PASS not in self._outcomes:
            return plan.attention
        if Outcome.NOT_APPLICABLE not in self._outcomes and plan.applies is not None:
            return f"({plan.applies}) IS NOT FALSE"
        return None

    def _chosen(self, plan: RulePlan) -> str | None:
        """Return the condition that a record is one of those asked for."""
        if self._keys is None:
            return None
        keys = [written(constant(key)) for key in sorted(self._keys.get(plan.rule.id, ()))]
        return f"_key IN ({', '.join(keys) or 'NULL'})"

    def _part_columns(self, columns: Columns, part: PartPlan, plan: EvidencePlan) -> PartColumns:
        text = plan.rule.rule.require.text
        return PartColumns(
            plan=part,
            formula=text[slice(*part.node.span)],
            prose=self._compiler.pack.prose(part.node, record_type=plan.rule.rule.record),
            holds=columns.add(part.holds),
            actual=columns.maybe(part.actual),
            required=columns.maybe(part.required),
            gap=columns.maybe(part.gap),
        )

    def _input_columns(self, columns: Columns, plan: InputPlan) -> InputColumns:
        related = tuple((item, self._related_rows(item)) for item in plan.related)
        lacks = columns.maybe(None if plan.lacking is None else plan.lacking.condition)
        return InputColumns(plan, columns.add(plan.value), columns.maybe(plan.row), related, lacks)

    def _related_rows(self, plan: RelatedPlan) -> RelatedRows:
        """Return, by the key of the record pointed at, how many rows were used and the first ones.

        Rows of which it is open if they count are among them. They come first, and so do those in
        which a value is missing.
        """
        asked = (plan.where, plan.value)
        known = "".join(f"({sql}) IS NOT NULL, " for sql in asked if sql is not None)
        doubts = "".join(f'"{name}" IS NOT NULL, ' for name in plan.doubts)
        first = f"list(_row ORDER BY {doubts}{known}_row)[1:{RELATED_CELLS}]"
        kept = f" AND ({plan.where}) IS NOT FALSE" if plan.where is not None else ""
        where = f' WHERE "{plan.reference}" IS NOT NULL{kept}'
        rows_of = related_rows(plan.record_type, plan.depth, plan.reference, plan.strays)
        text = (
            f'SELECT "{plan.reference}", count(*), {first} FROM {rows_of}'
            f'{where} GROUP BY "{plan.reference}"'
        )
        if text not in self._related:
            rows = self._connection.execute(text).fetchall()
            self._related[text] = {str(key): (int(count), list(first)) for key, count, first in rows}
        return self._related[text]

    def _input(self, item: InputColumns, row: Row, *, row_at: int, key_at: int) -> Input:
        not_given: tuple[tuple[str, Location], ...] = ()
        if item.plan.lacking is not None and row[item.value] is None and row[item.lacks or 0]:
            not_given = tuple(self._not_given(item.plan.lacking, cast("int", row[row_at])))
        cells = list(dict.fromkeys(place for _, place in not_given))
        strays: list[Location] = []
        more = 0
        if item.row is not None or item.plan.cell is not None:
            at = row[item.row] if item.row is not None else row[row_at]
            if at is not None and item.plan.cell is not None:
                record_type, name = item.plan.cell
                number = cast("int", at)
                unread = self._unread_cell(record_type, number) if item.row is not None else None
                cells.append(unread or self._dataset.cell(record_type, number, name))
        for related, rows in item.related:
            count, first = rows.get(str(row[key_at]), (0, []))
            cells += [self._related_cell(related, at) for at in first]
            found = (self._dataset.stray(related.record_type, related.reference, at) for at in first)
            strays += [cell for cell in found if cell is not None]
            more += count - len(first)
        return Input(
            name=item.plan.name,
            label=item.plan.label,
            value=cast("Scalar", plain(row[item.value])),
            unit=item.plan.unit,
            cells=tuple(cells),
            more=more,
            not_given=not_given,
            # A row that was rejected may be astray by several references.
            strays=tuple(dict.fromkeys(strays)),
        )

    def _not_given(self, plan: LackingPlan, row: int) -> Iterator[tuple[str, Location]]:
        """Yield what a record lacks: what its own file does not give, else what others do not."""
        own = self._dataset.row_location(plan.record_type, row).file
        for name in plan.types:
            places = dict.fromkeys(self._dataset.not_given[name].values())
            mine = [place for place in places if place.file == own]
            yield from ((name, place) for place in mine or places)

    def _related_cell(self, plan: RelatedPlan, row: int) -> Location:
        stray = self._dataset.stray(plan.record_type, plan.reference, row)
        if stray is not None:
            return stray
        unread = self._unread_cell(plan.record_type, row)
        if unread is not None:
            return unread
        if (
            plan.field is None
            or self._compiler.pack.record_types[plan.record_type].field(plan.field) is None
        ):
            return self._dataset.row_location(plan.record_type, row)
        return self._dataset.cell(plan.record_type, row, plan.field)

    def _unread_cell(self, record_type: str, row: int) -> Location | None:
        """Return the cell of a date without which nobody knows whether a record is in force."""
        for name in self._dataset.tables[record_type].undated:
            if (record_type, name) not in self._unread:
                rows = self._connection.execute(
                    f'SELECT _row FROM "{table_name(record_type)}" WHERE "{unread_name(name)}"'
                ).fetchall()
                self._unread[record_type, name] = frozenset(at for (at,) in rows)
            if row in self._unread[record_type, name]:
                return self._dataset.cell(record_type, row, name)
        return None

    def _parameter(self, item: ParameterColumns, row: Row) -> UsedParameter:
        """Return the evidence of a parameter; the same for all records that looked up the same."""
        place = cast("str | None", row[item.place]) if item.place is not None else None
        on = cast("dt.date | None", row[item.on])
        arguments = tuple(str(row[at]) for at in item.arguments)
        key = (item.plan.id, place, arguments, on, row[item.value])
        if key not in self._used:
            declared = self._compiler.pack.parameters[item.plan.id]
            categories = tuple(zip(declared.categories, arguments, strict=True))
            own = place if "jurisdiction" in declared.by else None
            self._used[key] = UsedParameter(
                id=declared.id,
                title=declared.title,
                unit=declared.unit,
                on=on,
                value=cast("Decimal | str | None", plain(row[item.value])),
                chain=self._chain(declared.id, own, categories, on),
            )
        return self._used[key]

    def _chain(
        self,
        parameter: str,
        place: str | None,
        categories: tuple[tuple[str, str], ...],
        on: dt.date | None,
    ) -> tuple[Value, ...]:
        if on is None:
            return ()
        value = self._compiler.parameters.find(parameter, place=place, categories=categories, on=on)
        return value.chain if value is not None else ()


def _outcome(plan: RulePlan) -> str:
    """Return SQL of the outcome; what the rule does not apply to comes first."""
    excluded = f"WHEN NOT ({plan.applies}) THEN '{Outcome.NOT_APPLICABLE}' " if plan.applies else ""
    return (
        f"CASE {excluded}WHEN {plan.undecided} THEN '{Outcome.INSUFFICIENT_DATA}' "
        f"WHEN {plan.holds} THEN '{Outcome.PASS}' ELSE '{Outcome.FAIL}' END"
    )


def _part(item: PartColumns, row: Row, outcome: Outcome) -> Part:
    def at(place: int | None) -> Scalar:
        return None if place is None else cast("Scalar", plain(row[place]))

    holds = cast("bool | None", row[item.holds])
    failed = outcome is Outcome.FAIL and holds is False
    return Part(
        formula=item.formula,
        prose=item.prose,
        holds=holds,
        actual=at(item.actual),
        required=item.plan.fixed if item.plan.fixed is not None else at(item.required),
        gap=cast("Decimal | None", at(item.gap)) if failed else None,
        unit=item.plan.unit,
    )


def _missing(
    outcome: Outcome,
    tested: frozenset[str],
    *,
    inputs: tuple[Input, ...],
    parameters: tuple[UsedParameter, ...],
    parts: tuple[Part, ...],
) -> tuple[str, ...]:
    """Name what left the rule undecided; where nothing is missing (a zero divisor), the formulas."""
    if outcome is not Outcome.INSUFFICIENT_DATA:
        return ()
    empty = [item.name for item in inputs if item.value is None]
    names = [name for name in empty if name not in tested]
    names += [item.id for item in parameters if item.value is None]
    return tuple(dict.fromkeys(names or empty)) or tuple(
        part.formula for part in parts if part.holds is None
    )
