"""Expressions over the single values of one made-up record: their value in SQL and in a browser."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
from playwright.sync_api import Page
from sqlglot import exp

from javascript import TOO_LARGE, as_javascript, as_python
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel import tree
from zhangcheng.feel.check import check
from zhangcheng.feel.javascript import Renderer, text
from zhangcheng.feel.sql import Renderer as SqlRenderer
from zhangcheng.feel.sql import Sql
from zhangcheng.feel.vocabulary import Vocabulary
from zhangcheng.model.clock import Clock
from zhangcheng.model.expression import Expression
from zhangcheng.model.record_type import Field, FieldType, RecordType

CLOCK = Clock.at(dt.date(2021, 6, 30), period="2021-Q2")
NAMES = {
    "n": "number",
    "x": "number",
    "y": "number",
    "d": "date",
    "e": "date",
    "s": "text",
    "b": "boolean",
}
DECIMALS = {"n": 0, "x": 2, "y": 4}
RECORD = RecordType(
    id="thing",
    title=Text.same("thing"),
    fields=tuple(
        Field(id=name, label=Text.same(name), type=FieldType(kind), decimals=DECIMALS.get(name, 0))
        for name, kind in NAMES.items()
    ),
)
VOCABULARY = Vocabulary(record_types={"thing": RECORD}, parameters={}, measures={}, units={})
SQL_TYPES = {"date": "DATE", "text": "VARCHAR", "boolean": "BOOLEAN"}
CONNECTION = duckdb.connect()


class Given:
    """Names that are given: columns in SQL, answers in JavaScript."""

    def column(self, node: tree.Node) -> Sql:
        assert isinstance(node, tree.FieldRef)
        return exp.column(node.field)

    def definition(self, node: Any) -> Any:  # noqa: ANN401 - the same node, whatever it is
        return node

    def unread(self, _node: tree.Node) -> Sql | None:
        return None

    def is_open(self, _node: tree.Node) -> bool:
        return False

    def bounds(self, _node: tree.Node) -> tuple[Sql, Sql] | None:
        return None

    def given(self, node: tree.Node) -> str | None:
        return f"r[{text(node.field)}]" if isinstance(node, tree.FieldRef) else None

    def by_place(self, _parameter: str) -> bool:
        return False


_RUN = """([record, c]) => {
  const F = zhangcheng.feel;
  const value = (raw) => (raw !== null && typeof raw === "object" ? F.number(raw.n) : raw);
  const r = Object.fromEntries(Object.entries(record).map(([name, raw]) => [name, value(raw)]));
  return FUNCTIONS.map((f) => {
    try { const found = f(r, c); return F.isNumber(found) ? { n: found.toFixed() } : found; }
    catch (error) { if (error instanceof F.TooLargeError) return TOO_LARGE; throw error; }
  });
}"""


def tree_of(written: str) -> tree.Node | None:
    """Return the typed tree of an expression; None when it is diagnosed."""
    expression = Expression(text=written, file="random", line_starts=((0, 1, 1),))
    collector = Collector()
    return check(expression, record_type="thing", vocabulary=VOCABULARY, collector=collector)


def in_sql(node: tree.Node, record: Mapping[str, object]) -> object:
    """Return the value, as wide as can be; a number too large for that is said, not returned."""
    columns = ", ".join(
        f"CAST(? AS {SQL_TYPES.get(kind, f'DECIMAL(38, {DECIMALS.get(name, 0)})')}) AS {name}"
        for name, kind in NAMES.items()
    )
    sql = SqlRenderer(Given(), CLOCK, wide=True).sql(node).sql("duckdb")
    query = f"SELECT {sql} FROM (SELECT {columns})"
    try:
        found = CONNECTION.execute(query, [record[name] for name in NAMES]).fetchall()[0][0]
    except (duckdb.OutOfRangeException, duckdb.ConversionException):
        return TOO_LARGE
    return found


def in_javascript(page: Page, nodes: Sequence[tree.Node], record: Mapping[str, object]) -> list[object]:
    """Return the values in the browser, as Python has them."""
    functions = ", ".join(Renderer(Given()).function(node) for node in nodes)
    script = _RUN.replace("FUNCTIONS", f"[{functions}]").replace("TOO_LARGE", f'"{TOO_LARGE}"')
    context = {
        "asOf": CLOCK.as_of.isoformat(),
        "start": CLOCK.period.start.isoformat(),
        "end": CLOCK.period.end.isoformat(),
    }
    answers = {name: as_javascript(value) for name, value in record.items()}
    found = page.evaluate(script, [answers, context])
    return [as_python(value, node.type.kind) for value, node in zip(found, nodes, strict=True)]
