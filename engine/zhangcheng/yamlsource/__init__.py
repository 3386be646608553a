"""YAML whose every key and value keeps its line and column."""

from zhangcheng.yamlsource.line_starts import line_starts
from zhangcheng.yamlsource.node import MappingNode, Node, ScalarNode, SequenceNode, YamlFile
from zhangcheng.yamlsource.read import Document, compose, read_document

__all__ = [
    "Document",
    "MappingNode",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "YamlFile",
    "compose",
    "line_starts",
    "read_document",
]
