"""What helps to write packs: one manner of writing, beginnings to fill in, differences in words."""

from zhangcheng.authoring.difference import Change, difference
from zhangcheng.authoring.formatting import Formatted, format_pack
from zhangcheng.authoring.new_pack import new_pack
from zhangcheng.authoring.new_parameter import new_parameter
from zhangcheng.authoring.new_rule import new_rule
from zhangcheng.authoring.scaffold import ToFill

__all__ = [
    "Change",
    "Formatted",
    "ToFill",
    "difference",
    "format_pack",
    "new_pack",
    "new_parameter",
    "new_rule",
]
