"""Links sources and the clauses of them."""

from zhangcheng.model.source import Clause, Source
from zhangcheng.pack.files import RawFile
from zhangcheng.pack.linking.context import Context, items_of, text_of, words_of
from zhangcheng.pack.linking.ids import Ids
from zhangcheng.pack.shape import SourceShape, SourcesShape
from zhangcheng.yamlsource import Node


def link_sources(files: list[RawFile], context: Context) -> dict[str, Source]:
    """Return the pack's sources by id."""
    found: dict[str, Source] = {}
    ids = Ids(context)
    for file in files:
        assert isinstance(file.shape, SourcesShape)  # noqa: S101 - given by its kind
        for shape, node in zip(file.shape.sources, items_of(file.root, "sources"), strict=True):
            if ids.claim(shape.id, node.at(("id",))):
                found[shape.id] = _source(shape, node, context)
    return found


def _source(shape: SourceShape, node: Node, context: Context) -> Source:
    ids = Ids(context)
    clauses = []
    for clause, at in zip(shape.clauses or (), items_of(node, "clauses"), strict=True):
        if ids.claim(clause.id, at.at(("id",))):
            clauses.append(Clause(id=clause.id, title=words_of(clause.title), quote=clause.quote))
    return Source(
        id=shape.id,
        title=words_of(shape.title),
        issuer=text_of(shape.issuer),
        number=shape.number,
        date=shape.date,
        url=shape.url,
        note=text_of(shape.note),
        clauses=tuple(clauses),
    )
