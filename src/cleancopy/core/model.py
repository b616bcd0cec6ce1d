"""The values that pass between the stages: a page, its blocks, and a verdict for each block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Kind(StrEnum):
    """What a block is: one of the roles of the copy, which is kept, or a kind of chaff, which is removed."""

    # --- copy
    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"
    # --- chaff: the two kinds this project is named for
    TICKER = "ticker"  # figures that update by themselves: rates, prices, scores, weather, clocks, headline strips
    TEASER = "teaser"  # a text cut off to lure the reader on: the page's own words, or another article's
    # --- chaff: everything else
    RELATED = "related"  # links and cards of other articles, "read also"
    NAVIGATION = "navigation"  # menus, breadcrumbs, pagination, site header and footer
    CAPTION = "caption"  # of an image, video or gallery, with its credit
    BYLINE = "byline"  # author names beside the article
    DATE = "date"  # publication and update times, reading time
    TAGS = "tags"  # section labels, kickers, topic links
    SHARE = "share"  # share, print, save, listen, follow, comment counters
    COMMENT = "comment"  # readers' comments and their rules
    NEWSLETTER = "newsletter"  # sign-up boxes
    PAYWALL = "paywall"  # subscription, registration and log-in lines
    AUTHOR_BOX = "author_box"  # who the author is
    APPEAL = "appeal"  # standing appeals: donate, support us, contact us, about the company
    LEGAL = "legal"  # copyright, imprint, terms
    CONSENT = "consent"  # cookie and privacy dialogues
    ADVERT = "advert"  # advertising and its labels
    EMBED = "embed"  # posts, players and maps of other services
    CONTROL = "control"  # form fields, buttons, options
    HIDDEN = "hidden"  # not shown to a reader: hidden copies, screen-reader help, templates
    DUPLICATE = "duplicate"  # a second copy of words that are kept elsewhere
    NEXT_ARTICLE = "next_article"  # a second article on the page
    OTHER = "other"  # not part of the article, without a narrower kind

    @property
    def is_copy(self) -> bool:
        """Whether blocks of this kind belong to the article."""
        return self in COPY


COPY = frozenset(
    {
        Kind.TITLE,
        Kind.STANDFIRST,
        Kind.HEADING,
        Kind.PARAGRAPH,
        Kind.LIST_ITEM,
        Kind.QUOTE,
        Kind.TABLE,
        Kind.CODE,
    }
)


class Subkind(StrEnum):
    """A narrower name within the two kinds this project is named for; empty for all other kinds."""

    NONE = ""
    # --- of a ticker
    MARKET = "market"  # rates, prices, indexes
    WEATHER = "weather"
    SCORE = "score"  # of matches that are on, or over
    CLOCK = "clock"  # the time, or the date with it
    HEADLINE = "headline"  # a strip of headlines, and its label
    # --- of a teaser
    OWN = "own"  # the page's own words, cut short
    RELATED = "related"  # another article's, and the headline above them


SUBKINDS = {
    Kind.TICKER: (Subkind.MARKET, Subkind.WEATHER, Subkind.SCORE, Subkind.CLOCK, Subkind.HEADLINE),
    Kind.TEASER: (Subkind.OWN, Subkind.RELATED),
}
"""The kinds with narrower names; a verdict of these has one, of any other kind none."""

# schema.org types of an article, and og:type's, in small letters.
ARTICLES = frozenset({"article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle"})


class Verdict(NamedTuple):
    """What a block was judged to be, why, and by whom."""

    kind: Kind
    """Role in the copy, or kind of chaff."""
    reason: str
    """Why, in words a reader of the record understands."""
    by: str
    """Name of the stage or rule that decided: ``judge.hidden``, ``tickers``, ``teasers``, ..."""
    subkind: Subkind = Subkind.NONE
    """A narrower name within the kind."""
    score: float = 1.0
    """How sure the decision is, 0 to 1."""


class Container(NamedTuple):
    """An element that holds blocks, as far as the judge needs to know it."""

    index: int  # type: ignore[assignment]  # hides the method of tuples, which nobody needs here
    """Position in ``Page.containers``; 0 is the body."""
    parent: int
    """Index of the enclosing container; -1 for the body."""
    tag: str
    """Lower-case element name."""
    words: str
    """The element's class, id, role and similar attributes, joined by a space, as written."""
    path: str
    """Readable path from the body: ``body/div#main/article/p[3]``."""
    depth: int


class Evidence(NamedTuple):
    """What the markup says about a block; everything is neutral for text without markup."""

    container: int = 0
    """Index into ``Page.containers`` of the innermost block-level element around the text."""
    tag: str = "p"
    """Element name of that container."""
    link_chars: int = 0
    """Characters of the block that stand inside ``<a href>``."""
    links: tuple[str, ...] = ()
    """Targets (``href`` as written) of the links in the block, in order."""
    bold_chars: int = 0
    """Characters inside ``b``, ``strong``, ``em``, ``i``."""
    hidden: str = ""
    """How the markup hides the block from a reader (``display:none``, ``hidden``, ``aria-hidden``), or empty."""
    control: bool = False
    """Inside a form control, button, option or label."""
    after_break: int = 0
    """Number of ``<br>`` directly before the block, inside the same container."""
    images: int = 0
    """Number of images since the previous block."""
    words: str = ""
    """Class, id and similar attributes of the inline elements in the block, joined by a space, as written."""
    written: str = ""
    """The text of several lines inside ``<pre>`` with its line breaks and indents; empty elsewhere."""
    plain: bool = False
    """Whether a line without markup is running text by its length and its end, so that no rule need look at it."""


class Block(NamedTuple):
    """A run of text between two block boundaries of a page, or a line of a plain text."""

    index: int  # type: ignore[assignment]  # hides the method of tuples, which nobody needs here
    """Position in ``Page.blocks``."""
    text: str
    """The text, white space collapsed to single spaces, never empty."""
    path: str
    """Readable path of the element that holds it; ``line 12`` for plain text (counted from 1)."""
    span: tuple[int, int]
    """Character offsets, end exclusive: of the raw text in the concatenation of all text nodes of the body in
    document order (HTML), or in the input (plain text)."""
    evidence: Evidence = Evidence()


@dataclass(frozen=True, slots=True)
class Found:
    """What was known about a page before it was fetched."""

    by: str = ""
    """``sitemap``, ``feed``, ``link``, ``list``, ``start`` or ``file``."""
    title: str | None = None
    date: str | None = None
    """Publication date as found (sitemap news extension, feed), ISO 8601."""
    lastmod: str | None = None
    """Last modification as found (sitemap lastmod, feed updated), ISO 8601."""
    language: str | None = None
    """Language of the site, where whoever crawls it says so: a BCP 47 tag."""
    file: str | None = None
    """Name of the file that the page is, or that its record stands in, with the number of the record."""


@dataclass(frozen=True, slots=True)
class Forced:
    """XPaths of elements whose texts are kept, or removed, whatever the judge thinks."""

    keep: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meta:
    """What a page says about itself outside its text; None and empty mean that it does not say."""

    title: str | None = None
    """The most trusted title, with the site's name cut off."""
    titles: tuple[str, ...] = ()
    """Every title candidate (h1, JSON-LD, OpenGraph, ``<title>``), cleaned, most trusted first, no repeats."""
    descriptions: tuple[str, ...] = ()
    """Every description (JSON-LD, OpenGraph, meta), most trusted first; often cut."""
    authors: tuple[str, ...] = ()
    date_published: str | None = None
    """ISO 8601, with the time and zone the page gives, or a date alone."""
    date_modified: str | None = None
    canonical_url: str | None = None
    site: str | None = None
    """Name of the publication."""
    language: str | None = None
    """Declared language, a BCP 47 tag."""
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    """URL of the main image, absolute."""
    license: str | None = None
    """URL of the licence the page names for itself, absolute, or its words."""
    paywalled: bool | None = None
    """Whether the page says that its text is not free; None when it does not say."""
    bodies: tuple[str, ...] = ()
    """Article bodies in structured data, as plain text: evidence for the text, and its source only where a page shows nothing of it."""
    types: frozenset[str] = frozenset()
    """schema.org types of the page's entities and its og:type, in small letters."""
    next_url: str | None = None
    """Absolute URL of the following page of the same article."""


@dataclass(slots=True)
class Page:
    """A fetched page on its way to an article. Spiders yield it; exported are articles, and pages only by a crawl that does not clean."""

    body: bytes | str = field(repr=False)
    """The response body, or the text itself."""
    url: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Response headers, names in small letters, of several values each on a line (``core.headers``)."""
    status: int | None = None
    fetched_at: str | None = None
    """ISO 8601, UTC."""
    found: Found = Found()
    warc: Mapping[str, Any] | None = None
    """Where its WARC record stands: ``file`` (name), ``offset`` (bytes), ``record_id``; None without one."""
    markup: bool = True
    """Whether the body is HTML; False for text that lost its markup."""
    following: tuple[Page, ...] = ()
    """The further pages of an article that is split over several, in order."""
    forced: Forced | None = None
    """Elements to keep or to remove whatever the judge thinks; None for none."""
    origin: Any = field(default=None, repr=False)
    """The foreign Scrapy item this page was made from, or None."""
    # --- written by the stages
    consent: dict[str, Any] | None = field(default=None, repr=False)
    """What the publisher says about training on the page, as plain JSON types; None where nobody looked."""
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    containers: tuple[Container, ...] = field(default=(), repr=False)
    verdicts: tuple[Verdict, ...] = field(default=(), repr=False)
    """One for each block, after the judge."""
    meta: Meta | None = None
    article_score: float | None = None
    """Probability that the page is an article, after the judge; None where only rules decide."""
    likely: str = ""
    """What the page is likely to be when it is no article: ``product``, ``listing``, ``forum``, ..."""
    problem: str = ""
    """Why the page could not be read (``empty``, ``binary``, ``too_deep``, ...), or empty."""
    _looked_at: tuple[Block, ...] | None = field(default=None, init=False, repr=False, compare=False)
    _tagged: Mapping[str, Sequence[int]] | None = field(default=None, init=False, repr=False, compare=False)
    _called: str | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def tagged(self) -> Mapping[str, Sequence[int]]:
        """The indexes of the containers of each name: most pages have none of what a rule is about."""
        if self._tagged is None:
            tagged: dict[str, list[int]] = {}
            for index, container in enumerate(self.containers):
                tagged.setdefault(container.tag, []).append(index)
            self._tagged = tagged
        return self._tagged

    @property
    def called(self) -> str:
        """The words of all containers, one a line: what stands nowhere in them is looked for in none."""
        if self._called is None:
            self._called = "\n".join([container.words for container in self.containers])
        return self._called

    @property
    def looked_at(self) -> tuple[Block, ...]:
        """The blocks that rules look at: all but the lines that are running text by their length and their end."""
        if self._looked_at is None:
            self._looked_at = tuple([block for block in self.blocks if not block.evidence.plain])
        return self._looked_at

    def with_values(self, **values: Any) -> Page:
        """Return a copy with other values for some fields; ``dataclasses.replace`` takes ten times as long, which short texts feel."""
        new = object.__new__(Page)
        for copy, slot in _SLOTS:
            copy(new, slot(self))
        if "blocks" in values:
            new._looked_at = None
        if "containers" in values:
            new._tagged = new._called = None
        for name, value in values.items():
            setattr(new, name, value)
        return new


_SLOTS = tuple((getattr(Page, name).__set__, getattr(Page, name).__get__) for name in Page.__slots__)


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose; one value for all stages."""

    record: bool = False
    """Whether the article carries each removed block, not only the counts."""
    keep: frozenset[Kind] = frozenset()
    """Kinds of chaff to leave in the text."""
    standfirst_in_text: bool = False
    """Whether the text begins with the standfirst."""
    markdown: bool = False
    """Whether the text is Markdown; word count and checksum are those of the plain text either way."""
    any_page: bool = False
    """Whether a page that is no article gives its text too; ``is_article`` and ``reason`` say what it is either way."""
    emit_all: bool = False
    """Whether a page that is no article still gives an ``Article`` through the pipelines (without text)."""

    def __post_init__(self) -> None:
        """Take the kinds to keep by name too, in any collection.

        Raises:
            TypeError: ``keep`` is a text: a name alone, where a collection of them has to be.
            ValueError: a name is that of no kind.

        >>> Options(keep={"caption"}).keep
        frozenset({<Kind.CAPTION: 'caption'>})
        """
        if type(self.keep) is frozenset and all(type(kind) is Kind for kind in self.keep):
            return
        if isinstance(self.keep, str):
            raise TypeError(f"keep has to be a collection of kinds, as {{{self.keep!r}}}, not a text")
        object.__setattr__(self, "keep", frozenset(map(Kind, self.keep)))
