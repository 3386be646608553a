"""Reports references that lead to no record, each value of a sheet once, with what may be the matter."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from zhangcheng.dataset.convert import LISTED
from zhangcheng.dataset.dataset import Table
from zhangcheng.dataset.intake import Intake, Joined
from zhangcheng.dataset.keys import report_more_rows
from zhangcheng.dataset.named_records import written_in
from zhangcheng.dataset.names import quoted
from zhangcheng.dataset.nowhere import Nowhere
from zhangcheng.dataset.stray import NowhereByType, unknown_values
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field

_LISTED_KEYS = 2000
_TITLES = 3
_NOTHING = Text("", "")
_PREFIXES = (9, 6)
"""Digits of the subdistrict, then of the county, with which the codes of what lies there begin."""


def report_orphans(
    joined: Mapping[str, Joined], tables: Mapping[str, Table], nowhere: NowhereByType, intake: Intake
) -> None:
    """Report the references of all tables whose target is not there."""
    used = unknown_values(tables, nowhere)
    for name, references in nowhere.items():
        for reference, rows in references.items():
            field = tables[name].record_type.field(reference)
            orphans = [row for row in rows if row.value is not None]
            if field is not None and field.to is not None and orphans:
                said = _Hints(target=tables[field.to], tables=tables, used=used)
                _report(orphans, joined[name], field, said=said, intake=intake)


def _report(
    orphans: Sequence[Nowhere], joined: Joined, field: Field, *, said: "_Hints", intake: Intake
) -> None:
    keys = said.keys(intake)
    counts = Counter((row.source, row.value) for row in orphans)
    first: dict[tuple[int, str], int] = {}
    for row in orphans:
        first.setdefault((row.source, row.value or ""), row.line)
    for (source, value), line in list(first.items())[:LISTED]:
        written = written_in(field, joined.sheet(source).matched, line)
        intake.collector.add(
            codes.ORPHAN_REFERENCE,
            joined.origin(source).cell(line, written.id),
            field=written.label,
            text=value,
            target=said.target.record_type.title,
            more=_cells(counts[source, value]),
            suggestion=said.of(value, keys),
        )
    report_more_rows([(source, line) for (source, _), line in first.items()], field, joined, intake)


def _cells(count: int) -> Text:
    return _NOTHING if count == 1 else Text(f"（共 {count} 格）", f" ({count} cells)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hints:
    """Says what to do about values that are no key of the target; `used` knows where else they stand."""

    target: Table
    tables: Mapping[str, Table]
    used: Mapping[tuple[str, str], Collection[str]]

    def keys(self, intake: Intake) -> Sequence[str]:
        """Return the keys that may have been meant; none where there are too many to look through."""
        if self.target.rows > _LISTED_KEYS:
            return ()
        found = intake.connection.execute(
            f"SELECT _key FROM {quoted(self.target.name)} WHERE _key IS NOT NULL ORDER BY _row"
        )
        return [row[0] for row in found.fetchall()]

    def of(self, value: str, keys: Sequence[str]) -> Text:
        """Return the hint for a value: ledgers that agree on it are right more likely than not."""
        target = self.target.record_type
        types = self.used.get((target.id, value), ())
        if len(types) == 1:
            return did_you_mean(value, _near(value, keys)) if keys else _NOTHING
        titles = [table.record_type.title for name, table in self.tables.items() if name in types]
        listed, more = Text.listed(titles[:_TITLES]), " …" * (len(titles) > _TITLES)
        return Text(
            f"{len(titles)} 种表都写着它（{listed.zh}{more}）：请看“{target.title.zh}”是不是少了这一条，"
            "或把它的编号写错了。",
            f"{len(titles)} kinds of sheets say so ({listed.en}{more}): see whether “{target.title.en}” "
            "lacks this record, or has a wrong key for it.",
        )


def _near(value: str, keys: Sequence[str]) -> Sequence[str]:
    """Return the keys of the same subdistrict, failing these of the same county, failing these all."""
    for digits in _PREFIXES:
        prefix = value[:digits]
        near = [key for key in keys if key.startswith(prefix)]
        if near and prefix.isdigit() and len(value) > digits:
            return near
    return keys
