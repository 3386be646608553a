"""Runs the command line: `python -m zhangcheng`."""

import sys

from zhangcheng.cli import main

if __name__ == "__main__":
    sys.exit(main())
