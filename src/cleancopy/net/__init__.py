"""What keeps a crawl from reaching addresses that a page has no business to send it to."""

from .guard import AddressMiddleware, GuardedResolver, refused

__all__ = ["AddressMiddleware", "GuardedResolver", "refused"]
