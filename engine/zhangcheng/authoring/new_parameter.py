"""Begins a parameter, or a pack's own values of an inherited one."""

import datetime as dt
from pathlib import Path

from zhangcheng.authoring.scaffold import TEXT, ToFill, refuse, schema_line, write
from zhangcheng.model.parameter import Parameter
from zhangcheng.pack.load import load_pack
from zhangcheng.pack.pack import Pack
from zhangcheng.pack.resolve import resolve
from zhangcheng.pack.unfilled import MARK

_NEW = """\
id: {id}
title: {text}  {mark}
unit: "{unit}"
by: [jurisdiction]
lower_levels_may: raise  {mark}
values:
  - from: {day}  {mark}
    illustrative: true  {mark}
    rows:
      - {{jurisdiction: "{home}", value: 0}}  {mark}
"""
_MORE = """\
extends: {id}
values:
  - from: {day}  {mark}
    illustrative: true  {mark}
"""


def new_parameter(folder: Path, id_: str, *, unit: str, day: dt.date) -> tuple[ToFill, ...]:
    """Write a parameter into the pack in `folder`.

    Where the pack inherits one of that id, the file sets its values for the pack's home, to begin
    with those that hold there on `day`.

    Args:
        folder: the pack.
        id_: of the parameter; the file is named after it.
        unit: of a new parameter.
        day: the first day of the value.

    Raises:
        DiagnosticsError: when the pack is not sound, or sets that parameter already.
    """
    pack = load_pack(folder)
    name = f"parameters/{id_}.yaml"
    if (folder / name).exists():
        refuse(id_, (folder / name).as_posix())
    inherited = pack.parameters.get(id_)
    if inherited is not None:
        head = schema_line(folder, "parameter-extension", deep=True)
        text = _MORE.format(id=id_, day=day.isoformat(), mark=MARK) + _values(pack, inherited, day)
    else:
        head = schema_line(folder, "parameter", deep=True)
        text = _NEW.format(id=id_, text=TEXT, mark=MARK, unit=unit, day=day.isoformat(), home=pack.home)
    return write(folder, {name: head + text})


def _values(pack: Pack, parameter: Parameter, day: dt.date) -> str:
    """Return the rows, or the only value, that hold at the pack's home on that day."""
    by_place = "jurisdiction" in parameter.by
    home = pack.home if by_place else None
    in_force = [
        entry
        for entry in resolve(parameter, pack.jurisdictions, known_as_of=dt.date.max)
        if entry.jurisdiction == home and entry.since <= day and (entry.to is None or day <= entry.to)
    ]
    quote = "" if parameter.is_number else '"'
    shown = [(entry.categories, f"{quote}{entry.value}{quote}") for entry in in_force]
    if not parameter.by:
        return f"    value: {shown[0][1] if shown else 'null'}  {MARK}\n"
    if not shown:
        choices = tuple((name, _any_of(parameter, name)) for name in parameter.categories)
        shown = [(choices, "null")]
    place = f'jurisdiction: "{home}", ' if by_place else ""
    rows = (
        f"      - {{{place}{''.join(f'{name}: {given}, ' for name, given in given_by)}value: {value}}}"
        for given_by, value in shown
    )
    return "    rows:\n" + "".join(f"{row}  {MARK}\n" for row in rows)


def _any_of(parameter: Parameter, name: str) -> str:
    """Return a category that the parameter has a value for."""
    return next(dict(value.categories)[name] for value in parameter.values)
