"""cleancopy turns news sites into clean text.

A page is a list of blocks, and every block gets a verdict: keep, or a kind of chaff with the reason. The article is the kept blocks,
the record of removals is the rest, and together they are the page again.

>>> import cleancopy
>>> cleancopy.clean("<h1>Title</h1>", url="https://example.org/a").is_article
False
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .core.article import Article
from .core.clean import clean, clean_text
from .core.model import Kind, Options
from .core.version import VERSION as __version__
from .errors import CleancopyError, InputError, UsageError

if TYPE_CHECKING:
    from .addon import Addon

__all__ = [
    "Addon",
    "Article",
    "CleancopyError",
    "InputError",
    "Kind",
    "Options",
    "UsageError",
    "__version__",
    "clean",
    "clean_text",
]


def __getattr__(name: str) -> Any:
    """Load the Scrapy add-on only when it is asked for: the library itself does not need Scrapy."""
    if name == "Addon":
        from .addon import Addon

        return Addon
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
