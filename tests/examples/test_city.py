"""The example city is what its script makes, and its measures give what the document states."""

import csv
import datetime as dt
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

import zhangcheng as zc
from zhangcheng.dataset import Dataset, read_dataset
from zhangcheng.evaluate.compile import Compiler
from zhangcheng.evaluate.steps import create_steps, table
from zhangcheng.model.clock import Clock
from zhangcheng.model.outcome import Outcome
from zhangcheng.pack.pack import Pack
from zhangcheng.report.explanation import render_explanation
from zhangcheng.report.summary import summarise

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
CITY, LATER, BOOKS = EXAMPLES / "zhangzhou", EXAMPLES / "zhangzhou-2023", EXAMPLES / "zhangzhou-counties"
END_OF_2016, END_OF_2018 = dt.date(2016, 12, 31), dt.date(2018, 12, 31)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return zc.load_pack(ROOT / "rules" / "zhangzhou")


@pytest.fixture(scope="module")
def data(pack: Pack) -> Dataset:
    return read_dataset(CITY, record_types=pack.record_types, jurisdictions=pack.jurisdictions)


@pytest.fixture(scope="module")
def run(pack: Pack) -> zc.Run:
    return zc.check(pack, CITY, as_of=END_OF_2018, details="needed")


@pytest.fixture(scope="module")
def made_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("again")
    subprocess.run([sys.executable, EXAMPLES / "generate_city.py", folder], check=True)
    return folder


def measured(
    pack: Pack, data: Dataset, name: tuple[str, str], as_of: dt.date
) -> Mapping[str, Decimal | None]:
    """The values of a measure, by the key of the record."""
    record_type, measure = name
    compiler = Compiler(pack, Clock.at(as_of), wide=False, dataset=data)
    node = pack.tree(pack.measures[record_type][measure].expression)
    compiled = compiler.compile(record_type, node)
    compiler.frames[record_type].need(compiled.depth, compiled, columns=("_key",))
    create_steps(data.connection, compiler)
    rows = data.connection.execute(
        f"SELECT _key, {compiled.text} FROM {table(record_type, compiled.depth)}"
    ).fetchall()
    return dict(rows)


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    for part in ("zhangzhou", "zhangzhou-2023", "zhangzhou-counties"):
        for path in sorted((folder / part).iterdir()):
            yield f"{part}/{path.name}", path


def contents(path: Path) -> object:
    """The bytes of a file; of a workbook those of its parts, as zlib may pack them in its own way."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def test_the_script_makes_what_is_committed(made_again: Path) -> None:
    again, committed = dict(files(made_again)), dict(files(EXAMPLES))
    assert sorted(again) == sorted(committed)
    assert [name for name in again if contents(again[name]) != contents(committed[name])] == []


def test_every_file_says_that_it_is_made_up() -> None:
    named = [path.name for _, path in files(EXAMPLES) if path.suffix != ".txt"]
    assert all("（虚构）" in name for name in named)
    assert len(list(BOOKS.iterdir())) == 1 + 11
    for folder in (CITY, LATER):
        assert "全部虚构" in (folder / "说明.txt").read_text("utf-8")


def test_the_report_says_so_first(run: zc.Run) -> None:
    assert "全部虚构" in run.notices[0]


@pytest.mark.parametrize(
    ("record", "key", "measure", "as_of", "value"),
    [
        ("city", "漳州市", "communities_below", END_OF_2016, 45 + 6),
        ("city", "漳州市", "communities_below", END_OF_2018, 6),
        ("county", "芗城区", "communities_below", END_OF_2016, 34),
        ("county", "芗城区", "communities_below", END_OF_2018, 0),
        ("county", "芗城区", "premises_share", END_OF_2018, 1),
        ("city", "漳州市", "units_listed", END_OF_2018, 76),
        ("city", "漳州市", "items_listed", END_OF_2018, 42),
        ("city", "漳州市", "subdistrict_agreements", END_OF_2018, 42),
        ("city", "漳州市", "community_agreements", END_OF_2018, 191),
        ("county", "芗城区", "seconded_officers", END_OF_2018, 42),
        ("community", "350626100004", "members_taking_part", END_OF_2018, 23),
        ("community", "350626100004", "doctor_contracts", END_OF_2018, 825),
        ("community", "350626100004", "people_filed", END_OF_2018, 750),
        ("community", "350626100004", "people_covered", END_OF_2018, 4150),
        ("alliance", "LM03", "units_joined", END_OF_2018, 16),
        ("alliance", "LM02", "communities_joined", END_OF_2018, 3),
        ("alliance", "LM02", "units_joined", END_OF_2018, 14),
        ("alliance", "LM01", "organisations_joined", END_OF_2018, 9),
        ("project", "XM01", "signed_share", END_OF_2018, "0.75"),
    ],
)
def test_measures_give_what_the_document_states(
    *,
    pack: Pack,
    data: Dataset,
    record: str,
    key: str,
    measure: str,
    as_of: dt.date,
    value: float | str,
) -> None:
    found = measured(pack, data, (record, measure), as_of)[key]
    assert found is not None
    assert round(Decimal(found), 4) == Decimal(value)


def test_no_community_fell_below_again_so_45_were_raised(pack: Pack, data: Dataset) -> None:
    before = measured(pack, data, ("county", "communities_below"), END_OF_2016)
    after = measured(pack, data, ("county", "communities_below"), END_OF_2018)
    raised = {name: (before[name] or 0) - (after[name] or 0) for name in before}
    assert sum(raised.values()) == 45
    assert raised["芗城区"] == 34
    assert min(raised.values()) >= 0


@pytest.mark.parametrize(
    ("record", "key", "field", "accepted"),
    [
        ("alliance", "LM01", "centre_area", lambda area: 390 <= area < 400),
        ("alliance", "LM01", "merchants_reached", lambda number: number > 400),
        ("alliance", "LM02", "site_area", lambda area: area == Decimal("8.3")),
        ("alliance", "LM02", "service_stations", lambda number: number == 2),
        ("project", "XM01", "area_signed", lambda area: area == 1_400_000),
        ("safety_round", "350602001007/2018", "rented_homes", lambda number: number == 31),
        ("safety_round", "350602001007/2018", "shops", lambda number: number == 89),
        ("safety_round", "350602001007/2018", "fires", lambda number: number == 0),
        ("service_point", "350602002002-F3", "disputes_settled", lambda number: number > 200),
    ],
)
def test_single_figures_are_those_of_the_document(
    data: Dataset, record: str, key: str, field: str, accepted: object
) -> None:
    name = data.tables[record].name
    ((value,),) = data.connection.execute(
        f'SELECT "{field}" FROM "{name}" WHERE _key = ?', [key]
    ).fetchall()
    assert callable(accepted)
    assert accepted(value)


def test_all_eleven_counties_and_all_communities_of_the_list_are_there(data: Dataset) -> None:
    with (EXAMPLES / "zhangzhou_communities.csv").open(encoding="utf-8", newline="") as file:
        listed = [line for line in csv.DictReader(file) if line["list_year"] == "2018"]
    name = data.tables["community"].name
    rows = data.connection.execute(f'SELECT code, county FROM "{name}" ORDER BY code').fetchall()
    assert [code for code, _ in rows] == [line["code"] for line in listed]
    assert len({county for _, county in rows}) == 11
    assert len(rows) == 352


def test_every_area_is_checked_and_every_rule_passes_and_fails_somewhere(run: zc.Run) -> None:
    assert run.balance.closes
    assert run.diagnostics == ()
    assert {run.pack.rules[count.rule].area for count in run.rule_counts} == {
        area.id for area in run.pack.areas
    }
    later = set(run.pack.rules) - {count.rule for count in run.rule_counts}
    since = [run.pack.rules[name].effective.since for name in later]
    assert all(day is not None and day > END_OF_2018 for day in since)
    assert one_sided(run) == []


def one_sided(run: zc.Run) -> list[str]:
    """The rules that pass nowhere or fail nowhere."""
    return [
        count.rule
        for count in run.rule_counts
        if not (count.outcomes[Outcome.PASS] and count.outcomes[Outcome.FAIL])
    ]


def test_what_came_into_force_later_passes_and_fails_in_the_data_of_2023(pack: Pack) -> None:
    later = [r.id for r in pack.rules.values() if (r.effective.since or END_OF_2016) > END_OF_2018]
    assert later == ["pilot-area-per-household", "pilot-activity-share"]
    run = zc.check(pack, LATER, as_of=dt.date(2023, 12, 31), rules=later)
    assert {count.rule for count in run.rule_counts} == set(later)
    assert one_sided(run) == []
    # A former code that another community of 2023 has: who wrote it in 2018 is told apart.
    assert [d.code.id for d in run.diagnostics] == ["D183"]


def test_the_lines_of_province_and_city_are_both_checked(run: zc.Run) -> None:
    counted = {count.rule: count.outcomes for count in run.rule_counts}
    of = {name: run.pack.layer_of(rule.location).id for name, rule in run.pack.rules.items()}
    assert of["new-premises-area"] == "fujian"
    assert counted["new-premises-area"][Outcome.FAIL] > 0
    assert of["premises-area"] == "zhangzhou"
    assert counted["premises-area"][Outcome.FAIL] == 6


def test_the_missed_months_of_a_county_are_named(pack: Pack, tmp_path: Path) -> None:
    run = zc.check(pack, CITY, as_of=END_OF_2018, rules=["monthly-visit"])
    found = next(f for f in run.findings_list if f.key == "云霄县")
    missed = [part.prose.zh for part in found.parts if part.holds is False]
    assert [re.findall(r"月份为 (\d+)", text) for text in missed] == [["4"], ["9"]]
    run.write_html(tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "其余 10 项符合" in page
    assert "日期的月份为 4 " in page
    assert "日期的月份为 5 " not in page


def test_an_explanation_opens_the_missed_months_and_counts_the_others(pack: Pack) -> None:
    explained = zc.explain(pack, CITY, "monthly-visit", "云霄县", as_of=END_OF_2018)
    assert explained is not None
    text = render_explanation(explained, "zh")
    required = text.split("\n要求\n")[1].split("\n\n")[0]
    opened = [line for line in required.splitlines() if re.match(r"    \S", line)]
    assert re.findall(r"月份为 (\d+) 的", "\n".join(opened)) == ["4", "9"]
    assert "其余 10 项符合" in required
    assert all(f"日期的月份为 {month} 的调研记录数" in text for month in range(1, 13))


def test_the_report_of_a_city_is_by_county_and_its_widest_gaps_are_of_different_rules(
    run: zc.Run, tmp_path: Path
) -> None:
    run.write_html(tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text("utf-8")
    assert page.index("各县（市、区）情况") < page.index("各街道（乡镇）情况")
    assert f"等 {len(run.files)} 个文件" in page
    rules = [gap.finding.rule for gap in summarise(run).gaps]
    assert len(rules) == len(set(rules)) == 10


def test_the_workbooks_of_the_counties_add_up_to_the_city(pack: Pack, data: Dataset) -> None:
    rows: Counter[str] = Counter()
    for path in BOOKS.iterdir():
        book = read_dataset(path, record_types=pack.record_types, jurisdictions=pack.jurisdictions)
        assert {d.code.id for d in book.diagnostics} <= {"D188"}
        rows.update({name: table.rows for name, table in book.tables.items()})
    assert rows == {name: table.rows for name, table in data.tables.items()}


def test_a_community_of_2023_is_known_by_its_code_of_2018(pack: Pack, data: Dataset) -> None:
    later = read_dataset(LATER, record_types=pack.record_types, jurisdictions=pack.jurisdictions)
    name = data.tables["community"].name
    old = dict(data.connection.execute(f'SELECT code, county FROM "{name}"').fetchall())
    rows = later.connection.execute(
        f'SELECT code, former_code, county FROM "{later.tables["community"].name}"'
    ).fetchall()
    assert len(rows) == 524
    same = {former or code for code, former, _ in rows} & set(old)
    assert set(old) - same == {"350623115018"}  # 新港城第十八社区, not in the list of 2023
    moved = [(old[former], county) for _, former, county in rows if former]
    assert moved.count(("龙海市", "龙海区")) + moved.count(("长泰县", "长泰区")) > 50
    assert all(former in old for _, former, _ in rows if former)
    run = zc.check(pack, LATER, as_of=dt.date(2023, 12, 31), rules=["premises-area"])
    assert run.balance.closes
    assert run.pack_diagnostics == ()
