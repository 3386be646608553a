"""How a rule is worked out: its measures, and its cases as the engine came out on them."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from zhangcheng.casetest.run_cases import CaseResult, deciding_part
from zhangcheng.handbook.book import Book
from zhangcheng.handbook.markup import block, escaped, link, plain
from zhangcheng.model.finding import Part, Scalar
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.rule import Rule


def worked_out(book: Book, rule: Rule, *, at: str) -> Iterator[str]:
    """Yield the section."""
    yield f"## {book.t('怎样计算', 'How it is worked out')} {{ #worked-out }}"
    yield ""
    for measure in book.facts.measures[rule.id]:
        tree = book.pack.tree(measure.expression)
        said = plain(book.text(book.pack.prose(tree, record_type=measure.record)))
        title = link(book.md(measure.title), f"records/{measure.record}.md#{measure.id}", at=at)
        yield f"- {title} = {said}{book.t('。', '. ')}{book.md(measure.note)}".rstrip()
    yield ""
    results = book.facts.cases[rule.id]
    if results:
        yield book.t(
            "下面的示例随规则一起测试，结论和数字由程序算出。",
            "These examples are tested with the rule; outcomes and figures are the engine's.",
        )
        items = "\n".join(_case(book, rule, result) for result in results)
        yield from block(f'<ul class="cases">\n{items}\n</ul>')
    left_out = len(rule.cases) - len(results)
    if left_out:
        yield book.t(
            f"上级规则包另有 {left_out} 个示例，按这里的标准结果不同，没有列出。",
            f"{left_out} more, of the packs above, come out otherwise by the standards here: left out.",
        )
        yield ""


def _case(book: Book, rule: Rule, result: CaseResult) -> str:
    case = result.case
    given = book.given(book.pack.record_types[rule.record], case.given)
    outcome = result.finding.outcome if result.finding is not None else case.expect
    figures = "".join(f"<span>{escaped(figure)}</span>" for figure in _figures(book, result))
    shown = f'<p class="case__figures">{figures}</p>' if figures else ""
    return (
        f'<li class="case"><p class="case__name"><span class="outcome outcome--{outcome.value}">'
        f"{book.html(outcome.label)}</span> <strong>{book.html(case.name)}</strong> "
        f'<time datetime="{case.as_of}">{case.as_of}</time></p>'
        f'<p class="case__given">{escaped(given)}</p>{shown}</li>'
    )


def _figures(book: Book, result: CaseResult) -> Iterator[str]:
    """Yield what is there, what is asked for and the gap between them, each with its name."""
    finding = result.finding
    part = deciding_part(finding) if finding is not None else None
    if finding is None or part is None or finding.outcome is Outcome.NOT_APPLICABLE:
        return
    if part.actual is None and part.required is None and part.holds is not None:
        return  # a yes or no: what is given says it all
    yield book.colon(book.t("实际", "Actual"), _shown(book, part, part.actual))
    if part.required is not None:
        unequal = "≠ " if "!=" in part.formula else ""
        yield book.colon(book.t("标准", "Required"), unequal + _shown(book, part, part.required))
    if part.gap:
        yield book.colon(book.t("差", "Gap"), _gap(book, part, part.gap))


def _shown(book: Book, part: Part, value: Scalar) -> str:
    if value is None:
        return book.t("未填", "not given")
    if isinstance(value, str):
        return book.joined(book.choice(word) for word in value.split(", "))
    return value.isoformat() if isinstance(value, dt.date) else book.value(value, part.unit)


def _gap(book: Book, part: Part, gap: Decimal) -> str:
    if isinstance(part.actual, dt.date):
        return book.t(f"{gap} 天", f"{gap} days")
    return book.difference(gap, part.unit)
