"""The arguments and options that several commands share: as click takes them, and as help shows them."""

from collections.abc import Callable
from pathlib import Path

import click

from zhangcheng.cli._page import Entry
from zhangcheng.diagnostics.text import Text

Command = Callable[..., None]

data = click.argument("data")
pack = click.option("--pack")
as_of = click.option("--as-of")
waivers = click.option("--waivers")
drop_personal_data = click.option("--drop-personal-data", is_flag=True)
# Read by `_language` before parsing, so that even faults use it; commands are given it as their object.
lang = click.option("--lang", expose_value=False)


def dated(function: Command) -> Command:
    """Add the options of the dates of a run; `Values.dates` reads them."""
    return as_of(click.option("--known-as-of")(click.option("--period")(function)))


def written(function: Command) -> Command:
    """Add the options of where reports go, and in which formats."""
    return click.option("--out")(click.option("--format", "formats")(function))


fail_on_expired = click.option("--fail-on-expired/--no-fail-on-expired", default=True)
_DATE = Text("日期", "DATE")

DATA = Entry(
    name="DATA",
    help=Text(
        "台账：xlsx xls ods csv json yaml parquet 或文件夹",
        "xlsx, xls, ods, csv, json, yaml, parquet, folder",
    ),
)
PACK = Entry(
    name="--pack",
    value=Text("文件夹", "DIR"),
    help=Text("规则包；不写则用此处的或自带的", "rule pack; else the one here, or built in"),
)
AS_OF = Entry(
    name="--as-of", value=_DATE, help=Text("核查日期；不写则为今天", "date to check at; else today")
)
KNOWN_AS_OF = Entry(
    name="--known-as-of",
    value=_DATE,
    help=Text("只用此日前已公布的标准", "only policy promulgated by then"),
)
PERIOD = Entry(
    name="--period",
    value=Text("期间", "PERIOD"),
    help=Text("2018 2018-Q3 2018-06；不写则为当年", "2018, 2018-Q3, 2018-06; else the year"),
)
WAIVERS = Entry(name="--waivers", value=Text("文件", "FILE"), help=Text("豁免", "waivers"))
DROP = Entry(
    name="--drop-personal-data",
    help=Text("略去姓名、身份证、手机列", "leave out names, IDs, phones"),
)
FAIL_ON_EXPIRED = Entry(
    name="--fail-on-expired",
    help=Text("豁免过期仍未达标即退出码 1，默认；--no-…", "expired waivers exit 1; or --no-…"),
)
LANG = Entry(name="--lang", value=Text.same("zh|en"), help=Text("输出语言", "language of the output"))
HELP = Entry(name="--help", help=Text("显示本页", "show this page"))


def out_entry(folder: Path) -> Entry:
    """Return what help says of `--out`, with the folder that is written to without it."""
    return Entry(
        name="--out",
        value=Text("文件夹", "DIR"),
        help=Text(f"报告放在哪里；默认 {folder}", f"where reports go; default {folder}"),
    )


def chosen_pack(pack: str | None) -> str | None:
    """Return the folder of the pack to use: the one named, else the current one if it is a pack.

    None is the built-in pack. Who stands in the folder of a pack means that one.
    """
    return "." if pack is None and Path("pack.yaml").is_file() else pack
