"""Faults of input files and sheets as a whole: most of them stop the run (exit code 3)."""

from zhangcheng.diagnostics.code import Code, Severity
from zhangcheng.diagnostics.text import Text

DATA_NOT_FOUND = Code(
    id="D101",
    title=Text("找不到数据", "Data not found"),
    message=Text("没有这个文件或文件夹：{path}", "No such file or folder: {path}"),
    hint=Text("请检查路径。{suggestion}", "Check the path. {suggestion}"),
    explanation=Text(
        "给出的路径下既没有文件也没有文件夹。常见原因是文件名打错、扩展名不对，或在别的目录下运行了命令。",
        "There is neither a file nor a folder at the path given. A misspelt name, another extension, or a "
        "command run in another directory are the usual reasons.",
    ),
    example="# read: 社区名单.csv\n# file: 社区.csv\n社区编号,名称\nA01,东园",
    mended="# read: 社区.csv\n# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

UNSUPPORTED_FILE = Code(
    id="D102",
    title=Text("不支持的文件类型", "Unsupported kind of file"),
    message=Text(
        "不能读取扩展名为“{extension}”的文件", "Files with the extension “{extension}” cannot be read"
    ),
    hint=Text(
        "可以读取：.xlsx、.xls、.ods、.csv、.parquet、.json、.yaml，或装有这些文件的文件夹。请在 Excel 或 WPS 中另存为 .xlsx；.txt 里若是表格，改扩展名为 .csv 即可。",
        "These can be read: .xlsx, .xls, .ods, .csv, .parquet, .json, .yaml, or a folder of them. Save it as .xlsx; a table in a .txt is read once it is called .csv.",
    ),
    explanation=Text(
        "数据文件按扩展名读取。.et、.doc、.pdf 等不在其列。",
        "Data files are read by their extension; .et, .doc and .pdf files are not among them.",
    ),
    example="# file: 社区.txt\n社区编号,名称,街道\nA01,东园,芗城区",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

SKIPPED_FILE = Code(
    id="D103",
    title=Text("文件夹中有未读取的文件", "A file of the folder was not read"),
    message=Text("未读取：这不是数据文件（{what}）", "Not read: this is no data file ({what})"),
    hint=Text("{suggestion}", "{suggestion}"),
    explanation=Text(
        "读取文件夹时，只取其中的数据文件（.xlsx、.xls、.ods、.csv、.parquet、.json、.yaml）；其余文件和子文件夹逐一列出，不会被悄悄略过。",
        "Of a folder, the data files (.xlsx, .xls, .ods, .csv, .parquet, .json, .yaml) are read. Whatever else it holds is "
        "listed, so that nothing is left out silently.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\n# file: 旧台账.doc\n一份 Word 文档",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

NOT_READABLE = Code(
    id="D104",
    title=Text("文件内容与扩展名不符或已损坏", "The file is damaged, or not what its name says"),
    message=Text("不是可用的 {kind}：{reason}", "Not a usable {kind}: {reason}"),
    hint=Text(
        "请用原来的软件打开并另存一份；只改扩展名不会改变文件的内容。",
        "Open it in the program it came from and save it again; renaming a file does not convert it.",
    ),
    explanation=Text(
        "文件的字节不是其扩展名所说的格式：可能是改了扩展名的其他文件、没有下载完整，或者已经损坏。",
        "The bytes are not of the format that the extension names: another kind of file renamed, a download "
        "cut short, or damage.",
    ),
    example="# file: 社区.xlsx\n这只是一段文字，不是工作簿",
    mended="# file: 社区.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区",
)

PASSWORD_PROTECTED = Code(
    id="D105",
    title=Text("工作簿有打开密码", "The workbook is protected by a password"),
    message=Text("工作簿设有打开密码，无法读取", "The workbook cannot be opened without its password"),
    hint=Text(
        "请在 Excel 或 WPS 中打开，取消打开密码后另存。",
        "Open it in Excel, remove the password and save it.",
    ),
    explanation=Text(
        "设有打开密码的工作簿是加密的；检查时不询问密码，以免密码留在命令记录里。",
        "A workbook with a password is encrypted. No password is asked for, so that none ends up in a "
        "command history.",
    ),
    example="# file: 社区.xlsx\n# utf16: EncryptedPackage",
    mended="# file: 社区.xlsx\n# sheet: 社区\n社区编号,名称,街道\nA01,东园,芗城区",
)

NOTHING_INSIDE = Code(
    id="D106",
    title=Text("文件是空的", "The file is empty"),
    message=Text("里面没有任何内容", "There is nothing in it"),
    hint=Text(
        "第一行应为表头，从第二行起每行一条记录。",
        "The first row should hold the headings, and each row below it a record.",
    ),
    explanation=Text(
        "文件里没有一个有内容的单元格。空文件很可能是拿错了文件，因此不按“没有记录”处理，而是停下来。",
        "No cell of the file holds anything. An empty file is most likely the wrong file, so the run stops "
        "rather than report that all is well with no records.",
    ),
    example="# file: 社区.csv\n",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

NO_KNOWN_SHEET = Code(
    id="D107",
    title=Text("没有可用的数据", "No usable data"),
    message=Text(
        "没有一个工作表或文件对应规则包的记录类型；找到的是：{found}",
        "No sheet or file is of a record type of the pack; found: {found}",
    ),
    hint=Text(
        "请把工作表（或文件）命名为记录类型的名称：{known}",
        "Name the sheet (or file) after a record type: {known}",
    ),
    explanation=Text(
        "工作表按名称对应记录类型：标识、中英文名称或规则包列出的别名都可以。一个也对不上时，没有东西可以检查。",
        "A sheet is matched to a record type by name: its id, its title in either language, or a synonym "
        "that the pack lists. When none matches there is nothing to check.",
    ),
    example="# file: 车辆.csv\n车牌,型号\n闽E00001,公交",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

FOLDER_WITHOUT_DATA = Code(
    id="D108",
    title=Text("文件夹里没有数据文件", "The folder holds no data file"),
    message=Text(
        "文件夹里没有可读取的数据文件", "There is no data file in this folder that could be read"
    ),
    hint=Text(
        "请放入 .xlsx、.xls、.ods、.csv、.parquet、.json 或 .yaml 文件；数据在子文件夹里的，请给那个子文件夹的路径。",
        "Put .xlsx, .xls, .ods, .csv, .parquet, .json or .yaml files into it; if they lie in a folder inside it, give the path of that folder.",
    ),
    explanation=Text(
        "给出的是文件夹，但其中第一层没有数据文件。",
        "A folder was given, and none of the files directly in it is a data file.",
    ),
    example="# folder",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

SHEET_TWICE = Code(
    id="D109",
    title=Text(
        "同一份记录有两份",
        "The same records twice",
    ),
    message=Text(
        "这里和 {first} 是同样的“{record_type}”",
        "This and {first} hold the same “{record_type}”",
    ),
    hint=Text(
        "请删去其中一份。",
        "Take one of them away.",
    ),
    explanation=Text(
        "同类记录可以分在几个工作表或文件里，读取时合在一起。两份内容完全相同的多半是副本，都读会重复计数，所以停下来。",
        "Records of one type may be spread over several sheets or files, which are read together. Two with the very same rows are most likely copies: reading both would count everything twice, so the run stops.",
    ),
    example="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\n# file: community.csv\n社区编号,名称,街道\nA01,东园,芗城区",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区\n# file: community.csv\n社区编号,名称,街道\nA02,西园,芗城区",
)

NO_RECORDS = Code(
    id="D114",
    title=Text("只有表头，没有记录", "Headings, but no record"),
    message=Text(
        "“{record_types}”只有表头，没有一条记录", "“{record_types}” has headings, but not one record"
    ),
    hint=Text(
        "请在表头下面逐行填写；或检查是否拿错了文件。",
        "Fill in rows below the headings, or check whether this is the right file.",
    ),
    explanation=Text(
        "全部数据里没有一条记录，就没有可以检查的内容。这多半是空白模板，因此停下来，而不报告“没有问题”。",
        "There is not one record in all of the data, hence nothing to check. This is most likely an empty form, so "
        "the run stops rather than report that all is well.",
    ),
    example="# file: 社区.csv\n社区编号,名称,街道",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

WRONG_SHAPE = Code(
    id="D110",
    title=Text("JSON 或 YAML 的结构不对", "JSON or YAML of the wrong shape"),
    message=Text("这里应为{expected}", "Expected {expected} here"),
    hint=Text(
        "文件应为记录的列表，或“记录类型: 记录列表”的对照；每条记录是“字段: 值”的对照。",
        "The file should be a list of records, or a mapping of record type to list of records; each record "
        "is a mapping of field to value.",
    ),
    explanation=Text(
        "每条记录都要知道属于哪种记录类型、有哪些字段，所以只接受这两种写法。",
        "Each record must show its type and its fields, hence only these two shapes.",
    ),
    example='# file: 社区.json\n{"社区": "A01"}',
    mended='# file: 社区.json\n{"社区": [{"社区编号": "A01", "名称": "东园", "街道": "芗城区"}]}',
)

JSON_SYNTAX = Code(
    id="D111",
    title=Text("不是正确的 JSON", "Not valid JSON"),
    message=Text("不是正确的 JSON：{reason}", "This is not JSON: {reason}"),
    hint=Text("请从这一行、列开始检查。", "Start looking at this line and column."),
    explanation=Text(
        "常见原因是多了或少了逗号、引号，或同一个键写了两次。",
        "A comma or quote too many or too few, or a key written twice, are the usual reasons.",
    ),
    example='# file: 社区.json\n[{"社区编号": "A01",}]',
    mended='# file: 社区.json\n[{"社区编号": "A01", "名称": "东园", "街道": "芗城区"}]',
)

UNDECODABLE = Code(
    id="D112",
    title=Text("CSV 的文字编码无法识别", "The text encoding of the CSV file is unknown"),
    message=Text(
        "既不是 UTF-8，也不是 GB18030（从第 {line:d} 行起）",
        "Neither UTF-8 nor GB18030 (from line {line:d} on)",
    ),
    hint=Text(
        "请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”或 .xlsx。",
        "Save it as “CSV UTF-8 (comma delimited)” or as .xlsx.",
    ),
    explanation=Text(
        "按猜测的编码读取会得到错误的文字，所以不猜。",
        "Reading it by a guessed encoding would give wrong text, so none is guessed.",
    ),
    example="# file: 社区.csv\n# hex: ff ff 3e 79 3a 53 ff ff",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)

READ_AS_GB18030 = Code(
    id="D113",
    title=Text("按 GB18030 编码读取", "Read as GB18030"),
    message=Text("不是 UTF-8，已按 GB18030 读取", "Not UTF-8; it was read as GB18030"),
    hint=Text(
        "若文字显示不对，请另存为“CSV UTF-8（逗号分隔）”。",
        "If the text looks wrong, save the file as “CSV UTF-8 (comma delimited)”.",
    ),
    explanation=Text(
        "中文 Windows 上的 Excel 保存的 CSV 往往是 GB18030（GBK）编码。这样读取时会说明。",
        "Excel on Chinese Windows often saves CSV as GB18030 (GBK). It is said when a file is read so.",
    ),
    severity=Severity.WARNING,
    example="# file: 社区.csv\n# encoding: gb18030\n社区编号,名称,街道\nA01,东园,芗城区",
    mended="# file: 社区.csv\n社区编号,名称,街道\nA01,东园,芗城区",
)
