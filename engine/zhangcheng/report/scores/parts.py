"""What every kind of score report is made from: a run, and what was asked for beside it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from zhangcheng.diagnostics.text import Language
from zhangcheng.scoring.evidence import Evidence, read_evidence
from zhangcheng.scoring.improve import Improvement, Points, improved_points, improvements, untried
from zhangcheng.scoring.lifting import Lifting, liftings
from zhangcheng.scoring.score import ScoreRun

if TYPE_CHECKING:
    from zhangcheng.scoring.sensitivity.sensitivity import Sensitivity


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """An institution's score, place and grade in the run that is compared with, as they were written."""

    name: str
    score: str | None
    rank: int | None
    grade: str | None


@dataclass(kw_only=True)
class Scores:
    """The result of `score`: a run, its sensitivity (None: not asked for), and reports to write.

    `last` holds the scores of the run that it is compared with, by the present key, and
    `last_version` the version of its pack; `last_followed` of these institutions had another key then.
    """

    run: ScoreRun
    engine_version: str
    sensitivity: "Sensitivity | None" = None
    last: Mapping[str, Last] = field(default_factory=dict)
    last_as_of: dt.date | None = None
    last_version: str | None = None
    last_followed: int = 0

    @cached_property
    def evidence(self) -> Evidence:
        """The cells behind every indicator."""
        return read_evidence(self.run)

    @cached_property
    def improved(self) -> Mapping[str, Points]:
        """Improved values and their points, by indicator, then row of the institution."""
        return improved_points(self.run)

    @cached_property
    def improvements(self) -> Mapping[str, tuple[Improvement, ...]]:
        """What would help most, by key of the institution."""
        return improvements(self.run, self.improved)

    @cached_property
    def liftings(self) -> Mapping[str, tuple[Lifting, ...]]:
        """What would come of vetoes and bars that no longer hold, by key of the institution."""
        return liftings(self.run)

    @cached_property
    def untried(self) -> Mapping[str, tuple[str, ...]]:
        """Indicators short of full points without a step to improve by, by key of the institution."""
        return untried(self.run)

    def compute_sensitivity(self) -> None:
        """Compute how sure the places are.

        Raises:
            ValueError: when the scorecard does not say what is varied.
        """
        # numpy, which scores alone do without
        from zhangcheng.scoring.sensitivity.sensitivity import sensitivity  # noqa: PLC0415

        self.sensitivity = sensitivity(self.run)

    def write_json(self, path: str | Path) -> None:
        """Write the scores as JSON; see `zhangcheng schema scores` for their shape."""
        from zhangcheng.report.scores.document import write_scores  # noqa: PLC0415 - it reads this class

        write_scores(self, _ready(path))

    def write_html(self, path: str | Path, *, language: Language = "zh") -> None:
        """Write the scores as one self-contained HTML file."""
        from zhangcheng.report.scores.html import write_html  # noqa: PLC0415 - it reads this class

        write_html(self, _ready(path), language=language)

    def write_xlsx(self, path: str | Path, *, language: Language = "zh") -> None:
        """Write a workbook: league table, all stages, weights and balance."""
        from zhangcheng.report.scores.workbook import write_workbook  # noqa: PLC0415 - it reads this class

        write_workbook(self, _ready(path), language=language)

    def write_parquet(self, path: str | Path) -> None:
        """Write the table of all stages, a row per institution and indicator, as Parquet."""
        from zhangcheng.report.scores.table import write_parquet  # noqa: PLC0415 - it reads this class

        write_parquet(self, _ready(path))


def _ready(path: str | Path) -> Path:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    return Path(path)
