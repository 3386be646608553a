"""`zhangcheng schema`: the JSON Schemas of packs and reports, for editors and other programs."""

from collections.abc import Mapping
from pathlib import Path

import click

from zhangcheng.cli import _options as shared
from zhangcheng.cli._command import command
from zhangcheng.cli._page import Entry, Page
from zhangcheng.cli._values import Values
from zhangcheng.cli._writing import writing
from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Text
from zhangcheng.whole_files import write_whole

_FOLDER = Path("rules/schema")
_SUFFIX = ".schema.json"

PAGE = Page(
    name="schema",
    usage=Text("[TARGET] [选项]", "[TARGET] [OPTIONS]"),
    summary=Text("印出、写出或核对 JSON 模式。", "Print, write or compare the JSON Schemas."),
    arguments=(
        Entry(
            name="TARGET",
            help=Text(
                "模式的名字；与下面两个选项同用时是文件夹",
                "name of a schema; with the options below a folder",
            ),
        ),
    ),
    options=(
        Entry(
            name="--write",
            help=Text(f"写进文件夹，默认 {_FOLDER}", f"write to the folder, default {_FOLDER}"),
        ),
        Entry(name="--check", help=Text("核对文件夹里的是否最新", "compare those in the folder")),
        shared.LANG,
        shared.HELP,
    ),
    example="zhangcheng schema rules > rules.schema.json",
)


@command(PAGE)
@click.argument("target", required=False)
@click.option("--write", is_flag=True)
@click.option("--check", is_flag=True)
@shared.lang
def schema(
    target: str | None,
    write: bool,
    check: bool,
) -> None:
    """Print the names of the schemas, or one of them; or write or compare them all."""
    texts = _texts()
    folder = Path(target) if target else _FOLDER
    if write:
        with writing(folder, option="TARGET"):
            _write(texts, folder)
    elif check:
        _check(texts, folder)
    elif target is None:
        print("\n".join(texts))
    else:
        collector = Collector()
        Values(collector).known("TARGET", target, among=texts, code=codes.UNKNOWN_SCHEMA)
        collector.raise_errors()
        print(texts[target], end="")


def _texts() -> Mapping[str, str]:
    """Return the text of each schema's file by name."""
    import json

    # pydantic, which --help must not wait for
    from zhangcheng.pack.schema import schemas
    from zhangcheng.report.schema import report_schema, scores_schema

    return {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in sorted(
            {**schemas(), "report": report_schema(), "scores": scores_schema()}.items()
        )
    }


def _write(texts: Mapping[str, str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for stale in set(folder.glob(f"*{_SUFFIX}")) - {folder / f"{name}{_SUFFIX}" for name in texts}:
        stale.unlink()
    for name, text in texts.items():
        path = folder / f"{name}{_SUFFIX}"
        write_whole(path, text)
        print(path)


def _check(texts: Mapping[str, str], folder: Path) -> None:
    wanted = {folder / f"{name}{_SUFFIX}": text for name, text in texts.items()}
    collector = Collector()
    for path in sorted({*wanted, *folder.glob(f"*{_SUFFIX}")}):
        if not path.is_file() or path.read_text(encoding="utf-8") != wanted.get(path):
            place = Location(file=path.as_posix())
            collector.add(codes.STALE_SCHEMA, place, path=path.as_posix(), folder=folder.as_posix())
    collector.raise_errors()
    print(f"{folder.as_posix()}: {len(texts)} ✓")
