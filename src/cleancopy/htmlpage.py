"""What all pages for a browser share: one file of HTML that needs no network."""

from __future__ import annotations

import re
from typing import Any

import lxml.html
from lxml.builder import ElementMaker

E = ElementMaker(makeelement=lxml.html.html_parser.makeelement)
"""Makes elements: ``E.p("text", id="a")``."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
SCRIPTED = f"{POLICY}; script-src 'unsafe-inline'"
# What neither XML nor HTML can hold: control characters and lone surrogates.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def safe(text: str) -> str:
    """Return a text with a sign of replacement for each character that HTML cannot hold.

    >>> safe("a\\x00b")
    'a\\ufffdb'
    """
    return UNWRITABLE.sub("\ufffd", text)


def whole(title: str, style: str, *parts: Any, script: str = "") -> str:
    """Return a page as HTML: ``parts`` are the elements of its body; nothing but its own style and script may load."""
    root = E.html(
        E.head(
            E.meta(charset="utf-8"),
            E.meta({"http-equiv": "Content-Security-Policy", "content": SCRIPTED if script else POLICY}),
            E.meta(name="viewport", content="width=device-width"),
            E.title(safe(title)),
            E.style(style),
        ),
        E.body(*parts, *([E.script(script)] if script else ())),
        lang="en",
    )
    return lxml.html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")
