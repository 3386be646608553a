"""Turns the `given` of cases into records, so that cases run through the same engine as ledgers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from zhangcheng.dataset.key_writer import KeyWriter
from zhangcheng.model.clock import Clock
from zhangcheng.model.record_type import FieldType, RecordType
from zhangcheng.model.rule import Case, Rule
from zhangcheng.pack.pack import Pack

Rows = dict[str, list[dict[str, object]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Posed:
    """A case whose records are in a batch; `number` is its place among all cases that are run.

    `key` is that of the record that the rule is about.
    """

    number: int
    rule: Rule
    case: Case
    key: str


@dataclass(slots=True)
class Batch:
    """Cases that can be evaluated together: same dates, no key used twice."""

    clock: Clock
    rows: Rows = field(default_factory=dict)
    cases: list[Posed] = field(default_factory=list)
    _keys: set[tuple[str, str]] = field(default_factory=set)

    def add(self, rule: Rule, case: Case, *, number: int, maker: "_Maker") -> bool:
        """Add the records of a case; return False, adding nothing, when a key is taken."""
        made, key = maker.records(rule.record, case, name=f"case-{len(self.cases) + 1}")
        keys = [(record_type, str(row["_key"])) for record_type, row in made]
        if len(set(keys)) < len(keys) or self._keys & set(keys):
            if not self.cases:
                raise ValueError(case.name.en)
            return False
        self._keys |= set(keys)
        for record_type, row in made:
            self.rows.setdefault(record_type, []).append(row)
        self.cases.append(Posed(number=number, rule=rule, case=case, key=key))
        return True


def batches(pack: Pack, rules: Sequence[Rule]) -> list[Batch]:
    """Cut the cases of `rules` into batches."""
    maker = _Maker(pack)
    made: dict[Clock, list[Batch]] = {}
    posed = [(rule, case) for rule in rules for case in rule.cases]
    for number, (rule, case) in enumerate(posed):
        clock = Clock.at(case.as_of, period=case.period)
        of_clock = made.setdefault(clock, [])
        if not any(batch.add(rule, case, number=number, maker=maker) for batch in of_clock):
            of_clock.append(Batch(clock))
            of_clock[-1].add(rule, case, number=number, maker=maker)
    return [batch for of_clock in made.values() for batch in of_clock]


class _Maker:
    """Makes records of what cases give."""

    def __init__(self, pack: Pack) -> None:
        self._record_types = pack.record_types
        self._writer = KeyWriter(pack.record_types, pack.jurisdictions)

    def records(
        self, record_type: str, case: Case, *, name: str
    ) -> tuple[list[tuple[str, dict[str, object]]], str]:
        """Return the records that a case gives, and the key of the one its rule is about."""
        made: list[tuple[str, dict[str, object]]] = []
        key = self._add(self._record_types[record_type], case.given, name=name, made=made)
        return made, key

    def _add(
        self,
        record_type: RecordType,
        given: Mapping[str, object],
        *,
        name: str,
        made: list[tuple[str, dict[str, object]]],
    ) -> str:
        """Append the record that `given` describes, and those it is related to; return its key."""
        row: dict[str, object] = {}
        related: list[tuple[RecordType, str, Mapping[str, object]]] = []
        for key, value in given.items():
            relation = record_type.relation(key)
            declared = record_type.field(key)
            if relation is not None:
                items = cast("Sequence[Mapping[str, object]]", value)
                target = self._record_types[relation.record_type]
                related += [(target, relation.reference, item) for item in items]
            elif declared is not None and declared.to is not None and isinstance(value, Mapping):
                target = self._record_types[declared.to]
                row[key] = self._add(target, value, name=f"{name}-{key}", made=made)
            else:
                row[key] = value
        own = self._key(record_type, row, name=name)
        for number, (target, reference, item) in enumerate(related, start=1):
            self._add(target, {reference: own, **item}, name=f"{name}-{number}", made=made)
        made.append((record_type.id, row))
        return own

    def _key(self, record_type: RecordType, row: dict[str, object], *, name: str) -> str:
        """State the key of a record in its row: `name` where what is given does not make one."""
        for part in record_type.key:
            declared = record_type.field(part)
            if declared is not None and declared.type in (FieldType.TEXT, FieldType.REFERENCE):
                row.setdefault(part, name)
        key = self._writer.key(record_type, row) or name
        row["_key"] = key
        return key
