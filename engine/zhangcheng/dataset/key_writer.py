"""Tells which key a record of plain values gets, before it is read."""

from collections.abc import Mapping

from zhangcheng.dataset.cells import converter, key_text
from zhangcheng.dataset.fault import Fault, settled
from zhangcheng.dataset.intake import target_key
from zhangcheng.dataset.keys import joined
from zhangcheng.dataset.places import Places
from zhangcheng.dataset.records import cell_of
from zhangcheng.model.jurisdiction import JurisdictionTree
from zhangcheng.model.record_type import Field, FieldType, RecordType


class KeyWriter:
    """Writes keys as they stand in `_key` once the records are read."""

    def __init__(self, record_types: Mapping[str, RecordType], jurisdictions: JurisdictionTree) -> None:
        """Index the places, which a key may name in several ways."""
        self._record_types = record_types
        self._places = Places(jurisdictions)

    def key(self, record_type: RecordType, row: Mapping[str, object]) -> str | None:
        """Return the key of a record; None where it has no key fields, or one without a value."""
        parts = [self._part(record_type.field(name), row) for name in record_type.key]
        texts = [part for part in parts if part is not None]
        return joined(texts) if texts and len(texts) == len(parts) else None

    def _part(self, field: Field | None, row: Mapping[str, object]) -> str | None:
        if field is None:
            return None
        cell = cell_of(row.get(field.id))
        target = target_key(field, self._record_types)
        value = settled(converter(field, self._places, target)(cell))
        if value is None or isinstance(value, Fault):
            return None
        written = target if field.type is FieldType.REFERENCE and target is not None else field
        text = key_text(written, self._places)(cell)
        return text if isinstance(text, str) else None
