"""Feeds that touch a file from before only once there is something to put in its place."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, Any

from scrapy import Spider
from scrapy.extensions.feedexport import FileFeedStorage


class LateFileStorage(FileFeedStorage):
    """Writes an overwritten feed beside its place and moves it there when the crawl ends.

    Scrapy opens a feed with its first item, so a crawl without articles leaves the file from before as it was; so does one
    that dies half-way, whose articles stand in ``NAME.part``.
    """

    def open(self, spider: Spider) -> IO[bytes]:
        """Open the file that is written to."""
        path = Path(self.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.write_mode.startswith("a"):
            return path.open("ab")
        return path.with_name(path.name + ".part").open("wb")

    def store(self, file: Any) -> None:
        """Close the file and put it in its place."""
        file.flush()
        os.fsync(file.fileno())
        file.close()
        if not self.write_mode.startswith("a"):
            os.replace(file.name, self.path)
