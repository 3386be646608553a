"""A pack of a thousand files loads whole; how fast, `benchmarks/pack_loading.py` says."""

import shutil
from decimal import Decimal
from pathlib import Path

from pack.layered import SMALL
from zhangcheng.pack.load import load_pack

PARAMETER = """\
id: limit_{i}
title: {{zh: 限额{i}, en: Limit {i}}}
unit: m2
by: [jurisdiction, stage]
lower_levels_may: raise
values:
  - from: 2016-01-01
    source: practice#area
    rows:
      - {{jurisdiction: "3506", stage: new, value: 200.50}}
      - {{jurisdiction: "350602", stage: new, value: 210}}
  - from: 2020-01-01
    source: practice#area
    rows:
      - {{jurisdiction: "3506", stage: new, value: 210}}
      - {{jurisdiction: "350602", stage: new, value: 220.50}}
"""
RULES = """\
area: area-{i}
title: {{zh: 场所, en: Premises}}
rules:
  - id: floor-area-{i}
    title: {{zh: 面积达标, en: Enough space}}
    record: community
    when: stage = "new"
    require: floor_area >= limit_{i}
    level: must
    sources: [practice#area]
    cases:
      - {{name: much, as_of: 2020-01-01, given: {{place: "3506", floor_area: 300}}, expect: pass}}
      - {{name: little, as_of: 2020-01-01, given: {{place: "3506", floor_area: 9}}, expect: fail}}
"""


def test_a_thousand_files(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    for i in range(500):
        (tmp_path / f"parameters/limit_{i}.yaml").write_text(PARAMETER.format(i=i), encoding="utf-8")
        (tmp_path / f"rules/area-{i}.yaml").write_text(RULES.format(i=i), encoding="utf-8")
    pack = load_pack(tmp_path)
    assert len(pack.rules) == 501
    assert pack.parameters["limit_499"].values[-1].value == Decimal("220.50")
