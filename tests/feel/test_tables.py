"""The stored tables of the grammar are up to date, and the parser works without them."""

from pathlib import Path
from unittest.mock import patch

import lark

from stored import Golden
from zhangcheng.feel import tables


def test_the_stored_tables_are_those_of_the_grammar(golden: Golden) -> None:
    stored = Path(str(tables.stored_tables()))
    if golden.write:
        stored.write_bytes(tables.make_tables())
    assert stored.read_bytes()[:64] == tables.make_tables()[:64]


def test_tables_of_another_version_are_not_used() -> None:
    parser = tables.load_parser()
    with patch.object(lark, "__version__", "0.0.0"), patch.object(lark.Lark, "load") as load:
        again = tables.load_parser()
    assert not load.called
    text = "a and every v in vs satisfies v.x in (>= 1, [2..3))"
    assert again.parse(text) == parser.parse(text)
