"""`zhangcheng diff`: what does a pack say that another, or its last version, did not?"""

from typing import TYPE_CHECKING

import click

from zhangcheng.cli import _options as shared
from zhangcheng.cli._command import command
from zhangcheng.cli._faults import Exit
from zhangcheng.cli._page import Entry, Page
from zhangcheng.diagnostics.text import Language, Text

if TYPE_CHECKING:
    from zhangcheng.authoring import Change

PAGE = Page(
    name="diff",
    usage=Text("OLD NEW [选项]", "OLD NEW [OPTIONS]"),
    summary=Text(
        "用文字说明两个规则包有什么不同。", "Say in words what is different between two packs."
    ),
    arguments=(
        Entry(name="OLD", help=Text("原来的规则包文件夹", "folder of the pack as it was")),
        Entry(name="NEW", help=Text("现在的规则包文件夹", "folder of the pack as it is")),
    ),
    options=(shared.LANG, shared.HELP),
    example="zhangcheng diff rules/zhangzhou rules/example-county",
)

_SUMMARY = Text(
    "{old} → {new}：增加 {added} 项，去掉 {removed} 项，改动 {changed} 项。",
    "{old} → {new}: {added} added, {removed} removed, {changed} changed.",
)
_DROPPED = Text("  不采用的理由：{reason}", "  dropped because: {reason}")

_ONLY_WRITTEN = Text(
    "文件有别，但只在写法、注释或说明文字上。",
    "The files differ, but only in how they are written, in comments or in notes.",
)


@command(PAGE)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@shared.lang
@click.pass_obj
def diff(
    language: Language,
    old: str,
    new: str,
) -> None:
    """Load both packs and print what is different."""
    from zhangcheng import api  # the engine, which --help must not wait for
    from zhangcheng.authoring import difference

    before, after = api.load_pack(old), api.load_pack(new)
    changes = difference(before, after)
    reasons = {drop.rule.id: drop.reason for drop in after.drops}
    for change in changes:
        _print(change, language)
        if change.sign == "-" and change.id in reasons:
            print(_DROPPED.get(language).format(reason=reasons[change.id].get(language)))
    signs = [change.sign for change in changes]
    said = _SUMMARY.get(language).format(
        old=f"{before.id} {before.version}",
        new=f"{after.id} {after.version}",
        added=signs.count("+"),
        removed=signs.count("-"),
        changed=signs.count("~"),
    )
    print(said)
    if not changes and before.sha256 != after.sha256:
        print(_ONLY_WRITTEN.get(language))
    raise click.exceptions.Exit(Exit.OK)


def _print(change: "Change", language: Language) -> None:
    print(f"{change.sign} {change.kind.get(language)} {change.id}  {change.title.get(language)}")
    for detail in change.details:
        print(f"    {detail.get(language)}")
