"""`zhangcheng handbook`: the public site of a pack, built, shown while edited, or as Markdown."""

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zhangcheng.cli import _options as shared
from zhangcheng.cli._command import command
from zhangcheng.cli._folder import Folder
from zhangcheng.cli._page import Entry, Page
from zhangcheng.cli._values import Values
from zhangcheng.cli._writing import writing
from zhangcheng.diagnostics.code import Severity
from zhangcheng.diagnostics.codes import handbook as handbook_codes
from zhangcheng.diagnostics.codes import run as codes
from zhangcheng.diagnostics.collector import Collector, DiagnosticsError
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Language, Text

if TYPE_CHECKING:
    from zhangcheng.pack.pack import Pack

_ACTIONS = ("build", "serve", "write")
_FOLDER = "build/handbook"
_LIBRARIES = ("jieba", "mkdocs", "material", "pypinyin")
"""What the extra `docs` brings."""

_PORT = 8000
_LIST, _FORMAT = ".zhangcheng-handbook.json", "handbook"
_ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")
_NO_SITE_MAP = Text(
    "没有写 sitemap.xml：请用 --site-url 写明网站将来的网址。",
    "No sitemap.xml: say where the site will be with --site-url.",
)

PAGE = Page(
    name="handbook",
    usage=Text("ACTION [DIR] [选项]", "ACTION [DIR] [OPTIONS]"),
    summary=Text("把规则包写成公开的手册。", "Make the public handbook of a rule pack."),
    arguments=(
        Entry(
            name="ACTION",
            help=Text(
                "build 建成网站；serve 边改边看；write 只写 Markdown",
                "build the site, serve it while editing, or write Markdown",
            ),
        ),
        Entry(name="DIR", help=Text(f"写到哪里；默认 {_FOLDER}", f"where to; default {_FOLDER}")),
    ),
    options=(
        shared.PACK,
        Entry(
            name="--config",
            value=Text("文件", "FILE"),
            help=Text("建站设置；不写则用自带的", "settings of the site; else the built-in ones"),
        ),
        Entry(
            name="--site-url",
            value=Text("网址", "URL"),
            help=Text("网站将来的网址，用于 sitemap.xml", "where it will be, for sitemap.xml"),
        ),
        Entry(
            name="--zip",
            help=Text("另存一份 zip，供不联网的电脑使用", "also a zip, for computers without a network"),
        ),
        Entry(
            name="--port",
            value=Text("端口", "PORT"),
            help=Text(f"serve 的端口，默认 {_PORT}", f"port of serve, default {_PORT}"),
        ),
        shared.LANG,
        shared.HELP,
    ),
    example="zhangcheng handbook build build/handbook --pack rules/zhangzhou",
)


@command(PAGE)
@click.argument("action", metavar="ACTION")
@click.argument("folder", default=_FOLDER, metavar="DIR")
@shared.pack
@click.option("--config")
@click.option("--site-url")
@click.option("--zip", "archive", is_flag=True)
@click.option("--port", default=_PORT)
@shared.lang
@click.pass_obj
def handbook(
    language: Language,
    action: str,
    folder: str,
    pack: str | None,
    config: str | None,
    site_url: str | None,
    archive: bool,
    port: int,
) -> None:
    """Do one of the three."""
    pack = shared.chosen_pack(pack)
    collector = Collector()
    values = Values(collector)
    values.choice("ACTION", action, among=_ACTIONS)
    values.file("--config", config)
    if site_url is not None and not _ADDRESS.fullmatch(site_url):
        collector.add(handbook_codes.SITE_URL, Location(file="--site-url"), value=site_url)
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        collector.add(
            codes.MISSING_LIBRARY,
            Location(file="handbook"),
            format="HTML",
            library=", ".join(missing),
            extra="docs",
        )
    collector.raise_errors()
    if action == "write":
        _write(pack, Path(folder))
        return
    # MkDocs' theme prints a notice about a MkDocs 2 that is pinned out.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if action == "build":
        _build(pack, config, Path(folder), site_url, language)
        if archive:
            _zip(Path(folder))
    else:
        _serve(pack, config, port, language)


def _write(pack: str | None, folder: Path) -> None:
    from zhangcheng import api, handbook  # the engine, which --help must not wait for

    facts = handbook.facts(_finished(api.load_pack(pack)))
    with writing(folder, option="DIR"):
        listed = Folder(folder, _LIST)
        written = handbook.write(facts, folder)
        # What an earlier call wrote of things that are no longer in the pack goes.
        listed.clear(written, [_FORMAT])
        listed.add(_FORMAT, written)
    print(f"{folder.as_posix()}: {len(written)} ✓")


def _build(
    pack: str | None, config: str | None, folder: Path, site_url: str | None, language: Language
) -> None:
    from zhangcheng import api, handbook
    from zhangcheng.builtin import find_site
    from zhangcheng.handbook.site.build import build  # MkDocs, which only this needs

    facts = handbook.facts(_finished(api.load_pack(pack)))
    with writing(folder, option="DIR"):
        settings = Path(config) if config is not None else find_site()
        build(facts, settings, folder, site_url=site_url)
    print((folder / "index.html").as_posix())
    if not (folder / "sitemap.xml").is_file():
        print(_NO_SITE_MAP.get(language), file=sys.stderr)


def _zip(folder: Path) -> None:
    from zhangcheng.handbook.site.build import zipped

    with writing(folder.with_suffix(".zip"), option="--zip"):
        print(zipped(folder).as_posix())


def _finished(pack: "Pack") -> "Pack":
    """Return a pack that may be published.

    Raises:
        DiagnosticsError: when `lint` refuses it.
    """
    if any(fault.severity is Severity.ERROR for fault in pack.unfinished):
        raise DiagnosticsError(pack.unfinished)
    return pack


def _serve(pack: str | None, config: str | None, port: int, language: Language) -> None:
    from zhangcheng.builtin import find_pack, find_site
    from zhangcheng.handbook.site.serve import serve

    chosen = Path(pack) if pack is not None else find_pack()
    with _taking(port):
        settings = Path(config) if config is not None else find_site()
        serve(chosen, settings, port=port, language=language)


@contextlib.contextmanager
def _taking(port: int) -> Iterator[None]:
    """Report a port that cannot be listened on."""
    try:
        yield
    except (OSError, OverflowError) as error:
        collector = Collector()
        reason = getattr(error, "strerror", None) or str(error)
        collector.add(handbook_codes.PORT, Location(file="--port"), port=str(port), reason=reason)
        collector.raise_errors()
