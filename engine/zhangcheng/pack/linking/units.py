"""Links the units that packs declare."""

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.text import Text
from zhangcheng.pack.files import RawFile
from zhangcheng.pack.linking.context import Context, words_of
from zhangcheng.pack.shape import PackShape
from zhangcheng.yamlsource import Node


def link_units(manifests: tuple[RawFile, ...], context: Context) -> None:
    """Make the units of all packs known; two packs may declare one only if they name it alike."""
    units: dict[str, Text] = {}
    first: dict[str, Node] = {}
    for manifest in manifests:
        assert isinstance(manifest.shape, PackShape)  # noqa: S101 - given by its kind
        for symbol, shape in (manifest.shape.units or {}).items():
            node = manifest.root.at(("units", symbol))
            earlier = first.setdefault(symbol, node)
            if units.setdefault(symbol, words_of(shape)) != words_of(shape):
                context.fault(codes.DUPLICATE_ID, node, id=symbol, first=str(earlier.location))
    context.units = units
