"""What letters say: the values that the Word templates are filled with."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhangcheng.diagnostics.text import Language
from zhangcheng.evaluate.run import Run
from zhangcheng.exchange.letter_facts import basis, fact, record_named
from zhangcheng.exchange.rows import Row, RowWriter, printable
from zhangcheng.model.clock import Period
from zhangcheng.model.comparison import Comparison
from zhangcheng.model.finding import Finding
from zhangcheng.model.jurisdiction import JurisdictionLevel
from zhangcheng.model.outcome import OUTSTANDING, Outcome
from zhangcheng.report.mending import against_sentence, amounts_in_words
from zhangcheng.report.not_given import sheets_not_given
from zhangcheng.report.phrases import own_notices
from zhangcheng.report.summary import add_up, applicable, place_of
from zhangcheng.report.to_pass import county_totals
from zhangcheng.report.unplaced import is_placed
from zhangcheng.report.values import Labels
from zhangcheng.wording.numbers import percent
from zhangcheng.wording.words import say

_DIGITS = "零一二三四五六七八九"
_TEN = 10
_RECORDS = 3
"""Records of a rule that a letter tells of; the annex lists them all."""

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Subject:
    """Findings that a letter is about: those listed, and those of them that need attention in words."""

    findings: Sequence[Finding]
    rows: Sequence[Row]

    def count(self, outcome: Outcome) -> int:
        """Return how many have an outcome."""
        return sum(finding.outcome is outcome for finding in self.findings)


def notices(run: Run, labels: Labels) -> Iterator[tuple[str, Values]]:
    """Yield a name and the values of a notice for each institution with something outstanding.

    A code that is no institution gets none: whose its records are is to be cleared up first.
    """
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in RowWriter(run, labels).rows(OUTSTANDING):
        finding = row.finding
        if not is_placed(run, finding):
            continue
        groups.setdefault((finding.institution_type, finding.institution), []).append(row)
    listed: dict[tuple[str, str], list[Finding]] = {}
    for finding in run.findings_list:
        listed.setdefault((finding.institution_type, finding.institution), []).append(finding)
    for (kind, key), rows in groups.items():
        subject = _Subject(listed[kind, key], rows)
        name = rows[0].institution
        file = key if key == name else f"{key}-{name}"
        yield file, {**_common(run, subject, labels), "institution": printable(name)}


def bulletins(run: Run, labels: Labels) -> Iterator[tuple[str, Values]]:
    """Yield a name and the values of a bulletin for each county of the run."""
    rows: dict[str, list[Row]] = {}
    findings: dict[str, list[Finding]] = {}
    for finding in run.findings_list:
        county = _county(run, finding)
        if county is not None:
            findings.setdefault(county, []).append(finding)
    for row in RowWriter(run, labels).rows(OUTSTANDING):
        county = _county(run, row.finding)
        if county is not None:
            rows.setdefault(county, []).append(row)
    for code in sorted(findings):
        subject = _Subject(findings[code], rows.get(code, []))
        name = labels.place(code)
        values = {**_common(run, subject, labels), **_county_values(run, code, subject, labels)}
        yield f"{code}-{name}", {**values, "county": printable(name)}


def _county(run: Run, finding: Finding) -> str | None:
    known = run.institutions.get((finding.institution_type, finding.institution))
    return place_of(run, known)[0]


def _common(run: Run, subject: _Subject, labels: Labels) -> dict[str, object]:
    rows = subject.rows
    return {
        "year": str(run.clock.as_of.year),
        "as_of": _day(run.clock.as_of.isoformat(), labels.language),
        "period": _period(run, labels),
        "pack": labels.text(run.pack.title),
        "checks": sum(f.outcome is not Outcome.NOT_APPLICABLE for f in subject.findings),
        "fails": subject.count(Outcome.FAIL),
        "unknown": subject.count(Outcome.INSUFFICIENT_DATA),
        "passes": subject.count(Outcome.PASS),
        "waived": subject.count(Outcome.WAIVED),
        "caution": _caution(run, rows, labels),
        "items": list(_items(run, rows, Outcome.FAIL, labels)),
        "lacking": list(_items(run, rows, Outcome.INSUFFICIENT_DATA, labels)),
        "section": _sections(subject, labels.language),
        "remedies": list(_remedies(rows, labels)),
        "rows": [_annex_row(run, number, row, labels) for number, row in enumerate(rows, start=1)],
    }


def _caution(run: Run, rows: Sequence[Row], labels: Labels) -> str:
    """Say that it is a draft, what the data says of itself, and what must not be relied on."""
    said = [labels.word("letter_draft"), *own_notices(run.notices, labels.language)[:1]]
    if any(row.illustrative for row in rows):
        said.append(labels.word("letter_illustrative"))
    said.append(labels.word("no_legal_effect"))
    return printable(" ".join(said) if labels.language == "en" else "".join(said))


def _items(run: Run, rows: Sequence[Row], outcome: Outcome, labels: Labels) -> Iterator[dict[str, str]]:
    """Yield the rules with that outcome, each with what is to be said of its records."""
    groups: dict[str, list[Row]] = {}
    gap = " " if labels.language == "en" else ""
    for row in rows:
        if row.finding.outcome is outcome:
            groups.setdefault(row.finding.rule, []).append(row)
    for number, own in enumerate(groups.values(), start=1):
        stop = labels.word("headline_stop")
        said = gap.join(fact(run, row, labels) + stop for row in own[:_RECORDS])
        if len(own) > _RECORDS:
            said += say("letter_more", labels.language, n=len(own) - _RECORDS)
        yield {
            "numeral": numeral(number, labels.language),
            "rule": printable(own[0].rule),
            "said": printable(said),
            "basis": printable(basis(own[0], labels)),
        }


def _sections(subject: _Subject, language: Language) -> dict[str, str]:
    """Return the numbers of the sections of a notice; one that would be empty has none."""
    there = {
        "problems": subject.count(Outcome.FAIL) > 0,
        "lacking": subject.count(Outcome.INSUFFICIENT_DATA) > 0,
        "todo": True,
        "reply": True,
    }
    names = [name for name, is_there in there.items() if is_there]
    return {
        name: str(number) if language == "en" else chinese_number(number)
        for number, name in enumerate(names, start=1)
    }


def _remedies(rows: Sequence[Row], labels: Labels) -> Iterator[dict[str, str]]:
    """Yield what is to be done: of what falls short by rule, in the order of `rows`; then to fill in."""
    failing = [row for row in rows if row.finding.outcome is Outcome.FAIL]
    about: dict[str, dict[str, None]] = {}
    for row in failing:
        if row.remedy:
            about.setdefault(row.remedy, {})[row.rule] = None
    semicolon, colon = labels.word("semicolon"), labels.word("colon")
    texts = [f"{semicolon.join(rules)}{colon}{remedy}" for remedy, rules in about.items()]
    if failing and not texts:
        texts.append(labels.word("letter_mend"))
    texts += dict.fromkeys(row.remedy for row in rows if row.finding.outcome is not Outcome.FAIL)
    for number, text in enumerate(texts, start=1):
        yield {"number": str(number), "text": printable(text)}


def _annex_row(run: Run, number: int, row: Row, labels: Labels) -> dict[str, str]:
    named = (row.rule, record_named(run, row, labels))
    # Of what is undecided, a number beside its standard would look like an outcome.
    undecided = row.finding.outcome is Outcome.INSUFFICIENT_DATA
    return {
        "number": str(number),
        "rule": printable(labels.word("colon").join(name for name in named if name)),
        "actual": printable(row.outcome if undecided or not row.actual else row.actual),
        "required": printable(row.required),
        "gap": printable(row.gap),
        "to_pass": printable(row.to_pass or row.note),
    }


def _county_values(run: Run, code: str, subject: _Subject, labels: Labels) -> dict[str, object]:
    institutions = {
        key for key, known in run.institutions.items() if place_of(run, known)[0] == code
    } & {(f.institution_type, f.institution) for f in subject.findings}
    open_ones = {(r.finding.institution_type, r.finding.institution) for r in subject.rows}
    outcomes = add_up([{f.outcome: 1} for f in subject.findings])
    total = next((total for total in county_totals(run) if total.county == code), None)
    return {
        "institutions": len(institutions),
        "clear": len(institutions - open_ones),
        "share": percent(outcomes[Outcome.PASS], applicable(outcomes)),
        "against": _against(run, code, labels),
        "items": list(_problems(_most_first(subject.rows), labels)),
        "remedies": list(_remedies(_most_first(subject.rows), labels)),
        "subject": printable(_subject(run, code, labels)),
        "not_given": printable(_not_given(run, subject, labels)),
        "to_pass": "" if total is None else amounts_in_words(total.units, labels),
        "areas": list(_areas(run, subject.findings, labels)),
        "rows": list(_open_institutions(subject.rows, labels)),
    }


def _subject(run: Run, code: str, labels: Labels) -> str:
    """Return what the pack is about: its title without the word pack and the place that it is of."""
    title = labels.text(run.pack.title).removesuffix("规则包")
    for place in run.pack.jurisdictions.chain(code):
        title = title.removeprefix(labels.text(place.name))
    return title or labels.text(run.pack.title)


def _not_given(run: Run, subject: _Subject, labels: Labels) -> str:
    """Say which sheets of the ledgers of the county were not handed in; empty where none lacks."""
    files = {finding.location.file for finding in subject.findings}
    titles = dict.fromkeys(
        labels.text(title)
        for file, absent in sheets_not_given(run).items()
        if file in files
        for title in absent
    )
    return say("letter_not_given", labels.language, titles=_quoted(titles, labels)) if titles else ""


def _quoted(titles: Iterable[str], labels: Labels) -> str:
    return labels.word("list_comma").join(f"“{title}”" for title in titles)


def _against(run: Run, code: str, labels: Labels) -> str:
    if run.against is None:
        return ""
    places = run.pack.jurisdictions
    here = {
        key
        for key, known in run.institutions.items()
        if known.jurisdiction
        and places.at_level(known.jurisdiction, JurisdictionLevel.COUNTY) is places.by_code[code]
    }
    moved = tuple(m for m in run.against.moved if (m.institution_type, m.institution) in here)
    if not moved:
        return ""
    comparison = Comparison(before=run.against.before, same_pack=run.against.same_pack, moved=moved)
    said = labels.word("against") + labels.word("comma") + against_sentence(comparison, labels)
    return said + labels.word("headline_stop")


def _most_first(rows: Sequence[Row]) -> list[Row]:
    """Return rows by their rules, those that fail most often first."""
    counted = Counter(row.finding.rule for row in rows if row.finding.outcome is Outcome.FAIL)
    order = {rule: number for number, (rule, _) in enumerate(counted.most_common())}
    return sorted(rows, key=lambda row: order.get(row.finding.rule, len(order)))


def _problems(rows: Sequence[Row], labels: Labels) -> Iterator[dict[str, str]]:
    """Yield the rules that fail, in the order of the rows."""
    failing = [row for row in rows if row.finding.outcome is Outcome.FAIL]
    for number, rule in enumerate(dict.fromkeys(row.finding.rule for row in failing), start=1):
        own = [row for row in failing if row.finding.rule == rule]
        names = dict.fromkeys(row.institution for row in own)
        said = say("letter_problem", labels.language, n=len(own), m=len(names))
        yield {
            "numeral": numeral(number, labels.language),
            "rule": printable(own[0].rule),
            "said": printable(said),
        }


def _areas(run: Run, findings: Sequence[Finding], labels: Labels) -> Iterator[dict[str, str]]:
    for area in run.pack.areas:
        outcomes = add_up([{f.outcome: 1} for f in findings if run.pack.rules[f.rule].area == area.id])
        if any(outcomes.values()):
            yield {
                "area": labels.text(area.title),
                "share": percent(outcomes[Outcome.PASS], applicable(outcomes)),
                # `pass` is a word of the template language's own.
                **{f"{o.value}_" if o is Outcome.PASS else o.value: str(outcomes[o]) for o in Outcome},
            }


def _open_institutions(rows: Sequence[Row], labels: Labels) -> Iterator[dict[str, str]]:
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        key = (row.finding.institution_type, row.finding.institution)
        groups.setdefault(key, []).append(row)
    for number, own in enumerate(groups.values(), start=1):
        failing = [row for row in own if row.finding.outcome is Outcome.FAIL]
        yield {
            "number": str(number),
            "subdistrict": own[0].subdistrict,
            "institution": printable(own[0].institution),
            "fails": str(len(failing)),
            "unknown": str(len(own) - len(failing)),
            "rules": printable(
                labels.word("semicolon").join(dict.fromkeys(row.rule for row in failing))
            ),
        }


def _period(run: Run, labels: Labels) -> str:
    period = run.clock.period
    year = Period.parse(str(period.start.year))
    if (period.start, period.end) == (year.start, year.end):
        return say("letter_year", labels.language, year=year.text)
    if labels.language == "en":
        return f"{period.start} to {period.end}"
    return f"{_day(str(period.start), 'zh')}至{_day(str(period.end), 'zh')}"


def _day(iso: str, language: Language) -> str:
    """Return a date as letters write it; GB/T 9704-2012 has no leading zeros."""
    if language == "en":
        return iso
    year, month, day = (int(part) for part in iso.split("-"))
    return f"{year}年{month}月{day}日"


def numeral(number: int, language: Language) -> str:
    """Return the number of a second-level heading: （一）, or (1)."""
    return f"({number})" if language == "en" else f"（{chinese_number(number)}）"


def chinese_number(number: int) -> str:
    """Return a number below 10,000 in Chinese characters."""
    units = ["", "十", "百", "千"]
    said = ""
    for place, digit in enumerate(reversed(str(number))):
        said = (_DIGITS[int(digit)] + units[place] if digit != "0" else "零") + said
    while "零零" in said:
        said = said.replace("零零", "零")
    said = said.rstrip("零")
    return said[1:] if _TEN <= number < 2 * _TEN else said
