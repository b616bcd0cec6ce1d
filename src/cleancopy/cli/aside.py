"""The record of removals in a file of its own: dolma's spans, a line for each article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from cleancopy.cli import output
from cleancopy.core.article import Article, Removed
from cleancopy.core.record import spans


@dataclass(frozen=True, slots=True)
class Aside:
    """Where the record of removals goes."""

    file: str | None = None
    """File for the spans; None for none."""
    inline: bool = True
    """Whether the articles carry the record as well."""

    def line(self, article: Article, name: str) -> str:
        """Return the line for an article, empty when no file is asked for, and take the record out of an article that is not to
        carry it.
        """
        line = json.dumps(spans(article, name), ensure_ascii=False) + "\n" if self.file is not None else ""
        if not self.inline:
            article.removed = Removed(article.removed.counts)
        return line

    @contextmanager
    def opened(self) -> Iterator[BinaryIO | None]:
        """Open the file, if there is to be one; it appears when it is whole."""
        if self.file is None:
            yield None
            return
        with output.opened(self.file) as stream:
            yield stream


INLINE = Aside()
