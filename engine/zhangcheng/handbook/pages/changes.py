"""What changed when: rules coming into force or ceasing, and values of parameters, by date."""

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from zhangcheng.handbook.book import Book
from zhangcheng.handbook.keywords import keywords
from zhangcheng.handbook.markup import anchor, block, escaped, front_matter
from zhangcheng.model.parameter import Parameter, Value

PATH, COMING = "changes.md", "coming.md"
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that changed on `day`: what (a title and a page), and how, in words."""

    day: dt.date
    title: str
    page: str
    told: str
    illustrative: bool
    assumed: bool


def changes(book: Book) -> list[Change]:
    """Return all changes, newest first, in the order of the pack within a day."""
    found = [*_rules(book), *(c for p in book.pack.parameters.values() for c in _parameter(book, p))]
    return sorted(found, key=lambda change: change.day, reverse=True)


def page(book: Book) -> str:
    """Return the log of changes by year."""
    return "\n".join(_log(book))


def coming(book: Book) -> str:
    """Return the page of changes still to come; its script hides what is past."""
    return "\n".join(_coming(book))


def _log(book: Book) -> Iterator[str]:
    title = book.t("变更记录", "Changes")
    called = book.t("变化 修改 调整 新规定 更新", "changed change new history")
    yield from front_matter(title=title, kind="changes", tags=keywords(book, title, *called.split()))
    yield f"# {title}"
    yield ""
    yield book.t(
        "规则何时施行、何时废止，标准何时调整，按日期倒序。",
        "When rules came into force or ceased, and when standards changed; newest first.",
    )
    yield from block(f'<p><a href="changes.xml">{book.t("订阅（Atom）", "Subscribe (Atom)")}</a></p>')
    years = dict.fromkeys(change.day.year for change in changes(book))
    yield " · ".join(f"[{year}](#y{year})" for year in years)
    yield ""
    for year, found in itertools.groupby(changes(book), key=lambda change: change.day.year):
        yield f"## {book.t(f'{year}年', str(year))} {{ #y{year} }}"
        yield from _listed(book, list(found), at=PATH)


def _coming(book: Book) -> Iterator[str]:
    title = book.t("将要施行的变化", "Coming changes")
    yield from front_matter(title=title, kind="coming")
    yield f"# {title}"
    yield ""
    yield book.t(
        "已经写进规则包、尚未施行的变化。",
        "Changes that the pack knows of and that are not in force yet.",
    )
    none = book.t("没有将要施行的变化。", "Nothing is about to change.")
    yield from block(f'<p class="none" data-none hidden>{none}</p>')
    yield from block(
        "<div data-coming>\n" + "\n".join(_listed(book, changes(book), at=COMING)) + "\n</div>"
    )
    yield f"## {book.t('待复核的标准', 'Standards to be reviewed')} {{ #reviews }}"
    yield ""
    yield book.t(
        "过了复核日期的标准可能已经过时，报告会提示。",
        "A standard past its date of review may be out of date; reports say so.",
    )
    reviews = sorted(
        (parameter for parameter in book.pack.parameters.values() if parameter.review_by is not None),
        key=lambda parameter: (parameter.review_by or dt.date.max, parameter.id),
    )
    items = [
        f"<li>{parameter.review_by} · "
        f"{anchor(book.html(parameter.title), f'parameters/{parameter.id}.md', at=COMING)}</li>"
        for parameter in reviews
    ]
    yield from block(f"<ul>{''.join(items)}</ul>")


def _listed(book: Book, found: list[Change], *, at: str) -> list[str]:
    items = []
    for change in found:
        marks = book.marks(illustrative=change.illustrative, assumed=change.assumed)
        items.append(
            f'<li data-day="{change.day}"><time datetime="{change.day}">{change.day}</time> '
            f"{anchor(escaped(change.title), change.page, at=at)}{book.t('：', ': ')}"
            f"{escaped(change.told)}{marks}</li>"
        )
    return block('<ul class="changes">\n' + "\n".join(items) + "\n</ul>")


def _rules(book: Book) -> Iterator[Change]:
    for rule in book.pack.rules.values():
        effective = rule.effective
        ends = effective.to + _DAY if effective.to is not None else None
        told = (
            (effective.since, book.t("开始施行", "comes into force")),
            (ends, book.t("不再施行", "ceases to be in force")),
        )
        for day, words in told:
            if day is not None:
                yield Change(
                    day=day,
                    title=book.text(rule.title),
                    page=f"rules/{rule.id}.md",
                    told=words,
                    illustrative=rule.illustrative,
                    assumed=effective.assumed,
                )


def _parameter(book: Book, parameter: Parameter) -> Iterator[Change]:
    """Yield the changes of a parameter: one for each day and source, with all its values."""
    values = sorted(parameter.values, key=lambda v: (v.since, v.illustrative, v.assumed))
    for (day, illustrative, assumed), same in itertools.groupby(
        values, key=lambda v: (v.since, v.illustrative, v.assumed)
    ):
        yield Change(
            day=day,
            title=book.text(parameter.title),
            page=f"parameters/{parameter.id}.md",
            told=book.t("；", "; ").join(_grouped(book, parameter, list(same))),
            illustrative=illustrative,
            assumed=assumed,
        )


def _grouped(book: Book, parameter: Parameter, values: list[Value]) -> Iterator[str]:
    """Say the values, those that are the same together."""
    by_value: dict[str, list[str]] = {}
    for value in values:
        none = book.t("没有数值", "no value")
        shown = none if value.value is None else book.value(value.value, parameter.unit)
        by_value.setdefault(shown, []).append(book.scope(value))
    for shown, scopes in by_value.items():
        yield f"{book.joined(scopes)} {shown}"
