"""Shows the handbook while a pack is edited: what changed is made again, faults appear on the pages."""

import html
import re
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.livereload import LiveReloadServer

from zhangcheng.diagnostics.collector import DiagnosticsError
from zhangcheng.diagnostics.show import show
from zhangcheng.diagnostics.text import Language
from zhangcheng.handbook.facts import facts
from zhangcheng.handbook.site.build import configuration, faults_as_diagnostics
from zhangcheng.handbook.site.plugin import HandbookPlugin
from zhangcheng.pack import load_pack

HOST = "127.0.0.1"
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
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
        server = Server(lambda: site.remake(language), folder, port, lambda: site.faults)
        for watched in (pack, config_file, site.written):
            server.watch(str(watched))
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            return
        finally:
            server.shutdown()


class Site:
    """The site as last made; `faults` is what stands in the way of a newer one, for a terminal."""

    def __init__(self, pack: Path, config_file: Path, folder: Path) -> None:
        """Make nothing yet."""
        self._pack = pack
        self._config_file = config_file
        self._facts = loaded = facts(load_pack(pack))
        with faults_as_diagnostics(config_file):
            self._configurations = [
                configuration(loaded, config_file, folder / place, each)
                for each, place in (("zh", "."), ("en", "en"))
            ]
        self.written = Path(self._configurations[0].docs_dir)
        self.faults = ""

    def make(self, *, is_first: bool = True) -> None:
        """Make the site; when it is not the first time, only the pages that changed.

        Raises:
            DiagnosticsError: with the faults of the pack or of the pages; what is there stays.
        """
        loaded = self._facts = facts(load_pack(self._pack), before=self._facts)
        for config in self._configurations:
            plugin = config.plugins["zhangcheng"]
            assert isinstance(plugin, HandbookPlugin)  # noqa: S101 - put there by `configuration`
            plugin.facts = loaded
            config.strict = False
            if is_first:
                config.plugins.on_startup(command="serve", dirty=True)
            with faults_as_diagnostics(self._config_file):
                mkdocs_build(config, dirty=not is_first)

    def remake(self, language: Language) -> None:
        """Make it again; a fault is kept and shown, for an exception would stop the server's loop."""
        try:
            self.make(is_first=False)
        except DiagnosticsError as error:
            self.faults = show(error.diagnostics, language)
        except Exception as error:  # noqa: BLE001 - likewise: whatever it is, the author must see it
            self.faults = f"{type(error).__name__}: {error}"
        else:
            self.faults = ""


class Server(LiveReloadServer):
    """MkDocs' development server, with the faults of the pack on every page."""

    def __init__(
        self, builder: Callable[[], None], root: str, port: int, faults: Callable[[], str]
    ) -> None:
        """Serve the folder `root` on this machine alone."""
        super().__init__(builder=builder, host=HOST, port=port, root=root, polling_interval=0.25)
        self._faults = faults

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Add the script that reloads, which the policy of a published page would refuse."""
        content = _POLICY.sub(b"", content)
        faults = self._faults()
        if faults:
            said = _SAID.format(html.escape(faults)).encode("utf-8")
            content = said.join(content.rsplit(b"</body>", 1))
        made: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        return made
