"""Crawls that are killed, stopped, starved of disk and robbed of time, then resumed: what stands in the store in the end.

    python -m benchmarks.crash                        everything, as docs/store.md quotes it (about half an hour)
    python -m benchmarks.crash --kills 5 --pages 200  a short look
    python -m benchmarks.crash --only kill --seed 7

A crawl of a newspaper on 127.0.0.1 (1,000 articles, politeness off) is disturbed once and started again until it says that it is
complete. Then the parts are read twice: through the ledger, and as plain files by somebody who knows nothing of it. Every article has to
be there once, no line may be torn. The moments are random; the seeds are printed, and `--seed` repeats one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.newspaper import Newspaper, serve
from cleancopy.errors import NoStore
from cleancopy.ledger import Store, articles
from cleancopy.ledger.parts import zstd
from cleancopy.ledger.schema import parts

BATCH = 20  # articles of a commit
ROOT = Path(__file__).resolve().parents[1]
QUICK = (
    "AUTOTHROTTLE_ENABLED=False",
    "DOWNLOAD_DELAY=0",
    "RETRY_ENABLED=False",
    "LOG_LEVEL=WARNING",
    f"CLEANCOPY_BATCH_COUNT={BATCH}",
)
STEPS = ("begin", "written", "synced", "noted", "committed")
MAX_RUNS = 5  # until a disturbed crawl has to be complete

# What disturbs a crawl from inside; run before Scrapy in the same process.
AT_STEP = """
import os, signal
from cleancopy.ledger.commit import Committer
seen = 0
def reached(self, step):
    global seen
    if step == {step!r}:
        seen += 1
        if seen == {number}:
            os.kill(os.getpid(), signal.SIGKILL)
Committer.reached = reached
"""
FAILED_WRITE = """
import errno
from cleancopy.ledger.parts import PartFile
seen, whole = 0, PartFile.write
def write(self, batch):
    global seen
    seen += 1
    if seen == {number}:
        whole(self, batch[: len(batch) // 2])
        raise OSError(errno.EIO, "Input/output error", str(self.path))
    whole(self, batch)
PartFile.write = write
"""
SET_BACK = """
import time, datetime as dates
real, begin = time.time, time.monotonic()
def shift():
    return {hours} * 3600.0 if time.monotonic() - begin > {after} else 0.0
time.time = lambda: real() - shift()
import cleancopy.ledger.commit as commit
class Clock(dates.datetime):
    @classmethod
    def now(cls, tz=None):
        return dates.datetime.now(tz) - dates.timedelta(seconds=shift())
commit.datetime = Clock
"""


@dataclass
class Crawl:
    """A crawl of a newspaper into a folder."""

    paper: Newspaper
    folder: Path

    def start(self, code: str = "", **settings: object) -> subprocess.Popen[bytes]:
        """Start it in a process of its own."""
        program = ["-c", f"{code}\nfrom scrapy.cmdline import execute\nexecute()"] if code else ["-m", "scrapy"]
        chosen = [*QUICK, f"CLEANCOPY_STORE={self.folder}", *(f"{name}={value}" for name, value in settings.items())]
        words = [word for setting in chosen for word in ("-s", setting)]
        command = [sys.executable, *program, "crawl", "news", "-a", f"site={self.paper.base}/", *words]
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def finish(self, code: str = "", **settings: object) -> tuple[int, str]:
        """Run it to its end; returns exit code and standard error."""
        process = self.start(code, **settings)
        errors = process.communicate(timeout=600)[1]
        return process.returncode, errors.decode("utf-8", "replace")

    def resume(self) -> int:
        """Run it until it is complete, and return how many runs that took."""
        for count in range(1, MAX_RUNS + 1):
            code, errors = self.finish()
            if code == 0:
                return count
        raise SystemExit(f"not complete after {MAX_RUNS} runs: exit code {code}\n{errors[-3000:]}")


def judge(crawl: Crawl) -> dict[str, int]:
    """Return what is wrong in the store: articles lost, twice, torn lines; all 0 when the promise was kept."""
    wanted = Counter(crawl.paper.base + story.path for story in crawl.paper.stories)
    found = Counter(article["url"] for article in articles(crawl.folder, latest=False))
    raw, torn = _raw(crawl.folder)
    return {
        "lost": sum((wanted - found).values()) + sum((wanted - raw).values()),
        "twice": sum((found - wanted).values()) + sum((raw - wanted).values()),
        "torn": torn,
    }


def _raw(folder: Path) -> tuple[Counter[str], int]:
    """Count the articles in all files of a store, read as files; and the lines that are no JSON."""
    found: Counter[str] = Counter()
    torn = 0
    for path in sorted(folder.glob("articles/*/*")):
        data = path.read_bytes()
        text = (
            zstd.decompress(data) if path.suffix == ".zst" else gzip.decompress(data) if path.suffix == ".gz" else data
        )
        lines = text.split(b"\n")
        torn += bool(lines.pop())
        for line in lines:
            try:
                found[json.loads(line)["url"]] += 1
            except ValueError:
                torn += 1
    return found, torn


# --- disturbances: each leaves a crawl that did not come to its end


def kill(crawl: Crawl, chance: random.Random, whole: float) -> None:
    """SIGKILL at a random moment."""
    _stop(crawl, signal.SIGKILL, chance.uniform(0.05, 1.0) * whole)


def term(crawl: Crawl, chance: random.Random, whole: float) -> None:
    """SIGTERM at a random moment."""
    code = _stop(crawl, signal.SIGTERM, chance.uniform(0.3, 0.95) * whole)
    # Before Scrapy listens to signals, and after, SIGTERM is a kill like any other.
    assert code in (0, 3, -signal.SIGTERM), f"exit code {code} after SIGTERM"


def _stop(crawl: Crawl, sign: signal.Signals, after: float) -> int:
    process = crawl.start()
    try:
        process.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        process.send_signal(sign)
        process.communicate(timeout=120)
    return process.returncode


def at_step(step: str) -> Callable[[Crawl, random.Random, float], None]:
    """SIGKILL at a step of a random commit; then the power goes as well: what was not synced is there in part."""

    def disturb(crawl: Crawl, chance: random.Random, whole: float) -> None:
        code, errors = crawl.finish(AT_STEP.format(step=step, number=chance.randint(1, _commits(crawl))))
        assert code == -signal.SIGKILL, f"it should have been killed at {step}: exit code {code}\n{errors[-2000:]}"
        if step in ("begin", "written"):
            _cut_unsynced(crawl.folder, chance)

    return disturb


def _cut_unsynced(folder: Path, chance: random.Random) -> None:
    """Take away a random piece of what stands behind the committed end of the parts."""
    with Store(folder) as store, store.reading() as connection:
        rows = connection.execute(parts.select().where(parts.c.state == "open")).all()
    for row in rows:
        path = folder / row.path
        if path.exists() and path.stat().st_size > row.bytes:
            os.truncate(path, chance.randint(row.bytes, path.stat().st_size))


def _commits(crawl: Crawl) -> int:
    """A number of commits that a crawl has for certain."""
    return max(len(crawl.paper.stories) // BATCH - 1, 1)


def failed_write(crawl: Crawl, chance: random.Random, whole: float) -> None:
    """A write that fails half-way."""
    code, errors = crawl.finish(FAILED_WRITE.format(number=chance.randint(1, _commits(crawl))))
    _told(code, errors)


def set_back(crawl: Crawl, chance: random.Random, whole: float) -> None:
    """A clock that is set back while the crawl runs, which is then killed and resumed with the right time."""
    process = crawl.start(
        SET_BACK.format(hours=chance.choice((1, 30, 24 * 400)), after=chance.uniform(0.2, 0.5) * whole)
    )
    try:
        process.communicate(timeout=chance.uniform(0.6, 0.95) * whole)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def disk_full(crawl: Crawl, chance: random.Random, whole: float) -> None:
    """A disk that is full after a random part of the crawl, and then has room again."""
    size = chance.randint(300, min(300 + len(crawl.paper.stories) // 2, 900))  # kB: less than the whole store takes
    if _mounted(crawl.folder, f"size={size}k"):
        code, errors = crawl.finish()
        _told(code, errors)
        subprocess.run(["mount", "-o", "remount,size=64m", str(crawl.folder)], check=True)
        return
    limit = (
        "import resource, signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size * 512}, {size * 512}))"
    )
    code, errors = crawl.finish(limit)
    _told(code, errors)


def _mounted(folder: Path, options: str) -> bool:
    folder.mkdir(exist_ok=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, check=False
    )
    return done.returncode == 0


def _told(code: int, errors: str) -> None:
    """Assert that a crawl whose store failed said so in one line and by its exit code."""
    last = errors.strip().splitlines()[-1] if errors.strip() else ""
    assert code == 5, f"exit code {code}\n{errors[-2000:]}"
    assert last.startswith("cleancopy: "), errors[-2000:]
    assert "Traceback" not in errors, errors[-4000:]


@contextmanager
def store_folder() -> Iterator[Path]:
    """A folder for a store, which may become a file system of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        try:
            yield folder
        finally:
            if os.path.ismount(folder):
                subprocess.run(["umount", str(folder)], check=True)


def measure(
    name: str, disturb: Callable[[Crawl, random.Random, float], None], seeds: list[int], pages: int, whole: float
) -> bool:
    """Disturb and resume once a seed; print what was found; returns whether all was well."""
    total: Counter[str] = Counter()
    begun = time.monotonic()
    bad = []
    late = 0  # crawls that were quicker than the one that was timed, so that all was committed when they were disturbed
    with serve(pages) as paper:
        for seed in seeds:
            with store_folder() as folder:
                crawl = Crawl(paper, folder)
                disturb(crawl, random.Random(seed), whole)
                kept = _committed(folder)
                late += kept == pages
                runs = crawl.resume()
                found = judge(crawl)
                total += Counter(found)
                bad += [seed] if any(found.values()) else []
                print(
                    f"  {name} seed {seed}: {kept:,} committed when it ended, {runs} more run(s), {found}", flush=True
                )
    times = f"{len(seeds)} times, {late} of them after the last commit, {time.monotonic() - begun:.0f} s"
    kept_all = pages * len(seeds) - total["lost"]
    print(
        f"{name:14} {kept_all:,} of {pages * len(seeds):,} articles, {total['twice']} twice, {total['torn']} torn ({times})",
        flush=True,
    )
    if bad:
        print(f"  seeds that went wrong: {bad}")
    return not bad


def _committed(folder: Path) -> int:
    """How many articles stand in a store; none where the crawl was killed before it had made one."""
    try:
        return len({article["url"] for article in articles(folder)})
    except NoStore:
        return 0


def unchanged(pages: int) -> bool:
    """A second run over a site where nothing has changed, with and without dates in its sitemaps."""
    good = True
    for lastmods in (True, False):
        with serve(pages, lastmods=lastmods) as paper, store_folder() as folder:
            crawl = Crawl(paper, folder)
            crawl.resume()
            first, asked = paper.sent, len(paper.asked)
            paper.forget()
            code, errors = crawl.finish()
            assert code == 0, errors[-2000:]
            share = paper.sent / first
            more = len(list(articles(folder, latest=False))) - pages
            plain = len(paper.asked) - paper.conditional
            print(
                f"second run, unchanged, {'with' if lastmods else 'no'} lastmod: {more} items, {len(paper.asked)} requests after {asked}, "
                f"{plain} of them without a condition, {share:.1%} of the bytes",
                flush=True,
            )
            good &= more == 0 and share < 0.15
    return good


def changed(pages: int) -> bool:
    """A second run after five new articles and three changed ones."""
    good = True
    for lastmods in (True, False):
        with serve(pages, lastmods=lastmods) as paper, store_folder() as folder:
            crawl = Crawl(paper, folder)
            crawl.resume()
            paper.stories.extend(type(paper.stories[0])(pages + number) for number in range(5))
            for number in (7, pages // 5, pages // 2):
                paper.stories[number].version = 1
            code, errors = crawl.finish()
            assert code == 0, errors[-2000:]
            lines = list(articles(folder, latest=False))
            revised = [line for line in lines if line["revision"] == 2]
            print(
                f"second run, 5 new and 3 changed of {pages}, {'with' if lastmods else 'no'} lastmod: {len(lines) - pages} items, "
                f"{len(revised)} of them revisions, changed {sorted({name for line in revised for name in line['changed']})}",
                flush=True,
            )
            good &= len(lines) - pages == 8 and len(revised) == 3
    return good


DISTURBANCES = {
    "kill": kill,
    **{f"kill-{step}": at_step(step) for step in STEPS},
    "term": term,
    "disk-full": disk_full,
    "failed-write": failed_write,
    "clock-back": set_back,
}


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=50, help="SIGKILLs at random moments")
    parser.add_argument("--times", type=int, default=10, help="of each of the other disturbances")
    parser.add_argument("--only", choices=[*DISTURBANCES, "unchanged", "changed"], nargs="*")
    parser.add_argument("--seed", type=int, help="repeat this one")
    arguments = parser.parse_args()
    chosen = arguments.only or [*DISTURBANCES, "unchanged", "changed"]
    with serve(arguments.pages) as paper, store_folder() as folder:
        begun = time.monotonic()
        Crawl(paper, folder).resume()
        whole = time.monotonic() - begun
    print(f"an undisturbed crawl of {arguments.pages:,} pages takes {whole:.1f} s")
    good = True
    for name in chosen:
        if name in DISTURBANCES:
            count = arguments.kills if name == "kill" else arguments.times
            seeds = [arguments.seed] if arguments.seed is not None else [random.randrange(2**32) for _ in range(count)]
            good &= measure(name, DISTURBANCES[name], seeds, arguments.pages, whole)
    if "unchanged" in chosen:
        good &= unchanged(arguments.pages)
    if "changed" in chosen:
        good &= changed(arguments.pages // 2)
    sys.exit(not good)


if __name__ == "__main__":
    main()
