"""A newspaper on 127.0.0.1 that answers as a real one does, and whose pages can be changed: for crawls that are measured."""

from __future__ import annotations

import hashlib
import json
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WORDS = (
    "river council bridge harbour teacher market winter library garden mayor station island school train festival "
    "museum village doctor engine valley morning baker singer pilot forest letter window castle summer painter"
).split()
SITEMAP = 500  # addresses of a sitemap


@dataclass
class Story:
    """An article."""

    number: int
    version: int = 0
    gone: bool = False
    status: int = 0
    """Answered in its place, unless 0."""

    @property
    def path(self) -> str:
        """Its address on the site."""
        return f"/town/{self.day.date().isoformat()}/the-story-with-the-number-{self.number}"

    @property
    def day(self) -> datetime:
        """When it was published: three an hour, back from a fixed day, so that two runs of a benchmark see the same."""
        return datetime(2026, 11, 23, tzinfo=UTC) - timedelta(minutes=20 * self.number)

    @property
    def modified(self) -> str:
        """When it was last changed."""
        return (self.day + timedelta(days=self.version)).isoformat()

    @property
    def title(self) -> str:
        """Its headline."""
        return f"Story number {self.number} of the town and its {WORDS[self.number % len(WORDS)]}"

    def html(self) -> bytes:
        """Its page."""
        chance = random.Random(f"{self.number}/{self.version}")
        texts = [
            f"The {' '.join(chance.choices(WORDS, k=12))}, the council said on Monday of the {' '.join(chance.choices(WORDS, k=14))}."
            for _ in range(4)
        ]
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": self.title,
            "datePublished": self.day.isoformat(),
        }
        body = "".join(f"<p>{text}</p>" for text in texts)
        return (
            f'<html lang="en"><head><title>{self.title}</title><script type="application/ld+json">{json.dumps(data)}</script></head>'
            f"<body><nav><a href='/'>Front</a></nav><main><article><h1>{self.title}</h1>{body}</article></main></body></html>"
        ).encode()


@dataclass
class Newspaper:
    """A running newspaper, and what it was asked for."""

    base: str
    stories: list[Story]
    lastmods: bool = True
    """Whether its sitemaps tell of changes."""
    slow: float = 0.0
    """Seconds that every fifth article takes to come."""
    stuck: int = 0
    """Articles that took so long."""
    asked: list[str] = field(default_factory=list)
    conditional: int = 0
    """Requests with a condition."""
    sent: int = 0
    """Bytes of bodies."""

    def forget(self) -> None:
        """Count anew."""
        self.asked, self.conditional, self.sent = [], 0, 0

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """The answer to a request: status, type, body."""
        if path == "/robots.txt":
            return 200, "text/plain", f"User-agent: *\nAllow: /\nSitemap: {self.base}/sitemap.xml\n".encode()
        if path == "/":
            return 200, "text/html", b"<html><body><h1>The Town Paper</h1><a href='/town/'>Town</a></body></html>"
        if path.startswith("/sitemap"):
            return 200, "application/xml", self._sitemap(path)
        story = next((story for story in self._named(path) if not story.gone), None)
        if story is None:
            return 404, "text/html", b"<html><body>Not here</body></html>"
        return story.status or 200, "text/html; charset=utf-8", story.html()

    def _named(self, path: str) -> Iterator[Story]:
        tail = path.rpartition("-")[2]
        if tail.isdigit() and int(tail) < len(self.stories) and self.stories[int(tail)].path == path:
            yield self.stories[int(tail)]

    def _sitemap(self, path: str) -> bytes:
        here = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        if path == "/sitemap.xml":
            count = (len(self.stories) - 1) // SITEMAP + 1
            inside = "".join(f"<sitemap><loc>{self.base}/sitemap-{n}.xml</loc></sitemap>" for n in range(count))
            return f"<sitemapindex {here}>{inside}</sitemapindex>".encode()
        first = int(path.removeprefix("/sitemap-").removesuffix(".xml")) * SITEMAP
        entries = "".join(
            f"<url><loc>{self.base}{story.path}</loc>{f'<lastmod>{story.modified}</lastmod>' if self.lastmods else ''}</url>"
            for story in self.stories[first : first + SITEMAP]
            if not story.gone
        )
        return f"<urlset {here}>{entries}</urlset>".encode()


@contextmanager
def serve(count: int, *, lastmods: bool = True) -> Iterator[Newspaper]:
    """Serve a newspaper of so many articles until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = 65536  # head and body in one packet: two would wait for each other 40 ms

        def do_GET(self) -> None:
            paper.asked.append(self.path)
            if paper.slow and "/town/" in self.path and len(paper.asked) % 5 == 0:
                paper.stuck += 1
                time.sleep(paper.slow)
            status, kind, body = paper.answer(self.path)
            tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            condition = self.headers.get("If-None-Match")
            paper.conditional += condition is not None
            if status == 200 and condition == tag:
                status, body = 304, b""
            paper.sent += len(body)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if status in (200, 304):
                self.send_header("ETag", tag)
            if status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 100

        def handle_error(self, *_: object) -> None:
            """Say nothing: crawls that are killed leave their connections."""

    server = Server(("127.0.0.1", 0), Handler)
    paper = Newspaper(f"http://127.0.0.1:{server.server_port}", [Story(number) for number in range(count)], lastmods)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield paper
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
