"""Joins files that extend what a pack inherits to the files that define it."""

import copy
from collections.abc import Iterable
from dataclasses import replace

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.pack.files import RawFile
from zhangcheng.pack.linking.additions import ADDS_TO, joined_lists, with_additions
from zhangcheng.pack.linking.context import Context
from zhangcheng.pack.linking.ids import check_file_name
from zhangcheng.yamlsource import MappingNode

_EXTENDS = "extends"


def extended(
    defining: list[RawFile], extending: list[RawFile], *, key: str, context: Context
) -> list[RawFile]:
    """Return the defining files, each with the lists of those that extend it appended to its own.

    Every node still knows its own file, so places and packs stay right. What extends nothing that
    is inherited is noted.

    Args:
        defining: the files that define things, topmost pack first.
        extending: the files of the same kind with `extends`.
        key: under which a defining file states its id.
        context: where faults go.
    """
    joined = list(defining)
    found: dict[str, int] = {}
    for index, file in enumerate(defining):
        found.setdefault(str(file.root.at((key,)).data), index)
    for file in extending:
        check_file_name(file, _EXTENDS, context)
        target = str(file.root.at((_EXTENDS,)).data)
        index = found.get(target, -1)
        if index < 0 or defining[index].layer >= file.layer:
            _report(file, target, [f for f in defining if f.layer < file.layer], key, context=context)
        else:
            joined[index] = _join(joined[index], file, context)
    return joined


def _report(
    file: RawFile, target: str, inherited: Iterable[RawFile], key: str, *, context: Context
) -> None:
    if target in context.lost:
        return
    known = [str(other.root.at((key,)).data) for other in inherited]
    suggestion = did_you_mean(target, known)
    if not known:
        suggestion = Text(
            "pack.yaml 的 extends 要列出定义它的规则包",
            "List the pack that defines it in extends of pack.yaml",
        )
    place = file.root.at((_EXTENDS,))
    context.fault(codes.NOT_INHERITED, place, id=target, suggestion=suggestion)


def _join(file: RawFile, more: RawFile, context: Context) -> RawFile:
    root = copy.copy(file.root)
    assert isinstance(root, MappingNode)  # noqa: S101 - every shape is a mapping
    root.values = dict(root.values)
    longer: dict[str, list[object]] = {}
    for name in type(more.shape).model_fields:
        items = getattr(more.shape, name)
        if isinstance(items, list) and name != ADDS_TO:
            longer[name] = [*(getattr(file.shape, name) or ()), *items]
            root.values[name] = joined_lists(root.child(name), more.root.at((name,)), context)
    joined = replace(file, root=root, shape=file.shape.model_copy(update=longer))
    return with_additions(joined, more, context)
