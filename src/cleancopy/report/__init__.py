"""What people look at after a crawl."""

from .table import CrawlTable

__all__ = ["CrawlTable"]
