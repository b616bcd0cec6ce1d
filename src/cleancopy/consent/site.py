"""What the files of a site say, read once and asked for every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from . import agents, aipref, contentsignals, rsl, tdmrep
from .model import Evidence, File, Verdict
from .patterns import path_of
from .robots import Line, Robots
from .robots import read as read_robots
from .rsl import Licences
from .tdmrep import Rules

TOKEN = "cleancopy"  # noqa: S105  the name we go by in robots.txt, when no setting gives another
MAX_LICENCES = 20  # documents of one site; pages that each name their own would be asked for one by one


@dataclass(slots=True)
class Site:
    """The files of a site as far as they are known; None for what was never asked for."""

    robots: File | None = None
    tdmrep: File | None = None
    ai_txt: File | None = None
    licences: dict[str, File] = field(default_factory=dict)
    """RSL documents by the address they were asked at, those of robots.txt and those that pages link to."""
    feeds: dict[str, File] = field(default_factory=dict)
    """Feeds with RSL elements, by address."""
    token: str = TOKEN
    """Our own product token, for which groups of robots.txt are looked up."""
    # --- read when first asked for
    _lines: Robots | None = None
    _ours: list[Line] = field(default_factory=list)
    _agents: dict[tuple[str, ...], list[Line]] = field(default_factory=dict)
    _urls: list[str] = field(default_factory=list)
    _rules: Rules | None = None
    _read: dict[str, Licences | str] = field(default_factory=dict)

    @property
    def lines(self) -> Robots:
        """Return the robots.txt, read."""
        if self._lines is None:
            self._lines = read_robots(self.robots.body if self.robots and self.robots.found else b"")
            self._ours = self._lines.lines_for(self.token)
            self._agents = agents.groups_of(self._lines)
            self._urls = self._named_licences(self._lines)
        return self._lines

    def licence_urls(self) -> list[str]:
        """Return the addresses of the licences that robots.txt names for us."""
        return self._urls if self.robots is not None and self.lines else []

    def _named_licences(self, whole: Robots) -> list[str]:
        """Return the licences that robots.txt names for us: those of our group, else those for all, absolute.

        One in another's group counts where it stands after an empty line and nobody else has one: it was put at the end of the file.
        """
        name = rsl.WORDS["line"]
        base = self.robots.url if self.robots else None
        ours = [line.value for line in self._ours if line.name == name]
        for_all = [line.value for line in whole.ahead if line.name == name]
        last = [line.value for group in whole.groups for line in group.lines if line.name == name and line.alone]
        urls = (rsl.absolute(value.strip("<>\"' "), base) for value in ours or for_all or last)
        return list(dict.fromkeys(filter(None, urls)))[:MAX_LICENCES]

    def evidence(self, url: str | None, wanted: Mapping[str, bool]) -> Iterator[Evidence]:
        """Yield what the files say about a page."""
        path = path_of(url) if url else "/"
        if self.tdmrep is not None and wanted["tdmrep"]:
            if self._rules is None:
                self._rules = tdmrep.read(self.tdmrep.body) if self.tdmrep.found else Rules()
            yield from _some(tdmrep.of_file(self.tdmrep, self._rules, path))
        if self.robots is not None:
            yield from self._of_robots(self.robots, path, wanted)
        if wanted["rsl"]:
            for address in self.licence_urls():
                yield from self.of_licence(address, "robots", url)
            for address, feed in self.feeds.items():
                yield from self._of_document(feed, address, "feed", url)
        if (
            self.ai_txt is not None
            and wanted["ai_txt"]
            and self.ai_txt.found
            and not self.ai_txt.is_html
            and self.ai_txt.body.strip()
        ):
            raw = self.ai_txt.body[:400].decode("utf-8", "replace")
            yield self.ai_txt.evidence("ai_txt", "file", raw, Verdict.UNKNOWN, reason="recorded", counts=False)

    def _of_robots(self, file: File, path: str, wanted: Mapping[str, bool]) -> Iterator[Evidence]:
        whole = self.lines
        if wanted["aipref"]:
            if file.problem:
                yield file.failure(aipref.SIGNAL, "robots", file.problem)
            elif whole.cut:
                yield file.failure(aipref.SIGNAL, "robots", "it is longer than what is read")
            yield from _some(aipref.of_robots(file, self._ours, whole.ahead, path))
        if wanted["content_signals"]:
            yield from _some(contentsignals.of_robots(file, self._ours, whole.ahead, path))
        if wanted["agents"]:
            yield from _some(agents.of_robots(file, self._agents, path))

    def of_licence(self, address: str, place: str, url: str | None) -> Iterator[Evidence]:
        """Yield what a linked document says about a page; one that was never asked for is a failure."""
        file = self.licences.get(address)
        if file is None:
            yield File(address, status=None).failure(rsl.SIGNAL, place, "the licence was not fetched", address)
        else:
            yield from self._of_document(file, address, place, url)

    def _of_document(self, file: File, address: str, place: str, url: str | None) -> Iterator[Evidence]:
        if not file.found:
            yield from _some(rsl.of_file(file, place, url))
            return
        if address not in self._read:
            try:
                self._read[address] = rsl.read(file.body)
            except rsl.Malformed as error:
                self._read[address] = str(error)
        licences = self._read[address]
        if isinstance(licences, str):
            yield file.failure(rsl.SIGNAL, place, licences, file.body[:200].decode("utf-8", "replace"))
        else:
            yield from _some(rsl.of_licences(file, place, licences, url))


def _some(found: Evidence | None) -> Iterator[Evidence]:
    if found is not None:
        yield found
