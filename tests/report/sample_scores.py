"""A small scoring that shows what score reports can say: every kind of item, waivers, faults, bars."""

from pathlib import Path

from scoring.cards import AS_OF, write_card, write_rows, write_waivers
from zhangcheng import Scores, load_pack, score

_CARD = """
group: team
when: listed
lowest: 0
highest: 100
waived: exclude
effective: {from: 2022-01-01}
note: {zh: 样表。, en: A sample.}
illustrative: true
dimensions:
  - id: work
    title: {zh: 工作, en: Work}
    weight: 60
    indicators:
      - {id: area, title: {zh: 面积, en: Area}, weight: 50, value: a, step: 10,
         normalise: {method: target, zero_at: 0, full_at: 200}}
      - {id: gaps, title: {zh: 缺项, en: Gaps}, weight: 20, value: b,
         normalise: {method: deduct, each: 5}}
      - {id: visits, title: {zh: 走访, en: Visits}, weight: 30, rule: long-enough, missing: zero}
  - id: views
    title: {zh: 评价, en: Views}
    weight: 40
    aggregate: geometric
    indicators:
      - id: marks
        title: {zh: 评分, en: Marks}
        weight: 70
        marks:
          record: ballot
          rated: unit
          rater: rater
          group: side
          mark: mark
          groups:
            - {id: above, title: {zh: 上级, en: Above}, weight: 60}
            - {id: peers, title: {zh: 同级, en: Peers}, weight: 40, minimum: 2}
          below_minimum: exclude
        normalise: {method: target, zero_at: 0, full_at: 100}
      - {id: size, title: {zh: 规模, en: Size}, weight: 30, value: c, normalise: {method: min_max}}
adjustments:
  - {id: praise, title: {zh: 表彰, en: Praise}, kind: addition, value: d, each: 2, at_most: 4}
vetoes:
  - {id: unsafe, title: {zh: 事故, en: Accident}, when: e > 0, grade: low}
grades:
  - {id: top, title: {zh: 优秀, en: Top}, scores: ">= 85", at_most_percent: 40, not_with: [long-enough]}
  - {id: good, title: {zh: 良好, en: Good}, scores: "[60..85)"}
  - {id: low, title: {zh: 较差, en: Low}, scores: "< 60"}
ties: [area]
"""
_UNITS = (
    # code, team, listed, a, b, c, d, e
    ("u0", "甲", "是", "220", 0, 9, 1, 0),
    ("u1", "甲", "是", "180", 1, 5, 0, 0),
    ("u2", "甲", "是", "待核", 0, 7, 3, 0),
    ("u3", "乙", "是", "160", 2, "", 0, 1),
    ("u4", "乙", "是", "160", 2, 1, 0, 0),
    ("u5", "乙", "否", "90", 0, 3, 0, 0),
    ("u6", "乙", "", "90", 0, 3, 0, 0),
)
_VISITS = (("u0", 3), ("u0", 1), ("u1", 3), ("u2", 1), ("u3", 2), ("u4", ""))
_MARKS = (
    *(("u0", "office", "above", 90), ("u0", "u1", "peers", 80), ("u0", "u2", "peers", 84)),
    *(("u1", "office", "above", 95), ("u1", "u1", "peers", 100), ("u1", "u2", "peers", 70)),
    *(("u2", "office", "above", 88), ("u3", "office", "above", 75), ("u4", "office", "above", "")),
)
_WAIVERS = (
    {"rule": "long-enough", "institution": "u0"},
    {"rule": "long-enough", "institution": "u2", "to": "2021-06-30"},
    {"rule": "long-engouh", "institution": "u3"},
)


def make_scores(folder: Path) -> Scores:
    """Score the sample; everything in it is made up."""
    pack = load_pack(write_card(folder / "pack", _CARD))
    names = ("code", "team", "listed", "a", "b", "c", "d", "e")
    data = write_rows(
        folder / "data",
        unit=[dict(zip(names, row, strict=True)) for row in _UNITS],
        visit=[{"unit": unit, "hours": hours} for unit, hours in _VISITS],
        ballot=[dict(zip(("unit", "rater", "side", "mark"), row, strict=True)) for row in _MARKS],
    )
    waivers = write_waivers(folder / "waivers.yaml", _WAIVERS)
    return score(pack, data, "card", as_of=AS_OF, waivers=waivers)
