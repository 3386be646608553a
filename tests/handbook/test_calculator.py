"""Calculators agree with the engine: every case of every rule, through SQL and in a browser."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from playwright.sync_api import Page

from browser import browser_page
from javascript import AllRead, context_of, record_of, values
from zhangcheng.casetest import CaseResult, run_cases
from zhangcheng.diagnostics.text import LANGUAGES, Language
from zhangcheng.evaluate.parts import parts_of
from zhangcheng.evaluate.run import Run
from zhangcheng.feel import tree
from zhangcheng.feel.javascript import Renderer
from zhangcheng.handbook.calculator_questions import Answers
from zhangcheng.handbook.calculator_script import functions
from zhangcheng.model.clock import Clock
from zhangcheng.model.finding import Part
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack
from zhangcheng.report.values import Labels
from zhangcheng.wording.words import say

from .calculator_page import write_page

ROOT = Path(__file__).parents[2]
PACKS = [
    *sorted(path.parent for path in ROOT.glob("rules/*/pack.yaml")),
    ROOT / "tests" / "pack" / "fixtures" / "small",
]
Json = dict[str, Any]

# A case states values by name; a question takes its own, read as the form would read it.
_ALL = """(cases) => cases.map(({ rule, given, chain, dates }) => {
  const Z = zhangcheng, F = Z.feel, calculator = Z.calculators[rule];
  const answers = {}, faults = [];
  for (const question of calculator.questions) {
    const place = chain.find((code) => code in calculator.places) ?? null;
    const text = question.name === "jurisdiction" ? place : given[question.name] ?? null;
    const { value, fault } = Z.read(question, text);
    if (fault !== null) faults.push([question.name, text, ...fault]);
    answers[question.name] = value;
  }
  const result = Z.evaluate(calculator, answers, dates);
  const plain = (value) => (F.isNumber(value) ? value.toFixed() : value);
  return {
    faults, outcome: result.outcome, inForce: result.inForce,
    parts: result.parts.map(({ holds, actual, required, gap }) => ({
      holds, actual: plain(actual), required: plain(required), gap: plain(gap),
    })),
    sentences: Z.sentences(calculator, result),
    changes: Z.changes(calculator, result, answers, dates),
  };
})"""


OPEN = {("district-premises-complete", "One falls short, the area of another is unknown")}


@cache
def _results(folder: Path) -> tuple[Pack, tuple[CaseResult, ...]]:
    pack = load_pack(folder)
    return pack, tuple(result for result in run_cases(pack, inherited=True) if _is_here(pack, result))


def _is_here(pack: Pack, result: CaseResult) -> bool:
    """Whether a case is one for the handbook: those of packs above may lie elsewhere.

    A page asks how many records count; where that is open for one of them, there is no answer.
    """
    if (result.rule.id, result.case.name.en) in OPEN:
        return False
    place = str(result.case.given.get("jurisdiction", pack.home))
    tree = pack.jurisdictions
    below = pack.home in {above.code for above in tree.chain(place)}
    return below or place in {above.code for above in tree.chain(pack.home)}


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with browser_page() as opened:
        yield opened


_COMPUTED: dict[tuple[Path, Language], list[Json]] = {}
_WORKED_OUT: dict[Path, list[dict[str, object]]] = {}


def _computed(page: Page, folder: Path, language: Language, tmp_path: Path) -> list[Json]:
    """Return what the calculators say of every case; worked out once for all tests of this module."""
    if (folder, language) not in _COMPUTED:
        pack, results = _results(folder)
        page.goto(write_page(tmp_path, pack, list(pack.rules), language=language).as_uri())
        made = zip(results, _all_worked_out(page, folder), strict=True)
        cases = [_case(pack, result, worked_out) for result, worked_out in made]
        _COMPUTED[folder, language] = page.evaluate(_ALL, cases)
    return _COMPUTED[folder, language]


def _all_worked_out(page: Page, folder: Path) -> list[dict[str, object]]:
    if folder not in _WORKED_OUT:
        pack, results = _results(folder)
        _WORKED_OUT[folder] = [_worked_out(page, pack, result) for result in results]
    return _WORKED_OUT[folder]


def _case(pack: Pack, result: CaseResult, worked_out: dict[str, object]) -> Json:
    case, finding = result.case, result.finding
    assert finding is not None, case.name.en
    given = dict(_flat(case.given)) | worked_out | _read(pack, result)
    clock = Clock.at(case.as_of, period=case.period)
    place = _place(pack, result.rule.record, case.given)
    return {
        "rule": result.rule.id,
        "given": {name: _text(value) for name, value in given.items()},
        "chain": [above.code for above in pack.jurisdictions.chain(place)] if place else [],
        "dates": {
            "asOf": clock.as_of.isoformat(),
            "start": clock.period.start.isoformat(),
            "end": clock.period.end.isoformat(),
        },
    }


def _read(pack: Pack, result: CaseResult) -> dict[str, object]:
    """Return what the engine read, by the names that the calculator asks for it.

    What a list written out says of each of its items has one text in the finding and is told apart
    by its label; the calculator numbers it.
    """
    answers = Answers(pack, result.rule.record)
    functions(result.rule, answers)
    asked = {(name.split(" #")[0], one.label): name for name, one in answers.questions.items()}
    assert result.finding is not None
    return {asked.get((one.name, one.label), one.name): one.value for one in result.finding.inputs}


def _worked_out(page: Page, pack: Pack, result: CaseResult) -> dict[str, object]:
    """Return what is made of related records, worked out in the browser from the rows of the case."""
    rule, case = result.rule, result.case
    answers = Answers(pack, rule.record)
    functions(rule, answers)
    rows = (tree.Aggregate, tree.Quantified, tree.MeasureRef)
    nodes = {name: node for name, node in answers.nodes.items() if isinstance(node, rows)}
    if not nodes:
        return {}
    clock = Clock.at(case.as_of, period=case.period)
    record = record_of(pack, pack.record_types[rule.record], case.given, as_of=case.as_of)
    names = AllRead(pack, *((rule.record, node) for node in nodes.values()))
    context = context_of(pack, clock, names.parameters)
    found = values(page, Renderer(names), list(nodes.values()), records=[record], context=context)
    return dict(zip(nodes, (value for (value,) in found), strict=True))


def _flat(given: Mapping[str, object], path: str = "") -> Iterator[tuple[str, object]]:
    for name, value in given.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{path}{name}.")
        elif not isinstance(value, list | tuple):
            yield path + name, value


def _place(pack: Pack, record: str, given: Mapping[str, object]) -> str | None:
    own = pack.record_types[record].jurisdiction_field
    stated = given.get("jurisdiction") or (given.get(own.id) if own is not None else None)
    return None if stated is None else str(stated)


def _text(value: object) -> str | None:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return None if value is None else str(value)


def _expected(part: Part) -> Json:
    shown = {"actual": part.actual, "required": part.required, "gap": part.gap}
    return {"holds": part.holds, **{name: _value(value) for name, value in shown.items()}}


def _value(value: object) -> object:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    return value if value is None or isinstance(value, bool) else str(value)


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_what_is_made_of_related_records_is_as_in_sql(page: Page, folder: Path, tmp_path: Path) -> None:
    pack, results = _results(folder)
    page.goto(write_page(tmp_path, pack, []).as_uri())
    compared = 0
    for result, worked_out in zip(results, _all_worked_out(page, folder), strict=True):
        read = _read(pack, result)
        for name, value in worked_out.items():
            if name in read:
                compared += 1
                assert value == read[name], (result.rule.id, result.case.name.en, name)
    assert compared > 0 or folder.name != "zhangzhou"


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_every_case_comes_out_as_in_the_engine(page: Page, folder: Path, tmp_path: Path) -> None:
    _, results = _results(folder)
    computed = _computed(page, folder, "zh", tmp_path)
    assert len(computed) == len(results) > 0
    for result, found in zip(results, computed, strict=True):
        finding = result.finding
        assert finding is not None
        where = f"{result.rule.id}: {result.case.name.en}"
        assert (found["faults"], found["inForce"]) == ([], True), where
        assert found["outcome"] == finding.outcome.value, where
        assert found["parts"] == [_expected(part) for part in finding.parts], where


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_is_that_of_the_report(page: Page, language: Language, tmp_path: Path) -> None:
    folder = ROOT / "rules" / "zhangzhou"
    pack, results = _results(folder)
    computed = _computed(page, folder, language, tmp_path)
    run = cast("Run", SimpleNamespace(pack=pack, institutions={}, files=()))
    labels = Labels(run, language)
    said = 0
    for result, found in zip(results, computed, strict=True):
        finding, rule = result.finding, result.rule
        assert finding is not None
        expected = [
            say(
                "gap_line",
                language,
                name=pack.prose(trees.actual, record_type=rule.record).get(language),
                actual=labels.part(finding, part, part.actual),
                required=labels.required(finding, part),
                gap=labels.gap(part),
            )
            for trees, part in zip(parts_of(pack.tree(rule.require)), finding.parts, strict=True)
            if part.gap and trees.actual is not None
        ]
        said += len(expected)
        started = [sentence[:1].upper() + sentence[1:] for sentence in expected]
        assert found["sentences"] == started, result.case.name.en
    assert said > 0


@pytest.mark.needs("chromium")
def test_what_fails_is_told_what_would_pass(page: Page, tmp_path: Path) -> None:
    folder = ROOT / "rules" / "zhangzhou"
    _, results = _results(folder)
    computed = _computed(page, folder, "zh", tmp_path)
    measured = 0
    for result, found in zip(results, computed, strict=True):
        assert result.finding is not None
        short = [part for part in result.finding.parts if part.gap is not None]
        measured += len(short)
        assert len(found["changes"]) >= len(short), result.case.name.en
        assert found["outcome"] == "fail" or not found["changes"]
    assert measured > 0
