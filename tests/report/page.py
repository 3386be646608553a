"""Reads a report page as a browser would: elements with their attributes and text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"circle", "img", "input", "link", "meta", "rect", "br"})


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def all(self, name: str | None = None, **attributes: str) -> Iterator["Element"]:
        """Yield the elements below of that name that have these attributes (`class_`: that class)."""
        wanted_class = attributes.get("class_")
        others = {key: value for key, value in attributes.items() if key != "class_"}
        for child in self.children:
            if isinstance(child, str):
                continue
            if (
                name in (None, child.name)
                and (wanted_class is None or wanted_class in child.classes)
                and all(child.attributes.get(key) == value for key, value in others.items())
            ):
                yield child
            yield from child.all(name, **attributes)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("document", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_page(html: str) -> Element:
    """Return the document; every element must be closed where HTML says so."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    unclosed = [e.name for e in reader.open[1:] if e.name != "option"]
    assert unclosed == []
    return reader.root
