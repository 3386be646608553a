"""A pack about communities, their premises and their posts, with one rule per meaning to test."""

from pathlib import Path

from .packs import write_pack

_CASES = """
                cases:
                  - {name: {zh: 甲, en: a}, as_of: 2021-06-30, given: {GOOD}, expect: pass}
                  - {name: {zh: 乙, en: b}, as_of: 2021-06-30, given: {BAD}, expect: fail}
"""


def _rule(name: str, record: str, require: str, *, good: str, bad: str, extra: str = "") -> str:
    cases = _CASES.replace("GOOD", good).replace("BAD", bad)
    return f"""
              - id: {name}
                title: {{zh: 规则 {name}, en: Rule {name}}}
                record: {record}
                {extra}
                require: {require}
                level: must
                sources: [paper#one]{cases}"""


RULES = [
    _rule(
        "area",
        "community",
        "total_area >= floor_area_minimum",
        good="jurisdiction: '350602', premises: [{area: 250}]",
        bad="jurisdiction: '350602', premises: [{area: 249.99}]",
    ),
    _rule(
        "area-per-household",
        "community",
        "total_area / households >= 0.5",
        good="households: 100, premises: [{area: 50}]",
        bad="households: 100, premises: [{area: 49.99}]",
    ),
    _rule(
        "both",
        "community",
        "households >= 10 and total_area >= 100",
        good="households: 10, premises: [{area: 100}]",
        bad="households: 9, premises: [{area: 80}]",
    ),
    _rule(
        "old-only",
        "premises",
        "area >= 100",
        good="kind: old, area: 100",
        bad="kind: old, area: 99",
        extra='when: kind = "old"',
    ),
    _rule(
        "repealed",
        "premises",
        "area >= 1",
        good="area: 1",
        bad="area: 0",
        extra="effective: {from: 2015-01-01, to: 2021-06-30}",
    ),
]

FILES = {
    "records/community.yaml": """
        id: community
        title: {zh: 社区, en: Community}
        key: [code]
        name: code
        fields:
          - {id: code, label: {zh: 代码, en: Code}, type: text}
          - {id: place, label: {zh: 辖区, en: Place}, type: jurisdiction}
          - {id: households, label: {zh: 户数, en: Households}, type: number}
        measures:
          - {id: total_area, title: {zh: 总面积, en: Total area}, value: sum(premises.area), unit: m2}
    """,
    "records/premises.yaml": """
        id: premises
        title: {zh: 场所, en: Premises}
        key: [no]
        belongs_to: community
        in_force: {from: since, to: until}
        fields:
          - {id: no, label: {zh: 编号, en: Number}, type: text}
          - id: community
            label: {zh: 社区, en: Community}
            type: reference
            to: community
            inverse: premises
          - {id: area, label: {zh: 面积, en: Area}, type: number, unit: m2, decimals: 2}
          - id: kind
            label: {zh: 类型, en: Kind}
            type: choice
            values: [{id: new, label: {zh: 新, en: New}}, {id: old, label: {zh: 旧, en: Old}}]
          - {id: since, label: {zh: 启用, en: Since}, type: date}
          - {id: until, label: {zh: 停用, en: Until}, type: date}
    """,
    "parameters/floor_area_minimum.yaml": """
        id: floor_area_minimum
        title: {zh: 最低面积, en: Minimum floor area}
        unit: m2
        by: [jurisdiction]
        lower_levels_may: raise
        values:
          - from: 2015-01-01
            promulgated: 2014-12-01
            source: paper#one
            rows: [{jurisdiction: "3506", value: 150}]
          - from: 2020-01-01
            promulgated: 2019-12-01
            source: paper#one
            rows: [{jurisdiction: "3506", value: 200}]
          - from: 2021-01-01
            promulgated: 2021-03-01
            source: paper#one
            rows: [{jurisdiction: "350602", value: 250}]
    """,
    "rules/town.yaml": """
            area: town
            title: {zh: 镇, en: Town}
            rules:"""
    + "".join(RULES),
}


def write_town(folder: Path) -> Path:
    """Write the pack; return its folder."""
    return write_pack(folder, FILES)
