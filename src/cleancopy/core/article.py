"""The article: what comes out. One class, one line of JSON each, fields in declared order."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from .model import Kind, Subkind


@dataclass(frozen=True, slots=True)
class RemovedBlock:
    """One block that is not part of the article, and why."""

    position: int
    """Index of the block among all blocks of the page, counted from 0; for an article split over pages, counted on."""
    kind: Kind
    """Kind of chaff."""
    subkind: Subkind
    """Narrower name within the kind, or empty."""
    reason: str
    """Why it was removed, in words."""
    by: str
    """Name of the stage or rule that decided."""
    text: str
    """The text of the block; of HTML with white space collapsed."""
    path: str
    """Readable path of the element that held it; ``line 12`` for plain text."""
    score: float
    """How sure the decision is, 0 to 1."""
    start: int
    """Offset of the first character of the block in what ``cleancopy restore`` gives back, which for plain text is the input."""
    end: int
    """Offset after its last character there."""


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out of the page."""

    counts: dict[str, int] = field(default_factory=dict)
    """Number of removed blocks by kind; a kind that does not occur has no key."""
    blocks: list[RemovedBlock] | None = None
    """Every removed block in page order; None unless the record was asked for."""
    edits: list[list[str | int]] | None = None
    """How ``cleancopy restore`` puts article and removed blocks together to what they came from; None unless the record was
    asked for."""


@dataclass(slots=True)
class Article:
    """A clean article. None and empty mean that the page does not say; nothing is guessed to fill a field."""

    url: str | None = None
    """URL the page was fetched from, after redirects; for input without one, the ``canonical_url``."""
    canonical_url: str | None = None
    """URL the page names as its own (``rel=canonical``, else ``og:url``), absolute; None when it names none."""
    site: str | None = None
    """Name of the publication, else the host of the URL without ``www.``; None when neither is known."""
    title: str | None = None
    """Headline, without the name of the site; None when none was found."""
    standfirst: str | None = None
    """Introductory paragraph set apart from the text, whole; None when the page shows none. Not repeated in ``text``
    unless asked for."""
    text: str = ""
    """The article: paragraphs, headings, quotes separated by an empty line, list items and lines of verse by a line
    break; Markdown when asked for. Empty when the page is no article."""
    authors: list[str] = field(default_factory=list)
    """Names of the authors, without roles, degrees and "By"; the publication or an agency where it alone is named; empty
    when none is named."""
    date_published: str | None = None
    """First publication, ISO 8601: with the time and zone the page gives, or a date alone; None when it gives none."""
    date_modified: str | None = None
    """Last change, in the same form; None when the page gives none."""
    language: str | None = None
    """Declared language, a BCP 47 tag such as ``fr`` or ``pt-BR``; None when none is declared."""
    section: str | None = None
    """Section of the publication, as the page names it; None when it names none."""
    tags: list[str] = field(default_factory=list)
    """Topics and keywords as the page gives them; empty when it gives none."""
    image: str | None = None
    """URL of the main image, absolute; None when the page names none."""
    license: str | None = None
    """Licence the page names for itself: its URL, absolute, or else its name in words; None when it names none."""
    word_count: int = 0
    """Words in ``text``; each character counts in scripts written without spaces (Han, kana, Thai, Lao, Khmer, Burmese)."""
    is_article: bool = False
    """Whether the page is an article."""
    reason: str = ""
    """Why the page is, or is not, taken for an article: a word or two with underscores, then details if any."""
    is_truncated: bool = False
    """Whether the text ends before the article does: a paywall's stub, a cut last paragraph."""
    truncation_evidence: str | None = None
    """What shows that the text is cut; None when it is not."""
    paywalled: bool | None = None
    """Whether the page says that it is not free to read; None when it does not say."""
    fetched_at: str | None = None
    """When the page was fetched, ISO 8601 in UTC; None for input without a fetch."""
    http_status: int | None = None
    """Status of the response; None for input without one."""
    discovered_by: str | None = None
    """How the page was found: ``sitemap``, ``feed``, ``link``, ``list``, ``start`` or ``file``; None when it was handed in."""
    source_file: str | None = None
    """File the page was read from, as it was named, or found in a folder that was named; of JSON Lines and Parquet with the number of the
    line or row, as in ``pages.jsonl:12``. None for pages that were fetched or handed in, and for WARC."""
    warc: dict[str, Any] | None = None
    """Where the page's WARC record stands: ``file`` (its name), ``offset`` (bytes), ``record_id`` (a URN); None when there is none."""
    content_sha256: str | None = None
    """SHA-256, in hexadecimal, of title and text in NFC with white space collapsed; None when there is no text."""
    revision: int = 1
    """Number of this version of the article in the store, counted from 1; 1 without a store."""
    changed: list[str] = field(default_factory=list)
    """Names of the fields that differ from the revision before; empty for the first."""
    version: str = ""
    """Version of cleancopy that made the article."""
    language_detected: str | None = None
    """Language the text is in, an ISO 639-1 code, or 639-3 where there is none, whatever is declared; ``und`` when it cannot be told. None
    when it was not looked for."""
    language_score: float | None = None
    """How sure the detection is, 0 to 1; None when it was not looked for."""
    language_shares: dict[str, float] = field(default_factory=dict)
    """Share of the words by language, largest first; empty when it was not looked for."""
    foreign_paragraphs: list[dict[str, Any]] = field(default_factory=list)
    """Paragraphs of the text in another language: ``paragraph`` counted from 0, ``language``, ``score``, ``words``; empty when
    there are none."""
    quality: list[dict[str, Any]] | None = None
    """Quality rules the text does not pass: ``rule``, ``number``, ``threshold``, ``passed`` and ``reason``; empty when it passes all. None
    when they were not asked."""
    consent: dict[str, Any] | None = None
    """What the publisher says about training on the page: ``verdict`` (``allow``, ``disallow``, ``unknown``), ``reason``, and the
    ``evidence`` for it; None when nobody looked."""
    removed: Removed = field(default_factory=Removed)
    """What was taken out: counts by kind always, the blocks when asked for."""

    def to_dict(self) -> dict[str, Any]:
        """Return the article as plain JSON types, keys in declared order."""
        return asdict(self)
