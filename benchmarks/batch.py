"""How much faster two processes clean an archive than one: ``python -m benchmarks.batch``.

The pages of the news sites are written into one WARC file, each several times under addresses of its own, and ``cleancopy clean`` is run
over it with ``--jobs 1`` and ``--jobs 2``, in turn; the fastest of the rounds counts, whole commands with their start and end. Both
have to write the same bytes. Run it with nothing else running on two cores.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.corpora import news, read
from benchmarks.judges import has_data

TO_REACH = 1.6
HTML = [("Content-Type", "text/html; charset=utf-8")]


def archive(path: Path, bodies: Sequence[bytes], pages: int) -> None:
    """Write pages in turn until there are so many."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for number in range(pages):
            head = StatusAndHeaders("200 OK", HTML, protocol="HTTP/1.1")
            body, url = bodies[number % len(bodies)], f"https://news.example/{number}"
            record = writer.create_warc_record(url, "response", io.BytesIO(body), length=len(body), http_headers=head)
            writer.write_record(record)


def clean(folder: Path, jobs: int) -> float:
    """Clean the archive once and return the seconds it took."""
    words = ["clean", "in.warc.gz", "-o", f"out-{jobs}.jsonl.zst", "--jobs", str(jobs)]
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "cleancopy", *words], cwd=folder, capture_output=True, text=True, check=False
    )
    took = time.perf_counter() - begun
    if done.returncode:
        raise SystemExit(f"--jobs {jobs}: exit code {done.returncode}\n{done.stderr[-2000:]}")
    return took


def measure(bodies: Sequence[bytes], pages: int, rounds: int) -> dict[int, float]:
    """Return the seconds of the fastest round by number of processes."""
    fastest: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive(folder / "in.warc.gz", bodies, pages)
        for number in range(rounds):
            for jobs in (1, 2) if number % 2 == 0 else (2, 1):
                took = clean(folder, jobs)
                fastest[jobs] = min(fastest.get(jobs, took), took)
                print(f"round {number + 1}: --jobs {jobs}: {took:.1f} s", file=sys.stderr, flush=True)
        if (folder / "out-1.jsonl.zst").read_bytes() != (folder / "out-2.jsonl.zst").read_bytes():
            raise SystemExit("one process and two did not write the same bytes")
    return fastest


def main() -> int:
    """Measure and print the figures; the exit code says whether the one to reach was reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    if not has_data():
        return 2
    if len(os.sched_getaffinity(0)) < 2:
        print("this takes two cores, and one is there", file=sys.stderr)
        return 2
    bodies = [read(page.path).encode() for page in news()]
    fastest = measure(bodies, args.pages, args.rounds)
    times = fastest[1] / fastest[2]
    for jobs, took in fastest.items():
        print(f"--jobs {jobs}: {took:6.1f} s, {args.pages / took:5.0f} pages/s")
    print(f"{times:.2f} times as fast with two (to reach: {TO_REACH})")
    print(json.dumps({"pages": args.pages, "seconds": fastest}), file=sys.stderr)
    return 0 if times >= TO_REACH else 1


if __name__ == "__main__":
    sys.exit(main())
