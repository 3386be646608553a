"""Documents that policy stands in, and the clauses of them that are cited."""

import datetime as dt
from dataclasses import dataclass

from zhangcheng.diagnostics.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A paragraph or clause of a source, with the words that matter."""

    id: str
    title: Text
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document: who issued it, its number (文号), its date, where it was read."""

    id: str
    title: Text
    issuer: Text | None
    number: str | None
    date: dt.date | None
    url: str | None
    note: Text | None
    clauses: tuple[Clause, ...]

    def clause(self, clause_id: str) -> Clause | None:
        """Return the clause of that id, or None."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)


_INNER = str.maketrans("《》", "〈〉")
"""A title within a title, see GB/T 15834-2011, 4.15."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A reference `source#clause`, resolved."""

    source: Source
    clause: Clause | None

    @property
    def id(self) -> str:
        """The reference as written in a pack."""
        return self.source.id if self.clause is None else f"{self.source.id}#{self.clause.id}"

    @property
    def text(self) -> Text:
        """Title, number and clause in one line."""
        number = f" {self.source.number}" if self.source.number else ""
        title = f"《{self.source.title.zh.translate(_INNER)}》"
        if self.clause is None:
            return Text(f"{title}{number}", f"{self.source.title.en}{number}")
        return Text(
            f"{title}{number} · {self.clause.title.zh}",
            f"{self.source.title.en}{number} · {self.clause.title.en}",
        )
