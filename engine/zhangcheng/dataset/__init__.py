"""Data in: workbooks, files and records become typed tables that know the cell of every value."""

from zhangcheng.dataset.dataset import Dataset, Table
from zhangcheng.dataset.origin import Origin
from zhangcheng.dataset.read import from_rows, from_tables, read_dataset

__all__ = ["Dataset", "Origin", "Table", "from_rows", "from_tables", "read_dataset"]
