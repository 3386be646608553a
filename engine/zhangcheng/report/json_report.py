"""The machine-readable report: deterministic JSON with exact decimals, one finding a line."""

from collections.abc import Mapping
from pathlib import Path

from zhangcheng.evaluate.run import Run
from zhangcheng.model.expression import Expression
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.rule import Drop, Rule
from zhangcheng.model.source import Source
from zhangcheng.report import shapes
from zhangcheng.report.faults import json_diagnostics
from zhangcheng.report.json_findings import FindingWriter, outcomes, text
from zhangcheng.report.json_head import json_clock, json_file, json_pack, lines
from zhangcheng.report.json_mending import against, county_totals_json
from zhangcheng.report.json_waivers import waiver
from zhangcheng.report.provenance import provenance_of
from zhangcheng.report.summary import Summary, summarise
from zhangcheng.report.unplaced import Unplaced, unplaced
from zhangcheng.whole_files import write_whole
from zhangcheng.wording.words import WORDS


def render_json(run: Run) -> str:
    """Return the report as JSON text, the same for the same run; its shape is `shapes.ReportJson`."""
    return "".join(lines(report_document(run)))


def write_json(run: Run, path: Path) -> None:
    """Write the report as UTF-8 JSON."""
    write_whole(path, render_json(run))


def report_document(run: Run) -> shapes.ReportJson:
    """Return the report as plain data."""
    summary = summarise(run)
    writer = FindingWriter(run)
    findings = [writer.finding(finding) for finding in run.findings_list]
    return {
        "format": shapes.FORMAT,
        "engine": {"name": "zhangcheng", "version": run.engine_version},
        "pack": json_pack(run.pack),
        "clock": json_clock(run.clock),
        "selection": {
            "areas": sorted(run.selection.areas),
            "rules": sorted({run.pack.rule(name).id for name in run.selection.rules}),
            "jurisdiction": run.selection.jurisdiction,
        },
        "notices": list(run.notices),
        "legal_notice": text(WORDS["no_legal_effect"]),
        "files": [json_file(file) for file in run.files],
        "waiver_file": None if run.waiver_file is None else json_file(run.waiver_file),
        "sheets": _sheets(run),
        "balance": _balance(run),
        "areas": [
            {"id": s.area.id, "title": text(s.area.title), "outcomes": outcomes(s.outcomes)}
            for s in summary.areas
        ],
        "places": _places(summary),
        "rules": _rules(run, summary),
        "rules_not_in_force": list(run.rules_not_in_force),
        "rules_without_records": list(run.rules_without_records),
        "dropped_rules": [_dropped(run, drop) for drop in run.pack.drops],
        "sources": [_source(source) for _, source in sorted(run.pack.sources.items())],
        "parameter_values": dict(sorted(writer.values.items())),
        "institutions": _institutions(run, summary),
        "unplaced": [_unplaced(one) for one in unplaced(run)],
        "diagnostics": json_diagnostics(run),
        "waivers": [waiver(use) for use in run.waivers],
        "to_pass": county_totals_json(run),
        "against": against(run),
        "all_details": run.all_details,
        "findings": findings,
    }


def _sheets(run: Run) -> list[shapes.SheetJson]:
    return [
        {
            "file": sheet.file,
            "sheet": sheet.sheet,
            "record_type": sheet.record_type,
            "read": sheet.read,
            "accepted": sheet.accepted,
            "rejected": sheet.rejected,
            "rows": sheet.rows,
            "head": sheet.head,
            "blank": sheet.blank,
            "totals": sheet.totals,
            "notes": sheet.notes,
            "repeated": sheet.repeated,
            "examples": sheet.examples,
            "unread": sheet.unread,
            "note": None if sheet.note is None else text(sheet.note),
        }
        for sheet in run.sheets
    ]


def _balance(run: Run) -> shapes.BalanceJson:
    balance = run.balance
    return {
        "rows_read": balance.rows_read,
        "rows_accepted": balance.rows_accepted,
        "rows_rejected": balance.rows_rejected,
        "records_in_force": balance.records_in_force,
        "records_not_in_force": balance.records_not_in_force,
        "records_undated": balance.records_undated,
        "records_placed": balance.records_placed,
        "records_unplaced": balance.records_unplaced,
        "checks_due": balance.checks_due,
        "outcomes": outcomes(balance.outcomes),
        "closes": balance.closes,
    }


def _places(summary: Summary) -> list[shapes.PlaceJson]:
    return [
        {
            "county": place.county,
            "subdistrict": place.subdistrict,
            "institutions": place.institutions,
            "clear": place.clear,
            "undecided": place.undecided,
            "failing": place.failing,
            "failed_checks": place.failed_checks,
        }
        for place in summary.places
    ]


def _rules(run: Run, summary: Summary) -> list[shapes.RuleJson]:
    counted = {count.rule: count for count in run.rule_counts}
    by_county = dict(summary.counties.rules)
    written: list[shapes.RuleJson] = []
    for rule in run.pack.rules.values():
        count = counted.get(rule.id)
        if count is None and rule.id not in run.rules_not_in_force:
            continue
        stands = provenance_of(run, rule)
        written.append(
            {
                "id": rule.id,
                "pack": run.pack.layer_of(rule.location).id,
                "area": rule.area,
                "title": text(rule.title),
                "record_type": rule.record,
                "level": rule.level.value,
                "when": None if rule.when is None else _expression(run, rule, rule.when),
                "require": _expression(run, rule, rule.require),
                "effective": _effective(rule),
                "illustrative": stands.illustrative,
                "assumed": stands.assumed,
                "parameters": list(stands.parameters),
                "citations": [citation.id for citation in rule.citations],
                "remedy": None if rule.remedy is None else text(rule.remedy),
                "note": None if rule.note is None else text(rule.note),
                "records": 0 if count is None else count.records,
                "outcomes": None if count is None else outcomes(count.outcomes),
                "by_county": {c: outcomes(o) for c, o in sorted(by_county.get(rule.id, {}).items())},
            }
        )
    return written


def _dropped(run: Run, drop: Drop) -> shapes.DroppedRuleJson:
    return {
        "id": drop.rule.id,
        "pack": run.pack.layer_of(drop.rule.location).id,
        "area": drop.rule.area,
        "title": text(drop.rule.title),
        "dropped_by": run.pack.layer_of(drop.location).id,
        "reason": text(drop.reason),
        "citation": None if drop.citation is None else drop.citation.id,
        "illustrative": drop.illustrative,
    }


def _expression(run: Run, rule: Rule, expression: Expression) -> shapes.ExpressionJson:
    words = run.pack.prose(run.pack.tree(expression), record_type=rule.record)
    return {"feel": expression.text, "prose": text(words)}


def _effective(rule: Rule) -> shapes.EffectiveJson:
    since, to = rule.effective.since, rule.effective.to
    return {
        "from": since.isoformat() if since else None,
        "to": to.isoformat() if to else None,
        "assumed": rule.effective.assumed,
    }


def _source(source: Source) -> shapes.SourceJson:
    return {
        "id": source.id,
        "title": text(source.title),
        "issuer": None if source.issuer is None else text(source.issuer),
        "number": source.number,
        "date": source.date.isoformat() if source.date else None,
        "url": source.url,
        "clauses": [
            {"id": clause.id, "title": text(clause.title), "quote": clause.quote}
            for clause in source.clauses
        ],
    }


def _institutions(run: Run, summary: Summary) -> list[shapes.InstitutionJson]:
    none: Mapping[Outcome, int] = {}
    return [
        {
            "record_type": institution.record_type,
            "key": institution.key,
            "name": institution.name,
            "jurisdiction": institution.jurisdiction,
            "outcomes": outcomes(summary.by_institution.get(key, none)),
        }
        for key, institution in sorted(run.institutions.items())
    ]


def _unplaced(one: Unplaced) -> shapes.UnplacedJson:
    return {
        "institution_type": one.institution_type,
        "institution": one.key,
        "why": one.why.value,
        "records": [{"record_type": kind, "key": key} for kind, key in sorted(one.records)],
        "outcomes": outcomes(one.outcomes),
    }
