"""What a scalar of several lines says: YAML reads a blank where a line ends, Chinese has none there."""

import itertools
import re
from unicodedata import category

from zhangcheng.diagnostics.width import is_wide
from zhangcheng.yamlsource.line_starts import line_starts
from zhangcheng.yamlsource.node import ScalarNode

_CANDIDATE = re.compile(r"[^\x00-\u2fff] | [^\x00-\u2fff]")
_NARROW_HERE = "“”‘’—…·"
"""Punctuation of Chinese and of other languages: it goes with what stands at its other side."""


def unfolded(node: ScalarNode) -> str:
    """Return the text of a scalar, without the blanks for breaks of lines of Chinese.

    A blank that is written as such stays, and so does one between Chinese and a letter or a digit.
    """
    text = node.text
    if _CANDIDATE.search(text) is None:
        return text
    starts = line_starts(node)
    breaks = {
        _blank_of(text, offset)
        for (_, above, _), (offset, line, _) in itertools.pairwise(starts)
        if line != above
    }
    return "".join(c for at, c in enumerate(text) if at not in breaks or not _is_chinese(text, at))


def _blank_of(text: str, offset: int) -> int:
    """Return where the blank of a line break is: a line starts with it, or behind it."""
    return offset if text[offset] == " " else offset - 1


def _is_chinese(text: str, at: int) -> bool:
    """Whether the blank at a place is between characters that Chinese sets without one."""
    sides = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] != " " or not all(sides) or not any(map(is_wide, sides)):
        return False
    return all(is_wide(c) or c in _NARROW_HERE for c in sides) or any(
        is_wide(c) and category(c).startswith("P") for c in sides
    )
