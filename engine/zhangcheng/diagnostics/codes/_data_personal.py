"""Personal data: refused, or dropped where that was asked for; the values are never shown."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.text import Text

PERSONAL_DATA = Code(
    id="D115",
    title=Text(
        "含有个人信息",
        "Personal data",
    ),
    message=Text(
        "{what}有个人信息（{kind}）",
        "Personal data ({kind}) in {what}",
    ),
    hint=Text(
        "请从台账中删去；或加 --drop-personal-data，读取时略去这样的内容。",
        "Take it out of the ledger, or add --drop-personal-data to leave such data out.",
    ),
    explanation=Text(
        "检查的是机构，不是个人。姓名、身份证号（18 位或 15 位）、手机号一律不读；发现一处就停下来，只说位置，不显示也不保存内容；不认识的工作表、隐藏的工作表、工作表名和文件名也一样。表头以上的标题、表后的“填表人”之类和批注本来就不读取，不在此列；批注台账里它们的号码会抹去。",
        "Institutions are checked, not people. Names, resident IDs of 18 or 15 digits and mobile numbers are never read: the run stops at the first sight of them, tells the place, and neither shows nor keeps what stands there; unknown and hidden sheets and the names of sheets and files are looked at too. Titles above the headings, notes below the records (who filled in the form) and comments are not read anyway; in the annotated workbook their numbers are taken out.",
    ),
    example="# file: 社区.csv\n社区编号,名称,街道,负责人姓名\nA01,东园,芗城区,（略）",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

PERSONAL_DATA_DROPPED = Code(
    id="D116",
    title=Text(
        "个人信息列已略去",
        "Personal data left out",
    ),
    message=Text(
        "{what}有个人信息（{kind}），已略去；列则整列不读",
        "Personal data ({kind}) in {what} was left out, a column as a whole",
    ),
    hint=Text(
        "最好从台账中删去。",
        "Better take it out of the ledger.",
    ),
    explanation=Text(
        "加了 --drop-personal-data 时，有个人信息的列整列不读，名称里的号码换成“＊＊＊”，并在报告里说明；内容不显示也不保存，批注台账里的这些列也抹去。",
        "With --drop-personal-data, columns of personal data are left out whole and numbers in names give way to “＊＊＊”, and the report says so; what stands in them is neither shown nor kept, and the annotated workbook has these columns empty.",
    ),
    severity=Severity.WARNING,
    example="# drop personal data\n# file: 社区.csv\n社区编号,名称,街道,联系电话\nA01,东园,芗城区,（略）",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)
