"""How fast scoring is: 10,000 communities by 30 indicators, and how sure the places of 50 are.

Prints, for each, the fastest of several runs beside its budget, and the processor time of the one that
took least, which says more on a busy machine. Data is made up and read before the
clock starts; the second card has 49 indicators on four levels and 10,000 draws.
"""

import argparse
import csv
import datetime as dt
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from zhangcheng.dataset import Dataset, read_dataset
from zhangcheng.model.clock import Clock
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack
from zhangcheng.scoring.score import score
from zhangcheng.scoring.sensitivity.sensitivity import sensitivity

CLOCK = Clock.at(dt.date(2021, 12, 31))
SCORE_BUDGET, SENSITIVITY_BUDGET = 1.0, 5.0
MISSING = 0.02
METHODS = (
    "{method: min_max}",
    "{method: min_max, within: group}",
    "{method: z_score, centre: 0.5, spread: 0.1}",
    "{method: rank}",
    "{method: percentile}",
    "{method: target, zero_at: 0, full_at: 900}",
    "{method: deduct, each: 0.01}",
    "{method: add, each: 0.01}",
)
PACK = """
id: bench
version: "1"
title: {zh: 基准, en: Benchmark}
languages: [zh, en]
home: "3506"
"""
PLACES = """
jurisdictions:
  - {code: "3506", name: {zh: 漳州市, en: Zhangzhou}, level: city}
"""


def main() -> None:
    """Measure both, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--institutions", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pack, data = make(Path(folder) / "wide", given.institutions, flat_card(30))
        card = pack.scorecards["card"]
        taken = fastest(given.runs, lambda: score(pack, data, CLOCK, card))
        wide = f"{given.institutions:,} institutions × 30 indicators"
        print(f"{wide} scored: {taken} (budget {SCORE_BUDGET} s)")
        pack, data = make(Path(folder) / "deep", 50, deep_card())
        run = score(pack, data, CLOCK, pack.scorecards["card"])
        depth = f"{len(run.card.indicators)} indicators × 4 levels"
        taken = fastest(given.runs, lambda: sensitivity(run))
        deep = f"50 institutions × {depth}, 10,000 draws"
        print(f"{deep}: {taken} (budget {SENSITIVITY_BUDGET} s)")


def fastest(runs: int, work: Callable[[], object]) -> str:
    """Return the seconds of the fastest run, and the least processor time, in words."""
    found = []
    for _ in range(runs):
        start, used = time.perf_counter(), time.process_time()
        work()
        found.append((time.perf_counter() - start, time.process_time() - used))
    wall, processor = (min(times) for times in zip(*found, strict=True))
    return f"{wall:.2f} s, {processor:.2f} s of processor time"


def make(folder: Path, institutions: int, card: str) -> tuple[Pack, Dataset]:
    """Write a pack with one card and its data; return both, read."""
    fields = [f"f{n:02d}" for n in range(49)]
    columns = "".join(
        f"  - {{id: {n}, label: {{zh: {n}, en: {n}}}, type: number, decimals: 2}}\n" for n in fields
    )
    record = (
        "id: unit\ntitle: {zh: 单位, en: Unit}\nkey: [code]\nfields:\n"
        "  - {id: code, label: {zh: 代码, en: Code}, type: text}\n"
        "  - {id: place, label: {zh: 辖区, en: Place}, type: jurisdiction}\n"
        "  - {id: team, label: {zh: 组, en: Team}, type: text}\n" + columns
    )
    files = {
        "pack.yaml": PACK,
        "jurisdictions.yaml": PLACES,
        "sources.yaml": "sources:\n  - {id: paper, title: {zh: 文件, en: Paper}}\n",
        "records/unit.yaml": record,
        "scorecards/card.yaml": card,
    }
    for name, text in files.items():
        path = folder / "pack" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "data").mkdir()
    chance = random.Random(1)  # noqa: S311 - made-up data, no secret
    with (folder / "data/unit.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["code", "place", "team", *fields])
        for n in range(institutions):
            values = (
                f"{chance.randrange(100_000) / 100}" if chance.random() > MISSING else "" for _ in fields
            )
            writer.writerow([f"u{n}", "3506", f"t{n % 20}", *values])
    pack = load_pack(folder / "pack")
    read = read_dataset(
        folder / "data", record_types=pack.record_types, jurisdictions=pack.jurisdictions
    )
    return pack, read


HEAD = """id: card
title: {zh: 考核表, en: Card}
record: unit
group: team
missing: exclude
rounding: {decimals: 2, mode: half_up}
illustrative: true
sensitivity:
  weights_percent: 20
  normalise: [z_score, rank]
  aggregate: [geometric]
  draws: 10000
  seed: 1
grades:
  - {id: high, title: {zh: 高, en: High}, scores: ">= 60", at_most_percent: 30}
  - {id: middle, title: {zh: 中, en: Middle}, scores: "[40..60)"}
  - {id: low, title: {zh: 低, en: Low}, scores: "< 40"}
"""


def flat_card(indicators: int) -> str:
    """A card of so many indicators on one level."""
    lines = "".join(indicator(n, METHODS[n % len(METHODS)], "  ") for n in range(indicators))
    return f"{HEAD}total: {indicators}\nindicators:\n{lines}"


def deep_card() -> str:
    """A card of 49 indicators under dimensions of dimensions of dimensions."""
    numbers = iter(range(49))
    return f"{HEAD}total: 7\ndimensions:\n{''.join(branch(n, numbers) for n in range(7))}"


def branch(number: int, numbers: Iterator[int]) -> str:
    """A dimension with two below it that hold seven indicators."""
    left = "".join(indicator(next(numbers), METHODS[number % 6], " " * 10) for _ in range(3))
    right = "".join(indicator(next(numbers), METHODS[(number + 1) % 6], " " * 10) for _ in range(4))
    title = "title: {zh: d, en: d}"
    half = "        title: {{zh: d, en: d}}\n        weight: 1\n"
    half += "        total: {total}\n        indicators:\n"
    lines = [f"  - id: d{number}\n    {title}\n    weight: 1\n    total: 2\n    dimensions:\n"]
    lines += [f"      - id: d{number}-l\n", half.format(total=3), left]
    lines += [f"      - id: d{number}-r\n", half.format(total=4), right]
    return "".join(lines)


def indicator(number: int, method: str, indent: str) -> str:
    """An indicator of weight 1."""
    name = f"f{number:02d}"
    title = f"{{zh: {name}, en: {name}}}"
    return (
        f"{indent}- {{id: i{number}, title: {title}, weight: 1, value: {name}, normalise: {method}}}\n"
    )


if __name__ == "__main__":
    main()
