"""Faults of data that only show when rules are computed on it (exit code 3)."""

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.text import Text

NUMBER_TOO_WIDE = Code(
    id="D161",
    title=Text("数太大，算不出确切结果", "Number too large to compute with"),
    message=Text(
        "规则 {rule} 在“{record_type}”上算出的数超过 {digits} 位，得不到确切结果",
        "Rule {rule} on {record_type} gives a number of more than {digits} digits, which cannot be exact",
    ),
    hint=Text(
        "先看最大的数写对了没有：{cells}", "See first whether the largest numbers are right: {cells}"
    ),
    explanation=Text(
        "数都按十进制精确计算，最多 38 位。超过时停下来报告，不给近似的结果。"
        "原因几乎总是台账里某个数多写了许多位，或规则把几个没有上限的数相乘。",
        "Numbers are exact decimals of up to 38 digits. What outgrows them stops the run rather than being "
        "rounded. The cause is nearly always a number in a ledger with many digits too many, or a rule that "
        "multiplies several numbers without a maximum.",
    ),
    example="# file: plot.csv\nid,area\nA1,99999999999999999",
    mended="# file: plot.csv\nid,area\nA1,99",
)

SCORE_TOO_WIDE = Code(
    id="D174",
    title=Text("数太大，算不出确切得分", "Number too large to score with"),
    message=Text(
        "考核表 {card} 的“{item}”算出的数超过 {digits} 位，得不到确切得分",
        "“{item}” of scorecard {card} gives a number of more than {digits} digits, so no score is exact",
    ),
    hint=Text(
        "先看最大的数写对了没有：{cells}", "See first whether the largest numbers are right: {cells}"
    ),
    explanation=Text(
        "得分按十进制精确计算，最多 38 位，其中份额占 10 位、分数占 20 位小数。超过时停下来报告，不给近似的"
        "得分。原因几乎总是台账里某个数多写了许多位；数本来就大的，可在考核表里用 treat 设上下限。",
        "Scores are computed exactly in up to 38 digits, of which shares take 10 decimals and points 20. What "
        "outgrows them stops the scoring rather than being rounded. The cause is nearly always a number in a ledger "
        "with many digits too many; values that are that large can be bounded by treat in the scorecard.",
    ),
    example="# file: unit.csv\ncode,place,a\nu0,350602,1\nu1,350602,9999999999999",
    mended="# file: unit.csv\ncode,place,a\nu0,350602,1\nu1,350602,99",
)

__all__ = ["NUMBER_TOO_WIDE", "SCORE_TOO_WIDE"]
