"""An earlier report is read by present keys: a community of 2018 and of 2023 is the same one."""

import datetime as dt
import json
from pathlib import Path

import pytest

import zhangcheng as zc
from zhangcheng import score_api
from zhangcheng.dataset.former import Former
from zhangcheng.evaluate.against import read_before
from zhangcheng.evaluate.former import formerly, under_present_keys
from zhangcheng.evaluate.reading import read_data
from zhangcheng.model.comparison import Before, Check, Earlier, Move
from zhangcheng.model.waiver import WaiverState
from zhangcheng.pack.pack import Pack
from zhangcheng.report import render_json
from zhangcheng.report.mending import against_view
from zhangcheng.report.scores.document import render_scores
from zhangcheng.report.scores.items import Names
from zhangcheng.report.scores.phrases import score_notices
from zhangcheng.report.values import Labels
from zhangcheng.report.waivers import waiver_rows

ROOT = Path(__file__).parents[2]
CITY, LATER = ROOT / "examples" / "zhangzhou", ROOT / "examples" / "zhangzhou-2023"
RULES = ["premises-area", "district-premises-complete", "subdistrict-linked-leader"]
END_OF_2018, END_OF_2023 = dt.date(2018, 12, 31), dt.date(2023, 12, 31)
OLD_SHIMA, NEW_SHIMA = "石码镇", "石码街道"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return zc.load_pack(ROOT / "rules" / "zhangzhou")


@pytest.fixture(scope="module")
def report(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("earlier") / "report.json"
    # As of 2016: before communities were raised to the minimum, so that many have failed.
    zc.check(pack, CITY, as_of=dt.date(2016, 12, 31), rules=RULES).write_json(path)
    return path


def earlier(*failing: tuple[str, str, str], known: frozenset[tuple[str, str]] = frozenset()) -> Before:
    checks = {
        Check("r", record, key): Earlier(institution_type="community", institution=institution, name="")
        for record, key, institution in failing
    }
    return Before(
        file="f", as_of="2018-12-31", pack="p", version="1", sha256="", failing=checks, known=known
    )


def test_every_failing_check_of_a_recoded_community_is_known_again(pack: Pack, report: Path) -> None:
    run = zc.check(pack, LATER, as_of=END_OF_2023, rules=RULES, against=report)
    before = read_before(report)
    assert before is not None
    assert run.against is not None
    codes = {check.key for check in before.failing if check.record_type == "community"}
    recoded = run_recoded(pack)
    moved = {was for was in codes if was in recoded}
    assert len(moved) > 2
    told = {m.check.key: m.kind for m in run.against.moved if m.check.record_type == "community"}
    assert {told[recoded[was]] for was in moved} <= {Move.FIXED, Move.STILL}
    assert not moved & set(told) - set(recoded.values())
    assert run.against.before.followed >= len(moved)
    gone = [m for m in run.against.moved if m.kind is Move.GONE]
    assert [m for m in gone if m.check.rule == "premises-area"] == []


def run_recoded(pack: Pack) -> dict[str, str]:
    former = read_data(pack, LATER, as_of=END_OF_2023).recoded["community"]
    return {**former.reused, **former.keys}


def test_counties_and_towns_are_known_by_their_former_names(pack: Pack, report: Path) -> None:
    recoded = read_data(pack, LATER, as_of=END_OF_2023).recoded
    assert recoded["county"].keys == {"龙海市": "龙海区", "长泰县": "长泰区"}
    assert recoded["subdistrict"].keys[OLD_SHIMA] == NEW_SHIMA
    run = zc.check(pack, LATER, as_of=END_OF_2023, rules=RULES, against=report)
    assert run.against is not None
    keys = {m.check.key for m in run.against.moved if m.check.record_type in {"county", "subdistrict"}}
    assert not keys & {"龙海市", "长泰县", OLD_SHIMA}


def test_a_county_is_set_against_what_lay_in_it_under_its_former_code(pack: Pack, report: Path) -> None:
    run = zc.check(pack, LATER, as_of=END_OF_2023, rules=RULES, against=report, jurisdiction="350604")
    assert run.against is not None
    assert run.against.before.followed > 0
    assert "350681100" in formerly(pack, frozenset({"350604"}))
    assert "350602001" not in formerly(pack, frozenset({"350604"}))


def test_how_many_were_followed_is_said_in_words_and_json(pack: Pack, report: Path) -> None:
    run = zc.check(pack, LATER, as_of=END_OF_2023, rules=RULES, against=report)
    assert run.against is not None
    number = run.against.before.followed
    assert f'"under_former_keys": {number}' in render_json(run)
    view = against_view(run, Labels(run, "zh"))
    assert view is not None
    assert f"{number} 个机构上次用的是原代码" in view.which


def test_keys_made_of_references_follow_too(pack: Pack) -> None:
    before = earlier(("fund", "B/2020/work", "B"))
    recoded = {"community": Former(keys={"B": "A"})}
    found = under_present_keys(before, pack, recoded)
    ((check, whose),) = found.failing.items()
    assert (check.key, whose.institution, found.followed) == ("A/2020/work", "A", 1)


def test_a_code_that_another_has_now_is_read_as_it_was_meant_then(pack: Pack) -> None:
    recoded = {"community": Former(reused={"B": "A"})}
    then = under_present_keys(earlier(("community", "B", "B")), pack, recoded)
    assert [check.key for check in then.failing] == ["A"]
    since = earlier(("community", "B", "B"), known=frozenset({("community", "A"), ("community", "B")}))
    assert [check.key for check in under_present_keys(since, pack, recoded).failing] == ["B"]


def test_last_scores_are_those_of_the_present_code(pack: Pack, tmp_path: Path) -> None:
    last = tmp_path / "scores.json"
    then = score_api.score(pack, CITY, "community", as_of=END_OF_2018)
    last.write_text(render_scores(then), encoding="utf-8")
    now = score_api.score(pack, LATER, "community", as_of=END_OF_2023, last=last)
    listed = {standing.key for standing in then.run.standings}
    recoded = {was: key for was, key in run_recoded(pack).items() if was in listed}
    assert now.last_followed == len(recoded) > 50
    scores = {standing.key: standing.score for standing in then.run.standings}
    for was, key in recoded.items():
        told = now.last[key].score
        assert (told is None) == (scores[was] is None)
    said = score_notices(now, Names(pack, now.run.card, "zh"))
    assert any(f"{now.last_followed} 个机构上期用的是原代码" in line for line in said)


WAIVER = """
  - rule: premises-area
    {of}
    reason: 搬迁
    basis: 〔2023〕1号
    approved_by: 漳州市民政局
    from: 2023-01-01
    to: 2023-12-31"""


def test_waivers_by_former_codes_hold_and_it_is_told(pack: Pack, tmp_path: Path) -> None:
    former = read_data(pack, LATER, as_of=END_OF_2023).recoded["community"]
    was, now = next(iter(former.keys.items()))
    reused = next(iter(former.reused))
    of = (f'institution: "{was}"', f'institution: "{reused}"', 'jurisdiction: "350681"')
    path = tmp_path / "waivers.yaml"
    path.write_text("waivers:" + "".join(WAIVER.format(of=one) for one in of), encoding="utf-8")
    run = zc.check(pack, LATER, as_of=END_OF_2023, rules=["premises-area"], waivers=path)
    followed, other, city = run.waivers
    assert (followed.present, followed.reused) == (now, False)
    assert (other.present, other.reused, other.needs_attention) == (None, True, True)
    assert city.present == "350604"
    assert city.state is WaiverState.IN_FORCE
    assert city.fails > 0
    said = {row.number: (row.who, row.effect) for row in waiver_rows(run, Labels(run, "zh"))}
    assert said[1][1].endswith(f"写的是原代码，现在是 {now}")
    assert said[1][0].endswith(was)
    assert said[1][0] != was
    assert said[2][1].endswith("请核对")
    assert said[3][1].endswith("写的是原代码，现在是 350604")
    told = json.loads(render_json(run))["waivers"]
    assert [(w["present"], w["reused"]) for w in told] == [(now, False), (None, True), ("350604", False)]
