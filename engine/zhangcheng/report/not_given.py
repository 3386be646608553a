"""Says which ledgers do not give what others do, and what a value is made of."""

from collections.abc import Iterator, Mapping

from zhangcheng.diagnostics.codes import data as codes
from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.model.finding import Input
from zhangcheng.pack.pack import Pack
from zhangcheng.report.reported import Reported
from zhangcheng.wording.words import say

_NAMED = 3
"""Ledgers that are named for one value."""


def not_given_in_words(read: Input, pack: Pack, language: Language) -> str:
    """Return what is not given where (`甲.xlsx 没有“共建协议”表`); empty where nothing is lacking."""
    more = " …" * (len(read.not_given) > _NAMED)
    return say("list_comma", language).join(_named(read, pack, language)) + more


def _named(read: Input, pack: Pack, language: Language) -> Iterator[str]:
    for name, place in read.not_given[:_NAMED]:
        title = pack.record_types[name].title.get(language)
        word = "sheet_absent" if place.sheet is None else "sheet_left_blank"
        yield say(word, language, place=str(place), title=title)


def sheets_not_given(run: Reported) -> Mapping[str, tuple[Text, ...]]:
    """Return by file the record types that it lacks, or leaves blank, while others give them."""
    found: dict[str, tuple[Text, ...]] = {}
    for fault in run.diagnostics:
        title = fault.arguments.get("record_type")
        if fault.code is codes.NOT_IN_OWN_FILE and isinstance(title, Text):
            file = fault.location.file
            found[file] = (*found.get(file, ()), title)
    return found
