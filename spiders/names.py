"""Which site an address belongs to, of maybe ten thousand."""

from __future__ import annotations

from collections.abc import Iterable

from cleancopy.discovery.urls import host_of

from .frontier import Frontier

MAX_NAMES = 10_000  # hosts whose site is remembered


class SiteNames:
    """The sites of a crawl by their names and hosts."""

    def __init__(self, sites: Iterable[Frontier]) -> None:
        self._named: dict[str, list[Frontier]] = {}
        self._hosts: dict[str, Frontier] = {}
        self._known: dict[str, str | None] = {}
        for site in sites:
            self._named.setdefault(site.netloc, []).append(site)
            self._hosts.setdefault(site.host, site)

    def of(self, name: str | None) -> list[Frontier]:
        """Return the sites of a name, host and port; they are several where their paths differ."""
        return self._named.get(name or "", [])

    def name(self, url: str) -> str | None:
        """Return the name of the site that an address belongs to: the nearest of those crawled, or None."""
        head, _, rest = url.partition("//")  # asked some twenty times a page
        start = f"{head}//{rest.partition('/')[0]}/"
        if start not in self._known:
            if len(self._known) >= MAX_NAMES:
                self._known.clear()
            self._known[start] = self._nearest(start)
        return self._known[start]

    def _nearest(self, start: str) -> str | None:
        netloc = start.partition("//")[2][:-1]
        if netloc in self._named:
            return netloc
        host = host_of(start) if start.startswith(("http://", "https://")) else ""
        while host:
            if host in self._hosts:
                return self._hosts[host].netloc
            host = host.partition(".")[2]
        return None
