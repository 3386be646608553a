"""The little pack that the handbook's tests look at whole."""

import functools
from pathlib import Path

from zhangcheng.handbook import Facts, facts
from zhangcheng.pack import load_pack

HERE = Path(__file__).parent


@functools.cache
def example() -> Facts:
    """Load it once; its rules name their files as seen from the repository."""
    return facts(load_pack(HERE / "pack"))
