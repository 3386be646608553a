"""Writes the handbook's Markdown and data to a folder, for another site builder."""

from pathlib import Path

from zhangcheng.diagnostics.text import LANGUAGES
from zhangcheng.handbook.facts import Facts
from zhangcheng.handbook.handbook import data_files, feed_files, pages, scripts


def write(facts: Facts, folder: Path) -> list[Path]:
    """Write both languages, Chinese at the root and English under `en/`; return the files.

    The data lies beside the pages of each language.
    """
    beside = data_files(facts)
    written: list[Path] = []
    for language in LANGUAGES:
        root = folder if language == "zh" else folder / language
        made = {**pages(facts, language), **feed_files(facts, language), **scripts(facts, language)}
        for path, text in {**made, **beside}.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="")
            written.append(target)
    return written
