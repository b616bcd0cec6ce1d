"""What the newspaper tells machines: robots.txt, sitemaps, feed."""

from __future__ import annotations

import gzip
from datetime import datetime
from email.utils import format_datetime
from html import escape

from .sources import SITE, Story, stories

SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
ARCHIVED = 12  # stories up to this day of the month are in the compressed archive
FEED_LENGTH = 12


def robots(base: str) -> str:
    """Return the rules for crawlers: nothing under /print/."""
    return f"User-agent: *\nDisallow: /print/\nDisallow: /search\n\nSitemap: {base}/sitemap.xml\n"


def sitemap_index(base: str) -> str:
    """Return the index of the three sitemaps."""
    names = ("articles.xml", "archive.xml.gz", "news.xml")
    entries = "".join(f"<sitemap><loc>{base}/sitemaps/{name}</loc></sitemap>" for name in names)
    return f"{XML}<sitemapindex {SITEMAP}>{entries}</sitemapindex>"


def sitemap(base: str, archive: bool) -> str:
    """Return the sitemap of the newer stories, or of the archive."""
    found = [story for story in stories().values() if story.found_by("sitemap") and (story.day <= ARCHIVED) is archive]
    addresses = [(path, story.modified or story.published) for story in found for path in _paths(story)]
    entries = "".join(f"<url><loc>{base}{path}</loc><lastmod>{day}</lastmod></url>" for path, day in addresses)
    return f"{XML}<urlset {SITEMAP}>{entries}</urlset>"


def archive(base: str) -> bytes:
    """Return the sitemap of the archive, compressed."""
    return gzip.compress(sitemap(base, archive=True).encode(), mtime=0)


def news_sitemap(base: str) -> str:
    """Return the sitemap of the newest stories with titles and dates."""
    found = [story for story in stories().values() if story.found_by("news") and story.day > ARCHIVED + 4]
    return f"{XML}<urlset {SITEMAP} {NEWS}>{''.join(_news(base, story) for story in found)}</urlset>"


def feed(base: str) -> str:
    """Return the RSS feed."""
    newest = [story for story in stories().values() if story.found_by("feed")]
    chosen = newest[:FEED_LENGTH] + [story for story in newest[FEED_LENGTH:] if story.found == "feed"]
    items = "".join(_item(base, story) for story in chosen)
    return f'{XML}<rss version="2.0"><channel><title>{SITE}</title><link>{base}/</link>{items}</channel></rss>'


def picture(story: Story) -> str:
    """Return the picture beside a story: a river under a sky, in the story's own colours."""
    tint = sum(story.id.encode()) * 7 % 360
    river = "".join(
        f'<path d="M0 {y} Q160 {y - 24} 320 {y} T640 {y} V360 H0Z" fill="hsl({tint + y} 34% {70 - y // 8}%)"/>'
        for y in range(180, 360, 45)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="640" height="360">'
        f'<rect width="640" height="360" fill="hsl({tint} 40% 86%)"/><circle cx="{90 + tint}" cy="90" r="34" fill="#fff8e0"/>'
        f"{river}</svg>"
    )


def _paths(story: Story) -> list[str]:
    return [story.path, story.also] if story.also else [story.path]


def _news(base: str, story: Story) -> str:
    return (
        f"<url><loc>{base}{story.path}</loc><news:news><news:publication><news:name>{SITE}</news:name>"
        f"<news:language>{story.language}</news:language></news:publication>"
        f"<news:publication_date>{story.published}</news:publication_date>"
        f"<news:title>{escape(story.title)}</news:title></news:news></url>"
    )


def _item(base: str, story: Story) -> str:
    moment = datetime.fromisoformat(story.published)
    day = format_datetime(moment) if moment.tzinfo else format_datetime(moment).replace("-0000", "+0000")
    return (
        f'<item><title>{escape(story.title)}</title><link>{base}{story.path}</link><guid isPermaLink="false">{story.id}</guid>'
        f"<pubDate>{day}</pubDate></item>"
    )
