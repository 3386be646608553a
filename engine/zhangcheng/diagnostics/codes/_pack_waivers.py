"""Codes of files of waivers (P29x)."""

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes._pack_snippets import WAIVERS, changed
from zhangcheng.diagnostics.text import Text

WAIVER_FOR_NOBODY = Code(
    id="P290",
    title=Text("豁免没有写明对象", "A waiver for nobody"),
    message=Text(
        "这条豁免没有写机构，也没有写辖区", "This waiver names neither an institution nor a jurisdiction"
    ),
    hint=Text(
        "写 institution（一个机构）或 jurisdiction（其下所有机构）",
        "Write institution (one) or jurisdiction (every institution in it)",
    ),
    explanation=Text(
        "豁免只给写明的机构或辖区；要豁免整个规则包的适用范围，写规则包所属辖区的代码。",
        "A waiver is for the institution or place that it names; to cover all, name the jurisdiction of the pack.",
    ),
    example=changed(WAIVERS, ('    jurisdiction: "350602"\n', "")),
    mended=WAIVERS,
)

APPROVED_BY_A_PERSON = Code(
    id="P291",
    title=Text("批准机关写成了个人", "A waiver approved by a person"),
    message=Text("批准机关看起来是个人", "What approved this waiver looks like a person"),
    hint=Text(
        "写批准的机关，例如 芗城区民政局",
        "Name the office, for example Civil affairs bureau of Xiangcheng",
    ),
    explanation=Text(
        "豁免由机关批准，不由个人批准；任何文件都不得出现个人信息，所以这里也不显示所写的内容。",
        "Waivers are approved by offices. No file holds personal data, which is why what is written is not repeated.",
    ),
    example=changed(WAIVERS, ("approved_by: 芗城区民政局", "approved_by: 张三丰")),
    mended=WAIVERS,
)
