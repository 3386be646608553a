"""Made pages are read in quick ways that say the same as the slow ones."""

import re

import pytest
from markdown import Markdown

from handbook.example import example
from zhangcheng.diagnostics.text import LANGUAGES, Language
from zhangcheng.handbook import pages
from zhangcheng.handbook.site.blocks import Blocks
from zhangcheng.handbook.site.sections import sections

EXTENSIONS = ["admonition", "attr_list", "def_list", "tables", "toc", "pymdownx.superfences"]


def html_of(text: str, *more: Blocks) -> str:
    made: str = Markdown(extensions=[*EXTENSIONS, *more]).convert(text.split("\n---\n", 1)[-1])
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_made_pages_come_out_the_same_past_markdown(language: Language) -> None:
    for path, text in pages(example(), language).items():
        blocks = Blocks()
        blocks.begin(is_on=True)
        made = html_of(text, blocks)
        assert re.sub(r"\n+", "\n", made) == re.sub(r"\n+", "\n", html_of(text)), path


def test_a_block_ends_at_an_empty_line_and_tells_its_anchors() -> None:
    blocks = Blocks()
    blocks.begin(is_on=True)
    text = '<div id="a">\n<p id="b">*x*</p>\n</div>\n\n*y*\n\n```html\n\n<div id="c">\n\n```\n'
    made = html_of(text, blocks)
    assert '<div id="a">\n<p id="b">*x*</p>\n</div>' in made
    assert "<em>y</em>" in made
    assert "&lt;" in made
    assert blocks.ids == {"a", "b"}


def test_hand_written_pages_keep_their_own_way() -> None:
    text = "<div>x</div>\n*y*\n"
    assert "<em>y</em>" in html_of(text, Blocks())


def test_a_page_is_cut_at_its_headings() -> None:
    page = (
        '<h1 id="top">Halls<a class="headerlink" href="#top">¶</a></h1><p>One &lt;  two</p>'
        "<svg><title>chart</title></svg><table><tr><td>a</td><td>b</td></tr></table>"
        '<h2 id="form" data-search-exclude>Form</h2><p>not this</p>'
        '<h2 id="end">End <code>x</code></h2><p></p><ul><li>three<script>no()</script></li></ul>'
        "<div data-search-exclude><div>nor</div> this</div><pre>a\n b</pre>"
    )
    found = [(one.id, "".join(one.title), "".join(one.text)) for one in sections(page)]
    assert found == [
        (None, "Halls", "<p>One &lt; two</p> a b "),
        ("end", "End <code>x</code>", "<ul><li>three</li></ul><pre>a\n b</pre>"),
    ]
