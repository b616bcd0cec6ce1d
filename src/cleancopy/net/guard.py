"""Private and loopback addresses are refused unless the user named that host as the site.

A link, redirect, sitemap or feed can point anywhere, also into the network of the server that crawls. The name is checked where it
is resolved, so that the answer that is used is the answer that was checked; addresses written as such are checked before the request.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.error import DNSLookupError

# A proxy is the user's own choice, wherever it is; but a page that names the host of one is not answered from there.
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
OVER_IPV4 = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::ffff:0:0:0/96", "::/96")))
"""Networks whose last 32 bits are an IPv4 address: NAT64 (RFC 6052, RFC 8215), SIIT (RFC 2765), IPv4-compatible (RFC 4291)."""


def literal(host: str) -> Address | None:
    """Return the address that a host is written as, in any form connectors take, or None for a name.

    >>> literal("2130706433"), literal("0x7f.1"), literal("[::1]"), literal("example.org")
    (IPv4Address('127.0.0.1'), IPv4Address('127.0.0.1'), IPv6Address('::1'), None)
    """
    bare = host.strip("[]").partition("%")[0].rstrip(".")
    try:
        return ipaddress.ip_address(bare)
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(bare)) if bare[:1].isdigit() else None
    except OSError:
        return None


def refused(address: Address) -> bool:
    """Whether an address is not one of the public network.

    >>> refused(ipaddress.ip_address("::ffff:10.0.0.1")), refused(ipaddress.ip_address("93.184.215.14"))
    (True, False)
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return refused(inner)
        if address.is_site_local:
            return True
    return not address.is_global or address.is_multicast


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that is reached through an IPv6 address, or None."""
    found = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
    if found is None and any(address in network for network in OVER_IPV4):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return found


def is_named(owner: Any, host: str, what: str = "named_hosts") -> bool:
    """Whether the user named a host, in small letters and without port, as a site; with ``proxy_hosts`` as a proxy.

    ``owner`` is a crawler, or the process with all its crawlers: Scrapy hands that to a resolver.
    """
    crawlers = getattr(owner, "crawlers", None)
    spiders = [crawler.spider for crawler in crawlers] if crawlers is not None else [owner.spider]
    return any(host in getattr(spider, what, ()) for spider in spiders)


class AddressMiddleware:
    """Refuses requests whose host is written as a private or loopback address that the user did not name."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Keep the crawler: its spider knows the hosts that were named."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let the request pass, or raise ``IgnoreRequest``."""
        parts = urlsplit(request.url)
        if parts.scheme not in ("http", "https"):
            raise IgnoreRequest(f"not fetched: {parts.scheme} addresses are not pages")
        host = (parts.hostname or "").lower()
        address = literal(host)
        # Older w3lib takes the brackets off an IPv6 address, so that no host is left to check: none is refused too.
        closed = not host or (address is not None and refused(address)) or is_named(self._crawler, host, "proxy_hosts")
        if closed and not is_named(self._crawler, host):
            if self._crawler.stats:
                self._crawler.stats.inc_value("cleancopy/refused/address")
            raise IgnoreRequest(f"not fetched: {host or request.url} is not a public address")


class GuardedResolver(CachingThreadedResolver):
    """Resolves names like Scrapy's own resolver, and refuses answers outside the public network."""

    def __init__(self, crawler: Crawler, reactor: Any, cache_size: int, timeout: float) -> None:
        super().__init__(reactor, cache_size, timeout)
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> Self:
        """Read cache size and time limit from Scrapy's own settings."""
        settings = crawler.settings
        size = settings.getint("DNSCACHE_SIZE") if settings.getbool("DNSCACHE_ENABLED") else 0
        return cls(crawler, reactor, size, settings.getfloat("DNS_TIMEOUT"))

    def getHostByName(self, name: str, timeout: Any = None) -> Any:  # noqa: N802 (the name Twisted asks for)
        """Return a Deferred of the address as text; it fails with ``DNSLookupError`` for a refused one."""
        found = super().getHostByName(name, timeout or ())
        return found.addCallback(self._check, name)

    def _check(self, answer: str, name: str) -> str:
        host = name.lower()
        known = is_named(self._crawler, host) or is_named(self._crawler, host, "proxy_hosts")
        if refused(ipaddress.ip_address(answer)) and not known:
            raise DNSLookupError(f"{name} is {answer}, which is not a public address")
        return answer
