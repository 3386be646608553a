"""Faults of every kind are reported in one go, also those inside of what is at fault itself."""

from pathlib import Path

import pytest

from pack.layered import lay_over
from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.pack import load_pack

RULE = """\
# file: rules/premises.yaml
area: premises
title: {zh: 场所, en: Premises}
rules:
  - id: floor-area
    title: {zh: 面积达标, en: Enough space}
    record: community
    when: stge = "new"
    require: flor_area >= least_area
    LEVEL
    sources: [practice#aera]
    cases: []
"""


@pytest.mark.parametrize(
    ("level", "own"), [("level: mst", "P105"), ("levl: must", "P101"), ("level: must", None)]
)
def test_a_rule_without_its_shape_is_looked_into(level: str, own: str | None, tmp_path: Path) -> None:
    with pytest.raises(DiagnosticsError) as caught:
        load_pack(lay_over(RULE.replace("LEVEL", level), tmp_path))
    found = [d.code.id for d in caught.value.diagnostics]
    assert found.count("E110") == 2
    assert "P122" in found
    assert own is None or own in found
