"""Calculators on a page of their own, with the policy of the handbook's pages."""

from collections.abc import Sequence
from pathlib import Path

from zhangcheng.diagnostics.text import Language
from zhangcheng.handbook.calculator import SCRIPTS, STYLES, Calculators, asset
from zhangcheng.pack.pack import Pack

_SOURCES = "default-src 'none'; img-src 'self' data:; script-src 'self'; style-src 'self'"
POLICY = f"{_SOURCES}; base-uri 'none'; form-action 'none'"
PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="icon" href="data:,">
{styles}</head><body>
{body}
{scripts}</body></html>
"""


def write_page(
    folder: Path, pack: Pack, rules: Sequence[str], *, language: Language = "zh", name: str = "page"
) -> Path:
    """Write a page with the calculators of some rules, and all files that it loads."""
    makers = Calculators(pack, language)
    made = [makers.of(rule) for rule in rules]
    for file in (*SCRIPTS, *STYLES):
        (folder / file).write_bytes(asset(file))
    for one in made:
        (folder / f"{one.rule}.{language}.js").write_text(one.script, encoding="utf-8")
    sources = [*SCRIPTS, *(f"{one.rule}.{language}.js" for one in made)]
    titles = [pack.rule(one.rule).title.get(language) for one in made]
    bodies = (f"<h1>{title}</h1>\n{one.html}" for title, one in zip(titles, made, strict=True))
    page = folder / f"{name}.html"
    page.write_text(
        PAGE.format(
            lang=language,
            policy=POLICY,
            title=titles[0] if titles else "",
            styles="\n".join(f'<link rel="stylesheet" href="{file}">' for file in STYLES),
            body="\n".join(bodies),
            scripts="\n".join(f'<script src="{source}"></script>' for source in sources),
        ),
        encoding="utf-8",
    )
    return page
