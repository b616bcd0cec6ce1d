"""A second way to the text of a page, for tests: plain recursion over an ordinary tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import lxml.html

SKIPPED = {"script", "style", "template", "noscript"}


def tight(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def all_text(html: str) -> str:
    """Return all text nodes of the body, one after the other, nothing of the walk under test."""
    for closing in ("</html>", "</body>"):
        html = html.replace(closing, "")  # browsers go on after them, the parser does not
    root = lxml.html.document_fromstring(html.encode(), parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True))
    body = root.find("body")

    def texts(element: Any) -> Iterator[str]:
        if isinstance(element.tag, str) and element.tag not in SKIPPED:
            yield element.text or ""
            for child in element:
                yield from texts(child)
                yield child.tail or ""

    return "" if body is None else "".join(texts(body))
