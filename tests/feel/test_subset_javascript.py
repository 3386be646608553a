"""The table of the FEEL subset: every example yields in the browser what it says."""

import datetime as dt
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

import feel_subset
from javascript import AllRead, context_of, record_of, values
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.feel.check import check
from zhangcheng.feel.javascript import Renderer
from zhangcheng.model.clock import Clock
from zhangcheng.pack import load_pack
from zhangcheng.pack.pack import Pack

from .town import written

ENTRIES = [entry for group in feel_subset.groups() for entry in group["entries"]]


@cache
def _guide() -> Pack:
    return load_pack(Path(__file__).parent / "guide")


@pytest.mark.needs("chromium")
def test_the_examples_yield_their_results(runtime: Page) -> None:
    found = {entry["syntax"]: _value(runtime, entry) for entry in ENTRIES}
    stated = {e["syntax"]: _stated(e["result"], found[e["syntax"]]) for e in ENTRIES}
    assert found == stated


def _stated(result: object, found: object) -> object:
    """Return what the table says, whose numbers may be written as texts to keep their digits."""
    number = isinstance(found, Decimal) and result is not None
    return Decimal(str(result)) if number else result


def _value(page: Page, entry: dict[str, Any]) -> object:
    pack, record = _guide(), entry.get("record", "community")
    clock = Clock.at(dt.date(2021, 6, 30), period=str(entry.get("period", "2021")))
    node = check(
        written(entry["example"]),
        record_type=record,
        vocabulary=pack.vocabulary,
        collector=Collector(),
    )
    assert node is not None
    given = record_of(pack, pack.record_types[record], entry["given"], as_of=clock.as_of)
    names = AllRead(pack, (record, node))
    context = context_of(pack, clock, names.parameters)
    return values(page, Renderer(names), [node], records=[given], context=context)[0][0]
