"""The kinds of pack files, known by their place."""

import functools
from dataclasses import dataclass
from pathlib import PurePosixPath

from zhangcheng.pack.folder import WAIVERS_FILE
from zhangcheng.pack.shape import (
    JurisdictionsShape,
    PackShape,
    ParameterExtensionShape,
    ParameterShape,
    RecordExtensionShape,
    RecordShape,
    RulesExtensionShape,
    RulesShape,
    ScorecardShape,
    Shape,
    SourcesShape,
    WaiversShape,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of file: its name, its shape, and the file or folder it stands in."""

    name: str
    shape: type[Shape]
    place: str

    @property
    def is_folder(self) -> bool:
        """Whether there may be many such files, in a folder of their own."""
        return not self.place.endswith(".yaml")


PACK = Kind(name="pack", shape=PackShape, place="pack.yaml")
SOURCES = Kind(name="sources", shape=SourcesShape, place="sources.yaml")
JURISDICTIONS = Kind(name="jurisdictions", shape=JurisdictionsShape, place="jurisdictions.yaml")
RECORD = Kind(name="record", shape=RecordShape, place="records")
PARAMETER = Kind(name="parameter", shape=ParameterShape, place="parameters")
RULES = Kind(name="rules", shape=RulesShape, place="rules")
SCORECARD = Kind(name="scorecard", shape=ScorecardShape, place="scorecards")
RECORD_EXTENSION = Kind(name="record-extension", shape=RecordExtensionShape, place="records")
PARAMETER_EXTENSION = Kind(name="parameter-extension", shape=ParameterExtensionShape, place="parameters")
RULES_EXTENSION = Kind(name="rules-extension", shape=RulesExtensionShape, place="rules")
_WRITTEN = (PACK, SOURCES, JURISDICTIONS, RECORD, PARAMETER, RULES, SCORECARD)
_EXTENSIONS = {
    RECORD: RECORD_EXTENSION,
    PARAMETER: PARAMETER_EXTENSION,
    RULES: RULES_EXTENSION,
}
KINDS = (*_WRITTEN, *_EXTENSIONS.values())
WAIVERS = Kind(name="waivers", shape=WaiversShape, place=WAIVERS_FILE)
"""Beside a pack, but not of it: who is excepted is no policy, so its digest leaves them out."""


@functools.cache
def _by_place() -> dict[str, Kind]:
    return {kind.place: kind for kind in _WRITTEN}


def kind_of(path: PurePosixPath) -> Kind | None:
    """Return the kind of a file by its path inside the pack, or None for no known kind."""
    if path.suffix != ".yaml" or len(path.parts) > 2:  # noqa: PLR2004 - folder and file
        return None
    kind = _by_place().get(path.parts[0])
    return kind if kind is not None and kind.is_folder == (len(path.parts) > 1) else None


def kind_within(kind: Kind, data: object) -> Kind:
    """Return the kind of a file by what it says: one that `extends` adds to what is inherited."""
    extends = isinstance(data, dict) and "extends" in data
    return _EXTENSIONS.get(kind, kind) if extends else kind
