"""Text in the two languages of every message, label and page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
LANGUAGE_TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en"}
"""What pages say of their language."""


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of text, complete in Chinese and in English."""

    zh: str
    en: str

    def get(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.zh if language == "zh" else self.en

    @classmethod
    def same(cls, text: str) -> "Text":
        """Return `text` as it stands in both languages (ids, formulas, file names)."""
        return cls(text, text)

    @classmethod
    def listed(cls, texts: Iterable["Text"]) -> "Text":
        """Return texts as one, each language with its own comma."""
        each = list(texts)
        return cls("、".join(text.zh for text in each), ", ".join(text.en for text in each))


class Count(int):
    """A number for a sentence; in English its format names the thing: `{n:cell/cells}`.

    The number of a line is no count: `{line:d}`.
    """

    def __format__(self, forms: str) -> str:
        """Return the number, with the singular or the plural of `forms` where it names any."""
        one, slash, many = forms.partition("/")
        return (
            f"{int(self):,} {one if self == 1 else many}" if slash else format(int(self), forms or ",")
        )
