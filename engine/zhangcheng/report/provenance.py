"""Which rules stand on illustrative values or assumed dates, so that every report can say so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhangcheng.evaluate.parts import walk
from zhangcheng.evaluate.run import Run
from zhangcheng.feel import tree
from zhangcheng.model.finding import Finding
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.parameter import Value
from zhangcheng.model.rule import Rule
from zhangcheng.report.values import Labels
from zhangcheng.wording.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a rule stands on: its parameters, and whether any of it is illustrative or assumed.

    A rule is illustrative where it says so itself, or where findings of it are; one without findings,
    where a value is that it read somewhere.
    """

    parameters: tuple[str, ...]
    illustrative: bool
    assumed: bool


def standing(run: Run, rule: Rule) -> Standing:
    """Return what `rule` stands on at the dates and places of the run."""
    return run.once(("standing", rule.id), lambda: _standing(run, rule))


def _standing(run: Run, rule: Rule) -> Standing:
    names = tuple(dict.fromkeys(_parameters(run, rule)))
    bearing = {name: [v for v in run.pack.parameters[name].values if _bears(run, v)] for name in names}
    values = [value for of_name in bearing.values() for value in of_name]
    read = (value for of_name in bearing.values() for value in _read_somewhere(run, of_name))
    found = run.once("findings by rule", lambda: _by_rule(run)).get(rule.id, ())
    return Standing(
        parameters=names,
        illustrative=rule.illustrative
        or (
            any(is_illustrative(rule, finding) for finding in found)
            if found
            else any(value.illustrative for value in read)
        ),
        assumed=rule.effective.assumed or any(value.assumed for value in values),
    )


def _by_rule(run: Run) -> Mapping[str, Sequence[Finding]]:
    """Return the findings that every run lists, whatever else it was asked for, by rule."""
    found: dict[str, list[Finding]] = {}
    for finding in run.findings_list:
        if finding.outcome not in (Outcome.PASS, Outcome.NOT_APPLICABLE):
            found.setdefault(finding.rule, []).append(finding)
    return found


def _read_somewhere(run: Run, values: Sequence[Value]) -> Iterator[Value]:
    """Yield the values of a parameter that hold where the institutions are: nearer ones go first."""
    held: dict[tuple[str | None, object], list[Value]] = {}
    for value in values:
        held.setdefault((value.jurisdiction, value.categories), []).append(value)
    tree = run.pack.jurisdictions
    for code in {institution.jurisdiction for institution in run.institutions.values()}:
        places = [*(place.code for place in tree.chain(code or "")), None]
        for category in {categories for _, categories in held}:
            nearest = (held[place, category] for place in places if (place, category) in held)
            yield from next(nearest, ())


def is_illustrative(rule: Rule, finding: Finding) -> bool:
    """Whether the rule of a finding, or a value that decided it, is illustrative."""
    return rule.illustrative or any(
        used.chain and used.chain[0].illustrative for used in finding.parameters
    )


def is_assumed(rule: Rule, finding: Finding) -> bool:
    """Whether the date of effect of the rule, or of a value that decided the finding, is assumed."""
    in_use = (used.chain[0] for used in finding.parameters if used.chain)
    return rule.effective.assumed or any(value.assumed for value in in_use)


def marked_title(run: Run, rule: Rule, labels: Labels, *, illustrative: bool | None = None) -> str:
    """Return the title of a rule, marked where it, or a value it uses, is illustrative.

    `illustrative` says so of one finding; without it, the rule is marked as it stands in the run.
    """
    title = labels.text(rule.title)
    marked = standing(run, rule).illustrative if illustrative is None else illustrative
    return title + say("marked", labels.language, mark=labels.word("illustrative")) if marked else title


def _parameters(run: Run, rule: Rule) -> Iterator[str]:
    for expression in (rule.when, rule.require):
        if expression is not None:
            yield from _below(run, rule.record, run.pack.tree(expression))


def _below(run: Run, record_type: str, root: tree.Node) -> Iterator[str]:
    for node in walk(root):
        match node:
            case tree.ParameterRef():
                yield node.parameter
            case tree.MeasureRef():
                yield from _measure(run, record_type, node)
            case tree.Aggregate() | tree.Quantified():
                yield from _related(run, node)
            case _:
                pass


def _measure(run: Run, record_type: str, node: tree.MeasureRef) -> Iterator[str]:
    target = record_type
    for step in node.path:
        reference = run.pack.record_types[target].field(step)
        if reference is None or reference.to is None:
            return
        target = reference.to
    measure = run.pack.measures[target][node.measure]
    yield from _below(run, target, run.pack.tree(measure.expression))


def _related(run: Run, node: tree.Aggregate | tree.Quantified) -> Iterator[str]:
    source = node.source
    satisfies = node.satisfies if isinstance(node, tree.Quantified) else None
    for inner in (source.where, source.value, satisfies):
        if inner is not None:
            yield from _below(run, source.record_type, inner)


def _bears(run: Run, value: Value) -> bool:
    """Whether a value is in force at some day that the run looks at."""
    first = min(run.clock.as_of, run.clock.period.start)
    last = max(run.clock.as_of, run.clock.period.end)
    return value.since <= last and (value.to is None or first <= value.to)
