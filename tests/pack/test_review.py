"""What a run says of a pack that is out of date on its day."""

import datetime as dt
from pathlib import Path

from pack.layered import lay_over
from zhangcheng.diagnostics.codes._pack_snippets import PLACES, changed
from zhangcheng.pack import Pack, invalid_places, load_pack

OLD, NEW = "350602001", "350602009"
BEFORE, AFTER = dt.date(2021, 5, 31), dt.date(2021, 6, 1)


def renumbered(folder: Path) -> Pack:
    line = PLACES.splitlines()[-1]
    old = changed(line, ("level:", "valid: {to: 2021-05-31}, level:"))
    new = changed(line, (OLD, NEW), ("level:", "valid: {from: 2021-06-01}, level:"))
    return load_pack(lay_over(changed(PLACES, (line, f"{old}\n{new}")), folder))


def test_a_place_is_told_of_only_on_days_without_it(tmp_path: Path) -> None:
    pack = renumbered(tmp_path)
    assert invalid_places(pack, [OLD, "350602"], BEFORE) == ()
    assert invalid_places(pack, [NEW, "350602"], AFTER) == ()
    assert invalid_places(pack, ["999999"], AFTER) == ()
    (found,) = invalid_places(pack, [OLD, OLD], AFTER)
    assert (found.code.id, found.location.line) == ("P149", 4)
    assert found.location.file.endswith("jurisdictions.yaml")
    assert OLD in found.message("zh")


def test_the_hint_names_the_place_of_that_day(tmp_path: Path) -> None:
    pack = renumbered(tmp_path)
    (after,) = invalid_places(pack, [OLD], AFTER)
    assert NEW in after.hint("zh")
    assert NEW in after.hint("en")
    (before,) = invalid_places(pack, [NEW], BEFORE)
    assert OLD in before.hint("en")
    (never,) = invalid_places(pack, [OLD], dt.date(2021, 6, 1))
    assert never.location == pack.jurisdictions.by_code[OLD].location


def test_without_such_a_place_the_hint_says_what_to_check(tmp_path: Path) -> None:
    text = changed(PLACES, ("level: subdistrict", "valid: {to: 2021-05-31}, level: subdistrict"))
    (found,) = invalid_places(load_pack(lay_over(text, tmp_path)), [OLD], AFTER)
    assert "jurisdictions.yaml" in found.hint("en")
