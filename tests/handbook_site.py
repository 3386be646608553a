"""The handbook of the shipped pack, built once for all tests of a run, and served to a browser."""

import fcntl
import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]

# A page of each kind, with something that it must show.
KINDS = {
    "home": ("index.html", "想查什么"),
    "rule": ("rules/principal-stipend.html", "月基本报酬"),
    "rule without figures": ("rules/opinion-sought.html", "征求"),
    "rules": ("rules/index.html", "全部规则"),
    "area": ("areas/stipends.html", "社区主干基本报酬"),
    "matrix": ("matrix/stipends.html", "芗城区"),
    "districts": ("districts/index.html", "芗城区"),
    "district": ("districts/350602.html", "芗城区"),
    "parameter": ("parameters/minimum_wage.html", "1,570"),
    "parameters": ("parameters/index.html", "月最低工资标准"),
    "record": ("records/community.html", "社区名称"),
    "records": ("records/index.html", "社区"),
    "scorecards": ("scorecards/index.html", "考核表"),
    "scorecard": ("scorecards/community.html", "指标和权重"),
    "source": ("sources/zhangzhou-practice.html", "一核多元"),
    "sources": ("sources/index.html", "一核多元"),
    "glossary": ("glossary.html", "数据不足"),
    "changes": ("changes.html", "2020年"),
    "coming": ("coming.html", "尚未施行"),
    "checked": ("checked.html", "SHA-256"),
    "guide": ("author-guide/parameters.html", "参数"),
    "county": ("county/workbook.html", "台账"),
    "legal": ("legal.html", "法律效力"),
    "nothing": ("404.html", "没有这一页"),
    "English": ("en/rules/principal-stipend.html", "Monthly stipend"),
}


def built(folder: Path) -> Path:
    """Build the handbook into `folder`, which the processes of a run share, unless another one has."""
    site, log = folder / "handbook", folder / "handbook.log"
    with (folder / "handbook.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not log.is_file():
            command = [sys.executable, "-m", "zhangcheng", "handbook", "build", str(site), "--zip"]
            environment = {**os.environ, "ZHANGCHENG_LANG": "en", "ZHANGCHENG_DEBUG": "1"}
            done = subprocess.run(
                command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
            )
            log.write_text(done.stderr if done.returncode else "", encoding="utf-8")
    faults = log.read_text(encoding="utf-8")
    assert not faults, faults
    return site


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; yield its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


# Hits, or the words that there are none.
_ANSWERED = """() => document.querySelector(".md-search-result__item")
  || /没有找到|No matching/.test(document.querySelector(".md-search-result__meta").textContent)"""


def look_for(page: Page, query: str) -> list[str]:
    """Paste a query into the search; return the pages found, best first, without their sections."""
    box = page.locator("[data-md-component=search-query]")
    if not box.is_visible():
        page.click("label[for=__search].md-header__button")
    box.focus()
    box.evaluate("box => { box.value = ''; box.dispatchEvent(new Event('input')); }")
    page.wait_for_selector(".md-search-result__item", state="detached")
    box.evaluate("(box, text) => { box.value = text; box.dispatchEvent(new Event('input')); }", query)
    page.wait_for_function(_ANSWERED)
    paths = page.locator(".md-search-result__item").evaluate_all(
        "items => items.map(item => new URL(item.querySelector('a').href).pathname)"
    )
    return ["/".join(path.split("/")[-2:]).lstrip("/") for path in paths]


# As the theme's own script asks its worker, without showing what comes.
_ASK = """async (queries) => {
  const settings = JSON.parse(document.getElementById("__config").textContent);
  const base = new URL(`${settings.base}/`, location);
  const { config, docs } = await (await fetch(new URL("search/search_index.json", base))).json();
  const worker = new Worker(new URL(settings.search, base));
  const answer = (message) => new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data.data);
    worker.postMessage(message);
  });
  await answer({ type: 0, data: { config, docs, options: { suggest: false } } });
  const found = [];
  for (const query of queries) {
    const { items } = await answer({ type: 2, data: query });
    found.push(items.map((item) => item[0].location.split("#")[0]));
  }
  worker.terminate();
  return found;
}"""


def look_for_all(page: Page, queries: list[str]) -> list[list[str]]:
    """Ask the search of a page many queries; return the pages found for each, best first."""
    found: list[list[str]] = page.evaluate(_ASK, queries)
    return found
