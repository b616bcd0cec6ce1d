"""A crawl of exactly the pages that the user names: each host of the list is a site, and nothing is looked for.

A list may hold a million addresses of ten thousand hosts. Each address is kept once, until it is asked for, and so many hosts
are asked at once that the downloader always has enough to do.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from cleancopy.core.model import Found
from cleancopy.ledger.findings import ORDER
from cleancopy.ledger.recorder import Recorder

from .addresses import addresses_in
from .frontier import Frontier, Wanted
from .recorded import RecordedFrontier

BY = "list"
LIST = ORDER.index(BY)
LISTED = Found(BY)
PREFIX = "list:"
"""Before the name of a site whose pages a list names; a crawl that searches the site into the same store keeps its own rounds."""
HOSTS = (
    4  # asked at once for each request that the downloader has at once; it waits most of the time for the pace of one
)
CHUNK = 5_000  # addresses that are entered into a ledger at once
OTHER_DOORS = ("m.", "mobile.", "amp.")  # besides www.: hosts that send a reader on to the same paper's usual one


def read_list(path: str, wanted: Wanted) -> tuple[dict[str, list[str]], int]:
    """Return the addresses of a list by site, each once, in the order of the list, and how many are not wanted.

    A site is named by an address of its host, whichever of http and https came first. Raises ``UsageError``.
    """
    sites: dict[str, dict[str, None]] = {}
    starts: dict[str, str] = {}
    unwanted = 0
    for url in addresses_in(path):
        if not wanted.takes(url):
            unwanted += 1
            continue
        scheme, _, rest = url.partition("://")
        netloc = rest.partition("/")[0].partition("?")[0].rpartition("@")[2].lower()
        starts.setdefault(netloc, f"{scheme}://{netloc}/")
        sites.setdefault(netloc, {})[url] = None
    return {starts[netloc]: list(sites.pop(netloc)) for netloc in list(sites)}, unwanted


class _Listed(Frontier):
    """What the sites of a list have in common: no places, and the pages in the order of the list."""

    listed: deque[str]
    """What has not been asked for yet, or not been entered in the ledger."""
    drained = False
    """Whether there was nothing left to ask for."""

    def begin(self, listed: deque[str]) -> None:
        """Take the addresses. A redirect within the paper is followed, also from its pages for telephones to the others."""
        self.listed = listed
        for door in OTHER_DOORS:
            if self.host.startswith(door) and "." in self.host.removeprefix(door):
                self.host = self.host.removeprefix(door)

    @property
    def over(self) -> bool:
        """Whether nothing more is to come of the site, as far as it can be seen now."""
        return not self.in_flight and (self.drained or self.full or bool(self.failed))

    def place(self, kind: str, url: str, lastmod: str | None = None, *, named: bool = False) -> None:
        """Nothing: only what the list names is fetched."""

    def next_place(self) -> tuple[str, str] | None:
        """Return None: there is nowhere to look."""
        return None


class ListedFrontier(_Listed):
    """The pages of a list that are on one host."""

    def __init__(self, start: str, wanted: Wanted, addresses: Iterable[str]) -> None:
        super().__init__(start, wanted)
        self.started = True
        self.claimed = False  # until its turn comes
        self.begin(deque(addresses))

    @property
    def waiting(self) -> int:
        """How many pages wait to be asked for."""
        return len(self.listed)

    def claim(self) -> bool:
        """Begin."""
        self.claimed = True
        return True

    def next_article(self) -> tuple[str, Found] | None:
        """Return the next page of the list, or None."""
        if self.full:
            return None
        self.drained = not self.listed
        return None if self.drained else (self.listed.popleft(), LISTED)


class RecordedList(_Listed, RecordedFrontier):
    """The pages of a list that are on one host, in the ledger.

    Of the pages of the host that earlier lists have named only those of this list are fetched, and those that they led to.
    """

    def __init__(self, site: ListedFrontier, recorder: Recorder) -> None:
        super().__init__(site.start, site.wanted, recorder)
        self.begin(site.listed)

    @property
    def waiting(self) -> int:
        """How many pages wait to be asked for; those of a run that is gone on with may be counted twice for a while."""
        return len(self.listed) + (super().waiting if self.claimed else 0)

    def _key(self) -> str:
        return f"{PREFIX}{self.netloc}"

    def claim(self) -> bool:
        """Take the site for this crawl; False when another worker has it, or the run is through with it."""
        claimed = super().claim()
        self.started = True
        return claimed

    def _begin(self) -> None:
        named = set(self.listed)
        moved = self.queue.moved()
        targets = [moved[url] for url in named & moved.keys()]
        while targets:  # an address that was led to may have moved on since
            named.update(targets)
            targets = [moved[url] for url in targets if url in moved and moved[url] not in named]
        self.queue.begin("", named.__contains__, self.wanted.since, sift=True)

    def next_article(self) -> tuple[str, Found] | None:
        """Return the next page that is due, or None: those that the ledger has, then the rest of the list."""
        fetch = None
        with self.recorder.guarded():
            while not self.full and (fetch := self.queue.next(LIST)) is None and self.listed:
                for _ in range(min(CHUNK, len(self.listed))):
                    self.queue.add(self.listed.popleft(), LISTED)
                self.queue.save()
        self.drained = fetch is None
        if fetch is None:
            return None
        self._under_way[fetch.url] = fetch
        return fetch.url, fetch.found


class Turns:
    """The sites of a list that are asked now: so many at once, and each gives its turn to the next when it has nothing left."""

    def __init__(self, sites: Sequence[ListedFrontier | RecordedList], at_once: int) -> None:
        self._sites = sites
        self._at_once = at_once
        self._next = deque(sites)
        self._now: list[ListedFrontier | RecordedList] = []

    def __iter__(self) -> Iterator[Frontier]:
        """Yield each once that may have something to ask for."""
        self._now = [site for site in self._now if not site.over]
        yield from tuple(self._now)
        while len(self._now) < self._at_once and self._next:
            site = self._next.popleft()
            if site.claimed or site.claim():
                yield site
                if not site.over:
                    self._now.append(site)

    def again(self) -> None:
        """Go through all sites once more: something may have come back, or another worker may have left one behind."""
        self._next, self._now = deque(self._sites), []
