"""Pages for ids that are no longer used: a renamed rule leads on, a dropped one says why it is gone."""

from collections.abc import Iterator

from zhangcheng.handbook.book import Book
from zhangcheng.handbook.markup import block, code, front_matter, link, plain
from zhangcheng.model.rule import Drop, Rule


def renamed(book: Book, alias: str, rule: Rule) -> str:
    """Return the page under an old id; the site forwards it, and its link does so without a site."""
    at = f"rules/{alias}.md"
    title = book.text(rule.title)
    told = book.t("这条规则改了标识，请看：", "This rule has a new id; see: ")
    lines = [
        *front_matter(title=title, kind="renamed", forward=f"{rule.id}.html", search={"exclude": True}),
        f"# {plain(title)}",
        "",
        f"{told}{link(plain(title), f'rules/{rule.id}.md', at=at)} {code(rule.id)}",
        "",
    ]
    return "\n".join(lines)


def dropped(book: Book, drop: Drop) -> str:
    """Return the page of a rule that the pack does without."""
    return "\n".join(_dropped(book, drop))


def _dropped(book: Book, drop: Drop) -> Iterator[str]:
    rule, at = drop.rule, f"rules/{drop.rule.id}.md"
    yield from front_matter(title=book.text(rule.title), kind="dropped")
    yield f"# {book.md(rule.title)}"
    none = book.t("不采用", "Dropped")
    where = book.text(book.pack.title)
    why = book.t(f"{where}不采用这条规则。", f"{where} does without this rule. ") + book.text(
        drop.reason
    )
    marks = book.marks(illustrative=drop.illustrative, assumed=False)
    yield from block(
        f'<p class="status" data-state="ended"><strong class="status__word">{none}</strong>'
        f" <span>{plain(why)}{marks}</span></p>"
    )
    if drop.citation is not None:
        shown = link(plain(book.citation(drop.citation)), book.cited(drop.citation), at=at)
        yield book.colon(book.t("依据", "Source"), shown)
        yield ""
    yield f"## {book.t('原来的要求', 'What it required')} {{ #requires }}"
    yield ""
    yield "```text"
    yield " ".join(rule.require.text.split())
    yield "```"
    yield ""
    yield f"- {book.colon(book.t('标识', 'Id'), code(rule.id))}"
    yield ""
