"""From signals to the verdict on a page: any refusal wins, what cannot be read is never a permission."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cleancopy.core.model import Page

from . import aipref, contentsignals, head, robotsmeta, rsl, schemaorg, tdmrep
from .model import Evidence, File, Verdict, strictest, tokens
from .site import TOKEN, Site

SIGNALS = ("tdmrep", "aipref", "content_signals", "rsl", "robots_meta", "agents", "ai_txt", "schema_org")
"""All signals that are read."""
COUNTED = ("tdmrep", "aipref", "content_signals", "rsl", "robots_meta")
"""Those that count when nothing else is said."""
COUNTABLE = (*COUNTED, "agents")
"""Those that can count; the others say nothing that could be a verdict."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which signals are read, and which of them count."""

    read: frozenset[str] = frozenset(SIGNALS)
    counted: frozenset[str] = frozenset(COUNTED)

    @property
    def wanted(self) -> Mapping[str, bool]:
        """For each signal whether it is read."""
        return {name: name in self.read for name in SIGNALS}


@dataclass(frozen=True, slots=True)
class Consent:
    """What is known about a page."""

    verdict: Verdict
    reason: str
    evidence: tuple[Evidence, ...]

    @property
    def failed(self) -> bool:
        """Whether a signal that counts could not be fetched or read."""
        return any(entry.failed and entry.counts for entry in self.evidence)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON types, as the article carries them."""
        return {
            "verdict": self.verdict.value,
            "reason": self.reason,
            "failed": self.failed,
            "evidence": [entry.to_dict() for entry in self.evidence],
        }


def judge(page: Page, site: Site | None = None, choice: Choice = Choice(), marks: head.Head | None = None) -> Consent:
    """Return the verdict on a page with the evidence for it: of its headers, its markup, and the files of its site.

    ``marks`` are what ``head.read`` found in the page, where that is known already. A page split over several says what any
    of its parts says.

    >>> page = Page(body=b"<meta name=tdm-reservation content=1>", url="https://example.org/a")
    >>> judge(page).verdict.value, judge(Page(body=b"")).reason
    ('disallow', 'no signal was seen')
    """
    wanted = choice.wanted
    found: list[Evidence] = []
    for part in (page, *page.following):
        entries = [
            *_of_page(part, site, wanted, marks if part is page else None),
            *(site.evidence(part.url, wanted) if site else ()),
        ]
        found += _ranked(entries)
    taken = [e if not e.counts or e.signal in choice.counted else replace(e, counts=False) for e in found]
    return _together(list(dict.fromkeys(taken)) if page.following else taken)


def licences_of(page: Page, marks: head.Head, wanted: Mapping[str, bool]) -> list[tuple[str, str]]:
    """Return address and place of the licence documents that a page names."""
    if not wanted["rsl"]:
        return []
    named = [(url, "header") for url in rsl.linked(_values(page.headers, "link"), page.url)]
    links = (rsl.absolute(link, page.url) for link in marks.links)
    return named + [(url, "link") for url in dict.fromkeys(filter(None, links))]


def _of_page(page: Page, site: Site | None, wanted: Mapping[str, bool], marks: head.Head | None) -> Iterator[Evidence]:
    body = page.body if isinstance(page.body, bytes) else page.body.encode("utf-8", "replace")
    file = File(page.url or "", body, fetched_at=page.fetched_at)
    token = site.token if site else TOKEN
    yield from _of_headers(page, file, wanted, token)
    if not page.markup:
        return
    marks = marks or head.read(page, wanted)
    if marks.unread:
        yield file.failure("robots_meta", "meta", f"the page cannot be parsed: {marks.unread}")
    if wanted["tdmrep"] and (found := tdmrep.of_values(file, "meta", marks.reservations, marks.policies)):
        yield found
    if wanted["robots_meta"]:
        yield from robotsmeta.of_values(file, "meta", marks.robots, token)
    if wanted["rsl"]:
        yield from _of_licences(page, file, site, marks)
    if wanted["schema_org"]:
        yield from schemaorg.of_scripts(file, marks.jsonld)


def _of_headers(page: Page, file: File, wanted: Mapping[str, bool], token: str) -> Iterator[Evidence]:
    headers = page.headers
    if not headers:
        return
    words = tokens()
    found: list[Evidence | None] = []
    if wanted["tdmrep"]:
        reserved = _values(headers, words["tdmrep"]["reservation"])
        found.append(tdmrep.of_values(file, "header", reserved, _values(headers, words["tdmrep"]["policy"])))
    if wanted["aipref"]:
        found.append(aipref.of_header(file, _values(headers, words["aipref"]["header"])))
    if wanted["content_signals"]:
        found.append(contentsignals.of_header(file, _values(headers, words["content_signals"]["header"])))
    if wanted["robots_meta"]:
        values = [("", value) for value in _values(headers, words["robots_meta"]["header"])]
        found += robotsmeta.of_values(file, "header", values, token)
    yield from filter(None, found)


def _of_licences(page: Page, file: File, site: Site | None, marks: head.Head) -> Iterator[Evidence]:
    for script in marks.scripts:
        try:
            found = rsl.of_licences(file, "script", rsl.read(script.encode("utf-8", "replace"), page.url), page.url)
        except rsl.Malformed as error:
            found = file.failure(rsl.SIGNAL, "script", str(error), script[:200])
        if found:
            yield found
    named = licences_of(page, marks, {"rsl": True})
    for url, place in dict.fromkeys(named):
        yield from (site or Site()).of_licence(url, place, page.url)


def _values(headers: Mapping[str, str], name: str) -> list[str]:
    """The values of a header: several of one name stand on a line each."""
    value = headers.get(name)
    return [line.strip() for line in value.split("\n") if line.strip()] if value else []


def _ranked(entries: list[Evidence]) -> list[Evidence]:
    """Let the meta element of TDMRep outrank its header, and the header the file; one without a verdict outranks nothing."""
    rank = {"meta": 0, "header": 1, "file": 2}
    said = [
        rank[entry.place] for entry in entries if entry.signal == tdmrep.SIGNAL and entry.verdict is not Verdict.UNKNOWN
    ]
    best = min(said, default=len(rank))
    return [
        replace(entry, counts=False, reason=f"outranked: {entry.reason}")
        if entry.signal == tdmrep.SIGNAL and rank[entry.place] > best
        else entry
        for entry in entries
    ]


def _together(evidence: list[Evidence]) -> Consent:
    counted = [entry for entry in evidence if entry.counts]
    verdict = strictest([entry.verdict for entry in counted])
    unread = next((entry for entry in counted if entry.failed), None)
    if verdict is Verdict.DISALLOW or unread is None:
        saying = next((entry for entry in counted if entry.verdict is verdict), None)
        if verdict is Verdict.UNKNOWN:
            return Consent(
                verdict, "no signal says anything about training" if evidence else "no signal was seen", tuple(evidence)
            )
        assert saying is not None
        return Consent(verdict, f"{saying.signal} ({saying.place}): {saying.reason}", tuple(evidence))
    return Consent(Verdict.UNKNOWN, f"{unread.signal} ({unread.place}): {unread.reason}", tuple(evidence))
