"""What would make failing checks pass: the change of one value for each, and totals per county."""

from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.diagnostics.text import Text
from zhangcheng.evaluate.parts import conjuncts
from zhangcheng.evaluate.run import Run
from zhangcheng.feel import tree
from zhangcheng.feel.reckon import Read, UnreckonableError, Value
from zhangcheng.feel.turn import Turn, turn
from zhangcheng.feel.types import Kind
from zhangcheng.model.finding import Finding, UsedParameter
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.record_type import FieldType
from zhangcheng.model.unit import NUMBER, Unit
from zhangcheng.report.summary import place_of

_NOT_TO_CHANGE = (FieldType.JURISDICTION, FieldType.REFERENCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """One value that is to change: what it is called, from what, to what.

    `name` is as the rule writes it. `amount` is how far a number moves (with its sign); `unit` is
    None for what counts as an item: a date, a choice, a yes or no, a number of things. `cost` is what
    it adds to a total, in `unit` or as a number of items; `adds_up` says that it is the amount.
    `shown_in` is the unit of a number, one without unit too.
    """

    name: str
    label: Text
    now: Value
    then: Value
    amount: Decimal | None
    unit: Unit | None
    shown_in: Unit | None
    cost: Decimal
    adds_up: bool

    @property
    def sign(self) -> int:
        """Whether a number grows (1) or shrinks (-1); 0 for anything else."""
        if self.amount is None or not isinstance(self.then, Decimal):
            return 0
        return 1 if self.amount > 0 else -1


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTotal:
    """What one rule's failing checks in a county need in all, in one unit (None: items).

    `adds_up` says that the amount is of what `label` counts, rather than a number of items.
    """

    rule: str
    label: Text
    checks: int
    amount: Decimal
    unit: Unit | None
    sign: int
    adds_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyTotal:
    """What a county needs: by rule, cheapest first within a unit, and added up by unit.

    For records of the city itself `county` is the city; None where the place is not known.

    A value that several rules ask for is counted once, at the most that is asked for.
    `unknown` counts failing checks for which no change of single values could be derived.
    """

    county: str | None
    rules: tuple[RuleTotal, ...]
    units: tuple[tuple[Unit | None, Decimal], ...]
    unknown: int


def needed(run: Run, finding: Finding) -> tuple[Needed, ...] | None:
    """Return the smallest changes that make a failing finding pass; None when they are not known.

    There is one for each part of the requirement that does not hold, so mostly one.
    """
    return run.once(("needed", finding.rule, finding.key), lambda: _changes(run, finding))


def _changes(run: Run, finding: Finding) -> tuple[Needed, ...] | None:
    rule = run.pack.rules[finding.rule]
    read = _reader(run, finding)
    found: dict[str, Needed] = {}
    for node in conjuncts(run.pack.tree(rule.require)):
        turns = turn(node, read, allowed=lambda leaf, value: _allowed(run, finding, leaf, value))
        if turns is None:
            return None
        for one in turns:
            made = _needed(run, finding, one)
            found[made.name] = made
    return tuple(found.values()) or None


def county_totals(run: Run) -> tuple[CountyTotal, ...]:
    """Return what each county needs so that all its checks pass, in the order of the codes."""
    return run.once("county totals", lambda: _county_totals(run))


def _county_totals(run: Run) -> tuple[CountyTotal, ...]:
    counties: dict[str, list[tuple[Finding, tuple[Needed, ...] | None]]] = {}
    for finding in run.findings_list:
        if finding.outcome is Outcome.FAIL:
            place = run.institutions.get((finding.institution_type, finding.institution))
            county, below = place_of(run, place)
            counties.setdefault(county or below or "", []).append((finding, needed(run, finding)))
    return tuple(_total(county or None, counties[county]) for county in sorted(counties))


def _total(county: str | None, found: list[tuple[Finding, tuple[Needed, ...] | None]]) -> CountyTotal:
    amounts: dict[tuple[str, str, Unit | None, int, bool], tuple[Text, int, Decimal]] = {}
    most: dict[tuple[str, str, str, Unit | None, int], Decimal] = {}
    for finding, changes in found:
        for one in changes or ():
            sign = one.sign
            key = (finding.rule, one.name, one.unit, sign, one.adds_up)
            _, checks, amount = amounts.get(key, (one.label, 0, Decimal(0)))
            amounts[key] = (one.label, checks + 1, amount + one.cost)
            value = (finding.record_type, finding.key, one.name, one.unit, sign)
            most[value] = max(most.get(value, Decimal(0)), one.cost)
    units: dict[Unit | None, Decimal] = {}
    for (*_, unit, _), cost in most.items():
        units[unit] = units.get(unit, Decimal(0)) + cost
    rules = [
        RuleTotal(
            rule=rule,
            label=label,
            checks=checks,
            amount=amount,
            unit=unit,
            sign=sign,
            adds_up=adds_up,
        )
        for (rule, _, unit, sign, adds_up), (label, checks, amount) in amounts.items()
    ]
    return CountyTotal(
        county=county,
        rules=tuple(sorted(rules, key=lambda r: (_unit_order(r.unit), r.amount, r.rule))),
        units=tuple(sorted(units.items(), key=lambda entry: _unit_order(entry[0]))),
        unknown=sum(changes is None for _, changes in found),
    )


def _unit_order(unit: Unit | None) -> str:
    return "" if unit is None else str(unit)


def _needed(run: Run, finding: Finding, found: Turn) -> Needed:
    name = _name(run, finding, found.leaf)
    known = {read.name: read.label for read in finding.inputs}
    unit = _unit(found)
    whole = found.leaf.type.kind is Kind.NUMBER and found.leaf.type.scale == 0
    adds_up = found.amount is not None and (unit is not None or whole)
    return Needed(
        name=name,
        label=known.get(name, Text.same(name)),
        now=found.now,
        then=found.then,
        amount=found.amount,
        unit=unit,
        shown_in=found.leaf.type.unit,
        cost=abs(found.amount) if adds_up and found.amount is not None else Decimal(1),
        adds_up=adds_up,
    )


def _unit(found: Turn) -> Unit | None:
    """Return the unit to add up in: dates, choices and numbers of things are items."""
    of = found.leaf.type
    if of.kind is not Kind.NUMBER or of.unit in {None, NUMBER}:
        return None
    return of.unit


def _name(run: Run, finding: Finding, leaf: tree.Node) -> str:
    match leaf:
        case tree.FieldRef():
            return ".".join((*leaf.path, leaf.field))
        case tree.MeasureRef():
            return ".".join((*leaf.path, leaf.measure))
        case _:
            return run.pack.rules[finding.rule].require.text[slice(*leaf.span)]


def _reader(run: Run, finding: Finding) -> Read:
    inputs = {read.name: read.value for read in finding.inputs}

    def read(leaf: tree.Node) -> Value:
        match leaf:
            case tree.ParameterRef():
                return _parameter(finding, leaf)
            case tree.Today():
                return run.clock.as_of
            case tree.PeriodBound():
                return run.clock.period.start if leaf.bound == "start" else run.clock.period.end
        name = _name(run, finding, leaf)
        if name not in inputs:
            raise UnreckonableError(name)
        value = inputs[name]
        counted = leaf.type.kind is Kind.NUMBER and isinstance(value, int)
        return Decimal(value) if counted else value  # type: ignore[arg-type]

    return read


def _parameter(finding: Finding, leaf: tree.ParameterRef) -> Value:
    """Return the value of a parameter, where the evidence has exactly one that it can be."""
    fixed = {
        (name, str(argument.value))
        for name, argument in leaf.arguments
        if isinstance(argument, tree.Literal)
    }
    found = [used for used in finding.parameters if used.id == leaf.parameter]
    if len(found) > 1:
        found = [used for used in found if fixed <= _categories(used)]
    if len(found) != 1:
        raise UnreckonableError(leaf.parameter)
    return found[0].value


def _categories(used: UsedParameter) -> set[tuple[str, str]]:
    return set(used.chain[0].categories) if used.chain else set()


def _allowed(run: Run, finding: Finding, leaf: tree.Node, value: Value) -> bool:
    """Whether a ledger could hold the value there; keys, places and facts are not for changing."""
    record = run.pack.record_types[_record_at(run, finding, leaf) or finding.record_type]
    declared = None
    if isinstance(leaf, tree.FieldRef):
        declared = record.field(leaf.field)
        if declared is None or declared.fixed or declared.type in _NOT_TO_CHANGE:
            return False
        if not leaf.path and leaf.field in record.key:
            return False
    elif isinstance(leaf, tree.MeasureRef) and run.pack.measures[record.id][leaf.measure].fixed:
        return False
    if not isinstance(value, Decimal):
        return True
    low = declared.minimum if declared is not None else Decimal(0)
    high = declared.maximum if declared is not None else None
    return (low is None or low <= value) and (high is None or value <= high)


def _record_at(run: Run, finding: Finding, leaf: tree.Node) -> str | None:
    """Return the record type that a leaf is of, at the end of its path."""
    name = finding.record_type
    for step in leaf.path if isinstance(leaf, tree.FieldRef | tree.MeasureRef) else ():
        reference = run.pack.record_types[name].field(step)
        if reference is None or reference.to is None:
            return None
        name = reference.to
    return name
