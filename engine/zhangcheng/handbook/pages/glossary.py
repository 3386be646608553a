"""The glossary: the words of the handbook, the pack's measures, parameters and ledgers."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhangcheng.diagnostics.text import Text
from zhangcheng.handbook.book import Book
from zhangcheng.handbook.markup import front_matter, link, plain
from zhangcheng.model.outcome import Outcome

PATH = "glossary.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the handbook and what it means."""

    id: str
    word: Text
    means: Text


def _term(id_: str, word: tuple[str, str], means: tuple[str, str]) -> Term:
    return Term(id=id_, word=Text(*word), means=Text(*means))


TERMS = (
    _term(
        "rule",
        ("规则", "rule"),
        (
            "一条要求：对谁适用、要达到什么、依据哪里、没达到怎么办。",
            "One requirement: who it applies to, what must hold, its source, what to do when it fails.",
        ),
    ),
    _term(
        "pack",
        ("规则包", "rule pack"),
        (
            "一套规则连同参数、台账格式、考核表和依据，有版本号。",
            "A set of rules with their parameters, ledgers, scorecards and sources, under one version.",
        ),
    ),
    _term(
        "parameter",
        ("参数", "parameter"),
        (
            "标准里的数，按日期、地方和类别取值，带单位和依据。",
            "A figure of a standard, by date, place and category, with unit and source.",
        ),
    ),
    _term(
        "measure",
        ("指标量", "measure"),
        (
            "由台账算出来的量，例如一个社区各处场所面积之和。",
            "A quantity worked out from the ledgers, such as the total floor area of a community.",
        ),
    ),
    _term(
        "record-type",
        ("台账", "ledger"),
        (
            "一种记录的表，一行一条，例如社区、岗位、场所。",
            "A table of one kind of record, a row each: communities, posts, premises.",
        ),
    ),
    _term(
        "case",
        ("示例", "case"),
        (
            "规则附带的例子：给定什么，应当得出什么结论；随规则一起测试。",
            "An example that comes with a rule: what is given and what must come out; run as a test.",
        ),
    ),
    _term(
        "as-of",
        ("核查日期", "as-of date"),
        ("按哪一天的标准看。", "The day whose standards count."),
    ),
    _term(
        "period",
        ("检查期", "period"),
        (
            "检查哪一段时间里的事项；不写时是核查日期所在的一年。",
            "The time whose matters are checked; the calendar year of the as-of date if not given.",
        ),
    ),
    _term(
        "must",
        ("应当", "must"),
        ("必须做到。", "It has to be done."),
    ),
    _term(
        "should",
        ("宜", "should"),
        ("提倡做到，没做到只作提示。", "Recommended; falling short is only pointed out."),
    ),
    _term("may", ("可", "may"), ("允许这样做。", "It is allowed.")),
    _term(
        "illustrative",
        ("示意", "illustrative"),
        (
            "没有文件依据，仅作演示，不能作为政策引用。",
            "No document says this; it is a demonstration and must not be cited as policy.",
        ),
    ),
    _term(
        "assumed",
        ("推定", "assumed"),
        (
            "文件没有写明施行日期，日期为推定。",
            "The document states no date of effect; the date is assumed.",
        ),
    ),
    _term(
        "gap",
        ("差距", "gap"),
        ("实际与标准相差多少。", "How far the actual figure is from the standard."),
    ),
)
_OUTCOMES = {
    Outcome.PASS: Text("适用，而且做到了。", "The rule applies and holds."),
    Outcome.FAIL: Text("适用，没有做到。", "The rule applies and does not hold."),
    Outcome.WAIVED: Text(
        "没有做到，但有经批准、在有效期内的豁免。",
        "It does not hold, but an approved, dated waiver excuses it.",
    ),
    Outcome.NOT_APPLICABLE: Text(
        "不符合适用条件，不检查。", "The conditions of the rule are not met; nothing is checked."
    ),
    Outcome.INSUFFICIENT_DATA: Text(
        "缺数据，无法判定；不算不达标。", "Data is missing, so nobody can tell; this is not a failure."
    ),
}


def page(book: Book) -> str:
    """Return the glossary."""
    return "\n".join(_lines(book))


def terms() -> Iterator[Term]:
    """Yield the handbook's own words, outcomes included."""
    yield from TERMS
    for outcome, means in _OUTCOMES.items():
        yield Term(id=outcome.value.replace("_", "-"), word=outcome.label, means=means)


def _lines(book: Book) -> Iterator[str]:
    title = book.t("词语解释", "Glossary")
    yield from front_matter(title=title, kind="glossary")
    yield f"# {title}"
    yield ""
    yield f"## {book.t('本手册的用语', 'Words of this handbook')} {{ #words }}"
    yield ""
    for term in terms():
        yield f"### {plain(_capital(book.text(term.word)))} {{ #{term.id} }}"
        yield ""
        yield book.md(term.means)
        yield ""
    yield f"## {book.t('指标量', 'Measures')} {{ #measures }}"
    yield ""
    for record_type, measures in book.pack.measures.items():
        for measure in measures.values():
            said = book.text(
                book.pack.prose(book.pack.tree(measure.expression), record_type=record_type)
            )
            title = link(book.md(measure.title), f"records/{record_type}.md#{measure.id}", at=PATH)
            yield f"- {title}{book.t('：', ': ')}{plain(book.sentence(said))}"
    yield ""
    yield f"## {book.t('参数', 'Parameters')} {{ #parameters }}"
    yield ""
    for parameter in book.pack.parameters.values():
        told = f"{book.t('：', ': ')}{book.md(parameter.note)}" if parameter.note is not None else ""
        yield f"- {link(book.md(parameter.title), f'parameters/{parameter.id}.md', at=PATH)}{told}"
    yield ""


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
