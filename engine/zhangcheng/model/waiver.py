"""Waivers: dated, approved exceptions to a rule, and what became of each in a run."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import Field, FieldType, RecordType

REMIND_DAYS = 30
"""How long before its end a waiver is pointed out, where a file of waivers does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """An exception from `since` to `to` (inclusive), in whole days.

    It covers the institution, or every institution of the jurisdiction and the places below it;
    where both are given, the institution of that place. `rule` may be an alias. A row of a ledger
    may lack anything (None); such a waiver waives nothing, and is shown.
    """

    rule: str | None
    institution: str | None
    jurisdiction: str | None
    reason: str | None
    basis: str | None
    approved_by: str | None
    since: dt.date | None
    to: dt.date | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Waivers:
    """The waivers of a file; `sha256` is that of its bytes (None: no file)."""

    waivers: tuple[Waiver, ...] = ()
    remind_days: int = REMIND_DAYS
    file: str | None = None
    sha256: str | None = None


class WaiverState(StrEnum):
    """What a waiver is on the as-of date, in the order in which they are shown.

    `unused`: in force, but nothing that it covers falls short. `orphaned`: its rule, institution or
    jurisdiction is not known. `incomplete`: something that a waiver must have is missing.
    """

    EXPIRED = "expired"
    ORPHANED = "orphaned"
    INCOMPLETE = "incomplete"
    IN_FORCE = "in_force"
    UNUSED = "unused"
    NOT_YET_VALID = "not_yet_valid"

    @property
    def label(self) -> Text:
        """The state in words."""
        return _LABELS[self]


_LABELS = {
    WaiverState.EXPIRED: Text("已过期", "Expired"),
    WaiverState.ORPHANED: Text("对象不明", "Orphaned"),
    WaiverState.INCOMPLETE: Text("内容不全或有误", "Incomplete or wrong"),
    WaiverState.IN_FORCE: Text("生效", "In force"),
    WaiverState.UNUSED: Text("未用到", "Unused"),
    WaiverState.NOT_YET_VALID: Text("尚未生效", "Not yet valid"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverUse:
    """A waiver in a run, by its `number` from 1.

    `fails` and `undecided` count the checks that it waives; for one that is expired or not yet valid,
    those that it would waive and no other waiver does. `days_left` counts from the as-of date to the
    last day (None unless it is in force); `ends_soon` says that it is within the reminder.
    `problem` says why it waives nothing, where it is orphaned or incomplete. `present` is the code that
    its institution, or its jurisdiction, has now, where it names a former one; `reused` that the code it
    names was another institution's before.
    """

    number: int
    waiver: Waiver
    state: WaiverState
    fails: int = 0
    undecided: int = 0
    days_left: int | None = None
    ends_soon: bool = False
    problem: Text | None = None
    present: str | None = None
    reused: bool = False

    @property
    def matters(self) -> bool:
        """Whether it has expired and something that it used to waive falls short."""
        return self.state is WaiverState.EXPIRED and self.fails > 0

    @property
    def needs_attention(self) -> bool:
        """Whether somebody should look at it."""
        return self.ends_soon or self.reused or self.state is not WaiverState.IN_FORCE


def _text(name: str, label: Text, *labels: str, required: bool = True) -> Field:
    return Field(id=name, label=label, labels=labels, type=FieldType.TEXT, required=required)


RECORD = RecordType(
    id="waiver",
    title=Text("豁免", "Waivers"),
    labels=("豁免清单", "豁免台账", "Waiver"),
    in_force=("since", "until"),
    fields=(
        _text("rule", Text("规则", "Rule"), "规则标识"),
        _text("institution", Text("机构", "Institution"), "机构代码", "机构名称", required=False),
        Field(
            id="place",
            label=Text("辖区", "Jurisdiction"),
            labels=("辖区代码", "地区"),
            type=FieldType.JURISDICTION,
        ),
        _text("reason", Text("理由", "Reason"), "豁免理由", "事由"),
        _text("basis", Text("依据", "Legal basis"), "法律依据", "政策依据", "Basis"),
        _text("approved_by", Text("批准机关", "Approved by"), "批准单位", "审批机关", "审批单位"),
        Field(
            id="since",
            label=Text("起始日期", "From"),
            labels=("自", "生效日期", "起"),
            type=FieldType.DATE,
            required=True,
        ),
        Field(
            id="until",
            label=Text("截止日期", "To"),
            labels=("至", "到期日期", "失效日期", "止"),
            type=FieldType.DATE,
            required=True,
        ),
    ),
)
"""How a ledger lists waivers: a sheet 豁免, or a file of that name."""

_HAN_NAME = re.compile(r"[\u4e00-\u9fff·]{2,5}")
_OFFICE = re.compile(
    r"[局委办部厅院所处科室会组队站市区县镇乡街府团校司中心党政]|[联协]$|人大$|公安$|国资$"
)
_TITLE = re.compile(r"[局书部厅处科所站院校县市镇乡区会]长$|书记$|主任$|主席$")
_SURNAME = re.compile(r"^(司马|司徒|司空|欧阳|上官|诸葛)")
"""Surnames of two characters: one of an office in them says nothing."""

_LATIN_NAME = re.compile(r"(?:Mr|Mrs|Ms|Dr)\.? .+|[A-Z]\. ?[A-Z][a-z]+")


def names_an_office(text: str) -> bool:
    """Whether `text` may be an office: not when it looks like a person's name or identity."""
    if re.search(r"\d{11,}", text):
        return False
    if _LATIN_NAME.fullmatch(text):
        return False
    # 李局长 is a person, 市委书记 an office: what stands before the title tells.
    said = _TITLE.sub("", _SURNAME.sub("", text))
    return not (_HAN_NAME.fullmatch(text) and not _OFFICE.search(said))
