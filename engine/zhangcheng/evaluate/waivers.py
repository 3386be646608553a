"""Applies waivers: which are in force, what they cover, and what each of them is used for.

Nothing of this touches a run without waivers. With them, a rule keeps its SQL: what fails or cannot
be decided is counted once more by institution and place, and what a waiver covers moves to waived.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from zhangcheng.dataset import Dataset
from zhangcheng.dataset.former import Former
from zhangcheng.dataset.names import quoted, table_name
from zhangcheng.diagnostics.text import Text
from zhangcheng.evaluate.compile import Compiler
from zhangcheng.evaluate.evidence import institution_of
from zhangcheng.evaluate.plan import RulePlan
from zhangcheng.evaluate.run import RuleCount
from zhangcheng.evaluate.steps import table
from zhangcheng.feel.sql.build import constant, written
from zhangcheng.model.clock import Clock
from zhangcheng.model.data_facts import InputFile
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.place_names import PlaceNames
from zhangcheng.model.waiver import (
    RECORD,
    Waiver,
    Waivers,
    WaiverState,
    WaiverUse,
    names_an_office,
)
from zhangcheng.pack.pack import Pack


def waivers_of(dataset: Dataset, given: Waivers) -> Waivers:
    """Return the given waivers, and after them those of the data's own sheet of waivers."""
    held = dataset.tables.get(RECORD.id)
    if held is None or held.record_type is not RECORD or not held.rows:
        return given
    names = ", ".join(quoted(declared.id) for declared in RECORD.fields)
    rows = (
        dataset.connection.cursor()
        .execute(f"SELECT _row, {names} FROM {quoted(table_name(RECORD))} ORDER BY _row")
        .fetchall()
    )
    places = dataset.row_locations(RECORD.id, [row[0] for row in rows])
    read = tuple(
        Waiver(
            rule=row[1],
            institution=row[2],
            jurisdiction=row[3],
            reason=row[4],
            basis=row[5],
            approved_by=row[6],
            since=row[7],
            to=row[8],
            location=place,
        )
        for row, place in zip(rows, places, strict=True)
    )
    return replace(given, waivers=(*given.waivers, *read))


@dataclass(slots=True)
class Cover:
    """What a rule's waivers are for: institutions by key and places by code, with their numbers.

    `valid` are in force; `others` have expired or are not yet valid.
    """

    institution: str
    depth: int
    valid: dict[str, int] = field(default_factory=dict)
    valid_places: dict[str, int] = field(default_factory=dict)
    others: list[tuple[int, str | None, frozenset[str]]] = field(default_factory=list)

    def waiver(self, institution: str | None, place: str | None) -> int | None:
        """Return the number of the waiver in force for a record; an institution's own comes first."""
        return self.valid.get(institution or "", self.valid_places.get(place or ""))

    def condition(self, *, every: bool = False) -> str:
        """Return SQL that a record is covered by a waiver in force, or by any (`every`)."""
        keys, places = set(self.valid), set(self.valid_places)
        for _, key, codes in self.others if every else ():
            keys |= {key} if key is not None else set()
            places |= codes
        parts = [
            f"{column} IN ({', '.join(written(constant(value)) for value in sorted(values))})"
            for column, values in ((self.institution, keys), ("_jurisdiction", places))
            if values
        ]
        return f"coalesce({' OR '.join(parts) or 'FALSE'}, FALSE)"


@dataclass(slots=True)
class _Account:
    """A waiver while the run goes on."""

    use: WaiverUse
    rule: str | None = None
    institution: str | None = None
    places: frozenset[str] = frozenset()
    elsewhere: bool = False


class Waiving:
    """The waivers of one run; `uses` tells at the end what became of them."""

    def __init__(
        self,
        pack: Pack,
        clock: Clock,
        waivers: Waivers,
        *,
        dataset: Dataset,
        within: frozenset[str] | None = None,
    ) -> None:
        """Sort out which waivers are in force and for whom; those for other places are left out."""
        self._within = within
        self._pack, self._clock, self._connection = pack, clock, dataset.connection
        self._recoded = dataset.recoded
        self._remind = waivers.remind_days
        self._file = (
            InputFile(name=waivers.file, sha256=waivers.sha256)
            if waivers.file is not None and waivers.sha256 is not None
            else None
        )
        self.covers: dict[str, Cover] = {}
        accounts = [self._account(waiver) for waiver in waivers.waivers]
        self._accounts = [account for account in accounts if not account.elsewhere]
        for number, account in enumerate(self._accounts, start=1):
            account.use = replace(account.use, number=number)

    @property
    def file(self) -> InputFile | None:
        """The file of waivers, if there is one."""
        return self._file

    @property
    def uses(self) -> tuple[WaiverUse, ...]:
        """What became of each waiver, in the order in which they were given."""
        return tuple(account.use for account in self._accounts)

    def waiver(self, rule: str, institution: str, place: str | None) -> int | None:
        """Return the number of the waiver in force for a record of a rule."""
        cover = self.covers.get(rule)
        return None if cover is None else cover.waiver(institution, place)

    def extend(self, plans: Sequence[RulePlan], compiler: Compiler) -> list[RulePlan]:
        """Let the plans of rules with waivers see the institution and the place of a record."""
        return [self._extend(plan, compiler) for plan in plans]

    def settle(
        self, counts: Iterable[RuleCount], plans: Sequence[RulePlan], *, scope: str | None
    ) -> list[RuleCount]:
        """Return the counts with what is waived, and note what each waiver is used for."""
        waived = self.note(plans, scope=scope)
        return [
            replace(count, outcomes=_moved(count.outcomes, waived[count.rule]))
            if count.rule in waived
            else count
            for count in counts
        ]

    def note(
        self, plans: Sequence[RulePlan], *, scope: str | None = None
    ) -> dict[str, Mapping[Outcome, int]]:
        """Note what each waiver is used for; return, by rule, how many of each outcome are waived."""
        waived: dict[str, Mapping[Outcome, int]] = {
            p.rule.id: self._waived(p, scope) for p in plans if p.rule.id in self.covers
        }
        for account in self._accounts:
            use = account.use
            if use.state is WaiverState.IN_FORCE and not (use.fails or use.undecided):
                account.use = replace(use, state=WaiverState.UNUSED)
        return waived

    def _account(self, waiver: Waiver) -> _Account:
        problem = _incomplete(waiver)
        if problem is not None:
            state = WaiverState.INCOMPLETE
            return _Account(WaiverUse(number=0, waiver=waiver, state=state, problem=problem))
        account = _Account(self._dated(waiver))
        problem = self._resolve(waiver, account)
        if problem is not None:
            orphaned = WaiverState.ORPHANED
            account.use = WaiverUse(number=0, waiver=waiver, state=orphaned, problem=problem)
        return account

    def _dated(self, waiver: Waiver) -> WaiverUse:
        today = self._clock.as_of
        since, to = waiver.since or dt.date.min, waiver.to or dt.date.max
        if today < since:
            return WaiverUse(number=0, waiver=waiver, state=WaiverState.NOT_YET_VALID)
        if to < today:
            return WaiverUse(number=0, waiver=waiver, state=WaiverState.EXPIRED)
        left = (to - today).days
        return WaiverUse(
            number=0,
            waiver=waiver,
            state=WaiverState.IN_FORCE,
            days_left=left,
            ends_soon=left <= self._remind,
        )

    def _resolve(self, waiver: Waiver, account: _Account) -> Text | None:
        """Find out what the waiver is for; return why that cannot be found out."""
        rule = self._pack.find_rule(waiver.rule or "")
        if rule is None:
            return _no_rule(waiver.rule or "", self._pack)
        account.rule = rule.id
        places: frozenset[str] = frozenset()
        if waiver.jurisdiction is not None:
            codes = PlaceNames(self._pack.jurisdictions).find(waiver.jurisdiction)
            if len(codes) != 1:
                return _not_one_place(waiver.jurisdiction, codes)
            waiver = replace(waiver, jurisdiction=codes[0])
            account.use = replace(account.use, waiver=waiver)
            places = self._places(codes[0], account)
        if waiver.institution is None:
            account.places = places
            account.elsewhere = self._within is not None and not places & self._within
            return None
        kind, _ = institution_of(self._pack.record_types[rule.record], self._pack)
        # A waiver may have been granted under the code that the institution had then.
        former = self._recoded.get(kind, Former())
        now = former.keys.get(waiver.institution)
        keys = self._institutions(kind, now or waiver.institution, places)
        if len(keys) != 1:
            return _not_one(waiver.institution, len(keys))
        account.institution, place = keys[0]
        reused = waiver.institution in former.reused
        account.use = replace(account.use, present=now or account.use.present, reused=reused)
        account.elsewhere = self._within is not None and place not in self._within
        return None

    def _places(self, code: str, account: _Account) -> frozenset[str]:
        """Return the place and all below it, with what it has become by the as-of date."""
        tree = self._pack.jurisdictions
        now = tree.present(code, self._clock.as_of)
        if now == code:
            return tree.below(code)
        account.use = replace(account.use, present=now)
        return tree.below(code) | tree.below(now)

    def _institutions(
        self, kind: str, name: str, places: frozenset[str]
    ) -> list[tuple[str, str | None]]:
        """Return key and place of the institution that has that key, or of those that have that name."""
        declared = self._pack.record_types[kind]
        rows = self._connection.execute(
            f"SELECT _key, _jurisdiction, _key = $1 FROM {quoted(table_name(kind))}"
            f" WHERE _key = $1 OR {quoted(declared.name or '_key')} = $1 ORDER BY _row",
            [name],
        ).fetchall()
        here = [row for row in rows if not places or row[1] in places]
        chosen = [row for row in here if row[2]] or here
        return [(key, place) for key, place, _ in chosen]

    def _extend(self, plan: RulePlan, compiler: Compiler) -> RulePlan:
        concerned = [a for a in self._accounts if a.rule == plan.rule.id and a.use.problem is None]
        if not concerned:
            return plan
        _, key = institution_of(self._pack.record_types[plan.rule.record], self._pack)
        institution = compiler.compile(plan.rule.record, key)
        depth = max(plan.depth, institution.depth)
        columns = ("_row", "_key", "_jurisdiction")
        compiler.frames[plan.rule.record].need(depth, *plan.needs, institution, columns=columns)
        cover = Cover(institution.text, depth)
        for account in concerned:
            if account.use.state is not WaiverState.IN_FORCE:
                cover.others.append((account.use.number, account.institution, account.places))
            elif account.institution is not None:
                cover.valid.setdefault(account.institution, account.use.number)
            else:
                for code in account.places:
                    cover.valid_places.setdefault(code, account.use.number)
        self.covers[plan.rule.id] = cover
        return replace(plan, depth=depth, needs=(*plan.needs, institution), waived=cover.condition())

    def _waived(self, plan: RulePlan, scope: str | None) -> dict[Outcome, int]:
        cover = self.covers[plan.rule.id]
        where = f"{plan.attention} AND {cover.condition(every=True)}"
        rows = self._connection.execute(
            f"SELECT {cover.institution}, _jurisdiction, count_if({plan.failed}), count(*)"
            f" FROM {table(plan.rule.record, cover.depth)} WHERE {where} AND {scope or 'TRUE'}"
            f" GROUP BY 1, 2"
        ).fetchall()
        waived = {Outcome.FAIL: 0, Outcome.INSUFFICIENT_DATA: 0}
        for key, place, failing, together in rows:
            fails, undecided = failing or 0, together - (failing or 0)
            number = cover.waiver(key, place)
            if number is not None:
                waived[Outcome.FAIL] += fails
                waived[Outcome.INSUFFICIENT_DATA] += undecided
                self._use(number, fails, undecided)
                continue
            for other, institution, places in cover.others:
                if key == institution if institution is not None else place in places:
                    self._use(other, fails, undecided)
        return waived

    def _use(self, number: int, fails: int, undecided: int) -> None:
        account = self._accounts[number - 1]
        account.use = replace(
            account.use, fails=account.use.fails + fails, undecided=account.use.undecided + undecided
        )


def _moved(outcomes: Mapping[Outcome, int], waived: Mapping[Outcome, int]) -> dict[Outcome, int]:
    moved = {outcome: number - waived.get(outcome, 0) for outcome, number in outcomes.items()}
    moved[Outcome.WAIVED] = sum(waived.values())
    return moved


def _incomplete(waiver: Waiver) -> Text | None:
    """Say what a waiver lacks; a row of a ledger may lack anything."""
    names = {declared.id: declared.label for declared in RECORD.fields}
    given = {
        "rule": waiver.rule,
        "reason": waiver.reason,
        "basis": waiver.basis,
        "approved_by": waiver.approved_by,
        "since": waiver.since,
        "until": waiver.to,
    }
    missing = [names[name] for name, value in given.items() if value is None]
    if missing:
        named = Text.listed(missing)
        return Text(f"没有填或读不出：{named.zh}", f"not given, or not readable: {named.en}")
    if waiver.institution is None and waiver.jurisdiction is None:
        return Text("没有写机构，也没有写辖区", "names neither an institution nor a jurisdiction")
    if not names_an_office(waiver.approved_by or ""):
        return Text("批准机关看起来是个人", "what approved it looks like a person")
    if (waiver.to or dt.date.max) < (waiver.since or dt.date.min):
        return Text("截止日期早于起始日期", "its end is before its start")
    return None


def _no_rule(name: str, pack: Pack) -> Text:
    titles = {title: rule.id for rule in pack.rules.values() for title in (rule.title.zh, rule.title.en)}
    close = get_close_matches(name, [*titles, *pack.rules], n=1)
    no_rule = Text(f"规则包里没有规则 {name}", f"the pack has no rule {name}")
    if not close:
        return no_rule
    meant = titles.get(close[0], close[0])
    return Text(f"{no_rule.zh}；是否想写 {meant}？", f"{no_rule.en}; did you mean {meant}?")


def _not_one_place(name: str, codes: Sequence[str]) -> Text:
    if not codes:
        return Text(f"规则包里没有辖区 {name}", f"the pack has no jurisdiction {name}")
    listed = " / ".join(codes)
    return Text(
        f"有 {len(codes)} 个辖区叫 {name}，请写代码：{listed}",
        f"{len(codes)} jurisdictions are called {name}; write the code: {listed}",
    )


def _not_one(name: str, number: int) -> Text:
    if number == 0:
        return Text(f"数据里没有机构 {name}", f"the data has no institution {name}")
    return Text(
        f"有 {number} 个机构叫 {name}，请写代码",
        f"{number} institutions are called {name}; write the key",
    )
