"""The JSON Schema (2020-12) of the JSON report, generated from its shape."""

from pydantic import ConfigDict, TypeAdapter, with_config
from typing_extensions import is_typeddict

from zhangcheng.report import shapes


def report_schema() -> dict[str, object]:
    """Return the schema that `rules/schema/report.schema.json` holds."""
    closed = with_config(ConfigDict(extra="forbid"))
    for shape in vars(shapes).values():
        if is_typeddict(shape):
            closed(shape)
    schema = TypeAdapter(shapes.ReportJson).json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "zhangcheng report",
        **{key: value for key, value in schema.items() if key != "title"},
    }
