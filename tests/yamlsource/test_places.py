"""Every key and value keeps its place; so does every character of a scalar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhangcheng.diagnostics.collector import Collector
from zhangcheng.yamlsource import ScalarNode, line_starts
from zhangcheng.yamlsource.read import compose


def scalar(text: str, *path: str | int) -> ScalarNode:
    collector = Collector()
    document = compose(text, "a.yaml", collector=collector)
    assert document is not None, [d.message("en") for d in collector.sorted]
    node = document.root.at(path)
    assert isinstance(node, ScalarNode)
    return node


def place(text: str, node: ScalarNode, offset: int) -> str:
    """Return the character of the file at which `node.text[offset]` is said to stand."""
    start, line, column = next(e for e in reversed(line_starts(node)) if e[0] <= offset)
    return text.split("\n")[line - 1][column - 1 + offset - start]


def test_keys_and_values() -> None:
    text = "社区:\n  - {面积: 200.00, 名称: 东铺头}\n"
    collector = Collector()
    document = compose(text, "a.yaml", collector=collector)
    assert document is not None
    item = document.root.at(("社区", 0))
    assert str(item.location) == "a.yaml:2:5"
    assert str(item.key_location("名称")) == "a.yaml:2:18"
    area = item.at(("面积",))
    assert (area.location.line, area.location.column, area.location.end_column) == (2, 10, 16)
    assert collector.sorted == ()


@pytest.mark.parametrize(
    "yaml",
    [
        "value: floor_area >= 200",
        "value: 'kind = ''new'' and area'",
        'value: "kind = \\"new\\" and area"',
        'value: "kind \\u4e2d \\x41 = \\"new\\""',
        "value: >-\n  floor_area > 0\n  and floor_area < 9\n",
        "value: >\n  a b\n\n  c\n    indented\n  d\n",
        "value: |\n  a b\n    c\n\n  d\n",
        "value: |2-\n   a\n  b\n",
        "value: >- # a remark > |\n  one\n  two\n",
        "value: floor_area > 0\n  and\n  floor_area < 9\n",
        "value: 'one\n  two''s\n\n  three'\n",
        'value: "one \\\n  two\n  \\  three\\n four"\n',
        "value: 面积 >= 最小面积\n",
        "- {value: a >= b, other: 1}\n",
        "value:\n  >-\n   a\n   b\n",
        "value: >-\r\n  a b\r\n  c\r\nother: 1\r\n",
    ],
)
def test_every_character_stands_where_it_is_said_to(yaml: str) -> None:
    node = scalar(yaml, *([0] if yaml.startswith("-") else []), "value")
    for offset, character in enumerate(node.text):
        if character.isspace() or character in "\"'" or (character in "中A" and "\\" in yaml):
            continue
        assert place(yaml, node, offset) == character, (offset, character)


WORDS = st.lists(st.text("ab\"'\\中 =", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=5)


@given(WORDS, st.sampled_from([">-", ">", "|", "|-"]), st.integers(1, 4))
def test_block_scalars_of_any_lines(words: list[str], header: str, indent: int) -> None:
    yaml = f"value: {header}\n" + "".join(f"{' ' * indent}{word}\n" for word in words)
    node = scalar(yaml, "value")
    for offset, character in enumerate(node.text):
        if not character.isspace():
            assert place(yaml, node, offset) == character


@given(st.text("ab'\\\" 中", min_size=1))
def test_quoted_scalars_of_any_text(text: str) -> None:
    yaml = "value: '" + text.replace("'", "''") + "'\n"
    node = scalar(yaml, "value")
    assert node.text == text
    for offset, character in enumerate(text):
        assert place(yaml, node, offset) == character
