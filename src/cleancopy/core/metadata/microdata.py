"""Microdata and RDFa: values marked in the body of the page, those of the article and not of comments or cards."""

from __future__ import annotations

from itertools import islice
from typing import Any

from lxml import etree

from .facts import Facts, as_bool, is_article
from .parts import elsewhere
from .strings import plain, text_of

MAX_ELEMENTS = 1_000
MAX_DEPTH = 300
MAX_VALUES = 50  # of one field
MAX_INSIDE = 200  # elements of a person that are looked at

# Attribute nodes, not conditions on elements: that is half the time. RDFa is looked for only where an entity has a type.
MICRODATA = etree.XPath("descendant::*/@itemprop")
TYPED = etree.XPath("boolean(descendant::*/@typeof)")
RDFA = etree.XPath("descendant::*[@typeof or (@property and not(self::meta))]")

# Fields by the name of the property in small letters, without its vocabulary (schema:, dc:, dcterms:, ...).
FIELDS = {
    "headline": "titles",
    "name": "titles",
    "description": "descriptions",
    "author": "people",
    "datepublished": "published",
    "datecreated": "created",
    "created": "created",
    "issued": "published",
    "datemodified": "modified",
    "articlesection": "sections",
    "keywords": "tags",
    "image": "images",
    "license": "licenses",
    "isaccessibleforfree": "free",
    "inlanguage": "language",
}
ADDRESSES = frozenset({"images", "licenses"})
DATES = frozenset({"published", "created", "modified"})


def from_markup(root: Any, headlines: list[Any]) -> tuple[Facts | None, frozenset[str]]:
    """Return the facts of the article that is marked, or of the page where no article is, and the types.

    Of several articles the one around a ``<h1>`` is the page's own; where none is, they are cards of other articles.
    """
    marked = [name.getparent() for name in MICRODATA(root)[:MAX_ELEMENTS]]
    marked += RDFA(root)[:MAX_ELEMENTS] if TYPED(root) else []
    if not marked:
        return None, frozenset()
    scopes: dict[Any, list[tuple[str, Any]]] = {}
    types: dict[Any, str] = {}
    for element in marked:
        scope = _scope(element)
        if scope is not None and scope not in types:
            types[scope] = _type(scope)
        name = element.get("itemprop") or element.get("property")
        if name:
            scopes.setdefault(scope, []).extend((word, element) for word in name.split()[:5])
    articles = [scope for scope, kind in types.items() if is_article({kind}) and scope in scopes]
    chosen = _own(articles, headlines)
    known = frozenset(kind for scope, kind in types.items() if kind and (scope is chosen or not is_article({kind})))
    facts = Facts(2 if chosen is not None else 1, marked=True)
    around = frozenset(node for headline in headlines[:1] for node in headline.iterancestors())
    pages = [scope for scope, kind in types.items() if kind.endswith("page")]
    for scope in (chosen, *pages[:1], None):
        if scope is not None or chosen is None or None in scopes:
            _read(scopes.get(scope, []), facts, scope is None, around)
    return facts, known


def _own(articles: list[Any], headlines: list[Any]) -> Any:
    if len(articles) == 1:
        return articles[0]
    for headline in headlines:
        for ancestor in headline.iterancestors():
            if ancestor in articles:
                return ancestor
    return None


def _scope(element: Any) -> Any:
    """Return the entity that a property belongs to: the nearest ancestor with a type, None for the page."""
    for depth, ancestor in enumerate(element.iterancestors()):
        if ancestor.get("itemscope") is not None or ancestor.get("typeof"):
            return ancestor
        if depth > MAX_DEPTH:
            break
    return None


def _type(scope: Any) -> str:
    name = (scope.get("itemtype") or scope.get("typeof") or "").split()
    return name[0].rstrip("/").replace(":", "/").rsplit("/", 1)[-1].lower()[:80] if name else ""


def _read(properties: list[tuple[str, Any]], facts: Facts, loose: bool, around: frozenset[Any]) -> None:
    for name, element in properties:
        target = FIELDS.get(name.rsplit(":", 1)[-1].lower())
        if target is None or (
            loose and (target in {"people", "images", "licenses", "tags", "descriptions"} or name == "name")
        ):
            continue
        if target == "people" and elsewhere(element, around):
            continue  # who wrote a comment
        if target == "free":
            if facts.free is None:
                facts.free = as_bool(element.get("content") or element.get("href") or text_of(element, 20))
        elif target == "language":
            facts.language = facts.language or plain(element.get("content"))
        else:
            values = _people(element) if target == "people" else [_value(element, target)]
            getattr(facts, target).extend(filter(None, values[: MAX_VALUES - len(getattr(facts, target))]))


def _value(element: Any, target: str) -> str:
    if target in ADDRESSES:
        return plain(element.get("content") or element.get("src") or element.get("href") or text_of(element, 200))
    if target in DATES:
        return plain(element.get("content") or element.get("datetime") or text_of(element, 100))
    return plain(element.get("content") or text_of(element))


def _people(element: Any) -> list[str]:
    """Return the names of a person: its properties ``name``, several where it stands for all authors, else the whole text."""
    if element.get("content"):
        return [plain(element.get("content"))]
    inside = [node for node in islice(element.iter(), MAX_INSIDE) if node is not element]
    named = [node for node in inside if "name" in (node.get("itemprop") or node.get("property") or "").lower()]
    found = [(node, plain(node.get("content")) or text_of(node, 200)) for node in named[:MAX_VALUES]]
    first = next((node for node, name in found if name), None)
    if first is None:
        return [text_of(element, 200)]
    scope = _scope(first)
    return list(dict.fromkeys(name for node, name in found if name and (node is first or _scope(node) is scope)))
