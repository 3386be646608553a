"""What all shapes share: strictness, and the kinds of scalars that packs are written with."""

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
T = TypeVar("T")


class Shape(BaseModel):
    """A mapping of a pack file: frozen, exact types, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _given(value: object) -> object:
    if value is None:
        raise PydanticCustomError("empty", "a key without a value")
    return value


Maybe = Annotated[T | SkipJsonSchema[None], BeforeValidator(_given)]
"""A key that may be left out, but not left empty: `when:` without a value would widen a rule."""


def _text(value: object) -> object:
    """YAML 1.2 has no dates: where text is expected, `2018-06-30` is the text it looks like."""
    return value.isoformat() if type(value) is dt.date else value


def _date(value: object) -> object:
    if isinstance(value, str) and _ISO.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            return value
    return value


AnyText = Annotated[str, BeforeValidator(_text)]
"""Text, even an empty one."""

Words = Annotated[str, BeforeValidator(_text), Field(min_length=1)]
"""Any text that is not empty."""

Day = Annotated[dt.date, BeforeValidator(_date)]
"""A date, plain or quoted."""

Number = Annotated[int | Decimal, WithJsonSchema({"type": "number"})]
"""An exact number."""

Feel = Annotated[str, BeforeValidator(_text), Field(min_length=1, json_schema_extra={"format": "feel"})]
"""An expression; what works on packs finds them by the format that the schemas state."""

Name = Annotated[str, Field(pattern="^[a-z一-鿿][a-z0-9_一-鿿]*$")]
"""An id that expressions use as a name, and tables as a column."""

Slug = Annotated[str, Field(pattern="^[a-z0-9]+([-_][a-z0-9]+)*$")]
"""An id that only other files and addresses use."""

Place = Annotated[str, Field(pattern="^[0-9A-Za-z]{1,12}$")]
"""The code of a jurisdiction."""

Word = Annotated[str, BeforeValidator(_text), Field(pattern=r"^[^\s]+$")]
"""A category or choice id: one word."""

Unit = Annotated[str, Field(min_length=1)]
"""A product of unit symbols."""

PATTERNS: dict[str, tuple[str, str]] = {
    "^[a-z一-鿿][a-z0-9_一-鿿]*$": (
        "用小写字母或汉字开头，后接小写字母、数字、下划线，例如 floor_area",
        "Begin with a lower-case letter, then lower-case letters, digits and _, for example floor_area",
    ),
    "^[a-z0-9]+([-_][a-z0-9]+)*$": (
        "用小写字母、数字和连字符，例如 principal-stipend",
        "Use lower-case letters, digits and hyphens, for example principal-stipend",
    ),
    "^[0-9A-Za-z]{1,12}$": (
        '区划代码由 1 到 12 位数字或字母组成，加引号，例如 "350602"',
        'A code has 1 to 12 digits or letters, in quotes, for example "350602"',
    ),
    r"^[^\s]+$": ("用一个不含空格的词", "Use one word without spaces"),
}
"""What each pattern asks for, in words (zh, en)."""


class TextShape(Shape):
    """Text in both languages."""

    model_config = ConfigDict(title="Text")

    zh: Words = Field(description="中文 · Chinese")
    en: Words = Field(description="英文 · English")
