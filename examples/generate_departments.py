"""Writes `examples/departments-2018`: made-up ballots on line departments, for the card `department`."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "departments-2018"
NOTICE = """\
部门评议示例数据（2018年）。部门、评议单位和分数全部虚构，不反映任何单位的实际情况。
Made-up ballots on departments (2018): departments, raters and marks are all invented.
"""
DEPARTMENTS = [f"部门{number:02d}（虚构）" for number in range(1, 21)]
SUBDISTRICTS = [f"街道{number:02d}（虚构）" for number in range(1, 9)]
COMMUNITIES = [f"社区{number:02d}（虚构）" for number in range(1, 13)]


def main() -> None:
    """Write the tables and the notice."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "说明.txt").write_text(NOTICE, encoding="utf-8", newline="\n")
    _write("部门", ("name", "place"), ((name, "350602") for name in DEPARTMENTS))
    _write("部门评议", ("department", "rater", "rater_kind", "marks_given"), _ballots())


def _ballots() -> Iterator[tuple[str, str, str, str]]:
    chance = random.Random(2018)  # noqa: S311 - made-up data, no secret
    sides = (("subdistrict", SUBDISTRICTS), ("department", DEPARTMENTS), ("community", COMMUNITIES))
    for department in DEPARTMENTS:
        level = chance.uniform(74, 93)
        for side, raters in sides:
            for rater in raters:
                marks = min(100.0, max(0.0, chance.gauss(level, 5)))
                # Everyone fills a sheet for all departments, itself included: those do not count.
                yield department, rater, side, f"{marks:.1f}" if chance.random() > _EMPTY else ""


_EMPTY = 0.03


def _write(name: str, heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> None:
    with (FOLDER / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heads)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
