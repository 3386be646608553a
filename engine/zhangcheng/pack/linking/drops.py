"""Links the rules that a pack drops: each is inherited, and each drop has its reason and source."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.model.rule import Area, Drop, Rule
from zhangcheng.model.scorecard import Scorecard, Tally
from zhangcheng.pack.files import RawFile
from zhangcheng.pack.linking.context import Context, items_of, words_of
from zhangcheng.pack.linking.ids import Ids
from zhangcheng.pack.shape import DropShape, PackShape
from zhangcheng.yamlsource import Node


def link_drops(
    manifests: tuple[RawFile, ...], rules: Mapping[str, Rule], context: Context
) -> tuple[Drop, ...]:
    """Return the drops of all packs, topmost first."""
    ids = Ids(context)
    drops: list[Drop] = []
    for manifest in manifests:
        assert isinstance(manifest.shape, PackShape)  # noqa: S101 - given by its kind
        nodes = items_of(manifest.root, "drops")
        inherited = {
            name: rule
            for rule in rules.values()
            if context.layer_of(rule.location).rank < manifest.layer
            for name in (rule.id, *rule.aliases)
        }
        for shape, node in zip(manifest.shape.drops or (), nodes, strict=True):
            rule = inherited.get(shape.rule)
            at = node.at(("rule",))
            if rule is None:
                context.unknown(codes.UNKNOWN_DROP, at, shape.rule, known=inherited, rule=shape.rule)
            elif ids.claim(rule.id, at):
                drops.append(_drop(shape, node, rule, context))
    return tuple(drops)


def check_counted(
    drops: tuple[Drop, ...], scorecards: Mapping[str, Scorecard], context: Context
) -> None:
    """Report the drops of rules that a scorecard counts: nothing would be there to count."""
    for card in scorecards.values():
        counted = {tally.rule for tally in _tallies(card)}
        for drop in drops:
            if drop.rule.id in counted:
                context.fault(
                    codes.DROP_COUNTED, drop.location, rule=drop.rule.id, card=card.id, title=card.title
                )


def _tallies(part: object) -> Iterator[Tally]:
    """Yield every count of a rule's outcomes in a part of a scorecard."""
    if isinstance(part, Tally):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from _tallies(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _tallies(getattr(part, field.name))


def without_dropped(
    areas: tuple[Area, ...], rules: Mapping[str, Rule], drops: tuple[Drop, ...]
) -> tuple[tuple[Area, ...], dict[str, Rule]]:
    """Return the areas and rules that are left; an area without rules goes too."""
    gone = {drop.rule.id for drop in drops}
    kept = {id_: rule for id_, rule in rules.items() if id_ not in gone}
    left = (
        Area(id=area.id, title=area.title, rules=tuple(id_ for id_ in area.rules if id_ in kept))
        for area in areas
    )
    return tuple(area for area in left if area.rules), kept


def _drop(shape: DropShape, node: Node, rule: Rule, context: Context) -> Drop:
    if shape.source is None and not shape.illustrative:
        context.fault(codes.DROP_WITHOUT_SOURCE, node.at(("rule",)), rule=rule.id)
    return Drop(
        rule=rule,
        reason=words_of(shape.reason),
        citation=context.citation(shape.source, node.at(("source",))),
        illustrative=bool(shape.illustrative),
        location=node.at(("rule",)).location,
    )
