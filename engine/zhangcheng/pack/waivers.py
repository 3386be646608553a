"""Reads a file of waivers: the one in a pack's folder, or one of the county's own."""

import hashlib
from dataclasses import replace
from pathlib import Path, PurePath

from pydantic import ValidationError

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.model.waiver import Waiver, Waivers, names_an_office
from zhangcheng.pack.kinds import WAIVERS
from zhangcheng.pack.shape import WaiversShape
from zhangcheng.yamlsource import Node
from zhangcheng.yamlsource.read import read_document


def load_waivers(path: str | Path) -> Waivers:
    """Read a county's file of waivers at `path`.

    A waiver for nobody, approved by a person or ending before it begins is no fault of the file: as
    in a sheet of waivers it is incomplete, waives nothing, and every report says so.

    Raises:
        DiagnosticsError: with everything that is wrong with the file.
    """
    collector = Collector()
    waivers = read_waivers(Path(path), collector, strict=False)
    collector.raise_errors()
    return waivers


def read_waivers(path: Path, collector: Collector, *, strict: bool = True) -> Waivers:
    """Read the file at `path`; faults go to `collector`, and if `strict` those of single waivers too."""
    place = Location(file=path.as_posix())
    try:
        content = path.read_bytes()
    except OSError:
        collector.add(codes.MISSING_FILE, place, file=path.name)
        return Waivers()
    document = read_document(content, path.as_posix(), collector=collector)
    if document is None:
        return Waivers()
    try:
        shape = WaiversShape.model_validate(document.root.data)
    except ValidationError:
        from zhangcheng.pack.explain import explain  # noqa: PLC0415 - jsonschema takes 80 ms to import
        from zhangcheng.pack.salvage import salvage  # noqa: PLC0415 - a sound file does without

        unusable = explain(WAIVERS, document.root, collector)
        rest = salvage(document.root, unusable).root
        if rest is not None and strict:
            _check_rest(rest, collector)
        return Waivers()
    if strict:
        _check(shape, document.root, collector)
    return Waivers(
        waivers=_waivers(shape, document.root),
        remind_days=shape.remind_days,
        file=path.name,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _check_rest(root: Node, collector: Collector) -> None:
    """Check the waivers that have their shape, in a file of which others have not."""
    try:
        shape = WaiversShape.model_validate(root.data)
    except ValidationError:
        return
    _check(shape, root, collector)


def _check(shape: WaiversShape, root: Node, collector: Collector) -> None:
    for number, item in enumerate(shape.waivers):
        node = root.at(("waivers", number))
        if item.institution is None and item.jurisdiction is None:
            collector.add(codes.WAIVER_FOR_NOBODY, node.location)
        if not names_an_office(item.approved_by):
            # The line alone: an excerpt of it would show the name.
            at = node.at(("approved_by",)).location
            collector.add(codes.APPROVED_BY_A_PERSON, Location(file=at.file, line=at.line))
        if item.to < item.since:
            place = node.at(("to",)).location
            collector.add(codes.DATES_REVERSED, place, end=str(item.to), start=str(item.since))


def _waivers(shape: WaiversShape, root: Node) -> tuple[Waiver, ...]:
    found: list[Waiver] = []
    for number, item in enumerate(shape.waivers):
        node = root.at(("waivers", number))
        found.append(
            Waiver(
                rule=item.rule,
                institution=item.institution,
                jurisdiction=item.jurisdiction,
                reason=item.reason,
                basis=item.basis,
                approved_by=item.approved_by,
                since=item.since,
                to=item.to,
                # Reports do not know where the file lies.
                location=replace(node.location, file=PurePath(node.file.name).name),
            )
        )
    return tuple(found)
