"""Builds the site with MkDocs: Chinese at the root and English under `en/`."""

import logging
import multiprocessing
import tempfile
import zipfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.utils import clean_directory

from zhangcheng.diagnostics.codes import handbook as codes
from zhangcheng.diagnostics.collector import Collector, DiagnosticsError
from zhangcheng.diagnostics.diagnostic import Diagnostic
from zhangcheng.diagnostics.location import Location
from zhangcheng.diagnostics.text import Language
from zhangcheng.handbook.facts import Facts
from zhangcheng.handbook.handbook import RULES_SCHEMA
from zhangcheng.handbook.site.plugin import HandbookPlugin

_QUICK = "A 'dirty' build is being performed"
"""What MkDocs says of every quick rebuild; it is meant."""


def build(facts: Facts, config_file: Path, out: Path, *, site_url: str | None = None) -> None:
    """Build both languages into the folder `out`, each in a process of its own.

    What is there stays until all is made; then it goes, but for what begins with a dot, such as `.git`.

    Args:
        facts: what the pages say.
        config_file: MkDocs' settings.
        out: a folder that does not exist, is empty or holds a handbook.
        site_url: where the site will be, for its site map; None for what the settings say.

    Raises:
        DiagnosticsError: with everything that MkDocs warns of, such as a link that leads nowhere, or
            when the folder holds other things.
        OSError: when the folder cannot be written.
    """
    _refuse_others_things(out)
    out.mkdir(parents=True, exist_ok=True)
    collector = Collector()
    with _room_in(out) as name, _workers() as pool:
        made = Path(name)
        english = pool.submit(_build, facts, config_file, made / "en", "en", site_url)
        collector.extend(_build(facts, config_file, made / "zh", "zh", site_url))
        collector.extend(english.result())
        collector.raise_errors()
        clean_directory(str(out))
        for path in [*(made / "zh").iterdir(), made / "en"]:
            path.rename(out / path.name)


def _room_in(out: Path) -> "tempfile.TemporaryDirectory[str]":
    """Return a folder within `out` that goes again; that it cannot be made is said of `out`."""
    try:
        return tempfile.TemporaryDirectory(prefix=".handbook-", dir=out)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(out)) from error


def _refuse_others_things(folder: Path) -> None:
    """Refuse a folder that a handbook would clear of what is not one."""
    if not folder.is_dir() or (folder / RULES_SCHEMA).is_file():
        return
    if any(not path.name.startswith(".") for path in folder.iterdir()):
        collector = Collector()
        collector.add(codes.FOLDER, Location(file="DIR"), path=folder.as_posix())
        collector.raise_errors()


def _workers() -> ProcessPoolExecutor:
    """Return the process beside this one; begun anew, since this one may have threads."""
    return ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"))


def _build(
    facts: Facts, config_file: Path, folder: Path, language: Language, site_url: str | None
) -> tuple[Diagnostic, ...]:
    """Build one language into a folder; return what stands in the way."""
    try:
        with faults_as_diagnostics(config_file):
            config = configuration(config_file, folder, HandbookPlugin(facts, language))
            config.site_url = _address(site_url or config.site_url, language)
            mkdocs_build(config)
    except DiagnosticsError as error:
        return error.diagnostics
    return ()


def _address(site_url: str | None, language: Language) -> str | None:
    """Return where a language of the site will be, with a slash at its end."""
    if not site_url:
        return None
    root = f"{site_url.rstrip('/')}/"
    return root if language == "zh" else f"{root}en/"


def zipped(folder: Path) -> Path:
    """Pack a built site as `folder.zip`, the same bytes for the same site; return its path."""
    target = folder.with_suffix(".zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".map":
                info = zipfile.ZipInfo(path.relative_to(folder).as_posix())
                info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                archive.writestr(info, path.read_bytes())
    return target


def configuration(config_file: Path, folder: Path, plugin: HandbookPlugin) -> MkDocsConfig:
    """Return MkDocs' configuration for one language built into a folder, with our plugin in it."""
    config = load_config(str(config_file), site_dir=str(folder.resolve()), strict=True)
    config.plugins["zhangcheng"] = plugin
    return config


class _Kept(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if not message.startswith(_QUICK):
            self.messages.append(message)


@contextmanager
def faults_as_diagnostics(config_file: Path) -> Iterator[None]:
    """Report what MkDocs warns of as diagnostics, all of it at once.

    Raises:
        DiagnosticsError: when there is anything.
    """
    kept = _Kept()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(kept)
    propagates, logger.propagate = logger.propagate, False
    try:
        yield
    except (Abort, ConfigurationError) as error:
        if not kept.messages:
            kept.messages.append(str(error))
    finally:
        logger.removeHandler(kept)
        logger.propagate = propagates
    collector = Collector()
    for message in kept.messages:
        collector.add(codes.SITE, Location(file=config_file.as_posix()), message=message)
    collector.raise_errors()
