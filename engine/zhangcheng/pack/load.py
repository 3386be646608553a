"""Loads a rule pack: files → raw shapes → checked, linked, frozen; every fault in one go."""

import contextlib
import gc
from collections.abc import Iterator
from pathlib import Path

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.pack import kinds
from zhangcheng.pack.files import RawFile, RawPack, read_files
from zhangcheng.pack.linking.context import Context, items_of, words_of
from zhangcheng.pack.linking.expressions import Expressions
from zhangcheng.pack.linking.jurisdictions import link_jurisdictions
from zhangcheng.pack.linking.measures import MeasureTypes, link_measures, signatures
from zhangcheng.pack.linking.names import check_names
from zhangcheng.pack.linking.parameters import link_parameters
from zhangcheng.pack.linking.records import link_record_types
from zhangcheng.pack.linking.rules import link_rules
from zhangcheng.pack.linking.scorecards import link_scorecards
from zhangcheng.pack.linking.sources import link_sources
from zhangcheng.pack.pack import Pack
from zhangcheng.pack.shape import PackShape


def load_pack(path: str | Path) -> Pack:
    """Load the pack in the folder `path`.

    Args:
        path: the folder; diagnostics name files as `path` plus the place inside it.

    Returns:
        The pack, with its warnings in `diagnostics`.

    Raises:
        DiagnosticsError: with every fault of the pack, sorted by file and line.
    """
    folder = Path(path)
    collector = Collector()
    if not folder.is_dir():
        collector.add(codes.MISSING_FILE, Location(file=folder.as_posix()), file="pack.yaml")
        collector.raise_errors()
    with _garbage_kept():
        raw = read_files(folder, collector)
        return _Loader(raw, folder, collector).load()


@contextlib.contextmanager
def _garbage_kept() -> Iterator[None]:
    """Look for no garbage meanwhile: of the million objects of a large pack nearly all stay.

    Searching them again and again takes a quarter of the time of loading.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Loader:
    """Links the files of one pack, from what others refer to, to what refers to others."""

    def __init__(self, raw: RawPack, folder: Path, collector: Collector) -> None:
        self._raw = raw
        self._folder = folder
        self._collector = collector
        read = {file.kind for file in raw.files}
        self._context = Context(
            collector=collector,
            lost=raw.lost,
            gaps=raw.gaps,
            unread=frozenset(kind.name for kind in kinds.KINDS if kind not in read),
        )

    def load(self) -> Pack:
        raw, context = self._raw, self._context
        manifest = self._manifest()
        context.sources = link_sources(raw.of_kind(kinds.SOURCES), context)
        context.jurisdictions = link_jurisdictions(raw.of_kind(kinds.JURISDICTIONS), context)
        if manifest is not None:
            self._check_manifest(manifest)
        records = raw.of_kind(kinds.RECORD)
        context.record_types = link_record_types(records, context)
        for record_type in context.record_types.values():
            for field in record_type.fields:
                context.fields_by_name.setdefault(field.id, []).append(field)
        context.parameters = link_parameters(raw.of_kind(kinds.PARAMETER), context)
        check_names(records, raw.of_kind(kinds.PARAMETER), context)
        expressions = Expressions(context)
        linked = link_measures(records, context)
        vocabulary = MeasureTypes(linked, signatures(context), expressions, context).vocabulary()
        areas, rules = link_rules(raw.of_kind(kinds.RULES), vocabulary, expressions, context)
        scorecards = link_scorecards(
            raw.of_kind(kinds.SCORECARD), rules, vocabulary, expressions=expressions, context=context
        )
        self._collector.raise_errors()
        assert manifest is not None  # noqa: S101 - its absence is an error
        shape = _shape_of(manifest)
        return Pack(
            id=shape.id,
            version=shape.version,
            title=words_of(shape.title),
            note=words_of(shape.note) if shape.note is not None else None,
            home=shape.home,
            units=context.units,
            sources=context.sources,
            jurisdictions=context.jurisdictions,
            record_types=context.record_types,
            parameters=context.parameters,
            measures={
                record: {id_: m.measure for id_, m in own.items()} for record, own in linked.items()
            },
            areas=areas,
            rules=rules,
            scorecards=scorecards,
            trees=expressions.trees,
            vocabulary=vocabulary,
            sha256=raw.sha256,
            diagnostics=self._collector.sorted,
            path=self._folder,
        )

    def _manifest(self) -> RawFile | None:
        """Return pack.yaml, and make its units known."""
        found = self._raw.of_kind(kinds.PACK)
        if not found:
            return None
        units = _shape_of(found[0]).units or {}
        self._context.units = {symbol: words_of(title) for symbol, title in units.items()}
        return found[0]

    def _check_manifest(self, manifest: RawFile) -> None:
        shape = _shape_of(manifest)
        self._context.jurisdiction(shape.home, manifest.root.at(("home",)))
        for node in items_of(manifest.root, "extends"):
            self._context.fault(codes.EXTENDS, node, pack=str(node.data))


def _shape_of(manifest: RawFile) -> PackShape:
    assert isinstance(manifest.shape, PackShape)  # noqa: S101 - given by its kind
    return manifest.shape
