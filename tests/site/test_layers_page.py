"""The pages on layers quote the example county, and the refusal that lint prints."""

import re
import shutil
from pathlib import Path

import pytest

from stored import Golden
from zhangcheng.cli import main

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "site" / "pages" / "author-guide"
COUNTY = ROOT / "rules" / "example-county"
PAGES = [("zh", GUIDE / "layers.md"), ("en", GUIDE / "layers.en.md")]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path, language: str) -> list[str]:
    found = _BLOCK.findall(page.read_text(encoding="utf-8"))
    return [text for kind, text in found if kind == language]


@pytest.mark.parametrize(("language", "page"), PAGES)
def test_yaml_stands_in_the_example_county(language: str, page: Path) -> None:
    files = [path.read_text(encoding="utf-8") for path in sorted(COUNTY.rglob("*.yaml"))]
    shown = blocks(page, "yaml")
    assert len(shown) == 7
    for text in shown:
        assert any(text in file for file in files), text


@pytest.mark.parametrize(("language", "page"), PAGES)
def test_the_refusal_is_what_lint_prints(
    language: str, page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], golden: Golden
) -> None:
    folder = tmp_path / "county"
    shutil.copytree(COUNTY, folder)
    file = folder / "parameters" / "premises_minimum_area.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(": 300}", ": 150}"), encoding="utf-8")
    assert main(["lint", str(folder), "--lang", language]) == 2
    said = capsys.readouterr().err.splitlines()[0].removeprefix(f"{folder.as_posix()}/")
    (shown,) = blocks(page, "text")
    if golden.write:
        page.write_text(page.read_text(encoding="utf-8").replace(shown, f"{said}\n"), encoding="utf-8")
    else:
        assert shown == f"{said}\n"
