"""How sheets are laid out: which record type, where the headings are, which rows are no records."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.text import Text

TYPE_BY_HEADINGS = Code(
    id="D117",
    title=Text(
        "按表头认出的工作表",
        "A sheet known by its headings",
    ),
    message=Text(
        "“{name}”按表头认作“{record_type}”",
        "“{name}” was taken for “{record_type}” by its headings",
    ),
    hint=Text(
        "若不是，请把工作表改名。",
        "Rename the sheet if it is not.",
    ),
    explanation=Text(
        "工作表的名称对不上，但表头里有某一类记录的全部编号列和至少三个字段，且只有这一类符合，就按这一类读取并说明。",
        "The name of the sheet is not known, but its headings have all key columns of a record type and at least three of its fields, and of no other type as many. It is read as that type, and said.",
    ),
    severity=Severity.NOTICE,
    example="# file: 台账.xlsx\n# sheet: Sheet1\n社区编号,名称,街道\nA01,东园,芗城区\n# sheet: 说明\n数字为虚构",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

AMBIGUOUS_SHEET = Code(
    id="D118",
    title=Text(
        "工作表可能是两类记录",
        "A sheet that may be of several record types",
    ),
    message=Text(
        "“{name}”按表头可能是：{record_types}，未读取",
        "By its headings “{name}” may be any of {record_types}; it was not read",
    ),
    hint=Text(
        "请把工作表改成其中一个名称。",
        "Name the sheet after one of them.",
    ),
    explanation=Text(
        "名称对不上，表头又同样符合几类记录；选哪一类都是猜，所以不读，请您指明。",
        "The name is not known and the headings go equally well with several record types. Taking one would be a guess, so the sheet is not read until you say which it is.",
    ),
    severity=Severity.WARNING,
    example="# file: 台账.xlsx\n# sheet: Sheet1\n编号,事项,内容\nX1,甲,乙\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

AMBIGUOUS_COLUMN = Code(
    id="D119",
    title=Text(
        "列名可能是几个字段",
        "A heading that may mean several fields",
    ),
    message=Text(
        "“{heading}”可能是：{fields}，这一列未读取",
        "“{heading}” may be any of {fields}; the column was not read",
    ),
    hint=Text(
        "请把列名写全。",
        "Write the heading in full.",
    ),
    explanation=Text(
        "同样的列名去掉括号后对得上几个字段；选哪个都是猜，所以不读，请您指明。",
        "Without what stands in brackets, the heading goes with several fields. Taking one would be a guess, so the column is not read until you say which it is.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道,活动面积\nA01,东园,芗城区,20",
    mended="# file: 社区.csv\n社区编号,名称,街道,活动面积（室内）\nA01,东园,芗城区,20",
)

HEADINGS_BELOW = Code(
    id="D120",
    title=Text(
        "表头不在第一行",
        "The headings are not in the first row",
    ),
    message=Text(
        "表头在第 {line:d} 行，其上 {count} 行是标题、日期或单位说明，不作记录",
        "The headings are in row {line:d}; above them {count:row/rows} of titles, dates or unit notes, no records",
    ),
    hint=Text(
        "请核对。",
        "Please check.",
    ),
    explanation=Text(
        "表头按列名寻找：标题、填报日期、“单位：元”等可以写在上面，两行表头（上行为合并的大类）也认得。",
        "The headings are found by the names of the columns. A title, a date or a note such as 单位：元 may stand above them, and they may take two rows, with groups in merged cells above.",
    ),
    severity=Severity.NOTICE,
    example="# file: 社区.csv\n芗城区社区台账\n社区编号,名称,街道\nA01,东园,芗城区",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

TOTALS_LEFT_OUT = Code(
    id="D156",
    title=Text(
        "合计行不是记录",
        "Totals are no records",
    ),
    message=Text(
        "{count} 行是合计、小计或总计，不作记录：第 {lines} 行",
        "{count:row/rows} left out as totals, no records: {lines}",
    ),
    hint=Text(
        "若其中有记录，请补填编号。",
        "If one of them is a record, fill in its key.",
    ),
    explanation=Text(
        "编号空着、或编号处写着“合计”“小计”“总计”等的行按合计行处理，计数并列出行号。",
        "Rows that say 合计, 小计, 总计 or total where their key would be, or that have no key, are taken for totals, counted and listed.",
    ),
    severity=Severity.NOTICE,
    example="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\n合计,1,",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

NOTES_LEFT_OUT = Code(
    id="D157",
    title=Text(
        "表后的说明不是记录",
        "Notes are no records",
    ),
    message=Text(
        "{count} 行是备注、填表人之类的说明，不作记录：第 {lines} 行",
        "{count:row/rows} left out as notes, such as who filled in the form, no records: {lines}",
    ),
    hint=Text(
        "若其中有记录，请补填编号。",
        "If one of them is a record, fill in its key.",
    ),
    explanation=Text(
        "以“备注”“注”“填表人”“审核人”等开头、没有编号的行，以及其后只有一格文字的行，按说明处理，计数并列出行号；内容不显示。",
        "Rows without a key that begin with 备注, 注, 填表人, 审核人 and the like, and rows of a single text below them, are taken for notes, counted and listed; what they say is not shown.",
    ),
    severity=Severity.NOTICE,
    example="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\n备注：数字为虚构,,",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

HEADINGS_LEFT_OUT = Code(
    id="D158",
    title=Text(
        "重复的表头不是记录",
        "Headings over again are no records",
    ),
    message=Text(
        "{count} 行是重复的表头，不作记录：第 {lines} 行",
        "{count:row/rows} left out as headings over again, no records: {lines}",
    ),
    hint=Text(
        "",
        "",
    ),
    explanation=Text(
        "打印时每页都有表头的台账，表头会在中间重复出现；这样的行计数并列出行号。",
        "Ledgers that are printed with headings on every page have them again in between; such rows are counted and listed.",
    ),
    severity=Severity.NOTICE,
    example="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\n社区编号,名称,街道\nA02,西园,芗城区",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\nA02,西园,芗城区",
)

EXAMPLES_LEFT_OUT = Code(
    id="D159",
    title=Text("示例行不是记录", "Examples are no records"),
    message=Text(
        "{count} 行以“示例：”开头，不作记录：{places}",
        "{count:row/rows} left out that begin with “Example:”, no records: {places}",
    ),
    hint=Text("", ""),
    explanation=Text(
        "模板里的灰色示例行可以留着，读取时略去，每个文件说明一次，列出行的位置。",
        "The grey example of a form may be left in; it is left out in reading, and said once for each file, with the places.",
    ),
    severity=Severity.NOTICE,
    example="# file: 社区.csv\n社区编号,名称,街道\n示例：A00,某社区,芗城区\nA01,东园,芗城区",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

HIDDEN_READ = Code(
    id="D187",
    title=Text("隐藏的内容照样读取", "What is hidden is read all the same"),
    message=Text(
        "隐藏或筛选掉的也读了：{what}", "Hidden or filtered out, and read all the same: {what}"
    ),
    hint=Text("若不该算在内，请从台账中删去。", "Delete what should not count."),
    explanation=Text(
        "隐藏只是不显示：隐藏的工作表、隐藏或筛选掉的行和列照样读取、照样核查，每张表说明一次。",
        "To hide is not to delete: hidden sheets, and rows and columns that are hidden or filtered out, are read and checked. "
        "This is reported once for each sheet.",
    ),
    severity=Severity.NOTICE,
    example="# file: 台账.xlsx\n# sheet: 社区\n# hide: 3\n社区编号,名称,街道\nA01,东园,芗城区\nA02,西园,芗城区",
    mended="# file: 台账.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区\nA02,西园,芗城区",
)

NONE_STATED = Code(
    id="D188",
    title=Text("表里写明没有", "The sheet says that there are none"),
    message=Text(
        "写明“无”：按没有这类记录核查（第 {lines} 行）",
        "It says that there are none: checked as having no such records (row {lines})",
    ),
    hint=Text(
        "若只是没有填，请删去“无”，用到它的规则就不核查。",
        "If it is only not filled in yet, delete the word; rules that read the sheet are then not checked.",
    ),
    explanation=Text(
        "只有表头的工作表按没有提供数据处理，用到它的规则不核查。确实一条也没有时，在表头下单独写一个“无”字，规则才照没有记录核查。",
        "A sheet of headings alone gives no data, and rules that read it are not checked. Where there are none indeed, “none” "
        "alone in a row below the headings says so, and the rules are checked accordingly.",
    ),
    severity=Severity.NOTICE,
    example="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\n# file: 用房.csv\n所属社区,面积（平方米）\n无,",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\n# file: 用房.csv\n所属社区,面积（平方米）",
)

LEFT_BLANK = Code(
    id="D189",
    title=Text("一个文件没有填，总表里有", "Left blank in one file, given for all in another"),
    message=Text(
        "没有填“{record_type}”：本文件的机构，{other} 里也没有的，按没有这类记录核查",
        "“{record_type}” is left blank here: institutions of this file that are not in {other} either are checked as "
        "having none",
    ),
    hint=Text(
        "请补填；确实一条也没有的，在表头下写“无”。",
        "Fill it in; where there are none indeed, write “none” below the headings.",
    ),
    explanation=Text(
        "某类记录另有一张各处合用的表，或别的文件里有本文件机构的记录时，规则对所有机构核查；表里没有的，按没有核查，可能因此未达标，"
        "所以提示。",
        "Where a list for all gives records of a kind, or another file has some of institutions of this one, all "
        "institutions are checked: those that are nowhere in it count as having none, and may fail for it.",
    ),
    severity=Severity.WARNING,
    example="# file: 用房.csv\n所属社区,面积（平方米）\nA01,200\n"
    "# file: 乙.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区\n# sheet: 用房\n所属社区,面积",
    mended="# file: 用房.csv\n所属社区,面积（平方米）\nA01,200\n"
    "# file: 乙.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区",
)

NOT_IN_OWN_FILE = Code(
    id="D196",
    title=Text("一个文件没有的表，别的文件有", "A sheet that one file lacks and others have"),
    message=Text(
        "{what}（{other} 有）：本文件的机构有没有不清楚，这类记录本身没有核查，别的检查用到它的判为“数据不足”",
        "{what} ({other} has it): what institutions of this file have is not known; there are no such records to check, and "
        "other checks that need them are undecided",
    ),
    hint=Text(
        "请补上；确实一条也没有的，在表头下写“无”。各区合用一张表的，单独放一个文件。",
        "Add it; where there are none indeed, write “none” below the headings. A list for all counties goes into a file of "
        "its own.",
    ),
    explanation=Text(
        "各区各有一个文件时，一个文件没有某张表，或只有表头，不等于没有这类记录。别的文件只给自己的机构、没有给本文件机构的，"
        "这些机构用到这张表的检查不作判定。",
        "Where each county has a file of its own, a sheet that one of them lacks or leaves blank does not say that there are "
        "none. If the other files give theirs for their own institutions only, checks of these that need it are undecided.",
    ),
    severity=Severity.WARNING,
    example="# file: 甲.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区\n# sheet: 用房\n所属社区,面积\nA01,200\n"
    "# file: 乙.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA02,西园,芗城区",
    mended="# file: 甲.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区\n# sheet: 用房\n所属社区,面积\nA01,200\n"
    "# file: 乙.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA02,西园,芗城区\n# sheet: 用房\n所属社区,面积\nA02,150",
)

NOBODY_LISTED = Code(
    id="D199",
    title=Text("总表里一条也没有", "Nobody of a file is in the list for all"),
    message=Text(
        "这里没有一条属于 {files} 的机构：按没有“{record_type}”核查",
        "Not one row is of an institution of {files}: these are checked as having no “{record_type}”",
    ),
    hint=Text(
        "若另有台账，请一并放进来；确实没有的，在那个文件里加一张“{record_type}”表，写“无”。",
        "If there is another ledger of them, add it; where there are none indeed, a sheet “{record_type}” in that file that "
        "says “none” settles it.",
    ),
    explanation=Text(
        "只有一类记录的文件当作各处合用的总表，里面没有的，按没有核查。一个文件的机构在总表里一条也没有，也可能是漏了，所以说明。",
        "A file of one kind of records alone is taken for a list for all, and what is not in it counts as not there. If it has "
        "nothing at all of the institutions of some file, that may be an oversight, so it is said.",
    ),
    severity=Severity.NOTICE,
    example="# file: 用房.csv\n所属社区,面积（平方米）\nA01,200\n"
    "# file: 甲.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区\n"
    "# file: 乙.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA02,西园,芗城区",
    mended="# file: 用房.csv\n所属社区,面积（平方米）\nA01,200\nA02,150\n"
    "# file: 甲.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区\n"
    "# file: 乙.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA02,西园,芗城区",
)

COLUMNS_ASIDE = Code(
    id="D160",
    title=Text("序号、备注列不读取", "Running numbers and remarks are not read"),
    message=Text(
        "{count} 列（{headings}）是序号或备注，未读取",
        "{count:column/columns} not read, for running numbers or remarks: {headings}",
    ),
    hint=Text("", ""),
    explanation=Text(
        "台账常有序号、备注列。规则包没有这样的字段时不读取，并说明一次。",
        "Ledgers often have a running number and remarks. Where the pack has no such field they are left out, and "
        "it is said once.",
    ),
    severity=Severity.NOTICE,
    example="# file: 社区.csv\n序号,社区编号,名称,街道,备注\n1,A01,东园,芗城区,",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)
