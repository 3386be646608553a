"""Keys and the references to them are written alike, and no two keys fall together."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

import pyarrow as pa
import pytest

from dataset.samples import PLACES, stored
from zhangcheng.dataset import Dataset, from_rows, from_tables
from zhangcheng.dataset.key_writer import KeyWriter
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Choice, Field, FieldType, RecordType


def field(
    name: str, kind: FieldType = FieldType.TEXT, *, decimals: int = 0, to: str | None = None
) -> Field:
    return Field(
        id=name,
        label=Text(f"{name}栏", f"Col {name}"),
        type=kind,
        decimals=decimals,
        to=to,
        choices=(Choice(id="rented", label=Text("租用", "Rented")),) if kind is FieldType.CHOICE else (),
    )


def record_type(name: str, *fields: Field, key: tuple[str, ...] = ()) -> RecordType:
    return RecordType(id=name, title=Text(f"{name}类", f"Type {name}"), key=key, fields=fields)


def types(*made: RecordType) -> Mapping[str, RecordType]:
    return {each.id: each for each in made}


def tables(known: Mapping[str, RecordType], **given: object) -> Dataset:
    return from_tables(given, record_types=known, jurisdictions=PLACES)


KEYS = [
    (FieldType.NUMBER, 0, 2018, "2018.0", "2018"),
    (FieldType.NUMBER, 2, "1.50", 1.5, "1.50"),
    (FieldType.NUMBER, 2, Decimal("1.5"), "1.5", "1.50"),
    (FieldType.NUMBER, 1, 0, "-0", "0.0"),
    (FieldType.BOOLEAN, 0, True, "是", "true"),
    (FieldType.BOOLEAN, 0, "no", False, "false"),
    (FieldType.MONTH, 0, "2018-06", dt.date(2018, 6, 30), "2018-06-01"),
    (FieldType.CHOICE, 0, "rented", "租用", "rented"),
    (FieldType.JURISDICTION, 0, 350602, "芗城区", "350602"),
]


@pytest.mark.parametrize(("kind", "decimals", "key", "reference", "written"), KEYS)
def test_a_reference_meets_its_key(
    kind: FieldType, decimals: int, key: object, reference: object, written: str
) -> None:
    year = record_type("year", field("code", kind, decimals=decimals), key=("code",))
    plan = record_type("plan", field("year", FieldType.REFERENCE, to="year"), key=("year",))
    step = record_type("step", field("plan", FieldType.REFERENCE, to="plan"))
    known = types(year, plan, step)
    dataset = from_rows(
        {"year": [{"code": key}], "plan": [{"year": reference}], "step": [{"plan": reference}]},
        record_types=known,
        jurisdictions=PLACES,
    )
    assert dataset.diagnostics == ()
    assert stored(dataset, "year", "_key") == [(written,)]
    assert stored(dataset, "plan", "_key, year") == [(written, written)]
    assert stored(dataset, "step", "plan") == [(written,)]
    assert KeyWriter(known, PLACES).key(year, {"code": key}) == written
    assert KeyWriter(known, PLACES).key(plan, {"year": reference}) == written


def test_a_reference_of_a_typed_column_meets_its_key() -> None:
    year = record_type("year", field("code", FieldType.NUMBER), key=("code",))
    plan = record_type("plan", field("year", FieldType.REFERENCE, to="year"))
    dataset = tables(
        types(year, plan), year=pa.table({"code": [2018]}), plan=pa.table({"year": [2018.0, None]})
    )
    assert dataset.diagnostics == ()
    assert stored(dataset, "plan", "year") == [("2018",), (None,)]


PAIRS = [("a/b", "c"), ("a", "b/c"), ("a\\", "b/c"), ("a/b\\", "c"), ("a/", "b"), ("a", "/b")]


def test_keys_of_several_fields_are_different_when_any_part_is() -> None:
    seat = record_type("seat", field("hall", decimals=1), field("row"), key=("hall", "row"))
    rows = [{"hall": hall, "row": row} for hall, row in PAIRS]
    dataset = from_rows({"seat": rows}, record_types=types(seat), jurisdictions=PLACES)
    assert dataset.diagnostics == ()
    keys = [key for (key,) in stored(dataset, "seat", "_key")]
    assert len(set(keys)) == len(PAIRS)
    assert keys[:2] == [r"a\/b/c", r"a/b\/c"]
    writer = KeyWriter(types(seat), PLACES)
    assert [writer.key(seat, row) for row in rows] == keys


def test_a_key_of_one_field_is_the_text_of_it() -> None:
    hall = record_type("hall", field("name"), key=("name",))
    dataset = from_rows({"hall": [{"name": r"a/b\c"}]}, record_types=types(hall), jurisdictions=PLACES)
    assert stored(dataset, "hall", "_key") == [(r"a/b\c",)]


@pytest.mark.parametrize("row", [{}, {"hall": "a"}, {"hall": "a", "row": []}, {"hall": "", "row": "b"}])
def test_half_a_key_is_none(row: Mapping[str, object]) -> None:
    seat = record_type("seat", field("hall"), field("row", FieldType.NUMBER), key=("hall", "row"))
    assert KeyWriter(types(seat), PLACES).key(seat, row) is None


def test_columns_whose_names_run_together_stay_apart() -> None:
    known = types(
        record_type("a", field("code"), field("b_c", FieldType.DATE), key=("code",)),
        record_type("a_b", field("code"), field("c", FieldType.DATE), key=("code",)),
    )
    dataset = tables(
        known,
        a=pa.table({"code": ["1", "2"], "b_c": ["2020-01-02", "2021-01-01"]}),
        a_b=pa.table({"code": ["1"], "c": ["2019-03-04"]}),
    )
    assert stored(dataset, "a", "b_c") == [(dt.date(2020, 1, 2),), (dt.date(2021, 1, 1),)]
    assert stored(dataset, "a_b", "c") == [(dt.date(2019, 3, 4),)]


def test_a_heading_may_read_like_a_query() -> None:
    amount = Field(id="n", label=Text("数", "Numbers FROM revenue"), type=FieldType.NUMBER)
    known = types(record_type("c", field("code"), amount, key=("code",)))
    given = pa.table({"code": ["1", "2"], "Numbers FROM revenue": ["7", "x"]})
    dataset = tables(known, c=given)
    assert stored(dataset, "c", "n") == [(Decimal(7),), (None,)]
    assert [str(d.location) for d in dataset.diagnostics] == ["c › 2 › Numbers FROM revenue"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("a-C1", "ａ－Ｃ１"), ("a/２", "ａ／2")],
)
def test_full_width_letters_and_digits_of_keys_are_plain_ones(first: str, second: str) -> None:
    room = record_type("room", field("code"), key=("code",))
    desk = record_type("desk", field("room", FieldType.REFERENCE, to="room"))
    known = types(room, desk)
    rows = {"room": [{"code": first}, {"code": second}], "desk": [{"room": second}]}
    in_rows = from_rows(rows, record_types=known, jurisdictions=PLACES)
    in_columns = tables(
        known,
        room=pa.table({"code": [first, second]}),
        desk=pa.table({"room": [second]}),
    )
    for dataset in (in_rows, in_columns):
        assert [found.code.id for found in dataset.diagnostics] == ["D152"]
        keys = dataset.connection.execute("SELECT _key FROM data_room").fetchall()
        assert keys == dataset.connection.execute("SELECT room FROM data_desk").fetchall()


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (["a-C1", "a-c1"], 1),
        (["a-C1", "a -c1", "A-c1"], 2),
        (["网格（1）", "网格(1)"], 1),
        (["网格一", "网\u3000格\u00a0一", "网格\t一"], 2),
        (["a-C1", "a-\tC1", "a-\nC1", "a-\rC1"], 3),
        (["a-C1", "a-C2", "aC1"], 0),
    ],
)
def test_keys_that_differ_in_case_or_spaces_alone_are_told_of_and_kept(
    keys: list[str], told: int
) -> None:
    room = record_type("room", field("code"), key=("code",))
    dataset = from_rows(
        {"room": [{"code": key} for key in keys]}, record_types=types(room), jurisdictions=PLACES
    )
    assert [found.code.id for found in dataset.diagnostics] == ["D175"] * told
    assert dataset.tables["room"].rows == len(keys)
    for found in dataset.diagnostics:
        assert keys[0] in found.message("zh")


def test_few_keys_among_many_are_told_that_are_alike_or_repeat() -> None:
    """Twice: a key that repeats one as it stands is rejected, one that is only alike is kept."""
    room = record_type("room", field("code"), key=("code",))
    keys = [f"C{number:05}" for number in range(20_000)]
    keys[19_997:] = ["c00007", "C00 008", "C00009"]
    dataset = tables(types(room), room=pa.table({"code": keys}))
    assert [(found.code.id, str(found.location)) for found in dataset.diagnostics] == [
        ("D175", "room › 19998"),
        ("D175", "room › 19999"),
        ("D152", "room › 20000"),
    ]
    assert dataset.tables["room"].rows == len(keys) - 1
