"""Random requirements over random records: SQL and a plain reading in Python agree."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from zhangcheng.dataset import from_rows
from zhangcheng.evaluate.evaluate import evaluate
from zhangcheng.model.outcome import Outcome

from .reading import read
from .requirements import requirements
from .world import CLOCK, make_pack, worlds

OUTCOMES = {True: Outcome.PASS, False: Outcome.FAIL, None: Outcome.INSUFFICIENT_DATA}


@settings(max_examples=40, deadline=None)
@given(data=worlds(), texts=st.lists(requirements, min_size=1, max_size=12, unique=True))
def test_outcomes_agree(data: Mapping[str, list[dict[str, object]]], texts: list[str]) -> None:
    pack = make_pack(texts)
    dataset = from_rows(data, record_types=pack.record_types, jurisdictions=pack.jurisdictions)

    run = evaluate(pack, dataset, CLOCK)

    found = {(finding.rule, finding.key): finding.outcome for finding in run.findings_list}
    assert run.balance.closes
    for number, (text, rule) in enumerate(zip(texts, pack.rules.values(), strict=True)):
        for at, record in enumerate(data["community"]):
            expected = read(pack, data, pack.tree(rule.require), at)
            assert expected in (True, False, None), text
            outcome = OUTCOMES[expected]
            assert found[f"r{number}", str(record["code"])] is outcome, (text, record)


@settings(max_examples=10, deadline=None)
@given(data=worlds(), texts=st.lists(requirements, min_size=1, max_size=6, unique=True))
def test_the_order_of_rows_does_not_matter(
    data: Mapping[str, list[dict[str, object]]], texts: list[str]
) -> None:
    pack = make_pack(texts)
    outcomes = []
    for rows_in_order in (data, {name: rows_[::-1] for name, rows_ in data.items()}):
        dataset = from_rows(
            rows_in_order, record_types=pack.record_types, jurisdictions=pack.jurisdictions
        )
        run = evaluate(pack, dataset, CLOCK)
        outcomes.append({(f.rule, f.key): (f.outcome, f.parts) for f in run.findings_list})
    assert outcomes[0] == outcomes[1]
