"""The words for what a run looked at, and for records that belong to no institution."""

from zhangcheng.diagnostics.text import Text

WORDS: dict[str, Text] = {
    # What was looked at
    "headline_nothing": Text(
        "一项也没有核查：{why}。这不说明任何机构达标。",
        "Nothing was checked: {why}. That says nothing of any institution.",
    ),
    "more_notices": Text("其余 {n} 条", "{n} more"),
    "empty_areas": Text(
        "另有 {n} 个领域没有可查的记录", "{n:area/areas} more without a record to check"
    ),
    "notice_selected": Text(
        "按要求只核查了一部分（{what}）。", "Only a part was asked for and checked ({what})."
    ),
    "notice_none_valid": Text(
        "这些表没有一条记录在核查日期有效且属于所查辖区，{n} 条规则没有可查的：{titles}。",
        "{n:rule/rules} had nothing to look at, for no record is in force on the day and of the place "
        "asked for: {titles}.",
    ),
    "notice_not_given": Text(
        "{file} 没有报送或没有填写这些表：{titles}。"
        "表里的事项没有核查，别的检查用到它们的判为“数据不足”。",
        "{file} lacks these sheets, or leaves them blank: {titles}. What they are about was not "
        "checked; other checks that need them are undecided.",
    ),
    # Records of no institution
    "unplaced_title": Text("归属待核清", "To be cleared up first"),
    "unplaced_name": Text("归属待核清〔{written}〕", "To be cleared up [{written}]"),
    "unplaced_means": Text(
        "这些记录没有写明属于核查日期名单里的哪个机构：先核对代码，再看结果。"
        "代码不当作机构，不出通知书，也不计入机构数；各项检查照样计数。"
        "写错代码的记录本来属于哪个机构，程序不猜；少了它们会判错的检查，判为“数据不足”。",
        "These records name no institution of the day: put their codes right first. A "
        "code is taken for no institution, gets no letter and is not counted; the checks are counted "
        "all the same. Which institution a mistyped code was meant for is not guessed; checks that "
        "would be wrong for lack of these records are undecided.",
    ),
    "unplaced_remedy": Text("先核对代码", "Put the code right first"),
    "notice_unplaced": Text(
        "{titles}有 {n} 条记录没有写明属于核查日期名单里的哪个机构，归属待核清"
        "（未达标 {fails} 项，数据不足 {unknown} 项）："
        "不当作机构，不出通知书；少了它们会判错的检查，判为“数据不足”。",
        "To be cleared up first: {n:record names/records name} no institution of the day "
        "({titles}; {fails} failing, {unknown} undecided). No institution is made of such a "
        "code and no letter written; checks that would be wrong for lack of them are undecided.",
    ),
    "step_unplaced": Text(
        "先核清 {n} 条记录的归属", "Clear up which institution {n:record belongs to/records belong to}"
    ),
    "records_counted": Text("有效记录", "Records in force"),
    "placed": Text("有所属机构", "of an institution"),
    "unplaced": Text("归属待核清", "to be cleared up"),
    # What the ledger of some institutions does not give
    "in_brackets": Text("（{what}）", " ({what})"),
    "sheet_absent": Text("{place} 没有“{title}”表", "{place} has no sheet “{title}”"),
    "sheet_left_blank": Text("{place} 没有填", "{place} is left blank"),
    # What an undecided check lacks, and what is to be done about it
    "fill_in": Text(
        "补录或更正缺少的数据，再行核查。", "Fill in or correct what is missing, and check again."
    ),
    "set_parameter": Text(
        "参数没有数值，由规则包的维护者补上。",
        "A parameter has no value: those who keep the pack are to set it.",
    ),
    "not_computed": Text("算不出", "Cannot be computed"),
    "stray_rows": Text("对不上号的行", "rows that could not be matched"),
    "unread_value": Text("填写的内容不能采用", "written, but cannot be used"),
    "no_rows_counted": Text("没有可计入的“{what}”", "there is no “{what}” to count"),
    "column_of": Text("“{title}”的{label}", "“{label}” of “{title}”"),
    "made_of": Text("要由{what}得出", "to be had from {what}"),
}
