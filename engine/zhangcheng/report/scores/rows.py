"""What became of the rows of the data, for the closing balance: of each record type, and in all."""

from zhangcheng.diagnostics.text import Language
from zhangcheng.scoring.result import RowCount
from zhangcheng.scoring.score import ScoreRun
from zhangcheng.wording.words import WORDS


def row_counts(run: ScoreRun, language: Language) -> list[tuple[str, RowCount]]:
    """Return the rows of each record type under its title, those that lost any first."""
    types = run.pack.record_types
    waivers = WORDS["waivers"].get(language)
    titled = [
        (types[row.record_type].title.get(language) if row.record_type in types else waivers, row)
        for row in run.balance.rows
    ]
    return sorted(titled, key=lambda one: not one[1].rejected)


def all_rows(run: ScoreRun) -> RowCount:
    """Return the rows of all record types together."""
    rows = run.balance.rows
    return RowCount(
        record_type="",
        read=sum(row.read for row in rows),
        accepted=sum(row.accepted for row in rows),
        rejected=sum(row.rejected for row in rows),
    )
