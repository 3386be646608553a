"""`zhangcheng template`: a workbook to fill in, made from a pack."""

import sys
from pathlib import Path

import click

from zhangcheng.cli import _options as shared
from zhangcheng.cli._command import command
from zhangcheng.cli._page import Entry, Page
from zhangcheng.cli._values import Values, split, today
from zhangcheng.cli._writing import ANOTHER_NAME, writing
from zhangcheng.diagnostics.code import Severity
from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Language, Text

_NOT_CARRIED = Text(
    "带入时有 {n} 处需要核对：读不懂的空着没有带入，其余照原样带入。",
    "{n} points of the ledgers to check: what could not be read is left empty, the rest is as it was.",
)
_EXISTS = Text("已经有这个文件，不覆盖", "there is such a file already, and it may be filled in")

PAGE = Page(
    name="template",
    usage=Text("--out 文件 [选项]", "--out FILE [OPTIONS]"),
    summary=Text("按规则包生成台账模板（Excel）。", "Make a form for ledgers (Excel) from a rule pack."),
    options=(
        Entry(
            name="--out",
            value=Text("文件", "FILE"),
            help=Text("写到哪里，.xlsx", "where to write it, .xlsx"),
        ),
        shared.PACK,
        Entry(
            name="--record",
            value=Text.same("ID"),
            help=Text("只要这类记录，可多次；默认全部", "only this record type; repeatable"),
        ),
        Entry(
            name="--prefill",
            value=Text("台账", "DATA"),
            help=Text("带入上年台账中不变的内容", "carry over what does not change"),
        ),
        shared.AS_OF,
        shared.DROP,
        shared.LANG,
        shared.HELP,
    ),
    example="zhangcheng template --out forms.xlsx --record community,premises",
)


@command(PAGE)
@click.option("--out", required=True)
@shared.pack
@click.option("--record", multiple=True)
@click.option("--prefill")
@shared.as_of
@shared.drop_personal_data
@shared.lang
@click.pass_obj
def template(
    language: Language,
    out: str,
    pack: str | None,
    record: tuple[str, ...],
    prefill: str | None,
    as_of: str | None,
    drop_personal_data: bool,
) -> None:
    """Write a form to OUT; see `PAGE` for what each option does."""
    collector = Collector()
    values = Values(collector)
    as_of_date = values.date("--as-of", as_of) or today()
    collector.raise_errors()
    from zhangcheng import api  # the engine, which --help must not wait for

    loaded = api.load_pack(shared.chosen_pack(pack))
    chosen = split(record or ())
    for name in chosen:
        values.known("--record", name, among=loaded.record_types, code=codes.UNKNOWN_RECORD_TYPE)
    collector.raise_errors()
    path = Path(out)
    if path.suffix.lower() != ".xlsx":
        collector.add(codes.NOT_A_FORM, Location(file="--out"), path=out, better=f"{path.stem}.xlsx")
        collector.raise_errors()
    if path.exists():  # it may be filled in already
        collector.add(
            codes.CANNOT_WRITE, Location(file="--out"), path=out, reason=_EXISTS, suggestion=ANOTHER_NAME
        )
        collector.raise_errors()
    with writing(path, option="--out"):
        found = api.write_template(
            loaded,
            path,
            language=language,
            record_types=chosen,
            prefill=prefill,
            as_of=as_of_date,
            drop_personal_data=drop_personal_data,
        )
    _tell(found, language)
    print(path)


def _tell(found: tuple[Diagnostic, ...], language: Language) -> None:
    """Say what of the ledgers was not carried over as it stands there."""
    doubtful = [d for d in found if d.severity is not Severity.NOTICE]
    if doubtful:
        from zhangcheng.diagnostics.show import show

        print(_NOT_CARRIED.get(language).format(n=len(doubtful)), file=sys.stderr)
        print(show(doubtful, language), file=sys.stderr)
