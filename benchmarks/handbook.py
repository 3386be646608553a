"""How long the handbook takes: a made-up pack of so many rules, built in both languages.

python benchmarks/handbook.py [RULES …]
"""

import gzip
import sys
import tempfile
import time
from pathlib import Path

from zhangcheng.builtin import find_site
from zhangcheng.handbook import facts
from zhangcheng.handbook.site.build import build
from zhangcheng.pack import load_pack

PACK = """id: synthetic
version: "1"
title: {zh: 合成规则包, en: Synthetic pack}
languages: [zh, en]
home: "99"
units: {m2: {zh: 平方米, en: m²}}
"""
PLACES = """jurisdictions:
  - {code: "99", name: {zh: 示例市, en: Example City}, level: city}
""" + "".join(
    f'  - {{code: "99{n:02}", name: {{zh: 第{n}区, en: District {n}}}, level: county, parent: "99"}}\n'
    for n in range(1, 12)
)
SOURCES = """sources:
  - {id: notice, title: {zh: 通知, en: Notice}, number: 示民〔2018〕5号, date: 2018-03-01}
"""
RECORD = """id: hall
title: {zh: 场所, en: Hall}
key: [code]
fields:
  - {id: code, label: {zh: 编号, en: Number}, type: text, required: true}
  - {id: place, label: {zh: 辖区代码, en: Place}, type: jurisdiction, required: true}
  - {id: floor_area, label: {zh: 面积, en: Area}, type: number, unit: m2, decimals: 2, max: 99999}
"""
PARAMETER = """id: least_{n}
title: {{zh: 第{n}项最小面积, en: Least area {n}}}
unit: m2
by: [jurisdiction]
lower_levels_may: raise
values:
  - {{from: 2018-03-01, source: notice, rows: [{{jurisdiction: "99", value: 100}}]}}
  - {{from: 2020-01-01, source: notice, rows: [{{jurisdiction: "9902", value: 120}}]}}
"""
RULE = """  - id: rule-{n}
    title: {{zh: 第{n}项场所面积达到最小面积, en: Hall {n} reaches the least area}}
    record: hall
    require: floor_area >= least_{p}
    level: must
    effective: {{from: 2018-03-01}}
    sources: [notice]
    remedy: {{zh: 扩建或另租。, en: Enlarge it or rent another.}}
    cases:
      - {{name: 正好, as_of: 2019-06-30, given: {{jurisdiction: "9901", floor_area: 100}}, expect: pass}}
      - {{name: 不足, as_of: 2020-06-30, given: {{jurisdiction: "9902", floor_area: 110}}, expect: fail}}
"""
_PARAMETERS, _PER_AREA = 30, 25


def write(folder: Path, rules: int) -> None:
    """Write a pack of so many rules into a folder."""
    for name in ("records", "parameters", "rules"):
        (folder / name).mkdir(parents=True)
    for name, text in (("pack", PACK), ("jurisdictions", PLACES), ("sources", SOURCES)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "records/hall.yaml").write_text(RECORD, encoding="utf-8")
    for n in range(_PARAMETERS):
        (folder / f"parameters/least_{n}.yaml").write_text(PARAMETER.format(n=n), encoding="utf-8")
    for start in range(0, rules, _PER_AREA):
        area = f"area: area-{start}\ntitle: {{zh: 领域{start}, en: Area {start}}}\nrules:\n"
        numbers = range(start, min(start + _PER_AREA, rules))
        text = area + "".join(RULE.format(n=n, p=n % _PARAMETERS) for n in numbers)
        (folder / f"rules/area-{start}.yaml").write_text(text, encoding="utf-8")


def main() -> None:
    """Print the times of each size, and what a first visit to a rule page weighs."""
    for rules in [int(word) for word in sys.argv[1:]] or [300, 1000]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(folder / "pack", rules)
            times = [time.perf_counter()]
            known = facts(load_pack(folder / "pack"))
            times.append(time.perf_counter())
            build(known, find_site(), folder / "site")
            times.append(time.perf_counter())
            pages = len(list((folder / "site").rglob("*.html")))
            loading, building = times[1] - times[0], times[2] - times[1]
            print(f"{rules} rules: pack and cases {loading:.1f} s, {pages} pages {building:.1f} s")
            weight = len(gzip.compress((folder / "site/rules/rule-0.html").read_bytes()))
            print(f"a rule page: {weight / 1024:.1f} KB gzipped")


if __name__ == "__main__":
    main()
