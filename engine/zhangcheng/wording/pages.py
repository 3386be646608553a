"""How templates of pages are read: what is filled in is escaped, what is missing is a fault."""

from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined


def page_environment(templates: Path, *, kept: BytecodeCache | None = None) -> Environment:
    """Return the environment of the templates in a folder; `kept` holds compiled ones."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=kept,
    )
