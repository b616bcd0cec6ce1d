"""Everything but title, authors and dates: site, language, section, tags, image, address, descriptions, paywall."""

from __future__ import annotations

import re
from collections.abc import Iterable

from . import opengraph
from .facts import Facts
from .sources import Sources
from .strings import fold, plain

MAX_TAGS = 100
MAX_TAG = 100  # characters; longer ones are sentences

JOINED = re.compile(r"[,;、]")
# BCP 47: language, script, region (RFC 5646, section 2.1); extensions and variants are left out. Anchored, linear.
LANGUAGE = re.compile(r"^([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?=$|[-_.;,\s@])")
# ISO 639-1, and the three-letter codes that say that there is no language.
LANGUAGES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et "
    "eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl "
    "km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj "
    "om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to "
    "tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
LICENCE_ADDRESS = re.compile(r"https?://|//|/", re.I)
LICENCE_LINKS = ("creativecommons.org/", "licen")  # what the target of a link to a licence holds
LICENCE_WORDS = re.compile(
    r"\bCC[ -](?:BY|0)|creative commons|public domain|licen[cs]|lizenz|licencia|licença|licenza", re.I
)
MAX_LICENCE = 200  # characters; longer ones are terms of use
NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis"})
FORMER = {"iw": "he", "in": "id", "ji": "yi", "jp": "ja"}  # withdrawn codes, and the country taken for the language


def site(sources: Sources, known: list[Facts]) -> str | None:
    """Return the name of the publication."""
    publisher = next((entry.publisher for entry in known if entry.publisher), None)
    return sources.first("og:site_name") or publisher or sources.first(*opengraph.SITES[1:3])


def descriptions(sources: Sources, known: list[Facts]) -> tuple[str, ...]:
    """Return every description, most trusted first: those of the article, then those of the page."""
    articles = [text for entry in known if entry.rank == 2 for text in entry.descriptions]
    others = [text for entry in known if entry.rank < 2 for text in entry.descriptions]
    return _unique([*articles, *sources.contents(*opengraph.DESCRIPTIONS), *others])


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for text in texts:
        folded = fold(text)
        if folded:
            found.setdefault(folded, text)
    return tuple(found.values())


def canonical(sources: Sources) -> str | None:
    """Return the address that the page names as its own, absolute."""
    for address in [*sources.links.get("canonical", ()), *sources.contents("og:url")]:
        found = sources.absolute(address)
        if found:
            return found
    return None


def language(sources: Sources, known: list[Facts]) -> str | None:
    """Return the declared language."""
    declared = [sources.language, *sources.contents(*opengraph.LANGUAGES), *(entry.language for entry in known)]
    return next((tag for tag in map(language_tag, declared) if tag), None)


def language_tag(text: str) -> str | None:
    """Return a language as a BCP 47 tag, None when it is none.

    >>> language_tag("en_US"), language_tag("zh-hans-cn"), language_tag("English"), language_tag("xx")
    ('en-US', 'zh-Hans-CN', None, None)
    """
    found = LANGUAGE.match(text.strip())
    if not found:
        return None
    code = found[1].lower()
    code = FORMER.get(code, code)
    if code in NO_LANGUAGE or (len(code) == 2 and code not in LANGUAGES):
        return None
    script, region = found[2], found[3]
    return "-".join(part for part in (code, script and script.title(), region and region.upper()) if part)


def section(sources: Sources, known: list[Facts]) -> str | None:
    """Return the section of the publication."""
    named = [text for entry in known for text in entry.sections]
    for text in [*sources.contents(*opengraph.SECTIONS[:2]), *named, *sources.contents(*opengraph.SECTIONS[2:])]:
        if len(text) <= MAX_TAG and "://" not in text:
            return text
    return None


def tags(sources: Sources, known: list[Facts]) -> tuple[str, ...]:
    """Return topics and keywords, from the first source that has any."""
    structured = [text for entry in known for text in entry.tags]
    for texts in (
        list(sources.contents(*opengraph.TAGS[:2])),
        structured,
        *(list(sources.contents(name)) for name in opengraph.TAGS[2:]),
    ):
        parts = [part for text in texts for part in JOINED.split(text)] if len(texts) < 3 else texts
        found = _unique(part for part in map(plain, parts) if len(part) <= MAX_TAG)
        if found:
            return found[:MAX_TAGS]
    return ()


def image(sources: Sources, known: list[Facts]) -> str | None:
    """Return the address of the main image, absolute."""
    structured = [text for entry in known for text in entry.images]
    for address in [*sources.contents(*opengraph.IMAGES[:3]), *structured, *sources.contents(*opengraph.IMAGES[3:])]:
        found = sources.absolute(address)
        if found:
            return found
    return None


def licence(sources: Sources, known: list[Facts]) -> str | None:
    """Return the licence: of the article in structured data, of ``rel=license``, of meta elements; an address before words.

    Of rights only what is an address counts: "all rights reserved" is no licence. An image or a part has its own.
    """
    said = [text for entry in known if entry.rank for text in entry.licenses]
    said += sources.links.get("license", ())
    said += _licence_links(sources)
    said += sources.contents(*opengraph.LICENSES)
    addresses = (sources.absolute(text) for text in said if LICENCE_ADDRESS.match(text))
    words = (text for text in said if not LICENCE_ADDRESS.match(text) and LICENCE_WORDS.search(text))
    return next(addresses, None) or next((text for text in words if len(text) <= MAX_LICENCE), None)


def _licence_links(sources: Sources) -> list[str]:
    """Return the targets of ``<a rel=license>`` outside of figures, looked for where the page links to a licence at all."""
    if not sources.links_hold(*LICENCE_LINKS):
        return []
    return [
        anchor.get("href") or ""
        for anchor in sources.root.iter("a")
        if "license" in (anchor.get("rel") or "").lower().split()
        and next(anchor.iterancestors("figure", "figcaption"), None) is None
    ][:5]


def paywalled(sources: Sources, known: list[Facts]) -> bool | None:
    """Return whether the page says that its text is not free."""
    said = [entry.free for entry in known if entry.free is not None]
    free = said[0] if said else opengraph.free(sources)
    return None if free is None else not free
