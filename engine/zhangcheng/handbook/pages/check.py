"""The calculator on the page of a rule: its form, and the scripts that make it work."""

from collections.abc import Iterator, Mapping

from zhangcheng.diagnostics.text import Language
from zhangcheng.handbook.book import Book
from zhangcheng.handbook.calculator import SCRIPTS, STYLES, asset
from zhangcheng.handbook.facts import Facts
from zhangcheng.handbook.markup import block, relative
from zhangcheng.model.rule import Rule

_FOLDER = "assets/calculator"
STYLE_SHEETS = tuple(f"{_FOLDER}/{name}" for name in STYLES)
"""What every page of the site loads; a form looks plain without."""


def check_yourself(book: Book, rule: Rule, *, at: str) -> Iterator[str]:
    """Yield the section in which a reader tries the rule on facts of their own."""
    made = book.facts.calculators[book.language].of(rule.id)
    yield f"## {book.t('自己算一算', 'Check yourself')} {{ #check data-search-exclude }}"
    yield from block(made.html)
    sources = [*(f"{_FOLDER}/{name}" for name in SCRIPTS), _script(rule.id)]
    tags = (f'<script src="{relative(source, at=at)}" defer></script>' for source in sources)
    yield from block("\n".join(tags))


def scripts(facts: Facts, language: Language) -> Mapping[str, str]:
    """Return what calculators load, by path: the files that all share, and a script for each rule."""
    shared = {f"{_FOLDER}/{name}": asset(name).decode("utf-8") for name in (*SCRIPTS, *STYLES)}
    calculators = facts.calculators[language]
    return {**shared, **{_script(rule): calculators.of(rule).script for rule in facts.pack.rules}}


def _script(rule: str) -> str:
    return f"rules/{rule}.check.js"
