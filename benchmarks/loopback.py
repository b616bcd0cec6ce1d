"""A server on 127.0.0.1 in one thread without waiting: for benchmarks in which the server must not be what is measured."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Answer = tuple[str, bytes]
"""Type and body; an empty type stands for 404."""


@dataclass
class Served:
    """A running server, and when it was asked for articles."""

    base: str
    times: list[float] = field(default_factory=list)
    """Moments of the requests for articles, in seconds of the monotonic clock."""
    on_article: Callable[[int], None] = lambda count: None
    """Called with the number of the article."""


@contextmanager
def serve(answer: Callable[[str, str], Answer], mark: str) -> Iterator[Served]:
    """Serve what ``answer(path, base)`` returns until the end of the block; paths that begin with ``mark`` are articles."""
    served = Served("")
    ready = threading.Event()
    loop = asyncio.new_event_loop()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1].decode("latin-1")
                if path.startswith(mark):
                    served.times.append(time.monotonic())
                    served.on_article(len(served.times))
                kind, body = answer(path, served.base)
                status = "200 OK" if kind else "404 Not Found"
                lines = (
                    f"HTTP/1.1 {status}\r\nContent-Type: {kind or 'text/plain'}\r\nContent-Length: {len(body)}\r\n\r\n"
                )
                writer.write(lines.encode() + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def main() -> None:
        server = await asyncio.start_server(talk, "127.0.0.1", 0, backlog=200)
        served.base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        ready.set()
        async with server:
            await server.serve_forever()

    task = loop.create_task(main())

    def run() -> None:
        try:
            loop.run_until_complete(task)
        except asyncio.CancelledError:
            pass
        finally:
            loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait()
    try:
        yield served
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join()
