"""A crawl of the demo newspaper with the ordinary spider and settings, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

# Only the pace differs from a crawl of a real site: nobody else is served from this machine.
PACE = {
    "DOWNLOAD_DELAY": "0",
    "AUTOTHROTTLE_START_DELAY": "0.01",
    "AUTOTHROTTLE_MAX_DELAY": "0.1",
}


def crawl(base: str, out: Path, log_level: str = "WARNING") -> int:
    """Crawl the newspaper at an address into a file of JSON Lines, with the record of removals; return the exit code."""
    settings = PACE | {"CLEANCOPY_RECORD": "1", "LOG_LEVEL": log_level}
    options = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", f"site={base}/", "-O", str(out), *options]
    environment = os.environ | {"SCRAPY_SETTINGS_MODULE": "cleancopy.settings"}
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - our own arguments
