"""What a format writes: one run or several, in one language, and the data that they are about."""

from dataclasses import dataclass
from pathlib import Path

from zhangcheng.diagnostics.text import Language
from zhangcheng.evaluate.run import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document: a run for each pack that the data was checked against, in the given order.

    `data` is the path of the data as it was given; the annotated workbook opens it again.
    """

    runs: tuple[Run, ...]
    language: Language
    data: Path | None = None
