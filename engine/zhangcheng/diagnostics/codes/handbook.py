"""Codes about making the handbook: examples are command lines."""

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.text import Text

SITE = Code(
    id="R151",
    title=Text("手册没有建成", "The handbook was not built"),
    message=Text("手册没有建成：{message}", "The handbook was not built: {message}"),
    hint=Text(
        "位置是建站设置；链接的问题要改所说的那一页。",
        "The place named is the site's settings; for a link, mend the page that the message names.",
    ),
    explanation=Text(
        "建站设置读不懂，或页面里有通不到任何地方的链接。有一处这样的问题，就整个不建，免得发布残缺的手册。",
        "The site's settings cannot be read, or a page has a link that leads nowhere. One such fault stops the whole "
        "build, so that no broken handbook is published.",
    ),
    example="zhangcheng handbook build --config README.md",
    mended="zhangcheng handbook write build/pages",
)

FOLDER = Code(
    id="R153",
    title=Text("文件夹里有别的东西", "The folder holds other things"),
    message=Text(
        "{path} 里有不属于手册的文件，建站会清掉它们。",
        "{path} holds files that are not part of a handbook; building would remove them.",
    ),
    hint=Text("请换一个新的或空的文件夹。", "Name a new folder, or an empty one."),
    explanation=Text(
        "建成的手册整个换掉文件夹里原有的内容（以点开头的除外），所以只写进新的、空的或本来就放手册的文件夹。",
        "A handbook replaces all that is in its folder, but for what begins with a dot, so it is built only into a "
        "folder that is new, is empty or holds a handbook.",
    ),
    example="zhangcheng handbook build rules",
    mended="zhangcheng handbook write build/pages",
)

SITE_URL = Code(
    id="R154",
    title=Text("网址不完整", "The address is incomplete"),
    message=Text("{value} 不是完整的网址。", "{value} is not a complete address."),
    hint=Text(
        "请写成 https://example.org/handbook 的样子。", "Write it as https://example.org/handbook."
    ),
    explanation=Text(
        "网站地图里只能写完整的网址，所以要从 http:// 或 https:// 写起。",
        "A site map holds complete addresses only, so it must begin with http:// or https://.",
    ),
    example="zhangcheng handbook build --site-url example.org",
    mended="zhangcheng handbook write build/pages",
)

PORT = Code(
    id="R152",
    title=Text("端口不能用", "The port cannot be used"),
    message=Text("端口 {port} 不能用：{reason}", "Port {port} cannot be used: {reason}"),
    hint=Text("请用 --port 另指定一个端口。", "Give another one with --port."),
    explanation=Text(
        "别的程序占着这个端口，或者端口号不在 1 至 65535 之间。",
        "Another program has the port, or its number is not between 1 and 65535.",
    ),
    example="zhangcheng handbook serve --port 99999",
    mended="zhangcheng handbook write build/pages",
)
