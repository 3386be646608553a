"""What a page needs at hand: the facts, its language, and values, names and dates in words."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.handbook.facts import Facts
from zhangcheng.handbook.markup import escaped, plain, without_gaps
from zhangcheng.model.jurisdiction import Jurisdiction
from zhangcheng.model.parameter import Value
from zhangcheng.model.record_type import Field, FieldType, RecordType
from zhangcheng.model.rule import Level, Rule
from zhangcheng.model.source import Citation
from zhangcheng.model.unit import Unit
from zhangcheng.pack.pack import Pack
from zhangcheng.wording.quantities import difference, quantity
from zhangcheng.wording.words import say

_ALWAYS = dt.date.min
_UNIT_IN_HEADING = re.compile(r"\s*[（(][^（()）]*[）)]$")
_MANY = 4
"""Districts that are named one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The facts in one language."""

    facts: Facts
    language: Language

    @property
    def pack(self) -> Pack:
        """The pack."""
        return self.facts.pack

    @property
    def is_chinese(self) -> bool:
        """Whether the pages are in Chinese."""
        return self.language == "zh"

    def t(self, zh: str, en: str) -> str:
        """Return the words of this language."""
        return zh if self.language == "zh" else en

    def text(self, text: Text | None) -> str:
        """Return a text of the pack as it is; empty for none."""
        if text is None:
            return ""
        return without_gaps(text.zh) if self.language == "zh" else text.get(self.language)

    def md(self, text: Text | None) -> str:
        """Return a text of the pack for Markdown."""
        return plain(self.text(text))

    def html(self, text: Text | None) -> str:
        """Return a text of the pack for HTML."""
        return escaped(self.text(text))

    def colon(self, name: str, value: str) -> str:
        """Return `name: value` with this language's colon."""
        return f"{name}{self.t('：', ': ')}{value}"

    def joined(self, words: Iterable[str]) -> str:
        """Return words as a list in a sentence."""
        return self.t("、", ", ").join(words)

    def sentence(self, text: str) -> str:
        """Return a part of a sentence as a whole one."""
        return text[:1].upper() + text[1:] + self.t("。", ".")

    # Values

    def quantity(self, value: Decimal, unit: Unit | None) -> str:
        """Return a number with its unit."""
        return quantity(value, unit, self.unit(unit))

    def difference(self, value: Decimal, unit: Unit | None) -> str:
        """Return how far two numbers in `unit` are apart."""
        return difference(value, unit, self.unit(unit), self.language)

    def bare(self, value: Decimal, unit: Unit | None) -> str:
        """Return a number without its unit; a percentage is no number without its sign."""
        return quantity(value, unit, "")

    def unit(self, unit: Unit | None) -> str:
        """Return the label of a unit; empty for a bare number."""
        return "" if unit is None else unit.label(self.pack.units, self.language)

    def value(self, value: Decimal | str | bool | dt.date | int | None, unit: Unit | None) -> str:
        """Return any value in words."""
        match value:
            case None:
                return self.t("没有规定", "not laid down")
            case bool():
                return say("true" if value else "false", self.language)
            case Decimal():
                return self.quantity(value, unit)
            case dt.date():
                return self.date(value)
            case _:
                return str(value)

    def date(self, day: dt.date) -> str:
        """Return a day in words."""
        if self.language == "zh":
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {day:%B} {day.year}"

    def span(self, since: dt.date | None, to: dt.date | None) -> str:
        """Return `from – to` in ISO dates; either end may be open."""
        first = None if since in {None, _ALWAYS} else since
        if first is None and to is None:
            return self.t("一直", "always")
        if first is None:
            return self.t(f"至 {to}", f"until {to}")
        return self.t(f"{first} 起", f"from {first}") if to is None else f"{first} – {to}"

    @staticmethod
    def iso(day: dt.date | None) -> str:
        """Return a day for a data attribute; empty for an open end."""
        return "" if day is None or day == _ALWAYS else day.isoformat()

    # Names

    def place(self, code: str | None) -> str:
        """Return the name of a place; its code when the pack does not know it."""
        if code is None:
            return self.t("处处适用", "Everywhere")
        known = self.pack.jurisdictions.by_code.get(code)
        return code if known is None else self.text(known.name)

    def level_of(self, place: Location) -> str:
        """Return whose requirement stands at a place in the packs' files: 福建省; empty for one pack."""
        return self.place(self.pack.layer_of(place).home) if self.pack.is_layered else ""

    def short(self, code: str) -> str:
        """Return a place's name for a chart: in English without the word for its kind."""
        name = self.place(code)
        return name if self.language == "zh" else name.rpartition(" ")[0] or name

    def choice(self, value: str) -> str:
        """Return a choice of whichever field has it, or a place, in words."""
        if value in self.pack.jurisdictions:
            return self.place(value)
        fields = (field for record in self.pack.record_types.values() for field in record.fields)
        found = (field.choice(value) for field in fields)
        return next((self.text(choice.label) for choice in found if choice is not None), value)

    def places(self, codes: Iterable[str]) -> str:
        """Return the names of districts; of most of them, by naming those that are left out."""
        named = tuple(codes)
        every = self.facts.districts
        if len(named) == len(every) > 1:
            return self.t("各区县", "All districts")
        others = [place for place in every if place.code not in named]
        if len(others) < len(named) and len(named) > _MANY:
            left_out = self.joined(self.text(place.name) for place in others)
            return self.t(f"{left_out}以外的各区县", f"All districts but {left_out}")
        return self.joined(self.district(self.pack.jurisdictions.by_code[code]) for code in named)

    def district(self, place: Jurisdiction) -> str:
        """Return a district's name, with its last or first day where its code has one."""
        name = self.text(place.name)
        if place.valid_to is not None:
            return name + self.t(f"（至{place.valid_to}）", f" (until {place.valid_to})")
        if place.valid_from is not None:
            return name + self.t(f"（{place.valid_from}起）", f" (from {place.valid_from})")
        return name

    def category(self, name: str, value: str) -> str:
        """Return a category in words: the label of the choice of a field of that name."""
        for record in self.pack.record_types.values():
            field = record.field(name)
            choice = None if field is None else field.choice(value)
            if choice is not None:
                return self.text(choice.label)
        return value

    def categories(self, pairs: Iterable[tuple[str, str]]) -> str:
        """Return a choice of categories in words."""
        return self.t(" · ", " · ").join(self.category(name, value) for name, value in pairs)

    def scope(self, value: Value) -> str:
        """Return where and for whom a value holds."""
        words = [self.place(value.jurisdiction)] if value.jurisdiction is not None else []
        words += [self.category(name, choice) for name, choice in value.categories]
        return " · ".join(words) or self.t("处处适用", "Everywhere")

    def level(self, level: Level) -> str:
        """Return a rule's level in words."""
        return say(f"level_{level.value}", self.language)

    def record(self, record_type: str) -> str:
        """Return the title of a record type."""
        return self.text(self.pack.record_types[record_type].title)

    def field(self, record_type: RecordType, name: str) -> str:
        """Return the label of a field or relation of a record type."""
        field = record_type.field(name)
        if field is not None:
            # Headings name the unit (面积（平方米）); what is given says it with the figure.
            label = self.text(field.label)
            return label if field.unit is None else _UNIT_IN_HEADING.sub("", label)
        relation = record_type.relation(name)
        if relation is not None:
            return self.record(relation.record_type)
        return self.t("辖区", "Place") if name == "jurisdiction" else name

    # Marks

    def marks(self, *, illustrative: bool, assumed: bool) -> str:
        """Return the badges of what has no source, as HTML that stands in Markdown too."""
        shown = ""
        if illustrative:
            shown += self._mark("illustrative")
        if assumed:
            shown += self._mark("assumed")
        return shown

    def _mark(self, name: str) -> str:
        means = escaped(say(f"{name}_means", self.language))
        return f' <span class="mark mark--{name}" title="{means}">{say(name, self.language)}</span>'

    def warnings(self, *, illustrative: bool, assumed: bool) -> list[str]:
        """Return the sentences that go with the badges."""
        names = ["illustrative"] * illustrative + ["assumed"] * assumed
        return [say(f"{name}_means", self.language) for name in names]

    def rule_marks(self, rule: Rule) -> str:
        """Return the badges of a rule."""
        return self.marks(
            illustrative=self.facts.is_illustrative(rule), assumed=self.facts.is_assumed(rule)
        )

    def citation(self, citation: Citation) -> str:
        """Return a citation in one line, not escaped."""
        return self.text(citation.text)

    @staticmethod
    def cited(citation: Citation) -> str:
        """Return where a citation stands: the page of its source, at the clause."""
        page = f"sources/{citation.source.id}.md"
        return page if citation.clause is None else f"{page}#{citation.clause.id}"

    # Given values of cases

    def given(self, record_type: RecordType, given: Mapping[str, object]) -> str:
        """Return the values that a case gives, in words, not escaped."""
        parts = []
        for name, value in given.items():
            field = record_type.field(name)
            relation = record_type.relation(name)
            if relation is not None and isinstance(value, list):
                target = self.pack.record_types[relation.record_type]
                parts.append(self._rows(target, value))
            elif field is not None and field.to is not None and isinstance(value, dict):
                inner = self.given(self.pack.record_types[field.to], value)
                parts.append(self.colon(self.record(field.to), inner))
            else:
                parts.append(self.colon(self.field(record_type, name), self._cell(field, name, value)))
        return self.t("；", "; ").join(parts)

    def _rows(self, target: RecordType, rows: list[object]) -> str:
        title = self.text(target.title)
        if not rows:
            return self.colon(title, self.t("没有登记", "none entered"))
        told = [self.given(target, row) for row in rows if isinstance(row, dict)]
        numbered = [f"({number}) {text}" for number, text in enumerate(told, start=1)]
        return self.colon(title, " ".join(numbered if len(told) > 1 else told))

    def _cell(self, field: Field | None, name: str, value: object) -> str:
        if value is None:
            return self.t("未填", "not given")
        if name == "jurisdiction" or (field is not None and field.type is FieldType.JURISDICTION):
            return self.place(str(value))
        if field is None:
            return str(value)
        choice = field.choice(str(value))
        if choice is not None:
            return self.text(choice.label)
        if field.type is FieldType.MONTH and isinstance(value, dt.date):
            return f"{value:%Y-%m}"
        if isinstance(value, int) and not isinstance(value, bool):
            value = Decimal(value)
        if isinstance(value, Decimal) and field.unit is None:
            return str(value)
        return self.value(value, field.unit) if isinstance(value, Decimal | bool) else str(value)
