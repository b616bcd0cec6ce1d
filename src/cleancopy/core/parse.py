"""A page's bytes to blocks, containers and what the page says about itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from lxml import etree

from . import databody
from .decode import to_utf8
from .dropcaps import with_capitals
from .forced import mark
from .guard import problem_of
from .metadata import read
from .model import Meta, Options, Page
from .plaintext import parse_text
from .sectionheads import under_section
from .shadow import show
from .unbelieved import believable, without_forms
from .unseen import without_breaks, without_unseen
from .walk import MAX_BLOCKS, TooManyBlocks, Walk

# Metadata content of the HTML standard; the first other element ends the head.
OF_HEAD = frozenset({"title", "meta", "link", "script", "style", "base", "noscript", "template", "basefont", "bgsound"})

# One box in another and nothing beside it: what stands in all of them stands in one. The parser takes no more than 2,000.
BOXES = re.compile(rb"<(div|section|span|font|center|b)>(?:\s*<\1>){50,}", re.IGNORECASE)
ENDS = re.compile(rb"</(div|section|span|font|center|b)>(?:\s*</\1>){50,}", re.IGNORECASE)


def parse(page: Page, options: Options) -> Page:
    """Return the page with its blocks, containers and meta, or with the problem that stood in the way."""
    if page.following:
        page = replace(page, following=tuple(parse(part, options) for part in page.following))
    if not page.markup:
        return parse_text(page)
    root, problem = read_tree(page)
    if root is None:
        return _unread(page, problem)
    if page.forced is not None:
        mark(root, page.forced)
    try:
        walk = _walked(root.find("body"))
        meta = under_section(walk.blocks, read(root, page.url, walk.hrefs))
        text = databody.only_declared(walk.blocks, meta, page.url) if meta.bodies else ""
        if text:
            walk = _walked(databody.add(root, text))
        blocks = with_capitals(walk.blocks)
    except TooManyBlocks:
        return _unread(page, f"too_large: over {MAX_BLOCKS:,} pieces of text")
    return replace(
        page,
        blocks=believable(blocks, walk.containers),
        containers=without_forms(blocks, walk.containers),
        verdicts=(),
        meta=meta,
        problem=problem if walk.blocks or problem else "empty: no text in the page",
    )


def _walked(body: Any) -> Walk:
    """Return what a walk over the body finds, if there is one.

    Raises:
        TooManyBlocks: there are over ``MAX_BLOCKS``.
    """
    walk = Walk()
    if body is not None:
        walk.run(body)
    return walk


def _unread(page: Page, problem: str) -> Page:
    return replace(page, blocks=(), containers=(), verdicts=(), meta=Meta(), problem=problem)


def read_tree(page: Page) -> tuple[Any, str]:
    """Return the root element of the page, or None, and what is wrong with the page."""
    body = page.body
    problem = problem_of(body) if isinstance(body, bytes) else ""
    raw = b"" if problem else to_utf8(body, page.headers)
    if isinstance(body, str):
        problem = problem_of(raw)
    return (None, problem) if problem else parse_bytes(raw)


def parse_bytes(raw: bytes) -> tuple[Any, str]:
    """Return the root element of UTF-8 bytes, or None, and what is wrong with them.

    Everything after ``</html>`` would be lost by the parser, while browsers show it: the closing tags of a page that
    goes on are taken out.
    """
    end = raw.find(b"</html>")
    if end >= 0 and raw[end + 7 :].strip():
        for closing in (b"</html>", b"</body>"):
            raw = raw.replace(closing, b"")
    raw = without_unseen(raw)
    root, problem = _tree(raw)
    if (problem.startswith("too_deep") and b"wbr" in raw) or (
        root is not None and next(root.iter("wbr"), None) is not None
    ):
        raw = without_breaks(raw)
        root, problem = _tree(raw)
    if problem.startswith("too_deep") and BOXES.search(raw):
        root, problem = _tree(ENDS.sub(rb"</\1>", BOXES.sub(rb"<\1>", raw)))
    if root is not None:
        _end_head(root)
        if next(root.iter("template"), None) is not None:
            show(root)
    return root, problem


def _tree(raw: bytes) -> tuple[Any, str]:
    """Return the root element as the parser makes it, or None, and what is wrong."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, default_doctype=False
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        return None, f"unreadable: {' '.join(str(error).split())[:100]}"
    if root is None:
        return None, "empty: no elements"
    fatal = parser.error_log.filter_from_fatals()
    if len(fatal) and "depth" in fatal[0].message:
        return None, "too_deep: elements nested over 2,000 deep, where the parser gives up"
    return root, ""


def _end_head(root: Any) -> None:
    """Put what cannot stand in a head into the body: a page may leave out both tags, and the parser knows no element newer than HTML 4."""
    head = root.find("head")
    strays = [] if head is None else [element for element in head if element.tag not in OF_HEAD]
    if not strays:
        return
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    if body.text:
        strays[-1].tail = (strays[-1].tail or "") + body.text
        body.text = None
    body[:0] = strays
