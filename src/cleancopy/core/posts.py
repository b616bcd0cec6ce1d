"""Posts of other services that a page shows, by the names that the services' own code for it gives their elements."""

from __future__ import annotations

import re

from .model import Block, Page
from .roles import around

# X, Instagram, Facebook, TikTok, Bluesky, Threads, Reddit, Mastodon.
POST = re.compile(
    r"(?<![\w-])(?:twitter-(?:tweet|video)|instagram-media|fb-(?:post|video|comment-embed)|tiktok-embed|bluesky-embed|text-post-media|"
    r"reddit-(?:embed-bq|card|embed)|mastodon-embed)(?![\w-])"
)
SIGN = "-"  # in all of them
LEVELS = 4  # elements looked through from the text outwards


def in_post(page: Page, block: Block) -> bool:
    """Whether a block stands in a post of another service."""
    near = zip(range(LEVELS), around(page.containers, block.evidence.container), strict=False)
    return any(SIGN in container.words and POST.search(container.words) for _, container in near)
