"""Laws of shape and words that hold in every module."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "engine" / "zhangcheng"
MODULES = sorted(ENGINE.rglob("*.py"))
LONGEST = 500

# Written in pieces, so that this file does not contain them.
UNFINISHED = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)))
MACHINE_PATHS = re.compile(
    "|".join(rf"(?<![\w.]){path}/" for path in ("/wo" + "rk", "/ho" + "me", "/ro" + "ot", "/Us" + "ers"))
)
# design: one word per thing. Each is a synonym of a word in the glossary.
SYNONYMS = re.compile(r"\b(ruleset|rule_set|RuleSet|violations?|Violations?|metrics?|Metrics?)\b")
# The same for the day that a check is of, wherever users read of it. In pieces, as above.
OTHER_NAMES_OF_THE_DAY = re.compile(
    "|".join(("基" + "准日", "核查" + "日(?!期)", "检查" + "日[。，、]"))
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_opens_with_a_sentence_and_is_not_too_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(text)) or ""
    assert docstring.split("\n")[0].rstrip().endswith((".", "?", ":")), "open with one sentence"
    assert len(text.splitlines()) <= LONGEST


# The root and report import their names when they are first used; codes is the registry of its modules.
NOT_PLAIN = {ENGINE / part / "__init__.py" for part in (".", "report", "diagnostics/codes")}
PLAIN = [path for path in MODULES if path.name == "__init__.py" and path not in NOT_PLAIN]


@pytest.mark.parametrize("path", PLAIN, ids=name_of)
def test_an_init_only_re_exports(path: Path) -> None:
    # Ruff keeps `__all__` sorted (RUF022).
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body[1:]:
        if isinstance(node, ast.Assign):
            assert [ast.unparse(target) for target in node.targets] == ["__all__"]
        else:
            assert isinstance(node, ast.Import | ast.ImportFrom), ast.unparse(node)


# The handbook is built into a folder of its own, anew each time.
WRITES = re.compile(r"\b(?!beside\b)\w+\.write_(?:text|bytes)\(")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_file_is_written_in_place(path: Path) -> None:
    if ENGINE / "handbook" not in path.parents:
        assert WRITES.findall(path.read_text(encoding="utf-8")) == [], "see whole_files"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_one_word_per_thing(path: Path) -> None:
    assert SYNONYMS.findall(path.read_text(encoding="utf-8")) == []


def test_the_day_of_a_check_has_one_name() -> None:
    found = [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in tracked()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if OTHER_NAMES_OF_THE_DAY.search(line)
    ]
    assert found == []


def tracked() -> list[Path]:
    """The text files of the repository: those that git has or would take."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    suffixes = {
        ".py",
        ".md",
        ".yaml",
        ".yml",
        ".toml",
        ".json",
        ".html",
        ".js",
        ".css",
        ".lark",
        ".txt",
        ".lock",
    }
    files = [ROOT / name for name in names]
    return [f for f in files if f.is_file() and (f.suffix in suffixes or f.name in {"Makefile", "run"})]


def test_nothing_is_left_unfinished_and_no_machine_is_named() -> None:
    found = [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in tracked()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if UNFINISHED.search(line) or MACHINE_PATHS.search(line)
    ]
    assert found == []
