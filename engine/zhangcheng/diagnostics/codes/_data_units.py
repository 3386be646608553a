"""Units of columns and cells: converted and said so, or refused."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.text import Text

_COMMUNITY = "\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区"
_WITH_NOTE = (
    "# file: 台账.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区\n"
    "# sheet: 用房\n{note}所属社区,面积（平方米）\nA01,200"
)

UNIT_REFUSED = Code(
    id="D128",
    title=Text("列名里的单位不对", "The heading states another unit"),
    message=Text(
        "“{heading}”的单位不能换算成“{field}”的单位（{unit}），这一列未读取",
        "The unit of “{heading}” is not one of “{field}” ({unit}); the column was not read",
    ),
    hint=Text(
        "请按 {unit} 填写并改列名；括号里若不是单位，请换个写法。",
        "Give the figures in {unit} and change the heading; if the brackets hold no unit, word them otherwise.",
    ),
    explanation=Text(
        "列名括号里写着另一类单位，或认不出的单位。照原样读取会差许多倍，所以整列不读取，用到它的规则得出“数据不足”。",
        "The brackets of the heading name a unit of another kind, or one that is not known. Reading the figures as "
        "they stand could make them wrong many times over, so the column is left out and its rules come to "
        "“insufficient data”.",
    ),
    severity=Severity.WARNING,
    example=f"# file: 用房.csv\n所属社区,面积（间）\nA01,3{_COMMUNITY}",
    mended=f"# file: 用房.csv\n所属社区,面积（平方米）\nA01,200{_COMMUNITY}",
)

UNIT_OF_HEADING = Code(
    id="D129",
    title=Text("按列名里的单位换算", "Converted from the unit of the heading"),
    message=Text(
        "“{heading}”按 {unit} 换算，共 {count} 格", "“{heading}” was converted: {unit}; cells: {count}"
    ),
    hint=Text(
        "若数字其实已按规则包的单位填写，请改列名。",
        "Change the heading if the figures are in the pack's unit.",
    ),
    explanation=Text(
        "列名写明的单位是字段单位的已知倍数（万元、千元、公顷、亩、% 等），每格按十进制精确换算，并在报告里说明。",
        "The heading states a known multiple of the field's unit (万元, 千元, hectares, 亩, %). Every cell is "
        "converted exactly, in decimals, and the report says so.",
    ),
    severity=Severity.NOTICE,
    example=f"# file: 用房.csv\n所属社区,面积（公顷）\nA01,0.02{_COMMUNITY}",
    mended=f"# file: 用房.csv\n所属社区,面积（平方米）\nA01,200{_COMMUNITY}",
)

OTHER_UNIT = Code(
    id="D147",
    title=Text("单元格里的单位不对", "A cell in another unit"),
    message=Text(
        "“{field}”要填{unit}，“{text}”换算不过来",
        "“{field}” takes {unit}; “{text}” cannot be converted to that",
    ),
    hint=Text("请按{unit}填写。", "Enter the figure in {unit}."),
    explanation=Text(
        "数字后面写着另一类单位，或列名已经写了“万元”、单元格里又写“万”。这一格按缺失处理。",
        "The number is followed by a unit of another kind, or by 万 in a column whose heading says 万元 already. "
        "The cell counts as missing.",
    ),
    severity=Severity.WARNING,
    example=f"# file: 用房.csv\n所属社区,面积（平方米）\nA01,3间{_COMMUNITY}",
    mended=f"# file: 用房.csv\n所属社区,面积（平方米）\nA01,200平方米{_COMMUNITY}",
)

INEXACT_UNIT = Code(
    id="D148",
    title=Text("换算后除不尽", "No exact figure in the field's unit"),
    message=Text(
        "“{field}”：{text} 按 {unit} 换算除不尽，应为{decimals}",
        "“{field}”: {text} has no exact value by {unit}; it should be {decimals}",
    ),
    hint=Text("请按字段的单位填写准确的数。", "Enter the exact figure in the unit of the field."),
    explanation=Text(
        "例如 1 亩是 2000/3 平方米。差一点可能就是达标与未达标之别，所以不替您四舍五入，这一格按缺失处理。",
        "A mu is 2000/3 m², for instance. A hair may decide between pass and fail, so nothing is rounded for you: "
        "the cell counts as missing.",
    ),
    severity=Severity.WARNING,
    example=f"# file: 用房.csv\n所属社区,面积（亩）\nA01,0.4{_COMMUNITY}",
    mended=f"# file: 用房.csv\n所属社区,面积（平方米）\nA01,266.67{_COMMUNITY}",
)

UNIT_OF_CELL = Code(
    id="D149",
    title=Text("按单元格里的单位换算", "Converted from the unit in the cell"),
    message=Text(
        "“{field}”有 {count} 格写着别的单位，已换算（{unit}）；第一格“{text}”读作 {value}",
        "“{field}” has {count:cell/cells} in another unit, converted ({unit}); the first, “{text}”, is {value}",
    ),
    hint=Text("请核对。", "Please check."),
    explanation=Text(
        '数字后面写明的单位是字段单位的已知倍数（如“0.255万元”），按十进制精确换算，并在报告里说明。.xlsx、.ods 里由数字格式显示的单位（0.00"万元"）也算。',
        "The number is followed by a known multiple of the field's unit, such as 0.255万元. It is converted exactly, "
        "in decimals, and the report says so. So are units that the number format of an .xlsx or .ods shows.",
    ),
    severity=Severity.NOTICE,
    example=f"# file: 用房.csv\n所属社区,面积（平方米）\nA01,0.02公顷{_COMMUNITY}",
    mended=f"# file: 用房.csv\n所属社区,面积（平方米）\nA01,200㎡{_COMMUNITY}",
)

UNIT_NOTE_OVERRULED = Code(
    id="D193",
    title=Text("列名与表上方的单位不同", "Heading and note state two units"),
    message=Text(
        "“{heading}”的列名写的单位是{unit}，{cell} 写的是“单位：{note}”；这一列按列名读",
        "The heading “{heading}” says {unit}, {cell} says the unit is {note}; the column was read by its heading",
    ),
    hint=Text(
        "请核对数字：若其实是{note}，请改列名。",
        "Check the figures: if they are in {note}, change the heading.",
    ),
    explanation=Text(
        "表上方的“单位：万元”管没有写单位的列，列名自己写了单位的以列名为准。两者不同时差许多倍，所以要说明。",
        "A note such as 单位：万元 above the table is for the columns that state no unit; one that does goes by its own. As the two "
        "may differ many times over, this is reported.",
    ),
    severity=Severity.WARNING,
    example=_WITH_NOTE.format(note="单位：公顷\n"),
    mended=_WITH_NOTE.format(note=""),
)
