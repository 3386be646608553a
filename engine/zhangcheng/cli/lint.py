"""`zhangcheng lint`: is a pack free of faults?"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from zhangcheng.cli import _options as shared
from zhangcheng.cli._command import command
from zhangcheng.cli._faults import Exit
from zhangcheng.cli._page import Entry, Page
from zhangcheng.diagnostics.code import Severity
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.text import Count, Language, Text

if TYPE_CHECKING:
    from zhangcheng.pack.pack import Pack

PAGE = Page(
    name="lint",
    usage=Text("[PACK …]", "[PACK …]"),
    summary=Text("查规则包有没有错，逐处指明。", "Find the faults of rule packs, each with its place."),
    arguments=(
        Entry(
            name="PACK",
            help=Text(
                "规则包文件夹；不写则查此处的或自带的",
                "folder of a pack; else the one here, or built in",
            ),
        ),
    ),
    options=(shared.LANG, shared.HELP),
    example="zhangcheng lint rules/zhangzhou",
)

_SOUND = Text(
    "{pack}：没有错误（规则 {rules} 条，参数 {parameters} 个，示例 {cases} 个）",
    "{pack}: no errors ({rules:rule/rules}, {parameters:parameter/parameters}, {cases:case/cases})",
)

_LAYER = Text(
    "  {pack}：规则 {rules} 条，参数值 {values} 个", "  {pack}: rules {rules}, parameter values {values}"
)
_DROPPED = Text(
    "  {lower} 不采用 {upper} 的规则 {rule}：{reason}",
    "  {lower} drops rule {rule} of {upper}: {reason}",
)


@command(PAGE)
@click.argument("packs", nargs=-1, metavar="PACK")
@shared.lang
@click.pass_obj
def lint(
    language: Language,
    packs: tuple[str, ...],
) -> None:
    """Lint every pack and report all their faults before stopping."""
    from zhangcheng.diagnostics.show import show  # reads source excerpts; not needed for --help

    faults: list[Diagnostic] = []
    paths: Sequence[str | None] = packs or (shared.chosen_pack(None),)
    for path in paths:
        faults += _lint(path, language)
    if faults:
        print(show(faults, language), file=sys.stderr)
    raise click.exceptions.Exit(Exit.USAGE if faults else Exit.OK)


def _lint(path: str | None, language: Language) -> tuple[Diagnostic, ...]:
    """Print what a sound pack holds, with its warnings; or return the diagnostics of a faulty one."""
    from zhangcheng import api  # the engine, which --help must not wait for
    from zhangcheng.diagnostics.show import show

    try:
        pack = api.load_pack(path)
    except DiagnosticsError as error:
        return error.diagnostics
    found = (*pack.diagnostics, *pack.unfinished)
    if any(fault.severity is Severity.ERROR for fault in found):
        return found
    if found:
        print(show(found, language), file=sys.stderr)
    print(
        _SOUND.get(language).format(
            pack=f"{pack.title.get(language)} {pack.version}",
            rules=Count(len(pack.rules)),
            parameters=Count(len(pack.parameters)),
            cases=Count(sum(len(rule.cases) for rule in pack.rules.values())),
        )
    )
    if pack.is_layered:
        _print_layers(pack, language)
    return ()


def _print_layers(pack: "Pack", language: Language) -> None:
    """Print what each pack brings to a pack that extends others, and what it drops."""
    for layer in pack.layers:
        rules = sum(pack.layer_of(rule.location) is layer for rule in pack.rules.values())
        values = sum(
            value.layer == layer.rank for each in pack.parameters.values() for value in each.values
        )
        words = _LAYER.get(language)
        print(words.format(pack=f"{layer.id} {layer.version}", rules=rules, values=values))
    for drop in pack.drops:
        words = _DROPPED.get(language)
        print(
            words.format(
                rule=drop.rule.id,
                upper=pack.layer_of(drop.rule.location).id,
                lower=pack.layer_of(drop.location).id,
                reason=drop.reason.get(language),
            )
        )
