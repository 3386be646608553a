"""zhangcheng: rule packs in YAML, institution data checked against them, reports with evidence.

The names below are the public Python interface; they are imported when first used, so that the
command line can show its help without waiting for the engine.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from zhangcheng.version import VERSION as __version__

if TYPE_CHECKING:
    from zhangcheng.api import Run, check, explain, load_pack, test_cases, write_template
    from zhangcheng.diagnostics.collector import DiagnosticsError
    from zhangcheng.evaluate.reading import read_data
    from zhangcheng.report.scores.parts import Scores
    from zhangcheng.score_api import score

_HOMES = {
    "DiagnosticsError": "zhangcheng.diagnostics.collector",
    "Run": "zhangcheng.api",
    "Scores": "zhangcheng.report.scores.parts",
    "check": "zhangcheng.api",
    "explain": "zhangcheng.api",
    "load_pack": "zhangcheng.api",
    "read_data": "zhangcheng.evaluate.reading",
    "score": "zhangcheng.score_api",
    "test_cases": "zhangcheng.api",
    "write_template": "zhangcheng.api",
}

__all__ = [
    "DiagnosticsError",
    "Run",
    "Scores",
    "__version__",
    "check",
    "explain",
    "load_pack",
    "read_data",
    "score",
    "test_cases",
    "write_template",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
