"""What a diagnostic code is: its severity and all that is said about it, in both languages."""

from dataclasses import dataclass
from enum import StrEnum

from zhangcheng.diagnostics.text import Text


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops the work, a warning is shown and counted.

    A notice says what was made of something that could be read in one way only; nothing is at fault.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One kind of fault in a pack, an expression, input data or a command.

    `message` and `hint` are `str.format` templates filled with a diagnostic's arguments; an
    argument that is a `Text` is shown in the reader's language. `example` is broken input that
    raises the code and `mended` the same input put right; both are run by a test. What `of_lint`
    says of a pack does not keep anyone from trying it: `lint` alone shows and refuses it.
    """

    id: str
    title: Text
    message: Text
    hint: Text
    explanation: Text
    example: str
    mended: str
    severity: Severity = Severity.ERROR
    of_lint: bool = False
