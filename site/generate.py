"""Writes the pages that are generated from the engine: run by `make golden`, compared by a test."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import keys
import practice
from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.codes import CODES
from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.pack import load_pack
from zhangcheng.pack.schema import schemas

PAGES = Path(__file__).parent / "pages"
PACKS = PAGES.parents[1] / "rules"

_FAMILIES = {
    "P": Text("规则包", "Rule packs"),
    "E": Text("表达式", "Expressions"),
    "D": Text("数据", "Data"),
    "R": Text("命令", "Commands"),
}
_INTRODUCTION = Text(
    """\
# 诊断代码

*[English](diagnostics.en.md)*

诊断说的是规则包、数据或命令写错了，不是机构不达标。每条诊断写明位置、错在哪里、怎样改。
“错误”会让程序停下；“提示”只显示，照常往下算；“说明”只是交代读取时做了什么。本页由程序生成，例子都经过测试。
""",
    """\
# Diagnostic codes

*[中文](diagnostics.md)*

A diagnostic says that a pack, data or a command is at fault, not that an institution falls short. It
names the place, what is wrong and what to do. An error stops the work, a warning is only shown, a notice
tells how something was read. This page is generated and its examples are tested.
""",
)
_SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("提示", "warning"),
    Severity.NOTICE: Text("说明", "notice"),
}
_LABELS = {
    "example": Text("错误的写法", "Wrong"),
    "mended": Text("改正后", "Mended"),
}
_FENCES = {"P": "yaml", "E": "text", "D": "text", "R": "console"}


def pages() -> Mapping[Path, str]:
    """Return the text of every generated page by its path."""
    pack, mechanisms = load_pack(PACKS / "zhangzhou"), practice.load()
    made = {PACKS / "README.md": practice.areas(pack, mechanisms)}
    suffixes: tuple[tuple[Language, str], ...] = (("zh", ".md"), ("en", ".en.md"))
    for language, suffix in suffixes:
        made[PAGES / f"author-guide/diagnostics{suffix}"] = _diagnostics(language)
        made[PAGES / f"author-guide/keys{suffix}"] = keys.page(schemas(), language)
        made[PAGES / f"practice{suffix}"] = practice.page(mechanisms, pack, language)
    return made


def _diagnostics(language: Language) -> str:
    """Return the page with a section per code, by family."""
    lines = [_INTRODUCTION.get(language)]
    for letter, family in _FAMILIES.items():
        lines.append(f"## {family.get(language)} {letter}\n")
        for code in sorted(CODES.values(), key=lambda code: code.id):
            if code.id.startswith(letter):
                lines += _section(code, language)
    return "\n".join(lines).rstrip() + "\n"


def _section(code: Code, language: Language) -> Iterator[str]:
    severity = _SEVERITIES[code.severity].get(language)
    yield f"### {code.id} {code.title.get(language)} {{ #{code.id.lower()} }}\n"
    yield f"*{severity}* — {code.explanation.get(language)}\n"
    for label, example in (("example", code.example), ("mended", code.mended)):
        yield f"{_LABELS[label].get(language)}{'：' if language == 'zh' else ':'}\n"
        yield _fenced(example, _FENCES[code.id[0]])


def _fenced(text: str, language: str) -> str:
    # An example of a file that is not UTF-8 holds lone surrogates, which no page can.
    printable = text.rstrip().encode("utf-8", "backslashreplace").decode("utf-8")
    return f"````{language}\n{printable}\n````\n"


def main() -> None:
    """Write every page that differs."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path)


if __name__ == "__main__":
    main()
