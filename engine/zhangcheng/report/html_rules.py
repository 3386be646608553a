"""The rules of a run and the documents they stand on, for the last part of the page."""

from dataclasses import dataclass

from zhangcheng.evaluate.run import Run
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.rule import Rule
from zhangcheng.model.source import Citation, Source
from zhangcheng.report.html_institutions import SHORT
from zhangcheng.report.provenance import provenance_of
from zhangcheng.report.values import Labels
from zhangcheng.wording.words import say


@dataclass(frozen=True, slots=True)
class CitationView:
    """A citation in one line, the address to read it at, and the words that matter."""

    text: str
    url: str
    quote: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule in plain words, with what every finding of it repeats."""

    id: str
    pack: str
    area: str
    area_title: str
    title: str
    level: str
    applies: str
    requirement: str
    effective: str
    illustrative: bool
    assumed: bool
    citations: tuple[CitationView, ...]
    remedy: str
    note: str
    counts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class DroppedView:
    """A rule that a pack drops: of which pack, by which, why and on what ground."""

    id: str
    title: str
    packs: str
    reason: str
    citation: str
    illustrative: bool


def rule_views(run: Run, labels: Labels) -> dict[str, RuleView]:
    """Return the rules that the run checked, and those that were not in force, by id."""
    counted = {count.rule: count.outcomes for count in run.rule_counts}
    areas = {area.id: labels.text(area.title) for area in run.pack.areas}
    views: dict[str, RuleView] = {}
    for rule in run.pack.rules.values():
        if rule.id not in counted and rule.id not in run.rules_not_in_force:
            continue
        stands = provenance_of(run, rule)
        outcomes = counted.get(rule.id, {})
        views[rule.id] = RuleView(
            id=rule.id,
            pack=run.pack.layer_of(rule.location).id if run.pack.is_layered else "",
            area=rule.area,
            area_title=areas.get(rule.area, rule.area),
            title=labels.text(rule.title),
            level=labels.word(f"level_{rule.level.value}"),
            applies=_applies(run, rule, labels),
            requirement=labels.text(
                run.pack.prose(run.pack.tree(rule.require), record_type=rule.record)
            ),
            effective=_effective(rule, labels),
            illustrative=stands.illustrative,
            assumed=stands.assumed,
            citations=tuple(_citation(citation, labels) for citation in rule.citations),
            remedy=labels.text(rule.remedy) if rule.remedy else "",
            note=labels.text(rule.note) if rule.note else "",
            counts=tuple(
                (SHORT[o], labels.text(o.label), f"{outcomes[o]:,}") for o in Outcome if outcomes.get(o)
            ),
        )
    return views


def dropped_views(run: Run, labels: Labels) -> list[DroppedView]:
    """Return the rules that packs drop."""
    return [
        DroppedView(
            id=drop.rule.id,
            title=labels.text(drop.rule.title),
            packs=say(
                "dropped_by",
                labels.language,
                lower=labels.text(run.pack.layer_of(drop.location).title),
                upper=labels.text(run.pack.layer_of(drop.rule.location).title),
            ),
            reason=labels.text(drop.reason),
            citation=labels.text(drop.citation.text) if drop.citation else labels.word("no_citation"),
            illustrative=drop.illustrative,
        )
        for drop in run.pack.drops
    ]


def source_views(run: Run, labels: Labels) -> list[tuple[str, str, str]]:
    """Return the documents cited: title and number, issuer and date, address."""
    dropped = (drop.citation for drop in run.pack.drops)
    cited: dict[str, Source] = {c.source.id: c.source for c in dropped if c is not None}
    for count in run.rule_counts:
        for citation in run.pack.rules[count.rule].citations:
            cited[citation.source.id] = citation.source
    for finding in run.findings_list:
        for used in finding.parameters:
            for value in used.chain:
                if value.citation is not None:
                    cited[value.citation.source.id] = value.citation.source
    return [_source(source, labels) for _, source in sorted(cited.items())]


def _source(source: Source, labels: Labels) -> tuple[str, str, str]:
    issued = [labels.text(source.issuer)] if source.issuer else []
    issued += [source.date.isoformat()] if source.date else []
    whole = Citation(source=source, clause=None)
    return labels.text(whole.text), " · ".join(issued), _web(source.url)


def _citation(citation: Citation, labels: Labels) -> CitationView:
    quote = citation.clause.quote if citation.clause is not None and citation.clause.quote else ""
    return CitationView(labels.text(citation.text), _web(citation.source.url), quote)


def _web(url: str | None) -> str:
    """Return an address that a browser may open, or nothing."""
    return url if url and url.startswith(("https://", "http://")) else ""


def _applies(run: Run, rule: Rule, labels: Labels) -> str:
    """Say what records the rule is about, and which of them."""
    declared = run.pack.record_types.get(rule.record)
    record = labels.text(declared.title) if declared is not None else rule.record
    if rule.when is None:
        return record
    when = run.pack.prose(run.pack.tree(rule.when), record_type=rule.record)
    return record + labels.word("colon") + labels.text(when)


def _effective(rule: Rule, labels: Labels) -> str:
    since, to = rule.effective.since, rule.effective.to
    if since is None:
        return labels.word("not_stated")
    if to is None:
        return say("since", labels.language, since=since.isoformat())
    return say("since_to", labels.language, since=since.isoformat(), to=to.isoformat())
