"""Every diagnostic code is complete in both languages and has a page."""

import re
import string

import pytest

from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import (
    CODES,
    data,
    evaluation,
    expression,
    handbook,
    pack,
    run,
    scoring,
)
from zhangcheng.diagnostics.text import Text

CHINESE = re.compile(r"[\u4e00-\u9fff]")
ALL = sorted(CODES.values(), key=lambda code: code.id)


def fields_of(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.id)
def test_a_code_is_complete(code: Code) -> None:
    assert re.fullmatch(r"[PEDR]\d{3}", code.id)
    for text in (code.title, code.message, code.explanation):
        assert CHINESE.search(text.zh)
        # English may quote what a ledger says (合计), but is English.
        assert len(CHINESE.findall(text.en)) * 4 < len(text.en)
    assert fields_of(code.message.zh) == fields_of(code.message.en)
    assert fields_of(code.hint.zh) == fields_of(code.hint.en)
    assert bool(code.hint.zh) == bool(code.hint.en)
    assert code.example.strip() != code.mended.strip()
    assert code.mended.strip()


def test_ids_belong_to_one_code_each() -> None:
    declared = [
        value.id
        for module in (data, evaluation, expression, handbook, pack, run, scoring)
        for value in vars(module).values()
        if isinstance(value, Code)
    ]
    assert len(declared) == len(set(declared)) == len(CODES)


@pytest.mark.parametrize("family", "PEDR")
def test_titles_tell_codes_apart(family: str) -> None:
    titles: list[Text] = [code.title for code in ALL if code.id.startswith(family)]
    assert len({t.zh for t in titles}) == len({t.en for t in titles}) == len(titles)


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.id)
def test_a_hint_ends_as_those_of_its_family_do(code: Code) -> None:
    for hint, stop in ((code.hint.zh, "。"), (code.hint.en, ".")):
        # What ends with an argument, or with words to type, takes no stop.
        if code.id[0] in "PE":
            assert not hint.endswith(stop)
        elif CHINESE.search(hint[-1:]) or hint[-1:].isalpha():
            pytest.fail(f"no stop: {hint}")
