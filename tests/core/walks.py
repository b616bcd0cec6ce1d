"""A second way to the text of a page, for tests: plain recursion over an ordinary tree."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import lxml.html

SKIPPED = {"script", "style", "template", "noscript"}
MODES = {"open", "closed"}


def tight(text: str) -> str:
    """Return a text without what no reader sees: white space, zero-width spaces; its letters whole."""
    return unicodedata.normalize("NFC", "".join(text.replace("\u200b", "").split()))


def all_text(html: str) -> str:
    """Return all text nodes of the body, one after the other, nothing of the walk under test."""
    for closing in ("</html>", "</body>"):
        html = html.replace(closing, "")  # browsers go on after them, the parser does not
    root = lxml.html.document_fromstring(html.encode(), parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True))
    body = root.find("body")
    return "" if body is None else "".join(_texts(body))


def _texts(element: Any, slots: dict[str, list[Any]] | None = None) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in SKIPPED:
        return
    if element.tag == "slot" and slots and (name := element.get("name") or "") in slots:
        yield from _pieces(slots.pop(name))
        return
    shadow = next((child for child in element if child.get("shadowrootmode") in MODES), None)
    if shadow is None:
        yield element.text or ""
        for child in element:
            yield from _texts(child, slots)
            yield child.tail or ""
    else:
        yield from _shown(element, shadow)


def _shown(host: Any, shadow: Any) -> Iterator[str]:
    """What a declared shadow root shows, with what its host holds in the slots; what has none comes last."""
    light: dict[str, list[Any]] = {}
    if loose := (host.text or "") + (shadow.tail or ""):
        light.setdefault("", []).append(loose)
    for child in host:
        if child is not shadow:
            light.setdefault(child.get("slot") or "", []).append(child)
    yield shadow.text or ""
    for child in shadow:
        yield from _texts(child, light)
        yield child.tail or ""
    for left in light.values():
        yield from _pieces(left)


def _pieces(found: list[Any]) -> Iterator[str]:
    for one in found:
        if isinstance(one, str):
            yield one
        else:
            yield from _texts(one)
            yield one.tail or ""
