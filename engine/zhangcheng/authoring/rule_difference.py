"""What a rule says otherwise, in words: whom it is about, what it asks, from when, by what document."""

from collections.abc import Iterator

from zhangcheng.authoring.canonical import canonical
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.expression import Expression
from zhangcheng.model.rule import Case, Rule
from zhangcheng.pack.pack import Pack
from zhangcheng.wording.words import WORDS

_NOTHING = Text("–", "–")


def rule_changes(old: Pack, before: Rule, new: Pack, after: Rule) -> Iterator[Text]:
    """Yield what changed between two versions of a rule."""
    for what, one, other in (
        (Text("名称", "title"), before.title, after.title),
        (Text("领域", "area"), Text.same(before.area), Text.same(after.area)),
        (Text("记录类型", "record type"), Text.same(before.record), Text.same(after.record)),
        (Text("适用条件", "applies when"), *_words(old, before, new, after, "when")),
        (Text("要求", "requires"), *_words(old, before, new, after, "require")),
        (Text("要求程度", "level"), _level(before), _level(after)),
        (Text("施行", "in force"), _effective(before), _effective(after)),
        (Text("依据", "sources"), _cited(before), _cited(after)),
        (Text("示意", "illustrative"), _yes(before.illustrative), _yes(after.illustrative)),
        (Text("整改", "remedy"), before.remedy or _NOTHING, after.remedy or _NOTHING),
        (Text("说明", "note"), before.note or _NOTHING, after.note or _NOTHING),
    ):
        if one != other:
            yield Text(f"{what.zh}：{one.zh} → {other.zh}", f"{what.en}: {one.en} → {other.en}")
    yield from _cases(before, after)


def _words(old: Pack, before: Rule, new: Pack, after: Rule, key: str) -> tuple[Text, Text]:
    """Return both expressions in words; as FEEL where the words do not tell them apart."""
    one, other = getattr(before, key), getattr(after, key)
    written = canonical(one), canonical(other)
    if written[0] == written[1] and before.record == after.record:
        return _NOTHING, _NOTHING
    words = _prose(old, before, one), _prose(new, after, other)
    if words[0] != words[1]:
        return words
    return Text.same(written[0]), Text.same(written[1])


def _prose(pack: Pack, rule: Rule, expression: Expression | None) -> Text:
    if expression is None:
        return _NOTHING
    return pack.prose(pack.tree(expression), record_type=rule.record)


def _level(rule: Rule) -> Text:
    return WORDS[f"level_{rule.level.value}"]


def _effective(rule: Rule) -> Text:
    times = rule.effective
    span = f"{times.since or '…'} – {times.to or '…'}"
    if times.assumed:
        return Text(f"{span}（推定）", f"{span} (assumed)")
    return Text.same(span)


def _cited(rule: Rule) -> Text:
    return Text.same(", ".join(citation.id for citation in rule.citations) or "–")


def _yes(value: bool) -> Text:
    return Text("是", "yes") if value else Text("否", "no")


def _cases(before: Rule, after: Rule) -> Iterator[Text]:
    one = {case.name.zh: case for case in before.cases}
    other = {case.name.zh: case for case in after.cases}
    for name in [*one, *(name for name in other if name not in one)]:
        if name not in one:
            yield _case(Text("增加", "added"), other[name])
        elif name not in other:
            yield _case(Text("去掉", "removed"), one[name])
        elif _stated(one[name]) != _stated(other[name]):
            yield _case(Text("改动", "changed"), other[name])


def _case(what: Text, case: Case) -> Text:
    return Text(f"{what.zh}示例：{case.name.zh}", f"case {what.en}: {case.name.en}")


def _stated(case: Case) -> tuple[object, ...]:
    return case.as_of, case.given, case.expect, case.gap, case.actual, case.required
