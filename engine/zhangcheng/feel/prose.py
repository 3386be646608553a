"""Says an expression in plain Chinese and English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.feel import tree
from zhangcheng.feel.vocabulary import Vocabulary
from zhangcheng.feel.wording.en import EN
from zhangcheng.feel.wording.surroundings import Surroundings, Writer
from zhangcheng.feel.wording.zh import ZH

WRITERS: Mapping[Language, Mapping[type[tree.Node], Writer]] = {"zh": ZH, "en": EN}
"""How each kind of node is said in each language."""

_BY = Text("按", "by ")
_BRACKETS: Mapping[Language, tuple[str, str]] = {"zh": ("（", "）"), "en": ("(", ")")}


def prose(
    node: tree.Node,
    vocabulary: Vocabulary,
    *,
    record_type: str,
    places: Mapping[str, Text] = MappingProxyType({}),
) -> Text:
    """Return `node`, said of a record of `record_type`, as part of a sentence in each language.

    Names appear as the labels of the pack, choices and units too, and codes of places as the names
    in `places`. The English part starts small and neither ends in a full stop.
    """

    def say(language: Language) -> str:
        return Surroundings(
            language=language,
            writers=WRITERS[language],
            vocabulary=vocabulary,
            record_type=vocabulary.record_types[record_type],
            brackets=_BRACKETS[language],
            by=_BY.get(language),
            places=places,
        ).write(node)

    return Text(say("zh"), say("en"))
