"""Really Simple Licensing 1.0: which uses a licence permits and prohibits, in XML of its own, in pages and in feeds.

Source: https://rslstandard.org/rsl. A prohibition beats a permission. A permission counts as one when it costs neither money nor a
contract: one against payment is a refusal until it is paid, one from a licence server or for some users alone cannot be
judged from here. Where permitted uses are listed, others are not. A document that cannot be read licenses nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from .model import MAX_FILE, Evidence, File, Verdict, strictest, tokens
from .patterns import matches, path_of, weight

SIGNAL = "rsl"
WORDS = tokens()[SIGNAL]
TYPE: str = WORDS["type"]
DECIDES = frozenset(WORDS["decides"])
UNPAID = frozenset(WORDS["unpaid"])
DAY = 86_400.0
MAX_AGE_DAYS = 365.0
MAX_CONTENTS = 2_000
MAX_LINK = 65_536  # characters; servers and clients take no longer header
SPLIT = re.compile(r"[\s,;]+")
PORTS = {"http": ":80", "https": ":443"}  # those that need not be named
FEED_ITEMS = ("item", "entry")


class Malformed(ValueError):
    """A document that is no licence; the message says why."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a licence says about training."""

    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class Content:
    """What a ``<content>`` element covers, and the terms for it."""

    host: str
    """Host in small letters, or empty for that of the page."""
    pattern: str
    """Path as robots.txt has them."""
    terms: Terms
    raw: str


@dataclass(frozen=True, slots=True)
class Licences:
    """A document: its contents, and for how many seconds it may be kept."""

    contents: tuple[Content, ...]
    max_age: float = WORDS["max_age_days"] * DAY


def read(body: bytes, base: str | None = None) -> Licences:
    """Return the licences in a document, a feed, or a script of a page; raises ``Malformed`` when there are none.

    ``base`` is the address that an element without one of its own stands for.
    """
    root = _root(body)
    found = [element for name in WORDS["namespaces"] for element in root.iter(f"{{{name}}}content")]
    if not found and _own(root) != "rsl":
        raise Malformed("it has no element of RSL")
    days = _number(root.get("max-age"), WORDS["max_age_days"])
    contents = tuple(_content(element, base) for element in found[:MAX_CONTENTS])
    if len(found) > MAX_CONTENTS:
        raise Malformed(f"it has over {MAX_CONTENTS:,} contents")
    return Licences(contents, min(max(days, 0.0), MAX_AGE_DAYS) * DAY)


def _root(body: bytes) -> Any:
    if len(body) > MAX_FILE:
        raise Malformed(f"it has over {MAX_FILE:,} bytes")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(body.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed(f"it is no well-formed XML: {' '.join(str(error).split())[:100]}") from None
    if root is None:
        raise Malformed("it is empty")
    if root.getroottree().docinfo.doctype:  # nothing in a licence needs one, and entities are declared there
        raise Malformed("it has a document type")
    return root


def _own(element: Any) -> str:
    """An element's name if it is one of RSL's, else empty."""
    if not isinstance(element.tag, str):
        return ""
    name = etree.QName(element)
    return name.localname if name.namespace in WORDS["namespaces"] else ""


def _number(text: str | None, default: float) -> float:
    try:
        number = float(text) if text else default
    except ValueError:
        return default
    return number if 0 <= number < float("inf") else default


def _content(element: Any, base: str | None) -> Content:
    url = (element.get("url") or "").strip() or _of_item(element) or base or "/"
    licences = [_terms(child, element) for child in element if _own(child) == "license"]
    if (astray := _terms(element, element)).verdict is Verdict.DISALLOW:  # terms that stand outside of a licence
        licences.append(astray)
    raw = " ".join(etree.tostring(element, encoding="unicode", with_tail=False).split())
    host, pattern = _scope(url)
    return Content(host, pattern, _together(licences), raw[:500])


def _of_item(element: Any) -> str:
    """The address of the entry of a feed that an element stands in, or empty."""
    parent = element.getparent()
    if parent is None or not isinstance(parent.tag, str) or etree.QName(parent).localname not in FEED_ITEMS:
        return ""
    for child in parent:
        if isinstance(child.tag, str) and etree.QName(child).localname == "link":
            return (child.get("href") or child.text or "").strip()
    return ""


def _scope(url: str) -> tuple[str, str]:
    """Host and pattern of the address of a content; no address that can be split covers all."""
    try:
        parts = urlsplit(url)
        host = _host(url) if parts.scheme in PORTS or url.startswith("//") else ""
    except ValueError:
        return "", "/"
    path = url[url.index(parts.netloc) + len(parts.netloc) :] if host else url
    path = path.partition("#")[0] or "/"
    return host, path if path.startswith(("/", "*")) else f"/{path}"


def _host(url: str) -> str:
    """Host of an address in small letters, with its port where that is not the usual one."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2].lower()
    return host.removesuffix(PORTS[parts.scheme]) if parts.scheme in PORTS else host


def _terms(licence: Any, content: Any) -> Terms:
    uses = {name: _listed(licence, name, "usage") for name in ("permits", "prohibits")}
    if any(DECIDES & use for use in uses["prohibits"]):
        return Terms(Verdict.DISALLOW, "training is prohibited")
    if not uses["permits"]:
        return Terms(Verdict.UNKNOWN, "no use is permitted by name")
    if not any(DECIDES & use for use in uses["permits"]):
        return Terms(Verdict.DISALLOW, "training is not among the uses that are permitted")
    kinds = {(child.get("type") or "").strip().lower() for child in licence if _own(child) == "payment"}
    if kinds - UNPAID:
        return Terms(
            Verdict.DISALLOW, f"training is permitted against payment alone: {', '.join(sorted(kinds - UNPAID))}"
        )
    if (content.get("server") or "").strip():
        return Terms(Verdict.UNKNOWN, "a licence has to be obtained from a server")
    if any(_listed(licence, name, kind) for name in uses for kind in ("user", "geo")):
        return Terms(Verdict.UNKNOWN, "training is permitted to some users or in some countries")
    return Terms(Verdict.ALLOW, "training is permitted")


def _listed(licence: Any, name: str, kind: str) -> list[set[str]]:
    """The words of each ``permits`` or ``prohibits`` element of a kind; one without a kind is about usage."""
    return [
        set(SPLIT.split("".join(child.itertext()).strip().lower()))
        for child in (licence.iter() if name == "prohibits" else licence)  # a prohibition counts wherever it stands
        if _own(child) == name and (child.get("type") or "usage").strip().lower() == kind
    ]


def _together(licences: list[Terms]) -> Terms:
    """The terms of licences that one may choose from: what is prohibited in any stays so, else one that permits is enough."""
    if not licences:
        return Terms(Verdict.UNKNOWN, "it names no licence")
    for terms in licences:
        if terms.reason == "training is prohibited":
            return terms
    order = (Verdict.ALLOW, Verdict.UNKNOWN, Verdict.DISALLOW)
    return min(licences, key=lambda terms: order.index(terms.verdict))


def of_licences(file: File, place: str, licences: Licences, url: str | None) -> Evidence | None:
    """Return what a document says about a page, the longest address that fits; None when it says nothing about it.

    A page without an address is taken for one that every content of the document covers.
    """
    fitting = [content for content in licences.contents if _fits(content, url)]
    if not fitting:
        return None
    longest = max(weight(content.pattern) for content in fitting)
    best = [content for content in fitting if weight(content.pattern) == longest]
    verdict = strictest([content.terms.verdict for content in best])
    chosen = next(content for content in best if content.terms.verdict is verdict)
    return file.evidence(SIGNAL, place, chosen.raw, verdict, reason=chosen.terms.reason)


def _fits(content: Content, url: str | None) -> bool:
    if url is None:
        return True
    host = _host(url).removeprefix("www.")
    return content.host.removeprefix("www.") in ("", host) and matches(content.pattern, path_of(url))


def of_file(file: File, place: str, url: str | None) -> Evidence | None:
    """Return what a linked document says about a page: one that is not there or cannot be read is a failure."""
    if not file.found:
        return file.failure(SIGNAL, place, file.problem or f"the server answers {file.status}")
    try:
        return of_licences(file, place, read(file.body), url)
    except Malformed as error:
        return file.failure(SIGNAL, place, str(error), file.body[:200].decode("utf-8", "replace"))


def linked(values: list[str], base: str | None) -> list[str]:
    """Return the addresses of licences in Link headers (RFC 8288), absolute, without repeats.

    >>> linked(['</l.xml>; rel="license"; type="application/rsl+xml", </x>; rel=next'], "https://example.org/a")
    ['https://example.org/l.xml']
    """
    found = []
    for value in values:
        for part in re.split(r",\s*(?=<)", value[:MAX_LINK]):
            target, _, parameters = part.strip().removeprefix("<").partition(">")
            words = parameters.lower().replace('"', " ").replace("'", " ").replace(";", " ").replace("=", " ").split()
            if WORDS["rel"] in words and TYPE in words:
                found.append(absolute(target, base))
    return list(dict.fromkeys(filter(None, found)))


def absolute(address: str, base: str | None) -> str:
    """Return an address made absolute, or empty when it is not http or https."""
    try:
        url = urljoin(base or "", address.strip())
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""
