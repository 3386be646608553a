"""The one place that says "did you mean …"."""

import difflib
from collections.abc import Iterable, Sequence

from zhangcheng.diagnostics.text import Text

_MOST = 12
"""Known words that are listed; more would bury the message."""


_CLOSE = 0.6


def did_you_mean(word: str, known: Iterable[str]) -> Text:
    """Return a hint naming the closest known words, or those there are when none is close."""
    words = sorted(set(known))
    close = difflib.get_close_matches(word, words, n=2, cutoff=_CLOSE)
    if close:
        named = " / ".join(close)
        return Text(f"是否想写 {named}？", f"Did you mean {named}?")
    if not words:
        return Text("", "")
    # Who reads Chinese looks for the Chinese names; they sort behind the others.
    chinese_first = sorted(words, key=str.isascii)
    return Text(f"可用的有：{_listed(chinese_first)}", f"Known: {_listed(words)}")


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:_MOST]) + (" …" if len(words) > _MOST else "")


def did_you_mean_label(word: str, labels: Iterable[Text]) -> Text:
    """Return a hint naming the closest labels, written in either language; else those there are."""
    known = list(labels)
    words = [label.zh for label in known] + [label.en for label in known]
    if difflib.get_close_matches(word, words, n=1, cutoff=_CLOSE):
        return did_you_mean(word, words)
    zh = did_you_mean(word, [label.zh for label in known])
    en = did_you_mean(word, [label.en for label in known])
    return Text(zh.zh, en.en)
