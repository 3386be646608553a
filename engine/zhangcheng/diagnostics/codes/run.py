"""Codes about how a command was called: examples are command lines."""

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.text import Text

UNKNOWN_COMMAND = Code(
    id="R101",
    title=Text("没有这个命令", "No such command"),
    message=Text("没有命令 {command}。", "There is no command {command}."),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "命令名写错了，或者这个版本还没有它。`zhangcheng --help` 列出全部命令。",
        "The command is misspelt, or this version does not have it. `zhangcheng --help` lists them all.",
    ),
    example="zhangcheng chek examples/xiangcheng-2021.xlsx",
    mended="zhangcheng check examples/xiangcheng-2021.xlsx --fail-on never",
)

UNKNOWN_OPTION = Code(
    id="R102",
    title=Text("没有这个选项", "No such option"),
    message=Text("命令没有选项 {option}。", "The command has no option {option}."),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "选项名写错了，或者写给了别的命令。在命令后加 `--help` 可以看到它的全部选项。",
        "The option is misspelt, or belongs to another command. `--help` after a command lists its options.",
    ),
    example="zhangcheng lint --langs en",
    mended="zhangcheng lint --lang en",
)

MISSING_ARGUMENT = Code(
    id="R103",
    title=Text("缺少必需的参数", "A required argument is missing"),
    message=Text("没有给出 {argument}。", "{argument} was not given."),
    hint=Text("写法：{usage}", "Write: {usage}"),
    explanation=Text(
        "这个命令离不开该参数：例如 `check` 要知道检查哪一份数据，`explain` 还要知道哪条规则、哪条记录。",
        "The command cannot do without it: `check` needs the data to check, `explain` also a rule and a record.",
    ),
    example="zhangcheng check --as-of 2021-12-31",
    mended="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --fail-on never",
)

MISSING_VALUE = Code(
    id="R104",
    title=Text("选项后缺少取值", "An option lacks its value"),
    message=Text("{option} 后面没有写取值。", "{option} has no value after it."),
    hint=Text("写法：{usage}", "Write: {usage}"),
    explanation=Text(
        "除 `--help`、`--version` 这类开关外，选项后面都要写一个取值，用空格或等号隔开。",
        "Apart from switches such as `--help` and `--version`, an option is followed by a value, after a space "
        "or an equals sign.",
    ),
    example="zhangcheng lint --lang",
    mended="zhangcheng lint --lang en",
)

BAD_DATE = Code(
    id="R105",
    title=Text("日期写法不对", "Not a date"),
    message=Text("“{value}”不是日期。", "“{value}” is not a date."),
    hint=Text(
        "请写成 年-月-日，例如 2021-12-31。",
        "Write year-month-day, such as 2021-12-31.",
    ),
    explanation=Text(
        "日期按 GB/T 7408（ISO 8601）书写：四位年、两位月、两位日，以连字符相连，且历上确有此日。",
        "Dates are written as in ISO 8601: four digits of year, two of month, two of day, joined by hyphens, "
        "and the day must exist in the calendar.",
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-02-30",
    mended="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-02-28 --fail-on never",
)

BAD_PERIOD = Code(
    id="R106",
    title=Text("期间写法不对", "Not a period"),
    message=Text("“{value}”不是期间。", "“{value}” is not a period."),
    hint=Text(
        "可写 2018、2018-H1、2018-Q3、2018-06 或 2018-01-15/2018-03-14。",
        "Write 2018, 2018-H1, 2018-Q3, 2018-06 or 2018-01-15/2018-03-14.",
    ),
    explanation=Text(
        "期间是首尾都算的一段日子：一年、半年、一季、一月，或用斜线隔开的起止日期。不写时取核查日期所在的年份。",
        "A period is a stretch of days, both ends included: a year, half-year, quarter or month, or two dates "
        "with a slash between. Without one, the year of the as-of date is taken.",
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --period 2021-Q5",
    mended="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --period 2021-Q4 --fail-on never",
)

UNKNOWN_JURISDICTION = Code(
    id="R107",
    title=Text("规则包里没有这个辖区", "The pack has no such jurisdiction"),
    message=Text(
        "规则包里没有代码或名称为“{value}”的辖区，或不止一个。",
        "The pack has no jurisdiction with the code or name “{value}”, or several of the name.",
    ),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "辖区用行政区划代码（GB/T 2260 与统计用代码）指明，也可以写只有一处的名称，规则包的 jurisdictions.yaml 列出它认得的全部辖区。",
        "Places go by their division code (GB/T 2260 and statistical codes), or a name that only one has; jurisdictions.yaml of the "
        "pack lists those it knows.",
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --jurisdiction 350609",
    mended="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --jurisdiction 350602 --fail-on never",
)

UNKNOWN_AREA = Code(
    id="R108",
    title=Text("规则包里没有这个领域", "The pack has no such area"),
    message=Text("规则包里没有领域“{value}”。", "The pack has no area “{value}”."),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "领域是规则包中一个规则文件的名字，例如 stipends、premises；也可以写它的名称。",
        "An area is the name of one rule file of the pack, such as stipends or premises; its title will do too.",
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --area premise",
    mended="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --area premises --fail-on never",
)

UNKNOWN_RULE = Code(
    id="R109",
    title=Text("规则包里没有这条规则", "The pack has no such rule"),
    message=Text("规则包里没有规则“{value}”。", "The pack has no rule “{value}”."),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "规则用它在规则包中的标识（id）或完整的名称指明；标识永不改变，改名的规则保留旧标识作别名。",
        "A rule is named by its id in the pack, or by its exact title; ids never change, and a renamed rule keeps its old id as an alias.",
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --rule principal-stipnd",
    mended="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --rule principal-stipend"
    " --fail-on never",
)

UNKNOWN_RECORD_TYPE = Code(
    id="R161",
    title=Text("规则包里没有这类记录", "The pack has no such record type"),
    message=Text("规则包里没有记录类型“{value}”。", "The pack has no record type “{value}”."),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "记录类型用它在规则包 records/ 文件夹中的标识（id）指明。",
        "A record type is named by its id, as in the folder records/ of the pack.",
    ),
    example="zhangcheng template --out build/forms.xlsx --record comunity",
    mended="zhangcheng template --out build/forms.xlsx --record community",
)

UNKNOWN_CHOICE = Code(
    id="R110",
    title=Text("选项没有这个取值", "The option has no such value"),
    message=Text("{option} 不能取“{value}”。", "{option} cannot be “{value}”."),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "这些选项只有固定的几个取值；`--format` 可以用逗号隔开写几个。",
        "These options have a few fixed values; `--format` takes several, separated by commas.",
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --format htm",
    mended="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --format html --fail-on never",
)

CANNOT_WRITE = Code(
    id="R111",
    title=Text("结果写不进去", "The result cannot be written"),
    message=Text("写不进 {path}：{reason}", "Cannot write to {path}: {reason}"),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "指定的文件夹无法建立或不可写；也可能同名处已有一个文件，或报告正被别的程序打开。",
        "The folder cannot be made or written to; perhaps a file has that name, or the report is open elsewhere.",
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --out README.md",
    mended="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --out report --fail-on never",
)

NOT_A_FORM = Code(
    id="R146",
    title=Text("台账模板要写成 .xlsx", "A form is an .xlsx"),
    message=Text(
        "台账模板是 Excel 工作簿，{path} 的扩展名不是 .xlsx。",
        "A form is an Excel workbook, and {path} does not end in .xlsx.",
    ),
    hint=Text("请写 --out {better}", "Write --out {better}"),
    explanation=Text(
        "模板有下拉、批注和几张工作表，只能是 .xlsx；填好的数据另存为 .csv 也可以检查。",
        "A form has lists, comments and several sheets, which only an .xlsx holds; what is filled in may be checked as .csv too.",
    ),
    example="zhangcheng template --out forms.csv",
    mended="zhangcheng template --out forms.xlsx",
)

UNKNOWN_SCHEMA = Code(
    id="R112",
    title=Text("没有这个模式", "No such schema"),
    message=Text("没有名为“{value}”的 JSON 模式。", "There is no JSON Schema named “{value}”."),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "每一种规则包文件和 JSON 报告各有一个模式；`zhangcheng schema` 列出名字。",
        "Each kind of pack file and the JSON report has a schema; `zhangcheng schema` lists their names.",
    ),
    example="zhangcheng schema rule",
    mended="zhangcheng schema rules",
)

STALE_SCHEMA = Code(
    id="R113",
    title=Text("模式文件与程序不一致", "A schema file does not match the program"),
    message=Text(
        "{path} 与程序生成的模式不一致。", "{path} differs from the schema that the program generates."
    ),
    hint=Text("请运行 zhangcheng schema --write {folder}", "Run zhangcheng schema --write {folder}"),
    explanation=Text(
        "模式由程序中的模型生成，只为编辑器而存成文件；改了模型要重新生成，多余的文件要删去。",
        "Schemas are generated from the program's models and stored for editors only; after a change of the "
        "models they are generated anew, and files of no model are removed.",
    ),
    example="zhangcheng schema --check examples",
    mended="zhangcheng schema --check rules/schema",
)

UNKNOWN_RECORD = Code(
    id="R114",
    title=Text("数据里没有这条记录", "The data has no such record"),
    message=Text(
        "截至当日，数据里没有标识为“{value}”的{record_type}。",
        "On that day the data has no record “{value}” of type {record_type}.",
    ),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "`explain` 用标识指明一条记录。标识写错了，或者在核查日期这条记录尚未生效、已经停用，就找不到。",
        "`explain` takes the key of a record. It finds none when the key is misspelt, or when the record is not "
        "in force on the as-of date.",
    ),
    example="zhangcheng explain examples/xiangcheng-2021.xlsx premises-area no-such-key --as-of 2021-12-31",
    mended="zhangcheng explain examples/xiangcheng-2021.xlsx premises-area 350602001001 --as-of 2021-12-31",
)

WRONG_USAGE = Code(
    id="R115",
    title=Text("命令行读不懂", "The command line cannot be read"),
    message=Text("命令行读不懂（{problem}）", "The command line cannot be read: {problem}"),
    hint=Text("写法：{usage}", "Write: {usage}"),
    explanation=Text(
        "多半是多写了参数，或给开关写了取值。名字里有空格的文件要加引号。",
        "Mostly there is an argument too many, or a switch was given a value. Quote file names with spaces.",
    ),
    example="zhangcheng schema rules parameters",
    mended="zhangcheng schema rules",
)

NO_SUCH_FILE = Code(
    id="R120",
    title=Text("选项所指的文件不存在", "An option names a file that is not there"),
    message=Text("{option} 所指的 {path} {problem}。", "{option} names {path}, which {problem}."),
    hint=Text("请核对路径，或去掉这个选项。", "Check the path, or leave the option out."),
    explanation=Text(
        "豁免清单、上次的报告这类附带的文件，写明了就一定要有。",
        "A file that goes with a check, such as waivers or the last report, must be there when it is named.",
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --waivers nowhere.yaml",
    mended="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --fail-on never",
)

WAIVERS_IN_A_TABLE = Code(
    id="R126",
    title=Text("豁免清单不是 YAML 文件", "The file of waivers is not YAML"),
    message=Text(
        "--waivers 应是 YAML 文件，{path} 是表格。", "--waivers takes a YAML file; {path} is a table."
    ),
    hint=Text(
        "请写成 waivers.yaml；豁免记在表格里的，请在台账里加一张“豁免”表，不用 --waivers。",
        "Write a waivers.yaml; or put a sheet named “Waivers” into the ledger, and leave the option out.",
    ),
    explanation=Text(
        "豁免清单有两种给法：--waivers 后面写 YAML 文件，或者台账里有一张“豁免”表。",
        "Waivers are given in one of two ways: in a YAML file named by --waivers, or in a sheet of the ledger.",
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --waivers examples/ledgers/clean.xlsx",
    mended="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --fail-on never",
)

NOT_A_REPORT = Code(
    id="R121",
    title=Text("不是检查报告", "Not a report of a check"),
    message=Text(
        "{path} 不能作为上次的报告：{reason}。", "{path} cannot be used as the last report: {reason}."
    ),
    hint=Text("请给上次检查写出的 report.json。", "Give the report.json that the last check wrote."),
    explanation=Text(
        "要和上次相比，需要上次检查的 JSON 报告；HTML 报告和台账都不行。",
        "To set a check against the last one, its JSON report is needed; neither the page nor a ledger will do.",
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --against README.md",
    mended="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --fail-on never",
)

LATER_THAN_THE_RUN = Code(
    id="R145",
    title=Text("上次的报告日期在后", "The last report is of a later day"),
    message=Text(
        "{path} 的核查日期是 {own}，晚于本次的 {as_of}。",
        "{path} is as of {own}, which is after {as_of}.",
    ),
    hint=Text(
        "请核对 --as-of，或给出更早的 report.json。", "Check --as-of, or give an earlier report.json."
    ),
    explanation=Text(
        "新增和已整改从上次的核查日期算到本次，所以上次的不能在后。",
        "What is new and what is fixed goes from the day of the last report to that of this one.",
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --against later.json",
    mended="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --fail-on never",
)

ALREADY_THERE = Code(
    id="R140",
    title=Text("要新建的已经存在", "What is to be made exists already"),
    message=Text("已经有 {thing}。", "There is {thing} already."),
    hint=Text("请换一个标识，或直接修改已有的。", "Take another id, or edit what is there."),
    explanation=Text(
        "`zhangcheng new` 只新建，不改已有的规则、参数和文件夹。",
        "`zhangcheng new` begins something new; it changes no rule, parameter or folder that is there.",
    ),
    example="zhangcheng new parameter stipend_multiplier --pack rules/zhangzhou",
    mended="zhangcheng new parameter fee_limit --pack rules/zhangzhou --from 2022-01-01",
)

MISSING_LIBRARY = Code(
    id="R122",
    title=Text("缺少这种格式要用的程序库", "A library that a format needs is not installed"),
    message=Text(
        "写 {format} 要用程序库 {library}，但没有安装。",
        "Writing {format} takes the library {library}, which is not installed.",
    ),
    hint=Text('请运行 pip install "zhangcheng[{extra}]"', 'Run pip install "zhangcheng[{extra}]"'),
    explanation=Text(
        "不是人人都用的格式，所用的程序库要另外安装；其余格式不受影响。",
        "Libraries of formats that not everybody uses are installed on demand; all other formats work without them.",
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --area funds --format docx",
    mended="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --area funds --format md"
    " --fail-on never",
)

BAD_TEMPLATE = Code(
    id="R123",
    title=Text("公文模板用不了", "A template of letters cannot be used"),
    message=Text("模板 {file} 用不了：{reason}", "The template {file} cannot be used: {reason}"),
    hint=Text(
        "请在 Word 里核对花括号里的标记，或换回原来的模板。",
        "Check the tags in braces in Word, or put the original template back.",
    ),
    explanation=Text(
        "模板是规则包 templates 文件夹里的 Word 文件，字体、版式可以随意改，花括号里的标记要保持完整。",
        "Templates are Word files in the folder templates of a pack. Fonts and layout may be changed at will; the tags "
        "in braces must stay whole.",
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --area funds --pack rules/zhangzhou"
    " --format docx",
    mended="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --area funds --pack rules/zhangzhou"
    " --format md --fail-on never",
)

NO_SUCH_FOLDER = Code(
    id="R125",
    title=Text("规则包的文件夹不存在", "The folder of a pack is not there"),
    message=Text("没有文件夹 {path}。", "There is no folder {path}."),
    hint=Text(
        "请核对路径：规则包是含有 pack.yaml 的文件夹。",
        "Check the path: a pack is a folder with a pack.yaml in it.",
    ),
    explanation=Text(
        "路径写错了，或者写的是文件而不是文件夹。",
        "The path is misspelt, or it is that of a file.",
    ),
    example="zhangcheng diff rules/zhangzhou rules/nowhere",
    mended="zhangcheng diff rules/zhangzhou rules/example-county",
)

NOTHING_CHECKED = Code(
    id="R124",
    title=Text("一项也没有核查", "Nothing was checked"),
    message=Text("一项也没有核查：{reasons}。", "Nothing was checked: {reasons}."),
    hint=Text(
        "请对照报告里的数据缺陷和勾稽核对改正台账，或核对 --as-of、--jurisdiction、--area、--rule。",
        "Mend the ledgers by the faults and the closing balance in the report, or check --as-of, --jurisdiction, "
        "--area and --rule.",
    ),
    explanation=Text(
        "没有一条记录用得上所选的规则，所以报告不说明任何机构达标或未达标。报告照样写出，以便查看原因。"
        "起因在数据（行未采纳、缺少工作表或列、没有所选辖区当日有效的记录）的，退出码为 3；"
        "只因所选规则在核查日期没有生效的，退出码为 2。台账里写明“无”、本来就没有这类记录的，不算错误。",
        "There was no record to hold any of the chosen rules against, so that the report says of no institution whether "
        "it passes. It is written all the same, to look up why. The exit code is 3 where the data is the cause (rows "
        "rejected, sheets or columns not there, no record of that place in force on the day), and 2 where only the "
        "chosen rules are not in force on that day. A sheet that says that there are none is no error.",
    ),
    example="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 1990-12-31 --area premises",
    mended="zhangcheng check examples/xiangcheng-2021.xlsx --as-of 2021-12-31 --area premises --fail-on never",
)
