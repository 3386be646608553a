"""Each code of a pack is raised by its example, not by its mended one, and speaks both languages."""

import datetime as dt
import string
from pathlib import Path

import pytest

from pack.layered import lay_over
from zhangcheng.diagnostics.code import Code
from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.model.clock import Clock
from zhangcheng.pack import invalid_places, load_pack, stale
from zhangcheng.pack.review import card_not_in_force

ALL = [value for value in vars(codes).values() if isinstance(value, Code)]
AS_OF = dt.date(2022, 6, 30)


def diagnose(text: str, folder: Path) -> tuple[Diagnostic, ...]:
    try:
        pack = load_pack(lay_over(text, folder))
    except DiagnosticsError as error:
        return error.diagnostics
    places = invalid_places(pack, pack.jurisdictions.by_code, AS_OF)
    cards = [d for card in pack.scorecards.values() for d in card_not_in_force(card, Clock.at(AS_OF))]
    return (*pack.diagnostics, *pack.unfinished, *stale(pack, AS_OF), *places, *cards)


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.id)
def test_example_raises_exactly_its_code(code: Code, tmp_path: Path) -> None:
    assert {d.code.id for d in diagnose(code.example, tmp_path)} == {code.id}


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.id)
def test_mended_example_is_sound(code: Code, tmp_path: Path) -> None:
    assert [str(d.location) + d.message("en") for d in diagnose(code.mended, tmp_path)] == []


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.id)
def test_messages_are_complete_in_both_languages(code: Code, tmp_path: Path) -> None:
    for diagnostic in diagnose(code.example, tmp_path):
        for language in ("zh", "en"):
            assert diagnostic.message(language)
            diagnostic.hint(language)
    for text in (code.title, code.message, code.explanation):
        assert text.zh
        assert text.en
    fields = [
        {name for _, name, _, _ in string.Formatter().parse(t) if name}
        for t in (code.message.zh, code.message.en)
    ]
    assert fields[0] == fields[1]


def test_ids_are_used_once() -> None:
    assert len({code.id for code in ALL}) == len(ALL)
