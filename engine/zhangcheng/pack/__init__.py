"""Rule packs: loaded, linked, and their parameters resolved by place and date."""

from zhangcheng.pack.compiled import load_pack
from zhangcheng.pack.pack import Pack
from zhangcheng.pack.resolve import resolve
from zhangcheng.pack.review import invalid_places, stale

__all__ = ["Pack", "invalid_places", "load_pack", "resolve", "stale"]
