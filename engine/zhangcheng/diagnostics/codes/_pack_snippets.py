"""Small sound pack files from which the examples of the pack codes are made by one change each."""

RULES = """\
# file: rules/extra.yaml
area: extra
title: {zh: 补充, en: Extra}
rules:
  - id: some-space
    title: {zh: 有场所, en: Some space}
    record: community
    require: floor_area > 0
    level: should
    illustrative: true
    cases:
      - {name: some, as_of: 2020-01-01, given: {stage: new, floor_area: 1}, expect: pass}
      - {name: none, as_of: 2020-01-01, given: {stage: new, floor_area: 0}, expect: fail}
"""

PARAMETER = """\
# file: parameters/fee_limit.yaml
id: fee_limit
title: {zh: 费用上限, en: Fee limit}
unit: yuan
by: [jurisdiction, stage]
lower_levels_may: raise
values:
  - from: 2020-01-01
    source: practice#area
    rows:
      - {jurisdiction: "3506", stage: new, value: 100}
      - {jurisdiction: "350602", stage: new, value: 120}
"""

DATED = """\
# file: parameters/fee_limit.yaml
id: fee_limit
title: {zh: 费用上限, en: Fee limit}
unit: yuan
values:
  - {from: 2020-01-01, to: 2020-12-31, source: practice, value: 100}
  - {from: 2021-01-01, source: practice, value: 120}
"""

RECORD = """\
# file: records/visit.yaml
id: visit
title: {zh: 走访, en: Visit}
belongs_to: community
parameters_on: day
fields:
  - {id: community, label: {zh: 社区, en: Community}, type: reference, to: community, inverse: visits}
  - {id: day, label: {zh: 日期, en: Day}, type: date}
  - {id: kind, label: {zh: 类别, en: Kind}, type: choice, values: [{id: call, label: {zh: 走访, en: Call}}]}
  - {id: cost, label: {zh: 费用, en: Cost}, type: number, unit: yuan, decimals: 2}
measures:
  - {id: double_cost, title: {zh: 两倍费用, en: Double cost}, value: cost + cost, unit: yuan}
  - {id: fourfold_cost, title: {zh: 四倍费用, en: Fourfold cost}, value: double_cost + double_cost, unit: yuan}
"""

PLACES = """\
# file: jurisdictions.yaml
jurisdictions:
  - {code: "3506", name: {zh: 漳州市, en: Zhangzhou}, level: city}
  - {code: "350602", name: {zh: 芗城区, en: Xiangcheng}, level: county, parent: "3506"}
  - {code: "350602001", name: {zh: 东铺头街道, en: Dongputou}, level: subdistrict, parent: "350602"}
"""

SOURCES = """\
# file: sources.yaml
sources:
  - id: practice
    title: {zh: 做法, en: Practice}
    date: 2018-06-30
    clauses:
      - {id: area, title: {zh: 场所, en: Premises}}
"""

WAIVERS = """\
# file: waivers.yaml
waivers:
  - rule: premises-area
    jurisdiction: "350602"
    reason: 整体搬迁，新址在建
    basis: 芗政办〔2021〕8号
    approved_by: 芗城区民政局
    from: 2021-01-01
    to: 2021-12-31
"""

MANIFEST = """\
# file: pack.yaml
id: small
version: "1"
title: {zh: 小规则包, en: Small pack}
languages: [zh, en]
home: "3506"
extends: []
units: {m2: {zh: 平方米, en: m²}, yuan: {zh: 元, en: yuan}}
"""

SCORECARD = """\
# file: scorecards/yearly.yaml
id: yearly
title: {zh: 年度考核, en: Yearly assessment}
record: community
group: stage
missing: refuse
rounding: {decimals: 2, mode: half_up}
illustrative: true
indicators:
  - id: area
    title: {zh: 场所面积, en: Floor area}
    weight: 60
    range: {from: 50, to: 70}
    value: floor_area
    unit: m2
    normalise: {method: target, zero_at: 0, full_at: 200}
  - id: visits
    title: {zh: 走访次数, en: Visits}
    weight: 40
    value: count(visits)
    normalise:
      method: steps
      steps:
        - {when: "< 4", points: 0}
        - {when: "[4..12)", points: 20}
        - {when: ">= 12", points: 40}
vetoes:
  - id: no-space
    title: {zh: 场所不达标, en: Premises fall short}
    rule: floor-area
    grade: pass
grades:
  - {id: good, title: {zh: 良好, en: Good}, scores: ">= 80"}
  - {id: pass, title: {zh: 合格, en: Pass}, scores: "[60..80)"}
  - {id: fail, title: {zh: 不合格, en: Fail}, scores: "< 60"}
ties: [area]
"""


LAYER = """\
# file: pack.yaml
id: county
version: "1"
title: {zh: 区规则包, en: County pack}
languages: [zh, en]
home: "350602"
extends: [../small]
"""

LAYER_DROPS = """\
drops:
  - rule: floor-area
    reason: {zh: 本区另有规定, en: The county has its own}
    source: practice#area
"""

LAYER_VALUES = """\
# file: parameters/least_area.yaml
extends: least_area
values:
  - from: 2020-01-01
    source: practice#area
    rows:
      - {jurisdiction: "350602", stage: new, value: 260}
"""


def changed(snippet: str, *pairs: tuple[str, str]) -> str:
    """Return `snippet` with each old text replaced once by the new one.

    Raises:
        ValueError: when an old text does not occur, so that no example is silently sound.
    """
    for old, new in pairs:
        if old not in snippet:
            raise ValueError(old)
        snippet = snippet.replace(old, new, 1)
    return snippet
