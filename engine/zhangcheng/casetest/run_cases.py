"""Runs the cases of a pack and says which do not come out as they say."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from zhangcheng.casetest.given import Batch, batches
from zhangcheng.dataset import Dataset, from_rows
from zhangcheng.diagnostics.text import Text
from zhangcheng.evaluate.evaluate import evaluate
from zhangcheng.evaluate.selection import Selection
from zhangcheng.model.finding import Finding, Part
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.rule import Case, Rule
from zhangcheng.pack.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """What came of a case: its finding (None: the rule was not in force), and what differs."""

    rule: Rule
    case: Case
    finding: Finding | None
    differences: tuple[Text, ...]

    @property
    def passed(self) -> bool:
        """Whether everything that the case states came out so."""
        return not self.differences


def run_cases(
    pack: Pack, *, rules: Collection[str] = (), inherited: bool = False
) -> tuple[CaseResult, ...]:
    """Run the cases of all rules (or of those named), in the order of the pack.

    Args:
        pack: the pack, whose values hold.
        rules: the ids of the rules; all when empty.
        inherited: run the cases that packs above state too. A pack is not tested by these: under the
            values that it sets they may rightly come out otherwise.
    """
    chosen = [rule for rule in pack.rules.values() if not rules or rule.id in rules]
    if not inherited:
        chosen = [_with_own_cases(pack, rule) for rule in chosen]
    results: dict[int, CaseResult] = {}
    dataset: Dataset | None = None
    for batch in batches(pack, chosen):
        # Every table is made anew, so one database serves all batches: opening one takes time.
        dataset = from_rows(
            batch.rows,
            record_types=pack.record_types,
            jurisdictions=pack.jurisdictions,
            connection=None if dataset is None else dataset.connection,
        )
        results.update(_run(pack, batch, dataset))
    return tuple(results[number] for number in sorted(results))


def _with_own_cases(pack: Pack, rule: Rule) -> Rule:
    """Return a rule with the cases that the pack itself states, be the rule its own or inherited."""
    own = tuple(case for case in rule.cases if pack.layer_of(case.location) is pack.own)
    return rule if len(own) == len(rule.cases) else replace(rule, cases=own)


def _run(pack: Pack, batch: Batch, dataset: Dataset) -> Iterator[tuple[int, CaseResult]]:
    # The cases of all rules lie in the same tables: each rule is asked about its own ones alone.
    keys: dict[str, set[str]] = {}
    for posed in batch.cases:
        keys.setdefault(posed.rule.id, set()).add(posed.key)
    run = evaluate(pack, dataset, batch.clock, selection=Selection(rules=keys.keys(), keys=keys))
    found = {(finding.rule, finding.key): finding for finding in run.findings_list}
    for posed in batch.cases:
        finding = found.get((posed.rule.id, posed.key))
        differences = tuple(_differences(posed.case, finding))
        result = CaseResult(rule=posed.rule, case=posed.case, finding=finding, differences=differences)
        yield posed.number, result


def _differences(case: Case, finding: Finding | None) -> Iterator[Text]:
    if finding is None:
        yield Text(
            f"规则在 {case.as_of} 未施行，或示例的数据未能读入",
            f"the rule is not in force on {case.as_of}, or the given values could not be read",
        )
        return
    if finding.outcome is not case.expect:
        yield _differs(Text("结果", "outcome"), case.expect.label, finding.outcome.label)
        if finding.outcome is Outcome.INSUFFICIENT_DATA:
            yield from _without_value(finding)
    part = deciding_part(finding)
    for name, stated in (("gap", case.gap), ("actual", case.actual), ("required", case.required)):
        came_out = getattr(part, name) if part is not None else None
        if stated is not None and not _same(stated, came_out):
            yield _differs(_NAMES[name], Text.same(str(stated)), Text.same(str(came_out)))


def _without_value(finding: Finding) -> Iterator[Text]:
    """Yield what a case does not give, and parameters that have no value on its day."""
    for value in finding.inputs:
        if value.value is None:
            yield Text(f"{value.label.zh}没有值", f"“{value.label.en}” has no value")
    for used in finding.parameters:
        if used.value is None and used.on is None:
            yield Text(
                f"参数“{used.title.zh}”没有值：按哪一天取值的那个日期没有给",
                f"the parameter “{used.title.en}” has no value: the day to look it up on is not given",
            )
        elif used.value is None:
            yield Text(
                f"参数“{used.title.zh}”在 {used.on} 没有值",
                f"the parameter “{used.title.en}” has no value on {used.on}",
            )


_NAMES = {
    "gap": Text("差距", "gap"),
    "actual": Text("实际", "actual"),
    "required": Text("要求", "required"),
}


def deciding_part(finding: Finding) -> Part | None:
    """Return the first part that does not hold, else the first part."""
    return next((p for p in finding.parts if p.holds is not True), next(iter(finding.parts), None))


def _same(stated: Decimal | str, came_out: object) -> bool:
    if isinstance(came_out, Decimal):
        return Decimal(stated) == came_out
    return str(stated) == str(came_out)


def _differs(what: Text, stated: Text, came_out: Text) -> Text:
    return Text(
        f"{what.zh}：示例为 {stated.zh}，算得 {came_out.zh}",
        f"{what.en}: the case says {stated.en}, came out as {came_out.en}",
    )
