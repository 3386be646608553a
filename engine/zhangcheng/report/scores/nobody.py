"""Says of a scoring that gives nobody a place why that is: such a run must not look like a success."""

from zhangcheng.diagnostics.text import Text
from zhangcheng.report.nothing import of_type
from zhangcheng.scoring.result import State
from zhangcheng.scoring.score import ScoreRun

_NONE_IN_FORCE = Text("没有一条在核查日期有效", "none of them in force on the day")


def nobody(run: ScoreRun) -> Text | None:
    """Return why the data has no record of the scorecard's record type; None where it has any."""
    if run.balance.records:
        return None
    record_type = run.pack.record_types[run.card.record]
    sheets = [sheet for sheet in run.dataset.sheets if sheet.record_type == record_type.id]
    if not sheets:
        title = record_type.title
        return Text(f"数据里没有“{title.zh}”的工作表", f"the data has no sheet “{title.en}”")
    return of_type(record_type, sheets, none_in_force=_NONE_IN_FORCE)[0]


def no_place(run: ScoreRun) -> Text | None:
    """Return why nobody has a place; None where anybody has one.

    Scores that are too thin for a place count as none: there is no list to go by.
    """
    if run.scored:
        return None
    thin = run.balance.states[State.NOT_RANKED]
    return nobody(run) or (
        Text(
            f"{thin} 个数据太少、不排名，其余没有得分",
            f"{thin} not ranked, for too little data, and no score for the others",
        )
        if thin
        else Text("一个也没有得分，各自的原因见报告", "no score for any; the report says why of each")
    )
