"""Writes the table of the FEEL subset into its page, from the examples that a test runs."""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from zhangcheng.diagnostics.text import Language, Text

FOLDER = Path(__file__).parent / "pages" / "author-guide"

_BEGIN = "<!-- table: written from feel-subset.yaml by `make golden` -->"
_END = "<!-- end of table -->"
_HEAD = Text(
    "| 写法 | 含义 | 例子 | 给定 | 得出 |\n|---|---|---|---|---|",
    "| write | meaning | example | given | yields |\n|---|---|---|---|---|",
)
_UNKNOWN = Text("缺失（未知）", "missing (unknown)")
_RECORDS = {"post": Text("（岗位记录）", "(a post)")}
_PERIOD = Text("检查期", "period")


def groups() -> list[dict[str, Any]]:
    """Return the groups of entries: title, and syntax, meaning, example, given, result of each."""
    loaded: list[dict[str, Any]] = YAML(typ="safe").load(FOLDER / "feel-subset.yaml")
    return loaded


def pages() -> Mapping[Path, str]:
    """Return both pages with their tables up to date, by path."""
    return {FOLDER / "feel.md": _page("feel.md", "zh"), FOLDER / "feel.en.md": _page("feel.en.md", "en")}


def _page(name: str, language: Language) -> str:
    text = (FOLDER / name).read_text(encoding="utf-8")
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    table = "\n".join(_tables(language))
    return f"{before}{_BEGIN}\n\n{table}\n{_END}{after}"


def _tables(language: Language) -> Iterator[str]:
    for group in groups():
        yield f"### {group['title'][language]}\n"
        yield _HEAD.get(language)
        for entry in group["entries"]:
            yield _row(entry, language)
        yield ""


def _row(entry: dict[str, Any], language: Language) -> str:
    given = _value(entry["given"]) if entry["given"] else ""
    notes = [_RECORDS[entry["record"]].get(language)] if "record" in entry else []
    notes += [f"`{given}`"] if given else []
    notes += [f"{_PERIOD.get(language)} {entry['period']}"] if "period" in entry else []
    result = entry["result"]
    yields = _UNKNOWN.get(language) if result is None else f"`{_value(result)}`"
    cells = [
        f"`{entry['syntax']}`",
        entry["meaning"][language],
        f"`{entry['example']}`",
        " ".join(notes) or "—",
        yields,
    ]
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _value(value: object) -> str:
    """Return a value as YAML writes it on one line."""
    match value:
        case dict():
            return ", ".join(f"{name}: {_nested(inner)}" for name, inner in value.items())
        case bool():
            return "true" if value else "false"
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)


def _nested(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_nested(item) for item in value)}]"
    return f"{{{_value(value)}}}" if isinstance(value, dict) else _value(value)


def main() -> None:
    """Write the pages anew."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
