"""Leads from each sentence of the practice to the rules that encode it, and back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.model.layer import Layer
from zhangcheng.model.rule import Level, Rule
from zhangcheng.model.source import Clause, Source
from zhangcheng.pack.pack import Pack

MECHANISMS = Path(__file__).parent / "mechanisms.yaml"

_INTRODUCTION = Text(
    """\
---
pack: zhangzhou
---

# 从文件到规则

*[English](practice.en.md)*

漳州市做法的每一句话，由哪些规则来检查。先按18项机制查，再按原文逐句查；也可以直接搜索原文里的词。
引号里是原文。“示意”表示规则本身没有出处，“宜”“可”表示原文没有说“应当”。本页由程序从规则包生成。
""",
    """\
---
pack: zhangzhou
---

# From the document to the rules

*[中文](practice.md)*

Which rules check each sentence of the practice: by its eighteen mechanisms, then sentence by
sentence. Quotes are the words of the document. “Illustrative” marks a rule without a source of its
own; “should” and “may” mean that the document does not say “must”. This page is generated from the pack.
""",
)
_LEVELS = {
    Level.MUST: Text("应当", "must"),
    Level.SHOULD: Text("宜", "should"),
    Level.MAY: Text("可", "may"),
}
_WORDS = {
    "mechanisms": Text("十八项机制", "Eighteen mechanisms"),
    "sentences": Text("逐句对照", "Sentence by sentence"),
    "head": Text("| | 机制 | 规则 |", "| | mechanism | rules |"),
    "none": Text("没有规则", "No rule"),
    "illustrative": Text("示意", "illustrative"),
    "colon": Text("：", ": "),
    "comma": Text("、", ", "),
    "marks": Text("（{}）", " ({})"),
    "when": Text("当", "Where "),
    "then": Text("时：", ": "),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism:
    """A mechanism of the practice and the clauses that describe it."""

    id: int
    title: Text
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """The mechanisms by part, and why some clauses have no rule."""

    source: str
    parts: tuple[tuple[Text, tuple[Mechanism, ...]], ...]
    without_rules: Mapping[str, Text]

    @property
    def mechanisms(self) -> tuple[Mechanism, ...]:
        """All mechanisms, in order."""
        return tuple(mechanism for _, part in self.parts for mechanism in part)


def load(path: Path = MECHANISMS) -> Practice:
    """Read the list of mechanisms."""
    raw = YAML(typ="safe").load(path)
    return Practice(
        source=raw["source"],
        parts=tuple(
            (
                Text(**part["title"]),
                tuple(
                    Mechanism(id=m["id"], title=Text(**m["title"]), clauses=tuple(m["clauses"]))
                    for m in part["mechanisms"]
                ),
            )
            for part in raw["parts"]
        ),
        without_rules={clause: Text(**why) for clause, why in raw["without_rules"].items()},
    )


def citing(pack: Pack, source: str) -> dict[str, list[Rule]]:
    """Return the rules that cite each clause of a source, in the order of the pack."""
    found: dict[str, list[Rule]] = {clause.id: [] for clause in pack.sources[source].clauses}
    for rule in pack.rules.values():
        for citation in rule.citations:
            if citation.source.id == source and citation.clause is not None:
                found[citation.clause.id].append(rule)
    return found


def faults(practice: Practice, pack: Pack) -> list[str]:
    """Say what is amiss: a clause that is not there, a mechanism or clause without a rule."""
    cited = citing(pack, practice.source)
    named = {clause for mechanism in practice.mechanisms for clause in mechanism.clauses}
    found = [
        f"no clause {clause}" for clause in sorted((named | set(practice.without_rules)) - set(cited))
    ]
    for mechanism in practice.mechanisms:
        found += [
            f"mechanism {mechanism.id}: no rule cites {clause}"
            for clause in mechanism.clauses
            if clause in cited and not cited[clause]
        ]
    for clause, rules in cited.items():
        if rules and clause not in named:
            found.append(f"{clause} has rules but belongs to no mechanism")
        if not rules and clause not in practice.without_rules and clause not in named:
            found.append(f"{clause} has no rule, and no word on why")
        if rules and clause in practice.without_rules:
            found.append(f"{clause} has rules, and a word on why it has none")
    return found


def page(practice: Practice, pack: Pack, language: Language) -> str:
    """Return the page: mechanisms first, then every clause with its rules."""
    cited = citing(pack, practice.source)
    lines = [_INTRODUCTION.get(language), f"## {_WORDS['mechanisms'].get(language)}\n"]
    for title, mechanisms in practice.parts:
        lines += [f"### {title.get(language)}\n", _WORDS["head"].get(language), "|---|---|---|"]
        lines += [_row(mechanism, cited, language) for mechanism in mechanisms]
        lines.append("")
    lines.append(f"## {_WORDS['sentences'].get(language)}\n")
    for clause in pack.sources[practice.source].clauses:
        lines += _clause(clause, cited[clause.id], (practice, pack), language)
    return "\n".join(lines).rstrip() + "\n"


def _row(mechanism: Mechanism, cited: Mapping[str, list[Rule]], language: Language) -> str:
    first: dict[str, tuple[Rule, str]] = {}
    for clause in mechanism.clauses:
        for rule in cited[clause]:
            first.setdefault(rule.id, (rule, clause))
    titles = "<br>".join(f"[{rule.title.get(language)}](#{clause})" for rule, clause in first.values())
    return f"| {mechanism.id} | {mechanism.title.get(language)} | {titles} |"


def _clause(
    clause: Clause, rules: list[Rule], about: tuple[Practice, Pack], language: Language
) -> Iterator[str]:
    practice, pack = about
    yield f"### {clause.title.get(language)} {{ #{clause.id} }}\n"
    if clause.quote:
        yield f"> {clause.quote}\n"
    for rule in rules:
        marks = [_LEVELS[rule.level].get(language)]
        marks += [_WORDS["illustrative"].get(language)] if rule.illustrative else []
        mark = _WORDS["marks"].get(language).format(_WORDS["comma"].get(language).join(marks))
        link = f"[{rule.title.get(language)}](rules/{rule.id}.md)"
        yield f"- **{link}** `{rule.id}`{mark}<br>{_in_words(rule, pack, language)}"
    if not rules:
        why = practice.without_rules[clause.id].get(language)
        yield f"{_WORDS['none'].get(language)}{_WORDS['colon'].get(language)}{why}"
    yield ""


def _in_words(rule: Rule, pack: Pack, language: Language) -> str:
    """Return what a rule asks for, and of which records, in plain words."""
    title = pack.record_types[rule.record].title.get(language)
    required = pack.prose(pack.tree(rule.require), record_type=rule.record).get(language)
    if rule.when is None:
        return f"{title}{_WORDS['colon'].get(language)}{required}"
    when = pack.prose(pack.tree(rule.when), record_type=rule.record).get(language)
    condition = f"{_WORDS['when'].get(language)}{when}{_WORDS['then'].get(language)}"
    return f"{title}{_WORDS['colon'].get(language)}{condition}{required}"


def areas(pack: Pack, practice: Practice) -> str:
    """Return the README of the packs: area → rules → paragraph."""
    source: Source = pack.sources[practice.source]
    titles = {clause.id: clause.title for clause in source.clauses}
    lines = [
        "# 规则包 · Rule packs\n",
        "由 `make golden` 生成：每个领域的规则，各自依据原文哪一段。\n",
        "Generated by `make golden`: the rules of each area and the paragraph each comes from.\n",
        "规则包自上而下 The packs, topmost first：\n",
        *(_layer_row(pack, layer) for layer in pack.layers),
        "",
    ]
    for area in pack.areas:
        lines.append(f"## {area.title.zh} · {area.title.en}\n")
        lines += ["| 规则 Rule | | 依据 Paragraph |", "|---|---|---|"]
        for name in area.rules:
            lines.append(_area_row(pack.rules[name], titles, (practice.source, pack)))
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _layer_row(pack: Pack, layer: Layer) -> str:
    count = sum(pack.layer_of(rule.location) is layer for rule in pack.rules.values())
    titles = f"{layer.title.zh} · {layer.title.en}"
    return f"- [`{layer.id}`]({layer.id}/README.md) {titles}：{count}条规则 {count} rules"


def _area_row(rule: Rule, titles: Mapping[str, Text], about: tuple[str, Pack]) -> str:
    source, pack = about
    cited = [
        titles[citation.clause.id].zh
        if citation.source.id == source and citation.clause is not None
        else citation.text.zh
        for citation in rule.citations
    ]
    mark = (
        "示意 illustrative"
        if rule.illustrative
        else f"{_LEVELS[rule.level].zh} {_LEVELS[rule.level].en}"
    )
    layer = pack.layer_of(rule.location)
    mark += f"<br>`{layer.id}`" if layer is not pack.own else ""
    return f"| {rule.title.zh}<br>{rule.title.en} `{rule.id}` | {mark} | {'；'.join(cited) or '—'} |"
