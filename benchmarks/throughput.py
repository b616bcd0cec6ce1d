"""What a page costs in a crawl, against a bare Scrapy spider that only yields the response: ``python -m benchmarks.throughput``.

The pages of the news sites are served on 127.0.0.1, each several times under addresses of its own, and named by a sitemap. The spiders run
with the settings of this project, politeness off, in turn, and the fastest of the rounds counts. A page costs the time between the
requests for the first and the last of them, divided by their number; start and end of the process are left out. Run it with nothing else
running.

    bare       requests for all pages at once; the response is yielded, no pipeline
    plain      the same with Scrapy's own settings instead: what a page costs who starts from nothing
    off        the spider news without pipelines: finds the pages in the sitemap, follows links, yields them
    cleaning   the spider news with its pipelines, as it comes
    store      the same into a store: the ledger and its parts
    all        into a store, with language and quality, and with the record of removals

``clean()`` alone is measured in a process of its own over the same pages, and its time a page is what cleaning may cost.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpora import SHARED, news, read
from benchmarks.loopback import Answer, Served, serve
from cleancopy import clean

ROOT = Path(__file__).resolve().parents[1]
MARK = "/the-pages/"
QUICK = (
    "AUTOTHROTTLE_ENABLED=False", "DOWNLOAD_DELAY=0", "RETRY_ENABLED=False", "LOG_LEVEL=WARNING", "CLEANCOPY_PROGRESS=off",
    "CONCURRENT_REQUESTS_PER_DOMAIN=16",
)  # fmt: skip
STORE = ("CLEANCOPY_STORE={folder}/data",)
BARE_ONES = ("bare", "plain")
VARIANTS: dict[str, tuple[str, ...]] = {
    "off": ("ITEM_PIPELINES={{}}",),
    "cleaning": (),
    "store": STORE,
    "all": (
        *STORE,
        "CLEANCOPY_LANGUAGE=True",
        "CLEANCOPY_QUALITY=annotate",
        "CLEANCOPY_RECORD_FILE={folder}/record.jsonl",
    ),
}
BARE = """
import sys
import scrapy

class Bare(scrapy.Spider):
    name = "bare"
    named_hosts = frozenset({"127.0.0.1"})  # addresses of this machine are refused otherwise

    async def start(self):
        for line in open(self.addresses):
            yield scrapy.Request(line.strip(), dont_filter=True)

    def parse(self, response):
        yield {"response": response}
"""
ALLOWED = 1.5  # ms a page beyond the bare spider and clean()
LEAST = 0.9  # of the bare spider with cleaning off


class Pages:
    """The pages as a site. Each copy of a page names an address of its own where the page names its own."""

    def __init__(self, chosen: list[tuple[bytes, str]], times: int) -> None:
        self.bodies: dict[str, bytes] = {}
        for number in range(len(chosen) * times):
            body, url = chosen[number % len(chosen)]
            path = f"{MARK}a-story-with-a-long-name-{number}"
            self.bodies[path] = body.replace(url.encode(), f"{url}-{number}".encode())

    def answer(self, path: str, base: str) -> Answer:
        """The answer to a request."""
        if path in self.bodies:
            return "text/html; charset=utf-8", self.bodies[path]
        if path == "/robots.txt":
            return "text/plain", f"User-agent: *\nAllow: /\nSitemap: {base}/sitemap.xml\n".encode()
        if path == "/":
            return "text/html", b"<html><body><h1>The paper</h1></body></html>"
        if path == "/sitemap.xml":
            entries = "".join(f"<url><loc>{base}{path}</loc></url>" for path in self.bodies)
            return "application/xml", (
                f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'.encode()
            )
        return "", b""


def crawl(served: Served, folder: str, variant: str, paths: list[str]) -> float:
    """Crawl once and return the seconds a page."""
    served.times.clear()
    if variant in BARE_ONES:
        spider, addresses = Path(folder) / "bare.py", Path(folder) / "addresses.txt"
        spider.write_text(BARE)
        addresses.write_text("\n".join(served.base + path for path in paths))
        words = ["runspider", str(spider), "-a", f"addresses={addresses}", "-s", "ITEM_PIPELINES={}"]
        settings = ["ROBOTSTXT_OBEY=True"]
    else:
        settings = [setting.format(folder=folder) for setting in VARIANTS[variant]]
        words = ["crawl", "news", "-a", f"site={served.base}/", "-a", f"allow={MARK}a-story-with-a-long-name-[0-9]+$"]
    words += [word for setting in (*settings, *QUICK) for word in ("-s", setting)]
    environment = {**os.environ, "SCRAPY_SETTINGS_MODULE": "" if variant == "plain" else "cleancopy.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", *words], cwd=folder if variant == "plain" else ROOT, env=environment,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if len(served.times) < len(paths) * 0.98:
        raise SystemExit(f"{variant}: {len(served.times)} of {len(paths)} pages asked for\n{done.stderr[-3000:]}")
    return served.per_page


def clean_alone(bodies: list[bytes], rounds: int) -> float:
    """Seconds that ``clean()`` takes for a page, the fastest of some rounds over all."""
    fastest = float("inf")
    for _ in range(rounds):
        begun = time.perf_counter()
        for number, body in enumerate(bodies):
            clean(body, url=f"http://127.0.0.1{MARK}{number}")
        fastest = min(fastest, (time.perf_counter() - begun) / len(bodies))
    return fastest


def main() -> int:
    """Measure and print the table; the exit code says whether the figures to reach were reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5, help="how often each page is served in a crawl")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int, default=0, help="so many different pages")
    parser.add_argument("--only", nargs="*", choices=[*VARIANTS], default=[*VARIANTS])
    args = parser.parse_args()
    if not (SHARED / "data").is_dir():
        print(f"no shared data at {SHARED}: set CLEANCOPY_SHARED to its folder", file=sys.stderr)
        return 2
    chosen = [(read(page.path).encode(), page.url) for page in news()][: args.limit or None]
    pages = Pages(chosen, args.times)
    bodies = [body for body, _ in chosen]
    fastest: dict[str, float] = {}
    with serve(pages.answer, MARK) as served:
        for number in range(args.rounds):
            for variant in (*BARE_ONES, *args.only):
                with tempfile.TemporaryDirectory() as folder:
                    took = crawl(served, folder, variant, list(pages.bodies))
                fastest[variant] = min(fastest.get(variant, took), took)
                print(f"round {number + 1}: {variant} {took * 1000:.2f} ms a page", file=sys.stderr, flush=True)
    alone = clean_alone(bodies, args.rounds)
    return tell(fastest, alone, len(bodies), len(pages.bodies))


def tell(fastest: dict[str, float], alone: float, different: int, pages: int) -> int:
    """Print the table."""
    bare = fastest["bare"]
    cheap = (*BARE_ONES, "off")
    print(f"{pages:,} pages ({different} different); clean() alone {alone * 1000:.2f} ms a page")
    print(f"{'':10}{'ms a page':>12}{'pages/s':>10}{'of bare':>10}{'of plain':>10}{'beyond bare and clean()':>26}")
    for name, took in fastest.items():
        beyond = f"{(took - bare - alone) * 1000:+.2f} ms" if name not in cheap else ""
        of_plain = fastest["plain"] / took
        print(f"{name:10}{took * 1000:12.2f}{1 / took:10.0f}{bare / took:10.2f}{of_plain:10.2f}{beyond:>26}")
    print(json.dumps({"clean": alone, **fastest}), file=sys.stderr)
    dearest = max((took for name, took in fastest.items() if name not in cheap), default=0.0)
    good = (dearest - bare - alone) * 1000 <= ALLOWED and bare / fastest.get("off", bare) >= LEAST
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
