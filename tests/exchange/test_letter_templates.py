"""The shipped letters say and fill in what the tool that made them writes; how they look is free."""

from collections.abc import Iterator

import pytest
from docx import Document
from docx.document import Document as Doc
from docx.table import Table

import letter_templates


def said(document: Doc) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row.cells)
        else:
            yield block.text


@pytest.mark.parametrize("name", letter_templates.templates())
def test_the_shipped_template_says_what_the_tool_writes(name: str) -> None:
    shipped = Document(str(letter_templates.FOLDER / name))
    assert list(said(shipped)) == list(said(letter_templates.templates()[name]))
