"""Typed expressions as SQL."""

from zhangcheng.feel.sql.build import Sql
from zhangcheng.feel.sql.render import RENDERINGS, Names, Renderer

__all__ = ["RENDERINGS", "Names", "Renderer", "Sql"]
