"""Items of other people's projects: which of them hold a page, and how the article's fields get into them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from itemadapter import ItemAdapter
from scrapy.http import Response

from cleancopy.core.article import Article
from cleancopy.core.headers import combined
from cleancopy.core.model import Kind, Page


@dataclass(slots=True)
class CleanedPage:
    """A page that was cleaned elsewhere, on its way to ``AssemblePipeline``."""

    url: str | None
    origin: Any
    article: Article
    kept: Counter[Kind]


def lower_headers(headers: Any) -> dict[str, str]:
    """Return Scrapy's headers as text, names in small letters, of several values each on a line."""
    return combined((n.decode("latin-1"), v.decode("latin-1")) for n, values in headers.items() for v in values)


def wrap(item: Any, html_field: str, response_field: str) -> Page | None:
    """Return the page in a foreign item, or None when it has none of the two fields or they hold no page."""
    if not ItemAdapter.is_item(item):
        return None
    adapter = ItemAdapter(item)
    response = adapter.get(response_field)
    if isinstance(response, Response):
        return Page(
            body=response.body,
            url=response.url,
            headers=lower_headers(response.headers),
            status=response.status,
            origin=item,
        )
    html = adapter.get(html_field)
    if isinstance(html, (str, bytes)):
        url = adapter.get("url")
        return Page(body=html, url=url if isinstance(url, str) else None, origin=item)
    return None


def fill(item: Any, article: Article, fields: Mapping[str, str], chosen: bool = True) -> Any:
    """Write fields of the article into a foreign item and return it.

    ``fields`` maps names of the article to names in the item. A name that the item cannot take is an error of the project's settings and
    raises ``KeyError`` where they were ``chosen`` there; else the item gets those that it has a place for.
    """
    adapter = ItemAdapter(item)
    values = article.to_dict()
    for name, target in fields.items():
        try:
            adapter[target] = values[name]
        except KeyError:
            if chosen:
                raise
    return item
