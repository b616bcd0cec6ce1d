"""Mutations of the tree: other names, other elements, other nodes of the same text."""

from __future__ import annotations

import hashlib
import random
import re
import unicodedata
from typing import Any

from lxml import etree

from benchmarks.mutants import (
    BLOCKS,
    VERBATIM,
    Source,
    change_texts,
    elements,
    of_tree,
    paragraphs,
    texts,
    wrap,
    wrap_all,
)

UTILITIES = "flex grid p-2 p-4 mt-1 mt-4 mb-6 mx-auto w-full max-w-2xl text-sm text-lg leading-7 font-bold gap-3 relative".split()
CUSTOM = "x-box app-view ui-stack lit-block s-wrap".split()
WORD = re.compile(r"\w{6,}")


@of_tree("serialized", same=True)
def serialized(root: Any, source: Source, rnd: random.Random) -> None:
    """Nothing: what parsing and writing changes by itself."""


@of_tree("names hashed")
def names_hashed(root: Any, source: Source, rnd: random.Random) -> None:
    salt = str(rnd.random())
    for found in root.iter():
        for name in ("class", "id"):
            if found.get(name):
                words = (hashlib.sha256((salt + word).encode()).hexdigest()[:7] for word in found.get(name).split())
                found.set(name, " ".join(f"c{word}" for word in words))


@of_tree("utility names")
def utility_names(root: Any, source: Source, rnd: random.Random) -> None:
    for found in root.iter():
        if found.get("class"):
            found.set("class", " ".join(rnd.choices(UTILITIES, k=len(found.get("class").split()) + 1)))


@of_tree("p to div")
def p_to_div(root: Any, source: Source, rnd: random.Random) -> None:
    for found in elements(root, "p"):
        found.tag = "div"


@of_tree("div to section")
def div_to_section(root: Any, source: Source, rnd: random.Random) -> None:
    for found in elements(root, "div"):
        found.tag = "section"


@of_tree("custom elements")
def custom_elements(root: Any, source: Source, rnd: random.Random) -> None:
    names: dict[str, str] = {}
    for found in elements(root, "div", "section", "main", "article"):
        if any(child.tag in BLOCKS for child in found):
            found.tag = names.setdefault(found.get("class") or found.tag, rnd.choice(CUSTOM))


@of_tree("paragraphs wrapped")
def paragraphs_wrapped(root: Any, source: Source, rnd: random.Random) -> None:
    for found in paragraphs(root):
        inner = found
        for _ in range(rnd.randint(1, 3)):
            inner = wrap(inner, etree.Element("div"))


@of_tree("layout table")
def layout_table(root: Any, source: Source, rnd: random.Random) -> None:
    table = etree.Element("table", width="100%", cellpadding="0")
    row = etree.SubElement(etree.SubElement(table, "tbody"), "tr")
    wrap_all(root, etree.SubElement(row, "td", valign="top"))
    root.find("body").append(table)


@of_tree("comments in lines", same=True)
def comments_in_lines(root: Any, source: Source, rnd: random.Random) -> None:
    """As React writes a line of several expressions."""
    for found, tail, text in list(texts(root)):
        middle = text.find(" ", len(text) // 2)
        if middle > 0:
            _split(found, tail, text, middle, etree.Comment(" "))


@of_tree("spans in lines")
def spans_in_lines(root: Any, source: Source, rnd: random.Random) -> None:
    for found, tail, text in list(texts(root)):
        start = text.find(" ", len(text) // 3) + 1
        end = text.find(" ", start + 8)
        if 0 < start < end:
            span = etree.Element("span")
            span.text = text[start:end]
            span.tail = text[end:]
            _split(found, tail, text, start, span)


def _split(found: Any, tail: bool, text: str, place: int, node: Any) -> None:
    """Put a node into a text, whose rest it has as its tail."""
    node.tail = text[place:] if node.tail is None else node.tail
    if tail:
        found.tail = text[:place]
        found.addnext(node)
        found.tail = text[:place]
    else:
        found.text = text[:place]
        found.insert(0, node)


def _parts_of_lines(found: Any) -> bool:
    """Whether an element holds text or what stands within a line, beside which white space shows."""
    return bool((found.text or "").strip()) or any(
        child.tag not in BLOCKS or (child.tail or "").strip() for child in found
    )


def _spaced(root: Any, indent: str) -> None:
    verbatim: set[Any] = set()
    depth = {root: 0}
    for found in root.iter():
        above = found.getparent()
        if above is not None:
            depth[found] = depth[above] + 1
        if found.tag in VERBATIM or above in verbatim:
            verbatim.add(found)
        elif found.tag in BLOCKS and len(found) and not _parts_of_lines(found):
            found.text = f"\n{indent * (depth[found] + 1)}" if indent else None
            for child in found:
                child.tail = f"\n{indent * (depth[found] + 1)}" if indent else None


@of_tree("minified", same=True)
def minified(root: Any, source: Source, rnd: random.Random) -> None:
    change_texts(root, lambda text: re.sub(r"[ \t\r\n\f]+", " ", text))
    _spaced(root, "")


@of_tree("pretty-printed", same=True)
def pretty_printed(root: Any, source: Source, rnd: random.Random) -> None:
    """Much indentation, within lines too."""
    change_texts(
        root, lambda text: re.sub(r"(?<=\S)[ \n]+(?=\S)", lambda _: rnd.choice([" ", " ", "\n" + " " * 24]), text)
    )
    _spaced(root, " " * 8)


@of_tree("NFD", same=True)
def decomposed(root: Any, source: Source, rnd: random.Random) -> None:
    change_texts(root, lambda text: unicodedata.normalize("NFD", text))


@of_tree("zero-width spaces")
def zero_width(root: Any, source: Source, rnd: random.Random) -> None:
    change_texts(
        root,
        lambda text: WORD.sub(
            lambda word: f"{word[0][:4]}\u200b{word[0][4:]}" if rnd.random() < 0.3 else word[0], text
        ),
    )


@of_tree("soft hyphens")
def soft_hyphens(root: Any, source: Source, rnd: random.Random) -> None:
    change_texts(
        root,
        lambda text: WORD.sub(
            lambda word: f"{word[0][:4]}\u00ad{word[0][4:]}" if rnd.random() < 0.5 else word[0], text
        ),
    )


@of_tree("blanks that do not break", same=True)
def no_break(root: Any, source: Source, rnd: random.Random) -> None:
    change_texts(root, lambda text: re.sub(r"(?<=\S) (?=\S)", lambda _: "\u00a0" if rnd.random() < 0.5 else " ", text))


@of_tree("wbr in words")
def wbr(root: Any, source: Source, rnd: random.Random) -> None:
    for found, tail, text in list(texts(root)):
        word = WORD.search(text)
        if word:
            _split(found, tail, text, word.start() + 3, etree.Element("wbr"))


@of_tree("paragraphs by br")
def by_br(root: Any, source: Source, rnd: random.Random) -> object:
    """Runs of paragraphs become text parted by two line breaks."""
    done = False
    for first in paragraphs(root):
        if first.tag != "p" or first.getparent() is None:
            continue
        run = [first]
        while (after := run[-1].getnext()) is not None and after.tag == "p" and not (run[-1].tail or "").strip():
            run.append(after)
        if len(run) > 1:
            _joined(run)
            done = True
    return done


def _joined(run: list[Any]) -> None:
    box = etree.Element("div")
    box.tail, run[-1].tail = run[-1].tail, None
    run[0].getparent().replace(run[0], box)
    for number, p in enumerate(run):
        p.tail = None
        p.tag = "span"
        for name in list(p.attrib):
            del p.attrib[name]
        box.append(p)
        if number < len(run) - 1:
            etree.SubElement(box, "br")
            etree.SubElement(box, "br")
    etree.strip_tags(box, "span")


@of_tree("scripts and styles removed")
def without_scripts(root: Any, source: Source, rnd: random.Random) -> None:
    for found in [*root.iter("script", "style")]:
        if found.get("type") != "application/ld+json":
            _drop(found)
    for found in root.iter():
        found.attrib.pop("onclick", None)


@of_tree("JSON-LD removed")
def without_json_ld(root: Any, source: Source, rnd: random.Random) -> object:
    gone = [found for found in root.iter("script") if found.get("type") == "application/ld+json"]
    for found in gone:
        _drop(found)
    return bool(gone)


@of_tree("meta removed")
def without_meta(root: Any, source: Source, rnd: random.Random) -> None:
    for found in [*root.iter("meta")]:
        _drop(found)


def _drop(element: Any) -> None:
    before, parent = element.getprevious(), element.getparent()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


@of_tree("language wrong")
def language_wrong(root: Any, source: Source, rnd: random.Random) -> None:
    root.set("lang", rnd.choice([one for one in ("en", "de", "ja", "ar", "fi") if one != source.language]))
