"""The parameters that findings used, with the chain behind each, made once for equal ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from zhangcheng.model.finding import Finding, UsedParameter
from zhangcheng.model.parameter import Value
from zhangcheng.report.chain import LinkState, link_states
from zhangcheng.report.values import Labels
from zhangcheng.wording.words import say


@dataclass(frozen=True, slots=True)
class Link:
    """A value in a chain: `state` says whether it is the one in use."""

    state: str
    in_use: bool
    value: str
    scope: str
    span: str
    pack: str
    citation: str
    illustrative: bool
    assumed: bool
    note: str


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A parameter's value as it was used, and its chain."""

    title: str
    value: str
    on: str
    chain: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ParameterBlock:
    """The parameters of a block of findings: in one line, and in full."""

    line: str
    parameters: tuple[ParameterView, ...]


class Parameters:
    """Makes the blocks of one page."""

    def __init__(self, labels: Labels) -> None:
        """Start with none made."""
        self._labels = labels
        self._blocks: dict[tuple[object, ...], ParameterBlock] = {}

    def block(self, findings: Iterable[Finding]) -> ParameterBlock | None:
        """Return the parameters that findings of one rule used, each value once."""
        used = {_identity(item): item for finding in findings for item in finding.parameters}
        if not used:
            return None
        key = tuple(used)
        if key not in self._blocks:
            views = tuple(self._view(item) for item in used.values())
            lines = dict.fromkeys(f"{view.title} {view.value}" for view in views)
            self._blocks[key] = ParameterBlock(self._labels.word("semicolon").join(lines), views)
        return self._blocks[key]

    def _view(self, used: UsedParameter) -> ParameterView:
        labels = self._labels
        return ParameterView(
            title=labels.text(used.title),
            value=self._value(used, used.value),
            on=say("on", labels.language, on=used.on.isoformat()) if used.on else "",
            chain=tuple(self._link(used, value, state) for state, value in link_states(used.chain)),
        )

    def _value(self, used: UsedParameter, value: Decimal | str | None) -> str:
        if value is None:
            return self._labels.word("no_value")
        return self._labels.scalar(value, used.unit)

    def _link(self, used: UsedParameter, value: Value, state: LinkState) -> Link:
        labels, pack = self._labels, self._labels.run.pack
        since = value.since.isoformat()
        return Link(
            state=labels.word(state),
            in_use=state == "in_use",
            value=self._value(used, value.value),
            scope=labels.scope(value),
            span=(
                say("since_to", labels.language, since=since, to=value.to.isoformat())
                if value.to
                else say("since", labels.language, since=since)
            ),
            pack=pack.layers[value.layer].id if pack.is_layered else "",
            citation=labels.text(value.citation.text) if value.citation else labels.word("no_citation"),
            illustrative=value.illustrative,
            assumed=value.assumed,
            note=labels.text(value.note) if value.note else "",
        )


def _identity(used: UsedParameter) -> tuple[object, ...]:
    """Tell used parameters apart; the run keeps the values of the chain alive, so their ids hold."""
    return used.id, used.value, used.on, tuple(map(id, used.chain))
