"""Codes about what a pack refers to: ids, sources, places, units, record types (P12x, P13x, P16x)."""

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes._pack_snippets import (
    PARAMETER,
    PLACES,
    RECORD,
    RULES,
    changed,
)
from zhangcheng.diagnostics.text import Text

_NOTE = "  - {id: note, label: {zh: 原编号, en: Former number}, type: text}\n"

_SUGGESTION = Text("{suggestion}", "{suggestion}")

DUPLICATE_ID = Code(
    id="P120",
    title=Text("标识用了两次", "Id used twice"),
    message=Text("{id} 已经在 {first} 用过", "{id} is already used at {first}"),
    hint=Text("给其中一个换一个标识", "Give one of them another id"),
    explanation=Text(
        "每个标识只指一样东西，别处才能放心引用。",
        "An id means one thing, so that everything else can refer to it.",
    ),
    example=changed(RULES, ("id: some-space", "id: floor-area")),
    mended=RULES,
)

UNKNOWN_SOURCE = Code(
    id="P121",
    title=Text("依据不存在", "Unknown source"),
    message=Text("sources.yaml 里没有依据 {id}", "There is no source {id} in sources.yaml"),
    hint=_SUGGESTION,
    explanation=Text(
        "依据写作 文件#条款，文件和条款都要先在 sources.yaml 里登记。",
        "A source is written document#clause; both must be listed in sources.yaml.",
    ),
    example=changed(PARAMETER, ("practice#area", "practise#area")),
    mended=PARAMETER,
)

UNKNOWN_CLAUSE = Code(
    id="P122",
    title=Text("条款不存在", "Unknown clause"),
    message=Text("依据 {source} 没有条款 {clause}", "Source {source} has no clause {clause}"),
    hint=_SUGGESTION,
    explanation=Text(
        "# 后面是 sources.yaml 中该文件 clauses 的标识。",
        "What follows # is the id of one of the document's clauses in sources.yaml.",
    ),
    example=changed(PARAMETER, ("practice#area", "practice#aera")),
    mended=PARAMETER,
)

UNKNOWN_RECORD_TYPE = Code(
    id="P123",
    title=Text("记录类型不存在", "Unknown record type"),
    message=Text("没有记录类型 {id}", "There is no record type {id}"),
    hint=_SUGGESTION,
    explanation=Text(
        "记录类型在 records/ 里各占一个文件。", "Each record type has its file in records/."
    ),
    example=changed(RULES, ("record: community", "record: comunity")),
    mended=RULES,
)

UNKNOWN_FIELD = Code(
    id="P124",
    title=Text("字段不存在", "Unknown field"),
    message=Text("记录类型 {record} 没有字段 {field}", "Record type {record} has no field {field}"),
    hint=_SUGGESTION,
    explanation=Text(
        "key、name、belongs_to、parameters_on、in_force 和示例的 given 都引用记录类型的字段。",
        "key, name, belongs_to, parameters_on, in_force and the given of cases name fields of the record type.",
    ),
    example=changed(RULES, ("stage: new, floor_area: 1}", "stage: new, floor_aera: 1}")),
    mended=RULES,
)

UNKNOWN_JURISDICTION = Code(
    id="P125",
    title=Text("辖区不存在", "Unknown jurisdiction"),
    message=Text(
        "jurisdictions.yaml 里没有辖区 {code}", "There is no jurisdiction {code} in jurisdictions.yaml"
    ),
    hint=_SUGGESTION,
    explanation=Text(
        "辖区用 GB/T 2260 或统计用区划代码，必须先在 jurisdictions.yaml 里登记。",
        "Places go by their GB/T 2260 or statistical codes and must be listed in jurisdictions.yaml.",
    ),
    example=changed(PARAMETER, ('"350602"', '"350620"')),
    mended=PARAMETER,
)

UNKNOWN_UNIT = Code(
    id="P126",
    title=Text("单位不存在", "Unknown unit"),
    message=Text(
        "pack.yaml 的 units 里没有单位 {unit}", "There is no unit {unit} in the units of pack.yaml"
    ),
    hint=_SUGGESTION,
    explanation=Text(
        "单位写作符号的乘积，如 yuan/month；每个符号要在 pack.yaml 的 units 里有中英文名称。",
        "Units are products of symbols such as yuan/month; each symbol needs its names in the units of pack.yaml.",
    ),
    example=changed(PARAMETER, ("unit: yuan", "unit: yuna")),
    mended=PARAMETER,
)

BAD_UNIT = Code(
    id="P127",
    title=Text("单位写法不对", "Badly written unit"),
    message=Text("{unit} 不是单位的写法", "{unit} is not how a unit is written"),
    hint=_SUGGESTION,
    explanation=Text(
        "单位是符号的乘积或商：m2、yuan/month、m2*day^-1。",
        "A unit is a product or quotient of symbols: m2, yuan/month, m2*day^-1.",
    ),
    example=changed(PARAMETER, ("unit: yuan", "unit: yuan per month")),
    mended=PARAMETER,
)

NOT_A_SHARE = Code(
    id="P163",
    title=Text("有单位的数不能显示为百分数", "Percentage of something with a unit"),
    message=Text(
        "{id} 写了 shown_as: percent，但不是没有单位的数",
        "{id} has shown_as: percent, but is no number without unit",
    ),
    hint=Text(
        '占比写 unit: "1"，值写小数（60% 写 0.6）；不是占比的，删去 shown_as',
        'A share has unit: "1" and values such as 0.6 for 60%; for anything else take out shown_as',
    ),
    explanation=Text(
        "shown_as: percent 只改变给人看的写法：0.6 显示为 60%，差距是百分点；值、JSON 和判定不变。",
        "shown_as: percent only changes what people are shown: 0.6 as 60 %, gaps as percentage points. Values, "
        "JSON and outcomes stay as they are.",
    ),
    example=changed(PARAMETER, ("unit: yuan", "unit: yuan\nshown_as: percent")),
    mended=changed(PARAMETER, ("unit: yuan", 'unit: "1"\nshown_as: percent')),
)

UNKNOWN_BY = Code(
    id="P128",
    title=Text("按不存在的字段取值", "Looked up by an unknown field"),
    message=Text("没有任何记录类型有字段 {field}", "No record type has a field {field}"),
    hint=_SUGGESTION,
    explanation=Text(
        "参数按记录自己的同名字段取值，所以 by 里写的通常是某个记录类型的字段，或 jurisdiction；"
        "不是字段的类别，在表达式里每次都要写明，例如 minimum_wage(tier: wage_tier)。",
        "A parameter is looked up with the record's own fields of these names, so by usually lists fields of some "
        "record type, or jurisdiction; a category that is no field is given at each use: minimum_wage(tier: …).",
    ),
    example=changed(PARAMETER, ("by: [jurisdiction, stage]", "by: [jurisdiction, stgae]")),
    mended=PARAMETER,
)

UNKNOWN_CATEGORY = Code(
    id="P129",
    title=Text("未知的类别", "Unknown category"),
    message=Text(
        "参数 {parameter} 不按 {category} 取值", "Parameter {parameter} is not looked up by {category}"
    ),
    hint=_SUGGESTION,
    explanation=Text(
        "rows 里除了 value，只能出现 by 所列的名称。",
        "Besides value, a row may only carry the names listed in by.",
    ),
    example=changed(PARAMETER, ("stage: new, value: 120", "stage: new, sort: a, value: 120")),
    mended=PARAMETER,
)

MISSING_CATEGORY = Code(
    id="P130",
    title=Text("缺少类别", "Missing category"),
    message=Text("这一行没有写 {category}", "This row does not say which {category}"),
    hint=Text("by 列出的每个类别都要写明", "Give each of the categories listed in by"),
    explanation=Text(
        "按类别取值的参数，每一行都要写明是哪个类别；只有 jurisdiction 可以省去，表示处处适用。",
        "Each row of a parameter says which category it is for; only jurisdiction may be left out, for everywhere.",
    ),
    example=changed(PARAMETER, ("stage: new, value: 120", "value: 120")),
    mended=PARAMETER,
)

UNKNOWN_CHOICE = Code(
    id="P131",
    title=Text("不是字段的取值", "Not one of the field's values"),
    message=Text("{value} 不是字段 {field} 的取值", "{value} is not a value of field {field}"),
    hint=_SUGGESTION,
    explanation=Text(
        "choice 字段的取值在记录类型里一一列出，按标识引用。",
        "The values of a choice field are listed in its record type and referred to by id.",
    ),
    example=changed(RULES, ("stage: new, floor_area: 1}", "stage: nwe, floor_area: 1}")),
    mended=RULES,
)

PLACE_CYCLE = Code(
    id="P132",
    title=Text("辖区互为上级", "Jurisdictions above each other"),
    message=Text("辖区互为上级：{chain}", "Jurisdictions stand above each other: {chain}"),
    hint=Text("改正其中一个 parent", "Mend one of the parents"),
    explanation=Text(
        "辖区是一棵树，每个地方沿 parent 向上最终到顶。",
        "Places form a tree; going up by parent must come to an end.",
    ),
    example=changed(PLACES, ("level: city}", 'level: city, parent: "350602001"}')),
    mended=PLACES,
)

PLACE_LEVEL = Code(
    id="P133",
    title=Text("辖区层级颠倒", "Jurisdiction not below its parent"),
    message=Text(
        "{level} 不在上级 {parent}（{parent_level}）之下",
        "A {level} does not stand below {parent} ({parent_level})",
    ),
    hint=Text("层级自上而下为 {order}", "The levels from the top are {order}"),
    explanation=Text(
        "下级的层级必须低于上级。", "A place must be of a lower level than the place above it."
    ),
    example=changed(PLACES, ("level: county, parent", "level: city, parent")),
    mended=PLACES,
)

FIELD_ROLE = Code(
    id="P134",
    title=Text("字段类型与用途不符", "Field of the wrong type for its use"),
    message=Text(
        "{key} 应为 {expected} 字段，{field} 却是 {found}",
        "{key} needs a {expected} field, but {field} is {found}",
    ),
    hint=Text("换一个字段，或改正它的 type", "Name another field, or mend its type"),
    explanation=Text(
        "belongs_to 是 reference 字段；parameters_on 是 date 或 month 字段；in_force 是 date 字段，因为月份说不清是哪一天；"
        "part_of 是同一单位的 number 字段；required_for 里写的是 choice 字段。",
        "belongs_to is a reference field, parameters_on a date or month field; in_force takes date fields, since a "
        "month does not say which day; part_of is a number field in the same unit; required_for names choice fields.",
    ),
    example=changed(RECORD, ("parameters_on: day", "parameters_on: cost")),
    mended=RECORD,
)

FORMER_KEY = Code(
    id="P162",
    title=Text("原主键对不上主键", "Former key of a key of several fields"),
    message=Text(
        "记录类型 {record} 的主键不是一个字段，former_key 对不上",
        "The key of record type {record} is not one field, so former_key cannot be one of its values",
    ),
    hint=Text("主键只写一个字段，或去掉 former_key", "Let key name one field, or leave out former_key"),
    explanation=Text(
        "former_key 指一个填着原来主键的字段，例如原社区代码；主键由几个字段组成的，一个字段填不下。",
        "former_key names a field with the key that a record had before, such as the former code of a community. One field cannot hold "
        "a key of several.",
    ),
    example=changed(
        RECORD,
        ("parameters_on: day", "former_key: note\nparameters_on: day"),
        ("fields:\n", "fields:\n" + _NOTE),
    ),
    mended=changed(RECORD, ("fields:\n", "fields:\n" + _NOTE)),
)

NO_PLACE = Code(
    id="P135",
    title=Text("记录类型没有辖区", "Record type without a place"),
    message=Text(
        "记录类型 {record} 既没有 belongs_to，也没有 jurisdiction 字段",
        "Record type {record} has neither belongs_to nor a jurisdiction field",
    ),
    hint=Text(
        "加一个 type: jurisdiction 的字段，或写 belongs_to",
        "Add a field of type jurisdiction, or give belongs_to",
    ),
    explanation=Text(
        "参数按地区取值，报告按机构汇总，所以每条记录都要能找到自己的地方。",
        "Parameters go by place and reports by institution, so every record must have its place.",
    ),
    example=changed(RECORD, ("belongs_to: community\n", "")),
    mended=RECORD,
)

NAME_TAKEN = Code(
    id="P136",
    title=Text("名称重复", "Name with two meanings"),
    message=Text("{name} 已经是{meaning}（{first}）", "{name} already is {meaning} ({first})"),
    hint=Text("换一个名称", "Choose another name"),
    explanation=Text(
        "表达式里一个名称只能有一个含义：字段、指标量、关联和参数不能重名；FEEL 的保留词也不能用。",
        "In an expression a name has one meaning: fields, measures, relations and parameters must differ, and "
        "words reserved by FEEL cannot be used.",
    ),
    example=changed(
        RECORD,
        ("id: double_cost", "id: kind"),
        ("value: double_cost + double_cost", "value: cost + cost"),
    ),
    mended=RECORD,
)

FIELD_KEYS = Code(
    id="P137",
    title=Text("键与字段类型不符", "Key that does not go with the field's type"),
    message=Text("{type} 字段没有 {key}", "A {type} field has no {key}"),
    hint=Text("{key} 只用于 {types} 字段", "{key} goes with {types} fields"),
    explanation=Text(
        "unit、shown_as、decimals、min、max 用于 number；values 用于 choice；to、inverse 用于 reference。",
        "unit, shown_as, decimals, min and max go with number; values with choice; to and inverse with "
        "reference.",
    ),
    example=changed(RECORD, ("type: date}", "type: date, unit: yuan}")),
    mended=RECORD,
)

FIELD_NEEDS = Code(
    id="P138",
    title=Text("字段缺少说明", "Field that lacks a key"),
    message=Text("{type} 字段必须写 {key}", "A {type} field needs {key}"),
    hint=Text("请补上 {key}", "Add {key}"),
    explanation=Text(
        "choice 字段要列出 values，reference 字段要写明 to 哪个记录类型。",
        "A choice field lists its values; a reference field says which record type it leads to.",
    ),
    example=changed(RECORD, (", values: [{id: call, label: {zh: 走访, en: Call}}]", "")),
    mended=RECORD,
)

CIRCULAR_MEASURE = Code(
    id="P139",
    title=Text("指标量互相引用", "Circular measure"),
    message=Text("指标量绕回了自身：{chain}", "The measure comes back to itself: {chain}"),
    hint=Text("让其中一个不再引用另一个", "Let one of them do without the other"),
    explanation=Text(
        "指标量可以引用别的指标量，但不能绕一圈回到自己。",
        "Measures may use other measures, but never in a circle.",
    ),
    example=changed(RECORD, ("value: cost + cost", "value: fourfold_cost - cost")),
    mended=RECORD,
)

BELONGS_TO_CYCLE = Code(
    id="P160",
    title=Text("记录类型互相隶属", "Record types that belong to each other"),
    message=Text("belongs_to 绕回了自身：{chain}", "belongs_to comes back to itself: {chain}"),
    hint=Text("去掉其中一个 belongs_to", "Take out one of the belongs_to"),
    explanation=Text(
        "每条记录沿 belongs_to 向上找到自己的机构和辖区，所以 belongs_to 不能绕圈，也不能指向同一记录类型。"
        "普通的 reference 字段不受此限。",
        "A record finds its institution and its place by going up belongs_to, so that cannot run in a circle or "
        "stay in one record type. Other reference fields may.",
    ),
    example=changed(
        RECORD,
        ("belongs_to: community\n", "belongs_to: earlier\n"),
        (
            "fields:\n",
            "fields:\n  - {id: earlier, label: {zh: 上次, en: Earlier}, type: reference, to: visit}\n",
        ),
    ),
    mended=RECORD,
)

LABEL_TAKEN = Code(
    id="P161",
    title=Text("名称指两样东西", "Label that means two things"),
    message=Text(
        "“{label}”既是 {id} 的名称，又是 {other} 的名称（{first}）",
        "“{label}” names both {id} and {other} ({first})",
    ),
    hint=Text("给其中一个换一个名称", "Give one of them another label"),
    explanation=Text(
        "台账按名称对应：同一记录类型的字段、同一字段的可选值、各记录类型，中英文名称和 labels 都不能重复，"
        "也不能与别的标识相同；全角半角、空格和大小写不算差别。",
        "Ledgers are matched by name: the labels of a record type's fields, of a field's values and of the record "
        "types, in either language and in labels, must each mean one thing, and not be the id of another. Width, "
        "spaces and case make no difference.",
    ),
    example=changed(RECORD, ("en: Cost}", "en: day}")),
    mended=RECORD,
)
