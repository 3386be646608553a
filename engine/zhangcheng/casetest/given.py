"""Turns the `given` of cases into records, so that cases run through the same engine as ledgers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from zhangcheng.model.clock import Clock
from zhangcheng.model.record_type import FieldType, RecordType
from zhangcheng.model.rule import Case, Rule
from zhangcheng.pack.pack import Pack

Rows = dict[str, list[dict[str, object]]]


@dataclass(slots=True)
class Batch:
    """Cases that can be evaluated together: same dates, no key used twice."""

    clock: Clock
    rows: Rows = field(default_factory=dict)
    cases: list[tuple[Rule, Case, str]] = field(default_factory=list)
    _keys: set[tuple[str, str]] = field(default_factory=set)

    def add(self, pack: Pack, rule: Rule, case: Case) -> bool:
        """Add the records of a case; return False, adding nothing, when a key is taken."""
        made: list[tuple[str, dict[str, object]]] = []
        name = f"case-{len(self.cases) + 1}"
        _records(pack, pack.record_types[rule.record], case.given, name=name, made=made)
        keyed = [(t, _key(pack.record_types[t], row)) for t, row in made if pack.record_types[t].key]
        if len(set(keyed)) < len(keyed) or self._keys & set(keyed):
            if not self.cases:
                raise ValueError(case.name.en)
            return False
        self._keys |= set(keyed)
        for record_type, row in made:
            self.rows.setdefault(record_type, []).append(row)
        self.cases.append((rule, case, _key(pack.record_types[rule.record], made[-1][1])))
        return True


def batches(pack: Pack, rules: Sequence[Rule]) -> list[Batch]:
    """Cut the cases of `rules` into batches."""
    made: dict[Clock, list[Batch]] = {}
    for rule in rules:
        for case in rule.cases:
            clock = Clock.at(case.as_of, period=case.period)
            of_clock = made.setdefault(clock, [])
            if not any(batch.add(pack, rule, case) for batch in of_clock):
                of_clock.append(Batch(clock))
                of_clock[-1].add(pack, rule, case)
    return [batch for of_clock in made.values() for batch in of_clock]


def _records(
    pack: Pack,
    record_type: RecordType,
    given: Mapping[str, object],
    *,
    name: str,
    made: list[tuple[str, dict[str, object]]],
) -> str:
    """Append the record that `given` describes, after those it is related to; return its key."""
    row: dict[str, object] = {}
    related: list[tuple[RecordType, str, Mapping[str, object]]] = []
    for key, value in given.items():
        relation = record_type.relation(key)
        declared = record_type.field(key)
        if relation is not None:
            items = cast("Sequence[Mapping[str, object]]", value)
            target = pack.record_types[relation.record_type]
            related += [(target, relation.reference, item) for item in items]
        elif declared is not None and declared.to is not None and isinstance(value, Mapping):
            target = pack.record_types[declared.to]
            row[key] = _records(pack, target, value, name=f"{name}-{key}", made=made)
        else:
            row[key] = value
    for part in record_type.key:
        declared = record_type.field(part)
        if declared is not None and declared.type in (FieldType.TEXT, FieldType.REFERENCE):
            row.setdefault(part, name)
    if not record_type.key:
        row["_key"] = name
    own = _key(record_type, row)
    for number, (target, reference, item) in enumerate(related, start=1):
        _records(pack, target, {reference: own, **item}, name=f"{name}-{number}", made=made)
    made.append((record_type.id, row))
    return own


def _key(record_type: RecordType, row: Mapping[str, object]) -> str:
    if "_key" in row:
        return str(row["_key"])
    return "/".join(str(row.get(part, "")) for part in record_type.key)
