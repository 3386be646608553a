"""How long the handbook takes: a made-up pack of so many rules, built, and served while it is edited.

python benchmarks/handbook.py [RULES …]
"""

import gzip
import io
import os
import re
import resource
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from zhangcheng.builtin import find_site
from zhangcheng.handbook import facts
from zhangcheng.handbook.site.build import build
from zhangcheng.handbook.site.serve import HOST, Server, Site
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
_TITLE = re.compile("zh: [^,]*最小面积|zh: 改过[^,]*")
_EDITS = {
    "edit of a rule": re.compile("zh: 第3项[^,]*最小面积"),
    f"edit of {_PER_AREA} rules": _TITLE,
    "edit of them again": _TITLE,
}

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


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


def measure(rules: int) -> None:
    """Print what a handbook of so many rules takes, of that MkDocs, and how soon an edit shows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "pack", rules)
        begun = Taken()
        known = facts(load_pack(folder / "pack"))
        print(f"{rules} rules: pack and cases {begun}")
        begun = Taken()
        build(known, find_site(), folder / "site")
        pages = len(list((folder / "site").rglob("*.html")))
        print(f"{rules} rules: {pages} pages, both languages {begun}")
        weight = len(gzip.compress((folder / "site/rules/rule-0.html").read_bytes()))
        print(f"{rules} rules: a rule page {weight / 1024:.1f} KB gzipped")
        begun = Taken()
        bare(folder, pages)
        print(f"{rules} rules: as many empty pages with MkDocs and its theme alone {begun}")
        for edit, taken, rest in reload(folder):
            print(f"{rules} rules: {edit} to reload {taken}; the other pages after it {rest}")


class Taken:
    """The time since it was made, on the clock and of all processors."""

    def __init__(self) -> None:
        """Begin."""
        self._clock, self._processors = time.perf_counter(), _processors()

    def __str__(self) -> str:
        """Return both in words."""
        clock, processors = time.perf_counter() - self._clock, _processors() - self._processors
        return f"{clock:.1f} s ({processors:.1f} s of processors)"


def _processors() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def bare(folder: Path, pages: int) -> None:
    """Build a site of so many pages with nothing but a title, in one language."""
    docs = folder / "bare"
    docs.mkdir()
    for n in range(pages):
        (docs / f"page-{n}.md").write_text(f"# 第{n}页\n", encoding="utf-8")
    (docs / "index.md").write_text(
        "\n".join(f"- [{n}](page-{n}.md)" for n in range(pages)), encoding="utf-8"
    )
    theme: dict[str, object] = {"name": "material", "language": "zh", "font": False}
    mkdocs_build(
        load_config(
            config_file=io.BytesIO(b"site_name: bare"),
            docs_dir=str(docs),
            site_dir=str(folder / "bare-site"),
            theme=theme,
            plugins=["search"],
            nav=["index.md"],
            use_directory_urls=False,
        )
    )


class Listening(Server):
    """A server that says when it listens."""

    def __init__(self, site: Site) -> None:
        """Take any free port."""
        super().__init__(site, port=0, language="zh")
        self.listens = threading.Event()

    def server_activate(self) -> None:
        """Say so."""
        super().server_activate()
        self.listens.set()


def reload(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield edits, how long after each the page of a rule shows it, and how long until all pages do."""
    site = Site(folder / "pack", find_site(), folder / "live")
    site.make()
    server = Listening(site)
    server.watch(str(folder / "pack"))
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    assert server.listens.wait(timeout=60)
    root = f"http://{HOST}:{server.server_port}"
    file = folder / "pack/rules/area-0.yaml"
    try:
        for number_of_edit, (edit, titles) in enumerate(_EDITS.items()):
            before = _fetched(f"{root}/rules/rule-3.html")
            title = f"改过{number_of_edit}次的标题"
            sound = file.read_text(encoding="utf-8")
            begun = Taken()
            file.write_text(titles.sub(f"zh: {title}", sound), encoding="utf-8")
            number, request = re.findall(r"livereload\((\d+), (\d+)\)", before)[0]
            _fetched(f"{root}/livereload/{number}/{request}")
            assert title in _fetched(f"{root}/rules/rule-3.html"), server.faults
            taken, begun = str(begun), Taken()
            _fetched(f"{root}/search/search_index.json")
            yield edit, taken, str(begun)
    finally:
        server.shutdown(wait=True)
        thread.join()


def _fetched(address: str) -> str:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
        text: str = answer.read().decode("utf-8")
    return text


def main() -> None:
    """Measure each size asked for."""
    for rules in [int(word) for word in sys.argv[1:]] or [300, 1000]:
        measure(rules)


if __name__ == "__main__":
    main()
