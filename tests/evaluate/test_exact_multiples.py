"""Who is paid exactly the multiple passes; who is paid one fen less fails by one fen."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

from zhangcheng.dataset import from_rows
from zhangcheng.evaluate.evaluate import evaluate
from zhangcheng.model.clock import Clock
from zhangcheng.model.outcome import Outcome
from zhangcheng.pack import load_pack

from .packs import write_pack

MULTIPLES = [Decimal(100 + step) / 100 for step in range(101)]
WAGES = [Decimal(wage) for wage in range(1000, 3001, 10)]
FEN = Decimal("0.01")
CLOCK = Clock.at(dt.date(2021, 6, 30))


def _rows(category: str, values: list[Decimal]) -> str:
    return "\n".join(f"      - {{{category}: g{n}, value: {value}}}" for n, value in enumerate(values))


def _choices(count: int) -> str:
    return "\n".join(
        f"      - {{id: g{n}, label: {{zh: 第{n}档, en: Grade {n}}}}}" for n in range(count)
    )


def _pack(folder: Path) -> Path:
    write_pack(
        folder,
        {
            "rules/pay.yaml": """
            area: pay
            title: {zh: 报酬, en: Pay}
            rules:
              - id: pay-reaches-multiple
                title: {zh: 报酬不低于倍数, en: Pay reaches the multiple}
                record: post
                require: pay >= multiple * wage
                level: must
                sources: [paper#one]
                cases:
                  - name: {zh: 恰好, en: exactly}
                    as_of: 2021-06-30
                    given: {jurisdiction: "350602", multiple_grade: g10, wage_grade: g45, pay: 1595.00}
                    expect: pass
                  - name: {zh: 少一分, en: one fen short}
                    as_of: 2021-06-30
                    given: {jurisdiction: "350602", multiple_grade: g10, wage_grade: g45, pay: 1594.99}
                    expect: fail
                    gap: 0.01
            """
        },
    )
    (folder / "records").mkdir()
    (folder / "parameters").mkdir()
    (folder / "records/post.yaml").write_text(
        f"""id: post
title: {{zh: 岗位, en: Post}}
key: [number]
fields:
  - {{id: number, label: {{zh: 编号, en: Number}}, type: text}}
  - {{id: place, label: {{zh: 辖区, en: Place}}, type: jurisdiction}}
  - {{id: pay, label: {{zh: 报酬, en: Pay}}, type: number, unit: yuan/month, decimals: 2}}
  - id: multiple_grade
    label: {{zh: 倍数档, en: Multiple grade}}
    type: choice
    values:
{_choices(len(MULTIPLES))}
  - id: wage_grade
    label: {{zh: 工资档, en: Wage grade}}
    type: choice
    values:
{_choices(len(WAGES))}
""",
        encoding="utf-8",
    )
    for name, unit, category, values in (
        ("multiple", '"1"', "multiple_grade", MULTIPLES),
        ("wage", "yuan/month", "wage_grade", WAGES),
    ):
        (folder / f"parameters/{name}.yaml").write_text(
            f"""id: {name}
title: {{zh: {name}, en: {name}}}
unit: {unit}
by: [{category}]
values:
  - from: 2018-01-01
    source: paper#one
    rows:
{_rows(category, values)}
""",
            encoding="utf-8",
        )
    return folder


def test_every_multiple_of_every_wage_is_exact(tmp_path: Path) -> None:
    """20,301 pairs of multiple and wage, each paid exactly and paid one fen less."""
    pack = load_pack(_pack(tmp_path))
    rows: list[dict[str, object]] = []
    for m, multiple in enumerate(MULTIPLES):
        for w, wage in enumerate(WAGES):
            for kind, pay in (("exact", multiple * wage), ("short", multiple * wage - FEN)):
                grades = {"multiple_grade": f"g{m}", "wage_grade": f"g{w}"}
                rows.append({"number": f"{kind}-{m}-{w}", "place": "350602", "pay": pay, **grades})
    dataset = from_rows({"post": rows}, record_types=pack.record_types, jurisdictions=pack.jurisdictions)
    assert dataset.diagnostics == ()

    run = evaluate(pack, dataset, CLOCK, details="none")

    pairs = len(MULTIPLES) * len(WAGES)
    assert run.counts[Outcome.PASS] == pairs
    assert run.counts[Outcome.FAIL] == pairs
    assert run.balance.closes
    findings = run.findings.to_pylist()
    assert {finding["key"].partition("-")[0] for finding in findings} == {"short"}
    assert {finding["gap"] for finding in findings} == {FEN}


def test_the_named_case(tmp_path: Path) -> None:
    """1.1 × 1450 is 1595, not a hair more."""
    pack = load_pack(_pack(tmp_path))
    grades = {"place": "350602", "multiple_grade": "g10", "wage_grade": "g45"}
    rows = [
        {"number": "exact", "pay": Decimal("1595.00"), **grades},
        {"number": "short", "pay": Decimal("1594.99"), **grades},
    ]
    dataset = from_rows({"post": rows}, record_types=pack.record_types, jurisdictions=pack.jurisdictions)

    findings = {f.key: f for f in evaluate(pack, dataset, CLOCK).findings_list}

    assert findings["exact"].outcome is Outcome.PASS
    assert findings["short"].outcome is Outcome.FAIL
    part = findings["short"].parts[0]
    assert (part.actual, part.required, part.gap) == (Decimal("1594.99"), Decimal(1595), FEN)
