"""What helps to write packs: one manner of writing, beginnings to fill in, differences in words."""

from zhangcheng.authoring.formatting import Formatted, format_pack

__all__ = ["Formatted", "format_pack"]
