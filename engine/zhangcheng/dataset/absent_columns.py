"""Tells columns that a sheet lacks though others of its kind have them, and ends that nobody gives."""

from collections.abc import Iterator, Sequence

from zhangcheng.dataset.holdings import Holdings
from zhangcheng.dataset.intake import Intake, Matched
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field, RecordType
from zhangcheng.model.waiver import RECORD

_GIVERS_NAMED = 3


def report_absent_columns(holdings: Holdings, intake: Intake) -> None:
    """Warn of sheets with records that lack columns which others of their record type have.

    And say of which records nobody tells when they ended. Sheets without records lack nothing;
    columns that were not read for their unit or their heading are told as that.
    """
    for record_type in intake.record_types.values():
        sheets = [
            sheet
            for sheet in holdings.matched
            if sheet.record_type.id == record_type.id and sheet.source in holdings.filled
        ]
        if not sheets:
            continue
        for sheet in sheets:
            _report_lacking(sheet, sheets, intake)
        _report_endless(record_type, sheets, intake)


def _report_lacking(sheet: Matched, sheets: Sequence[Matched], intake: Intake) -> None:
    givers: dict[str, None] = {}
    lacking: list[Text] = []
    # A waiver is for an institution or for a place: a sheet of them may do without either column.
    for field in _lacking(sheet) if sheet.record_type is not RECORD else ():
        having = [other for other in sheets if field.id in other.columns.found]
        if having:
            lacking.append(field.label)
            givers.setdefault(str(having[0].origin.whole))
    if lacking:
        intake.collector.add(
            codes.COLUMNS_NOT_GIVEN,
            sheet.origin.whole,
            fields=Text.listed(lacking),
            others="; ".join(list(givers)[:_GIVERS_NAMED]) + "; …" * (len(givers) > _GIVERS_NAMED),
        )


def _lacking(sheet: Matched) -> Iterator[Field]:
    """Yield the fields that a sheet has no column of; no rule reads names beside keys or former keys."""
    columns, record_type = sheet.columns, sheet.record_type
    told = {field.id for field in columns.refused.values()}
    told |= {field.id for fields in columns.ambiguous.values() for field in fields}
    for field in record_type.fields:
        is_read = field.names is None and field.id != record_type.former_key
        if is_read and field.id not in columns.found | told:
            yield field


def _report_endless(record_type: RecordType, sheets: Sequence[Matched], intake: Intake) -> None:
    """Say of records with a beginning that nobody tells their end; a list without dates is of today."""
    since, to = (record_type.field(name or "") for name in record_type.in_force)
    if since is None or to is None:
        return
    given = {name for sheet in sheets for name in sheet.columns.found}
    if since.id in given and all(to in _lacking(sheet) for sheet in sheets):
        intake.collector.add(
            codes.END_NOT_GIVEN,
            sheets[0].origin.whole,
            field=to.label,
            record_type=record_type.title,
        )
