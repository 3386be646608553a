"""Small pieces of JavaScript as text: calls of the runtime and constants."""

import datetime as dt
import json
from decimal import Decimal


def call(function: str, *arguments: str) -> str:
    """Return a call of a function of the runtime, `handbook/assets/feel.js`."""
    return f"F.{function}({', '.join(arguments)})"


def text(value: object) -> str:
    """Return plain data as JavaScript that can stand in a script element too."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def constant(value: object) -> str:
    """Return a constant of FEEL; `None` is null, a duration a plain whole number."""
    if isinstance(value, Decimal):
        return call("number", text(f"{value:f}"))
    if isinstance(value, dt.date):
        return text(value.isoformat())
    return text(value)
