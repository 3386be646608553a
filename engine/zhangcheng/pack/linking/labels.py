"""Labels that stand for one thing each: a ledger's words must lead to one field, choice or type."""

from collections.abc import Iterable

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.location import Location
from zhangcheng.model.label import plain
from zhangcheng.pack.linking.context import Context, items_of
from zhangcheng.yamlsource import Node

_LANGUAGES = ("zh", "en")


class Labels:
    """The names by which a ledger may call the things of one kind, and what each stands for."""

    def __init__(self, context: Context) -> None:
        """Begin with none."""
        self._context = context
        self._first: dict[str, tuple[str, Location]] = {}

    def claim(self, id_: str, node: Node, key: str) -> None:
        """Take the id of the thing at `node`, the label under `key`, and its further `labels`."""
        for text, place in (*_written(node, key), (id_, node.at(("id",)))):
            owner, first = self._first.setdefault(plain(text), (id_, place.location))
            if owner != id_:
                self._context.fault(
                    codes.LABEL_TAKEN, place, label=text, id=id_, other=owner, first=str(first)
                )


def _written(node: Node, key: str) -> Iterable[tuple[str, Node]]:
    """Yield the labels written at a node, in both languages, and where."""
    title = node.child(key)
    if title is not None:
        for language in _LANGUAGES:
            text = title.child(language)
            if text is not None:
                yield str(text.data), text
    for item in items_of(node, "labels"):
        yield str(item.data), item
