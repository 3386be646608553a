"""Names of the tables in DuckDB, and quoting."""

from zhangcheng.model.record_type import RecordType


def quoted(name: str) -> str:
    """Return an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def table_name(record_type: RecordType | str) -> str:
    """Return the name of a record type's table."""
    return f"data_{record_type if isinstance(record_type, str) else record_type.id}"


def unread_name(field_id: str) -> str:
    """Return the name of the column that says whether a date of `in_force` could not be read."""
    return f"_unread_{field_id}"


def stage_name(record_type: RecordType, source: int | None = None) -> str:
    """Return the name under which rows stand before keys are checked: those of a sheet, or all."""
    return f"stage_{record_type.id}" + ("" if source is None else f" {source}")
