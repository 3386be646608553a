"""What is said about bad data, word for word, in both languages (`--golden=write` writes it anew)."""

from pathlib import Path

import pytest

from dataset.samples import diagnostics_of, write_example
from stored import Golden
from zhangcheng.diagnostics.codes import data
from zhangcheng.diagnostics.text import LANGUAGES, Language

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages(language: Language, golden: Golden, tmp_path: Path) -> None:
    lines = []
    codes = sorted((getattr(data, name) for name in data.__all__), key=lambda code: code.id)
    for code in codes:
        folder = tmp_path / code.id / "台账"
        folder.mkdir(parents=True)
        path = write_example(code.example, folder)
        (found, *_) = [d for d in diagnostics_of(path) if d.code is code]
        lines.append(f"{found.location}: {found.severity} {code.id} {found.message(language)}")
        lines.append(f"    {found.hint(language)}")
    said = "\n".join(lines).replace(str(tmp_path), "") + "\n"
    assert said == golden.text(GOLDEN / f"messages.{language}.txt", said)
