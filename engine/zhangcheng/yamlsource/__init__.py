"""YAML whose every key and value keeps its line and column; `read` needs the parser, nodes do not."""

from zhangcheng.yamlsource.line_starts import line_starts
from zhangcheng.yamlsource.node import MappingNode, Node, ScalarNode, SequenceNode, YamlFile

__all__ = ["MappingNode", "Node", "ScalarNode", "SequenceNode", "YamlFile", "line_starts"]
