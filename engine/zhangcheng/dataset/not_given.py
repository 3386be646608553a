"""Finds what the ledger of some institutions does not give though those of others do: it is not known.

Where each county keeps a workbook of its own and one of them has no sheet of agreements, nobody knows
how many its institutions have. Where a list is for all, what is not in it is not there.
"""

from collections.abc import Mapping

from zhangcheng.dataset.dataset import NotGiven
from zhangcheng.dataset.holdings import Holdings
from zhangcheng.dataset.intake import Intake
from zhangcheng.dataset.sheet import Grid
from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import RecordType


def find_not_given(holdings: Holdings, intake: Intake) -> NotGiven:
    """Return, and report, what the files do not give of the institutions that stand in them.

    A file lacks a record type when it has records that those of the type refer to, but no sheet of it
    with rows or 无; when no record of the type in any file refers to one of that file; and when each
    file that gives the type has such records too: it is the ledger of others, and no list for all.
    Of whom a list for all has nobody is reported alone.
    """
    found: dict[str, Mapping[int, Location]] = {}
    if intake.lenient or len(holdings.files) == 1:
        return found
    for record_type in intake.record_types.values():
        givers, bearing = holdings.givers(record_type), holdings.bearing(record_type)
        if not givers or bearing.keys() <= givers.keys():
            continue
        if not givers.keys() <= bearing.keys():
            _report_unlisted(record_type, holdings, intake)
            continue
        named = holdings.named(record_type, intake)
        lacking = {
            file: holdings.place(record_type, file)
            for file in bearing
            if file not in givers and file not in named
        }
        if lacking:
            _report(record_type, lacking, other=next(iter(givers)), intake=intake)
            found[record_type.id] = {
                sheet.source: lacking[sheet.part.file]
                for sheet in holdings.matched
                if sheet.part.file in lacking
            }
    return found


def _report(
    record_type: RecordType, lacking: Mapping[str, Location], *, other: str, intake: Intake
) -> None:
    for place in lacking.values():
        what = _what(record_type.title, blank=place.sheet is not None)
        intake.collector.add(
            codes.NOT_IN_OWN_FILE, place, what=what, other=other, record_type=record_type.title
        )


def _what(title: Text, *, blank: bool) -> Text:
    if blank:
        return Text(f"“{title.zh}”没有填", f"“{title.en}” is left blank")
    return Text(f"没有“{title.zh}”表", f"There is no sheet “{title.en}”")


def _report_unlisted(record_type: RecordType, holdings: Holdings, intake: Intake) -> None:
    """Tell the files of whose institutions a list for all has none, though it has those of others.

    Only sheets are looked at, and only where several files hold institutions of a kind; a file that
    has a blank sheet of its own is told elsewhere.
    """
    givers, bearing = holdings.givers(record_type), holdings.bearing(record_type)
    held = [kind for kinds in bearing.values() for kind in kinds]
    shared = {kind for kind in held if held.count(kind) > 1}
    lists = [sheet for file, sheet in givers.items() if file not in bearing]
    if not shared or not all(isinstance(sheet.part, Grid) for sheet in givers.values()):
        return
    named = holdings.named(record_type, intake)
    listed = {kind for file in named for kind in bearing[file]} & shared
    unlisted = [
        file
        for file, kinds in bearing.items()
        if kinds & listed
        and not {file} & (named | givers.keys())
        and holdings.place(record_type, file).sheet is None
    ]
    if unlisted:
        names = Text("、".join(unlisted), ", ".join(unlisted))
        intake.collector.add(
            codes.NOBODY_LISTED, lists[0].origin.whole, record_type=record_type.title, files=names
        )
