"""The words of the section on waivers."""

from zhangcheng.diagnostics.text import Text

WORDS: dict[str, Text] = {
    "waivers": Text("豁免", "Waivers"),
    "waivers_means": Text(
        "豁免是有批准、有期限的例外；不计豁免时的结果始终一并给出。",
        "A waiver is an approved exception with an end; the outcome without it is always given too.",
    ),
    "waiver_number": Text("豁免 {number}", "Waiver {number}"),
    "waiver_who": Text("对象", "For"),
    "waiver_all": Text("{place}所有机构", "every institution in {place}"),
    "waiver_reason": Text("理由", "Reason"),
    "waiver_basis": Text("依据", "Legal basis"),
    "waiver_approved_by": Text("批准机关", "Approved by"),
    "waiver_span": Text("有效期", "Valid"),
    "waiver_state": Text("状态", "State"),
    "waiver_effect": Text("涉及", "Effect"),
    "waiver_waives": Text("豁免 {n} 项", "{n:check/checks} waived"),
    "waiver_would": Text("对应 {n} 项未获豁免", "{n:check/checks} not waived"),
    "waiver_nothing": Text("没有需要豁免的", "nothing to waive"),
    "waiver_followed": Text("写的是原代码，现在是 {now}", "by a former code, now {now}"),
    "waiver_reused": Text(
        "这个代码原来是另一个机构的，按现在用它的机构算，请核对",
        "the code was another institution's before and is taken for the present one: please check",
    ),
    "waiver_ends_soon": Text("还有 {n} 天到期", "ends in {n:day/days}"),
    "waiver_ends_today": Text("今天到期", "ends today"),
    "waiver_said": Text(
        "{reason}（{basis}，{approved_by}批准，{since} 至 {to}）",
        "{reason} ({basis}, approved by {approved_by}, {since} to {to})",
    ),
    "notice_expired": Text(
        "{n} 条豁免已过期，所涉检查仍未达标：{fails} 项。",
        "{n:waiver has/waivers have} expired, and what was waived still fails: {fails:check/checks}.",
    ),
    "notice_waiver_faults": Text(
        "{n} 条豁免不起作用（对象不明或内容不全）。",
        "{n:waiver has/waivers have} no effect: for nobody that is known, or incomplete.",
    ),
    "step_renew": Text(
        "{n} 条豁免已过期或将到期：整改到位，或报批续期。",
        "{n:waiver has expired or ends/waivers have expired or end} soon: put right what they waive, "
        "or have them renewed.",
    ),
}
