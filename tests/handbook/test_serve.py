"""The development server: an edit shows on the page; a fault shows too and keeps what was good."""

import re
import shutil
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.example import HERE
from zhangcheng.builtin import find_site
from zhangcheng.handbook.site.serve import HOST, Server, Site


class Listening(Server):
    """A server that says when it listens."""

    def __init__(self, site: Site) -> None:
        super().__init__(site, port=0, language="en")
        self.listens = threading.Event()

    def server_activate(self) -> None:
        super().server_activate()
        self.listens.set()


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The rules of a copy of the pack, to be edited."""
    shutil.copytree(HERE / "pack", tmp_path / "pack")
    return tmp_path / "pack/rules/halls.yaml"


@pytest.fixture
def sound(rules: Path) -> str:
    """The rules as they are before anybody edits them."""
    return rules.read_text(encoding="utf-8")


@pytest.fixture
def root(rules: Path, tmp_path: Path) -> Iterator[str]:
    """The address at which the handbook of the pack is served."""
    pack = rules.parents[1]
    site = Site(pack, find_site(), tmp_path / "site")
    site.make()
    server = Listening(site)
    server.watch(str(pack))
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    assert server.listens.wait(timeout=60)
    yield f"http://{HOST}:{server.server_port}"
    server.shutdown(wait=True)
    thread.join()


def fetched(address: str) -> str:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
        text: str = answer.read().decode("utf-8")
    return text


def after_the_next_build(address: str, page: str) -> str:
    """Wait as the page's own script waits, then fetch it again."""
    found = re.search(r"livereload\((\d+), (\d+)\)", page)
    assert found is not None
    root = "/".join(address.split("/")[:3])
    fetched(f"{root}/livereload/{found[1]}/{found[2]}")
    return fetched(address)


def test_edits_and_faults_show_on_the_page(rules: Path, sound: str, root: str) -> None:
    address = f"{root}/en/rules/hall-area.html"
    page = fetched(address)
    assert "A hall reaches the least area" in page
    assert "Content-Security-Policy" not in page

    rules.write_text(sound.replace("A hall reaches the least area", "Halls are large"), "utf-8")
    page = after_the_next_build(address, page)
    assert "Halls are large" in page
    assert "A hall reaches" not in page

    rules.write_text(sound.replace("level: must", "levle: must"), "utf-8")
    page = after_the_next_build(address, page)
    assert "Halls are large" in page
    assert "error P101" in page
    assert "levle" in page

    rules.write_text(sound, "utf-8")
    page = after_the_next_build(address, page)
    assert "A hall reaches the least area" in page
    assert "error P101" not in page


def test_the_page_that_is_looked_at_is_made_first(
    rules: Path, sound: str, root: str, tmp_path: Path
) -> None:
    address = f"{root}/en/rules/hall-area.html"
    page = fetched(address)
    area = tmp_path / "site/en/areas/halls.html"
    rules.write_text(sound.replace("A hall reaches the least area", "Halls are large"), "utf-8")
    assert "Halls are large" in after_the_next_build(address, page)
    assert "Halls are large" not in area.read_text(encoding="utf-8")
    # As the page's own search asks.
    assert "Halls are large" in fetched(f"{root}/en/search/search_index.json")
    assert "Halls are large" in area.read_text(encoding="utf-8")


def test_another_page_is_made_when_somebody_goes_there(rules: Path, sound: str, root: str) -> None:
    address = f"{root}/rules/hall-area.html"
    page = fetched(address)
    rules.write_text(sound.replace("场所面积达到最小面积", "场所要大"), "utf-8")
    assert "场所要大" in after_the_next_build(address, page)
    assert "场所要大" in fetched(f"{root}/areas/halls.html")


def test_the_language_that_is_not_looked_at_is_made_when_it_is(
    rules: Path, sound: str, root: str, tmp_path: Path
) -> None:
    address = f"{root}/en/rules/hall-area.html"
    page = fetched(address)
    edited = sound.replace("A hall reaches the least area", "Halls are large")
    rules.write_text(edited.replace("场所面积达到最小面积", "场所要大"), "utf-8")
    assert "Halls are large" in after_the_next_build(address, page)
    chinese = tmp_path / "site/rules/hall-area.html"
    assert "场所要大" not in chinese.read_text(encoding="utf-8")
    assert "场所要大" in fetched(f"{root}/rules/hall-area.html")
