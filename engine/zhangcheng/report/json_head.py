"""What JSON reports of every kind begin with, and how they are laid out in lines."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping

from zhangcheng.model.clock import Clock
from zhangcheng.model.data_facts import InputFile
from zhangcheng.model.layer import Layer
from zhangcheng.pack.pack import Pack
from zhangcheng.report import shapes
from zhangcheng.report.json_findings import text


def json_pack(pack: Pack) -> shapes.PackJson:
    """Return which pack it was, to the byte."""
    return {
        "id": pack.id,
        "version": pack.version,
        "title": text(pack.title),
        "sha256": pack.sha256,
        "layers": [json_layer(layer) for layer in pack.layers],
    }


def json_layer(layer: Layer) -> shapes.LayerJson:
    """Return a layer of a pack as plain data."""
    return {
        "id": layer.id,
        "version": layer.version,
        "title": text(layer.title),
        "sha256": layer.sha256,
    }


def json_clock(clock: Clock) -> shapes.ClockJson:
    """Return the dates of a run."""
    known, period = clock.known_as_of, clock.period
    return {
        "as_of": clock.as_of.isoformat(),
        "known_as_of": None if known == dt.date.max else known.isoformat(),
        "period": {
            "text": period.text,
            "start": period.start.isoformat(),
            "end": period.end.isoformat(),
        },
    }


def json_file(file: InputFile) -> shapes.FileJson:
    """Return which file it was, to the byte."""
    return {"name": file.name, "sha256": file.sha256}


def lines(document: Mapping[str, object]) -> Iterator[str]:
    """Yield the document with every member of a list or table on its own line.

    One line each keeps diffs readable, and the encoder in C does all the work, which it does only
    without indentation.
    """
    encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode
    start = "{\n"
    for key, value in document.items():
        yield f"{start}  {encode(key)}: "
        start = ",\n"
        if isinstance(value, list) and value:
            yield "[\n    " + ",\n    ".join(map(encode, value)) + "\n  ]"
        elif isinstance(value, dict) and value:
            members = (f"{encode(name)}: {encode(member)}" for name, member in value.items())
            yield "{\n    " + ",\n    ".join(members) + "\n  }"
        else:
            yield encode(value)
    yield "\n}\n"
