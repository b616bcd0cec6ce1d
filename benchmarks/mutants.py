"""What the mutations of ``benchmarks.mutations`` share: the page they change, what they make, and the list of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lxml import etree

from cleancopy.core.decode import to_utf8
from cleancopy.core.parse import parse_bytes

# Elements that stand between lines and not within one: white space beside them shows nothing.
BLOCKS = frozenset(
    "html head body address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hgroup hr li link main meta nav ol p script section style summary table tbody td tfoot th thead title tr ul".split()
)
# Their text is not what is shown, or its white space is.
VERBATIM = frozenset(
    {"script", "style", "pre", "textarea", "template", "noscript", "title", "option", "svg", "math", "xmp", "plaintext"}
)
LEAST_PARAGRAPH = 60  # characters


@dataclass(frozen=True)
class Source:
    """A page to be changed."""

    html: str
    url: str
    gold: str = ""
    title: str = ""
    language: str = ""
    """Of the page, two letters."""
    other: str = ""
    """Another page of the same site, or nothing."""
    strangers: tuple[str, ...] = ()
    """Sentences of other articles in the language of the page."""

    def tree(self) -> Any:
        """Return the page as a new tree."""
        return tree_of(self.html)

    @cached_property
    def words(self) -> list[str]:
        """Sentences for what is set beside the article: those of others, or some made up."""
        return list(self.strangers) or [
            f"Nobody had told the keeper of harbour number {n} about it." for n in range(40)
        ]


@dataclass(frozen=True)
class Mutant:
    """A page written otherwise."""

    body: str | bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    url: str | None = None
    """Its address, where that is another one."""


Change = Callable[[Source, random.Random], Mutant | str | bytes | None]
"""What makes a mutant of a page; None where the page has not what is changed."""
MUTATIONS: dict[str, Change] = {}
SAME: set[str] = set()
"""Those that have to leave the very same text on a plain page."""


def mutation(name: str, *, same: bool = False) -> Callable[[Change], Change]:
    """Put a function on the list under a name; ``same`` says that not a word may change by it on a plain page."""

    def listed(change: Change) -> Change:
        MUTATIONS[name] = change
        if same:
            SAME.add(name)
        return change

    return listed


TreeChange = Callable[[Any, Source, random.Random], object]
"""What changes the tree of a page; False where there is nothing to be changed."""


def of_tree(name: str, *, same: bool = False) -> Callable[[TreeChange], TreeChange]:
    """Put a function on the list that changes the tree of a page."""

    def listed(change: TreeChange) -> TreeChange:
        def whole(source: Source, rnd: random.Random) -> str | None:
            root = source.tree()
            return None if change(root, source, rnd) is False else written(root)

        mutation(name, same=same)(whole)
        return change

    return listed


def made(name: str, source: Source, seed: int) -> Mutant | None:
    """Return the mutant of a page by the name of the mutation; the same for the same seed."""
    found = MUTATIONS[name](source, random.Random(f"{seed} {name} {source.url}"))
    return Mutant(found) if isinstance(found, str | bytes) else found


def tree_of(html: str) -> Any:
    """Return the tree of a page as it is read."""
    root, problem = parse_bytes(to_utf8(html))
    if root is None or root.find("body") is None:
        raise ValueError(problem or "no body")
    return root


def written(root: Any) -> str:
    """Return a tree as HTML, deep ones too."""
    return "<!DOCTYPE html>\n" + etree.tostring(root, method="html", encoding="unicode", with_tail=False)


def elements(root: Any, *tags: str) -> list[Any]:
    """Return the elements of some names, or all, that are shown, in order."""
    return [found for found in root.find("body").iter(*tags) if isinstance(found.tag, str)]


def texts(root: Any) -> Iterator[tuple[Any, bool, str]]:
    """Yield the text nodes of the body that can be written otherwise: the element, whether it is its tail, the text."""
    skipped: set[Any] = set()
    body = root.find("body")
    for found in body.iter():
        if found.tag in VERBATIM or found.getparent() in skipped:
            skipped.add(found)
        elif found.text and found.text.strip():
            yield found, False, found.text
        if found is not body and found.getparent() not in skipped and found.tail and found.tail.strip():
            yield found, True, found.tail


def change_texts(root: Any, change: Callable[[str], str]) -> None:
    """Change all text nodes of the body."""
    for found, tail, text in list(texts(root)):
        if tail:
            found.tail = change(text)
        else:
            found.text = change(text)


def paragraphs(root: Any) -> list[Any]:
    """Return the elements ``p`` with a sentence."""
    return [p for p in elements(root, "p") if len(text_of(p)) >= LEAST_PARAGRAPH]


def text_of(element: Any) -> str:
    """Return the words of an element."""
    return " ".join("".join(element.itertext()).split())


def article_of(root: Any, gold: str) -> Any:
    """Return the smallest element that holds most of the paragraphs of a gold, or None."""
    known = " ".join(gold.split())
    own = [p for p in paragraphs(root) if text_of(p)[:80] in known]
    held: dict[Any, int] = {}
    for p in own:
        for above in p.iterancestors():
            held[above] = held.get(above, 0) + 1
    wanted = [found for found, count in held.items() if count >= 0.8 * len(own) and found.tag not in ("html", "body")]
    return max(wanted, key=lambda found: sum(1 for _ in found.iterancestors()), default=None) if len(own) > 1 else None


def wrap(element: Any, around: Any) -> Any:
    """Put an element into another one, at its place."""
    parent = element.getparent()
    around.tail, element.tail = element.tail, None
    parent.replace(element, around)
    around.append(element)
    return around


def wrap_all(root: Any, around: Any) -> Any:
    """Put all that the body holds into an element."""
    body = root.find("body")
    around.text, body.text = body.text, None
    for child in list(body):
        around.append(child)
    body.append(around)
    return around


def parsed(html: str) -> list[Any]:
    """Return the elements that some HTML makes within a body."""
    return list(tree_of(f"<body><div>{html}</div>").find("body")[0])
