"""Loads a rule pack and what it extends: files → raw shapes → checked, linked; all faults in one go."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zhangcheng.diagnostics.codes import run as run_codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.feel.tree import Node
from zhangcheng.feel.vocabulary import Vocabulary
from zhangcheng.model.expression import Expression
from zhangcheng.model.rule import Area, Drop, Measure, Rule
from zhangcheng.model.scorecard import Scorecard
from zhangcheng.model.waiver import Waivers
from zhangcheng.pack import kinds
from zhangcheng.pack.collecting import garbage_kept
from zhangcheng.pack.files import RawFile
from zhangcheng.pack.kinds import Kind
from zhangcheng.pack.layers import RawLayers, manifest_of, read_layers
from zhangcheng.pack.linking.context import Context, words_of
from zhangcheng.pack.linking.cut import check_cut
from zhangcheng.pack.linking.drops import check_counted, link_drops, without_dropped
from zhangcheng.pack.linking.expressions import Expressions
from zhangcheng.pack.linking.extensions import extended
from zhangcheng.pack.linking.ids import Ids
from zhangcheng.pack.linking.jurisdictions import link_jurisdictions
from zhangcheng.pack.linking.measures import MeasureTypes, link_measures, signatures
from zhangcheng.pack.linking.names import check_names
from zhangcheng.pack.linking.outdated import check_outdated
from zhangcheng.pack.linking.parameters import link_parameters
from zhangcheng.pack.linking.records import link_record_types
from zhangcheng.pack.linking.rules import link_rules
from zhangcheng.pack.linking.scorecards import link_scorecards
from zhangcheng.pack.linking.sources import link_sources
from zhangcheng.pack.linking.units import link_units
from zhangcheng.pack.pack import Pack
from zhangcheng.pack.waivers import read_waivers


def load_pack(path: str | Path) -> Pack:
    """Load the pack in the folder `path`.

    Args:
        path: the folder; diagnostics name files as `path` plus the place inside it.

    Returns:
        The pack, with its warnings in `diagnostics`, and what `lint` says besides in `unfinished`.

    Raises:
        DiagnosticsError: with every fault of the pack, sorted by file and line.
    """
    folder = Path(path)
    collector = Collector()
    if not folder.is_dir():
        place = Location(file=folder.as_posix())
        collector.add(run_codes.NO_SUCH_FOLDER, place, path=folder.as_posix())
        collector.raise_errors()
    with garbage_kept():
        return _Loader(read_layers(folder, collector), folder, collector).load()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Linked:
    """What is linked once units, sources and places are known; keyed as in `Pack`."""

    measures: Mapping[str, Mapping[str, Measure]]
    areas: tuple[Area, ...]
    rules: Mapping[str, Rule]
    drops: tuple[Drop, ...]
    scorecards: Mapping[str, Scorecard]
    trees: Mapping[Expression, Node]
    vocabulary: Vocabulary


class _Loader:
    """Links the files of all layers, from what others refer to, to what refers to others."""

    def __init__(self, whole: RawLayers, folder: Path, collector: Collector) -> None:
        self._whole = whole
        self._raw = raw = whole.raw
        self._folder = folder
        self._collector = collector
        read = {file.kind for file in raw.files}
        self._context = Context(
            collector=collector,
            lost=raw.lost,
            gaps=raw.gaps,
            layers=whole.layers,
            unread=frozenset(kind.name for kind in kinds.KINDS if kind not in read),
        )

    def load(self) -> Pack:
        self._link_ground()
        linked = self._link()
        waivers = self._waivers()
        self._collector.raise_errors()
        return self._pack(linked, waivers)

    def _link_ground(self) -> None:
        """Link what everything else refers to: units, sources and places."""
        raw, context = self._raw, self._context
        link_units(self._whole.manifests, context)
        context.sources = link_sources(raw.of_kind(kinds.SOURCES), context)
        context.jurisdictions = link_jurisdictions(raw.of_kind(kinds.JURISDICTIONS), context)
        self._check_manifests()

    def _link(self) -> _Linked:
        raw, context = self._raw, self._context
        records = self._extended(kinds.RECORD, kinds.RECORD_EXTENSION, "id")
        context.record_types = link_record_types(records, context)
        for record_type in context.record_types.values():
            for field in record_type.fields:
                context.fields_by_name.setdefault(field.id, []).append(field)
        parameters = self._extended(kinds.PARAMETER, kinds.PARAMETER_EXTENSION, "id")
        context.parameters = link_parameters(parameters, context)
        check_names(records, parameters, context)
        expressions = Expressions(context)
        measures = link_measures(records, context)
        vocabulary = MeasureTypes(measures, signatures(context), expressions, context).vocabulary()
        areas, rules = link_rules(
            self._extended(kinds.RULES, kinds.RULES_EXTENSION, "area"), vocabulary, expressions, context
        )
        check_cut(raw.cut, vocabulary, expressions, context)
        drops = link_drops(self._whole.manifests, rules, context)
        scorecards = link_scorecards(
            raw.of_kind(kinds.SCORECARD), rules, vocabulary, expressions=expressions, context=context
        )
        check_counted(drops, scorecards, context)
        areas, rules = without_dropped(areas, rules, drops)
        check_outdated(rules, expressions.trees, context)
        return _Linked(
            measures={
                record: {id_: m.measure for id_, m in own.items()} for record, own in measures.items()
            },
            areas=areas,
            rules=rules,
            drops=drops,
            scorecards=scorecards,
            trees=expressions.trees,
            vocabulary=vocabulary,
        )

    def _pack(self, linked: _Linked, waivers: Waivers) -> Pack:
        context = self._context
        shapes = [manifest_of(manifest) for manifest in self._whole.manifests]
        shape = shapes[-1]
        found = self._collector.sorted
        return Pack(
            id=shape.id,
            version=shape.version,
            title=words_of(shape.title),
            note=words_of(shape.note) if shape.note is not None else None,
            home=shape.home,
            layers=self._whole.layers,
            units=context.units,
            sources=context.sources,
            jurisdictions=context.jurisdictions,
            record_types=context.record_types,
            parameters=context.parameters,
            measures=linked.measures,
            areas=linked.areas,
            rules=linked.rules,
            drops=linked.drops,
            scorecards=linked.scorecards,
            synonyms=tuple(tuple(words) for one in shapes for words in one.synonyms or ()),
            trees=linked.trees,
            vocabulary=linked.vocabulary,
            sha256=self._raw.sha256,
            diagnostics=tuple(d for d in found if not d.code.of_lint),
            unfinished=tuple(d for d in found if d.code.of_lint),
            path=self._folder,
            waivers=waivers,
        )

    def _extended(self, kind: Kind, extension: Kind, key: str) -> list[RawFile]:
        """Return the files of a kind, with what packs below add to them."""
        raw = self._raw
        return extended(raw.of_kind(kind), raw.of_kind(extension), key=key, context=self._context)

    def _waivers(self) -> Waivers:
        """Return the waivers kept beside the pack, if there are any."""
        path = self._folder / kinds.WAIVERS.place
        return read_waivers(path, self._collector) if path.is_file() else Waivers()

    def _check_manifests(self) -> None:
        ids = Ids(self._context)
        for manifest in self._whole.manifests:
            ids.claim(manifest_of(manifest).id, manifest.root.at(("id",)))
            self._context.jurisdiction(manifest_of(manifest).home, manifest.root.at(("home",)))
