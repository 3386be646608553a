"""Codes about the files of a pack and their YAML shape (P10x, P11x)."""

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes._pack_snippets import (
    DATED,
    PARAMETER,
    RECORD,
    RULES,
    SOURCES,
    changed,
)
from zhangcheng.diagnostics.text import Text

UNKNOWN_KEY = Code(
    id="P101",
    title=Text("未知的键", "Unknown key"),
    message=Text("这里没有名为 {key} 的键", "There is no key {key} here"),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "规则包不接受没有定义的键，以免拼写错误被悄悄忽略。编辑器按文件首行的 schema 会补全可用的键。",
        "Packs accept no undefined keys, so that a misspelling is never silently ignored. Editors complete the "
        "keys from the schema named in a file's first line.",
    ),
    example=changed(RULES, ("level: should", "levle: should")),
    mended=RULES,
)

DUPLICATE_KEY = Code(
    id="P102",
    title=Text("重复的键", "Duplicate key"),
    message=Text("键 {key} 在第 {first:d} 行已经写过", "Key {key} already stands on line {first:d}"),
    hint=Text("只保留其中一个", "Keep one of the two"),
    explanation=Text(
        "同一层里每个键只能写一次；两个值中哪一个算数，不应由程序来猜。",
        "A key may stand once at its level; which of two values counts must not be left to guessing.",
    ),
    example=changed(RULES, ("level: should", "level: should\n    level: must")),
    mended=RULES,
)

MISSING_KEY = Code(
    id="P103",
    title=Text("缺少必需的键", "Missing key"),
    message=Text("缺少必需的键 {key}", "The required key {key} is missing"),
    hint=Text("请补上 {key}：{meaning}", "Add {key}: {meaning}"),
    explanation=Text("没有这个键就无法理解这一项。", "The entry cannot be understood without this key."),
    example=changed(RULES, ("    level: should\n", "")),
    mended=RULES,
)

WRONG_TYPE = Code(
    id="P104",
    title=Text("值的类型不对", "Wrong type of value"),
    message=Text("这里应为{expected}，现在是{found}", "Expected {expected} here, found {found}"),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        'YAML 按写法判断类型：350602 是数字，"350602" 是文字。代码、版本号等文字请加引号。',
        'YAML tells types by their spelling: 350602 is a number, "350602" is text. Quote codes, versions and '
        "other texts made of digits.",
    ),
    example=changed(PARAMETER, ("value: 120", "value: [120]")),
    mended=PARAMETER,
)

NOT_ALLOWED = Code(
    id="P105",
    title=Text("不是允许的值", "Value not allowed"),
    message=Text("{value} 不是这里允许的值", "{value} is not allowed here"),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text("这个键只接受列出的几个词。", "This key takes only one of a few listed words."),
    example=changed(RULES, ("level: should", "level: shuold")),
    mended=RULES,
)

BAD_ID = Code(
    id="P106",
    title=Text("标识的写法不对", "Badly formed id"),
    message=Text("{value} 不能用在这里", "{value} cannot be used here"),
    hint=Text("{meaning}", "{meaning}"),
    explanation=Text(
        "标识同时是文件名、网址和表达式中的名称，所以只用规定的字符。",
        "Ids are file names, addresses and names in expressions at once, so they keep to a few characters.",
    ),
    example=changed(RULES, ("id: some-space", "id: Some Space")),
    mended=RULES,
)

BAD_DATE = Code(
    id="P107",
    title=Text("日期不对", "Bad date"),
    message=Text("{value} 不是日期", "{value} is not a date"),
    hint=Text(
        "日期写作 年-月-日，例如 2018-06-30", "Write dates as year-month-day, for example 2018-06-30"
    ),
    explanation=Text(
        "日期按 ISO 8601 写成十位，月和日各两位，并且那一天必须存在。",
        "Dates follow ISO 8601: ten characters, two digits for month and day, and the day must exist.",
    ),
    example=changed(SOURCES, ("2018-06-30", "2018-06-31")),
    mended=SOURCES,
)

TAB = Code(
    id="P108",
    title=Text("缩进用了制表符", "Tab in an indent"),
    message=Text("缩进里有制表符（Tab）", "There is a tab character in the indent"),
    hint=Text("改用空格缩进", "Indent with spaces"),
    explanation=Text(
        "YAML 的缩进只能用空格；制表符在不同编辑器里宽度不同。",
        "YAML indents with spaces only; a tab is as wide as each editor likes.",
    ),
    example=changed(RULES, ("    level: should", "\tlevel: should")),
    mended=RULES,
)

YAML_SYNTAX = Code(
    id="P109",
    title=Text("不是合法的 YAML", "Not YAML"),
    message=Text("从这里起不是合法的 YAML：{problem}", "From here on this is not YAML: {problem}"),
    hint=Text(
        "检查这一行和上一行的缩进、引号和括号",
        "Look at indents, quotes and brackets of this line and the one above",
    ),
    explanation=Text(
        "文件读到这里无法继续，后面的内容这一次没有检查。",
        "The file cannot be read beyond this place; what follows was not checked this time.",
    ),
    example=changed(RULES, ("{zh: 补充, en: Extra}", "{zh: 补充, en: Extra")),
    mended=RULES,
)

UNSUPPORTED_YAML = Code(
    id="P110",
    title=Text("不支持的 YAML 写法", "YAML that packs do not use"),
    message=Text("规则包不使用{what}", "Packs do not use {what}"),
    hint=Text("请直接写出内容", "Write the content out"),
    explanation=Text(
        "规则包要让没有编程经验的人也能读懂，所以不使用锚点、别名、合并键、标签和多文档。",
        "People who do not program must be able to read a pack, so it does without anchors, aliases, merge keys, "
        "tags and several documents.",
    ),
    example=changed(RULES, ("title: {zh: 补充", "title: &title {zh: 补充")),
    mended=RULES,
)

NOT_UTF8 = Code(
    id="P111",
    title=Text("不是 UTF-8 编码", "Not UTF-8"),
    message=Text("文件不是 UTF-8 编码", "The file is not in UTF-8"),
    hint=Text("在编辑器里另存为 UTF-8", "Save it as UTF-8 in your editor"),
    explanation=Text(
        "规则包的文件一律用 UTF-8 编码；GBK 等其他编码的汉字会读成乱码。",
        "All files of a pack are in UTF-8; Chinese in GBK and other encodings would be read as garbage.",
    ),
    example=changed(RULES, ("Extra", "Extra\udcb2\udcb9")),
    mended=RULES,
)

EMPTY_FILE = Code(
    id="P112",
    title=Text("文件是空的", "Empty file"),
    message=Text("文件里没有内容", "There is nothing in this file"),
    hint=Text("写入内容或删除文件", "Fill it in or delete it"),
    explanation=Text("每个文件都应说明一些事。", "Every file of a pack should say something."),
    example="# file: rules/extra.yaml\n# nothing yet\n",
    mended=RULES,
)

UNKNOWN_FILE = Code(
    id="P113",
    title=Text("不属于规则包的文件", "File of no known kind"),
    message=Text("规则包里没有这种文件：{file}", "A pack has no such file: {file}"),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "文件的种类由位置决定：pack.yaml、sources.yaml、jurisdictions.yaml、records/、parameters/、rules/；"
        "说明文字写在 README.md。",
        "The place of a file tells its kind: pack.yaml, sources.yaml, jurisdictions.yaml, records/, parameters/, "
        "rules/; prose goes into README.md.",
    ),
    example=changed(RULES, ("rules/extra.yaml", "rule/extra.yaml")),
    mended=RULES,
)

MISSING_FILE = Code(
    id="P114",
    title=Text("缺少文件", "Missing file"),
    message=Text("规则包缺少 {file}", "The pack has no {file}"),
    hint=Text(
        "每个规则包都有 pack.yaml、sources.yaml 和 jurisdictions.yaml",
        "Every pack has pack.yaml, sources.yaml and jurisdictions.yaml",
    ),
    explanation=Text(
        "规则包是一个文件夹，这三个文件说明它是谁、依据什么、在哪些地方适用。",
        "A pack is a folder; these three files say what it is, what it rests on and where it applies.",
    ),
    example="# absent: sources.yaml\n",
    mended=SOURCES,
)

FILE_NAME = Code(
    id="P115",
    title=Text("文件名与标识不同", "File not named after its id"),
    message=Text("这里的标识是 {id}，文件名却是 {file}", "The id here is {id}, but the file is {file}"),
    hint=Text("把文件改名为 {id}.yaml，或改正标识", "Rename the file to {id}.yaml, or mend the id"),
    explanation=Text(
        "记录类型、参数和政策领域各占一个以标识命名的文件，这样按名称就能找到它。",
        "A record type, a parameter, a policy area each stand in a file of their name, so that they can be found.",
    ),
    example=changed(PARAMETER, ("id: fee_limit", "id: fee_cap")),
    mended=PARAMETER,
)

ROWS_OR_VALUE = Code(
    id="P116",
    title=Text("rows 与 value 应二选一", "Either rows or value"),
    message=Text("这里应写 rows 或 value 其中之一", "Either rows or value belongs here"),
    hint=Text(
        "按地区或类别分别取值用 rows，否则用 value",
        "rows for values by place or category, value for a single one",
    ),
    explanation=Text(
        "参数的一个版本或是一张表（rows），或是一个值（value）。",
        "A version of a parameter is either a table (rows) or one value.",
    ),
    example=changed(DATED, (", value: 120}", "}")),
    mended=DATED,
)

TOO_SHORT = Code(
    id="P117",
    title=Text("内容是空的", "Nothing inside"),
    message=Text("这里不能为空", "This cannot be empty"),
    hint=Text("填写内容，或去掉这个键", "Fill it in, or leave the key out"),
    explanation=Text(
        "空的文字或列表没有含义；不需要时请省去整个键。",
        "An empty text or list means nothing; leave the key out where it is not needed.",
    ),
    example=changed(RULES, ("en: Extra}", 'en: ""}')),
    mended=RULES,
)

OUT_OF_BOUNDS = Code(
    id="P118",
    title=Text("数字超出范围", "Number out of bounds"),
    message=Text("{value} 超出范围：{bound}", "{value} is out of bounds: {bound}"),
    hint=Text("请改为范围内的数", "Give a number within them"),
    explanation=Text(
        "小数位数在 0 到 9 之间；数字总共不超过 38 位，这样才能精确计算。权重、加减分的分值都是正数：扣分写 kind: deduction。",
        "Decimals lie between 0 and 9; numbers have at most 38 digits, so that they can be computed exactly. Weights and "
        "the points of adjustments are positive: what takes points off is of kind deduction.",
    ),
    example=changed(RECORD, ("decimals: 2", "decimals: 12")),
    mended=RECORD,
)

KEY_WITHOUT_VALUE = Code(
    id="P154",
    title=Text("键后面没有冒号和值", "A key without colon and value"),
    message=Text("“{key}”后面没有“: ”和值", "“{key}” is not followed by ': ' and a value"),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "键和值之间是半角冒号加一个空格。花括号里的逗号把各项隔开，所以数字里不写千分位的逗号，含逗号的文字要加引号。",
        "A key and its value are parted by a colon (:, not the wide ：) and a space. Inside braces a comma "
        "ends an item, so numbers have no commas, and text with a comma is quoted.",
    ),
    example=changed(DATED, (", value: 120}", ", value：120}")),
    mended=DATED,
)
