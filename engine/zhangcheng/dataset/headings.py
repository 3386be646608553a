"""Which field of a record type a heading names: by id, label or synonym; brackets are looked at last."""

from collections.abc import Sequence

from zhangcheng.dataset.normal import without_unit
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.label import plain
from zhangcheng.model.record_type import Field, FieldType, RecordType

PLACE = Field(
    id="_place",
    label=Text("辖区", "Jurisdiction"),
    type=FieldType.JURISDICTION,
    labels=("jurisdiction",),
)
"""The column that any sheet may have to state a record's place, whatever it belongs to."""

KEY = Field(id="_key", label=Text("_key", "_key"), type=FieldType.TEXT)
"""The key that records made by a program may state, in place of their key fields."""


class Headings:
    """The headings that the fields of a record type go by."""

    def __init__(self, record_type: RecordType, extra: Sequence[Field] = ()) -> None:
        """Index the fields; what stands in brackets matters only where it tells fields apart."""
        self._exact: dict[str, tuple[Field, ...]] = {}
        self._bare: dict[str, tuple[Field, ...]] = {}
        self._found: dict[str, tuple[Field, ...]] = {}
        for field in (*record_type.fields, PLACE, *extra):
            for label in (field.id, field.label.zh, field.label.en, *field.labels):
                for known, word in ((self._exact, plain(label)), (self._bare, without_unit(label))):
                    # A field of that very name is what a heading means, before the general column.
                    taken = field is PLACE and word in known
                    if not taken and field not in known.get(word, ()):
                        known[word] = (*known.get(word, ()), field)

    def find(self, heading: str) -> tuple[Field, ...]:
        """Return the fields that a heading may mean: one when it is clear, none when it is unknown."""
        if heading not in self._found:
            self._found[heading] = self._find(heading)
        return self._found[heading]

    def _find(self, heading: str) -> tuple[Field, ...]:
        word = plain(heading)
        if not word:
            return ()
        bare, unstarred = without_unit(heading), word.strip("*※")
        exact = ((self._exact, name) for name in (word, unstarred, bare))
        for known, name in (*exact, (self._bare, bare)):
            if name in known:
                return known[name]
        return ()
