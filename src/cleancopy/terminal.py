"""What is known of the terminal that something is written to."""

from __future__ import annotations

import os
from typing import TextIO

USUAL = 80  # columns of a terminal that does not tell


def columns(stream: TextIO, otherwise: int) -> int:
    """Return how many columns the terminal has that a stream is written to; ``otherwise`` where it is written to none.

    ``COLUMNS`` in the environment goes before what the terminal says. The stream itself is asked, not standard output as
    ``shutil.get_terminal_size`` does: that may be a file while errors go to the terminal.
    """
    if not stream.isatty():
        return otherwise
    wanted = os.environ.get("COLUMNS", "")
    if wanted.isdecimal() and int(wanted) > 0:
        return int(wanted)
    try:
        return os.get_terminal_size(stream.fileno()).columns or USUAL
    except OSError:
        return USUAL
