"""Rules, areas, places and records go by what people call them, as long as only one is called so."""

import datetime as dt
from pathlib import Path

import pytest

import zhangcheng as zc
from command_line import Command
from dataset.samples import write_example
from zhangcheng.evaluate.reading import read_data
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.waiver import WaiverState
from zhangcheng.pack.called import place_called, rule_called
from zhangcheng.pack.pack import Pack

ROOT = Path(__file__).parents[2]
LEDGER = str(ROOT / "examples" / "ledgers" / "clean.xlsx")
DAY = dt.date(2021, 12, 31)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return zc.load_pack(ROOT / "rules" / "zhangzhou")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("work-funds-grow", "work-funds-grow"),
        ("{zh}", "work-funds-grow"),
        ("{zh}〔示意〕", "work-funds-grow"),
        (" {en} [Illustrative]", "work-funds-grow"),
        ("{zh}。", None),
        ("", None),
    ],
)
def test_a_rule_goes_by_its_exact_title(pack: Pack, name: str, found: str | None) -> None:
    title = pack.rules["work-funds-grow"].title
    rule = rule_called(pack.rules, name.format(zh=title.zh, en=title.en))
    assert (rule.id if rule is not None else None) == found


def test_a_title_of_two_rules_means_neither(pack: Pack) -> None:
    rule = pack.rules["work-funds-grow"]
    assert rule_called({"a": rule, "b": rule}, rule.title.zh) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("350603", "350603"),
        ("龙文区", "350603"),
        ("西桥街道", "350602002"),
        ("漳州市芗城区", "350602"),
        ("福建省漳州市芗城区西桥街道办事处", "350602002"),
        ("芗城区西桥街道", "350602002"),
        ("芗城", "350602"),
        ("龙文区西桥街道", None),
        ("大芗城区", None),
        ("某区", None),
    ],
)
def test_a_place_goes_by_its_name(pack: Pack, name: str, code: str | None) -> None:
    place = place_called(pack.jurisdictions, name)
    assert (place.code if place is not None else None) == code


def test_a_run_takes_titles_and_names(pack: Pack) -> None:
    rule = pack.rules["work-funds-grow"]
    area = next(area for area in pack.areas if area.id == rule.area)
    by_id, by_name = (
        zc.check(pack, LEDGER, as_of=DAY, areas=[a], rules=[r], jurisdiction=j)
        for a, r, j in ((area.id, rule.id, "350602"), (area.title.zh, rule.title.en, "芗城区"))
    )
    assert by_name.balance == by_id.balance
    assert by_name.findings_list == by_id.findings_list
    assert sum(by_name.counts.values()) > 0


def test_a_record_is_explained_by_its_only_name(pack: Pack) -> None:
    named, keyed = (
        zc.explain(pack, LEDGER, "premises-area", key, as_of=DAY)
        for key in ("北京社区居委会", "350602002001")
    )
    assert named is not None
    assert keyed is not None
    assert named.finding == keyed.finding


def test_a_waiver_in_the_ledger_goes_by_the_title(pack: Pack, tmp_path: Path) -> None:
    title = pack.rules["work-funds-grow"].title.zh
    text = f"""\
# file: 社区.csv
社区代码,社区名称,区（县）,街道（镇）,街道（镇）代码
350602002001,北京社区,芗城区,西桥街道,350602002
# file: 经费.csv
社区代码,年度,经费类别,金额（元）
350602002001,2020,社区工作经费,90000
350602002001,2021,社区工作经费,80000
# file: 豁免.csv
规则,机构,理由,依据,批准机关,起始日期,截止日期
{title},北京社区,整体搬迁,芗政办〔2021〕8号,芗城区民政局,2021-01-01,2021-12-31
"""
    run = zc.check(pack, write_example(text, tmp_path), as_of=DAY, rules=["work-funds-grow"])
    assert [use.state for use in run.waivers] == [WaiverState.IN_FORCE]
    assert run.counts[Outcome.WAIVED] == 1


def test_the_names_of_places_are_their_keys_in_full_too(pack: Pack, tmp_path: Path) -> None:
    text = """\
# file: 区（县）.csv
区（县）名称,区划代码
芗城区,350602
# file: 街道（镇）.csv
街道（镇）名称,区划代码,区（县）
西桥街道,350602002,漳州市芗城区
# file: 社区.csv
社区代码,社区名称,区（县）,街道（镇）,街道（镇）代码
350602002001,北京社区,芗城,西桥街道办事处,350602002
350602002002,南京社区,某区,西桥街道,350602002
"""
    data = read_data(pack, str(write_example(text, tmp_path)))
    rows = data.connection.execute("SELECT county, subdistrict FROM data_community ORDER BY _row")
    assert rows.fetchall() == [("芗城区", "西桥街道"), ("某区", "西桥街道")]
    told = [found.code.id for found in data.diagnostics]
    assert (told.count("D170"), told.count("D154")) == (3, 1)


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (["--area", "社区综合服务"], "社区综合服务场所"),
        (["--jurisdiction", "龙纹区"], "龙文区"),
        (["--rule", "社区综合服务场所达到最小面"], "社区综合服务场所达到最小面积"),
    ],
)
def test_what_is_not_quite_the_name_is_pointed_out(
    zhangcheng: Command, options: list[str], hint: str
) -> None:
    result = zhangcheng("check", LEDGER, "--as-of", "2021-12-31", *options)
    assert result.code == 2
    assert hint in result.err
