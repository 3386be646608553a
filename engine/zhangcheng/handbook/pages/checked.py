"""How it was checked: the cases of every rule as the engine came out on them, and the digests."""

from collections import Counter
from collections.abc import Iterator

from zhangcheng.handbook.book import Book
from zhangcheng.handbook.markup import code, front_matter, link, table
from zhangcheng.model.outcome import Outcome
from zhangcheng.version import VERSION

PATH = "checked.md"


def page(book: Book) -> str:
    """Return the page."""
    return "\n".join(_lines(book))


def _lines(book: Book) -> Iterator[str]:
    title = book.t("怎样核对过", "How it was checked")
    yield from front_matter(title=title, kind="checked")
    yield f"# {title}"
    yield ""
    results = [result for found in book.facts.cases.values() for result in found]
    wrong = [result for result in results if not result.passed]
    yield book.t(
        f"本手册由规则包自动写成。生成时把 {len(book.pack.rules)} 条规则的 {len(results)} 个示例"
        "全部算过一遍："
        f"相符 {len(results) - len(wrong)} 个，不符 {len(wrong)} 个。",
        f"This handbook is written from the rule pack. While it was written, all {len(results)} cases of"
        f" {len(book.pack.rules)} rules were run: {len(results) - len(wrong)} came out as they say,"
        f" {len(wrong)} did not.",
    )
    yield ""
    for result in wrong:
        told = book.t("；", "; ").join(book.text(difference) for difference in result.differences)
        named = link(book.md(result.rule.title), f"rules/{result.rule.id}.md", at=PATH)
        yield f"- {named} › {book.md(result.case.name)}: {told}"
    yield ""
    for line in _method(book):
        yield f"- {line}"
    yield ""
    yield f"## {book.t('每条规则的示例', 'Cases of each rule')} {{ #cases }}"
    head = (book.t("规则", "Rule"), *(book.text(outcome.label) for outcome in Outcome))
    yield from table(head, (_row(book, name) for name in book.pack.rules))
    yield f"## {book.t('版本和摘要', 'Versions and digests')} {{ #versions }}"
    yield ""
    yield f"- {book.colon(book.t('规则包', 'Pack'), f'{book.pack.id} {book.pack.version}')}"
    yield f"- SHA-256{book.t('：', ': ')}{code(book.pack.sha256)}"
    yield f"- {book.colon(book.t('程序', 'Engine'), f'zhangcheng {VERSION}')}"
    yield f"- {link(book.t('全部规则数据', 'All rules as data'), 'rules.json', at=PATH)}"
    yield ""


def _method(book: Book) -> Iterator[str]:
    yield book.t(
        "每条规则至少有一个达标和一个未达标的示例，数值多取在分界上：正好达到、差一分。",
        "Every rule has a passing and a failing case, most at the bound: exactly there, one fen short.",
    )
    yield book.t(
        "数值按十进制精确计算；除法的商四舍六入五成双，保留10位小数。",
        "Numbers are exact decimals; a quotient is rounded half to even, to 10 decimals.",
    )
    yield book.t(
        "缺数据不算不达标，判为数据不足，并指明缺什么。",
        "Missing data is not a failure: the outcome is insufficient data and names what is missing.",
    )
    yield book.t(
        "没有出处的数值标“示意”，没有出处的日期标“推定”，用到之处都会显示。",
        "A value without a source is marked illustrative, such a date assumed, wherever it is used.",
    )


def _row(book: Book, name: str) -> tuple[str, ...]:
    rule = book.pack.rules[name]
    counted = Counter(result.case.expect for result in book.facts.cases[name])
    return (
        link(book.md(rule.title), f"rules/{name}.md", at=PATH),
        *(str(counted[outcome]) if counted[outcome] else "" for outcome in Outcome),
    )
