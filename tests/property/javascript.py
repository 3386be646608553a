"""Runs rendered JavaScript on the records of `world` in a browser: the values of many nodes at once."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files

from playwright.sync_api import Page

from zhangcheng.feel import tree
from zhangcheng.feel.javascript import Renderer
from zhangcheng.feel.types import Kind
from zhangcheng.pack.pack import Pack

from .world import CLOCK, FLOOR_VALUES, PLACES

ASSETS = files("zhangcheng.handbook") / "assets"
DATES = {
    "asOf": CLOCK.as_of.isoformat(),
    "start": CLOCK.period.start.isoformat(),
    "end": CLOCK.period.end.isoformat(),
}

# Numbers come as {n: text}; references and rows are tied into records here.
_RUN = """([records, context]) => {
  const F = zhangcheng.feel;
  const value = (raw) => (raw !== null && typeof raw === "object" ? F.number(raw.n) : raw);
  const made = {};
  for (const [type, rows] of Object.entries(records)) {
    made[type] = rows.map((row) => ({
      values: Object.fromEntries(Object.entries(row.values).map(([name, raw]) => [name, value(raw)])),
      place: row.place, key: row.key, references: {}, rows: {},
    }));
  }
  for (const premises of made.premises ?? []) {
    const owner = made.community.find((one) => one.key === premises.values.community);
    premises.references.community = owner;
    (owner.rows.premises ??= []).push(premises);
  }
  const shown = (found) => (F.isNumber(found) ? { n: found.toFixed() } : found);
  const attempt = (f, record) => {
    try { return shown(f(record, context)); }
    catch (error) { if (error instanceof F.TooLargeError) return "too large"; throw error; }
  };
  return FUNCTIONS.map((f) => made.community.map((record) => attempt(f, record)));
}"""


@dataclass(frozen=True)
class Measures:
    """Nothing is given: every name is read from the record."""

    pack: Pack

    def given(self, _node: tree.Node) -> str | None:
        return None

    def definition(self, node: tree.MeasureRef) -> tree.Node:
        measure = next(m[node.measure] for m in self.pack.measures.values() if node.measure in m)
        return self.pack.tree(measure.expression)

    def by_place(self, _parameter: str) -> bool:
        return True


def open_runtime(page: Page) -> None:
    """Load the runtime into an empty page."""
    page.set_content("<!doctype html><title>FEEL</title>")
    for name in ("big.min.js", "feel.js"):
        page.add_script_tag(content=(ASSETS / name).read_text(encoding="utf-8"))


Data = Mapping[str, Sequence[Mapping[str, object]]]


def values(page: Page, pack: Pack, data: Data, nodes: Sequence[tree.Node]) -> list[list[object]]:
    """Return the value of each node for each community, as Python knows it."""
    renderer = Renderer(Measures(pack))
    functions = ", ".join(renderer.function(node) for node in nodes)
    script = _RUN.replace("FUNCTIONS", f"[{functions}]")
    found = page.evaluate(script, [_records(data), {**DATES, **_parameters()}])
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
    """Return a value of a record as it goes to the browser."""
    if isinstance(value, Decimal):
        return {"n": str(value)}
    return value.isoformat() if isinstance(value, dt.date) else value


def _records(data: Data) -> object:
    places = {row["code"]: row["place"] for row in data["community"]}
    return {
        record_type: [
            {
                "key": row.get("code") or row.get("no"),
                "place": row.get("place") or places.get(row.get("community")),
                "values": {name: as_javascript(value) for name, value in row.items()},
            }
            for row in rows
        ]
        for record_type, rows in data.items()
    }


def _parameters() -> dict[str, object]:
    by_place: dict[str, dict[str, list[object]]] = {}
    for value in FLOOR_VALUES:
        entry = {
            "since": value.since.isoformat(),
            "to": value.to.isoformat() if value.to else None,
            "value": str(value.value),
        }
        by_place.setdefault(value.jurisdiction or "", {}).setdefault("", []).append(entry)
    for entries in (by_place["350602"][""],):
        # Before the district had its own value, that of the city held there.
        entries[:0] = [{**by_place["3506"][""][0], "to": "2017-12-31"}]  # type: ignore[dict-item]
    return json.loads(
        json.dumps(
            {
                "parents": {place.code: place.parent for place in PLACES},
                "parameters": {"area_floor": {"byPlace": True, "number": True, "values": by_place}},
            }
        )
    )
