"""The parser of the grammar: from its stored tables when they fit, else built anew (25 times slower)."""

import hashlib
import io
from importlib.resources import files
from importlib.resources.abc import Traversable

import lark


def stored_tables() -> Traversable:
    """Return the file of the tables: the digest of what they were made from, then lark's pickle."""
    return files("zhangcheng.feel") / "grammar.tables"


def load_parser() -> lark.Lark:
    """Return the parser, which makes lark's trees with every token kept."""
    grammar = _grammar()
    content = stored_tables().read_bytes() if stored_tables().is_file() else b""
    if content.startswith(_digest(grammar)):
        return lark.Lark.load(io.BytesIO(content[len(_digest(grammar)) :]))
    return _built(grammar)


def make_tables() -> bytes:
    """Return what the file of the tables is to hold."""
    grammar, tables = _grammar(), io.BytesIO()
    _built(grammar).save(tables)
    return _digest(grammar) + tables.getvalue()


def _grammar() -> str:
    return (files("zhangcheng.feel") / "grammar.lark").read_text(encoding="utf-8")


def _built(grammar: str) -> lark.Lark:
    return lark.Lark(
        grammar,
        parser="lalr",
        lexer="basic",
        keep_all_tokens=True,
        maybe_placeholders=False,
    )


def _digest(grammar: str) -> bytes:
    """Return a line that tells grammars, and the versions of lark that read the tables, apart."""
    return hashlib.sha256(f"{lark.__version__}\n{grammar}".encode()).hexdigest().encode() + b"\n"
