"""Runs rendered JavaScript in a browser page: the values of many nodes for many records at once."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

from zhangcheng.feel import tree
from zhangcheng.feel.javascript import Renderer
from zhangcheng.feel.types import Kind
from zhangcheng.handbook.calculator_parameters import embed
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


@dataclass(frozen=True)
class AllRead:
    """Names of which nothing is given: every one is read from the record."""

    pack: Pack

    def given(self, _node: tree.Node) -> str | None:
        return None

    def definition(self, node: tree.MeasureRef) -> tree.Node:
        measure = next(m[node.measure] for m in self.pack.measures.values() if node.measure in m)
        return self.pack.tree(measure.expression)

    def by_place(self, parameter: str) -> bool:
        return "jurisdiction" in self.pack.parameters[parameter].by


def open_runtime(page: Page) -> None:
    """Load the runtime into an empty page."""
    page.set_content("<!doctype html><title>FEEL</title>")
    for name in ("big.min.js", "feel.js"):
        page.add_script_tag(content=(ASSETS / name).read_text(encoding="utf-8"))


def context_of(pack: Pack, clock: Clock) -> Json:
    """Return the dates and the parameters of a pack as the runtime reads them."""
    return {
        "asOf": clock.as_of.isoformat(),
        "start": clock.period.start.isoformat(),
        "end": clock.period.end.isoformat(),
        "parents": {place.code: place.parent for place in pack.jurisdictions},
        "parameters": {name: embed(pack, one, "en").data for name, one in pack.parameters.items()},
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


def record_of(
    pack: Pack, record_type: RecordType, given: Mapping[str, Any], *, place: object = None
) -> Json:
    """Return what a case gives as a record of the runtime; rows lie where their owner lies."""
    own = record_type.jurisdiction_field
    place = given.get("jurisdiction") or (given.get(own.id) if own else None) or place
    record: Json = {"values": {}, "place": place, "references": {}, "rows": {}}
    for name, value in given.items():
        relation, declared = record_type.relation(name), record_type.field(name)
        if relation is not None:
            target = pack.record_types[relation.record_type]
            items = [record_of(pack, target, item, place=place) for item in value]
            record["rows"][name] = {"reference": relation.reference, "items": items}
        elif declared is not None and declared.to is not None and isinstance(value, Mapping):
            target = pack.record_types[declared.to]
            record["references"][name] = record_of(pack, target, value, place=place)
        elif declared is not None:
            number = declared.type == "number" and value is not None
            record["values"][name] = as_javascript(Decimal(str(value)) if number else value)
    return record
