"""However a pack is damaged, loading reports it and never breaks down."""

import shutil
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pack.layered import SMALL
from zhangcheng.diagnostics.codes._pack_snippets import PARAMETER, PLACES, RECORD, RULES, SCORECARD
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.show import show
from zhangcheng.diagnostics.text import LANGUAGES
from zhangcheng.pack import load_pack

FILES = sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*.yaml"))
RICH = {
    text.split()[2]: text.partition("\n")[2] for text in (PARAMETER, PLACES, RECORD, RULES, SCORECARD)
}
CUTS = st.tuples(st.integers(0, 2000), st.integers(0, 12))
SIGNS = ("", " ", "\n", "\n  ", ": ", "- ", "{", "}", "[", "]", '"', "'", "#", "\t", "&a ", "社")
WORDS = ("null", "true", "1", "0.5", "2018-02-30", "2018-01-01", "community", "visits", "3506", "a: b")
DAMAGE = st.tuples(st.sampled_from([*FILES, *RICH]), CUTS, st.sampled_from(SIGNS + WORDS))


def diagnose(folder: Path) -> tuple[Diagnostic, ...]:
    try:
        return load_pack(folder).diagnostics
    except DiagnosticsError as error:
        return error.diagnostics


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)
@given(damage=st.lists(DAMAGE, min_size=1, max_size=3))
def test_damage_is_reported(damage: list[tuple[str, tuple[int, int], str]], tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    for name, text in RICH.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name, (start, length), piece in damage:
        text = (tmp_path / name).read_text(encoding="utf-8")
        at = start % (len(text) + 1)
        (tmp_path / name).write_text(text[:at] + piece + text[at + length :], encoding="utf-8")
    found = diagnose(tmp_path)
    for language in LANGUAGES:
        assert bool(show(found, language)) is bool(found)
