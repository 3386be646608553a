"""Compares what a row of an institution says of where it lies: codes, names, and whose it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhangcheng.dataset.convert import LISTED
from zhangcheng.dataset.dataset import Table
from zhangcheng.dataset.intake import Intake, Joined
from zhangcheng.dataset.keys import report_more_rows
from zhangcheng.dataset.names import quoted
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.jurisdiction import JurisdictionLevel, JurisdictionTree
from zhangcheng.model.record_type import CodeKind, Field

_SHOWN_LEVELS = (JurisdictionLevel.CITY, JurisdictionLevel.COUNTY, JurisdictionLevel.SUBDISTRICT)
_SUBDISTRICT_DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """The places that a cell may mean, by code."""

    field: Field
    places: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Odd:
    """A row whose place other cells contradict; the diagnostic stands at `field`."""

    row: int
    source: int
    line: int
    field: Field
    place: str
    against: Sequence[_Claim]


def check_whereabouts(joined: Joined, tables: Mapping[str, Table], intake: Intake) -> None:
    """Report rows with a place of their own that other cells of the row contradict."""
    own = joined.record_type.jurisdiction_field
    if own is None or not any(own.id in sheet.matched.columns.found for sheet in joined.sheets):
        return
    told = [field for field in joined.record_type.fields if _tells(field, joined, tables)]
    if not told:
        return
    odd = sorted(_contradicted(own, told, joined=joined, tables=tables, intake=intake), key=_in_order)
    for item in odd[:LISTED]:
        origin = joined.origin(item.source)
        claims = [
            (claim, origin.cell(item.line, claim.field.id).cell or "", _shown(claim.places[0], intake))
            for claim in item.against
        ]
        zh = "，".join(f"“{c.field.label.zh}”（{cell}）指的是{place.zh}" for c, cell, place in claims)
        en = ", ".join(f"“{c.field.label.en}” ({cell}) means {place.en}" for c, cell, place in claims)
        intake.collector.add(
            codes.PLACES_DISAGREE,
            origin.cell(item.line, item.field.id),
            place=_shown(item.place, intake),
            field=own.label,
            text=item.place,
            cell=origin.cell(item.line, own.id).cell or "",
            others=Text(zh, en),
        )
    report_more_rows([(item.source, item.line) for item in odd], own, joined, intake)


def _in_order(item: _Odd) -> int:
    return item.row


def _tells(field: Field, joined: Joined, tables: Mapping[str, Table]) -> bool:
    """Whether a field says where the record lies."""
    target = tables.get(field.to or "")
    points = target is not None and target.record_type.jurisdiction_field is not None
    return points or field.code is CodeKind.DIVISION or field.id == joined.record_type.name


def _contradicted(
    own: Field, told: Sequence[Field], *, joined: Joined, tables: Mapping[str, Table], intake: Intake
) -> Iterator[_Odd]:
    """Yield the rows whose place is contradicted; rows that say the same are looked at once."""
    cells, source = _said(own, told, tables[joined.record_type.id], tables)
    tree, names = intake.places.tree, intake.places.names
    groups = intake.connection.execute(
        f"SELECT DISTINCT {', '.join(cells)} FROM {source}", {"names": names}
    ).fetchall()
    against: dict[tuple[str, ...], tuple[Field, tuple[_Claim, ...]]] = {}
    for place, *said in groups:
        claims = list(_claims(told, said, intake))
        odd = tuple(claim for claim in claims if not _agrees(claim, place, tree))
        if place in tree and odd:
            field = odd[0].field if len(odd) * 2 < len(claims) else own
            against[place, *said] = field, odd
    if not against:
        return
    group = f"[{', '.join(cells)}]"
    rows = intake.connection.execute(
        f"SELECT s._row, s._source, s._line, {group} FROM {source} "
        f"AND {group} IN (SELECT unnest($odd::VARCHAR[][]))",
        {"names": names, "odd": [list(said) for said in against]},
    ).fetchall()
    for row, of, line, said in rows:
        field, odd = against[tuple(said)]
        yield _Odd(row=row, source=of, line=line, field=field, place=said[0], against=odd)


def _said(
    own: Field, told: Sequence[Field], table: Table, tables: Mapping[str, Table]
) -> tuple[list[str], str]:
    """Return the SQL of a row's place, then of a name and a code for each field; and of the rows."""
    cells, joins = [f"s.{quoted(own.id)}"], []
    for number, field in enumerate(told):
        name, code, join = _columns(field, f"t{number}", tables)
        cells += [f"coalesce({name}, '')", f"coalesce({code}, '')"]
        joins.append(join)
    source = f"{quoted(table.name)} AS s{''.join(joins)} WHERE s.{quoted(own.id)} IS NOT NULL"
    return cells, source


def _columns(field: Field, alias: str, tables: Mapping[str, Table]) -> tuple[str, str, str]:
    """Return the SQL of what a field says, as a name and as a code, and the join that it needs."""
    name = f"s.{quoted(field.id)}"
    if field.code is CodeKind.DIVISION:
        return "NULL", f"left({name}, {_SUBDISTRICT_DIGITS})", ""
    target = tables.get(field.to or "")
    code, join = "NULL", ""
    if target is not None:
        code, called = f"{alias}._jurisdiction", target.record_type.name
        join = f" LEFT JOIN {quoted(target.name)} AS {alias} ON {alias}._key = {name}"
        name = f"coalesce({alias}.{quoted(called)}, {name})" if called is not None else name
    # Only names of places say where a record lies: rows that differ in other names are one group.
    return f"CASE WHEN {name} IN (SELECT unnest($names)) THEN {name} END", code, join


def _claims(told: Sequence[Field], cells: Sequence[str], intake: Intake) -> Iterator[_Claim]:
    """Yield what the cells say; a name, where it is a place's, says it before a code."""
    for field, name, code in zip(told, cells[::2], cells[1::2], strict=True):
        part = intake.places.tree.known_part(code)
        places = intake.places.named(name) or ((part,) if part is not None else ())
        if places:
            yield _Claim(field=field, places=places)


def _agrees(claim: _Claim, place: str, tree: JurisdictionTree) -> bool:
    return place in tree and any(tree.may_be_one(code, place) for code in claim.places)


def _shown(code: str, intake: Intake) -> Text:
    """Return the name of a place, after that of its county."""
    chain = [p for p in reversed(intake.places.tree.chain(code)) if p.level in _SHOWN_LEVELS]
    names = [place.name for place in chain if place.code == code or place.level is not _SHOWN_LEVELS[0]]
    return Text("".join(name.zh for name in names), ", ".join(name.en for name in reversed(names)))
