"""Finds the records that a ledger points at by name, where that can mean one of them only."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from zhangcheng.dataset.convert import Column, FaultyCell, NotedCell
from zhangcheng.dataset.fault import Converted, Converter, Fault, Noted, Value, settled
from zhangcheng.dataset.intake import Intake, Matched
from zhangcheng.dataset.names import quoted, stage_name
from zhangcheng.dataset.normal import without_kind
from zhangcheng.dataset.places import Places
from zhangcheng.dataset.sheet import Cell
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.label import plain
from zhangcheng.model.record_type import Field, FieldType, RecordType

_NAMED = 5
_PARENTS = (FieldType.REFERENCE, FieldType.JURISDICTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Records of one type by key and by name; `parents` are what they belong to, by key and field.

    `places` are given where the names are the keys: of a place 漳州市芗城区 and 芗城区 are one.
    """

    record_type: RecordType
    keys: frozenset[str]
    by_name: Mapping[str, Sequence[str]]
    by_bare_name: Mapping[str, Sequence[str]]
    parents: Mapping[str, Mapping[str, str | None]]
    places: Places | None = None

    def called(self, name: str) -> Sequence[str]:
        """Return the keys of the records of that name, failing that of one but for its kind."""
        exact = self.by_name.get(plain(name), ())
        bare = without_kind(name)
        alike = exact or (self.by_bare_name.get(bare, ()) if bare else ())
        return alike or self._places_called(name)

    def _places_called(self, name: str) -> Sequence[str]:
        codes = self.places.find(name) if self.places is not None else ()
        if self.places is None or len(codes) != 1:
            return ()
        return self.by_name.get(plain(self.places.tree.by_code[codes[0]].name.zh), ())


def named_records(record_type: RecordType, intake: Intake) -> Named | None:
    """Return the staged records of a type; None where they have no name, or are known by more."""
    name = record_type.field(record_type.name or "")
    if name is None or len(record_type.key) != 1:
        return None
    parents = [field.id for field in record_type.fields if field.type in _PARENTS]
    columns = ", ".join(quoted(field_id) for field_id in (name.id, *parents))
    rows = intake.connection.execute(
        f"SELECT _key, {columns} FROM {quoted(stage_name(record_type))} "
        f"WHERE _key IS NOT NULL ORDER BY _row"
    ).fetchall()
    by_name: dict[str, list[str]] = {}
    bare: dict[str, list[str]] = {}
    is_key = name.id in record_type.key
    for key, written, *_ in rows:
        words = ((by_name, plain(written or "")), (bare, without_kind(written or "")))
        for names, word in words[:1] if is_key else words:
            keys = names.setdefault(word, [])
            if key not in keys:
                keys.append(key)
    return Named(
        record_type=record_type,
        keys=frozenset(row[0] for row in rows),
        by_name=by_name,
        by_bare_name=bare,
        parents={row[0]: dict(zip(parents, row[2:], strict=True)) for row in rows},
        places=intake.places if is_key else None,
    )


def by_name(convert: Converter, named: Named) -> Converter:
    """Return `convert` for a reference that may hold a name in place of a key."""

    def converted(cell: Cell) -> Converted:
        written = convert(cell)
        key = settled(written)
        if not isinstance(key, str) or key in named.keys:
            return written
        found = named.called(key)
        if len(found) == 1:
            return Noted(found[0], codes.NAME_MATCHED)
        return _ambiguous(found) if found else written

    return converted


def narrowed(column: Column, named: Named, sheet: Matched, intake: Intake) -> Column:
    """Decide names that several records have by what else the row says of where the record belongs."""
    open_cells = [item for item in column.faulty if item.fault.code is codes.AMBIGUOUS_NAME]
    parents = _parent_columns(named, sheet, intake)
    if not open_cells or not parents:
        return column
    places = {line: index for index, line in enumerate(sheet.records.lines)}
    values, settled_lines, noted = list(column.values), set(), list(column.noted)
    for item in open_cells:
        row = sheet.records.rows[places[item.line]]
        key = _the_one(item, row, parents, named)
        if key is not None:
            values[places[item.line]] = key
            settled_lines.add(item.line)
            note = Noted(key, codes.NAME_MATCHED)
            noted.append(NotedCell(line=item.line, cell=item.cell, noted=note))
    faulty = [item for item in column.faulty if item.line not in settled_lines]
    return Column(values=values, faulty=faulty, noted=noted)


def _the_one(
    item: FaultyCell, row: Sequence[Cell], parents: Mapping[int, tuple[str, Converter]], named: Named
) -> str | None:
    keys = list(named.called(str(item.cell)))
    for index, (field_id, convert) in parents.items():
        value: Value | Fault = settled(convert(row[index])) if index < len(row) else None
        if isinstance(value, str):
            keys = [key for key in keys if named.parents[key].get(field_id) == value]
    return keys[0] if len(keys) == 1 else None


def _parent_columns(named: Named, sheet: Matched, intake: Intake) -> dict[int, tuple[str, Converter]]:
    """Return the columns of a sheet that say where the record pointed at belongs."""
    found: dict[int, tuple[str, Converter]] = {}
    for index, field in sheet.columns.fields.items():
        for parent in named.record_type.fields:
            same = (parent.type, parent.to) == (field.type, field.to)
            if same and parent.type in _PARENTS and field.to != named.record_type.id:
                found.setdefault(index, (parent.id, intake.converter(field)))
    return found


def cells_or_names(field: Field, sheet: Matched) -> list[Cell] | None:
    """Return the cells of a reference; where they are empty, those of the column that names it."""
    own, named_in = _places(field, sheet)
    if own is None and named_in is None:
        return None
    cells = [_at(row, own) for row in sheet.records.rows]
    if named_in is None:
        return cells
    rows = zip(cells, sheet.records.rows, strict=True)
    return [_at(row, named_in) if cell is None else cell for cell, row in rows]


def written_in(field: Field, sheet: Matched, line: int) -> Field:
    """Return the field in whose column a row says what a reference means: its own, or its name's."""
    own, named_in = _places(field, sheet)
    at = bisect_left(sheet.records.lines, line)
    if named_in is None or at == len(sheet.records.rows):
        return field
    row = sheet.records.rows[at]
    return field if _at(row, own) is not None else sheet.columns.fields[named_in]


def with_name_beside(
    faulty: Sequence[FaultyCell], field: Field, sheet: Matched, named: Named | None
) -> Sequence[FaultyCell]:
    """Say of the faulty cells of a reference where one may be cleared, for a name beside it tells."""
    own, named_in = _places(field, sheet)
    if own is None or named_in is None or named is None:
        return faulty
    label = sheet.columns.fields[named_in].label
    cleared = Text(
        f"也可以清空这一格，按旁边的“{label.zh}”对应。",
        f"Or clear the cell, so that “{label.en}” beside it is taken.",
    )
    told = []
    for item in faulty:
        row = sheet.records.rows[bisect_left(sheet.records.lines, item.line)]
        name = _at(row, named_in)
        if _at(row, own) is not None and isinstance(name, str) and len(named.called(name)) == 1:
            arguments = {**item.fault.arguments, "otherwise": cleared}
            told.append(replace(item, fault=Fault(item.fault.code, arguments)))
        else:
            told.append(item)
    return told


def _places(field: Field, sheet: Matched) -> tuple[int | None, int | None]:
    """Return the columns of a reference, and of what names it."""
    by_id = {found.id: index for index, found in sheet.columns.fields.items()}
    named_in = next((by_id[f.id] for f in sheet.columns.fields.values() if f.names == field.id), None)
    return by_id.get(field.id), named_in


def _at(row: Sequence[Cell], index: int | None) -> Cell:
    cell = row[index] if index is not None and index < len(row) else None
    return None if isinstance(cell, str) and not cell.strip() else cell


def _ambiguous(keys: Sequence[str]) -> Fault:
    shown = ", ".join(keys[:_NAMED]) + " …" * (len(keys) > _NAMED)
    return Fault(codes.AMBIGUOUS_NAME, {"keys": shown})
