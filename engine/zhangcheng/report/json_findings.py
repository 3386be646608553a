"""Findings as plain data for JSON; what many of them share is made once."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.evaluate.run import Run
from zhangcheng.model.finding import Finding, Input, Part, Scalar, UsedParameter
from zhangcheng.model.outcome import Outcome
from zhangcheng.model.parameter import Value
from zhangcheng.model.unit import Unit
from zhangcheng.pack.pack import Pack
from zhangcheng.report import shapes
from zhangcheng.report.json_mending import to_pass
from zhangcheng.report.provenance import is_assumed, is_illustrative
from zhangcheng.wording.numbers import exact


def text(words: Text) -> shapes.TextJson:
    """Return a text in both languages."""
    return {"zh": words.zh, "en": words.en}


def outcomes(counts: Mapping[Outcome, int]) -> shapes.OutcomesJson:
    """Return counts by outcome, every outcome named."""
    return {outcome.value: counts.get(outcome, 0) for outcome in Outcome}


def location(place: Location) -> shapes.LocationJson:
    """Return a place without what it does not have."""
    written: shapes.LocationJson = {"file": place.file}
    if place.sheet is not None:
        written["sheet"] = place.sheet
    if place.cell is not None:
        written["cell"] = place.cell
    if place.line is not None:
        written["line"] = place.line
    if place.column is not None:
        written["column"] = place.column
    return written


def scalar(value: Scalar) -> shapes.ScalarJson:
    """Return numbers as exact decimals and dates in ISO 8601, as strings."""
    match value:
        case Decimal():
            return exact(value)
        case dt.date():
            return value.isoformat()
        case _:
            return value


def unit_of(value: Scalar, unit: Unit | None) -> str | None:
    """Return the unit of a number, `1` where it has none; null for what is no number."""
    if unit is not None:
        return str(unit)
    return "1" if isinstance(value, Decimal) else None


class FindingWriter:
    """Writes findings; `values` collects the parameter values they name, by key."""

    def __init__(self, run: Run) -> None:
        """Start without values."""
        self._run = run
        self.values: dict[str, shapes.ParameterValueJson] = {}
        self._keys: dict[int, str] = {}
        self._texts: dict[int, shapes.TextJson] = {}

    def finding(self, finding: Finding) -> shapes.FindingJson:
        """Return one finding."""
        rule = self._run.pack.rules[finding.rule]
        return {
            "rule": finding.rule,
            "outcome": finding.outcome.value,
            "without_waiver": finding.without_waiver.value,
            "waiver": finding.waiver,
            "record_type": finding.record_type,
            "key": finding.key,
            "institution_type": finding.institution_type,
            "institution": finding.institution,
            "location": location(finding.location),
            "illustrative": is_illustrative(rule, finding),
            "assumed": is_assumed(rule, finding),
            "parts": [self._part(part) for part in finding.parts],
            "inputs": [self._input(read) for read in finding.inputs],
            "parameters": [self._parameter(used) for used in finding.parameters],
            "missing": list(finding.missing),
            "to_pass": to_pass(self._run, finding),
        }

    def _text(self, words: Text) -> shapes.TextJson:
        """Return a text, made once for the same words: the run keeps them alive, so ids hold."""
        known = self._texts.get(id(words))
        if known is None:
            known = self._texts[id(words)] = text(words)
        return known

    def _part(self, part: Part) -> shapes.PartJson:
        return {
            "feel": part.formula,
            "prose": self._text(part.prose),
            "holds": part.holds,
            "actual": scalar(part.actual),
            "required": scalar(part.required),
            "gap": None if part.gap is None else exact(part.gap),
            "unit": unit_of(part.actual, part.unit),
        }

    def _input(self, read: Input) -> shapes.InputJson:
        return {
            "name": read.name,
            "label": self._text(read.label),
            "value": scalar(read.value),
            "unit": unit_of(read.value, read.unit),
            "cells": [location(cell) for cell in read.cells],
            "more": read.more,
        }

    def _parameter(self, used: UsedParameter) -> shapes.UsedParameterJson:
        return {
            "parameter": used.id,
            "on": used.on.isoformat() if used.on else None,
            "value": None if used.value is None else _value(used.value),
            "unit": unit_of(used.value, used.unit),
            "chain": [self._key(used, value) for value in used.chain],
        }

    def _key(self, used: UsedParameter, value: Value) -> str:
        known = self._keys.get(id(value))
        if known is None:
            known = self._keys[id(value)] = self._keep(used, value)
        return known

    def _keep(self, used: UsedParameter, value: Value) -> str:
        """Keep a value under a key that says what it is: `minimum_wage(3506, C)@2020-01-01`."""
        scope = ", ".join([value.jurisdiction or "*", *(choice for _, choice in value.categories)])
        base = key = f"{used.id}({scope})@{value.since.isoformat()}"
        written = _parameter_value(self._run.pack, used, value)
        number = 1
        while self.values.get(key, written) != written:
            number += 1
            key = f"{base}#{number}"
        self.values[key] = written
        return key


def _value(value: Decimal | str) -> str:
    return exact(value) if isinstance(value, Decimal) else value


def _parameter_value(pack: Pack, used: UsedParameter, value: Value) -> shapes.ParameterValueJson:
    return {
        "parameter": used.id,
        "pack": pack.layers[value.layer].id,
        "title": text(used.title),
        "unit": unit_of(value.value, used.unit),
        "jurisdiction": value.jurisdiction,
        "categories": dict(value.categories),
        "from": value.since.isoformat(),
        "to": value.to.isoformat() if value.to else None,
        "promulgated": value.promulgated.isoformat() if value.promulgated else None,
        "value": None if value.value is None else _value(value.value),
        "citation": None if value.citation is None else value.citation.id,
        "illustrative": value.illustrative,
        "assumed": value.assumed,
        "note": None if value.note is None else text(value.note),
        "location": location(pack.inside(value.location)),
    }
