"""JSON Schemas (2020-12) of the pack files, made from their shapes."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from zhangcheng.pack.kinds import KINDS, WAIVERS, Kind

Schema = dict[str, Any]


class _Generator(GenerateJsonSchema):
    """Pydantic's schemas without what editors do not need: a title per key, and null defaults."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401 - pydantic's own type
        """Say no: the key is its own title."""
        del schema
        return False

    def default_schema(self, schema: Any) -> Schema:  # noqa: ANN401 - pydantic's own type
        """Leave defaults out: a key is given or it is not."""
        return self.generate_inner(schema["schema"])


def schema(kind: Kind) -> Schema:
    """Return the schema of one kind of file."""
    made = kind.shape.model_json_schema(by_alias=True, schema_generator=_Generator)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def schemas() -> dict[str, Schema]:
    """Return the schemas of all kinds of files, by kind."""
    return {kind.name: schema(kind) for kind in (*KINDS, WAIVERS)}
