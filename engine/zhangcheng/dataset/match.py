"""Matches sheets to record types and headings to fields, and says what matches nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field

from zhangcheng.dataset.header import Framed, fields_named
from zhangcheng.dataset.headings import Headings
from zhangcheng.dataset.near_headings import meant, meant_by_some
from zhangcheng.dataset.normal import without_remarks, without_unit
from zhangcheng.dataset.numbers import own_unit
from zhangcheng.dataset.origin import column_letter
from zhangcheng.dataset.units import Scale, Verdict, unit_in
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.label import plain
from zhangcheng.model.record_type import Field, FieldType, RecordType

_ASIDES = frozenset(("序号", "备注", "no", "no.", "#", "remark", "remarks", "note", "notes"))
"""Headings of columns that any ledger may have beside its fields: they hold nothing to check."""

_ENOUGH = 3
"""Columns of a record type that a sheet without its name must have to be taken for one of it."""

_MANY = 5
_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which heading (by position, from 0) each field of a record type was found under.

    `scales` are the units that headings of numbers state; `refused` are numbers in a unit that does
    not go with their field, `ambiguous` headings that could mean several fields. `overruled` are
    columns whose heading states another unit than `note`, the unit above all, which stands in
    `note_cell`. `line` is the row of the headings.
    """

    record_type: RecordType
    headings: tuple[str, ...]
    fields: Mapping[int, Field]
    letters: bool
    scales: Mapping[int, Scale] = dataclass_field(default_factory=dict)
    refused: Mapping[int, Field] = dataclass_field(default_factory=dict)
    ambiguous: Mapping[int, tuple[Field, ...]] = dataclass_field(default_factory=dict)
    overruled: tuple[int, ...] = ()
    note: str = ""
    note_cell: str = ""
    line: int = 1

    def name(self, index: int) -> str:
        """Return how an address names a column: by letter in a sheet, else by heading."""
        return column_letter(index) if self.letters else self.headings[index]

    @property
    def by_field(self) -> dict[str, str]:
        """The column's name by the field's id; a reference without one is where its name stands."""
        named = {f.names: self.name(index) for index, f in self.fields.items() if f.names is not None}
        return named | {field.id: self.name(index) for index, field in self.fields.items()}

    @property
    def found(self) -> frozenset[str]:
        """The ids of the fields that have a column, and of references named by one."""
        named = {field.names for field in self.fields.values() if field.names is not None}
        return frozenset(field.id for field in self.fields.values()) | named


def type_named(name: str, record_types: Mapping[str, RecordType]) -> RecordType | None:
    """Return the record type of that id, title or synonym."""
    word, bare = plain(name), without_unit(name)
    for record_type in record_types.values():
        names = (record_type.id, record_type.title.zh, record_type.title.en, *record_type.labels)
        if {word, bare} & {plain(known) for known in names}:
            return record_type
    return None


def types_by_headings(
    name: str, headings: Mapping[str, tuple[Framed, Headings]], record_types: Mapping[str, RecordType]
) -> tuple[RecordType, ...]:
    """Return the record types that a sheet may hold by its headings; more than one is a question.

    It has all the columns of the key, and others; of types that go with it, those that most of its
    headings belong to, and among them those that are named within the name of the sheet.
    """
    ranked: dict[int, list[RecordType]] = {}
    for record_type in record_types.values():
        framed, known = headings[record_type.id]
        named = {field.id for heading in framed.headings for field in known.find(heading)[:1]}
        if len(named) >= _ENOUGH and named.issuperset(record_type.key) and record_type.key:
            ranked.setdefault(fields_named(framed.headings, known), []).append(record_type)
    best = ranked[max(ranked)] if ranked else []
    word = plain(name)
    inside = [t for t in best if any(plain(x) in word for x in (t.title.zh, t.title.en, *t.labels))]
    return tuple(inside or best)


def type_names(record_types: Mapping[str, RecordType]) -> Text:
    """Return the titles of all record types, to choose from."""
    titles = [record_type.title for record_type in record_types.values()]
    return Text.listed(titles)


def match_columns(framed: Framed, record_type: RecordType, *, letters: bool, known: Headings) -> Columns:
    """Return the fields of `record_type` that the headings name."""
    fields: dict[int, Field] = {}
    refused: dict[int, Field] = {}
    ambiguous: dict[int, tuple[Field, ...]] = {}
    scales: dict[int, Scale] = {}
    overruled: list[int] = []
    note, row, column = framed.unit if framed.unit is not None else (None, 0, 0)
    for index, heading in enumerate(framed.headings):
        found = known.find(heading)
        if len(found) > 1:
            ambiguous[index] = found
        if len(found) != 1:
            continue
        (field,) = found
        scale = _scale(heading, field, note)
        if note is not None and _contradicts(scale, field, note):
            overruled.append(index)
        if isinstance(scale, Scale):
            scales[index] = scale
        (refused if scale is Verdict.OTHER else fields)[index] = field
    return Columns(
        record_type=record_type,
        headings=framed.headings,
        fields=fields,
        letters=letters,
        scales=scales,
        refused=refused,
        ambiguous=ambiguous,
        overruled=tuple(overruled),
        note=note or "",
        note_cell=f"{column_letter(column)}{row + 1}",
        line=framed.line,
    )


def without_shares(columns: Columns) -> Columns:
    """Refuse columns in %, where nobody can tell whether 0.5 is shown as 0.5 or as 50%."""
    shares = {index for index, scale in columns.scales.items() if scale.is_share}
    return replace(
        columns,
        fields={index: field for index, field in columns.fields.items() if index not in shares},
        refused={**columns.refused, **{index: columns.fields[index] for index in sorted(shares)}},
    )


def _scale(heading: str, field: Field, note: str | None) -> Scale | Verdict:
    """Return the unit that a number is in: as its heading says in brackets, or a note above all.

    A note that says no more than 万 could be about money, people or areas.
    """
    if field.type is not FieldType.NUMBER:
        return Verdict.REMARK
    known = {plain(label) for label in (field.label.zh, field.label.en, *field.labels)}
    verdict: Scale | Verdict = Verdict.REMARK
    for remark in without_remarks(heading)[1]:
        found = unit_in(remark, field.unit)
        if isinstance(found, Scale):
            return found
        # What the pack itself calls the column cannot be a unit of another kind.
        if found is Verdict.OTHER and plain(heading) not in known:
            verdict = found
    if verdict is Verdict.REMARK and note is not None:
        found = unit_in(note, field.unit)
        if isinstance(found, Scale):
            return Verdict.OTHER if found.is_multiple else found
    return verdict


def _contradicts(scale: Scale | Verdict, field: Field, note: str) -> bool:
    """Whether a column is in another unit than the note above all says of its kind."""
    found = unit_in(note, field.unit)
    if not isinstance(scale, Scale) or not isinstance(found, Scale) or found.is_multiple:
        return False
    return scale.factor != found.factor


def check_columns(
    columns: Columns, at: Location, collector: Collector, *, filled: Sequence[bool]
) -> None:
    """Report headings that match nothing, or the same field twice.

    Args:
        columns: what was matched.
        at: the place of the sheet.
        collector: takes the diagnostics.
        filled: for each column whether any of its cells holds something.
    """
    if not columns.fields:
        _report_none(columns, at, collector)
        return
    _report_ambiguous(columns, at, collector)
    _report_refused(columns, at, collector)
    _report_overruled(columns, at, collector)
    _report_twice(columns, at, collector)
    _report_unknown(columns, at, collector, filled)


def check_keys(columns: Columns, at: Location, collector: Collector) -> None:
    """Report the columns of the key that are missing."""
    if not columns.fields:
        return
    for field_id in columns.record_type.key:
        field = columns.record_type.field(field_id)
        if field is not None and field_id not in columns.found:
            collector.add(
                codes.KEY_COLUMN_MISSING, at, record_type=columns.record_type.title, field=field.label
            )


def check_required(columns: Columns, at: Location, collector: Collector) -> None:
    """Report required columns that are missing altogether."""
    if not columns.fields:
        return
    title = columns.record_type.title
    for field in columns.record_type.fields:
        if field.required and field.id not in columns.found and field.id not in columns.record_type.key:
            collector.add(codes.REQUIRED_COLUMN_MISSING, at, record_type=title, field=field.label)


def _report_none(columns: Columns, at: Location, collector: Collector) -> None:
    labels = [field.label for field in columns.record_type.fields[:8]]
    known = Text.listed(labels)
    collector.add(codes.NO_KNOWN_COLUMN, at, record_type=columns.record_type.title, known=known)


def _report_ambiguous(columns: Columns, at: Location, collector: Collector) -> None:
    for index, fields in columns.ambiguous.items():
        labels = [field.label for field in fields]
        collector.add(
            codes.AMBIGUOUS_COLUMN,
            heading_place(columns, at, index),
            heading=columns.headings[index],
            fields=Text.listed(labels),
        )


def _report_refused(columns: Columns, at: Location, collector: Collector) -> None:
    for index, field in columns.refused.items():
        place, heading = heading_place(columns, at, index), columns.headings[index]
        collector.add(
            codes.UNIT_REFUSED, place, heading=heading, field=field.label, unit=own_unit(field)
        )


def _report_overruled(columns: Columns, at: Location, collector: Collector) -> None:
    for index in columns.overruled:
        collector.add(
            codes.UNIT_NOTE_OVERRULED,
            heading_place(columns, at, index),
            heading=columns.headings[index],
            unit=columns.scales[index].written,
            note=columns.note,
            cell=columns.note_cell,
        )


def _report_twice(columns: Columns, at: Location, collector: Collector) -> None:
    first: dict[str, int] = {}
    for index, field in columns.fields.items():
        earlier = first.setdefault(field.id, index)
        if earlier != index:
            collector.add(
                codes.FIELD_TWICE,
                heading_place(columns, at, index),
                heading=columns.headings[index],
                first=str(heading_place(columns, at, earlier)),
                first_heading=columns.headings[earlier],
                field=field.label,
            )


def _report_unknown(
    columns: Columns, at: Location, collector: Collector, filled: Sequence[bool]
) -> None:
    unknown = [
        index
        for index, heading in enumerate(columns.headings)
        if index not in columns.fields
        and index not in columns.refused
        and index not in columns.ambiguous
        and (heading.strip() or filled[index])
    ]
    aside = [index for index in unknown if plain(columns.headings[index]) in _ASIDES]
    unknown = [index for index in unknown if index not in aside]
    if aside:
        named = "、".join(columns.headings[index] for index in aside)
        place = heading_place(columns, at, aside[0])
        collector.add(codes.COLUMNS_ASIDE, place, headings=named, count=len(aside))
    missing = [field for field in columns.record_type.fields if field.id not in columns.found]
    if len(unknown) > _MANY:
        _report_many(columns, unknown, missing, at=at, collector=collector)
        return
    for index in unknown:
        heading = columns.headings[index]
        collector.add(
            codes.UNKNOWN_COLUMN,
            heading_place(columns, at, index),
            heading=heading or Text("（没有列名）", "(no heading)"),
            record_type=columns.record_type.title,
            suggestion=meant(heading, missing),
        )


def _report_many(
    columns: Columns,
    unknown: Sequence[int],
    missing: Sequence[Field],
    *,
    at: Location,
    collector: Collector,
) -> None:
    """Report more unknown columns than anybody wants to read of one by one."""
    named = ", ".join(columns.headings[i][:20] or "—" for i in unknown[:_NAMED]) + " …"
    first, last = heading_place(columns, at, unknown[0]), columns.name(unknown[-1])
    span = (
        f"{first.cell}:{last}{columns.line}"
        if columns.letters
        else f"{columns.name(unknown[0])} … {last}"
    )
    collector.add(
        codes.UNKNOWN_COLUMNS,
        Location(file=at.file, line=at.line, column=at.column, sheet=at.sheet, cell=span),
        count=len(unknown),
        record_type=columns.record_type.title,
        headings=named,
        suggestion=meant_by_some([columns.headings[i] for i in unknown], missing),
    )


def report_scale(
    columns: Columns, index: int, count: int, *, at: Location, collector: Collector
) -> None:
    """Say that the `count` numbers of a column were converted from the unit of its heading."""
    scale = columns.scales.get(index)
    if scale is not None and scale.converts:
        field = columns.fields[index]
        collector.add(
            codes.UNIT_OF_HEADING,
            heading_place(columns, at, index),
            heading=columns.headings[index],
            field=field.label,
            unit=scale.shown(own_unit(field)),
            count=count,
        )


def heading_place(columns: Columns, at: Location, index: int) -> Location:
    """Return the place of a column's heading."""
    if not columns.letters:
        return Location(file=at.file, sheet=at.sheet, cell=columns.headings[index])
    return Location(file=at.file, sheet=at.sheet, cell=f"{column_letter(index)}{columns.line}")
