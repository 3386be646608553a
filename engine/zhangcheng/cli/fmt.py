"""`zhangcheng fmt`: are the files of a pack written in one manner?"""

from pathlib import Path

import click

from zhangcheng.cli import _options as shared
from zhangcheng.cli._command import command
from zhangcheng.cli._faults import Exit
from zhangcheng.cli._page import Entry, Page
from zhangcheng.cli._writing import writing
from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.whole_files import write_whole

PAGE = Page(
    name="fmt",
    usage=Text("PACK … [选项]", "PACK … [OPTIONS]"),
    summary=Text("统一规则包的写法，保留注释。", "Write packs in one manner; comments are kept."),
    arguments=(Entry(name="PACK", help=Text("规则包文件夹", "folder of a pack")),),
    options=(
        Entry(name="--check", help=Text("只核对，不改文件", "only say which files would change")),
        shared.LANG,
        shared.HELP,
    ),
    example="zhangcheng fmt --check rules/zhangzhou",
)

_DONE = Text("{files} 个文件，改写 {changed} 个。", "Files: {files}, rewritten: {changed}.")
_CHECKED = Text("{files} 个文件，有 {changed} 个要改写。", "Files: {files}, to be rewritten: {changed}.")

_CRLF = Text("（换行符由 CRLF 改为 LF）", " (line ends from CRLF to LF)")


@command(PAGE)
@click.argument("packs", nargs=-1, required=True, metavar="PACK")
@click.option("--check", is_flag=True)
@shared.lang
@click.pass_obj
def fmt(
    language: Language,
    packs: tuple[str, ...],
    check: bool,
) -> None:
    """Format every pack, or with --check fail when one is not formatted."""
    from zhangcheng.authoring import format_pack  # ruamel's round trip, which --help must not wait for

    # All are read before one is written, so that a fault leaves every file as it was.
    files = [file for pack in packs for file in format_pack(Path(pack))]
    changed = [file for file in files if file.changes]
    for file in changed:
        print(file.path.as_posix() + (_CRLF.get(language) if file.had_crlf else ""))
        if not check:
            with writing(file.path, option="PACK"):
                write_whole(file.path, file.after)
    words = _CHECKED if check else _DONE
    print(words.get(language).format(files=len(files), changed=len(changed)))
    raise click.exceptions.Exit(Exit.FINDINGS if check and changed else Exit.OK)
