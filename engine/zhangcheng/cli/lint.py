"""`zhangcheng lint`: is a pack free of faults?"""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from zhangcheng.cli import _options as shared
from zhangcheng.cli._faults import Exit
from zhangcheng.cli._page import Entry, Page
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.text import Language, Text

PAGE = Page(
    name="lint",
    usage=Text("[PACK …]", "[PACK …]"),
    summary=Text("查规则包有没有错，逐处指明。", "Find the faults of rule packs, each with its place."),
    arguments=(
        Entry(
            name="PACK",
            help=Text("规则包文件夹；不写则查自带的", "folder of a pack; else the built-in one"),
        ),
    ),
    options=(shared.LANG, shared.HELP),
    example="zhangcheng lint rules/zhangzhou",
)

_SOUND = Text(
    "{pack}：没有错误（规则 {rules} 条，参数 {parameters} 个，示例 {cases} 个）",
    "{pack}: no errors ({rules} rules, {parameters} parameters, {cases} cases)",
)


def lint(
    ctx: typer.Context,
    packs: Annotated[list[str] | None, typer.Argument(metavar="PACK")] = None,
    lang: shared.Lang = None,
) -> None:
    """Lint every pack and report all their faults before stopping."""
    language = shared.language(ctx)
    faults: list[Diagnostic] = []
    paths: Sequence[str | None] = packs or (None,)
    for path in paths:
        faults += _lint(path, language)
    if faults:
        raise DiagnosticsError(tuple(faults))
    raise typer.Exit(Exit.OK)


def _lint(path: str | None, language: Language) -> tuple[Diagnostic, ...]:
    """Print what a sound pack holds, with its warnings; or return the diagnostics of a faulty one."""
    from zhangcheng import api  # the engine, which --help must not wait for
    from zhangcheng.diagnostics.show import show

    try:
        pack = api.load_pack(path)
    except DiagnosticsError as error:
        return error.diagnostics
    if pack.diagnostics:
        print(show(pack.diagnostics, language), file=sys.stderr)
    print(
        _SOUND.get(language).format(
            pack=f"{pack.title.get(language)} {pack.version}",
            rules=len(pack.rules),
            parameters=len(pack.parameters),
            cases=sum(len(rule.cases) for rule in pack.rules.values()),
        )
    )
    return ()
