"""Merged cells and formulas: what stands in a workbook's cells otherwise than it is seen."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.text import Text

_ROWS = "A01,东园,芗城区\nA02,西园,"

MERGED_FILLED = Code(
    id="D130",
    title=Text("合并单元格已逐行填充", "Merged cells were filled down"),
    message=Text(
        "“{field}”有 {areas} 处竖向合并的单元格，其值用于合并范围内的每一行，共填充 {count} 格",
        "“{field}” has {areas:merged area/merged areas}; the value was used for every row, filling {count:cell/cells}",
    ),
    hint=Text("请核对。", "Please check."),
    explanation=Text(
        "竖向合并的单元格在文件里只有第一行有值；报表上看到的是整段同一个值，因此按看到的填充，并说明填了多少格。"
        "空白行不填；数字（作编号的除外）不填，见 D146。",
        "Of cells merged downwards only the first holds the value in the file, while the reader sees it for all of "
        "the rows: so it is filled down, and told how often. Blank rows are not filled, nor are numbers that are no "
        "key, see D146.",
    ),
    severity=Severity.NOTICE,
    example=f"# file: 社区.xlsx\n# sheet: 社区\n# merge: C2:C3\n社区编号,名称,街道\n{_ROWS}",
    mended="# file: 社区.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区\nA02,西园,芗城区",
)

FORMULA_WITHOUT_VALUE = Code(
    id="D145",
    title=Text("公式没有算出值", "A formula without a value"),
    message=Text(
        "“{field}”里是公式 {text}，文件中没有它的结果",
        "“{field}” holds the formula {text}, and the file does not have its result",
    ),
    hint=Text(
        "请用 Excel 或 WPS 打开并保存一次，或直接填数值；本来是文字的，去掉开头的“=”。{otherwise}",
        "Open the file in a spreadsheet program and save it, or enter the value; if it is meant as text, drop the “=” at its beginning. {otherwise}",
    ),
    explanation=Text(
        "有的软件写文件时只写公式、不写结果。这里不替表格软件计算公式；这一格按缺失处理，而不当作没有填。",
        "Some programs write formulas without their results. Formulas are not computed here: the cell counts as "
        "missing, but not as one that nobody filled in.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.xlsx\n# sheet: 社区\n社区编号,名称,街道,户数\nA01,东园,芗城区,=1000+200",
    mended="# file: 社区.xlsx\n# sheet: 社区\n社区编号,名称,街道,户数\nA01,东园,芗城区,1200",
)

MERGED_NUMBER = Code(
    id="D146",
    title=Text("一个数字合并在几行里", "One number merged over several rows"),
    message=Text(
        "“{field}”的 {text} 合并在 {area}，说不清各行是多少",
        "“{field}”: {text} is merged over {area}; what each row has of it is not said",
    ),
    hint=Text("请取消合并，逐行填写。", "Unmerge the cells and fill in each row."),
    explanation=Text(
        "合并的数字可能是几行合计，也可能每行都是这个数；两种读法差几倍，所以各行都按缺失处理。",
        "A merged number may be the sum of the rows, or the figure of each of them. The two readings differ several "
        "times over, so all of the rows count as missing.",
    ),
    severity=Severity.WARNING,
    example=(
        "# file: 社区.xlsx\n# sheet: 社区\n# merge: D2:D3\n社区编号,名称,街道,户数\n"
        "A01,东园,芗城区,500\nA02,西园,芗城区,"
    ),
    mended=(
        "# file: 社区.xlsx\n# sheet: 社区\n社区编号,名称,街道,户数\nA01,东园,芗城区,300\nA02,西园,芗城区,200"
    ),
)

OLD_WORKBOOK = Code(
    id="D173",
    title=Text("旧式工作簿里出错的公式读作空白", "Formulas in error in old workbooks are read as empty"),
    message=Text(
        "这是旧式 .xls 工作簿：公式出错的单元格（#DIV/0! 等）分辨不出，按空白处理",
        "This is an old .xls workbook: cells whose formula came to an error cannot be told from empty ones",
    ),
    hint=Text("有公式的请另存为 .xlsx。", "Save it as .xlsx if it has formulas."),
    explanation=Text(
        "旧格式里公式的错误读不出来。按百分比填写的列也分辨不出，这样的列不读取。其余内容照常读取。",
        "The errors of formulas cannot be read from the old format, nor which cells are shown as percentages: columns "
        "in % are not read. All else is.",
    ),
    severity=Severity.NOTICE,
    example="# file: 社区.xls\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区",
    mended="# file: 社区.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区",
)
