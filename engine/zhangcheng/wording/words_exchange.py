"""The words of workbooks, letters and the other files that are passed on."""

from zhangcheng.diagnostics.text import Text

WORDS: dict[str, Text] = {
    # Workbook
    "sheet_summary": Text("核查汇总", "Summary"),
    "sheet_ledger": Text("整改台账", "To put right"),
    "sheet_rules": Text("规则一览", "Rules"),
    "number": Text("序号", "No."),
    "county": Text("区县", "County"),
    "subdistrict": Text("街道（乡镇）", "Subdistrict"),
    "responsible": Text("责任单位", "Responsible unit"),
    "deadline": Text("完成时限", "Deadline"),
    "done": Text("完成情况", "Done"),
    "done_choices": Text("已完成,进行中,未开始", "done,under way,not begun"),
    "marked_fail": Text("未达标", "Fails"),
    "marked_unknown": Text("数据不足", "Data missing"),
    "marked_waived": Text("豁免", "Waived"),
    "marked_fault": Text("数据问题", "Data fault"),
    "marked_means": Text(
        "原表中有问题的单元格已标底色并加批注；数据、公式和格式没有改动。",
        "Cells that need attention are coloured and carry a comment; data, formulas and formats are as "
        "they were.",
    ),
    "sheet_left": Text("已填但不再列出", "Filled in, not listed now"),
    "entries_taken": Text(
        "上一份整改台账里填写的 {n} 行，已带入本表。",
        "What was filled in in {n:row/rows} of the ledger before was carried over.",
    ),
    "entries_left": Text(
        "上一份整改台账里填写的 {n} 行，本次已不在整改之列，见工作表“{sheet}”。",
        "{n:row/rows} filled in before, of checks not listed now: see the sheet “{sheet}”.",
    ),
    "personal_data_masked": Text(
        "此副本中有 {n} 处个人信息已抹去（略去的列，标题、注、批注和带入的填写里的号码）。",
        "Personal data was taken out of this copy in {n:place/places}: columns left out, and numbers in "
        "titles, notes, comments and what was carried over.",
    ),
    "more_on_cell": Text("另有 {n} 条，见整改台账。", "{n:more/more} in the ledger."),
    "checks": Text("检查项数", "Checks"),
    # Letters
    "letter_draft": Text(
        "草稿：由程序依据台账生成，核定后印发。",
        "Draft, made from the ledgers: to be settled before it is issued.",
    ),
    "letter_of": Text("{which}，{said}", "{which} – {said}"),
    "letter_within": Text("{text}（{more}）", "{text} ({more})"),
    "letter_actual": Text("实际：{text}", "actual: {text}"),
    "letter_asked": Text("要求：{text}", "required: {text}"),
    "letter_gap": Text("差距：{text}", "gap: {text}"),
    "letter_more": Text(
        "另有 {n} 条记录，见附件1。", " {n:further record/further records}: see annex 1."
    ),
    "letter_mend": Text("对照存在的问题逐项整改。", "Put right each matter that falls short."),
    "letter_not_given": Text(
        "没有报送或没有填写的表：{titles}。这些表的事项没有核查，请补报；确实没有的，在表里写“无”。",
        "Sheets that were not handed in, or left blank: {titles}. What they are about was not checked; "
        "please hand them in, and where there is nothing indeed, write “none” in them.",
    ),
    "letter_year": Text("{year}年度", "{year}"),
    "letter_illustrative": Text(
        "标“示意”的事项没有文件依据，不得作为整改依据。",
        "Matters marked Illustrative rest on no document and must not be relied on.",
    ),
    "letter_problem": Text(
        "未达标{n}项，涉及{m}个机构。", "{n:check fails/checks fail} in {m:institution/institutions}."
    ),
    # Markdown
    "with_ledger": Text("需整改的事项", "What is to be put right"),
    # Split by county
    "index": Text("分区县报告", "Reports by county"),
    "index_all": Text("全部", "All"),
    "index_rest": Text("不属于任何区县", "In no county"),
    "index_workbooks": Text(
        "各区县的工作簿只有核查汇总、整改台账和规则一览，不带原台账：里面有其他区县的数据。批注台账只在“全部”一行。",
        "The workbooks of counties have the summary, what to put right and the rules, not the ledger, "
        "which holds rows of other counties: the annotated ledger is with “All” alone.",
    ),
    "index_files": Text("文件", "Files"),
    # Several packs
    "several": Text("共 {n} 个规则包", "{n} rule packs"),
}
