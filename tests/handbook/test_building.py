"""The site is built only where nothing of others is lost, and stays as it was when it cannot be."""

import errno
import shutil
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from command_line import Command
from handbook.example import HERE

PACK = ("--pack", str(HERE / "pack"))


def test_a_folder_of_other_things_is_refused(zhangcheng: Command, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    result = zhangcheng("handbook", "build", str(tmp_path), *PACK)
    assert result.code == 2
    assert "R153" in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_handbook_takes_the_place_of_the_one_before(zhangcheng: Command, tmp_path: Path) -> None:
    pack, out = tmp_path / "pack", tmp_path / "site"
    shutil.copytree(HERE / "pack", pack)
    out.mkdir()
    (out / ".git").write_text("kept", encoding="utf-8")
    words = ("handbook", "build", str(out), "--pack", str(pack))
    made = zhangcheng(*words)
    assert made.code == 0
    assert "--site-url" in made.err
    assert not (out / "sitemap.xml").exists()
    before = (out / "index.html").read_text("utf-8")
    (out / "old.html").write_text("old", encoding="utf-8")

    rules = pack / "rules/halls.yaml"
    sound = rules.read_text("utf-8")
    rules.write_text(sound.replace("level: must", "levle: must"), "utf-8")
    assert zhangcheng(*words).code == 2
    assert (out / "index.html").read_text("utf-8") == before

    rules.write_text(sound, "utf-8")
    again = zhangcheng(*words, "--site-url", "https://example.org/handbook", "--lang", "en")
    assert (again.code, again.err) == (0, "")
    assert not (out / "old.html").exists()
    assert (out / ".git").is_file()
    assert {path.name for path in out.iterdir() if path.name.startswith(".")} == {".git"}
    told = ET.parse(out / "sitemap.xml").getroot()  # noqa: S314 - our own
    places = [place.text or "" for place in told.iter() if place.tag.endswith("}loc")]
    assert "https://example.org/handbook/en/rules/hall-area.html" in places
    assert all(place.startswith("https://example.org/handbook/") for place in places)
    assert all((out / place.removeprefix("https://example.org/handbook/")).is_file() for place in places)
    page = (out / "en/rules/hall-area.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/handbook/en/rules/hall-area.html">' in page


@pytest.mark.parametrize("action", ["build", "write"])
def test_a_file_is_no_folder(action: str, zhangcheng: Command, tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.write_text("mine", encoding="utf-8")
    result = zhangcheng("handbook", action, str(target), *PACK)
    assert result.code == 2
    assert target.read_text("utf-8") == "mine"


def test_a_folder_that_takes_nothing_is_named_as_it_was_given(
    zhangcheng: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied", str(out / ".handbook-x"))

    out = tmp_path / "site"
    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    result = zhangcheng("handbook", "build", str(out), *PACK)
    assert result.code == 2
    assert str(out) in result.err
    assert ".handbook-" not in result.err


def test_writing_again_removes_what_is_no_longer_in_the_pack_and_nothing_else(
    zhangcheng: Command, tmp_path: Path
) -> None:
    pack, out = tmp_path / "pack", tmp_path / "pages"
    shutil.copytree(HERE / "pack", pack)
    rules = pack / "rules" / "halls.yaml"
    sound = rules.read_text("utf-8")
    assert zhangcheng("handbook", "write", str(out), "--pack", str(pack)).code == 0
    (out / "rules" / "mine.md").write_text("mine", encoding="utf-8")
    (out / "en" / "rules" / "hall-area.md").write_text("mine now", encoding="utf-8")
    rules.write_text(sound.replace("id: hall-area", "id: hall-space"), "utf-8")
    assert zhangcheng("handbook", "write", str(out), "--pack", str(pack)).code == 0
    left = {path.name for path in (out / "rules").iterdir()}
    assert {"mine.md", "hall-space.md"} <= left
    assert not any(name.startswith("hall-area.") for name in left)
    assert (out / "en" / "rules" / "hall-area.md").read_text("utf-8") == "mine now"


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "https://", "https://a b"])
def test_half_an_address_is_told(address: str, zhangcheng: Command, tmp_path: Path) -> None:
    result = zhangcheng("handbook", "build", str(tmp_path / "x"), "--site-url", address, *PACK)
    assert result.code == 2
    assert "R154" in result.err
    assert not (tmp_path / "x").exists()
