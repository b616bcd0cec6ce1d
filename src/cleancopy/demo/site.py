"""The demo newspaper as addresses and answers, and the articles that should come out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from typing import Any

from . import fronts, machines, templates
from .chaff import View
from .head import address
from .pulse import Pulse
from .sources import Story, stories, words

HTML = "text/html; charset=utf-8"
OPT_OUT = {"tdm-reservation": "1", "tdm-policy": "/about/2"}

Maker = Callable[[Pulse], str]


@dataclass(frozen=True)
class Reply:
    """An answer to a request."""

    body: bytes = field(repr=False)
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": HTML})


class Site:
    """Every page of the newspaper, at some address."""

    def __init__(self, base: str) -> None:
        self.base = base.rstrip("/")
        self._makers: dict[str, Callable[[Pulse], Reply]] = {}
        for path, make in self._fronts():
            self._makers[path] = partial(_html, make)
        for story in stories().values():
            for path, make in self._story(story):
                self._makers[path] = partial(_story_reply, story, make)
        self._add_machines()
        self._makers[fronts.GONE] = partial(_html, lambda pulse: fronts.lost(self._view("en", pulse)), status=404)

    def paths(self) -> list[str]:
        """Return the paths of all pages."""
        return list(self._makers)

    def get(self, path: str, visit: int = 0) -> Reply:
        """Return the answer at a path, 404 where there is no page; the ticker's figures change with ``visit``."""
        make = self._makers.get(path) or self._makers[fronts.GONE]
        return make(Pulse(visit))

    def _view(self, language: str, pulse: Pulse) -> View:
        return View(self.base, language, pulse)

    def _fronts(self) -> Iterator[tuple[str, Maker]]:
        yield "/", lambda pulse: fronts.front(self._view("en", pulse))
        for language, w in words().items():
            yield f"/{language}/", lambda pulse, name=language: fronts.edition(self._view(name, pulse))  # type: ignore[misc]
            for section in w["sections"]:
                yield f"/{language}/{section}/", partial(self._section, language, section)
        yield fronts.LOST, lambda pulse: fronts.lost(self._view("en", pulse))
        yield fronts.SHELL, lambda pulse: fronts.script_shell(self._view("en", pulse))

    def _section(self, language: str, section: str, pulse: Pulse) -> str:
        return fronts.section(self._view(language, pulse), section)

    def _story(self, story: Story) -> Iterator[tuple[str, Maker]]:
        def make(sheet: int, pulse: Pulse) -> str:
            return templates.page(self._view(story.language, pulse), story, sheet)

        for sheet in range(len(story.sheets)):
            yield address(story, sheet), partial(make, sheet)
        for path in (story.also, f"/print/{story.id}"):
            if path:
                yield path, partial(make, 0)

    def _add_machines(self) -> None:
        texts: list[tuple[str, str, str | bytes]] = [
            ("/robots.txt", "text/plain; charset=utf-8", machines.robots(self.base)),
            ("/sitemap.xml", "application/xml", machines.sitemap_index(self.base)),
            ("/sitemaps/articles.xml", "application/xml", machines.sitemap(self.base, archive=False)),
            ("/sitemaps/archive.xml.gz", "application/gzip", machines.archive(self.base)),
            ("/sitemaps/news.xml", "application/xml", machines.news_sitemap(self.base)),
            ("/feed.xml", "application/rss+xml", machines.feed(self.base)),
            ("/style.css", "text/css; charset=utf-8", files(__package__).joinpath("style.css").read_bytes()),
        ]
        texts += [(f"/images/{story.id}.svg", "image/svg+xml", machines.picture(story)) for story in stories().values()]
        for path, kind, body in texts:
            reply = Reply(body if isinstance(body, bytes) else body.encode(), headers={"Content-Type": kind})
            self._makers[path] = partial(_fixed, reply)


def _html(make: Maker, pulse: Pulse, status: int = 200) -> Reply:
    return Reply(make(pulse).encode(), status)


def _fixed(reply: Reply, pulse: Pulse) -> Reply:
    return reply


def _story_reply(story: Story, make: Maker, pulse: Pulse) -> Reply:
    kind = HTML if story.encoding == "utf-8" else "text/html"  # the other encoding is declared in the page alone
    headers = {"Content-Type": kind} | (OPT_OUT if "optout" in story.flags else {})
    return Reply(make(pulse).encode(story.encoding, "xmlcharrefreplace"), headers=headers)


def site(base: str) -> Site:
    """Return the newspaper as served at an address such as ``http://127.0.0.1:8000``."""
    return Site(base)


def expected() -> dict[str, dict[str, Any]]:
    """Return, by path, the fields that each article should have; made from the sources alone.

    Text and standfirst are as written; ``date_published`` and ``date_modified`` as the page gives them; ``copies`` are the
    other paths at which the same article stands, ``following`` those of its further pages.
    """
    return {story.path: _fields(story) for story in stories().values()}


def _fields(story: Story) -> dict[str, Any]:
    return {
        "title": story.title,
        "standfirst": story.standfirst,
        "text": story.text,
        "authors": list(story.authors),
        "date_published": story.published,
        "date_modified": story.modified,
        "language": story.language,
        "section": None if story.template == "breaks" else words()[story.language]["sections"][story.section],
        "is_truncated": "paywall" in story.flags,
        "paywalled": True if "paywall" in story.flags else None,
        "copies": [story.also] if story.also else [],
        "following": [address(story, sheet) for sheet in range(1, len(story.sheets))],
    }
