"""A small newspaper to try things on: articles in twelve languages among everything that surrounds articles.

``python -m cleancopy.demo`` serves it on 127.0.0.1, crawls it and shows what came out. Pages and expected articles are
made from the same source texts, so that a crawl can be held against what was written.
"""

from .site import Reply, Site, expected, site

__all__ = ["Reply", "Site", "expected", "site"]
