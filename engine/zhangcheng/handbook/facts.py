"""What both languages are made from: the pack, its standards, and its cases as they came out."""

import functools
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from zhangcheng.casetest.run_cases import CaseResult, run_cases
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import LANGUAGES, Language
from zhangcheng.feel import tree
from zhangcheng.handbook.calculator import Calculators
from zhangcheng.handbook.lookup import Tables
from zhangcheng.handbook.standards import Standard, standards
from zhangcheng.model.expression import Expression
from zhangcheng.model.jurisdiction import Jurisdiction, JurisdictionLevel
from zhangcheng.model.parameter import Parameter
from zhangcheng.model.rule import Measure, Rule
from zhangcheng.pack.pack import Pack

_APART = {"rules", "parameters", "scorecards"}
"""Folders of a pack whose files bear on the cases of some rules alone, or of none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A pack with everything worked out that its pages say; mappings by the id of the rule.

    `districts` are the places that a reader chooses from; `uses` are the parameters that a rule
    reads, its measures included, and `measures` those measures. `texts` digest what a rule's cases
    depend on.
    """

    pack: Pack
    districts: tuple[Jurisdiction, ...]
    tables: Tables
    standards: Mapping[str, tuple[Standard, ...]]
    cases: Mapping[str, tuple[CaseResult, ...]]
    uses: Mapping[str, tuple[str, ...]]
    measures: Mapping[str, tuple[Measure, ...]]
    calculators: Mapping[Language, Calculators]
    texts: Mapping[str, str]

    def readers(self, parameter: str) -> Iterator[Rule]:
        """Yield the rules that read a parameter."""
        for rule in self.pack.rules.values():
            if parameter in self.uses[rule.id]:
                yield rule

    def is_illustrative(self, rule: Rule) -> bool:
        """Whether the rule, or a value that it reads, has no source."""
        values = (v for name in self.uses[rule.id] for v in self.pack.parameters[name].values)
        return rule.illustrative or any(value.illustrative for value in values)

    def is_assumed(self, rule: Rule) -> bool:
        """Whether the date of the rule, or of a value that it reads, is assumed."""
        values = (v for name in self.uses[rule.id] for v in self.pack.parameters[name].values)
        return rule.effective.assumed or any(value.assumed for value in values)


def facts(pack: Pack, *, before: Facts | None = None) -> Facts:
    """Work out what the handbook says of `pack`.

    Args:
        pack: as loaded.
        before: the facts of the same pack before it was edited; the cases and calculators of rules
            that nothing of what was edited bears on are not made again.
    """
    tables = Tables(pack)
    districts = _districts(pack)
    codes = tuple(place.code for place in districts)
    reads = {rule.id: _Reads(pack, rule) for rule in pack.rules.values()}
    uses = {name: tuple(read.parameters) for name, read in reads.items()}
    shared = _shared(pack)
    texts = {name: _texts(pack, rule, uses[name], shared) for name, rule in pack.rules.items()}
    kept = {
        name: before.cases[name] for name in texts if before and before.texts.get(name) == texts[name]
    }
    results: dict[str, list[CaseResult]] = {name: [] for name in texts if name not in kept}
    for result in run_cases(pack, rules=tuple(results), inherited=True) if results else ():
        own = pack.layer_of(result.case.location) is pack.own
        # What a pack above shows need not hold where this one has raised a value.
        if own or result.passed:
            results[result.rule.id].append(result)
    return Facts(
        pack=pack,
        districts=districts,
        tables=tables,
        standards={rule.id: standards(pack, rule, tables, codes) for rule in pack.rules.values()},
        cases={**kept, **{name: tuple(found) for name, found in results.items()}},
        uses=uses,
        texts=texts,
        measures={name: tuple(read.measures.values()) for name, read in reads.items()},
        calculators={
            language: Calculators(
                pack,
                language,
                tables=tables,
                made=before.calculators[language].made(kept) if before else {},
            )
            for language in LANGUAGES
        },
    )


def _texts(pack: Pack, rule: Rule, parameters: Iterable[str], shared: bytes) -> str:
    """Return the digest of all that the cases of a rule depend on: its text, and what it may read."""
    files = dict.fromkeys(place.file for name in parameters for place in _places(pack.parameters[name]))
    # Cases that packs below add stand in files of their own.
    files |= dict.fromkeys(c.location.file for c in rule.cases if c.location.file != rule.location.file)
    digest = hashlib.sha256(source_text(rule).encode("utf-8") + shared)
    for path in map(Path, files):
        digest.update(_read(path, path.stat().st_mtime_ns if path.is_file() else 0))
    return digest.hexdigest()


def _shared(pack: Pack) -> bytes:
    """Return the digest of what the cases of every rule may depend on: records, places, the packs."""
    digest = hashlib.sha256()
    for folder in dict.fromkeys(layer.begins for layer in pack.layers):
        for path in sorted(Path(folder).rglob("*.yaml")):
            if path.parent.name not in _APART:
                digest.update(_read(path, path.stat().st_mtime_ns))
    return digest.digest()


def _places(parameter: Parameter) -> Iterator[Location]:
    yield parameter.location
    yield from (value.location for value in parameter.values)


@functools.lru_cache(maxsize=4096)
def _read(path: Path, changed: int) -> bytes:
    """Return the bytes of a file as it was when it was last `changed`."""
    del changed
    return path.read_bytes() if path.is_file() else b""


def _districts(pack: Pack) -> tuple[Jurisdiction, ...]:
    """Return the counties of the pack's home; below a county, what lies directly below the home."""
    below = [p for p in pack.jurisdictions if pack.jurisdictions.is_within(p.code, pack.home)]
    counties = tuple(
        place for place in below if place.level is JurisdictionLevel.COUNTY and place.code != pack.home
    )
    return counties or tuple(p for p in below if p.parent == pack.home) or tuple(below)


class _Reads:
    """The parameters and measures that a rule reads, however indirectly, in the order of reading."""

    def __init__(self, pack: Pack, rule: Rule) -> None:
        self._pack = pack
        self.parameters: dict[str, None] = {}
        self.measures: dict[tuple[str, str], Measure] = {}
        for expression in (rule.require, rule.when):
            if expression is not None:
                self._read(expression, rule.record)

    def _read(self, expression: Expression, record_type: str) -> None:
        self._node(self._pack.tree(expression), record_type)

    def _node(self, node: tree.Node, record_type: str) -> None:
        match node:
            case tree.ParameterRef():
                self.parameters.setdefault(node.parameter)
            case tree.MeasureRef():
                self._measure(node, record_type)
            case tree.Aggregate() | tree.Quantified():
                self._node(node.source, record_type)
                if isinstance(node, tree.Quantified):
                    self._node(node.satisfies, node.source.record_type)
            case tree.Related():
                for inner in (node.where, node.value):
                    if inner is not None:
                        self._node(inner, node.record_type)
            case _:
                pass
        for child in tree.children(node):
            self._node(child, record_type)

    def _measure(self, node: tree.MeasureRef, record_type: str) -> None:
        for step in node.path:
            field = self._pack.record_types[record_type].field(step)
            if field is None or field.to is None:
                return
            record_type = field.to
        measure = self._pack.measures[record_type][node.measure]
        key = (record_type, node.measure)
        if key not in self.measures:
            self.measures[key] = measure
            self._read(measure.expression, record_type)


def source_text(rule: Rule) -> str:
    """Return a rule as its file writes it, comments included; empty when the file is gone."""
    place = rule.location
    path = Path(place.file)
    if not path.is_file() or place.line is None:
        return ""
    lines = _read(path, path.stat().st_mtime_ns).decode("utf-8-sig").splitlines()
    start = place.line - 1
    while start > 0 and not re.match(r"\s*- ", lines[start]):
        start -= 1
    indent = len(lines[start]) - len(lines[start].lstrip())
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
        end += 1
    return "\n".join(line[indent:] for line in lines[start:end]).rstrip() + "\n"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
