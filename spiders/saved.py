"""Files of signals among saved pages: robots.txt and its like, for the pages of the same archive that come after them."""

from __future__ import annotations

from urllib.parse import urlsplit

from cleancopy.consent import File, Site
from cleancopy.consent.model import MAX_FILE, tokens

ROBOTS = "/robots.txt"
MAX_HOSTS = 10_000
MAX_LICENCES = 1_000


class SavedFiles:
    """What archives hold of the files that speak for a site."""

    def __init__(self) -> None:
        words = tokens()
        self._names = {ROBOTS: "robots", words["tdmrep"]["path"]: "tdmrep", words["ai_txt"]["path"]: "ai_txt"}
        self._type = str(words["rsl"]["type"])
        self._sites: dict[str, Site] = {}
        self._licences: dict[str, File] = {}

    def wants(self, url: str | None, kind: str) -> bool:
        """Whether the answer at an address, of this content type, is such a file."""
        return bool(url) and (_path(url) in self._names or self._type in kind.lower())

    def take(self, url: str, body: bytes, status: int | None, fetched_at: str | None) -> None:
        """Remember a file; a later one takes the place of an earlier one."""
        path, host = _path(url), _host(url)
        file = File(url, body[: MAX_FILE + 1], status, fetched_at)
        if path not in self._names:
            if len(self._licences) < MAX_LICENCES:
                self._licences[url] = file
        elif host in self._sites or len(self._sites) < MAX_HOSTS:
            old = self._sites.get(host, Site())
            files = {name: getattr(old, name) for name in self._names.values()} | {self._names[path]: file}
            self._sites[host] = Site(files["robots"], files["tdmrep"], files["ai_txt"])

    def site(self, url: str | None) -> Site | None:
        """Return what is known of the files of a page's site, or None when nothing is."""
        site = self._sites.get(_host(url)) if url else None
        if site is None and self._licences:
            site = Site()
        if site is not None:
            site.licences = self._licences
        return site


def _path(url: str | None) -> str:
    try:
        return urlsplit(url or "").path
    except ValueError:
        return ""


def _host(url: str | None) -> str:
    """Scheme and host: robots.txt of one speaks for no other (RFC 9309, 2.3)."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}".lower()
