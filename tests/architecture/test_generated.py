"""What is generated and stored is up to date: `make golden` writes it anew."""

import pytest

import generate
from zhangcheng.cli import main


@pytest.mark.parametrize("path", sorted(generate.pages()), ids=lambda path: path.name)
def test_generated_pages(path: object) -> None:
    pages = {str(p): text for p, text in generate.pages().items()}
    with open(str(path), encoding="utf-8") as stored:  # noqa: PTH123
        assert stored.read() == pages[str(path)]


def test_schemas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(generate.PAGES.parents[1])
    assert main(["schema", "--check"]) == 0
