"""The chain behind a parameter's value as it is read: what it replaced first, then what stands above."""

from collections.abc import Iterator, Sequence
from typing import Literal

from zhangcheng.model.parameter import Value

LinkState = Literal["in_use", "replaced", "above"]
"""The value in force, an earlier one of the same pack and place, one of a pack or place above."""


def link_states(chain: Sequence[Value]) -> Iterator[tuple[LinkState, Value]]:
    """Yield each value of a chain, which begins with the one in force, with how it stands to that."""
    if not chain:
        return
    in_force = chain[0]
    yield "in_use", in_force
    own = (in_force.jurisdiction, in_force.layer)
    replaced = [value for value in chain[1:] if (value.jurisdiction, value.layer) == own]
    yield from (("replaced", value) for value in replaced)
    yield from (("above", value) for value in chain[1:] if (value.jurisdiction, value.layer) != own)
