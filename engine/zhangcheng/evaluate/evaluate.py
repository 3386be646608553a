"""One run: compile the rules in force, make the tables, count the outcomes, fetch the findings."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from zhangcheng.dataset import Dataset
from zhangcheng.dataset.names import table_name
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.evaluate.compile import Compiler
from zhangcheng.evaluate.evidence import EvidencePlan, plan_evidence
from zhangcheng.evaluate.findings import FindingReader
from zhangcheng.evaluate.flat import Flat
from zhangcheng.evaluate.needs import lacking
from zhangcheng.evaluate.outcomes import count_outcomes
from zhangcheng.evaluate.overflow import TOO_WIDE, too_wide
from zhangcheng.evaluate.owned import Owned
from zhangcheng.evaluate.plan import RulePlan, is_known_in_force, plan_rule
from zhangcheng.evaluate.run import Balance, Institution, RuleCount, Run
from zhangcheng.evaluate.selection import Selection
from zhangcheng.evaluate.steps import create_steps, in_force, table
from zhangcheng.evaluate.waivers import Waiving, waivers_of
from zhangcheng.feel.sql.build import constant, written
from zhangcheng.model.clock import Clock
from zhangcheng.model.finding import Finding
from zhangcheng.model.outcome import OUTSTANDING, Outcome
from zhangcheng.model.record_type import RecordType
from zhangcheng.model.waiver import Waivers
from zhangcheng.pack.pack import Pack
from zhangcheng.pack.review import invalid_places, stale
from zhangcheng.version import VERSION

Details = Literal["all", "applicable", "needed", "none"]
_FETCHED: dict[Details, tuple[Outcome, ...]] = {
    "all": tuple(Outcome),
    "applicable": tuple(o for o in Outcome if o is not Outcome.NOT_APPLICABLE),
    "needed": (*OUTSTANDING, Outcome.WAIVED),
    "none": (),
}


def evaluate(  # noqa: PLR0913 - keyword-only: what a run may be asked for
    pack: Pack,
    dataset: Dataset,
    clock: Clock,
    *,
    selection: Selection | None = None,
    details: Details = "all",
    waivers: Waivers | None = None,
) -> Run:
    """Evaluate the rules of `pack` on `dataset` at the dates of `clock`.

    Numbers are first computed in the width that the pack declares for them; should one outgrow it,
    everything is computed again 38 digits wide.

    Args:
        pack: the rules, parameters and record types.
        dataset: the records, loaded into DuckDB.
        clock: as-of date, known-as-of date and period.
        selection: the areas, rules and jurisdiction to look at; all when None.
        details: which findings to fetch with evidence: all, those of rules that are applicable to
            the record, those that need attention, or none (then no institutions either).
        waivers: exceptions to grant; those of the data's own sheet are added.

    Raises:
        KeyError: when the selection names what the pack does not have.
        UnusableDataError: when a number outgrows 38 digits, with the rules that compute it.
    """
    chosen = selection or Selection()
    granted = waivers_of(dataset, waivers or Waivers())
    try:
        return _Evaluation(pack, dataset, clock, chosen, wide=False).run(details, granted)
    except TOO_WIDE:
        pass
    try:
        return _Evaluation(pack, dataset, clock, chosen, wide=True).run(details, granted)
    except TOO_WIDE:
        each = ((rule.id, replace(chosen, rules=(rule.id,))) for rule in chosen.rules_of(pack))
        failing = [
            rule
            for rule, alone in each
            if not _can_run(_Evaluation(pack, dataset, clock, alone, wide=True))
        ]
        if not failing:
            raise
        raise too_wide(pack, dataset, failing) from None


def _can_run(evaluation: "_Evaluation") -> bool:
    try:
        evaluation.run("needed", Waivers())
    except TOO_WIDE:
        return False
    return True


class _Evaluation:
    def __init__(
        self, pack: Pack, dataset: Dataset, clock: Clock, selection: Selection, *, wide: bool
    ) -> None:
        self._pack, self._dataset, self._clock = pack, dataset, clock
        self._connection = dataset.connection
        self._compiler = Compiler(pack, clock, wide=wide, dataset=dataset)
        self._selection = selection
        self._scope = _scope(pack, selection)
        self._places = (
            pack.jurisdictions.below(selection.jurisdiction) if selection.jurisdiction else None
        )
        chosen = selection.rules_of(pack)
        known = [rule for rule in chosen if is_known_in_force(rule, clock)]
        absent = {rule.id: lacking(rule, pack, dataset) for rule in known}
        self._rules = [rule for rule in known if not absent[rule.id]]
        self._lacking = {name: what for name, what in absent.items() if what}
        self._not_in_force = tuple(rule.id for rule in chosen if not is_known_in_force(rule, clock))

    def run(self, details: Details, waivers: Waivers) -> Run:
        plans = [plan_rule(number, rule, self._compiler) for number, rule in enumerate(self._rules)]
        waiving = Waiving(self._pack, self._clock, waivers, dataset=self._dataset, within=self._places)
        plans = waiving.extend(plans, self._compiler)
        evidence = [plan_evidence(plan, self._compiler) for plan in plans] if details != "none" else []
        self._need_places(plans, evidence)
        create_steps(self._connection, self._compiler)
        counts = waiving.settle(self._count(plans), plans, scope=self._scope)
        findings = self._findings(evidence, details, waiving)
        institutions = self._institutions() if details != "none" else {}
        return Run(
            pack=self._pack,
            clock=self._clock,
            engine_version=VERSION,
            files=self._dataset.files,
            sheets=self._dataset.sheets,
            notices=self._dataset.notices,
            diagnostics=self._dataset.diagnostics,
            pack_diagnostics=(*self._pack.diagnostics, *self._stale(), *self._invalid_places()),
            institutions=institutions,
            lapsed=self._lapsed(findings, institutions),
            rule_counts=tuple(counts),
            rules_not_in_force=self._not_in_force,
            rules_without_records=self._without_records(counts),
            lacking=self._lacking,
            findings_list=tuple(findings),
            all_details=Outcome.PASS in _FETCHED[details] and self._selection.keys is None,
            balance=self._balance(
                counts, _listed(findings, details) if self._selection.keys is None else None
            ),
            flat=Flat(self._connection, self._compiler, tuple(plans), self._scope),
            waivers=waiving.uses,
            waiver_file=waiving.file,
            selection=self._selection,
        )

    def _need_places(self, plans: Iterable[RulePlan], evidence: Iterable[EvidencePlan]) -> None:
        """Have the places of records at hand where the scope or a waiver asks for them."""
        read = {(p.rule.rule.record, p.depth) for p in evidence if p.rule.waived is not None}
        if self._scope is not None:
            read |= {(plan.rule.record, plan.depth) for plan in plans}
            read |= {(plan.rule.rule.record, plan.depth) for plan in evidence}
        for record_type, depth in sorted(read):
            self._compiler.frames[record_type].need(depth, columns=("_jurisdiction",))

    def _without_records(self, counts: list[RuleCount]) -> tuple[str, ...]:
        """Name, in the order of the pack, the rules that had no records to look at."""
        names = {count.rule for count in counts if count.records == 0} | set(self._lacking)
        return tuple(name for name in self._pack.rules if name in names)

    def _stale(self) -> tuple[Diagnostic, ...]:
        """Warn of parameters in use that are past their review date."""
        used = {self._pack.parameters[name].location for name in self._compiler.parameters.used}
        return tuple(d for d in stale(self._pack, self._clock.as_of) if d.location in used)

    def _invalid_places(self) -> tuple[Diagnostic, ...]:
        """Warn of places asked for that records in force lie in, but that do not exist on that day."""
        held = (t for t in self._pack.record_types.values() if t.id in self._compiler.filled)
        placed = [t.id for t in held if t.jurisdiction_field is not None]
        if not placed:
            return ()
        selects = [f"SELECT _jurisdiction FROM {table(name, 0)}" for name in placed]
        rows = self._connection.execute(
            f"SELECT DISTINCT _jurisdiction FROM ({' UNION ALL '.join(selects)})"
            f" WHERE _jurisdiction IS NOT NULL AND {self._scope or 'TRUE'}"
        ).fetchall()
        return invalid_places(self._pack, [code for (code,) in rows], self._clock.as_of)

    def _count(self, plans: list[RulePlan]) -> list[RuleCount]:
        counted: dict[str, RuleCount] = {}
        sources = sorted({(plan.rule.record, plan.depth) for plan in plans})
        for record_type, depth in sources:
            here = [p for p in plans if (p.rule.record, p.depth) == (record_type, depth)]
            source = table(record_type, depth)
            counts = count_outcomes(self._connection, here, source=source, scope=self._scope)
            counted.update({count.rule: count for count in counts})
        return [counted[plan.rule.id] for plan in plans]

    def _findings(
        self, evidence: Iterable[EvidencePlan], details: Details, waiving: Waiving
    ) -> list[Finding]:
        reader = FindingReader(
            self._connection,
            self._compiler,
            self._dataset,
            outcomes=_FETCHED[details],
            scope=self._scope,
            waiving=waiving,
            keys=self._selection.keys,
        )
        numbered = [
            (finding.institution, plan.rule.number, finding.key, finding)
            for plan in evidence
            for finding in reader.read(plan)
        ]
        return [entry[3] for entry in sorted(numbered, key=lambda entry: entry[:3])]

    def _institutions(self) -> dict[tuple[str, str], Institution]:
        found: dict[tuple[str, str], Institution] = {}
        for record_type in self._pack.record_types.values():
            if record_type.belongs_to is None and record_type.id in self._compiler.filled:
                name = f'"{record_type.name or "_key"}"'
                rows = self._connection.execute(
                    f"SELECT _key, {name}, _jurisdiction FROM {table(record_type.id, 0)}"
                    f" WHERE {self._scope or 'TRUE'} ORDER BY _row"
                ).fetchall()
                for key, title, place in rows:
                    found[record_type.id, key] = Institution(
                        record_type=record_type.id, key=key, name=title or key, jurisdiction=place
                    )
        return found

    def _lapsed(
        self, findings: Iterable[Finding], known: Mapping[tuple[str, str], Institution]
    ) -> frozenset[tuple[str, str]]:
        """Return the institutions of findings that the data has, but not for the as-of date."""
        keys = {(f.institution_type, f.institution) for f in findings} - set(known)
        found: set[tuple[str, str]] = set()
        for kind in sorted({kind for kind, _ in keys}):
            wanted = [key for of_kind, key in keys if of_kind == kind]
            rows = self._connection.execute(
                f'SELECT _key FROM "{self._dataset.tables[kind].name}" WHERE list_contains(?, _key)',
                [wanted],
            ).fetchall()
            found |= {(kind, key) for (key,) in rows}
        return frozenset(found)

    def _balance(self, counts: list[RuleCount], listed: Mapping[Outcome, int] | None) -> Balance:
        """Count the checks due from the data alone, and set them against the outcomes."""
        rules_of: dict[str, int] = {}
        for rule in self._rules:
            rules_of[rule.record] = rules_of.get(rule.record, 0) + 1
        accepted, chosen, undated, due = 0, 0, 0, 0
        # Besides the types of the pack, the data may have a sheet of waivers.
        for record_type in (held.record_type for held in self._dataset.tables.values()):
            held, selected = self._records(record_type)
            accepted += held[0]
            chosen += held[1]
            undated += held[2]
            due += selected * rules_of.get(record_type.id, 0)
        outcomes = {outcome: sum(count.outcomes[outcome] for count in counts) for outcome in Outcome}
        placed, unplaced = Owned(self._connection, self._dataset.tables, self._clock).count()
        return Balance(
            rows_read=sum(sheet.read for sheet in self._dataset.sheets if sheet.record_type),
            rows_accepted=accepted,
            rows_rejected=sum(sheet.rejected for sheet in self._dataset.sheets if sheet.record_type),
            records_in_force=chosen,
            records_not_in_force=accepted - chosen - undated,
            records_undated=undated,
            records_placed=placed,
            records_unplaced=sum(unplaced.values()),
            unplaced_types=tuple(unplaced),
            checks_due=due,
            outcomes=outcomes,
            listed=listed,
        )

    def _records(self, record_type: RecordType) -> tuple[tuple[int, int, int], int]:
        """Return how many records there are, are in force and may be, and how many are to be checked."""
        held = self._dataset.tables[record_type.id]
        if not held.rows:
            return (0, 0, 0), 0
        undated = held.undated
        force = in_force(record_type, self._clock, undated) or "TRUE"
        scope = self._scope or "TRUE"
        ((total, valid, unknown, selected),) = self._connection.execute(
            f"SELECT count(*), count(*) FILTER ({force}), count(*) FILTER (({force}) IS NULL),"
            f" count(*) FILTER ((({force}) IS NOT FALSE) AND {scope})"
            f' FROM "{table_name(record_type)}"'
        ).fetchall()
        return (total, valid, unknown), selected


def _listed(findings: list[Finding], details: Details) -> dict[Outcome, int] | None:
    """Count the fetched findings by the outcomes of which all were to be fetched."""
    if details == "none":
        return None
    counted = Counter(finding.outcome for finding in findings)
    return {outcome: counted[outcome] for outcome in _FETCHED[details]}


def _scope(pack: Pack, selection: Selection) -> str | None:
    """Return the condition that a record lies in the selected jurisdiction."""
    if selection.jurisdiction is None:
        return None
    inside = [
        written(constant(code)) for code in sorted(pack.jurisdictions.below(selection.jurisdiction))
    ]
    return f"coalesce(_jurisdiction IN ({', '.join(inside) or 'NULL'}), FALSE)"
