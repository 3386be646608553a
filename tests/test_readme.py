"""What the READMEs show is executed: commands print what is quoted, Python runs, links lead on."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from command_line import Command

ROOT = Path(__file__).parents[1]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
ELLIPSIS = "…"


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```$", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
    )


def commands(path: Path) -> list[tuple[str, list[str]]]:
    """The commands of the console blocks, each with the lines quoted below it."""
    found: list[tuple[str, list[str]]] = []
    for line in "".join(blocks(path, "console")).splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        else:
            found[-1][1].append(line)
    return found


def together(text: str) -> str:
    """The text without white space: where a terminal breaks lines does not matter."""
    return "".join(text.split())


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the READMEs use, so that running them leaves nothing behind."""
    for name in ("examples", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "build/readme").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("command", "quoted"),
    [
        pytest.param(*item, id=f"{path.name}-{n}")
        for path in READMES
        for n, item in enumerate(commands(path))
    ],
)
def test_a_command_prints_what_is_quoted(
    command: str, quoted: list[str], zhangcheng: Command, checkout: Path
) -> None:
    program, *words = shlex.split(command)
    assert program == "zhangcheng"
    result = zhangcheng(*words)
    assert result.code == 0
    printed, place = together(result.out), 0
    for line in quoted:
        if line.strip() != ELLIPSIS:
            found = printed.find(together(line), place)
            assert found >= 0, f"not printed, or not in this order: {line}"
            place = found + len(together(line))


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_the_readmes_quote_every_kind_of_output(path: Path) -> None:
    assert [shlex.split(command)[1] for command, quoted in commands(path) if quoted] == [
        "check",
        "explain",
        "lint",
        "test",
        "diff",
    ]


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_the_python_runs(path: Path, checkout: Path) -> None:
    for block in blocks(path, "python"):
        exec(compile(block, path.name, "exec"), {})  # noqa: S102 -- our own README
    assert (checkout / "build/readme/report.html").is_file()


@pytest.mark.parametrize("path", [*READMES, ROOT / "CONTRIBUTING.md"], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8")):
        if "://" not in target:
            assert (ROOT / target).exists(), target


@pytest.mark.parametrize("target", ["demo", "test"])
def test_make_targets_of_the_readmes_exist(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE)
    assert all(f"make {target}" in path.read_text("utf-8") for path in READMES)
