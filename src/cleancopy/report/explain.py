"""The page that explains an article: as it was kept, and beside it every block of the page with its verdict.

One file of HTML that needs no network. It reads without a script; with one, blocks can be filtered by kind and walked with the
keyboard.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from cleancopy.core.article import Article
from cleancopy.core.model import COPY, Block, Kind, Options, Page, Verdict
from cleancopy.counting import counted
from cleancopy.htmlpage import E, safe, whole

COPY_HUE = 145
APART = 35  # degrees between the hue of what is kept and those of what is removed
GOLDEN = 137.5  # degrees between the hues of kinds, so that neighbours differ
SCROLLED = {"tabindex": "0", "aria-label": "The article as kept"}  # by keyboard too
MAX_FRAGMENT = 60  # characters of a text by which a browser finds it in the page


def explain(page: Page, article: Article, options: Options) -> str:
    """Return the page as HTML; ``page`` has its verdicts, ``article`` is what was assembled from it."""
    pairs = list(_pairs(page))
    kept = COPY | options.keep
    title = article.title or article.url or "no title"
    return whole(
        f"Explained: {title}",
        data("explain.css"),
        _header(article, pairs, kept),
        E.main(
            E.section(E.h2("The article as kept"), *_article(article, pairs, kept), id="article", **SCROLLED),
            E.section(E.h2("All blocks of the page"), E.ol(*_blocks(article, pairs, kept)), id="blocks"),
        ),
        script=data("explain.js"),
    )


def data(name: str) -> str:
    """Return a style or script of the reports."""
    return files("cleancopy.report").joinpath(name).read_text("utf-8")


def _pairs(page: Page) -> Iterator[tuple[Block, Verdict]]:
    for part in (page, *page.following):
        yield from zip(part.blocks, part.verdicts, strict=True)


def hue(kind: Kind) -> str:
    """Return the hue of a kind in degrees, as a style; all kinds of copy have one."""
    if kind in COPY:
        return f"--hue: {COPY_HUE}"
    around = GOLDEN * (list(Kind).index(kind) - len(COPY)) % (360 - 2 * APART)
    degrees = round(COPY_HUE + APART + around) % 360
    return f"--hue: {degrees}"


def _header(article: Article, pairs: list[tuple[Block, Verdict]], kept: frozenset[Kind]) -> Any:
    counts = Counter(verdict.kind for _, verdict in pairs)
    removed = sum(count for kind, count in counts.items() if kind not in kept)
    verdict = "An article" if article.is_article else "Not an article"
    address = article.url or ""
    facts = f"{verdict} ({article.reason}). {counted(len(pairs) - removed, 'block')} kept, {removed:,} removed; "
    facts += f"{counted(article.word_count, 'word')}."
    if article.truncation_evidence:
        facts += f" Truncated: {article.truncation_evidence}."
    boxes = [
        E.label(
            E.input(type="checkbox", checked="", value=kind.value, **{"data-copy": "yes" if kind in kept else "no"}),
            f"{kind.value} {counts[kind]}",
            style=hue(kind),
        )
        for kind in Kind
        if counts[kind]
    ]
    return E.header(
        E.h1(safe(article.title or "No title"), **_spoken(article)),
        *([E.p(E.a(safe(address), href=safe(address)))] if _is_web(address) else []),
        E.p(safe(facts), **{"class": "facts"}),
        E.p(
            "Keys: j and k next and previous block, n and p next and previous removed block, a all kinds, r removed kinds, c copy. ",
            E.span("", id="shown", role="status"),
            **{"class": "keys"},
        ),
        E.fieldset(
            E.legend("Show"),
            E.button("all", id="all", type="button"),
            E.button("removed", id="removed", type="button"),
            E.button("kept", id="kept", type="button"),
            *boxes,
            id="filters",
        ),
    )


def _is_web(url: str | None) -> bool:
    return bool(url) and str(url).startswith(("http://", "https://"))


def _article(article: Article, pairs: list[tuple[Block, Verdict]], kept: frozenset[Kind]) -> list[Any]:
    """The kept blocks as a reader would see them; a page that is no article shows what would have been kept."""
    spoken = _spoken(article)
    shown = [
        E.p(
            safe((v.kind is Kind.CODE and b.evidence.written) or b.text),
            **{"class": v.kind.value, "data-block": f"b{n}"},
            **spoken,
        )
        for n, (b, v) in enumerate(pairs)
        if v.kind in kept
    ]
    if article.is_article:
        return shown
    what = "What stands here would be kept of it." if shown else "Nothing of it would be kept."
    return [
        E.p(f"This page is not taken for an article ({safe(article.reason)}). {what}", **{"class": "facts"}),
        *shown,
    ]


def _spoken(article: Article) -> dict[str, str]:
    """The attributes of an element with words of the page: the side they begin on, and their language where it is declared."""
    return {"dir": "auto", **({"lang": safe(article.language)} if article.language else {})}


def _blocks(article: Article, pairs: list[tuple[Block, Verdict]], kept: frozenset[Kind]) -> Iterator[Any]:
    spoken = _spoken(article)
    for number, (block, verdict) in enumerate(pairs):
        name = f"{verdict.kind.value} · {verdict.subkind}" if verdict.subkind else verdict.kind.value
        yield E.li(
            E.span(safe(name), **{"class": "kind"}),
            E.p(safe(block.text), **{"class": "text"}, **spoken),
            E.p(
                f"{safe(verdict.reason)} (by {verdict.by}, score {verdict.score:.2f}) ",
                _path(article, block, number),
                **{"class": "why"},
            ),
            id=f"b{number}",
            tabindex="0",
            title=safe(verdict.reason),
            style=hue(verdict.kind),
            **{"class": f"block {'kept' if verdict.kind in kept else 'removed'}", "data-kind": verdict.kind.value},
        )


def _path(article: Article, block: Block, number: int) -> Any:
    """The element's path, linked to the text in the page where the page is on the web, else to the block itself."""
    words = block.text[:MAX_FRAGMENT].encode("utf-8", "replace")
    found = f"{article.url}#:~:text={quote(words, safe='')}" if _is_web(article.url) else f"#b{number}"
    return E.a(E.code(safe(block.path)), href=safe(found), **{"class": "path"})
