"""Faults of sheets and their headings: what was matched to nothing, or to one thing twice."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.text import Text

UNKNOWN_SHEET = Code(
    id="D121",
    title=Text("工作表不对应任何记录类型", "A sheet of no known record type"),
    message=Text(
        "“{name}”不对应任何记录类型，其中 {rows} 行未读取",
        "“{name}” is of no known record type; rows not read: {rows}",
    ),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "工作表按标识、中英文名称或别名对应记录类型。名为“说明”“notice”“README”的工作表作为数据说明显示在报告里。",
        "A sheet is matched by the id, title or synonym of a record type. A sheet named 说明, notice or "
        "README is shown in reports as what the data says about itself.",
    ),
    severity=Severity.WARNING,
    example="# file: 台账.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区\n# sheet: 车辆\n车牌\n闽E00001",
    mended="# file: 台账.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区\n# sheet: 说明\n数字为虚构",
)

UNKNOWN_COLUMN = Code(
    id="D122",
    title=Text("列不对应任何字段", "A column of no known field"),
    message=Text(
        "“{heading}”不是“{record_type}”的字段，这一列未读取",
        "“{heading}” is no field of “{record_type}”; the column was not read",
    ),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "列按字段的标识、中英文名称或别名对应；空格、换行、全角半角和末尾括号里的单位不影响对应。",
        "A column is matched by the id, label or synonym of a field. Spaces, line breaks, width and a unit "
        "in brackets at the end do not matter.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道,人口\nA01,东园,芗城区,2000",
    mended="# file: 社区.csv\n社区编号,名称,街道,户数\nA01,东园,芗城区,2000",
)

UNKNOWN_COLUMNS = Code(
    id="D123",
    title=Text("许多列不对应任何字段", "Many columns of no known field"),
    message=Text(
        "{count} 列不是“{record_type}”的字段，未读取：{headings}",
        "{count:column/columns} not read, for “{record_type}” has no such fields: {headings}",
    ),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "未知的列超过五个时合并为一条，列出起止单元格和前几个列名；认得的列照常读取。",
        "More than five unknown columns are reported as one, with the first and last cell and the first few "
        "headings. Known columns are read all the same.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道,甲,乙,丙,丁,戊,己\nA01,东园,芗城区,1,2,3,4,5,6",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

FIELD_TWICE = Code(
    id="D124",
    title=Text("同一字段有两列", "Two columns for one field"),
    message=Text(
        "“{heading}”与 {first} 的“{first_heading}”都是字段“{field}”",
        "“{heading}” and “{first_heading}” in {first} are both the field “{field}”",
    ),
    hint=Text("请只保留一列，或给另一列改名。", "Keep one of the columns, or rename the other."),
    explanation=Text(
        "两列的值可能不同，取哪一列都可能出错，所以不替您选。",
        "The two may hold different values; choosing one would be a guess.",
    ),
    example="# file: 社区.csv\n社区编号,名称,社区名称,街道\nA01,东园,东园居民区,芗城区",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

NO_KNOWN_COLUMN = Code(
    id="D125",
    title=Text(
        "没有一列认得",
        "Not one known column",
    ),
    message=Text(
        "没有一行有“{record_type}”的任何一个字段作列名",
        "No row has headings of “{record_type}”",
    ),
    hint=Text(
        "应有一行表头，例如：{known}",
        "There should be a row of headings, for instance: {known}",
    ),
    explanation=Text(
        "工作表的名称对得上，但前 40 行里没有认得的列名。常见原因是拿错了文件，或列名都不是规则包里的名称。",
        "The name of the sheet is known, but none of its first 40 rows holds a known heading. The wrong file, or headings that the pack does not have, are the usual reasons.",
    ),
    example="# file: 社区.csv\n车牌,型号\n闽E00001,公交",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

KEY_COLUMN_MISSING = Code(
    id="D126",
    title=Text("缺少标识记录的列", "The column that identifies records is missing"),
    message=Text(
        "“{record_type}”缺少列“{field}”，无法区分各条记录",
        "“{record_type}” lacks the column “{field}”, by which records are told apart",
    ),
    hint=Text(
        "请补上这一列，每行填一个不重复的值。",
        "Add the column, with a value of its own in each row.",
    ),
    explanation=Text(
        "检查结果要指明是哪一条记录，其他表也要通过这一列指向它。",
        "Findings name their record by it, and other sheets point at it.",
    ),
    example="# file: 社区.csv\n名称,街道\n东园,芗城区",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

REQUIRED_COLUMN_MISSING = Code(
    id="D127",
    title=Text("缺少必填的列", "A required column is missing"),
    message=Text(
        "“{record_type}”缺少必填的列“{field}”，各行都按缺失处理",
        "“{record_type}” lacks the required column “{field}”; it is missing in every row",
    ),
    hint=Text("请补上这一列。", "Add the column."),
    explanation=Text(
        "规则包把这个字段标为必填。没有它，用到它的规则会得出“数据不足”。",
        "The pack marks the field as required. Rules that read it come to “insufficient data” without it.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称\nA01,东园",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

COLUMNS_NOT_GIVEN = Code(
    id="D177",
    title=Text("一张表没有的列，同类的表有", "Columns that one sheet lacks and others of its kind have"),
    message=Text(
        "没有这些列：{fields}（{others} 有）；这张表的记录，这些内容按缺失处理",
        "No column of: {fields} ({others} has them); for the records of this sheet they count as missing",
    ),
    hint=Text(
        "请补上这些列；没有内容的格子留空即可。",
        "Add the columns; cells with nothing to say may stay empty.",
    ),
    explanation=Text(
        "各区各有一个文件时，一个区删去或漏了一列，这些内容就不清楚，用到它的检查可能判不了，或漏查了已经到期的记录。"
        "每张表提示一次。",
        "Where each county has a file of its own and one of them lacks a column, nobody knows what stands there: checks that need it may "
        "be undecided, or look at records that are over. This is reported once for each sheet.",
    ),
    severity=Severity.WARNING,
    example="# file: 甲.xlsx\n# sheet: 社区\n社区编号,名称,街道,户数\nA01,东园,芗城区,500\n"
    "# file: 乙.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA02,西园,芗城区",
    mended="# file: 甲.xlsx\n# sheet: 社区\n社区编号,名称,街道,户数\nA01,东园,芗城区,500\n"
    "# file: 乙.xlsx\n# sheet: 社区\n社区编号,名称,街道,户数\nA02,西园,芗城区,",
)

END_NOT_GIVEN = Code(
    id="D178",
    title=Text("没有结束日期的列", "No column says when records ended"),
    message=Text(
        "没有“{field}”列：已经开始的“{record_type}”全部当作核查日期仍然有效",
        "No column of “{field}”: all “{record_type}” that have begun are taken as still in force on the day of the check",
    ),
    hint=Text(
        "有已经停止的，请补上这一列再核查。", "If some of them are over, add the column and check again."
    ),
    explanation=Text(
        "表里写了何时开始，却没有一张表写明何时结束，就无从去掉已经停止的，全部照样核查，每类记录说明一次。",
        "Where sheets say when records of a kind began, but none when they ended, none can be left out as over: all are checked. This "
        "is said once for each kind.",
    ),
    severity=Severity.NOTICE,
    example="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\n"
    "# file: 用房.csv\n所属社区,面积（平方米）,启用日期\nA01,200,2020-01-01",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\n"
    "# file: 用房.csv\n所属社区,面积（平方米）,启用日期,停用日期\nA01,200,2020-01-01,",
)
