"""The raw shape of each kind of pack file; the one definition from which the schemas are made."""

from zhangcheng.pack.shape.base import Shape
from zhangcheng.pack.shape.extension import (
    ParameterExtensionShape,
    RecordExtensionShape,
    RulesExtensionShape,
)
from zhangcheng.pack.shape.parameter import ParameterShape, RowShape, VersionShape
from zhangcheng.pack.shape.places import JurisdictionShape, JurisdictionsShape
from zhangcheng.pack.shape.record import FieldShape, MeasureShape, RecordShape
from zhangcheng.pack.shape.rules import CaseShape, RuleShape, RulesShape
from zhangcheng.pack.shape.scorecard import ScorecardShape
from zhangcheng.pack.shape.sources import ClauseShape, DropShape, PackShape, SourceShape, SourcesShape
from zhangcheng.pack.shape.waivers import WaiverShape, WaiversShape

__all__ = [
    "CaseShape",
    "ClauseShape",
    "DropShape",
    "FieldShape",
    "JurisdictionShape",
    "JurisdictionsShape",
    "MeasureShape",
    "PackShape",
    "ParameterExtensionShape",
    "ParameterShape",
    "RecordExtensionShape",
    "RecordShape",
    "RowShape",
    "RuleShape",
    "RulesExtensionShape",
    "RulesShape",
    "ScorecardShape",
    "Shape",
    "SourceShape",
    "SourcesShape",
    "VersionShape",
    "WaiverShape",
    "WaiversShape",
]
