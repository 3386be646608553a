"""The cards of the Zhangzhou pack on its example data, and the card of the author guide."""

import datetime as dt
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from zhangcheng import load_pack, score
from zhangcheng.pack.pack import Pack

ROOT = Path(__file__).parents[2]
AS_OF = dt.date(2018, 12, 31)


@pytest.fixture(name="pack", scope="module")
def pack_fixture() -> Pack:
    return load_pack(ROOT / "rules/zhangzhou")


@pytest.mark.parametrize(
    ("data", "card", "institutions"),
    [
        ("zhangzhou", "community", 352),
        ("zhangzhou", "subdistrict", 80),
        ("departments-2018", "department", 20),
    ],
)
def test_everybody_is_accounted_for_and_scored(
    data: str, card: str, institutions: int, pack: Pack
) -> None:
    run = score(pack, ROOT / "examples" / data, card, as_of=AS_OF).run
    assert run.balance.closes
    assert len(run.scored) == institutions
    assert run.plan.lacking == {}
    for account in run.accounts:
        assert sum(line.points for line in account.lines) == account.standing.score
    assert {item.basis.illustrative for item in run.card.indicators} == {True}
    for grade in run.card.grades:
        if grade.at_most_percent is not None and not run.card.quota_within_group:
            number = sum(standing.grade == grade.id for standing in run.scored)
            assert number <= len(run.scored) * grade.at_most_percent // 100


def test_no_department_rates_itself(pack: Pack) -> None:
    run = score(pack, ROOT / "examples/departments-2018", "department", as_of=AS_OF).run
    (count,) = run.ballots
    assert (count.ballots, count.own, count.other) == (800, 20, 0)
    assert count.ballots == count.counted + count.own + count.unmarked + count.other


@pytest.mark.parametrize("suffix", [".md", ".en.md"])
def test_the_card_of_the_author_guide_scores(suffix: str, tmp_path: Path) -> None:
    page = (ROOT / f"site/pages/author-guide/scorecards{suffix}").read_text(encoding="utf-8")
    (card,) = re.findall(r"```yaml\n(.*?)```", page, flags=re.DOTALL)
    shutil.copytree(ROOT / "rules/zhangzhou", tmp_path / "zhangzhou")
    (tmp_path / "zhangzhou/scorecards/yearly.yaml").write_text(card, encoding="utf-8")
    own = load_pack(tmp_path / "zhangzhou")
    scores = score(own, ROOT / "examples/xiangcheng-2021.xlsx", "yearly", as_of=dt.date(2021, 12, 31))
    assert len(scores.run.scored) == 138
    assert all(Decimal(0) <= (s.score or Decimal(0)) <= Decimal(100) for s in scores.run.scored)
