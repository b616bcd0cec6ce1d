"""What people look at during a crawl and after it."""

from .live import Progress
from .table import CrawlTable

__all__ = ["CrawlTable", "Progress"]
