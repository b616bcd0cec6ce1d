"""What keeps a crawl from reaching addresses that a page has no business to send it to."""

from .archive import ArchiveWriter
from .compression import CompressionMiddleware
from .guard import AddressMiddleware, GuardedResolver, refused
from .redirects import Circle, FollowMiddleware
from .refresh import RefreshMiddleware
from .refusals import SLOWEST, RefusalMiddleware, asked_to_wait, refusal, trouble
from .robots import STEADY, RobotsMiddleware, Unknown
from .sites import SiteMiddleware

__all__ = [
    "SLOWEST",
    "STEADY",
    "AddressMiddleware",
    "ArchiveWriter",
    "Circle",
    "CompressionMiddleware",
    "FollowMiddleware",
    "GuardedResolver",
    "RefreshMiddleware",
    "RefusalMiddleware",
    "RobotsMiddleware",
    "SiteMiddleware",
    "Unknown",
    "asked_to_wait",
    "refusal",
    "refused",
    "trouble",
]
