"""Ids that must be used once, and the files named after them."""

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.location import Location
from zhangcheng.pack.files import RawFile
from zhangcheng.pack.linking.context import Context
from zhangcheng.yamlsource import Node


class Ids:
    """The ids of one kind of thing, and where each was first used."""

    def __init__(self, context: Context) -> None:
        """Begin with none."""
        self._context = context
        self._first: dict[str, Location] = {}

    def claim(self, id_: str, node: Node) -> bool:
        """Take `id_`, written at `node`; False after noting that it is taken already."""
        first = self._first.setdefault(id_, node.location)
        if first == node.location:
            return True
        self._context.fault(codes.DUPLICATE_ID, node, id=id_, first=str(first))
        return False


def check_file_name(file: RawFile, key: str, context: Context) -> None:
    """Note when a file is not named after the id under `key`."""
    node = file.root.at((key,))
    if file.path.stem != node.data:
        context.fault(codes.FILE_NAME, node, id=str(node.data), file=file.path.name)
