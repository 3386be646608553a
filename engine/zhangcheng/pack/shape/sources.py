"""pack.yaml and sources.yaml."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from zhangcheng.pack.shape.base import Day, Maybe, Place, Shape, Slug, TextShape, Words


class DropShape(Shape):
    """An inherited rule that the pack does without."""

    model_config = ConfigDict(title="Drop")

    rule: Slug = Field(description="不采用的规则标识 · Id of the inherited rule")
    reason: TextShape = Field(description="理由，处处显示 · Why; shown wherever rules are listed")
    source: Maybe[Words] = Field(None, description="依据#条款 · source#clause")
    illustrative: Maybe[bool] = Field(None, description="没有出处的示意 · No source says so")


class PackShape(Shape):
    """pack.yaml: what the pack is."""

    model_config = ConfigDict(title="Pack")

    id: Slug = Field(description="规则包标识 · Id of the pack")
    version: Words = Field(description='版本，加引号 · Version, in quotes: "2018.1"')
    title: TextShape = Field(description="名称 · Title")
    note: Maybe[TextShape] = Field(None, description="说明 · Note")
    languages: Annotated[list[Literal["zh", "en"]], Field(min_length=1)] = Field(
        description="包内文字的语言 · Languages of its texts"
    )
    home: Place = Field(description="所属辖区代码 · Code of the jurisdiction it is written for")
    extends: Maybe[list[Words]] = Field(
        None,
        description="上级规则包：自带规则包的标识，或相对路径，例如 ../zhangzhou · "
        "Packs that it builds on: ids of built-in packs, or relative paths such as ../zhangzhou",
    )
    drops: Maybe[list[DropShape]] = Field(
        None, description="不采用的上级规则及理由 · Inherited rules that it drops, and why"
    )
    units: Maybe[dict[str, TextShape]] = Field(
        None, description="单位符号及名称 · Unit symbols and their names"
    )
    synonyms: Maybe[list[Annotated[list[Words], Field(min_length=2)]]] = Field(
        None,
        description="同义词：每组是人们对同一事物的不同叫法，供手册检索 · "
        "Synonyms for the handbook's search: each list holds what people call the same thing",
    )


class ClauseShape(Shape):
    """A clause of a source."""

    model_config = ConfigDict(title="Clause")

    id: Slug = Field(
        description="条款标识，引用写作 依据#条款 · Id of the clause, cited as source#clause"
    )
    title: TextShape = Field(description="条款名称 · Title of the clause")
    quote: Maybe[Words] = Field(None, description="原文 · The words that matter")


class SourceShape(Shape):
    """A document that policy stands in."""

    model_config = ConfigDict(title="Source")

    id: Slug = Field(description="依据标识 · Id of the source")
    title: TextShape = Field(description="文件名称 · Title of the document")
    issuer: Maybe[TextShape] = Field(None, description="发文机关 · Who issued it")
    number: Maybe[Words] = Field(None, description="文号 · Document number")
    date: Maybe[Day] = Field(None, description="成文日期 · Date of the document")
    url: Maybe[Words] = Field(None, description="出处网址 · Where it was read")
    note: Maybe[TextShape] = Field(None, description="说明 · Note")
    clauses: Maybe[list[ClauseShape]] = Field(None, description="被引用的条款 · Clauses that are cited")


class SourcesShape(Shape):
    """sources.yaml: the documents that the pack rests on."""

    model_config = ConfigDict(title="Sources")

    sources: list[SourceShape] = Field(description="依据 · Documents that policy stands in")
