"""A loaded rule pack: checked, linked, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.feel.prose import prose
from zhangcheng.feel.tree import Node
from zhangcheng.feel.vocabulary import Vocabulary
from zhangcheng.model.expression import Expression
from zhangcheng.model.jurisdiction import Jurisdiction, JurisdictionTree
from zhangcheng.model.layer import Layer, layer_of
from zhangcheng.model.parameter import Parameter
from zhangcheng.model.record_type import RecordType
from zhangcheng.model.rule import Area, Drop, Measure, Rule
from zhangcheng.model.scorecard import Scorecard
from zhangcheng.model.source import Source
from zhangcheng.model.waiver import Waivers
from zhangcheng.pack.called import area_called, place_called, rule_called


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Everything a pack says. Mappings are keyed by id; `measures` by record type, then id.

    `layers` are the packs it is made of, topmost first and itself last; `drops` the inherited rules
    that one of them does without: `rules` and `areas` have none of these. `trees` holds the typed
    tree of each expression, `synonyms` what people call the same thing, `sha256` the digest of all
    files of all layers, `diagnostics` the warnings found while loading; `unfinished` is what `lint`
    has to say besides, errors too, of a pack that can be tried as it is; `waivers` are those in its
    folder.
    """

    id: str
    version: str
    title: Text
    note: Text | None
    home: str
    layers: tuple[Layer, ...]
    units: Mapping[str, Text]
    sources: Mapping[str, Source]
    jurisdictions: JurisdictionTree
    record_types: Mapping[str, RecordType]
    parameters: Mapping[str, Parameter]
    measures: Mapping[str, Mapping[str, Measure]]
    areas: tuple[Area, ...]
    rules: Mapping[str, Rule]
    drops: tuple[Drop, ...]
    trees: Mapping[Expression, Node]
    vocabulary: Vocabulary
    sha256: str
    diagnostics: tuple[Diagnostic, ...]
    path: Path
    unfinished: tuple[Diagnostic, ...] = ()
    scorecards: Mapping[str, Scorecard] = field(default_factory=dict)
    waivers: Waivers = Waivers()  # noqa: RUF009 -- frozen, so shared safely
    synonyms: tuple[tuple[str, ...], ...] = ()
    _said: dict[tuple[Node, str], Text] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What was said before: a page, a report and a form say the same again and again."""

    @property
    def is_layered(self) -> bool:
        """Whether it extends other packs."""
        return len(self.layers) > 1

    @property
    def own(self) -> Layer:
        """The pack itself, without those that it extends."""
        return self.layers[-1]

    @property
    def rule_names(self) -> tuple[str, ...]:
        """The ids of all rules, and their aliases."""
        return (*self.rules, *(alias for rule in self.rules.values() for alias in rule.aliases))

    def find_rule(self, name: str) -> Rule | None:
        """Return the rule of that id, alias or exact title; None unless it is one."""
        return rule_called(self.rules, name)

    def find_area(self, name: str) -> Area | None:
        """Return the area of that id or exact title; None unless it is one."""
        return area_called(self.areas, name)

    def find_place(self, name: str) -> Jurisdiction | None:
        """Return the jurisdiction of that code or name; None unless it is one."""
        return place_called(self.jurisdictions, name)

    def layer_of(self, place: Location) -> Layer:
        """Return the pack in whose files a place stands; itself for what a program added to it."""
        return layer_of(self.layers, place)

    def rule(self, name: str) -> Rule:
        """Return a rule by its id, an alias, or its exact title.

        Raises:
            KeyError: when there is none, or titles of several.
        """
        found = self.find_rule(name)
        if found is None:
            raise KeyError(name)
        return found

    def inside(self, place: Location) -> Location:
        """Return a place in a pack's files named from the pack's id, wherever its folder lies."""
        of_data = place.sheet is not None or place.cell is not None
        if of_data or not any(layer.holds(place) for layer in self.layers):
            return place
        layer = self.layer_of(place)
        return replace(place, file=f"{layer.id}/{layer.path_of(place)}".rstrip("/"))

    def tree(self, expression: Expression) -> Node:
        """Return the typed tree of one of the pack's expressions."""
        return self.trees[expression]

    def prose(self, node: Node, *, record_type: str) -> Text:
        """Return an expression of a record of `record_type` in plain words, in both languages."""
        said = self._said.get((node, record_type))
        if said is None:
            places = {place.code: place.name for place in self.jurisdictions}
            said = prose(node, self.vocabulary, record_type=record_type, places=places)
            self._said[node, record_type] = said
        return said
