"""What a page costs in a crawl, against a bare Scrapy spider that only yields the response: ``python -m benchmarks.throughput``.

The pages of the news sites are served on 127.0.0.1, each several times under addresses of its own, and named by a sitemap. The spiders run
with the settings of this project, politeness off, in turn, and the fastest of the rounds counts. A page costs the time from the opening of
the spider to the request for the last page, divided by their number: the bare spider has all its requests made before the first goes out.
Start and end of the process are left out. Run it with nothing else running; the time of the processor, which the crawl's own process used
meanwhile, is told beside it.

    bare       requests for all pages at once; the response is yielded, no pipeline
    plain      the same with Scrapy's own settings instead: what a page costs who starts from nothing
    uncleaned  the spider news with cleaning off (CLEANCOPY_CLEAN=0), given the list of all pages: the same job as the bare one
    named      the spider news without pipelines, given the list: reads each page's canonical address and whether it goes on elsewhere
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
from typing import Any, NamedTuple

from scrapy import signals

from benchmarks.corpora import SHARED, news, read
from benchmarks.loopback import Answer, Served, serve
from cleancopy import clean
from cleancopy.settings import EXTENSIONS

ROOT = Path(__file__).resolve().parents[1]
MARK = "/the-pages/"
QUICK = (
    "AUTOTHROTTLE_ENABLED=False", "DOWNLOAD_DELAY=0", "RETRY_ENABLED=False", "LOG_LEVEL=WARNING", "CLEANCOPY_PROGRESS=off",
    "CONCURRENT_REQUESTS_PER_DOMAIN=16",
)  # fmt: skip
STORE = ("CLEANCOPY_STORE={folder}/data",)
OFF = ("ITEM_PIPELINES={{}}",)
BARE_ONES = ("bare", "plain")
LISTED = ("uncleaned", "named")
CHEAP = (*BARE_ONES, "uncleaned", "named", "off")
VARIANTS: dict[str, tuple[str, ...]] = {
    "uncleaned": ("CLEANCOPY_CLEAN=0",),
    "named": OFF,
    "off": OFF,
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
CLOCK_FILE = "BENCHMARK_CLOCK_FILE"
LEAST = 0.9  # of the bare spider with cleaning off
JOBS = {
    "uncleaned": "the same pages from a list, the same job",
    "named": "the same, and reads what each says of its address and its further pages",
    "off": "finds the pages and follows links",
}


class Clock:
    """Extension that notes when the spider was opened: the moment, and the seconds the process had computed by then."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)

    @classmethod
    def from_crawler(cls, crawler: Any) -> Clock:
        """Listen to the opening."""
        clock = cls(crawler.settings[CLOCK_FILE])
        crawler.signals.connect(clock.note, signals.spider_opened)
        return clock

    def note(self) -> None:
        """Write the file."""
        self._path.write_text(json.dumps((time.monotonic(), time.process_time())))


class Pages:
    """The pages as a site. Each copy of a page names an address of its own where the page names its own, and says its number."""

    def __init__(self, chosen: list[tuple[bytes, str]], times: int) -> None:
        self.bodies: dict[str, bytes] = {}
        for number in range(len(chosen) * times):
            body, url = chosen[number % len(chosen)]
            path = f"{MARK}a-story-with-a-long-name-{number}"
            own = body.replace(url.encode(), f"{url}-{number}".encode())
            for end in (b"</h1>", b"</p>"):  # what has the same title and text is one article
                own = own.replace(end, b" %d%s" % (number, end))
            self.bodies[path] = own

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


class Cost(NamedTuple):
    """What a page took, in seconds, from the opening of the spider to the request for the last page."""

    wall: float
    processor: float
    """Time of the processor that the crawl's own process used, all of its threads; 0 where the system does not tell."""


def crawl(served: Served, folder: str, variant: str, paths: list[str]) -> Cost:
    """Crawl once and return what a page took."""
    served.times.clear()
    addresses = Path(folder) / "addresses.txt"
    addresses.write_text("\n".join(served.base + path for path in paths))
    if variant in BARE_ONES:
        spider = Path(folder) / "bare.py"
        spider.write_text(BARE)
        words = ["runspider", str(spider), "-a", f"addresses={addresses}", "-s", "ITEM_PIPELINES={}"]
        settings = ["ROBOTSTXT_OBEY=True"]
    else:
        settings = [setting.format(folder=folder) for setting in VARIANTS[variant]]
        found = ["-a", f"site={served.base}/", "-a", f"allow={MARK}a-story-with-a-long-name-[0-9]+$"]
        words = ["crawl", "news", *(["-a", f"urls={addresses}"] if variant in LISTED else found)]
    opened = Path(folder) / "opened.json"
    extensions = {**(EXTENSIONS if variant != "plain" else {}), "benchmarks.throughput.Clock": 0}
    clock = ("EXTENSIONS=" + json.dumps(extensions), f"{CLOCK_FILE}={opened}")
    words += [word for setting in (*settings, *QUICK, *clock) for word in ("-s", setting)]
    environment = {
        **os.environ,
        "SCRAPY_SETTINGS_MODULE": "" if variant == "plain" else "cleancopy.settings",
        "PYTHONPATH": str(ROOT),
    }
    used: list[float] = []
    process = subprocess.Popen(
        [sys.executable, "-m", "scrapy", *words], cwd=folder if variant == "plain" else ROOT, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip

    def note(count: int) -> None:
        if count == len(paths):
            used.append(processor_time(process.pid))

    served.on_article = note
    errors = process.communicate()[1]
    if len(served.times) < len(paths) * 0.98:
        raise SystemExit(f"{variant}: {len(served.times)} of {len(paths)} pages asked for\n{errors[-3000:]}")
    begun, used_before = json.loads(opened.read_text())
    return Cost((served.times[-1] - begun) / len(paths), (used[-1] - used_before) / len(paths))


def processor_time(process: int) -> float:
    """Seconds that a process has computed so far, its children aside; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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
    fastest: dict[str, Cost] = {}
    with serve(pages.answer, MARK) as served:
        for number in range(args.rounds):
            for variant in (*BARE_ONES, *args.only):
                with tempfile.TemporaryDirectory() as folder:
                    took = crawl(served, folder, variant, list(pages.bodies))
                fastest[variant] = Cost(*map(min, took, fastest.get(variant, took)))
                wall, processor = (f"{seconds * 1000:.2f} ms" for seconds in took)
                print(
                    f"round {number + 1}: {variant} {wall} a page, {processor} of the processor",
                    file=sys.stderr,
                    flush=True,
                )
    alone = clean_alone(bodies, args.rounds)
    print(f"{len(pages.bodies):,} pages ({len(bodies)} different); clean() alone {alone * 1000:.2f} ms a page")
    print(json.dumps({"clean": alone, **fastest}), file=sys.stderr)
    table(fastest, alone)
    return verdict(fastest, alone)


def table(fastest: dict[str, Cost], alone: float) -> None:
    """Print the fastest of the rounds, by time and by time of the processor."""
    bare, plain = fastest["bare"], fastest["plain"]
    heads = ("ms a page", "pages/s", "of bare", "of plain", "processor ms", "of bare")
    print(f"{'':10}{''.join(f'{head:>14}' for head in heads)}{'beyond bare and clean()':>26}")
    for name, (wall, processor) in fastest.items():
        beyond = "" if name in CHEAP else f"{(wall - bare.wall - alone) * 1000:+.2f} ms"
        cells = (
            wall * 1000,
            1 / wall,
            bare.wall / wall,
            plain.wall / wall,
            processor * 1000,
            share(bare, fastest[name]),
        )
        print(f"{name:10}{''.join(f'{cell:14.2f}' for cell in cells)}{beyond:>26}")


def share(bare: Cost, other: Cost) -> float:
    """How much of the bare spider's speed another one has, by the time of the processor, which others on the machine disturb less."""
    return bare.processor / other.processor if other.processor else bare.wall / other.wall


def verdict(fastest: dict[str, Cost], alone: float) -> int:
    """Say what was to be reached and what was; returns the exit code."""
    bare, good = fastest["bare"], True
    for name, job in JOBS.items():
        if name in fastest:
            reached = bare.wall / fastest[name].wall
            words = f"{name} ({job}): {reached:.2f} of bare, {share(bare, fastest[name]):.2f} by processor"
            if name == "uncleaned":
                good = reached >= LEAST
                words += f"; at least {LEAST}: " + ("reached" if good else f"missed by {LEAST - reached:.2f}")
            print(words)
    dear = [took.wall for name, took in fastest.items() if name not in CHEAP]
    if dear:
        beyond = (max(dear) - bare.wall - alone) * 1000
        good = good and beyond <= ALLOWED
        words = "reached" if beyond <= ALLOWED else f"missed by {beyond - ALLOWED:.2f} ms"
        print(f"with cleaning: {beyond:+.2f} ms beyond bare and clean(); at most {ALLOWED:+}: {words}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
