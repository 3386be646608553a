"""`zhangcheng test`: does every case of a pack come out as it says?"""

from typing import TYPE_CHECKING

import click

from zhangcheng.cli import _options as shared
from zhangcheng.cli._command import command
from zhangcheng.cli._faults import Exit
from zhangcheng.cli._page import Entry, Page
from zhangcheng.diagnostics.text import Count, Language, Text

if TYPE_CHECKING:
    from zhangcheng.casetest.run_cases import CaseResult

PAGE = Page(
    name="test",
    usage=Text("[PACK]", "[PACK]"),
    summary=Text("把规则包里的示例逐个算一遍。", "Run the cases of a rule pack."),
    arguments=(
        Entry(
            name="PACK",
            help=Text(
                "规则包文件夹；不写则用此处的或自带的",
                "folder of a pack; else the one here, or built in",
            ),
        ),
    ),
    options=(shared.LANG, shared.HELP),
    example="zhangcheng test rules/zhangzhou",
)

_ALL_PASS = Text(
    "{rules} 条规则的 {cases} 个示例全部相符。",
    "{cases:case/cases} of {rules:rule/rules}: all come out as they say.",
)
_NONE = Text("没有示例可算。", "There are no cases to run.")
_SOME_WRONG = Text(
    "{rules} 条规则的 {cases} 个示例中有 {wrong} 个不符。",
    "{cases:case/cases} of {rules:rule/rules}: {wrong:does/do} not come out as stated.",
)

_INHERITED = Text(
    "上级规则包 {packs} 写的 {cases} 个示例不在这里算：用 zhangcheng test 测写它的规则包。",
    "Not run here: {cases:case/cases} of {packs}; run zhangcheng test on the pack that states them.",
)

_UNFINISHED = Text(
    "zhangcheng lint 对这个规则包还有话说：{found}。",
    "zhangcheng lint has more to say of this pack: {found}.",
)


@command(PAGE)
@click.argument("pack", required=False, metavar="PACK")
@shared.lang
@click.pass_obj
def test(
    language: Language,
    pack: str | None,
) -> None:
    """Run the cases and fail when one does not come out."""
    from zhangcheng import api  # the engine, which --help must not wait for
    from zhangcheng.diagnostics.show import numbers

    loaded = api.load_pack(shared.chosen_pack(pack))
    results = api.test_cases(loaded)
    wrong = [result for result in results if not result.passed]
    for result in wrong:
        _print_wrong(result, language)
    words = _SOME_WRONG if wrong else _ALL_PASS if results else _NONE
    rules = Count(len({result.rule.id for result in results}))
    cases = Count(len(results))
    print(words.get(language).format(cases=cases, rules=rules, wrong=Count(len(wrong))))
    if loaded.is_layered:
        stated = sum(len(rule.cases) for rule in loaded.rules.values())
        packs = ", ".join(layer.id for layer in loaded.layers[:-1])
        print(_INHERITED.get(language).format(packs=packs, cases=Count(stated - len(results))))
    if loaded.unfinished:
        print(_UNFINISHED.get(language).format(found=numbers(loaded.unfinished, language)))
    if not results and loaded.unfinished:
        raise click.exceptions.Exit(Exit.USAGE)  # nothing tested is not a test passed
    raise click.exceptions.Exit(Exit.FINDINGS if wrong else Exit.OK)


def _print_wrong(result: "CaseResult", language: Language) -> None:
    print(f"{result.case.location}: {result.rule.id} › {result.case.name.get(language)}")
    for difference in result.differences:
        print(f"    {difference.get(language)}")
