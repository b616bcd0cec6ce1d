"""Pages and archives for tests of batches, and faults of a parser to plant in them."""

from __future__ import annotations

import gzip
import uuid
from pathlib import Path

STORY = (
    "The council voted on Tuesday to repair the old bridge over the river, which has been closed to lorries since the "
    "spring floods damaged two of its five piers and washed away a part of the embankment below the market square."
)
# Stands for a fault of the parser: it is at work in every process that is started, and knows a page by its mark.
FAULTS = """
import ctypes
from cleancopy.cli import pages

real = pages.judge_page

def judged(page, options):
    if b"MARK-HANG" in page.body:
        while True:
            pass
    if b"MARK-EAT" in page.body:
        bytearray(5 * 1024 ** 3)
    if b"MARK-CRASH" in page.body:
        ctypes.string_at(0)
    return real(page, options)

pages.judge_page = judged
"""


def html(number: int, more: str = "") -> bytes:
    paragraphs = "".join(f"<p>{STORY} Part {part} of story {number}.</p>" for part in range(4))
    head = f'<!doctype html><html lang="en"><head><title>Story {number}</title></head>'
    return f"{head}<body><article><h1>Story {number}</h1>{paragraphs}</article>{more}</body></html>".encode()


def member(kind: str, url: str, content: bytes, form: str) -> bytes:
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {url}")
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{name}>\r\nWARC-Date: 2026-11-03T09:30:00Z\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: {form}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + content + b"\r\n\r\n")


def archive(path: Path, bodies: list[bytes]) -> None:
    """As Common Crawl's news archive: warcinfo, then request, response and metadata of each page, one member a record."""
    parts = [member("warcinfo", "", b"software: test\r\n", "application/warc-fields")]
    for number, body in enumerate(bodies):
        url = f"https://news.example/{number}"
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nX-Crawler-content-length: {len(body)}\r\n\r\n"
        parts += [
            member("request", url, f"GET /{number} HTTP/1.1\r\n\r\n".encode(), "application/http; msgtype=request"),
            member("response", url, head.encode() + body, "application/http; msgtype=response"),
            member("metadata", url, b"fetchTimeMs: 5\r\n", "application/warc-fields"),
        ]
    path.write_bytes(b"".join(parts))
