"""What helps to write packs: one manner of writing, beginnings to fill in, differences in words."""

from zhangcheng.authoring.difference import Change, difference
from zhangcheng.authoring.formatting import Formatted, format_pack

__all__ = ["Change", "Formatted", "difference", "format_pack"]
