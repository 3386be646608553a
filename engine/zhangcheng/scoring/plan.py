"""What a scorecard asks of the data: its columns by number, and the tables they are made from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from zhangcheng.dataset import Dataset
from zhangcheng.dataset.names import quoted, stray_name
from zhangcheng.evaluate.compile import own
from zhangcheng.evaluate.needs import Lacking, lacking, lacking_for
from zhangcheng.evaluate.plan import is_known_in_force
from zhangcheng.evaluate.tabulate import Tabulation
from zhangcheng.feel import tree
from zhangcheng.feel.types import Kind
from zhangcheng.model.clock import Clock
from zhangcheng.model.expression import Expression
from zhangcheng.model.record_type import Field, FieldType
from zhangcheng.model.rule import Rule
from zhangcheng.model.scorecard import (
    Adjustment,
    Indicator,
    Marks,
    Method,
    Missing,
    Scorecard,
    Tally,
    Veto,
)
from zhangcheng.pack.pack import Pack
from zhangcheng.scoring.ways import Way, doubtful_way
from zhangcheng.scoring.whole import SHARE, scale_of

UNITS = "score_units"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """An indicator with its number, and the scale of its value; `is_text` for categories."""

    number: int
    indicator: Indicator
    scale: int
    is_text: bool

    @property
    def treated_scale(self) -> int:
        """The scale after treatment: as fine as any bound that it is compared with."""
        item = self.indicator
        if item.treatment.logarithm or item.missing is Missing.GROUP_MEAN:
            return SHARE
        bounds = [item.treatment.low, item.treatment.high]
        normalisation = item.normalisation
        if normalisation.method is Method.TARGET:
            bounds += [normalisation.zero_at, normalisation.full_at]
        for stretch, _ in normalisation.steps:
            bounds += [stretch.low, stretch.high]
        return max(self.scale, *(scale_of(bound) for bound in bounds))


@dataclass(slots=True, kw_only=True)
class ScorePlan:
    """A scorecard over a pack: its columns, and the tables to make, one per way to the institutions.

    `lacking` says, by item, which record types and columns it reads that the data does not have;
    `idle` which rules are not in force at the dates of the run. Neither has a value for anybody.
    `silent` has, by tally, a query of each `unit` of which nobody gave the records that it counts;
    `ways` are of the tables in which it is not certain for all rows which institution they count for.
    `unread` has, by the number of an indicator, the condition that something of a ballot `b` was
    written, but is not known. `strays_of_group` is the table of the institutions of which nobody knows
    the group, if there are any.
    """

    card: Scorecard
    pack: Pack
    columns: tuple[Column, ...]
    tables: list[Tabulation]
    lacking: Mapping[str, tuple[Lacking, ...]]
    idle: frozenset[str]
    row_tables: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)
    silent: dict[Tally, str] = field(default_factory=dict)
    ways: list[Way] = field(default_factory=list)
    unread: dict[int, str] = field(default_factory=dict)
    strays_of_group: str | None = None

    def rows_of(self, tally: Tally) -> str:
        """Return the name of the table that has the outcomes of a rule, by institution."""
        return self.row_tables[self.pack.rules[tally.rule].record, tally.through]

    def is_empty(self, item: Indicator | Adjustment | Veto) -> bool:
        """Whether an item has no value for anybody."""
        return item.id in self.lacking or (item.tally is not None and item.tally.rule in self.idle)

    @property
    def group_field(self) -> Field | None:
        """The field by which institutions are grouped."""
        if self.card.group is None:
            return None
        return self.pack.record_types[self.card.record].field(self.card.group)


def plan_score(card: Scorecard, pack: Pack, dataset: Dataset, clock: Clock) -> ScorePlan:
    """Return what the scorecard asks of the data."""
    columns = tuple(_columns(card, pack))
    absent = {id_: what for id_, what in _lacking(card, pack, dataset) if what}
    idle = frozenset(
        tally.rule for tally in tallies_of(card) if not is_known_in_force(pack.rules[tally.rule], clock)
    )
    plan = ScorePlan(card=card, pack=pack, columns=columns, tables=[], lacking=absent, idle=idle)
    plan.tables.append(_units(plan))
    if card.group is not None and (card.record, card.group) in dataset.strays:
        plan.strays_of_group = stray_name(card.record, card.group)
    for key, tallies in _by_way(plan).items():
        record, through = key
        name = plan.row_tables.setdefault(key, f"score_rows_{len(plan.row_tables)}")
        read: dict[str, tree.Node | Rule] = {"unit": _end(through)}
        read |= {f"r:{tally.rule}": pack.rules[tally.rule] for tally in tallies}
        plan.tables.append(Tabulation(table=name, record_type=record, columns=read))
        _add_way(plan, plan.tables[-1], through, dataset)
    for tally in tallies_of(card):
        if tally.rule not in plan.idle:
            _add_silent(plan, tally, dataset)
    for column in columns:
        if column.indicator.marks is not None:
            plan.tables.append(_ballots(column, column.indicator.marks, pack))
            _add_way(plan, plan.tables[-1], (column.indicator.marks.rated,), dataset)
            plan.unread[column.number] = _unread(column.indicator.marks, dataset)
    return plan


def _add_way(plan: ScorePlan, rows: Tabulation, through: tuple[str, ...], dataset: Dataset) -> None:
    """Note the way from rows to institutions, where it is not certain for all of them."""
    found = doubtful_way(
        rows.table,
        through,
        record_type=plan.pack.record_types[rows.record_type],
        record_types=plan.pack.record_types,
        dataset=dataset,
    )
    if found is not None:
        plan.ways.append(found[0])
        plan.tables.extend(found[1])


def _unread(marks: Marks, dataset: Dataset) -> str:
    """Return the condition that something of a ballot was written, but is not known.

    It could not be read, or another row of the same key has something else.
    """
    rejected = dataset.tables[marks.record].rejected
    columns = {"mark": marks.mark, "rater": marks.rater, "grp": marks.group, "unit": marks.rated}
    conditions = ["FALSE"]
    for name, field_id in columns.items():
        cells = dataset.unread.get((marks.record, field_id), ())
        if cells and name != "unit":
            listed = ", ".join(f"({source}, {line})" for source, line in cells)
            conditions.append(f"(source, line) IN ({listed})")
        if rejected is not None:
            other = f"r.{quoted(field_id)} IS DISTINCT FROM b.{name}"
            twins = f"SELECT 1 FROM {quoted(rejected)} r WHERE r._key = b._key AND {other}"
            conditions.append(f"EXISTS ({twins})")
    return " OR ".join(conditions)


def _lacking(card: Scorecard, pack: Pack, dataset: Dataset) -> Iterator[tuple[str, tuple[Lacking, ...]]]:
    taken: list[tuple[str, Expression | None, Tally | None]] = [
        *((item.id, item.value, item.tally) for item in card.indicators),
        *((item.id, item.value, item.tally) for item in card.adjustments),
        *((veto.id, veto.when, veto.tally) for veto in card.vetoes),
    ]
    for id_, expression, tally in taken:
        if expression is not None:
            yield id_, lacking_for(card.record, [expression], pack, dataset)
        elif tally is not None:
            yield id_, lacking(pack.rules[tally.rule], pack, dataset)
    for item in card.indicators:
        if item.marks is not None and dataset.columns is not None:
            record = item.marks.record
            yield item.id, () if record in dataset.columns else ((record, None),)


def ballots_table(number: int) -> str:
    """Return the name of the table of ballots of an indicator."""
    return f"score_ballots_{number}"


def _columns(card: Scorecard, pack: Pack) -> Iterator[Column]:
    # By id, so that the order in which a scorecard lists its indicators changes nothing.
    for number, indicator in enumerate(sorted(card.indicators, key=lambda item: item.id)):
        scale, is_text = SHARE, False
        if indicator.value is not None:
            node = pack.tree(indicator.value)
            is_text = node.type.kind is not Kind.NUMBER
            scale = node.type.scale
        yield Column(number=number, indicator=indicator, scale=scale, is_text=is_text)


def _units(plan: ScorePlan) -> Tabulation:
    card, pack = plan.card, plan.pack
    record_type = pack.record_types[card.record]
    columns: dict[str, tree.Node | Rule] = {"place": own("jurisdiction")}
    if record_type.name is not None:
        columns["name"] = own(record_type.name)
    if card.when is not None:
        columns["when"] = pack.tree(card.when)
    if card.group is not None:
        columns["grp"] = own(card.group)
        columns["grp_title"] = _group_title(plan)
    for column in plan.columns:
        if column.indicator.value is not None:
            columns[f"v{column.number}"] = pack.tree(column.indicator.value)
    for number, adjustment in enumerate(card.adjustments):
        if adjustment.value is not None:
            columns[f"a{number}"] = pack.tree(adjustment.value)
    for number, veto in enumerate(card.vetoes):
        if veto.when is not None:
            columns[f"veto{number}"] = pack.tree(veto.when)
    return Tabulation(table=UNITS, record_type=card.record, columns=columns)


def _group_title(plan: ScorePlan) -> tree.Node:
    """Return the name of the record that the group field refers to, else the field itself."""
    field_, card = plan.group_field, plan.card
    assert card.group is not None  # noqa: S101 - asked only then
    if field_ is not None and field_.type is FieldType.REFERENCE and field_.to is not None:
        name = plan.pack.record_types[field_.to].name
        if name is not None:
            return own(name, (card.group,))
    return own(card.group)


def tallies_of(card: Scorecard) -> tuple[Tally, ...]:
    """Return the tallies of a scorecard, each once."""
    tallies: list[Tally | None] = [item.tally for item in card.indicators]
    tallies += [item.tally for item in card.adjustments]
    tallies += [veto.tally for veto in card.vetoes]
    tallies += [tally for grade in card.grades for tally in grade.not_with]
    return tuple(dict.fromkeys(tally for tally in tallies if tally is not None))


def _by_way(plan: ScorePlan) -> dict[tuple[str, tuple[str, ...]], list[Tally]]:
    """Return the tallies of rules in force by record type and way to the institution."""
    found: dict[tuple[str, tuple[str, ...]], list[Tally]] = {}
    for tally in tallies_of(plan.card):
        if tally.rule not in plan.idle:
            found.setdefault((plan.pack.rules[tally.rule].record, tally.through), []).append(tally)
    return found


def _add_silent(plan: ScorePlan, tally: Tally, dataset: Dataset) -> None:
    """Note whose records a rule cannot count: everybody's, or those that a file of theirs leaves out."""
    rule, pack = plan.pack.rules[tally.rule], plan.pack
    if lacking(rule, pack, dataset):
        plan.silent[tally] = "SELECT key AS unit FROM score_scope"
        return
    queries = []
    below = pack.record_types[rule.record]
    for number, reference in enumerate(tally.through, start=1):
        declared = below.field(reference)
        assert declared is not None  # noqa: S101 - linking has seen to it
        sheets = dataset.not_given.get(below.id)
        below = pack.record_types[declared.to or ""]
        if sheets:
            name = f"score_silent_{len(plan.tables)}"
            columns = {"unit": _end(tally.through[number:]), "sheet": own("_source")}
            plan.tables.append(Tabulation(table=name, record_type=below.id, columns=columns))
            queries.append(f'SELECT unit FROM "{name}" WHERE sheet IN ({", ".join(map(str, sheets))})')
    if queries:
        plan.silent[tally] = " UNION ".join(queries)


def _end(through: tuple[str, ...]) -> tree.Node:
    """Return the key of the institution at the end of the way."""
    return own(through[-1], through[:-1]) if through else own("_key")


def _ballots(column: Column, marks: Marks, pack: Pack) -> Tabulation:
    columns: dict[str, tree.Node | Rule] = {
        "unit": own(marks.rated),
        "rater": own(marks.rater),
        "grp": own(marks.group),
        "mark": own(marks.mark),
        "source": own("_source"),
        "line": own("_line"),
    }
    if marks.when is not None:
        columns["counts"] = pack.tree(marks.when)
    return Tabulation(table=ballots_table(column.number), record_type=marks.record, columns=columns)
