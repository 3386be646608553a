"""Files are written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from zhangcheng.whole_files import whole_file, write_whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    for text in ("一", "二\n"):
        write_whole(path, text)
        assert path.read_bytes() == text.encode()
    assert names(tmp_path) == ["报告.txt"]


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt(), ValueError("x")])
@pytest.mark.parametrize("before", ["earlier", None])
def test_what_fails_half_way_leaves_what_was_there(
    fault: BaseException, before: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "整改台账.xlsx"
    if before is not None:
        path.write_text(before)

    def half() -> None:
        with whole_file(path) as beside:
            beside.write_text("half")
            raise fault

    with pytest.raises(type(fault)):
        half()
    assert names(tmp_path) == ([path.name] if before is not None else [])
    assert before is None or path.read_text() == before


def test_a_replaced_file_keeps_its_mode_and_a_link_stays_one(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text("earlier")
    path.chmod(0o640)
    link.symlink_to(path)
    write_whole(link, "now")
    assert link.is_symlink()
    assert path.read_text() == "now"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_mode_of_any(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", "")
    (tmp_path / "b.txt").write_text("")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "b.txt").stat().st_mode


def test_what_is_no_plain_file_is_written_itself() -> None:
    before = Path(os.devnull).stat().st_mode
    write_whole(Path(os.devnull), "text")
    assert Path(os.devnull).stat().st_mode == before


def test_a_name_may_be_as_long_as_names_can_be(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 83 + ".txt")
    write_whole(path, "text")
    assert path.read_text() == "text"


@pytest.mark.parametrize("name", ["none/a.txt", "file/a.txt", "folder"])
def test_an_error_names_the_file_that_was_asked_for(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    path = tmp_path / name
    with pytest.raises(OSError) as caught:  # noqa: PT011 - which one it is the system says
        write_whole(path, "text")
    assert caught.value.filename == str(path)
    assert names(tmp_path) == ["file", "folder"]
