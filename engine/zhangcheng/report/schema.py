"""The JSON Schemas (2020-12) of the JSON reports, generated from their shapes."""

from types import ModuleType

from pydantic import ConfigDict, TypeAdapter, with_config
from typing_extensions import is_typeddict

from zhangcheng.report import shapes
from zhangcheng.report.scores import shapes as score_shapes


def report_schema() -> dict[str, object]:
    """Return the schema that `rules/schema/report.schema.json` holds."""
    return _schema(shapes, shapes.ReportJson, "zhangcheng report")


def scores_schema() -> dict[str, object]:
    """Return the schema that `rules/schema/scores.schema.json` holds."""
    return _schema(score_shapes, score_shapes.ScoresJson, "zhangcheng scores")


def _schema(module: ModuleType, document: type, title: str) -> dict[str, object]:
    closed = with_config(ConfigDict(extra="forbid"))
    for shape in vars(module).values():
        if is_typeddict(shape):
            closed(shape)
    schema = TypeAdapter(document).json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **{key: value for key, value in schema.items() if key != "title"},
    }
