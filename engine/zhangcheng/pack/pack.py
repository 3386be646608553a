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
from zhangcheng.model.jurisdiction import JurisdictionTree
from zhangcheng.model.parameter import Parameter
from zhangcheng.model.record_type import RecordType
from zhangcheng.model.rule import Area, Measure, Rule
from zhangcheng.model.scorecard import Scorecard
from zhangcheng.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Everything a pack says. Mappings are keyed by id; `measures` by record type, then id.

    `trees` holds the typed tree of each expression, `sha256` the digest of all files of the pack,
    `diagnostics` the warnings found while loading.
    """

    id: str
    version: str
    title: Text
    note: Text | None
    home: str
    units: Mapping[str, Text]
    sources: Mapping[str, Source]
    jurisdictions: JurisdictionTree
    record_types: Mapping[str, RecordType]
    parameters: Mapping[str, Parameter]
    measures: Mapping[str, Mapping[str, Measure]]
    areas: tuple[Area, ...]
    rules: Mapping[str, Rule]
    trees: Mapping[Expression, Node]
    vocabulary: Vocabulary
    sha256: str
    diagnostics: tuple[Diagnostic, ...]
    path: Path
    scorecards: Mapping[str, Scorecard] = field(default_factory=dict)

    @property
    def rule_names(self) -> tuple[str, ...]:
        """The ids of all rules, and their aliases."""
        return (*self.rules, *(alias for rule in self.rules.values() for alias in rule.aliases))

    def rule(self, name: str) -> Rule:
        """Return a rule by its id or an alias.

        Raises:
            KeyError: when there is none.
        """
        if name in self.rules:
            return self.rules[name]
        for rule in self.rules.values():
            if name in rule.aliases:
                return rule
        raise KeyError(name)

    def inside(self, place: Location) -> Location:
        """Return a place in the pack's files named from the pack, wherever its folder lies."""
        file = Path(place.file)
        if not file.is_relative_to(self.path):
            return place
        return replace(place, file=f"{self.id}/{file.relative_to(self.path).as_posix()}")

    def tree(self, expression: Expression) -> Node:
        """Return the typed tree of one of the pack's expressions."""
        return self.trees[expression]

    def prose(self, node: Node, *, record_type: str) -> Text:
        """Return an expression of a record of `record_type` in plain words, in both languages."""
        places = {place.code: place.name for place in self.jurisdictions}
        return prose(node, self.vocabulary, record_type=record_type, places=places)
