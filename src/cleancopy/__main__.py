"""``python -m cleancopy`` is the command line."""

import sys

from cleancopy.cli import main

if __name__ == "__main__":
    sys.exit(main())
