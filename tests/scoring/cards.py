"""Small cards over small data: a pack of units, their visits, and ballots about them."""

import csv
import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import dedent, indent

from evaluate.packs import write_pack
from zhangcheng.evaluate.reading import read_data
from zhangcheng.model.clock import Clock
from zhangcheng.pack import load_pack
from zhangcheng.pack.waivers import load_waivers
from zhangcheng.scoring.score import ScoreRun, score
from zhangcheng.scoring.stages import Account

AS_OF = dt.date(2021, 12, 31)
NUMBERS = tuple("abcdef")
Row = Mapping[str, object]

_RECORDS = {
    "records/unit.yaml": """
        id: unit
        title: {zh: 单位, en: Unit}
        key: [code]
        name: name
        fields:
          - {id: code, label: {zh: 代码, en: Code}, type: text}
          - {id: name, label: {zh: 名称, en: Name}, type: text}
          - {id: place, label: {zh: 辖区, en: Place}, type: jurisdiction}
          - {id: team, label: {zh: 组, en: Team}, type: text}
          - {id: listed, label: {zh: 在册, en: Listed}, type: boolean}
          - id: kind
            label: {zh: 类别, en: Kind}
            type: choice
            values: [{id: new, label: {zh: 新, en: New}}, {id: old, label: {zh: 旧, en: Old}}]
    """.rstrip(" ")
    + "".join(
        f"          - {{id: {n}, label: {{zh: 数{n}, en: Number {n}}}, type: number, decimals: 4}}\n"
        for n in NUMBERS
    ),
    "records/visit.yaml": """
        id: visit
        title: {zh: 走访, en: Visit}
        key: [no]
        belongs_to: unit
        fields:
          - {id: no, label: {zh: 编号, en: No}, type: text}
          - {id: unit, label: {zh: 单位, en: Unit}, type: reference, to: unit, inverse: visits}
          - {id: hours, label: {zh: 小时, en: Hours}, type: number, decimals: 1}
    """,
    "records/ballot.yaml": """
        id: ballot
        title: {zh: 评分票, en: Ballot}
        key: [no]
        belongs_to: unit
        fields:
          - {id: no, label: {zh: 票号, en: No}, type: text}
          - {id: unit, label: {zh: 被评单位, en: Rated}, type: reference, to: unit, inverse: ballots}
          - {id: rater, label: {zh: 评分者, en: Rater}, type: text}
          - {id: side, label: {zh: 方面, en: Side}, type: text}
          - {id: mark, label: {zh: 分, en: Mark}, type: number, decimals: 2}
          - {id: answer, label: {zh: 评价, en: Answer}, type: text}
    """,
    "rules/visits.yaml": """
        area: visits
        title: {zh: 走访, en: Visits}
        rules:
          - id: long-enough
            title: {zh: 走访够长, en: Visits are long enough}
            record: visit
            require: hours >= 2
            level: must
            sources: [paper#one]
            cases:
              - {name: a, as_of: 2021-06-30, given: {hours: 2}, expect: pass}
              - {name: b, as_of: 2021-06-30, given: {hours: 1}, expect: fail}
          - id: longer-still
            title: {zh: 走访更长, en: Visits are longer still}
            record: visit
            require: hours >= 4
            level: must
            effective: {from: 2022-01-01}
            sources: [paper#one]
            cases:
              - {name: a, as_of: 2022-06-30, given: {hours: 4}, expect: pass}
              - {name: b, as_of: 2022-06-30, given: {hours: 3}, expect: fail}
    """,
}
HEAD = """
id: card
title: {zh: 考核表, en: Card}
record: unit
sources: [paper]
"""
FIELDS = {
    "unit": ("code", "name", "place", "team", "listed", "kind", *NUMBERS),
    "visit": ("no", "unit", "hours"),
    "ballot": ("no", "unit", "rater", "side", "mark", "answer"),
}


def write_card(folder: Path, card: str) -> Path:
    """Write the pack with one card; `card` follows the head, and defaults are put before it."""
    text = HEAD + dedent(card)
    for key, default in (("missing", "exclude"), ("rounding", "{decimals: 2, mode: half_up}")):
        if f"\n{key}:" not in text:
            text += f"{key}: {default}\n"
    return write_pack(folder, {**_RECORDS, "scorecards/card.yaml": text})


def write_rows(folder: Path, **tables: Sequence[Row]) -> Path:
    """Write a data folder; units get their code as name, and a place."""
    folder.mkdir(parents=True, exist_ok=True)
    for record, rows in {"unit": (), "visit": (), "ballot": (), **tables}.items():
        with (folder / f"{record}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, FIELDS[record])
            writer.writeheader()
            for number, row in enumerate(rows):
                filled = (
                    {"place": "350602", "name": row.get("code")} if record == "unit" else {"no": number}
                )
                writer.writerow({**filled, **row})
    return folder


def run_card(
    folder: Path,
    card: str,
    *,
    as_of: dt.date = AS_OF,
    waivers: Sequence[Mapping[str, str]] = (),
    **tables: Sequence[Row],
) -> ScoreRun:
    """Score rows by a scorecard; `waivers` name rule and institution, and may have other dates."""
    pack = load_pack(write_card(folder / "pack", card))
    data = write_rows(folder / "data", **tables)
    dataset = read_data(pack, data)
    granted = load_waivers(write_waivers(folder / "waivers.yaml", waivers)) if waivers else None
    return score(pack, dataset, Clock.at(as_of), pack.scorecards["card"], granted)


def write_waivers(path: Path, waivers: Sequence[Mapping[str, str]]) -> Path:
    """Write a file of waivers, each for the whole of the year unless it says otherwise."""
    approved = {"reason": "修缮", "basis": "文件", "approved_by": "区委组织部"}
    dates = {"from": "2021-01-01", "to": "2021-12-31"}
    rows = (
        ", ".join(f"{key}: {value}" for key, value in {**approved, **dates, **waiver}.items())
        for waiver in waivers
    )
    lines = ["waivers:\n", *(f"  - {{{row}}}\n" for row in rows)]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def account(run: ScoreRun, key: str) -> Account:
    """The account of one unit."""
    return next(a for a in run.accounts if a.standing.key == key)


def one_indicator(normalise: str, *, more: str = "", value: str = "a", weight: str = "100") -> str:
    """A card of a single indicator."""
    extra = indent(dedent(more), "    ")
    return f"""
indicators:
  - id: only
    title: {{zh: 指标, en: Indicator}}
    weight: {weight}
    value: {value}
    normalise: {normalise}
{extra}
"""


def units(*values: object, **more: object) -> list[dict[str, object]]:
    """Units u0, u1 … with these values of `a`."""
    return [{"code": f"u{n}", "a": value, **more} for n, value in enumerate(values)]
