"""What a rule says about a record."""

from enum import StrEnum

from zhangcheng.diagnostics.text import Text


class Outcome(StrEnum):
    """The five outcomes, in the order in which they are shown."""

    FAIL = "fail"
    INSUFFICIENT_DATA = "insufficient_data"
    WAIVED = "waived"
    PASS = "pass"  # noqa: S105 - an outcome, not a password
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> Text:
        """The outcome in words."""
        return _LABELS[self]


_LABELS = {
    Outcome.PASS: Text("达标", "Pass"),
    Outcome.FAIL: Text("未达标", "Fail"),
    Outcome.WAIVED: Text("豁免", "Waived"),
    Outcome.NOT_APPLICABLE: Text("不适用", "Not applicable"),
    Outcome.INSUFFICIENT_DATA: Text("数据不足", "Insufficient data"),
}

OUTSTANDING = (Outcome.FAIL, Outcome.INSUFFICIENT_DATA)
"""Outcomes after which something is to be done: put right, or filled in."""
