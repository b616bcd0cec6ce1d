"""The server of the demo newspaper, on this machine alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from urllib.parse import unquote, urlsplit

from .site import Reply, Site

HOST = "127.0.0.1"
BACKLOG = 64


class Server(ThreadingHTTPServer):
    """Answers requests for the newspaper's pages, and remembers what was asked for."""

    daemon_threads = True
    request_queue_size = BACKLOG

    def __init__(self, port: int = 0) -> None:
        super().__init__((HOST, port), Handler)
        self.base = f"http://{HOST}:{self.server_address[1]}"
        self.site = Site(self.base)
        self.asked: list[str] = []
        """Paths asked for, in order."""
        self._visits = count(1)

    def answer(self, target: str) -> Reply:
        """Return the answer to a request; every visit sees other figures in the ticker."""
        path = unquote(urlsplit(target).path)
        self.asked.append(path)
        return self.site.get(path, next(self._visits))


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with head and body."""
        self._send(with_body=True)

    def do_HEAD(self) -> None:
        """Answer with the head alone."""
        self._send(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Log nothing: the crawl tells what it does."""

    def _send(self, with_body: bool) -> None:
        reply = self.server.answer(self.path)
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if with_body:
            self.wfile.write(reply.body)


@contextmanager
def serving(port: int = 0) -> Iterator[Server]:
    """Serve the newspaper while the block runs; port 0 takes a free one."""
    server = Server(port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
