"""What the page as a whole says about being an article: its address, its declared type, how its kept text lies."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..addresses import host, split
from ..model import Meta, Page
from . import signs
from .table import Table
from .text import Column
from .tree import BITS, Tree
from .words import PURPOSES

# Declared types (schema.org, og:type), in small letters, that speak for and against an article.
TYPES: dict[str, frozenset[str]] = {
    "article": frozenset(
        {"article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "blogposting"}
    ),
    "live": frozenset({"liveblogposting"}),
    "product": frozenset({"product", "offer", "aggregateoffer", "og:product", "productgroup"}),
    "listing": frozenset({"collectionpage", "itemlist", "searchresultspage", "profilepage", "website"}),
    "forum": frozenset({"discussionforumposting", "qapage", "question", "answer", "comment"}),
    "business": frozenset(
        {"service", "localbusiness", "faqpage", "contactpage", "aboutpage", "event", "jobposting", "recipe"}
    ),
    "video": frozenset({"videoobject", "video.other", "audioobject", "podcastepisode"}),
}
# Words in addresses that publishing systems and shops share.
PLACES = {
    "product": re.compile(r"/(?:products?|shop|store|item|p|dp|buy)/|/collections?/", re.I),
    "forum": re.compile(r"forum|thread|/t/|/topic|question|viewtopic|/comments/|discussion|community", re.I),
    "docs": re.compile(
        r"//docs?\.|//api\.|/docs?/|documentation|/api/|/manual|/reference|/tutorial|/wiki|readthedocs|developer", re.I
    ),
    "service": re.compile(
        r"/services?|/solutions?|/pricing|/about|/contact|/features?|/platform|/company|/products?$", re.I
    ),
    "list": re.compile(r"/categor|/tags?/|/topics?/|/archive|/blog/?$|/news/?$|/page/|/search|/browse|/list", re.I),
    "article": re.compile(r"/\d{4}/\d{1,2}/|/blog/.|/news/.|/articles?/.|/stor(?:y|ies)/|/posts?/.", re.I),
}
SIGNS = ("$", "€", "?", "!", "(", "_", "=", "{")
OUTERMOST = 7  # the body and what stands first in it
SLUG_WORD = re.compile(r"[^\W\d_]{2,}")
LONG_LINK = 30  # characters: a linked headline
CARD = 0.5  # share of links from which a block counts as a link


def names() -> tuple[str, ...]:
    """Return the names of the measures, in order."""
    page = Page(body="")
    return (*_declared(page.meta or Meta()), *_address(None), *LAYOUT, *SIGNS, *_markup_names(), *signs.NAMES)


LAYOUT = (
    "prose", "kept", "kept_of_prose", "kept_of_mass", "kept_blocks", "kept_mean", "kept_long", "unsure", "sureness", "runs",
    "longest_run", "links", "headline_links", "headline_links_to_kept", "blocks", "headings", "prices", "digits", "lists", "comments",
    "controls", "images", "titled", "title_level", "body_data", "sentences", "kept_links", "kept_place", "forms", "cards", "kept_median",
)  # fmt: skip


def row(page: Page, table: Table, score: Column) -> NDArray[np.float32]:
    """Return the measures of one page, shape (len(names()), 1)."""
    values = [
        *_declared(page.meta or Meta()).values(),
        *_address(page.url).values(),
        *_layout(page, table, score),
        *_signs(page),
        *_markup(table.tree),
        *signs.measures(page, (score >= 0.5).tolist()),
    ]
    return np.array(values, np.float32)[:, None]


def _signs(page: Page) -> list[float]:
    """How often signs of prices, questions and code occur, a thousand characters."""
    text = "\n".join(block.text for block in page.blocks)
    return [1000 * text.count(sign) / max(len(text), 1) for sign in SIGNS]


def _markup_names() -> tuple[str, ...]:
    kinds = (*BITS, *PURPOSES)
    return tuple(f"{how}_{name}" for how in ("share", "number", "top") for name in kinds)


def _markup(tree: Tree) -> NDArray[np.float64]:
    """What the page's elements are named for: share and number of them, and whether one of the outermost is."""
    times = np.bincount(tree.form)  # elements of one form have the same bits
    number = np.concatenate([_flags(_of_forms(bits, tree), size) @ times for bits, size in _kinds(tree)])
    outermost = np.concatenate([_flags(bits[:OUTERMOST], size).any(axis=1) for bits, size in _kinds(tree)])
    return np.concatenate([number / len(tree.form), np.log1p(number), outermost])


def _kinds(tree: Tree) -> tuple[tuple[NDArray[np.int64], int], ...]:
    return (tree.bits, len(BITS)), (tree.purposes, len(PURPOSES))


def _of_forms(bits: NDArray[np.int64], tree: Tree) -> NDArray[np.int64]:
    out = np.zeros(int(tree.form.max()) + 1, np.int64)
    out[tree.form] = bits
    return out


def _flags(bits: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    return np.asarray(bits[None, :] >> np.arange(count)[:, None] & 1)


def _declared(meta: Meta) -> dict[str, float]:
    out = {f"type_{name}": float(bool(meta.types & types)) for name, types in TYPES.items()}
    out["no_type"] = float(not meta.types)
    out["dated"] = float(meta.date_published is not None)
    out["modified"] = float(meta.date_modified is not None)
    out["authors"] = float(len(meta.authors))
    out["section"] = float(meta.section is not None)
    out["tags"] = float(min(len(meta.tags), 20))
    return out


def _address(url: str | None) -> dict[str, float]:
    parts = split(url)
    steps = [step for step in parts.path.split("/") if step]
    last = steps[-1] if steps else ""
    return {
        "url_known": float(bool(url)),
        "url_root": float(bool(url) and not steps),
        "url_depth": float(len(steps)),
        "url_words": float(len(SLUG_WORD.findall(last))),
        "url_digits": float(sum(char.isdigit() for char in parts.path)),
        "url_query": float(len(parts.query)),
        "url_slash": float(parts.path.endswith("/")),
        "url_file": float("." in last),
        "url_subdomain": float(host(url).count(".")),
        **{f"url_{name}": float(pattern.search(url or "") is not None) for name, pattern in PLACES.items()},
    }


def _layout(page: Page, table: Table, score: Column) -> Sequence[float]:
    known = table.columns
    mass, links, prose = known["mass"], known["links"], known["prose"]
    kept = score >= 0.5
    kept_mass = mass * kept
    whole, prose_sum, kept_sum = float(mass.sum()), float(prose.sum()), float(kept_mass.sum())
    number = int(kept.sum())
    edges = np.flatnonzero(np.diff(np.concatenate(([0], kept.astype(np.int8), [0]))))
    runs = edges.reshape(-1, 2)
    total = np.concatenate(([0.0], np.cumsum(kept_mass)))
    longest = float((total[runs[:, 1]] - total[runs[:, 0]]).max()) if len(runs) else 0.0
    cards = (links > CARD) & (mass >= LONG_LINK)
    some = max(number, 1)
    place = np.arange(len(mass))
    return (
        np.log1p(prose_sum),
        np.log1p(kept_sum),
        float((prose * kept).sum()) / max(prose_sum, 1),
        kept_sum / max(whole, 1),
        np.log1p(number),
        np.log1p(kept_sum / some),
        np.log1p(float((kept_mass > 200).sum())),
        float(((score > 0.2) & (score < 0.8)).sum()) / some,
        float((score * kept_mass).sum()) / max(kept_sum, 1),
        np.log1p(len(runs)),
        longest / max(kept_sum, 1),
        float((mass * links).sum()) / max(whole, 1),
        np.log1p(float(cards.sum())),
        float((cards * mass).sum()) / max(kept_sum, 1),
        np.log1p(len(mass)),
        float((kept * known["own_<h2>"]).sum() + (kept * known["own_<h3>"]).sum()) / some,
        float((known["symbol_share"] > 0.05).sum()) / len(mass),
        float((known["digit_share"] * mass).sum()) / max(whole, 1),
        float((kept * known["in_<li>"]).sum()) / some,
        float((known["in_comment"] * mass).sum()) / max(whole, 1),
        float(known["is_control"].sum()) / len(mass),
        float(known["images"].sum()) / len(mass),
        float((known["is_title"] == 1).sum()),
        float((known["own_<h1>"] * (known["is_title"] > 0)).max()),
        float((known["in_body_data"] * prose).sum()) / max(prose_sum, 1),
        float((known["ends_sentence"] * kept).sum()) / some,
        float((links * kept_mass).sum()) / max(kept_sum, 1),
        float((place * kept_mass).sum()) / max(kept_sum * len(mass), 1),
        float(known["in_<form>"].sum()) / len(mass),
        float((known["form_size"][cards]).max()) if cards.any() else 0.0,
        float(np.median(mass[kept])) if number else 0.0,
    )
