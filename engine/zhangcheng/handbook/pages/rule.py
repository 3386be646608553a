"""The page of a rule: the answer first, then what it means, where it comes from and what to do."""

from collections.abc import Iterator

from zhangcheng.feel import tree
from zhangcheng.handbook.book import Book
from zhangcheng.handbook.keywords import keywords
from zhangcheng.handbook.markup import block, code, escaped, front_matter, link, plain
from zhangcheng.handbook.pages.answer import answers, standard_chart
from zhangcheng.handbook.pages.check import check_yourself
from zhangcheng.handbook.pages.downloads import downloads, from_pack
from zhangcheng.handbook.pages.examples import worked_out
from zhangcheng.handbook.pages.history import parameter_history
from zhangcheng.model.rule import Rule

_RELATED = 6


def path(rule: str) -> str:
    """Return where the page of a rule stands."""
    return f"rules/{rule}.md"


def page(book: Book, rule: Rule) -> str:
    """Return the page of a rule."""
    return "\n".join(_lines(book, rule, path(rule.id)))


def _lines(book: Book, rule: Rule, at: str) -> Iterator[str]:
    said = book.text(book.pack.prose(book.pack.tree(rule.require), record_type=rule.record))
    requirement = book.sentence(said)
    yield from front_matter(
        title=book.text(rule.title),
        description=requirement,
        kind="rule",
        choose="yes",
        tags=keywords(book, book.text(rule.title), rule.id, *_numbers(rule)),
    )
    yield f"# {book.md(rule.title)}"
    yield from _status(book, rule)
    yield from answers(book, rule, at=at)
    yield from _meaning(book, rule, requirement)
    yield from _applies(book, rule, at=at)
    yield from worked_out(book, rule, at=at)
    yield from _history(book, rule, at=at)
    yield from check_yourself(book, rule, at=at)
    yield from _sources(book, rule, at=at)
    yield from _remedy(book, rule)
    yield from _related(book, rule, at=at)
    yield from _about(book, rule, at=at)


def _numbers(rule: Rule) -> list[str]:
    """Return the numbers (文号) of the documents that a rule rests on."""
    return [citation.source.number for citation in rule.citations if citation.source.number]


def _status(book: Book, rule: Rule) -> Iterator[str]:
    """Yield when the rule is in force; the page's script says whether it is on the chosen day."""
    effective = rule.effective
    since, to = (day.isoformat() if day is not None else "" for day in (effective.since, effective.to))
    when = book.colon(book.t("施行时间", "In force"), book.span(effective.since, effective.to))
    level = book.colon(book.t("要求程度", "Level"), f"<span>{escaped(book.level(rule.level))}</span>")
    marks = book.marks(illustrative=rule.illustrative, assumed=effective.assumed)
    of = book.level_of(rule.location)
    whose = (
        f"<span>{escaped(book.colon(book.t('哪一级的规定', 'Required by'), of))}</span>" if of else ""
    )
    yield from block(
        f'<p class="status" data-status data-since="{since}" data-to="{to}">'
        f'<strong class="status__word"></strong> <span>{escaped(when)}{marks}</span> '
        f"<span>{level}</span>{whose}</p>"
    )


def _meaning(book: Book, rule: Rule, requirement: str) -> Iterator[str]:
    yield f"## {book.t('要求什么', 'What is required')} {{ #requires }}"
    yield ""
    yield plain(requirement)
    yield from _formula(rule.require.text)
    if rule.note is not None:
        yield book.md(rule.note)
        yield ""


def _formula(text: str) -> list[str]:
    # Tabbable, for it scrolls sideways where it is long.
    return block(f'<pre class="formula" tabindex="0"><code>{escaped(text)}</code></pre>')


def _applies(book: Book, rule: Rule, *, at: str) -> Iterator[str]:
    record = link(plain(book.record(rule.record)), f"records/{rule.record}.md", at=at)
    yield f"## {book.t('对谁适用', 'Who it applies to')} {{ #applies }}"
    yield ""
    if rule.when is None:
        yield book.t(f"每一条{record}记录。", f"Every record in the ledger “{record}”.")
        yield ""
        return
    when = plain(book.text(book.pack.prose(book.pack.tree(rule.when), record_type=rule.record)))
    yield book.t(
        f"符合下列条件的{record}记录：{when}。", f"Records in the ledger “{record}” where {when}."
    )
    yield from _formula(rule.when.text)
    yield from _choices(book, rule, book.pack.tree(rule.when))


def _choices(book: Book, rule: Rule, when: tree.Node) -> Iterator[str]:
    """Yield what there is to choose from in the fields that decide whether the rule applies."""
    record = book.pack.record_types[rule.record]
    for name in dict.fromkeys(_own_fields(when)):
        field = record.field(name)
        if field is None or not field.choices:
            continue
        choices = (
            book.html(choice.label) + book.marks(illustrative=choice.illustrative, assumed=False)
            for choice in field.choices
        )
        what = book.t(f"{book.html(field.label)}分为", f"{book.html(field.label)} is one of")
        yield from block(f"<p>{book.colon(what, book.joined(choices))}{book.t('。', '.')}</p>")


def _own_fields(node: tree.Node) -> Iterator[str]:
    if isinstance(node, tree.FieldRef) and not node.path:
        yield node.field
    for child in tree.children(node):
        yield from _own_fields(child)


def _history(book: Book, rule: Rule, *, at: str) -> Iterator[str]:
    charts = [standard_chart(book, rule, standard) for standard in book.facts.standards[rule.id]]
    names = book.facts.uses[rule.id]
    if not names and not any(charts):
        return
    yield f"## {book.t('标准的变化', 'How the standard changed')} {{ #history }}"
    yield ""
    for chart in charts:
        if chart:
            yield from block(f'<figure class="chart">{chart}</figure>')
    for name in names:
        parameter = book.pack.parameters[name]
        yield f"### {book.md(parameter.title)}"
        yield from parameter_history(book, parameter, at=at, is_folded=True)
        more = book.t("这个参数的完整说明", "All about this parameter")
        yield link(more, f"parameters/{name}.md", at=at)
        yield ""


def _sources(book: Book, rule: Rule, *, at: str) -> Iterator[str]:
    yield f"## {book.t('依据', 'Sources')} {{ #sources }}"
    yield ""
    if not rule.citations:
        yield book.t(
            "没有文件依据，这条规则是示意。", "No document says this; the rule is illustrative."
        )
    for citation in rule.citations:
        quote = citation.clause.quote if citation.clause is not None else None
        quoted = "" if quote is None else f'<br><q class="quote">{plain(quote)}</q>'
        yield f"- {link(plain(book.citation(citation)), book.cited(citation), at=at)}{quoted}"
    yield ""


def _remedy(book: Book, rule: Rule) -> Iterator[str]:
    if rule.remedy is not None:
        yield f"## {book.t('未达标怎么办', 'What to do when it fails')} {{ #remedy }}"
        yield ""
        yield book.md(rule.remedy)
        yield ""


def _related(book: Book, rule: Rule, *, at: str) -> Iterator[str]:
    """Yield the rules that read the same parameters, then those of the same area."""
    uses = frozenset(book.facts.uses[rule.id])

    def shared(other: Rule) -> int:
        return len(uses.intersection(book.facts.uses[other.id]))

    near = [
        other
        for other in book.pack.rules.values()
        if other.id != rule.id and (other.area == rule.area or shared(other))
    ]
    if not near:
        return
    yield f"## {book.t('相关规则', 'Related rules')} {{ #related }}"
    yield ""
    for other in sorted(near, key=lambda o: (-shared(o), o.area != rule.area))[:_RELATED]:
        yield f"- {link(book.md(other.title), path(other.id), at=at)}"
    yield ""


def _about(book: Book, rule: Rule, *, at: str) -> Iterator[str]:
    area = next(area for area in book.pack.areas if area.id == rule.area)
    yield f"## {book.t('数据与链接', 'Data and links')} {{ #data }}"
    yield ""
    title = link(book.md(area.title), f"areas/{area.id}.md", at=at)
    yield f"- {book.colon(book.t('领域', 'Area'), title)}"
    yield f"- {book.colon(book.t('标识', 'Id'), code(rule.id))}"
    yield from from_pack(book, rule.location)
    yield from downloads(book, at, yaml=True)
