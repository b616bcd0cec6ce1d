"""Memory and patience of a long crawl: ``python -m benchmarks.soak``.

    python -m benchmarks.soak                       both, as docs/store.md quotes them (about an hour)
    python -m benchmarks.soak --only sitemaps       100,000 addresses in sitemaps: time to the first article, memory
    python -m benchmarks.soak --only pages --pages 20000

``pages`` crawls one site of 50,000 small articles on 127.0.0.1 into a store and reads the resident memory of the process when it
asks for page 2,000, and every 2,000 pages after it. ``sitemaps`` crawls a site whose sitemaps name 100,000 articles, in two files of
50,000 and in 100 of 1,000, with and without a store: the time from the start of the process until it asks for the first article,
until the first article stands on the disk, and the highest memory. It ends after 60 articles, and once more after the 99 that ``allow``
lets through, for which all sitemaps are read to their end.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.loopback import Answer, Served, serve
from benchmarks.newspaper import Story

ROOT = Path(__file__).resolve().parents[1]
MARK = "/town/"
FIRST = 2_000  # page at which memory is read first, and from then on after as many again
GROWTH = 0.10  # allowed from page 2,000 to the last
SECONDS = 5.0  # to the first item
MEGABYTES = 150.0
QUICK = (
    "AUTOTHROTTLE_ENABLED=False",
    "DOWNLOAD_DELAY=0",
    "RETRY_ENABLED=False",
    "LOG_LEVEL=WARNING",
    "CLEANCOPY_PROGRESS=off",
)


@dataclass
class Town:
    """A newspaper of many articles that is made as it is asked for."""

    count: int
    size: int
    """Addresses of a sitemap."""

    def answer(self, path: str, base: str) -> Answer:
        """The answer to a request."""
        if path.startswith(MARK):
            number = path.rpartition("-")[2]
            return ("text/html; charset=utf-8", Story(int(number)).html()) if number.isdigit() else ("", b"")
        if path == "/robots.txt":
            return "text/plain", f"User-agent: *\nAllow: /\nSitemap: {base}/sitemap.xml\n".encode()
        if path == "/":
            return "text/html", b"<html><body><h1>The Town Paper</h1></body></html>"
        return ("application/xml", self._sitemap(path, base)) if path.startswith("/sitemap") else ("", b"")

    def _sitemap(self, path: str, base: str) -> bytes:
        here = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        if path == "/sitemap.xml":
            files = range((self.count - 1) // self.size + 1)
            inside = "".join(f"<sitemap><loc>{base}/sitemap-{n}.xml</loc></sitemap>" for n in files)
            return f"<sitemapindex {here}>{inside}</sitemapindex>".encode()
        first = int(path.removeprefix("/sitemap-").removesuffix(".xml")) * self.size
        stories = map(Story, range(first, min(first + self.size, self.count)))
        entries = "".join(
            f"<url><loc>{base}{story.path}</loc><lastmod>{story.modified}</lastmod></url>" for story in stories
        )
        return f"<urlset {here}>{entries}</urlset>".encode()


def start(served: Served, folder: str, *words: str, store: bool = True) -> subprocess.Popen[bytes]:
    """Begin a crawl in a process of its own; without a store its articles go to a file."""
    settings = [*QUICK, *([f"CLEANCOPY_STORE={folder}/data"] if store else [])]
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", f"site={served.base}/", *words]
    command += [word for setting in settings for word in ("-s", setting)]
    command += [] if store else ["-O", f"{folder}/articles.jsonl"]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "SCRAPY_SETTINGS_MODULE": "cleancopy.settings"},
    )  # fmt: skip


def memory(process: int, name: str = "VmRSS") -> float:
    """Memory of a process in MB as Linux says it: ``VmRSS`` now, ``VmHWM`` the highest so far; 0 when it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(name)), 0.0)


def pages(count: int) -> bool:
    """Crawl so many small pages, and tell whether memory stayed as it was."""
    seen: dict[int, float] = {}
    begun = time.monotonic()
    town = Town(count, 10_000)
    with serve(town.answer, MARK) as served, tempfile.TemporaryDirectory() as folder:
        process = start(served, folder)

        def look(number: int) -> None:
            if number % FIRST == 0:
                seen[number] = memory(process.pid)
                took = time.monotonic() - begun
                left = took / number * (count - number)
                print(
                    f"page {number:,}: {seen[number]:.1f} MB, {number / took:.0f} pages/s, {left:.0f} s left",
                    flush=True,
                )

        served.on_article = look
        code = process.wait()
    last = max(seen)
    growth = seen[last] / seen[FIRST] - 1
    print(
        f"{len(served.times):,} pages, exit code {code}: {seen[FIRST]:.1f} MB at page {FIRST:,}, {seen[last]:.1f} MB at page "
        f"{last:,}: {growth:+.1%}, at most {max(seen.values()):.1f} MB"
    )
    return code == 0 and abs(growth) <= GROWTH and len(served.times) == count


def sitemaps(count: int) -> bool:
    """Crawl a site with many addresses in its sitemaps, and tell whether the first article came soon and memory stayed small."""
    good = True
    for size in (50_000, 1_000):
        for store in (True, False):
            for words in (("-a", "limit=60"), ("-a", "allow=-[0-9]+000$")):
                good &= one_site(count, size, store, words)
    return good


def one_site(count: int, size: int, store: bool, words: tuple[str, ...]) -> bool:
    """Crawl once; the highest memory is read with every article and at the end of a second without one."""
    town = Town(count, size)
    made: dict[str, Answer] = {}
    with serve(lambda path, base: made.get(path) or town.answer(path, base), MARK) as served:
        made |= {path: town.answer(path, served.base) for path in [f"/sitemap-{n}.xml" for n in range(count // size)]}
        with tempfile.TemporaryDirectory() as folder:
            begun = time.monotonic()
            process = start(served, folder, *words, store=store)
            out, highest = 0.0, 0.0
            while process.poll() is None:
                highest = max(highest, memory(process.pid, "VmHWM"))
                if not out and _has_article(Path(folder)):
                    out = time.monotonic() - begun
                time.sleep(0.05)
    asked = served.times[0] - begun if served.times else float("inf")
    print(
        f"{count:,} addresses in files of {size:,}, {'store' if store else 'file'}, {words[-1]}: first page after {asked:.1f} s, "
        f"first article on the disk after {out:.1f} s, {len(served.times)} pages, at most {highest:.0f} MB, exit code "
        f"{process.returncode}",
        flush=True,
    )
    return asked < SECONDS and highest < MEGABYTES and process.returncode == 0


def _has_article(folder: Path) -> bool:
    files = (*folder.glob("articles.jsonl*"), *folder.glob("data/articles/*/*"))
    return any(path.stat().st_size for path in files if path.exists())


def main() -> int:
    """Run what the command line asks for; the exit code says whether the figures to reach were reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=["pages", "sitemaps"])
    parser.add_argument("--pages", type=int, default=50_000)
    parser.add_argument("--addresses", type=int, default=100_000)
    args = parser.parse_args()
    if not Path("/proc/self/status").exists():
        print("soak: memory is read from /proc: run it on Linux", file=sys.stderr)
        return 2
    good = True
    if args.only != "pages":
        good &= sitemaps(args.addresses)
    if args.only != "sitemaps":
        good &= pages(args.pages)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
