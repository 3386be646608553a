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


def rejected_name(record_type: RecordType) -> str:
    """Return the name of the table of a record type's rows that were not accepted."""
    return f"rejected_{record_type.id}"


def stray_name(record_type: str, reference: str) -> str:
    """Return the name of the table that says which records a stray row may refer to."""
    return f"stray_{record_type}_{reference}"


def unread_name(field_id: str) -> str:
    """Return the name of the column that says whether a date of `in_force` could not be read."""
    return f"_unread_{field_id}"


def stage_name(record_type: RecordType, source: int | None = None) -> str:
    """Return the name under which rows stand before keys are checked: those of a sheet, or all."""
    return f"stage_{record_type.id}" + ("" if source is None else f" {source}")
