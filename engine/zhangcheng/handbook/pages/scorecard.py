"""The page of a scorecard: its tree with weights as bars that visibly add up, grades, and sources."""

from collections.abc import Iterator
from decimal import Decimal

from zhangcheng.handbook.book import Book
from zhangcheng.handbook.keywords import keywords
from zhangcheng.handbook.markup import anchor, block, code, escaped, front_matter, link, plain, table
from zhangcheng.handbook.pages.downloads import downloads
from zhangcheng.model.bounds import Stretch
from zhangcheng.model.scorecard import (
    Adjustment,
    Basis,
    Dimension,
    Indicator,
    Missing,
    Scorecard,
    Tally,
    Veto,
    Waived,
)

INDEX = "scorecards/index.md"


def path(card: str) -> str:
    """Return where the page of a scorecard stands."""
    return f"scorecards/{card}.md"


def index(book: Book) -> str:
    """Return the list of scorecards."""
    title = book.t("考核表", "Scorecards")
    lines = [*front_matter(title=title, kind="scorecards"), f"# {title}", ""]
    lines += [
        f"- {link(book.md(card.title), path(card.id), at=INDEX)}"
        for card in book.pack.scorecards.values()
    ]
    if not book.pack.scorecards:
        lines.append(book.t("这个规则包没有考核表。", "This pack has no scorecard."))
    return "\n".join([*lines, ""])


def page(book: Book, card: Scorecard) -> str:
    """Return the page of a scorecard."""
    return "\n".join(_lines(book, card, path(card.id)))


def _lines(book: Book, card: Scorecard, at: str) -> Iterator[str]:
    title = book.text(card.title)
    yield from front_matter(title=title, kind="scorecard", tags=keywords(book, title, card.id))
    yield f"# {plain(title)}{book.marks(illustrative=card.basis.illustrative, assumed=False)}"
    yield ""
    if card.note is not None:
        yield book.md(card.note)
        yield ""
    record = link(plain(book.record(card.record)), f"records/{card.record}.md", at=at)
    scored = book.colon(book.t("考核对象", "Scored"), record)
    full = book.colon(book.t("满分", "Full score"), book.quantity(card.scale, None))
    parts = [*_in_force(book, card), *_missing(book, card), *_waived(book, card)]
    yield " · ".join([scored, full, *parts])
    yield ""
    yield f"## {book.t('指标和权重', 'Indicators and weights')} {{ #weights }}"
    yield from block(f'<div class="weights">{_branch(book, card, card.root, Decimal(1), at)}</div>')
    yield from _points(book, card, at)
    yield from _grades(book, card)
    yield f"## {book.t('数据与链接', 'Data and links')} {{ #data }}"
    yield ""
    yield f"- {book.colon(book.t('标识', 'Id'), code(card.id))}"
    yield from downloads(book, at, yaml=True)


def _missing(book: Book, card: Scorecard) -> Iterator[str]:
    """Yield what is done without data, and with how little of it nobody is ranked."""
    policies = [policy for policy in Missing if policy in {item.missing for item in card.indicators}]
    words = {
        Missing.EXCLUDE: book.t("不计，权重由同级其余项分担", "left out, its siblings take the weight"),
        Missing.ZERO: book.t("计零分", "no points"),
        Missing.GROUP_MEAN: book.t("取本组平均", "the mean of the group"),
        Missing.REFUSE: book.t("整个机构不计分", "no score for the institution"),
    }
    for policy in policies:
        count = [item for item in card.indicators if item.missing is policy]
        named = "" if len(policies) == 1 else book.joined(book.md(item.title) for item in count)
        said = book.colon(named, words[policy]) if named else words[policy]
        yield book.colon(book.t("缺数据时", "Without data"), said)
    if card.scored_at_least_percent is not None:
        share = f"{card.scored_at_least_percent}%"
        yield book.t(
            f"有数据的权重不到 {share} 的不排名",
            f"not ranked with data for less than {share} of the weight",
        )


def _in_force(book: Book, card: Scorecard) -> Iterator[str]:
    since, to = card.effective.since, card.effective.to
    if since is not None or to is not None:
        yield book.colon(book.t("施行时间", "In force"), book.span(since, to))


def _waived(book: Book, card: Scorecard) -> Iterator[str]:
    """Yield what waivers do to the outcomes of rules that the scorecard takes."""
    items: list[Indicator | Adjustment | Veto]
    items = [*card.indicators, *card.adjustments, *card.vetoes]
    if not any(item.tally for item in items) and not any(grade.not_with for grade in card.grades):
        return
    policy = {
        Waived.PASS: book.t("视为达标", "count as passing"),
        Waived.EXCLUDE: book.t("不计入", "are left out"),
        Waived.FAIL: book.t("照样计入", "count as if there were no waiver"),
    }
    yield book.colon(book.t("有豁免的记录", "Waived records"), policy[card.waived])


def _branch(book: Book, card: Scorecard, dimension: Dimension, share: Decimal, at: str) -> str:
    """Return the items of a dimension as bars; `share` is what of the whole it makes up, 0 to 1."""
    items = "".join(
        _item(book, card, item, share * item.weight / dimension.total, at) for item in dimension.items
    )
    if len(dimension.items) == 1:
        return f'<ul class="bars">{items}</ul>'
    weights = " + ".join(book.quantity(item.weight, None) for item in dimension.items)
    total = f"{weights} = {book.quantity(sum((i.weight for i in dimension.items), Decimal(0)), None)}"
    return f'<ul class="bars">{items}</ul><p class="bars__sum">{escaped(total)}</p>'


def _item(book: Book, card: Scorecard, item: Dimension | Indicator, share: Decimal, at: str) -> str:
    percent = round(share * 100, 2)
    marks = book.marks(illustrative=item.basis.illustrative, assumed=False)
    head = (
        f'<span class="bars__title">{book.html(item.title)}{marks}</span> '
        f"<strong>{escaped(book.quantity(item.weight, None))}</strong>"
        f'<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="bar__all" width="100" height="4"/><rect width="{percent}" height="4"/></svg>'
    )
    if isinstance(item, Dimension):
        return f"<li>{head}{_branch(book, card, item, share, at)}</li>"
    return f"<li>{head}{_taken(book, card, item, at)}</li>"


def _taken(book: Book, card: Scorecard, indicator: Indicator, at: str) -> str:
    """Return what an indicator takes, its note and where it comes from."""
    words = []
    if indicator.tally is not None:
        words.append(_tally(book, indicator.tally, at))
    if indicator.marks is not None:
        groups = (
            f"{book.html(group.title)} {escaped(book.quantity(group.weight, None))}"
            for group in indicator.marks.groups
        )
        words.append(book.colon(book.t("评议", "Rated by"), book.joined(groups)))
    if indicator.value is not None:
        tree = book.pack.tree(indicator.value)
        said = book.text(book.pack.prose(tree, record_type=card.record))
        words.append(book.colon(book.t("取值", "Taken"), escaped(said)))
    if indicator.note is not None:
        words.append(book.html(indicator.note))
    words += [*_cited(book, indicator.basis, at)]
    return "".join(f'<p class="bars__note">{word}</p>' for word in words)


def _tally(book: Book, tally: Tally, at: str) -> str:
    rule = book.pack.rules[tally.rule]
    return book.colon(
        book.t("按规则结果", "By rule"), anchor(book.html(rule.title), f"rules/{rule.id}.md", at=at)
    )


def _cited(book: Book, basis: Basis, at: str) -> Iterator[str]:
    for citation in basis.citations:
        shown = anchor(escaped(book.citation(citation)), book.cited(citation), at=at)
        yield book.colon(book.t("依据", "Source"), shown)


def _points(book: Book, card: Scorecard, at: str) -> Iterator[str]:
    """Yield what is added and taken off outside the weights, and what holds a grade down."""
    found: list[Adjustment | Veto] = [*card.adjustments, *card.vetoes]
    if not found:
        return
    yield f"## {book.t('加分、减分和一票否决', 'Additions, deductions, vetoes')} {{ #adjustments }}"
    yield ""
    for item in found:
        marks = book.marks(illustrative=item.basis.illustrative, assumed=False)
        note = f"{book.t('：', ': ')}{book.md(item.note)}" if item.note is not None else ""
        yield f"- {book.md(item.title)}{_size(book, item)}{marks}{note}"
        for cited in _cited(book, item.basis, at):
            yield f"    - {cited}"
    yield ""


def _size(book: Book, item: Adjustment | Veto) -> str:
    if isinstance(item, Veto):
        return ""
    sign = "+" if item.is_addition else "−"
    size = f" {sign}{book.quantity(item.each, None)}"
    if item.at_most is not None:
        most = book.quantity(item.at_most, None)
        size += book.t(f"，至多 {most}", f", at most {most}")
    return size


def _grades(book: Book, card: Scorecard) -> Iterator[str]:
    if not card.grades:
        return
    yield f"## {book.t('等次', 'Grades')} {{ #grades }}"
    has_quota = any(grade.at_most_percent is not None for grade in card.grades)
    head = (book.t("等次", "Grade"), book.t("分数", "Score"), book.t("名额", "Quota"))
    rows = (
        (book.md(grade.title), _scores(book, grade.scores), _quota(book, grade.at_most_percent))
        for grade in card.grades
    )
    columns = len(head) if has_quota else len(head) - 1
    yield from table(head[:columns], (row[:columns] for row in rows))


def _scores(book: Book, scores: Stretch) -> str:
    """Return the scores of a grade in words: 80 至 90（不含 90）."""
    low, high = (None if end is None else book.quantity(end, None) for end in (scores.low, scores.high))
    from_ = book.t(f"{low} 分以上", f"{low} or more")
    if not scores.low_closed:
        from_ = book.t(f"高于 {low} 分", f"above {low}")
    to = book.t(f"不超过 {high} 分", f"{high} or less")
    if not scores.high_closed:
        to = book.t(f"不满 {high} 分", f"below {high}")
    return book.t("，", ", ").join([from_] * (low is not None) + [to] * (high is not None))


def _quota(book: Book, percent: object) -> str:
    return "" if percent is None else book.t(f"不超过 {percent}%", f"at most {percent} %")
