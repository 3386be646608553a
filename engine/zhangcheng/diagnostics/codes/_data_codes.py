"""Codes, names and dates in cells: put in order and said, doubted, or refused."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.text import Text

SERIAL_DATE = Code(
    id="D172",
    title=Text(
        "按 Excel 日期序号读取",
        "Read as serial dates",
    ),
    message=Text(
        "“{field}”有 {count} 格是 Excel 日期序号{system}；第一格“{text}”读作 {value}",
        "“{field}” has {count:cell/cells} with serial dates of a spreadsheet{system}; the first, “{text}”, is {value}",
    ),
    hint=Text(
        "请核对；最好把单元格设为日期格式。",
        "Please check; better format the cells as dates.",
    ),
    explanation=Text(
        "单元格没有设日期格式时，日期在文件里是 1899-12-30 起的天数，例如 43281 是 2018-06-30。设了“使用 1904 日期系统”的 .xlsx 按 1904-01-01 起算，并说明；.xls 的这个设置读不出来，请把单元格设为日期格式。",
        "In cells not formatted as dates, spreadsheets keep dates as days since 1899-12-30: 43281 is 2018-06-30. An .xlsx set to the 1904 date system is read from 1904-01-01, and it is said; of an .xls this setting cannot be seen, so format its cells as dates.",
    ),
    severity=Severity.NOTICE,
    example="# file: 社区.csv\n社区编号,名称,街道,成立日期\nA01,东园,芗城区,43281",
    mended="# file: 社区.csv\n社区编号,名称,街道,成立日期\nA01,东园,芗城区,2018-06-30",
)

JANUARY_OR_OCTOBER = Code(
    id="D162",
    title=Text(
        "1 月还是 10 月",
        "January or October",
    ),
    message=Text(
        "“{field}”是数字 {text}，分不清 1 月和 10 月",
        "“{field}” is the number {text}, which may be January or October",
    ),
    hint=Text(
        "请写成 2018-01 或 2018-10。",
        "Write 2018-01 or 2018-10.",
    ),
    explanation=Text(
        "写成数字时 2018.10 与 2018.1 是同一个数；这一格按缺失处理。",
        "As numbers, 2018.10 and 2018.1 are the same; the cell counts as missing.",
    ),
    severity=Severity.WARNING,
    example="# file: 岗位.xlsx\n# sheet: 岗位\n岗位编号,所属社区,发放月份\nP1,A01,2018.1\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区",
    mended="# file: 岗位.xlsx\n# sheet: 岗位\n岗位编号,所属社区,发放月份\nP1,A01,2018.6\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区",
)

SCIENTIFIC_CODE = Code(
    id="D163",
    title=Text(
        "编号成了科学记数法",
        "A code in scientific notation",
    ),
    message=Text(
        "“{field}”中的 {text} 是科学记数法，编号的后几位已经丢失",
        "“{field}”: {text} is in scientific notation; the last digits of the code are lost",
    ),
    hint=Text(
        "请把这一列设为文本格式，重新填写编号，再另存。{otherwise}",
        "Format the column as text, enter the codes again and save the file. {otherwise}",
    ),
    explanation=Text(
        "表格软件把长编号当数字显示，另存为 CSV 时只留下显示的几位；这一格按缺失处理，不猜。",
        "Spreadsheets show a long code as a number, and a CSV file keeps only the digits shown; the cell counts as missing, nothing is guessed.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道,统计代码\nA01,东园,芗城区,3.50602E+11",
    mended="# file: 社区.csv\n社区编号,名称,街道,统计代码\nA01,东园,芗城区,350602001001",
)

LEADING_ZEROS_LOST = Code(
    id="D164",
    title=Text(
        "编号开头的零丢了",
        "A code has lost its leading zeros",
    ),
    message=Text(
        "“{field}”中的 {text} 少了开头的零：同一列别的编号有 {length} 位",
        "“{field}”: {text} has lost leading zeros; other codes of the column have {length} digits",
    ),
    hint=Text(
        "请把这一列设为文本格式，补上开头的零。",
        "Format the column as text and enter the zeros.",
    ),
    explanation=Text(
        "表格软件把 007 当数字就成了 7。同一列里别的编号以零开头、位数一致，这一格却更短，就按缺失处理，不猜。",
        "A spreadsheet makes 7 of 007. Where other codes of the column begin with a zero and have one length, a shorter one counts as missing; nothing is guessed.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道\n001,东园,芗城区\n2,西园,芗城区",
    mended="# file: 社区.csv\n社区编号,名称,街道\n001,东园,芗城区\n002,西园,芗城区",
)

ODD_DIVISION_CODE = Code(
    id="D165",
    title=Text(
        "统计用区划代码的位数不对",
        "A statistical code of odd length",
    ),
    message=Text(
        "“{field}”应为 6、9 或 12 位数字，实为“{text}”",
        "“{field}” should have 6, 9 or 12 digits, but is “{text}”",
    ),
    hint=Text(
        "请核对代码。",
        "Check the code.",
    ),
    explanation=Text(
        "县级 6 位，街道（镇）9 位，社区（村）12 位。代码照原样保留，以便别的表对应。",
        "A county has 6 digits, a subdistrict or town 9, a community or village 12. The code is kept as it stands, so that other sheets still meet it.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道,统计代码\nA01,东园,芗城区,35060200100",
    mended="# file: 社区.csv\n社区编号,名称,街道,统计代码\nA01,东园,芗城区,350602001001",
)

UNKNOWN_DIVISION_CODE = Code(
    id="D166",
    title=Text(
        "代码里的辖区未知",
        "A code of an unknown place",
    ),
    message=Text(
        "“{field}”有 {count} 格的代码在 {part} 内（如 {text}），规则包里没有这个地方",
        "“{field}” has {count:code/codes} (such as {text}) in {part}, which the pack does not know",
    ),
    hint=Text(
        "请核对代码。",
        "Check the code.",
    ),
    explanation=Text(
        "12 位统计用区划代码的前 6 位是县级，前 9 位是街道（镇）。规则包列出了这一级的辖区，其中没有这个代码。代码照原样保留。",
        "The first 6 digits of a statistical code are the county, the first 9 the subdistrict or town. The pack lists the places of that level, and this is none of them. The code is kept as it stands.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道,统计代码\nA01,东园,芗城区,350699001001",
    mended="# file: 社区.csv\n社区编号,名称,街道,统计代码\nA01,东园,芗城区,350602001001",
)

DIVISION_NOT_VALID = Code(
    id="D167",
    title=Text(
        "代码在核查日期已不用",
        "A code not in use on the day",
    ),
    message=Text(
        "“{field}”有 {count} 格的代码在 {part}（{name}）内（如 {text}），这个代码在 {date} 不在使用",
        "“{field}” has {count:code/codes} (such as {text}) in {part} ({name}), which is not in use on {date}",
    ),
    hint=Text(
        "{suggestion}",
        "{suggestion}",
    ),
    explanation=Text(
        "区划调整后代码会变，例如 2021 年龙海市 350681 改为龙海区 350604，长泰县 350625 改为长泰区 350605。代码照原样保留，请按核查日期的代码核对。",
        "Codes change when places are reorganised: in 2021 Longhai went from 350681 to 350604 and Changtai from 350625 to 350605. The code is kept as it stands; check which one was in use on the day.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道,统计代码\nA01,东园,龙海区,350681101001",
    mended="# file: 社区.csv\n社区编号,名称,街道,统计代码\nA01,东园,龙海区,350604100001",
)

WRONG_CREDIT_CODE = Code(
    id="D168",
    title=Text(
        "统一社会信用代码不对",
        "A credit code that does not check",
    ),
    message=Text(
        "“{field}”中的 {text} 不是有效的统一社会信用代码",
        "“{field}”: {text} is no valid unified social credit code",
    ),
    hint=Text(
        "请对照证照核对 18 位代码；字母 I、O、Z、S、V 不用。",
        "Check the 18 characters; the letters I, O, Z, S and V are not used.",
    ),
    explanation=Text(
        "最后一位由前 17 位算出（GB 32100-2015）；对不上就有笔误。代码照原样保留。",
        "The last character follows from the 17 before it (GB 32100-2015); where it does not there is a slip. The code is kept as it stands.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道,信用代码\nA01,东园,芗城区,91350100M000100Y4Z",
    mended="# file: 社区.csv\n社区编号,名称,街道,信用代码\nA01,东园,芗城区,91350100M000100Y43",
)

MARKED_MISSING = Code(
    id="D169",
    title=Text(
        "按没有数据处理的写法",
        "Words that mean that nothing is known",
    ),
    message=Text(
        "“{field}”有 {count} 格写着“{text}”之类，按规则包的约定作没有数据处理",
        "“{field}” has {count:cell/cells} with “{text}” or the like: by the pack, nothing is known",
    ),
    hint=Text(
        "",
        "",
    ),
    explanation=Text(
        "规则包可以写明哪些写法（——、无、/ 等）表示没有数据；没有写明的不作此理解。",
        "A pack may say which words (——, 无, /) mean that nothing is known; others are not taken so.",
    ),
    severity=Severity.NOTICE,
    example="# file: 社区.csv\n社区编号,名称,街道,户数\nA01,东园,芗城区,——",
    mended="# file: 社区.csv\n社区编号,名称,街道,户数\nA01,东园,芗城区,",
)

DITTO = Code(
    id="D195",
    title=Text("同上", "The same as above"),
    message=Text(
        "“{field}”有 {count} 格写着“{text}”之类，按上一行读；第一格读作 {value}",
        "“{field}” has {count:cell/cells} with “{text}” or the like, read as the row above; the first is {value}",
    ),
    hint=Text("请核对；最好每行都写全。", "Please check; better fill in every row."),
    explanation=Text(
        "“同上”和引号那样的记号表示与上一条记录相同。空白不作此理解。",
        "同上 and ditto marks stand for what the record above has. An empty cell does not.",
    ),
    severity=Severity.NOTICE,
    example="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\nA02,西园,同上",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\nA02,西园,芗城区",
)

DITTO_NUMBER = Code(
    id="D176",
    title=Text("数字写作“同上”", "A number that is the same as above"),
    message=Text(
        "“{field}”有 {count} 格写着“{text}”之类，按上一行的数字读；第一格读作 {value}",
        "“{field}” has {count:cell/cells} with “{text}” or the like, read as the number above; the first is {value}",
    ),
    hint=Text("请逐行填写数字。", "Enter the number in every row."),
    explanation=Text(
        "数字是核查的依据；一行调换了位置，“同上”就成了别的数字。",
        "Checks rest on numbers, and a row that is moved makes another number of 同上.",
    ),
    severity=Severity.WARNING,
    example="# file: 用房.csv\n所属社区,面积（平方米）\nA01,200\nA01,同上\n"
    "# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
    mended="# file: 用房.csv\n所属社区,面积（平方米）\nA01,200\nA01,200\n"
    "# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

YEAR_READ = Code(
    id="D197",
    title=Text("年份的别种写法", "A year in other words"),
    message=Text(
        "“{field}”有 {count} 格不是数字，读作年份；第一格“{text}”读作 {value}",
        "“{field}” has {count:cell/cells} without a plain number, read as years; the first, “{text}”, is {value}",
    ),
    hint=Text("请核对；最好只填四位数字。", "Please check; better enter four digits."),
    explanation=Text(
        "二〇二一年、二○二一年度读作 2021。单元格设成日期、显示为年份的，文件里是这一年的 1 月 1 日，也读作 2021；其他日期不当作年份。",
        "二〇二一年 is 2021. A cell formatted as a date that shows a year holds the first of January, and is 2021 too; any other "
        "date is no year.",
    ),
    severity=Severity.NOTICE,
    example="# file: 社区.csv\n社区编号,名称,街道,年度\nA01,东园,芗城区,二〇二一年",
    mended="# file: 社区.csv\n社区编号,名称,街道,年度\nA01,东园,芗城区,2021",
)

OPEN_END = Code(
    id="D194",
    title=Text("没有截止的写法", "Words for no last day"),
    message=Text(
        "“{field}”有 {count} 格写着“{text}”之类，读作没有截止",
        "“{field}” has {count:cell/cells} with “{text}” or the like: taken for no last day",
    ),
    hint=Text("没有截止的，留空即可。", "Leave the cell empty where there is no last day."),
    explanation=Text(
        "停用、移出之类的日期写“至今”“长期”“—”的，与空白一样：仍然有效。",
        "Where a last day would stand, 至今, 长期 and dashes are as good as nothing: the record is still in force.",
    ),
    severity=Severity.NOTICE,
    example="# file: 用房.csv\n所属社区,面积,停用日期\nA01,200,至今\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
    mended="# file: 用房.csv\n所属社区,面积,停用日期\nA01,200,\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

_WAIVER = (
    "# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\n"
    "# file: 豁免.csv\n规则,机构,理由,依据,批准机关,起始日期,截止日期\n用房面积,A01,改建,纪要,民政局,2022-01-01,{end}"
)

END_NEEDED = Code(
    id="D179",
    title=Text("必须写明截止日期", "A last day is needed"),
    message=Text(
        "“{field}”写的是“{text}”，这里必须写明最后一天",
        "“{field}” says “{text}”, but a last day is needed here",
    ),
    hint=Text(
        "请写成 2018-06-30 这样的日期；豁免都有期限，到期后可以再批。",
        "Enter a date such as 2018-06-30; every waiver ends, and may be granted again.",
    ),
    explanation=Text(
        "停用、移出之类的日期可以没有；豁免不能没有期限。写“不限”“长期”的，这一格按缺失处理，这条豁免不起作用。",
        "Other records may have no last day, but a waiver must have one. Where it says 不限 or 长期 the cell counts as missing, and "
        "the waiver waives nothing.",
    ),
    severity=Severity.WARNING,
    example=_WAIVER.format(end="长期"),
    mended=_WAIVER.format(end="2022-12-31"),
)

NAME_MATCHED = Code(
    id="D170",
    title=Text(
        "按名称对应",
        "Matched by name",
    ),
    message=Text(
        "“{field}”有 {count} 格写的是名称，已按名称对应；第一格“{text}”是 {value}",
        "“{field}” has {count:cell/cells} with names, matched to keys; the first, “{text}”, is {value}",
    ),
    hint=Text(
        "请核对；最好填编号。",
        "Please check; better enter keys.",
    ),
    explanation=Text(
        "写名称的，名称在它所属的地方只有一个时就按名称对应；有同名的不猜。",
        "Where a name stands in place of a key, it is matched if only one record within its parent has it. Of several nothing is guessed.",
    ),
    severity=Severity.NOTICE,
    example="# file: 用房.csv\n所属社区,面积\n东园,200\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
    mended="# file: 用房.csv\n所属社区,面积\nA01,200\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

AMBIGUOUS_NAME = Code(
    id="D171",
    title=Text(
        "同名的记录不止一条",
        "Several records of that name",
    ),
    message=Text(
        "“{field}”：名为“{text}”的不止一条（{keys}）",
        "“{field}”: more than one is called “{text}” ({keys})",
    ),
    hint=Text(
        "请改填编号。",
        "Give the key instead.",
    ),
    explanation=Text(
        "同名的记录只能用编号区分；这一格按缺失处理。",
        "Records of the same name are told apart by their keys; the cell counts as missing.",
    ),
    severity=Severity.WARNING,
    example="# file: 用房.csv\n所属社区,面积\n东园,200\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\nA02,东园,龙文区",
    mended="# file: 用房.csv\n所属社区,面积\nA02,200\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\nA02,东园,龙文区",
)
