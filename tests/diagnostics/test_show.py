"""Diagnostics as text: the caret stands under the fault, however wide the characters before it."""

from pathlib import Path

import pytest

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.show import count, show
from zhangcheng.diagnostics.text import Text
from zhangcheng.diagnostics.width import width


def fault(file: Path, line: int, column: int, end: int | None = None) -> Diagnostic:
    place = Location(file=file.as_posix(), line=line, column=column, end_column=end)
    return Diagnostic(
        code=codes.UNKNOWN_KEY, location=place, arguments={"key": "x", "suggestion": Text("", "")}
    )


@pytest.mark.parametrize(
    ("line", "column", "end", "caret"),
    [
        ("abc: x", 6, 7, "     ^"),
        ("title: {zh: 社区工作者, en: x}", 20, 22, "                        ^^"),
        ("社区: 值", 5, 6, "      ^^"),
        ("社区: 值", 1, 3, "^^^^"),
        ("\tx: 1", 1, None, "^"),
        ("abc", 9, None, "   ^"),
        ("abc", 2, 99, " ^^"),
    ],
)
def test_the_caret_stands_under_the_fault(
    line: str, column: int, end: int | None, caret: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(f"first\n{line}\n", encoding="utf-8")
    shown = show([fault(file, 2, column, end)], "en").splitlines()
    assert shown[1] == f"  2 | {line.replace(chr(9), ' ')}"
    assert shown[2] == f"    | {caret}"


def test_a_long_line_is_shown_around_the_fault(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("社" * 200 + "x" + "区" * 200, encoding="utf-8")
    lines = show([fault(file, 1, 201)], "en").splitlines()
    assert width(lines[1]) <= 110
    text, carets = lines[1].split(" | ")[1], lines[2].split(" | ")[1]
    before = text[: text.index("x")]
    assert carets == " " * width(before) + "^"


def test_no_source_no_snippet(tmp_path: Path) -> None:
    assert show([fault(tmp_path / "none.yaml", 1, 1)], "en").count("\n") == 3
    cell = Location(file="a.xlsx", sheet="社区", cell="E17")
    shown = show([Diagnostic(code=codes.TAB, location=cell)], "zh")
    assert shown.startswith("a.xlsx › 社区 › E17: 错误 P108 缩进里有制表符")
    assert "提示：改用空格缩进" in shown


def test_count() -> None:
    place = Location(file="a.yaml")
    error = Diagnostic(code=codes.TAB, location=place)
    warning = Diagnostic(code=codes.REVIEW_DUE, location=place)
    assert count([error], "en") == "Found 1 error"
    assert count([error, error, warning], "en") == "Found 2 errors and 1 warning"
    assert count([error, warning, warning], "zh") == "共 1 个错误、2 个警告"
    assert show([], "zh") == ""
