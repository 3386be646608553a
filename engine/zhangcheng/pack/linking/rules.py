"""Links rules: their record types, sources, expressions, dates and cases."""

from zhangcheng.diagnostics.codes import pack as codes
from zhangcheng.feel.types import Kind
from zhangcheng.feel.vocabulary import Vocabulary
from zhangcheng.model.expression import Expression
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.rule import Area, Case, Effective, Level, Rule
from zhangcheng.model.source import Citation
from zhangcheng.pack.files import RawFile
from zhangcheng.pack.linking.cases import link_cases
from zhangcheng.pack.linking.context import Context, expression_of, items_of, text_of, words_of
from zhangcheng.pack.linking.expressions import Expressions
from zhangcheng.pack.linking.ids import Ids, check_file_name
from zhangcheng.pack.linking.numbers import check_numbers
from zhangcheng.pack.shape import RuleShape, RulesShape
from zhangcheng.yamlsource import Node


def link_rules(
    files: list[RawFile], vocabulary: Vocabulary, expressions: Expressions, context: Context
) -> tuple[tuple[Area, ...], dict[str, Rule]]:
    """Return the pack's policy areas, and its rules by id."""
    areas: list[Area] = []
    rules: dict[str, Rule] = {}
    linker = _Linker(vocabulary, expressions, context)
    for file in files:
        check_file_name(file, "area", context)
        assert isinstance(file.shape, RulesShape)  # noqa: S101 - given by its kind
        own: dict[str, Rule] = {}
        for shape, node in zip(file.shape.rules, items_of(file.root, "rules"), strict=True):
            rule = linker.link(shape, node, file.shape.area)
            if linker.claim(shape, node):
                own[shape.id] = rule
        areas.append(Area(id=file.shape.area, title=words_of(file.shape.title), rules=tuple(own)))
        rules |= own
    return tuple(areas), rules


class _Linker:
    """Links rules one by one."""

    def __init__(self, vocabulary: Vocabulary, expressions: Expressions, context: Context) -> None:
        self._vocabulary = vocabulary
        self._expressions = expressions
        self._context = context
        self._ids = Ids(context)

    def claim(self, shape: RuleShape, node: Node) -> bool:
        """Take the rule's id and its former ids."""
        claimed = self._ids.claim(shape.id, node.at(("id",)))
        for index, alias in enumerate(shape.aliases or ()):
            self._ids.claim(alias, node.at(("aliases", index)))
        return claimed

    def link(self, shape: RuleShape, node: Node, area: str) -> Rule:
        context = self._context
        known = context.record_types
        if shape.record not in known:
            place = node.at(("record",))
            context.unknown(codes.UNKNOWN_RECORD_TYPE, place, shape.record, known=known, id=shape.record)
        if not shape.sources and not shape.illustrative:
            context.fault(codes.RULE_WITHOUT_SOURCE, node.at(("id",)), rule=shape.id)
        cases = link_cases(shape, node, context)
        self._check_cases(shape, node, cases)
        return Rule(
            id=shape.id,
            area=area,
            title=words_of(shape.title),
            record=shape.record,
            when=self._condition(shape, node, "when") if shape.when is not None else None,
            require=self._condition(shape, node, "require"),
            level=Level(shape.level),
            effective=self._effective(shape, node),
            citations=self._citations(shape, node),
            illustrative=bool(shape.illustrative),
            remedy=text_of(shape.remedy),
            note=text_of(shape.note),
            cases=cases,
            aliases=tuple(shape.aliases or ()),
            location=node.at(("id",)).location,
        )

    def _condition(self, shape: RuleShape, node: Node, key: str) -> Expression:
        expression = expression_of(node.at((key,)))
        tree = self._expressions.check(
            expression, record=shape.record, vocabulary=self._vocabulary, kind=Kind.BOOLEAN
        )
        if tree is not None:
            check_numbers(expression, tree, self._context)
        return expression

    def _effective(self, shape: RuleShape, node: Node) -> Effective:
        given = shape.effective
        if given is None:
            return Effective()
        self._context.dates(given.since, given.to, node.at(("effective", "to")))
        return Effective(
            since=given.since,
            to=given.to,
            promulgated=given.promulgated,
            assumed=bool(given.assumed),
        )

    def _citations(self, shape: RuleShape, node: Node) -> tuple[Citation, ...]:
        found = [
            self._context.citation(text, at)
            for text, at in zip(shape.sources or (), items_of(node, "sources"), strict=True)
        ]
        return tuple(citation for citation in found if citation is not None)

    def _check_cases(self, shape: RuleShape, node: Node, cases: tuple[Case, ...]) -> None:
        """A rule is shown to pass and to fail; where cases could not be read, nobody can say."""
        at = node.at(("cases",))
        if self._context.has_gap(at):
            return
        place = node.key_location("cases")
        outcomes = {case.expect for case in cases}
        if Outcome.PASS not in outcomes:
            self._context.fault(codes.NO_PASSING_CASE, place, rule=shape.id)
        if Outcome.FAIL not in outcomes:
            self._context.fault(codes.NO_FAILING_CASE, place, rule=shape.id)
