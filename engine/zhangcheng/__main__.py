"""Runs the command line: `python -m zhangcheng`."""

import gc
import sys

from zhangcheng.cli import main


def run() -> None:
    """Run the command line and leave with its exit code."""
    code = main()
    # The interpreter would look through all that it gives back anyway, to find what is garbage in it.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    run()
