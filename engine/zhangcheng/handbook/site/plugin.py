"""The MkDocs plugin: hands the pages made from a pack to MkDocs, one language per build."""

import hashlib
import posixpath
import re
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from zhangcheng.diagnostics.text import Language, Text
from zhangcheng.handbook import feeds
from zhangcheng.handbook.book import Book
from zhangcheng.handbook.facts import Facts
from zhangcheng.handbook.handbook import data_files, feed_files, pages, scripts
from zhangcheng.handbook.markup import without_gaps
from zhangcheng.handbook.pages.check import STYLE_SHEETS
from zhangcheng.handbook.site import menu, search, security
from zhangcheng.handbook.site.blocks import Blocks
from zhangcheng.handbook.site.navigation import navigation

THEME = Path(__file__).parents[1] / "theme"

_SITE_NAME = Text("章程手册", "Zhangcheng handbook")
_FOOT = Text(
    "本手册没有法律效力，以印发的正式文件为准。",
    "This handbook has no legal effect; the issued documents prevail.",
)
_SUFFIX = ".en.md"
_PACK = re.compile(r"---\npack: (\S+)\n---\n")
"""How a hand-written page says that it is about one pack."""
_PERMANENT = Text("这一节的固定链接", "Permanent link of this section")
_TO_CONTENT = Text("跳到正文", "Skip to content")
_SKIP = re.compile(r'(class="md-skip">\s*)[^<]*?(?=\s*</a>)')
"""The theme's Chinese for the first link of a page is half a sentence."""
_SITE_MAP = "sitemap.xml"
_CODE = re.compile(r"(<pre.*?</pre>)", re.DOTALL)
_TO_PAGE = re.compile(r"\[([^\]]*)\]\(([^)#\s]+\.md)(?:#[^)]*)?\)")
_SWITCH = re.compile(r"^\*\[(?:English|中文)\]\([^)]*\)\*\n", re.MULTILINE)
_LINK = re.compile(r"(\]\([^)#\s]*)\.en\.md(#[^)]*)?\)")


class GeneratedFile(File):
    """A file made from the pack; in a quick rebuild only those that differ are written again."""

    changed = True

    def is_modified(self) -> bool:
        """Whether this build is to write it."""
        return self.changed


class HandbookPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg] # MkDocs is half typed
    """Adds the pages of a pack to a site whose own pages are `x.md` in Chinese and `x.en.md`.

    Attributes:
        only: the page that a quick rebuild is to make, `rules/x.md`; None for whatever differs.
    """

    def __init__(self, facts: Facts, language: Language) -> None:
        """Make the pages of `facts` in `language`."""
        self.facts = facts
        self.language = language
        self.only: str | None = None
        self._blocks = Blocks()
        self._env: jinja2.Environment | None = None
        self._before: dict[str, str] = {}
        self._changed: set[str] = set()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set what depends on the language, add the theme's files and the menu."""
        theme = config.theme
        if str(THEME) not in theme.dirs:
            theme.dirs.insert(0, str(THEME))
        theme["language"] = self.language
        config.site_name = _SITE_NAME.get(self.language)
        # Anything but a list: the theme would ask the network for the pages of each language of a list.
        config.extra["alternate"] = True
        config.copyright = f'<a href="{{legal}}">{_FOOT.get(self.language)}</a>'
        config.extra_css = [_versioned("assets/handbook.css"), *STYLE_SHEETS]
        config.extra_javascript = [_versioned("assets/handbook.js")]
        written = {
            path: _heading(text)
            for path, text in _written(Path(config.docs_dir), self.language).items()
            if self._is_of_this_pack(text)
        }
        config.nav = navigation(self.facts, written, self.language)
        config.mdx_configs.setdefault("toc", {})["permalink_title"] = _PERMANENT.get(self.language)
        config.extra["polyfills"] = [_versioned("assets/worker.js")]
        # The theme's site map knows one language; ours, made at the end, knows both. A site map holds
        # whole addresses, so there is none while nobody has said where the site will be.
        theme.static_templates.discard(_SITE_MAP)
        if self._blocks not in config.markdown_extensions:
            config.markdown_extensions.append(self._blocks)
        search.configure(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep this language's hand-written pages under their plain names, and add the made ones."""
        template = files.get_file_from_path(_SITE_MAP)
        if template is not None:
            files.remove(template)
        written = list(files.documentation_pages())
        for file in written:
            files.remove(file)
        mine = [file for file in written if file.src_uri.endswith(_SUFFIX) is (self.language == "en")]
        texts = {
            _own_name(file.src_uri): _SWITCH.sub("", _LINK.sub(r"\1.md\2)", file.content_string))
            for file in mine
        }
        left_out = {path for path, text in texts.items() if not self._is_of_this_pack(text)}
        for path, text in texts.items():
            if path not in left_out:
                files.append(self._file(config, path, _without_links(text, path, left_out)))
        texts = {
            **pages(self.facts, self.language),
            **feed_files(self.facts, self.language),
            **scripts(self.facts, self.language),
            **data_files(self.facts),
        }
        for path, text in texts.items():
            files.append(self._file(config, path, text))
        made = {file.src_uri: file.content_string for file in files if file.generated_by}
        self._changed = {path for path, text in made.items() if self._is_to_be_made(path, text)}
        kept = {path: text for path, text in self._before.items() if path in made}
        self._before = {**kept, **{path: made[path] for path in self._changed}}
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Take the HTML of made pages past Markdown."""
        del config, files
        self._blocks.begin(is_on=page.file.generated_by is not None)
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tell MkDocs of the anchors that it has not seen; close what joined lines leave in Chinese."""
        del config, files
        page.present_anchor_ids = (page.present_anchor_ids or set()) | self._blocks.ids
        if self.language == "zh" and page.file.generated_by is None:
            html = "".join(
                part if part.startswith("<pre") else without_gaps(part) for part in _CODE.split(html)
            )
        return html

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Give templates what every page shows: the districts to choose from, the menu, the language.

        The templates of a quick rebuild are those of the build before.
        """
        del files
        if self._env is None:
            self._env = env
            menu.make_ready(env, config)
        env = self._env
        menu.forget(env)
        env.globals["districts"] = [
            {
                "code": place.code,
                "name": place.name.get(self.language),
                "since": place.valid_from or "",
                "to": place.valid_to or "",
            }
            for place in self.facts.districts
        ]
        env.globals["language"] = self.language
        env.globals["t"] = lambda zh, en: zh if self.language == "zh" else en
        return env

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:  # noqa: ANN401 - MkDocs' own types
        """Tell the page where it stands in the other language."""
        del config, nav
        book = Book(facts=self.facts, language=self.language)
        rule = self.facts.pack.rules.get(posixpath.basename(page.url).removesuffix(".html"))
        if rule is not None and page.meta.get("kind") == "rule":
            context["legislation"] = feeds.legislation(book, rule)
        here = posixpath.dirname(page.url if self.language == "zh" else f"en/{page.url}") or "."
        there = f"en/{page.url}" if self.language == "zh" else page.url
        context["other_language"] = posixpath.relpath(there, here)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Let the browser refuse whatever does not come from this site."""
        del config
        up = posixpath.relpath(".", posixpath.dirname(page.url) or ".")
        output = _SKIP.sub(rf"\g<1>{_TO_CONTENT.get(self.language)}", output)
        return security.with_policy(output.replace("{legal}", f"{up}/legal.html"))

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Do the same for the page shown when there is none."""
        del config
        if not template_name.endswith(".html"):
            return output_content
        return security.with_policy(output_content.replace("{legal}", "/legal.html"))

    @event_priority(50)
    def _before_search(self, *, config: MkDocsConfig) -> None:
        """Set the index right before the theme writes it."""
        changed = {f"{path.removesuffix('.md')}.html" for path in self._changed if path.endswith(".md")}
        search.forget(config, changed)
        search.thin_out(config)

    @event_priority(-50)
    def _at_the_end(self, *, config: MkDocsConfig) -> None:
        """Write what lies beside the pages: their Markdown, the site map, the index for files."""
        search.write_for_files(Path(config.site_dir))
        search.find_phrases(Path(config.site_dir))
        for path in self._changed:
            if path.endswith(".md"):
                text = self._before[path]
                target = Path(config.site_dir) / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="\n")
        if self.language == "zh" and config.site_url:
            pages_ = (
                f"{path.removesuffix('.md')}.html" for path in self._before if path.endswith(".md")
            )
            text = feeds.site_map(pages_, config.site_url)
            (Path(config.site_dir) / _SITE_MAP).write_text(text, encoding="utf-8", newline="\n")

    on_post_build = CombinedEvent(_before_search, _at_the_end)

    def _is_of_this_pack(self, text: str) -> bool:
        """Whether a hand-written page is of every pack, or names this one or one that it extends."""
        named = _PACK.match(text)
        return named is None or named[1] in {layer.id for layer in self.facts.pack.layers}

    def _file(self, config: MkDocsConfig, path: str, text: str) -> File:
        file = GeneratedFile(
            path, src_dir=None, dest_dir=config.site_dir, use_directory_urls=config.use_directory_urls
        )
        file.generated_by = "zhangcheng"
        file.content_string = text
        file.changed = self._is_to_be_made(path, text)
        return file

    def _is_to_be_made(self, path: str, text: str) -> bool:
        """Whether a file differs from what was made last and is asked for now."""
        return self.only in {None, path} and self._before.get(path) != text


def _written(folder: Path, language: Language) -> dict[str, str]:
    """Return the hand-written pages of a language, by path as built."""
    found = (
        path
        for path in sorted(folder.rglob("*.md"))
        if path.name.endswith(_SUFFIX) is (language == "en")
    )
    return {
        _own_name(path.relative_to(folder).as_posix()): path.read_text(encoding="utf-8")
        for path in found
    }


def _without_links(text: str, path: str, left_out: set[str]) -> str:
    """Return the text of a page, with links to pages that are left out as plain words."""

    def unlinked(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), match[2]))
        return match[1] if target in left_out else match[0]

    return _TO_PAGE.sub(unlinked, text) if left_out else text


def _own_name(path: str) -> str:
    return path.removesuffix(_SUFFIX) + ".md" if path.endswith(_SUFFIX) else path


def _heading(text: str) -> str:
    return next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), "")


def _versioned(path: str) -> str:
    """Return the address of a file of the theme with its digest, so that browsers notice a new one."""
    digest = hashlib.sha256((THEME / path).read_bytes()).hexdigest()[:8]
    return f"{path}?v={digest}"
