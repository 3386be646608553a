"""Shows the handbook while a pack is edited: what changed is made again, faults appear on the pages."""

import html
import re
import socket
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.livereload import LiveReloadServer

from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.show import show
from zhangcheng.diagnostics.text import LANGUAGES, Language
from zhangcheng.handbook.facts import facts
from zhangcheng.handbook.site.build import configuration, faults_as_diagnostics
from zhangcheng.handbook.site.plugin import HandbookPlugin
from zhangcheng.pack import load_pack

HOST = "127.0.0.1"
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_INDEX = "search/search_index.json"
"""What every page asks for as soon as it is there."""
_SAID = (
    '<div role="alert" style="position:fixed;inset:auto 0 0 0;z-index:99;max-height:60vh;overflow:auto;'
    'background:#2b0b0a;color:#fff;padding:1rem"><pre class="diagnostics" style="margin:0;'
    'white-space:pre-wrap">{}</pre></div></body>'
)


def serve(pack: Path, config_file: Path, *, port: int, language: Language) -> None:
    """Serve the handbook of the pack in the folder `pack` until interrupted.

    Raises:
        DiagnosticsError: when the pack is at fault to begin with.
        OSError: when the port is taken.
    """
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((HOST, port))  # making the site takes seconds: say at once that nothing can be served
    with tempfile.TemporaryDirectory(prefix="handbook-") as folder:
        site = Site(pack, config_file, Path(folder))
        site.make()
        server = Server(site, port=port, language=language)
        for watched in (*site.packs, config_file, site.written):
            server.watch(str(watched))
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            return
        finally:
            server.shutdown()


class Site:
    """The site as last made.

    After an edit the page that is being looked at is made at once. The rest of its language follows when
    somebody asks for it, as that page's own search does; the other language when somebody goes there.

    Attributes:
        folder: where it is made.
        written: the folder of the hand-written pages.
        packs: the folders of the pack and of those that it extends.
        watched: the path of the page that was looked at last, `en/rules/x.html`.
        fresh: the path of the page that the last edit has been made for.
    """

    def __init__(self, pack: Path, config_file: Path, folder: Path) -> None:
        """Make nothing yet."""
        self.folder = folder
        self._pack = pack
        self._config_file = config_file
        self._facts = loaded = facts(load_pack(pack))
        self._plugins = {language: HandbookPlugin(loaded, language) for language in LANGUAGES}
        with faults_as_diagnostics(config_file):
            self._configurations = {
                language: configuration(
                    config_file, folder if language == "zh" else folder / language, plugin
                )
                for language, plugin in self._plugins.items()
            }
        self.written = Path(self._configurations["zh"].docs_dir)
        self.packs = dict.fromkeys((pack, *(Path(layer.begins) for layer in loaded.pack.layers)))
        self.watched = self.fresh = "index.html"
        self._stale: set[Language] = set()
        self._lock = threading.RLock()

    def make(self) -> None:
        """Make all of it for the first time.

        Raises:
            DiagnosticsError: with the faults of the pack or of the pages.
        """
        for language, config in self._configurations.items():
            config.strict = False
            config.plugins.on_startup(command="serve", dirty=True)
            self._make(language, is_first=True)

    def remake(self) -> None:
        """Make the page that is being looked at as an edit has it.

        Raises:
            DiagnosticsError: with the faults of the pack or of the pages; what is there stays.
        """
        with self._lock:
            self._facts = facts(load_pack(self._pack), before=self._facts)
            self._stale = set(LANGUAGES)
            language, page = language_of(self.watched)
            self._make(language, is_first=False, only=f"{page.removesuffix('.html')}.md")
            self.fresh = self.watched

    def catch_up(self, language: Language) -> None:
        """Make what an edit changed in a language, unless that is done already.

        Raises:
            DiagnosticsError: with the faults of the pages; what is there stays.
        """
        with self._lock:
            if language in self._stale:
                self._make(language, is_first=False)
                self._stale.discard(language)

    def _make(self, language: Language, *, is_first: bool, only: str | None = None) -> None:
        plugin = self._plugins[language]
        plugin.facts, plugin.only = self._facts, only
        with faults_as_diagnostics(self._config_file):
            mkdocs_build(self._configurations[language], dirty=not is_first)


def language_of(path: str) -> tuple[Language, str]:
    """Return the language of a page, and where it stands in it."""
    return ("en", path.removeprefix("en/")) if path.startswith("en/") else ("zh", path)


class Server(LiveReloadServer):
    """MkDocs' development server, with the faults of the pack on every page.

    Attributes:
        faults: what stands in the way of a newer site, for a terminal.
    """

    def __init__(self, site: Site, *, port: int, language: Language) -> None:
        """Serve a site on this machine alone, and say its faults in a language."""
        super().__init__(
            builder=lambda: self._trying(site.remake),
            host=HOST,
            port=port,
            root=str(site.folder),
            polling_interval=0.25,
        )
        self.faults = ""
        self._site = site
        self._language: Language = language

    def _trying(self, step: Callable[[], None]) -> None:
        """Keep a fault to show it: an exception would stop the server's loop."""
        try:
            step()
        except DiagnosticsError as error:
            self.faults = show(error.diagnostics, self._language)
        except Exception as error:  # noqa: BLE001 - likewise: whatever it is, the author must see it
            self.faults = f"{type(error).__name__}: {error}"
        else:
            self.faults = ""

    def _serve_request(self, environ: Any, start_response: Any) -> Any:  # noqa: ANN401 - as MkDocs has it
        """Make what has fallen behind when somebody looks at it."""
        path = environ["PATH_INFO"].removeprefix("/")
        path += "index.html" if path.endswith("/") or not path else ""
        is_page = path.endswith(".html")
        if is_page or path.endswith(_INDEX):
            with self._epoch_cond:
                self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            if not self.faults and path != self._site.fresh:
                self._trying(lambda: self._site.catch_up(language_of(path)[0]))
        if is_page:
            self._site.watched = path
        return super()._serve_request(environ, start_response)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Add the script that reloads, which the policy of a published page would refuse."""
        content = _POLICY.sub(b"", content)
        if self.faults:
            said = _SAID.format(html.escape(self.faults)).encode("utf-8")
            content = said.join(content.rsplit(b"</body>", 1))
        made: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        return made
