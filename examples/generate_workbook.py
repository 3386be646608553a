"""Makes the example workbook of two districts of Zhangzhou: real places, made-up figures.

Run `python examples/generate_workbook.py [PATH]`. No clock is read and chance has a fixed seed, so
that every run makes the same workbook. Codes and names of places come from communities.csv;
everything else is invented in made_up/.
"""

import datetime as dt
import sys
from pathlib import Path

from made_up.appraisals import appraisals
from made_up.community import Sheet, communities
from made_up.funds import funds
from made_up.notice import BOLD, NOTICE
from made_up.places import places
from made_up.posts import posts
from made_up.premises import premises
from sheets import write_book

WORKBOOK = Path(__file__).parent / "xiangcheng-2021.xlsx"
CREATED = dt.datetime(2022, 1, 4, 9, tzinfo=dt.UTC).replace(tzinfo=None)


def sheets() -> list[Sheet]:
    """Return all sheets of the workbook."""
    listed = communities()
    return [*places(listed), premises(listed), posts(listed), appraisals(listed), funds(listed)]


def write(path: Path) -> None:
    """Write the workbook."""
    properties: dict[str, str | dt.datetime] = {
        "title": "漳州市芗城区、龙文区社区示例数据（虚构）",
        "comments": "Example data; every figure is made up.",
        "author": "examples/generate_workbook.py",
        "created": CREATED,
    }
    write_book(path, sheets(), notice=NOTICE, bold=BOLD, properties=properties)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else WORKBOOK)
