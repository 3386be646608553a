"""The handbook tells what is required, never what came out for an institution of the examples."""

import datetime as dt
import re
from pathlib import Path

import pytest

import zhangcheng as zc
from zhangcheng.dataset.names import table_name
from zhangcheng.evaluate.reading import read_data
from zhangcheng.evaluate.run import Run
from zhangcheng.model.outcome import Outcome
from zhangcheng.pack.pack import Pack

ROOT = Path(__file__).parents[2]
DATA = {
    ROOT / "examples/zhangzhou": dt.date(2018, 12, 31),
    ROOT / "examples/zhangzhou-2023": dt.date(2023, 12, 31),
    ROOT / "examples/xiangcheng-2021.xlsx": dt.date(2021, 12, 31),
    ROOT / "examples/departments-2018": dt.date(2018, 12, 31),
}
WRITTEN = {".html", ".md", ".json", ".csv", ".yaml", ".xml", ".txt"}
CODE = re.compile(r"\d{12}")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return zc.load_pack(ROOT / "rules/zhangzhou")


@pytest.fixture(scope="module")
def texts(handbook: Path) -> dict[str, str]:
    """What stands in the handbook, by file; what the search reads is the same once more."""
    return {
        path.relative_to(handbook).as_posix(): path.read_text("utf-8")
        for path in handbook.rglob("*")
        if path.suffix in WRITTEN and "search" not in path.parts
    }


def names_of_examples(pack: Pack) -> set[str]:
    """Return the names of institutions, companies, sites and so on that are in the examples alone.

    Places of the pack, and what a document that it cites names, stand in the handbook by right.
    """
    found: set[str] = set()
    for data, day in DATA.items():
        dataset = read_data(pack, data, as_of=day)
        for table in dataset.tables.values():
            named = table.record_type.name
            if named is not None and table.rows and table.record_type.field(named) is not None:
                rows = dataset.connection.table(table_name(table.record_type)).project(f'"{named}"')
                found |= {name for (name,) in rows.distinct().fetchall() if name}
    # 钟芬社区居委会 is called 钟芬社区 too.
    short = {name.removesuffix("居委会") for name in found}
    found |= {name for name in short if name.endswith("社区")}
    places = {name for place in pack.jurisdictions for name in (place.name.zh, place.name.en)}
    clauses = [clause for source in pack.sources.values() for clause in source.clauses]
    cited = "".join(f"{clause.title.zh}\n{clause.quote}\n" for clause in clauses)
    cited += "".join(rule.note.zh for rule in pack.rules.values() if rule.note is not None)
    own = {name for name in found - places if name not in cited}
    return {name for name in own if re.search("[\u4e00-\u9fff]{3}", name)}


def test_no_name_of_an_example_stands_in_the_handbook(texts: dict[str, str], pack: Pack) -> None:
    names = names_of_examples(pack)
    assert len(names) > 500
    any_name = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    # The broken files of diagnostics are of made-up places, and some real one may be called so.
    told = {path: text for path, text in texts.items() if "author-guide/diagnostics" not in path}
    assert {(path, found) for path, text in told.items() for found in any_name.findall(text)} == set()


def test_no_code_of_an_example_stands_beside_an_outcome(texts: dict[str, str], pack: Pack) -> None:
    codes = {key for data, day in DATA.items() for _, key in _run(pack, data, day).institutions}
    outcomes = [word for outcome in Outcome for word in (outcome.label.zh, outcome.label.en, outcome)]
    told = re.compile("|".join(map(re.escape, outcomes)))
    lines = [
        (path, line)
        for path, text in texts.items()
        for line in text.splitlines()
        if not codes.isdisjoint(CODE.findall(line)) and told.search(line)
    ]
    assert lines == []


def test_no_report_stands_in_the_handbook(texts: dict[str, str]) -> None:
    reports = ("zhangcheng-report/", "zhangcheng-scores/", "zhangcheng-reports/")
    assert [path for path, text in texts.items() if any(f'"{one}' in text for one in reports)] == []


def _run(pack: Pack, data: Path, day: dt.date) -> Run:
    return zc.check(pack, data, as_of=day, rules=["premises-area"])
