"""The command line: one file per command, assembled in `main`."""

from zhangcheng.cli.main import main

__all__ = ["main"]
