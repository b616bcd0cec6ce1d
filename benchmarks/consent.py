"""What reading the signals costs a page: ``python -m benchmarks.consent [folder of saved pages]``.

Each page is judged as in a crawl, after the files of its site are read: a robots.txt of 60 groups, a ``tdmrep.json``, a licence. Without a
folder the bundled newspaper is taken. The headers hold two signals.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import time
from pathlib import Path

from cleancopy.consent import Choice, File, Site, judge
from cleancopy.consent.head import read
from cleancopy.consent.judge import licences_of
from cleancopy.core.model import Page
from cleancopy.demo.site import site as demo

BASE = "https://example.org"
ROBOTS = (
    "".join(
        f"User-agent: bot{n}\n" + "".join(f"Disallow: /part-{n}-{m}/*.html\n" for m in range(20)) for n in range(60)
    )
    + "User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /private/\n\nUser-agent: *\nContent-Signal: search=yes, ai-train=no\n"
    + "Content-Usage: / train-ai=n\nDisallow: /private/\n"
    + f"License: {BASE}/license.xml\n"
)
LICENCE = (
    b'<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license>'
    b'<permits type="usage">search</permits></license></content></rsl>'
)
HEADERS = {"content-type": "text/html", "x-robots-tag": "max-image-preview:large", "tdm-reservation": "1"}
LIMIT_MS = 0.3


def site() -> Site:
    """Return the files of a site."""
    return Site(
        File(f"{BASE}/robots.txt", ROBOTS.encode()),
        File(f"{BASE}/.well-known/tdmrep.json", b'[{"location": "/", "tdm-reservation": 1}]'),
        File(f"{BASE}/ai.txt", b"User-Agent: *\nDisallow: /\n"),
        {f"{BASE}/license.xml": File(f"{BASE}/license.xml", LICENCE)},
    )


def pages(folder: Path | None) -> list[bytes]:
    """Return saved pages, at most 2,000, or those of the bundled newspaper."""
    if folder is None:
        newspaper = demo("http://127.0.0.1")
        replies = map(newspaper.get, newspaper.paths())
        return [reply.body for reply in replies if reply.headers["Content-Type"].startswith("text/html")]
    files = sorted(path for path in folder.rglob("*") if path.name.endswith((".html", ".html.gz")))[:2_000]
    return [gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in files]


def main() -> None:
    """Measure, print."""
    bodies = pages(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    files, choice = site(), Choice()
    judge(Page(body=b"", url=f"{BASE}/"), files, choice)
    times: list[float] = []
    for number, body in enumerate(bodies):
        page = Page(body=body, url=f"{BASE}/news/{number}.html", headers=HEADERS)
        start = time.thread_time()
        marks = read(page, choice.wanted)
        licences_of(page, marks, choice.wanted)
        judge(page, files, choice, marks)
        times.append((time.thread_time() - start) * 1000)
    mean, median = statistics.mean(times), statistics.median(times)
    size = statistics.mean(map(len, bodies)) / 1024
    print(
        f"{len(bodies)} pages of {size:.0f} kB on average: mean {mean:.3f} ms, median {median:.3f} ms, "
        f"95% within {statistics.quantiles(times, n=20)[-1]:.3f} ms (limit for the mean {LIMIT_MS} ms)"
    )


if __name__ == "__main__":
    main()
