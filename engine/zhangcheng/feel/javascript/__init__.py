"""JavaScript of typed expressions, for the browser."""

from zhangcheng.feel.javascript.build import call, text
from zhangcheng.feel.javascript.render import Names, Renderer

__all__ = ["Names", "Renderer", "call", "text"]
