"""Rules as a list of cards: title, marks, and what each asks for where and when the reader is."""

from collections.abc import Iterable, Iterator

from zhangcheng.handbook.book import Book
from zhangcheng.handbook.markup import anchor, block, days, escaped
from zhangcheng.handbook.pages.answer import subject_of
from zhangcheng.handbook.standards import Standard
from zhangcheng.model.rule import Rule


def overview(book: Book, rules: Iterable[Rule], *, at: str, place: str | None = None) -> Iterator[str]:
    """Yield the cards; with a `place`, only what holds there.

    Figures stand in rows with their dates and places: without a script all are shown, with one only
    those of the chosen day and district.
    """
    cards = "\n".join(card(book, rule, at=at, place=place) for rule in rules)
    yield from block(f'<ul class="cards">\n{cards}\n</ul>')


def card(book: Book, rule: Rule, *, at: str, place: str | None = None) -> str:
    """Return one rule as a card."""
    effective = rule.effective
    since, to = (day.isoformat() if day is not None else "" for day in (effective.since, effective.to))
    title = anchor(book.html(rule.title), f"rules/{rule.id}.md", at=at, css="card__title")
    found = book.facts.standards[rule.id]
    figures = "".join(_figures(book, rule, standard, place=place) for standard in found)
    if not figures:
        said = book.text(book.pack.prose(book.pack.tree(rule.require), record_type=rule.record))
        figures = f'<p class="card__words">{escaped(book.sentence(said))}</p>'
    when = escaped(book.span(effective.since, effective.to))
    of = book.level_of(rule.location)
    foot = " · ".join(filter(None, [when, escaped(book.level(rule.level)), escaped(of)]))
    return (
        f'<li class="card" data-status data-since="{since}" data-to="{to}">{title}'
        f"{book.rule_marks(rule)}"
        f'{figures}<p class="card__foot"><strong class="status__word"></strong> {foot}</p></li>'
    )


def _figures(book: Book, rule: Rule, standard: Standard, *, place: str | None) -> str:
    lines = [line for line in standard.lines if place is None or place in line.places]
    rows = []
    for line in lines:
        words = [] if place is not None else [book.places(line.places)]
        words += [book.category(name, value) for name, value in line.categories]
        where = " · ".join(words)
        for figure in line.figures:
            value = escaped(book.value(figure.value, standard.unit))
            marks = book.marks(illustrative=figure.illustrative, assumed=figure.assumed)
            when = days(book.span(figure.since, figure.to))
            said = " · ".join(
                filter(
                    None,
                    [
                        f'<span class="card__where">{escaped(where)}</span>' if where else "",
                        f'<span class="card__when">{when}</span>',
                    ],
                )
            )
            rows.append(
                f'<li data-row data-places="{" ".join(line.places)}"'
                f' data-since="{book.iso(figure.since)}" data-to="{book.iso(figure.to)}">'
                f"<strong>{value}</strong>{marks} {said}</li>"
            )
    what = escaped(subject_of(book, rule, standard))
    return f'<p class="card__what">{what}</p><ul class="card__figures">{"".join(rows)}</ul>'
