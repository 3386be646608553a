"""The public handbook: pages that are the rules."""

from zhangcheng.handbook.facts import Facts, facts
from zhangcheng.handbook.handbook import data_files, feed_files, pages, scripts
from zhangcheng.handbook.write import write

__all__ = ["Facts", "data_files", "facts", "feed_files", "pages", "scripts", "write"]
