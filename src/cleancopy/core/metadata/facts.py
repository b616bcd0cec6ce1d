"""What structured data says about the article: the same fields whether it is JSON-LD, microdata or RDFa."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from .jsonld import Index, entities, listed, types_of
from .strings import fold, likeness, plain, plain_body

MAX_AUTHORS = 40
MAX_TAGS = 200

# schema.org: Article and its subtypes end in "article"; these are the others whose subject is a text.
TEXTS = frozenset(
    "blogposting liveblogposting socialmediaposting discussionforumposting report reviewnewsarticle "
    "medicalscholarlyarticle recipe howto creativework posting blog_posting".split()
)
# Pages and what may stand in for an article: what they say counts after what articles say.
PAGES = frozenset(
    "webpage itempage aboutpage faqpage collectionpage profilepage mediagallery review videoobject".split()
)
ORGANISATIONS = frozenset("organization newsmediaorganization corporation website brand localbusiness".split())


@dataclass(slots=True)
class Facts:
    """Values of one entity, as plain text; dates and addresses as written."""

    rank: int = 0
    """2 for an article, 1 for a page, 0 for anything else."""
    titles: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    modified: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    publisher: str = ""
    language: str = ""
    licenses: list[str] = field(default_factory=list)
    free: bool | None = None
    bodies: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    marked: bool = False
    """Whether elements of the page are marked with the values, not JSON-LD beside it."""


def is_article(types: Iterable[str]) -> bool:
    """Whether one of the schema.org types (small letters) is a kind of article.

    >>> is_article({"newsarticle"}), is_article({"webpage"})
    (True, False)
    """
    return any(name.endswith("article") or name in TEXTS for name in types)


def from_jsonld(scripts: Iterable[str], own: Callable[[Facts], float]) -> tuple[list[Facts], frozenset[str]]:
    """Return the facts of the entities in JSON-LD, the one the page is about first, and all their types.

    ``own`` says how much an entity's facts look like the page's own, higher is more; of several articles only the
    best counts, because the others are other articles.
    """
    main, index = entities(scripts)
    types: set[str] = set()
    found: list[Facts] = []
    for entity in main:
        named = types_of(entity)
        types |= named
        rank = 2 if is_article(named) else 1 if named & PAGES else 0
        if rank or (not named and "headline" in entity):
            found.append(_facts(entity, rank, index))
    articles = [facts for facts in found if facts.rank == 2]
    best = max(articles, key=own, default=None)  # the first of equals
    same = [facts for facts in articles if facts is not best and best is not None and _same(facts, best)]
    rest = sorted((facts for facts in found if facts.rank < 2), key=lambda facts: -facts.rank)
    return ([best] if best is not None else []) + same + rest, frozenset(types)


def _same(one: Facts, other: Facts) -> bool:
    """Whether two article entities describe one article."""
    if one.titles and other.titles:
        return likeness(fold(one.titles[0]), fold(other.titles[0])) > 0.7
    return not (one.urls and other.urls) or bool(set(one.urls) & set(other.urls))


def _facts(entity: dict[str, Any], rank: int, index: Index) -> Facts:
    """Read the values of one JSON-LD entity."""
    facts = Facts(rank)
    get = entity.get
    facts.titles = _texts(get("headline")) + _texts(get("name")) + _texts(get("alternativeHeadline"))
    facts.descriptions = _texts(get("description")) + _texts(get("abstract"))
    for key in ("author", "authors", "creator"):
        if not facts.people and not facts.organisations:
            _people(get(key), facts, index)
    facts.published = _texts(get("datePublished"))
    facts.created = _texts(get("dateCreated")) + _texts(get("uploadDate"))
    facts.modified = _texts(get("dateModified"))
    facts.sections = _texts(get("articleSection"))
    facts.tags = _tags(get("keywords"))
    facts.images = _images(get("image")) + _images(get("thumbnailUrl"))
    facts.licenses = _licenses(get("license"))
    facts.publisher = next(iter(_names(get("publisher"), index)), "")
    facts.language = next(iter(_texts(get("inLanguage")) + _names(get("inLanguage"), index)), "")
    facts.free = _free(entity)
    facts.bodies = [body for key in ("articleBody", "text") for body in map(plain_body, listed(get(key))) if body]
    for key in ("url", "mainEntityOfPage", "@id"):
        facts.urls += _texts(get(key)) + [
            name for entry in listed(get(key)) if isinstance(entry, dict) for name in _texts(entry.get("@id"))
        ]
    return facts


def _texts(value: Any) -> list[str]:
    """Return the plain texts of a value that is a text, a list, or ``{"@value": ...}``."""
    entries = (entry.get("@value") if isinstance(entry, dict) else entry for entry in listed(value))
    return [text for text in map(plain, entries) if text]


def _names(value: Any, index: Index) -> list[str]:
    entries = (index.resolve(entry) for entry in listed(value))
    return [name for entry in entries if isinstance(entry, dict) for name in _texts(entry.get("name"))]


def _people(value: Any, facts: Facts, index: Index) -> None:
    """Sort the authors of an entity into people and organisations."""
    for entry in listed(value)[:MAX_AUTHORS]:
        resolved = index.resolve(entry)
        if isinstance(resolved, list):
            resolved = next(iter(resolved), None)
        if isinstance(resolved, str):
            facts.people += [text for text in [plain(resolved)] if text]
        elif isinstance(resolved, dict):
            names = _texts(resolved.get("name")) or _people_name(resolved)
            if types_of(resolved) & ORGANISATIONS:
                facts.organisations += names
            else:
                facts.people += names
    del facts.people[MAX_AUTHORS:]


def _people_name(person: dict[str, Any]) -> list[str]:
    given, family = _texts(person.get("givenName")), _texts(person.get("familyName"))
    if given or family:
        return [" ".join(given[:1] + family[:1])]
    name = person.get("name")
    return _texts(name.get("name")) if isinstance(name, dict) else []


def _tags(value: Any) -> list[str]:
    out: list[str] = []
    for entry in listed(value):
        names = _texts(entry.get("name")) if isinstance(entry, dict) else _texts(entry)
        out += names
    return out[:MAX_TAGS]


def _images(value: Any) -> list[str]:
    out: list[str] = []
    for entry in listed(value)[:5]:
        source = (entry.get("url") or entry.get("contentUrl") or entry.get("@id")) if isinstance(entry, dict) else entry
        out += _texts(source)[:1]
    return out


def _licenses(value: Any) -> list[str]:
    """Return the licences of an entity: addresses, or names where there is none."""
    entries = (
        (entry.get("url") or entry.get("@id") or entry.get("name")) if isinstance(entry, dict) else entry
        for entry in listed(value)[:5]
    )
    return [text for entry in entries for text in _texts(entry)[:1]]


def _free(entity: dict[str, Any]) -> bool | None:
    """Return what the entity says of being free to read: itself, else the worst of its parts."""
    own = as_bool(entity.get("isAccessibleForFree"))
    parts = [
        as_bool(part.get("isAccessibleForFree")) for part in listed(entity.get("hasPart")) if isinstance(part, dict)
    ]
    if own is False or False in parts:
        return False
    return own


def as_bool(value: Any) -> bool | None:
    """Return a boolean that may be written as a text, None when it is neither.

    >>> as_bool("False"), as_bool("http://schema.org/True"), as_bool("perhaps")
    (False, True, None)
    """
    if isinstance(value, bool):
        return value
    if isinstance(value, int) and value in (0, 1):
        return bool(value)
    text = plain(value).lower().rsplit("/", 1)[-1]
    return True if text in {"true", "yes", "1"} else False if text in {"false", "no", "0"} else None
