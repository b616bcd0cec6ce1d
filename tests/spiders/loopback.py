"""A site on 127.0.0.1 for crawls: answers by path, and remembers when each was asked for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Plain = tuple[int, str, bytes] | tuple[int, str, bytes, dict[str, str]]
Answer = Plain | Callable[[Mapping[str, str]], Plain]
"""An answer, or what makes one of the headers of the request, names in small letters."""


@dataclass
class Served:
    """A running site."""

    base: str
    pages: dict[str, Answer]
    asked: list[tuple[float, str]] = field(default_factory=list)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    """Headers of the last request for each path, names in small letters."""

    @property
    def paths(self) -> list[str]:
        """Return the paths that were asked for, in order."""
        return [path for _, path in self.asked]


NOT_MODIFIED = 304


@contextmanager
def serve(pages: dict[str, Answer]) -> Iterator[Served]:
    """Serve pages until the end of the block; ``{base}`` in a body becomes the site's address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((time.monotonic(), self.path))
            site.headers[self.path] = {name.lower(): value for name, value in self.headers.items()}
            answer = site.pages.get(self.path, (404, "text/html", b"<html><body>Not here</body></html>"))
            status, kind, body, *more = answer(site.headers[self.path]) if callable(answer) else answer
            body = body.replace(b"{base}", site.base.encode())
            self.send_response(status)
            for name, value in {"Content-Type": kind, **(more[0] if more else {})}.items():
                self.send_header(name, value.replace("{base}", site.base))
            self.send_header("Content-Length", str(len(body)))
            # A client may take a connection of HTTP/1.0 for open otherwise, and the body of a 304, which has none, for the next answer.
            self.send_header("Connection", "close")
            self.end_headers()
            if status != NOT_MODIFIED:
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Served(f"http://127.0.0.1:{server.server_port}", pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
