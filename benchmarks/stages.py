"""A DuckDB connection that notes how long each kind of statement takes."""

import time
from typing import Any

STAGES = (
    ("findings", ("UNION ALL",)),
    ("events aggregated, parameters joined", ('TABLE "step_', 'VIEW "step_')),
    ("parameters resolved", ("values_",)),
    ("outcomes counted", ("COUNT_IF", "count_if", "count(*)")),
)
"""Each stage, and the words of which its statements have one; the first that fits."""


class Timed:
    """Passes everything on to a connection; `by_stage` holds the seconds spent."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 - DuckDB's connection is untyped
        """Start from zero."""
        self._connection = connection
        self.by_stage: dict[str, float] = {}

    def execute(self, text: str, *arguments: object) -> Any:  # noqa: ANN401 - likewise
        """Run a statement."""
        started = time.perf_counter()
        result = self._connection.execute(text, *arguments)
        self._note(text, started)
        return result

    def sql(self, text: str) -> "_Lazy":
        """Return a relation; it is its fetching that takes the time."""
        return _Lazy(self, self._connection.sql(text), text)

    def _note(self, text: str, started: float) -> None:
        stage = next((name for name, words in STAGES if any(w in text for w in words)), "other SQL")
        self.by_stage[stage] = self.by_stage.get(stage, 0.0) + time.perf_counter() - started

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - likewise
        return getattr(self._connection, name)


class _Lazy:
    def __init__(self, timed: Timed, relation: Any, text: str) -> None:  # noqa: ANN401 - likewise
        self._timed, self._relation, self._text = timed, relation, text

    def to_arrow_table(self) -> Any:  # noqa: ANN401 - likewise
        started = time.perf_counter()
        table = self._relation.to_arrow_table()
        self._timed._note(self._text, started)  # noqa: SLF001 - the two belong together
        return table

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - likewise
        return getattr(self._relation, name)
