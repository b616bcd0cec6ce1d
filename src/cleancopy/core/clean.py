"""The stages in order, and the calls that run them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .article import Article
from .assemble import assemble
from .collector import paused
from .judge import judge
from .model import Options, Page
from .parse import parse
from .teasers import teasers
from .tickers import tickers

Stage = Callable[[Page, Options], Page]

STAGES: tuple[Stage, ...] = (parse, judge, tickers, teasers)
"""What happens to a page before it is assembled into an article, in this order."""

DEFAULT = Options()


def judge_page(page: Page, options: Options = DEFAULT) -> Page:
    """Return the page with its blocks and the final verdict for each."""
    for stage in STAGES:
        page = stage(page, options)
    return page


def clean_page(page: Page, options: Options = DEFAULT) -> Article:
    """Return the article of a page."""
    with paused():
        return assemble(judge_page(page, options), options)


def clean(
    html: str | bytes, url: str | None = None, *, options: Options = DEFAULT, following: Sequence[str | bytes] = ()
) -> Article:
    """Return the article of an HTML page.

    ``html`` is the page as text or as bytes, whatever encoding it declares. ``url`` is its address: it makes addresses absolute, and
    is never fetched. ``following`` are the further pages of an article that is split over several, in order. A page that
    cannot be read or is no article gives an ``Article`` with ``is_article`` false, a ``reason`` and no text; no page
    raises.

    Raises:
        TypeError: an argument is of another type.

    >>> clean(b"").reason
    'empty: no bytes'
    """
    _ask("url", url, str, type(None))
    _ask("options", options, Options)
    parts = tuple(Page(body=_body(part), url=url) for part in following)
    return clean_page(Page(body=_body(html), url=url, following=parts), options)


def clean_text(text: str, *, options: Options = DEFAULT) -> Article:
    """Return the article of a text that has lost its markup: lines are blocks, the path after that is the same.

    Raises:
        TypeError: an argument is of another type.
    """
    _ask("text", text, str)
    _ask("options", options, Options)
    return clean_page(Page(body=text, markup=False), options)


def _body(html: str | bytes) -> str | bytes:
    """Return a page as text or bytes; what can be changed, as a bytearray, is copied."""
    _ask("html", html, str, bytes, bytearray, memoryview)
    return html if isinstance(html, str) else bytes(html)


def _ask(name: str, value: object, *types: type) -> None:
    """Ask for an argument of one of some types."""
    if not isinstance(value, types):
        wanted = " or ".join("None" if kind is type(None) else kind.__name__ for kind in types)
        raise TypeError(f"{name} has to be {wanted}, not {type(value).__name__}")
