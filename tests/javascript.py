"""Runs rendered JavaScript in a browser page: the values of many nodes for many records at once."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

from zhangcheng.feel import tree
from zhangcheng.feel.javascript import Renderer
from zhangcheng.feel.types import Kind
from zhangcheng.handbook.calculator_parameters import embed
from zhangcheng.handbook.lookup import Tables
from zhangcheng.model.clock import Clock
from zhangcheng.model.record_type import RecordType
from zhangcheng.pack.pack import Pack

ASSETS = files("zhangcheng.handbook") / "assets"
TOO_LARGE = "too large"
Json = dict[str, Any]

# Numbers come as {n: text}; rows are tied to the record that they point at.
_RUN = """([records, context]) => {
  const F = zhangcheng.feel;
  const value = (raw) => (raw !== null && typeof raw === "object" ? F.number(raw.n) : raw);
  const mapped = (of, change) =>
    Object.fromEntries(Object.entries(of).map(([name, one]) => [name, change(one)]));
  const tied = (given) => {
    const record = {
      values: mapped(given.values, value), place: given.place,
      references: mapped(given.references, tied), rows: {},
    };
    for (const [relation, { reference, items }] of Object.entries(given.rows)) {
      record.rows[relation] = items.map(tied);
      for (const row of record.rows[relation]) row.references[reference] = record;
    }
    return record;
  };
  const shown = (found) => (F.isNumber(found) ? { n: found.toFixed() } : found);
  const attempt = (f, record) => {
    try { return shown(f(record, context)); }
    catch (error) { if (error instanceof F.TooLargeError) return TOO_LARGE; throw error; }
  };
  const made = records.map(tied);
  return FUNCTIONS.map((f) => made.map((record) => attempt(f, record)));
}"""


class AllRead:
    """Names of which nothing is given: every one is read from the record."""

    def __init__(self, pack: Pack, *roots: tuple[str, tree.Node]) -> None:
        """Find the record type of each measure that the roots read, themselves and by measures."""
        self.pack = pack
        self._definitions: dict[int, tree.Node] = {}
        self.parameters: set[str] = set()
        for record_type, root in roots:
            self._find(record_type, root)

    def _find(self, record_type: str, node: tree.Node) -> None:
        if isinstance(node, tree.MeasureRef):
            target = record_type
            for step in node.path:
                field = self.pack.record_types[target].field(step)
                assert field is not None
                target = field.to or ""
            defined = self.pack.tree(self.pack.measures[target][node.measure].expression)
            self._definitions[id(node)] = defined
            self._find(target, defined)
        if isinstance(node, tree.ParameterRef):
            self.parameters.add(node.parameter)
        if isinstance(node, tree.Aggregate | tree.Quantified):
            satisfies = node.satisfies if isinstance(node, tree.Quantified) else None
            for inner in (node.source.where, node.source.value, satisfies):
                if inner is not None:
                    self._find(node.source.record_type, inner)
        for inner in tree.children(node):
            self._find(record_type, inner)

    def given(self, _node: tree.Node) -> str | None:
        return None

    def definition(self, node: tree.MeasureRef) -> tree.Node:
        return self._definitions[id(node)]

    def by_place(self, parameter: str) -> bool:
        return "jurisdiction" in self.pack.parameters[parameter].by


def open_runtime(page: Page) -> None:
    """Load the runtime into an empty page."""
    page.set_content("<!doctype html><title>FEEL</title>")
    for name in ("big.min.js", "feel.js"):
        page.add_script_tag(content=(ASSETS / name).read_text(encoding="utf-8"))


def context_of(pack: Pack, clock: Clock, names: Iterable[str]) -> Json:
    """Return the dates and some parameters of a pack as the runtime reads them."""
    tables = Tables(pack)
    return {
        "asOf": clock.as_of.isoformat(),
        "start": clock.period.start.isoformat(),
        "end": clock.period.end.isoformat(),
        "parents": {place.code: place.parent for place in pack.jurisdictions},
        "parameters": {
            name: embed(pack, pack.parameters[name], "en", resolved=tables.resolved[name]).data
            for name in names
        },
    }


def values(
    page: Page, renderer: Renderer, nodes: Sequence[tree.Node], *, records: Sequence[Json], context: Json
) -> list[list[object]]:
    """Return the value of each node for each record, as Python has it."""
    functions = ", ".join(renderer.function(node) for node in nodes)
    script = _RUN.replace("FUNCTIONS", f"[{functions}]").replace("TOO_LARGE", f'"{TOO_LARGE}"')
    found = page.evaluate(script, [records, context])
    return [
        [as_python(value, node.type.kind) for value in of_node]
        for node, of_node in zip(nodes, found, strict=True)
    ]


def as_python(value: object, kind: Kind) -> object:
    """Return a value of the browser as the engine has it."""
    if isinstance(value, dict):
        return Decimal(value["n"])
    if kind is Kind.DATE and isinstance(value, str):
        return dt.date.fromisoformat(value)
    return value


def as_javascript(value: object) -> object:
    """Return a value as it goes to the browser."""
    if isinstance(value, Decimal):
        return {"n": f"{value:f}"}
    return value.isoformat() if isinstance(value, dt.date) else value


def in_force(record_type: RecordType, row: Mapping[str, Any], as_of: dt.date) -> bool:
    """Whether a row counts on the day."""
    since, to = (row.get(name) if name is not None else None for name in record_type.in_force)
    return (since is None or since <= as_of) and (to is None or as_of <= to)


def record_of(
    pack: Pack,
    record_type: RecordType,
    given: Mapping[str, Any],
    *,
    as_of: dt.date,
    place: object = None,
) -> Json:
    """Return what a case gives as a record of the runtime.

    Rows lie where their owner lies, and those not in force on the day are left out.
    """
    own = record_type.jurisdiction_field
    place = given.get("jurisdiction") or (given.get(own.id) if own else None) or place
    record: Json = {"values": {}, "place": place, "references": {}, "rows": {}}
    for name, value in given.items():
        relation, declared = record_type.relation(name), record_type.field(name)
        if relation is not None:
            target = pack.record_types[relation.record_type]
            kept = [item for item in value if in_force(target, item, as_of)]
            items = [record_of(pack, target, item, as_of=as_of, place=place) for item in kept]
            record["rows"][name] = {"reference": relation.reference, "items": items}
        elif declared is not None and declared.to is not None and isinstance(value, Mapping):
            target = pack.record_types[declared.to]
            record["references"][name] = record_of(pack, target, value, as_of=as_of, place=place)
        elif declared is not None:
            number = declared.type == "number" and value is not None
            record["values"][name] = as_javascript(Decimal(str(value)) if number else value)
    return record
