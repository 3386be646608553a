"""Packs kept from one load to the next: the same pack, and never one that has changed."""

import json
import os
import shutil
from pathlib import Path

import pytest

from pack.layered import COUNTY, SMALL
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.pack import compiled, load, load_pack
from zhangcheng.pack.compiled import VARIABLE

ROOT = Path(__file__).parents[2]
OWN = """\
id: own
version: 0.1.0
title: {zh: 试, en: Trial}
languages: [zh, en]
home: CN
extends: [national]
"""


class _CompiledError(Exception):
    pass


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that packs are kept in."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """The folder of a pack that extends another, beside it."""
    shutil.copytree(SMALL, tmp_path / "small")
    return Path(shutil.copytree(COUNTY, tmp_path / "county"))


def stop_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make it an error to compile a pack from here on."""

    def stop(_folder: Path) -> None:
        raise _CompiledError

    monkeypatch.setattr(load, "load_pack", stop)


def test_a_kept_pack_is_the_pack(county: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_pack(county)
    stop_compiling(monkeypatch)
    again = load_pack(county)
    assert again == first
    assert again.diagnostics == first.diagnostics
    assert len(list(kept.iterdir())) == 1


@pytest.mark.parametrize(
    "path",
    ["county/pack.yaml", "small/records/community.yaml", "county/waivers.yaml", "county/rules/new.yaml"],
)
def test_a_change_in_any_layer_is_seen(
    path: str, county: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_pack(county)
    assert kept.is_dir()
    file = county.parent / path
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8") as end:
        end.write("# changed\n")
    stop_compiling(monkeypatch)
    with pytest.raises(_CompiledError):
        load_pack(county)


def test_a_file_that_has_gone_is_missed(county: Path, kept: Path) -> None:
    load_pack(county)
    assert kept.is_dir()
    (county.parent / "small" / "sources.yaml").unlink()
    with pytest.raises(DiagnosticsError):
        load_pack(county)


def test_prose_beside_the_rules_changes_nothing(
    county: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_pack(county)
    assert kept.is_dir()
    (county / "README.md").write_text("About this pack\n", encoding="utf-8")
    stop_compiling(monkeypatch)
    assert load_pack(county).id == "county"


def test_places_are_named_as_the_pack_was_asked_for(
    county: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    absolute = load_pack(county)
    monkeypatch.chdir(county.parent)
    relative = load_pack("county")
    assert absolute.path == county
    assert relative.path == Path("county")
    assert len(list(kept.iterdir())) == 2


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"not json\n", b'{"engine": 1}\nrest'])
def test_a_damaged_file_is_no_pack(damage: bytes, county: Path, kept: Path) -> None:
    pack = load_pack(county)
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert load_pack(county) == pack
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert load_pack(county) == pack


def test_another_engine_compiles_anew(county: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_pack(county)
    (file,) = kept.iterdir()
    head, content = file.read_bytes().split(b"\n", 1)
    said = json.loads(head) | {"engine": "of another day"}
    file.write_bytes(json.dumps(said).encode() + b"\n" + content)
    stop_compiling(monkeypatch)
    with pytest.raises(_CompiledError):
        load_pack(county)


def test_a_pack_with_faults_is_not_kept(county: Path, kept: Path) -> None:
    (county / "waivers.yaml").write_text("waivers: none\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(DiagnosticsError):
            load_pack(county)
    assert not kept.exists()


def test_a_pack_saved_while_it_was_read_is_not_kept(
    county: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(folder: Path) -> object:
        pack = whole(folder)
        (county / "waivers.yaml").write_text("waivers: []\n", encoding="utf-8")
        return pack

    whole = load.load_pack
    monkeypatch.setattr(load, "load_pack", meanwhile)
    assert load_pack(county).id == "county"
    assert not kept.exists()


def test_nothing_is_kept_when_asked_so(county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    load_pack(county)
    stop_compiling(monkeypatch)
    with pytest.raises(_CompiledError):
        load_pack(county)


def test_a_folder_that_cannot_be_written_is_no_fault(
    county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setenv(VARIABLE, str(tmp_path / "a file"))
    assert load_pack(county).id == "county"


def test_only_the_latest_are_kept(county: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_KEPT", 2)
    for number in range(4):
        copy = shutil.copytree(county, county.parent / f"county-{number}")
        load_pack(copy)
        newest = max(kept.iterdir(), key=lambda file: file.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    assert len(list(kept.iterdir())) == 2


def test_a_pack_that_comes_to_lie_beside_is_seen(tmp_path: Path, kept: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "pack.yaml").write_text(OWN, encoding="utf-8")
    assert load_pack(tmp_path / "own").layers[0].version != "9.9.9"
    assert kept.is_dir()
    beside = shutil.copytree(ROOT / "rules" / "national", tmp_path / "national")
    manifest = Path(beside) / "pack.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("version: 0.1.0", "version: 9.9.9"), encoding="utf-8")
    assert load_pack(tmp_path / "own").layers[0].version == "9.9.9"
