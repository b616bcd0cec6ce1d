"""Real pages made small: what a short page of a small site looks like, to learn from.

The pages to learn from are long and have menus of hundreds of links, so that whatever is short looks like something else. Here most of what
surrounds the text is cut out of the markup by subtrees, and all but the first few paragraphs of the text.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import lxml.html
import numpy as np
from lxml.html import HtmlElement

MOST = 4  # paragraphs of the text that are left
LONG = 60  # characters from which a kept block is one of its paragraphs
SILENT = 0.5  # share of pages whose head says nothing but the title
CUT = (0.3, 1.0)  # share of what surrounds the text that is cut out, from and to
OUTER = frozenset({"html", "head", "body"})


def shrunk(html: bytes, texts: Sequence[str], kept: Sequence[bool], rng: np.random.Generator) -> bytes:
    """Return a page with the first few paragraphs of its text and a part of what is around them.

    ``texts`` are those of its blocks in order, ``kept`` says of each whether it is of the text.
    """
    tree = lxml.html.fromstring(html)
    most, share = int(rng.integers(1, MOST + 1)), float(rng.uniform(*CUT))
    left, gone = _halves(texts, kept, most)
    if rng.random() < SILENT:
        _silence(tree)
    _cut_text(tree, gone - left)
    _cut_around(tree, left, share, rng)
    return bytes(lxml.html.tostring(tree, encoding="utf-8", doctype="<!DOCTYPE html>"))


def _halves(texts: Sequence[str], kept: Sequence[bool], most: int) -> tuple[set[str], set[str]]:
    """The texts of kept blocks that stay, and those that go: from the paragraph behind the last on."""
    left, gone, seen = set[str](), set[str](), 0
    for text, keep in zip(texts, kept, strict=True):
        if keep:
            (left if seen < most else gone).add(_plain(text))
            seen += len(text) >= LONG
    return left, gone


def _plain(text: str) -> str:
    return "".join(text.split())


def _silence(tree: HtmlElement) -> None:
    for element in list(tree.iter("meta", "link", "script")):
        element.drop_tree()


def _cut_text(tree: HtmlElement, gone: Collection[str]) -> None:
    """Cut out the innermost elements that are a text, and what stands in one element by itself."""
    for element in list(tree.iter()):
        may_go = isinstance(element.tag, str) and element.tag not in OUTER and element.getparent() is not None
        if may_go and _plain(element.text_content()) in gone:
            element.drop_tree()


def _cut_around(tree: HtmlElement, left: set[str], share: float, rng: np.random.Generator) -> None:
    """Cut out subtrees that hold neither a title nor what is left, from the outermost in, with ever the same chance."""
    body = tree.find("body")
    if body is None:
        return
    holders: set[HtmlElement] = set()
    for element in body.iter():
        if element.tag == "h1" or (isinstance(element.tag, str) and _plain(element.text_content()) in left):
            holders.update((element, *element.iterancestors()))
    for element in [found for found in body.iter() if isinstance(found.tag, str) and found is not body]:
        if element not in holders and element.getparent() in holders and rng.random() < share:
            element.drop_tree()
