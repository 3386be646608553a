"""jurisdictions.yaml."""

from typing import Literal

from pydantic import ConfigDict, Field

from zhangcheng.pack.shape.base import Day, Maybe, Place, Shape, TextShape


class ValidityShape(Shape):
    """From when to when a place exists under its code."""

    model_config = ConfigDict(title="Validity")

    since: Maybe[Day] = Field(None, alias="from", description="启用日 · First day")
    to: Maybe[Day] = Field(None, description="停用前最后一日 · Last day")


class JurisdictionShape(Shape):
    """A place."""

    model_config = ConfigDict(title="Jurisdiction")

    code: Place = Field(description="区划代码，加引号 · GB/T 2260 or statistical code, in quotes")
    name: TextShape = Field(description="名称 · Name")
    level: Literal["country", "province", "city", "county", "subdistrict", "community"] = Field(
        description="层级 · Level"
    )
    parent: Maybe[Place] = Field(None, description="上级代码 · Code of the place above it")
    became: Maybe[Place] = Field(None, description="改设后的代码 · Code of the place that came after it")
    valid: Maybe[ValidityShape] = Field(None, description="代码有效期 · When the code is valid")


class JurisdictionsShape(Shape):
    """jurisdictions.yaml: the places of the pack."""

    model_config = ConfigDict(title="Jurisdictions")

    jurisdictions: list[JurisdictionShape] = Field(description="辖区 · Places", min_length=1)
