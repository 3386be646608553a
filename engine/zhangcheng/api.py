"""What `import zhangcheng` offers: load a pack, check data, explain a finding, run the cases."""

import dataclasses
import datetime as dt
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from zhangcheng import report
from zhangcheng.builtin import find_pack
from zhangcheng.dataset import Dataset
from zhangcheng.dataset.near_keys import key_called
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.text import Language
from zhangcheng.evaluate.against import read_before, refuse_later, set_against
from zhangcheng.evaluate.evaluate import Details, evaluate
from zhangcheng.evaluate.former import under_present_keys
from zhangcheng.evaluate.reading import read_data
from zhangcheng.evaluate.run import Run as EvaluatedRun
from zhangcheng.evaluate.selection import Selection
from zhangcheng.ledger.prefill import carried_over
from zhangcheng.model.clock import Clock
from zhangcheng.model.comparison import Before
from zhangcheng.model.waiver import Waivers
from zhangcheng.pack import load_pack as load_pack_folder
from zhangcheng.pack.pack import Pack
from zhangcheng.report.summary import place_of

if TYPE_CHECKING:
    from zhangcheng.casetest import CaseResult
    from zhangcheng.evaluate.explain import Explanation


class Run(EvaluatedRun):
    """The result of `check`: counts, findings, the closing balance, and reports to write.

    It is made of what `evaluate` returns, which lies below reports and cannot write them.
    """

    def __repr__(self) -> str:
        """Name the run and its counts; all of it would fill books."""
        counts = ", ".join(f"{outcome}: {count}" for outcome, count in self.counts.items())
        return f"<Run of {self.pack.id} {self.pack.version} as of {self.clock.as_of}: {counts}>"

    def write_html(self, path: str | Path, *, language: Language = "zh") -> None:
        """Write the report as one self-contained HTML file."""
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        report.write_html(self, Path(path), language=language)

    def write_json(self, path: str | Path) -> None:
        """Write the report as JSON; see `zhangcheng schema report` for its shape."""
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        report.write_json(self, Path(path))


def load_pack(path: str | Path | None = None) -> Pack:
    """Load the pack in a folder, or the one that ships with the package.

    Raises:
        DiagnosticsError: with everything that is wrong with the pack.
    """
    return load_pack_folder(Path(path) if path is not None else find_pack())


def counties_of(run: EvaluatedRun) -> tuple[str, ...]:
    """Return the codes of the counties that a run has institutions in."""
    places = (place_of(run, institution)[0] for institution in run.institutions.values())
    return tuple(sorted({county for county in places if county is not None}))


def check(  # noqa: PLR0913 - keyword-only: the dates and the selection of a run
    pack: Pack,
    data: str | Path | Dataset,
    *,
    as_of: dt.date,
    known_as_of: dt.date | None = None,
    period: str | None = None,
    jurisdiction: str | None = None,
    areas: Collection[str] = (),
    rules: Collection[str] = (),
    details: Details = "applicable",
    waivers: str | Path | None = None,
    against: str | Path | Before | None = None,
    drop_personal_data: bool = False,
) -> Run:
    """Check the records in a workbook, file or folder against the rules of a pack.

    Args:
        pack: the rule pack.
        data: a workbook, a data file, or a folder of them; or what `read_data` made of it.
        as_of: the day on which rules, parameters and dated records count.
        known_as_of: leave out what was promulgated after this day.
        period: `2018`, `2018-Q3`, `2018-06`, `2018-01-15/2018-03-14`; the year of `as_of` if None.
        jurisdiction: look only at records of this place and below.
        areas: look only at rules of these areas.
        rules: look only at these rules.
        details: which findings come with evidence: `all`, those of rules `applicable` to the
            record, those that `needed` attention, or `none`. All are counted, whichever is asked.
        waivers: a file of waivers; those in the folder of the pack if None. The data may have a sheet
            of waivers besides.
        against: the JSON report of an earlier run, to tell what is new, still failing, fixed and gone.
        drop_personal_data: leave out columns of personal data and say so, rather than refuse them.

    Raises:
        DiagnosticsError: when the data or the file of waivers cannot be used.
        KeyError: when the pack has no such area, rule (by id, alias or title) or jurisdiction.
        ValueError: when `period` cannot be read.
    """
    clock = Clock.at(as_of, known_as_of=known_as_of, period=period)
    dataset = data
    if not isinstance(dataset, Dataset):
        dataset = read_data(pack, dataset, as_of=as_of, drop_personal_data=drop_personal_data)
    selection = _selection(pack, areas=areas, rules=rules, jurisdiction=jurisdiction)
    granted = _waivers(pack, waivers)
    run = evaluate(pack, dataset, clock, selection=selection, details=details, waivers=granted)
    if against is not None:
        before = against if isinstance(against, Before) else read_before(Path(against), pack=pack.id)
    else:
        before = None
    if before is not None:
        refuse_later(before, as_of)
        before = under_present_keys(before, pack, dataset.recoded)
        run = dataclasses.replace(run, against=set_against(run, before))
    return Run(
        **{field.name: getattr(run, field.name) for field in dataclasses.fields(run) if field.init}
    )


def _selection(
    pack: Pack, *, areas: Collection[str], rules: Collection[str], jurisdiction: str | None
) -> Selection:
    """Return the selection by ids and code; what the pack does not have stays as it is written."""
    found = [pack.find_area(name) for name in areas]
    place = None if jurisdiction is None else pack.find_place(jurisdiction)
    return Selection(
        areas=[name if area is None else area.id for name, area in zip(areas, found, strict=True)],
        rules=rules,
        jurisdiction=jurisdiction if place is None else place.code,
    )


def explain(  # noqa: PLR0913 - keyword-only: the dates of a run
    pack: Pack,
    data: str | Path | Dataset,
    rule: str,
    key: str,
    *,
    as_of: dt.date,
    known_as_of: dt.date | None = None,
    period: str | None = None,
    waivers: str | Path | None = None,
    drop_personal_data: bool = False,
) -> "Explanation | None":
    """Open up one rule on one record; None when no record of that key, or only name, is in force.

    The arguments are those of `check`, and the outcome is the one that `check` gives.

    Raises:
        DiagnosticsError: when the data or the file of waivers cannot be used.
        KeyError: when the pack has no such rule, by id, alias or title.
    """
    clock = Clock.at(as_of, known_as_of=known_as_of, period=period)
    dataset = data
    if not isinstance(dataset, Dataset):
        dataset = read_data(pack, dataset, as_of=as_of, drop_personal_data=drop_personal_data)
    granted = _waivers(pack, waivers)
    found = pack.rule(rule)
    meant = key_called(dataset, pack.record_types[found.record], key)
    from zhangcheng.evaluate.explain import explain as explain_record  # noqa: PLC0415 - for this alone

    return explain_record(pack, dataset, clock, rule=found, key=meant, waivers=granted)


def _waivers(pack: Pack, path: str | Path | None) -> Waivers:
    """Return the waivers in the file at `path`, or else those that stand beside the pack."""
    if path is None:
        return pack.waivers
    from zhangcheng.pack.waivers import load_waivers  # noqa: PLC0415 - reads YAML, for this alone

    return load_waivers(path)


def write_template(  # noqa: PLR0913 - keyword-only: what the form is made with
    pack: Pack,
    path: str | Path,
    *,
    language: Language = "zh",
    record_types: Collection[str] = (),
    prefill: str | Path | None = None,
    as_of: dt.date | None = None,
    drop_personal_data: bool = False,
) -> tuple[Diagnostic, ...]:
    """Write a workbook to fill in: a sheet per record type, lists to choose from, a guide in front.

    Args:
        pack: says what there is to fill in.
        path: where to write the workbook.
        language: of headings, lists and guide.
        record_types: the record types to make sheets for; all when empty.
        prefill: ledgers from which to carry over what does not change from year to year.
        as_of: leave out records that ended before this day; none when None.
        drop_personal_data: leave out columns of personal data in `prefill` rather than refuse them.

    Returns:
        What was found of `prefill`: cells that could not be read are empty in the form.

    Raises:
        DiagnosticsError: when `prefill` cannot be used.
        OSError: when the file cannot be written.
    """
    rows = None
    found: tuple[Diagnostic, ...] = ()
    if prefill is not None:
        dataset = read_data(pack, prefill, as_of=as_of, drop_personal_data=drop_personal_data)
        found = dataset.diagnostics
        day = as_of or dt.date.min
        rows = carried_over(dataset, pack.record_types, language=language, on=day)
    # XlsxWriter, for this alone.
    from zhangcheng.ledger.template import write_template as write_form  # noqa: PLC0415

    Path(path).parent.mkdir(parents=True, exist_ok=True)
    write_form(pack, Path(path), language=language, record_types=tuple(record_types), rows=rows)
    return found


def test_cases(pack: Pack) -> "tuple[CaseResult, ...]":
    """Run the cases of a pack through the engine."""
    from zhangcheng.casetest import run_cases  # noqa: PLC0415 - for this alone

    return run_cases(pack)
