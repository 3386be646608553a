"""`zhangcheng new`: the beginning of a pack, a rule or a parameter, to be filled in."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zhangcheng.cli import _options as shared
from zhangcheng.cli._command import command
from zhangcheng.cli._faults import Exit
from zhangcheng.cli._page import Entry, Page
from zhangcheng.cli._values import Values, today
from zhangcheng.cli._writing import writing
from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Language, Text

if TYPE_CHECKING:
    from zhangcheng.authoring import ToFill

_KINDS = ("pack", "rule", "parameter")

PAGE = Page(
    name="new",
    usage=Text("KIND NAME [选项]", "KIND NAME [OPTIONS]"),
    summary=Text(
        "起草规则包、规则或参数，列出要填的地方。",
        "Begin a pack, rule or parameter; lists what to fill in.",
    ),
    arguments=(
        Entry(name="KIND", help=Text("pack、rule 或 parameter", "pack, rule or parameter")),
        Entry(name="NAME", help=Text("标识；pack 则是新文件夹", "its id; for a pack the new folder")),
    ),
    options=(
        Entry(
            name="--pack",
            value=Text("文件夹", "DIR"),
            help=Text("加进哪个规则包，默认当前文件夹", "pack to add to; else this folder"),
        ),
        Entry(
            name="--area", value=Text("标识", "ID"), help=Text("规则的政策领域", "policy area of a rule")
        ),
        Entry(
            name="--record",
            value=Text("标识", "ID"),
            help=Text("规则的记录类型", "record type of a rule"),
        ),
        Entry(
            name="--unit",
            value=Text("单位", "UNIT"),
            help=Text('参数的单位，默认 "1"', 'unit, else "1"'),
        ),
        Entry(
            name="--from",
            value=Text("日期", "DATE"),
            help=Text(
                "参数的起始日、示例的核查日期，默认今天", "first day, or date of cases; else today"
            ),
        ),
        Entry(
            name="--extends",
            value=Text("规则包", "PACK"),
            help=Text("新规则包的上级", "pack above a new pack"),
        ),
        shared.LANG,
        shared.HELP,
    ),
    example="zhangcheng new rule opening-hours --area premises --record premises",
)

_DONE = Text(
    "已写入，可以试用。填完下面各行，lint 才通过：",
    "Written, and works as it is. To be filled in before lint accepts it:",
)


@command(PAGE)
@click.argument("kind")
@click.argument("name")
@shared.pack
@click.option("--area")
@click.option("--record")
@click.option("--unit", default="1")
@click.option("--from", "since")
@click.option("--extends")
@shared.lang
@click.pass_obj
def new(
    language: Language,
    kind: str,
    name: str,
    pack: str | None,
    area: str | None,
    record: str | None,
    unit: str,
    since: str | None,
    extends: str | None,
) -> None:
    """Write the beginning and print every line that only its author can write."""
    from zhangcheng import authoring  # reads and links packs, which --help must not wait for

    collector = Collector()
    values = Values(collector)
    values.choice("KIND", kind, among=_KINDS)
    day = values.date("--from", since) or today()
    if kind == "rule":
        _needed(collector, area=area, record=record)
    collector.raise_errors()
    folder = Path(pack or ".")
    with writing(folder, option="NAME" if kind == "pack" else "--pack"):
        if kind == "pack":
            lines = authoring.new_pack(Path(name), extends=extends)
        elif kind == "parameter":
            lines = authoring.new_parameter(folder, name, unit=unit, day=day)
        else:
            lines = _rule(folder, name, area or "", record or "", day=day)
    _print(lines, _DONE.get(language))
    raise click.exceptions.Exit(Exit.OK)


def _needed(collector: Collector, **options: str | None) -> None:
    usage = Text(PAGE.usage_line("zh"), PAGE.usage_line("en"))
    for name, value in options.items():
        if value is None:
            place = Location(file="zhangcheng new rule")
            collector.add(codes.MISSING_ARGUMENT, place, argument=f"--{name}", usage=usage)


def _rule(folder: Path, name: str, area: str, record: str, *, day: dt.date) -> "tuple[ToFill, ...]":
    from zhangcheng import api, authoring

    collector = Collector()
    Values(collector).choice("--record", record, among=tuple(api.load_pack(folder).record_types))
    collector.raise_errors()
    return authoring.new_rule(folder, name, area=area, record=record, day=day)


def _print(lines: "tuple[ToFill, ...]", said: str) -> None:
    print(said)
    for line in lines:
        print(f"{line.file}:{line.line}: {line.text}")
