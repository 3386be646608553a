"""Codes about packs that extend others (P119, P19x)."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.codes._pack_snippets import (
    LAYER,
    LAYER_DROPS,
    LAYER_VALUES,
    MANIFEST,
    RULES,
    SCORECARD,
    changed,
)
from zhangcheng.diagnostics.text import Text

EXTENDS = Code(
    id="P119",
    title=Text("上级规则包不存在", "Pack to build on not found"),
    message=Text("找不到规则包 {pack}", "There is no pack {pack}"),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "extends 列出这个规则包所依据的规则包：自带的写标识，如 zhangzhou；其他的写相对路径，如 ../fujian。"
        "找不到时只查各文件的写法，不查引用。",
        "extends lists the packs that this one builds on: ids of built-in ones such as zhangzhou, relative paths such "
        "as ../fujian for others. While one is missing, files are checked by themselves, not what they refer to.",
    ),
    example=changed(MANIFEST, ("extends: []", "extends: [../province]")),
    mended=MANIFEST,
)

EXTENDS_CYCLE = Code(
    id="P190",
    title=Text("规则包循环扩展", "Packs that extend each other"),
    message=Text("extends 绕成了圈：{chain}", "extends goes round in a circle: {chain}"),
    hint=Text("上级规则包不能依据下级", "A pack cannot build on one below it"),
    explanation=Text(
        "规则包自上而下叠加：省、市、县。下级依据上级，不能反过来。",
        "Packs build downwards: province, city, county. The lower one builds on the upper one, never the other way.",
    ),
    example=changed(LAYER, ("[../small]", "[../small, ../county]")),
    mended=LAYER,
)

NOT_INHERITED = Code(
    id="P191",
    title=Text("扩展的对象不在上级", "Extending what is not inherited"),
    message=Text("上级规则包里没有 {id}", "No pack above defines {id}"),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "写 extends 的文件给上级规则包定义的参数、记录类型或政策领域增加内容；本规则包自己的，写在定义它的文件里。",
        "A file with extends adds to a parameter, record type or area that a pack above defines; what the pack itself "
        "defines is written where it is defined.",
    ),
    example=changed(
        LAYER_VALUES,
        ("parameters/least_area.yaml", "parameters/least_aera.yaml"),
        ("extends: least_area", "extends: least_aera"),
    ),
    mended=LAYER_VALUES,
)

UNKNOWN_DROP = Code(
    id="P192",
    title=Text("不采用的规则不存在", "Dropping an unknown rule"),
    message=Text("上级规则包里没有规则 {rule}", "No pack above has a rule {rule}"),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "drops 只能列出从上级规则包得来的规则。",
        "drops lists rules that come from the packs above.",
    ),
    example=LAYER + changed(LAYER_DROPS, ("rule: floor-area", "rule: floor-aera")),
    mended=LAYER + LAYER_DROPS,
)

DROP_WITHOUT_SOURCE = Code(
    id="P193",
    title=Text("不采用规则而没有依据", "Dropping a rule without a source"),
    message=Text("不采用规则 {rule}，没有依据", "Rule {rule} is dropped without a source"),
    hint=Text(
        "写明 source；没有出处的示意标 illustrative: true",
        "Give the source, or mark it illustrative: true",
    ),
    explanation=Text(
        "不采用上级的规则也是政策，理由和依据都要写明，报告里照样列出。",
        "Doing without a rule of the level above is policy too: it has a reason and a source, and reports list it.",
    ),
    example=LAYER + changed(LAYER_DROPS, ("    source: practice#area\n", "")),
    mended=LAYER + LAYER_DROPS,
)

DROP_COUNTED = Code(
    id="P195",
    title=Text("不采用的规则正在考核", "Dropping a rule that is assessed"),
    message=Text(
        "考核表 {card}（{title}）计算规则 {rule} 的结果，不能不采用它",
        "Scorecard {card} ({title}) counts the outcomes of rule {rule}, which cannot be dropped",
    ),
    hint=Text(
        "留着这条规则；另有要求的，提高参数或另加规则",
        "Keep the rule; to ask for something else, raise its parameter or add a rule",
    ),
    explanation=Text(
        "考核表要用这条规则的结果；不采用它，得分就无从算起。",
        "A scorecard needs the outcomes of the rule; without it there would be nothing to score.",
    ),
    example=LAYER + LAYER_DROPS + SCORECARD,
    mended=LAYER + SCORECARD,
)

OUTSIDE_HOME = Code(
    id="P194",
    title=Text("给辖区以外定值", "Value for a place outside the pack's home"),
    message=Text(
        "这个规则包属于 {home}，不能给{place}定上级参数的值",
        "This pack is written for {home} and sets no inherited parameter for {place}",
    ),
    hint=Text(
        "写 jurisdiction，取 home 或它的下级",
        "Write jurisdiction: the pack's home or a place below it",
    ),
    explanation=Text(
        "下级规则包只能给自己的辖区（pack.yaml 的 home）及其下级另定上级参数的值。",
        "A pack sets values of an inherited parameter only for its home, as pack.yaml names it, and places below.",
    ),
    example=changed(LAYER_VALUES, ('"350602"', '"350603"')),
    mended=LAYER_VALUES,
)

OUTDATED_TEXT = Code(
    id="P196",
    severity=Severity.WARNING,
    of_lint=True,
    title=Text("上级规则的文字写着旧值", "Text of an inherited rule names the old value"),
    message=Text(
        "{parameter} 在这里是 {value}，而规则 {rule} 的 {key} 写着 {old}",
        "{parameter} is {value} here, while {key} of rule {rule} says {old}",
    ),
    hint=Text(
        "请在规则包 {pack} 的文字里不写数，例如“达到最低标准”",
        "Let pack {pack} say it without a number, for example “reaches the minimum”",
    ),
    explanation=Text(
        "规则的名称、整改和说明对所有辖区是同一段文字，而参数值各地不同。下级另定了值，文字里的旧值就误导人；"
        "报告和手册会写出当地的值，文字里不必写。",
        "Title, remedy and note of a rule are the same for all places, values are not. Where a lower pack sets another "
        "value, the old one in a text misleads; reports and the handbook show the value of the place in any case.",
    ),
    example=changed(
        RULES,
        ("# file: rules/extra.yaml", "# file: ../small/rules/extra.yaml"),
        ("zh: 有场所", "zh: 场所满200平方米"),
        ("floor_area > 0", "floor_area >= least_area"),
    )
    + LAYER_VALUES,
    mended=changed(
        RULES,
        ("# file: rules/extra.yaml", "# file: ../small/rules/extra.yaml"),
        ("zh: 有场所", "zh: 场所达到最小面积"),
        ("floor_area > 0", "floor_area >= least_area"),
    )
    + LAYER_VALUES,
)
