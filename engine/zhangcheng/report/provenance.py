"""Which rules stand on illustrative values or assumed dates, so that every report can say so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhangcheng.evaluate.run import Run
from zhangcheng.model.finding import Finding
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.rule import Rule
from zhangcheng.report.grounds import bearing, of_rule, read_somewhere
from zhangcheng.report.values import Labels
from zhangcheng.wording.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a rule stands on: its parameters, and whether any of it is illustrative or assumed.

    A rule is either where it says so itself, or where findings of it are; one without findings, where
    a value is that it read somewhere.
    """

    parameters: tuple[str, ...]
    illustrative: bool
    assumed: bool


def provenance_of(run: Run, rule: Rule) -> Provenance:
    """Return what `rule` stands on at the dates and places of the run."""
    return run.once(("provenance", rule.id), lambda: _provenance_of(run, rule))


def _provenance_of(run: Run, rule: Rule) -> Provenance:
    names = tuple(dict.fromkeys(of_rule(run.pack, rule)))
    found = run.once("findings by rule", lambda: _by_rule(run)).get(rule.id, ())
    read = [v for name in names for v in read_somewhere(run, bearing(run, name))] if not found else []
    return Provenance(
        parameters=names,
        illustrative=rule.illustrative
        or any(is_illustrative(rule, finding) for finding in found)
        or any(value.illustrative for value in read),
        assumed=rule.effective.assumed
        or any(is_assumed(rule, finding) for finding in found)
        or any(value.assumed for value in read),
    )


def _by_rule(run: Run) -> Mapping[str, Sequence[Finding]]:
    """Return the findings that every run lists, whatever else it was asked for, by rule."""
    found: dict[str, list[Finding]] = {}
    for finding in run.findings_list:
        if finding.outcome not in (Outcome.PASS, Outcome.NOT_APPLICABLE):
            found.setdefault(finding.rule, []).append(finding)
    return found


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
    marked = provenance_of(run, rule).illustrative if illustrative is None else illustrative
    return title + say("marked", labels.language, mark=labels.word("illustrative")) if marked else title
