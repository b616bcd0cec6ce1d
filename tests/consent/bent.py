"""A site with bent signals, and what is read from them."""

from __future__ import annotations

from cleancopy.consent import File, Site, judge
from cleancopy.core.model import Page

BASE = "https://example.com"
NAMESPACE = "https://rslstandard.org/rsl"
PROHIBITS = '<content url="/"><license><prohibits type="usage">ai-train</prohibits></license></content>'


def site(robots: bytes | str = b"", tdm: bytes | None = None, licence: bytes | str | None = None) -> Site:
    made = Site(File(f"{BASE}/robots.txt", robots if isinstance(robots, bytes) else robots.encode()))
    if tdm is not None:
        made.tdmrep = File(f"{BASE}/.well-known/tdmrep.json", tdm)
    if licence is not None:
        body = licence if isinstance(licence, bytes) else licence.encode()
        made.licences = {f"{BASE}/l.xml": File(f"{BASE}/l.xml", body)}
    return made


def verdict(files: Site | None = None, body: bytes | str = b"", url: str = f"{BASE}/news/a", **headers: str) -> str:
    page = body if isinstance(body, bytes) else body.encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return judge(Page(body=page, url=url, headers=named), files).verdict.value


def rsl(inside: str, namespace: str = NAMESPACE) -> str:
    return f'<rsl xmlns="{namespace}">{inside}</rsl>'
