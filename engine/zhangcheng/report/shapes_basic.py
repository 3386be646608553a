"""The small shapes that every part of the JSON report is made of."""

from typing import Literal, NotRequired

# pydantic reads the TypedDict of the standard library only from Python 3.12 on.
from typing_extensions import TypedDict

OutcomeName = Literal["fail", "insufficient_data", "waived", "pass", "not_applicable"]
OutcomesJson = dict[OutcomeName, int]
ScalarJson = str | bool | None


# `from` is a word of Python, which no class body can name.
FromJson = TypedDict("FromJson", {"from": str})
MaybeFromJson = TypedDict("MaybeFromJson", {"from": str | None})


class TextJson(TypedDict):
    """A text in both languages."""

    zh: str
    en: str


class LocationJson(TypedDict):
    """A cell of a ledger (`sheet`, `cell`: `E17`, or `17` for a row), or a line of a YAML file.

    Files of a pack are named from the pack's id: `zhangzhou/parameters/minimum_wage.yaml`.
    """

    file: str
    sheet: NotRequired[str]
    cell: NotRequired[str]
    line: NotRequired[int]
    column: NotRequired[int]
