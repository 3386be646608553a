"""The one place that says "did you mean …"."""

import difflib
from collections.abc import Iterable

from zhangcheng.diagnostics.text import Text


def did_you_mean(word: str, known: Iterable[str]) -> Text:
    """Return a hint naming the closest known words, or those there are when none is close."""
    words = sorted(set(known))
    close = difflib.get_close_matches(word, words, n=2, cutoff=0.6)
    if close:
        named = " / ".join(close)
        return Text(f"是否想写 {named}？", f"Did you mean {named}?")
    if not words:
        return Text("", "")
    listed = ", ".join(words[:12]) + (" …" if len(words) > 12 else "")
    return Text(f"可用的有：{listed}", f"Known: {listed}")
