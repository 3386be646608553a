"""The handbook builds without a warning, and its pages ask nothing of the network."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(path.relative_to(ROOT / "site/pages") for path in (ROOT / "site/pages").rglob("*.md"))


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handbook")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_is_built(handbook: Path) -> None:
    assert all((handbook / page.with_suffix(".html")).is_file() for page in PAGES)


def test_nothing_is_loaded_from_elsewhere(handbook: Path) -> None:
    loads = re.compile(
        r"<(?:script|img|iframe|link)\b[^>]*(?:src|href)=[\"']?(?:https?:)?//", re.IGNORECASE
    )
    found = [page.name for page in handbook.rglob("*.html") if loads.search(page.read_text("utf-8"))]
    assert found == []
    styles = re.compile(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", re.IGNORECASE)
    assert [css.name for css in handbook.rglob("*.css") if styles.search(css.read_text("utf-8"))] == []


@pytest.mark.parametrize("page", [p for p in PAGES if not p.name.endswith(".en.md")], ids=str)
def test_every_page_is_there_in_english_and_each_leads_to_the_other(page: Path) -> None:
    english = page.with_name(f"{page.stem}.en.md")
    assert english in PAGES
    pages = ROOT / "site/pages"
    assert f"]({english.name})" in (pages / page).read_text("utf-8")
    assert f"]({page.name})" in (pages / english).read_text("utf-8")
