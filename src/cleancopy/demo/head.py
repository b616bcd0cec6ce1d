"""What a page says about itself in its head: JSON-LD, OpenGraph, canonical address, or nothing but a title."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from .chaff import View
from .sources import SITE, Story


def head(view: View, story: Story, sheet: int = 0) -> str:
    """Return the head of a story's page; ``sheet`` counts its pages from 0."""
    lines = [
        f'<meta charset="{story.encoding}">',
        f"<title>{escape(story.title)} | {SITE}</title>",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<link rel="stylesheet" href="/style.css">',
        '<link rel="alternate" type="application/rss+xml" href="/feed.xml">',
    ]
    if story.template != "breaks":
        lines.append(f'<link rel="canonical" href="{view.base}{address(story, sheet)}">')
    if sheet + 1 < len(story.sheets):
        lines.append(f'<link rel="next" href="{address(story, sheet + 1)}">')
    if sheet:
        lines.append(f'<link rel="prev" href="{address(story, sheet - 1)}">')
    if story.template in {"semantic", "split"}:
        lines.append(_json_ld(view, story))
    if story.template in {"semantic", "soup"}:
        lines += _open_graph(view, story)
    return "".join(lines)


def address(story: Story, sheet: int) -> str:
    """Return the path of one of a story's pages, counted from 0."""
    return f"{story.path}/page/{sheet + 1}" if sheet else story.path


def _json_ld(view: View, story: Story) -> str:
    entity: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": story.title,
        "url": view.base + story.path,
        "inLanguage": story.language,
        "articleSection": view.words["sections"][story.section],
        "datePublished": story.published,
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": SITE},
        "image": f"{view.base}/images/{story.id}.svg",
        "keywords": list(story.tags),
    }
    if story.standfirst:
        entity["description"] = story.standfirst
    if story.modified:
        entity["dateModified"] = story.modified
    if "paywall" in story.flags:
        entity["isAccessibleForFree"] = False
    context = {"@context": "https://schema.org"}
    site = {"@type": "WebSite", "name": SITE, "url": view.base}
    data = {**context, "@graph": [site, entity]} if story.template == "split" else {**context, **entity}
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=True)}</script>'


def _open_graph(view: View, story: Story) -> list[str]:
    pairs = [
        ("og:type", "article"),
        ("og:site_name", SITE),
        ("og:title", story.title),
        ("og:url", view.base + story.path),
        ("og:image", f"{view.base}/images/{story.id}.svg"),
        ("article:published_time", story.published),
        ("article:section", view.words["sections"][story.section]),
        *(("article:tag", tag) for tag in story.tags),
    ]
    if story.standfirst:
        pairs.append(("og:description", story.standfirst))
    if story.modified:
        pairs.append(("article:modified_time", story.modified))
    lines = [f'<meta property="{name}" content="{escape(value)}">' for name, value in pairs]
    return lines + [f'<meta name="author" content="{escape(name)}">' for name in story.authors]
