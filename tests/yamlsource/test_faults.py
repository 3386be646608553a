"""What is not our YAML is said with line and column."""

import pytest

from zhangcheng.diagnostics.collector import Collector
from zhangcheng.yamlsource.read import compose, read_document


def faults(content: bytes | str) -> list[str]:
    collector = Collector()
    data = content.encode() if isinstance(content, str) else content
    read_document(data, "a.yaml", collector=collector)
    return [f"{d.location.line}:{d.location.column} {d.code.id}" for d in collector.sorted]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", ["3:1 P102"]),
        ("a: {b: 1, b: 2}\n", ["1:11 P102"]),
        ("a:\n\tb: 1\n", ["2:1 P108"]),
        ("a:\n  b: 1\n \tc: 2\n\td: 3\n", ["3:2 P108", "4:1 P108"]),
        ("a: [1, 2\nb: 3\n", ["2:2 P109"]),
        ("a: b: c\n", ["1:5 P109"]),
        ("a: {b: 1, 260}\n", ["1:11 P154"]),
        ("a: {b: 1, c：2}\n", ["1:11 P154"]),
        ("a: {b, c: , d : 1}\n", ["1:5 P154"]),
        ("a：1\nb: 2\n", ["1:1 P154"]),
        ("a: 1\nb：2\nc: 3\n", ["2:1 P154"]),
        ("a: {b:1}\n", ["1:6 P109"]),
        ("extends： [above]\nrules: []\n", ["1:1 P154"]),
        ("a: 全角：不是键\nb: 2\n", []),
        ("a: 'b\n", ["2:1 P109"]),
        ("a: @b\n", ["1:4 P109"]),
        ("a: \x01\n", ["1:4 P109"]),
        ("a: &x 1\nb: *x\n", ["1:4 P110", "2:4 P110"]),
        ("a:\n  <<: {b: 1}\n", ["2:3 P110"]),
        ("a: !!str 1\n", ["1:4 P110"]),
        ("a: !secret 1\n", ["1:4 P110"]),
        ("? [a]\n: 1\n", ["1:3 P110"]),
        ("a: 1\n---\nb: 2\n", ["2:1 P110"]),
        ("a: " + "[" * 70 + "]" * 70, ["1:67 P110"]),
        ("", ["1:1 P112"]),
        ("# only a remark\n", ["1:1 P112"]),
        (b"a: 1\nb: \xd6\xd0\n", ["2:4 P111"]),
        (b"\xff\xfea\x00", ["1:1 P111"]),
    ],
)
def test_fault_and_place(content: bytes | str, expected: list[str]) -> None:
    assert faults(content) == expected


def test_the_first_of_two_equal_keys_counts() -> None:
    document = compose("a: 1\na: 2\n", "a.yaml", collector=Collector())
    assert document is not None
    assert document.root.data == {"a": 1}


def test_a_byte_order_mark_is_no_content() -> None:
    collector = Collector()
    document = read_document(b"\xef\xbb\xbfa: 1\n", "a.yaml", collector=collector)
    assert document is not None
    assert str(document.root.key_location("a")) == "a.yaml:1:1"


def test_the_c_parser_reads_packs() -> None:
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]

    assert CParser.__module__.endswith("_ruamel_yaml")
