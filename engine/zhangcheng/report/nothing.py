"""Says of a run that checked nothing why that is: such a run says nothing of any institution."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhangcheng.diagnostics.text import Text
from zhangcheng.evaluate.run import Run
from zhangcheng.model.data_facts import SheetCount
from zhangcheng.model.record_type import RecordType

_NO_RULE = Text("没有规则", "there is no rule")
_NONE_IN_FORCE = Text(
    "没有一条在核查日期有效且属于所查辖区",
    "none of them in force on the day and of the place asked for",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """Why nothing was checked: in words, and whether the data or the choice of date is to blame.

    Neither is where the data itself says that there is nothing of the kind.
    """

    reasons: tuple[Text, ...]
    by_data: bool
    by_date: bool

    @property
    def text(self) -> Text:
        """The reasons in one."""
        return Text(
            "；".join(reason.zh for reason in self.reasons), "; ".join(r.en for r in self.reasons)
        )


def nothing_checked(run: Run) -> Nothing | None:
    """Return why a run checked nothing; None for one that checked something."""
    if run.balance.checks_due:
        return None
    found = tuple(_reasons(run))
    return Nothing(
        reasons=tuple(text for text, _ in found) or (_NO_RULE,),
        by_data=any(blame == "data" for _, blame in found),
        by_date=any(blame == "date" for _, blame in found),
    )


def _reasons(run: Run) -> Iterator[tuple[Text, str]]:
    if run.rules_not_in_force:
        n, day = len(run.rules_not_in_force), run.clock.as_of.isoformat()
        yield (
            Text(f"{n} 条规则在 {day} 没有生效", f"{_rules(n)} not in force on {day}"),
            "date",
        )
    if run.lacking:
        n = len(run.lacking)
        yield (
            Text(
                f"{n} 条规则要用的工作表或列，数据里没有",
                f"for {n} {'rule' if n == 1 else 'rules'} the data lacks sheets or columns",
            ),
            "data",
        )
    for record_type in dict.fromkeys(count.record_type for count in run.rule_counts):
        sheets = [sheet for sheet in run.sheets if sheet.record_type == record_type]
        yield of_type(run.pack.record_types[record_type], sheets, none_in_force=_NONE_IN_FORCE)


def of_type(
    record_type: RecordType, sheets: Sequence[SheetCount], *, none_in_force: Text
) -> tuple[Text, str]:
    """Say why there was no record of a type, though its sheets are there, and what is to blame."""
    title = record_type.title
    read, rejected = sum(s.read for s in sheets), sum(s.rejected for s in sheets)
    zh, en = f"{title.zh}：读到 {read} 行", f"{title.en}: {read} {'row' if read == 1 else 'rows'} read"
    if not read:
        said = Text(f"{title.zh}：没有记录", f"{title.en}: no record")
        return said, "" if sheets else "data"
    if rejected == read:
        return Text(f"{zh}，全部未采用", f"{en}, all of them rejected"), "data"
    if rejected:
        zh, en = f"{zh}，未采用 {rejected} 行", f"{en}, {rejected} rejected"
    return Text(f"{zh}，{none_in_force.zh}", f"{en}, {none_in_force.en}"), "data"


def _rules(number: int) -> str:
    return f"{number} {'rule is' if number == 1 else 'rules are'}"
