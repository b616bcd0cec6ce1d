"""What keeps a crawl from reaching addresses that a page has no business to send it to."""

from .archive import ArchiveWriter
from .guard import AddressMiddleware, GuardedResolver, refused
from .refresh import RefreshMiddleware
from .refusals import RefusalMiddleware, refusal
from .robots import STEADY, RobotsMiddleware
from .sites import SiteMiddleware

__all__ = [
    "STEADY",
    "AddressMiddleware",
    "ArchiveWriter",
    "GuardedResolver",
    "RefreshMiddleware",
    "RefusalMiddleware",
    "RobotsMiddleware",
    "SiteMiddleware",
    "refusal",
    "refused",
]
