"""cleancopy as the judges call it: ``benchmarks.adapters:extract`` and the like."""

from __future__ import annotations

from typing import Any

import cleancopy
from cleancopy import Options

# The golds hold the standfirst, and every page of the judges is to give its text, whatever we take it for.
WITH_STANDFIRST = Options(standfirst_in_text=True, any_page=True)


def extract(html: str | bytes, url: str | None) -> dict[str, Any]:
    """Return text (with the standfirst, as the golds have it), title, authors and date of a page."""
    article = cleancopy.clean(html, url, options=WITH_STANDFIRST)
    return {
        "text": article.text,
        "title": article.title,
        "author": article.authors,
        "date": article.date_published,
    }


def text(html: str | bytes, url: str | None) -> str:
    """Return the text of a page, with the standfirst."""
    return cleancopy.clean(html, url or None, options=WITH_STANDFIRST).text


def plain(dump: str) -> str:
    """Return title, standfirst and text of a text without markup, one under the other."""
    article = cleancopy.clean_text(dump)
    return "\n".join(part for part in (article.title, article.standfirst, article.text) if part)
