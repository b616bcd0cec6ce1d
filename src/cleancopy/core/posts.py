"""Posts of other services and comments of readers that a page shows, by the names that their code gives their elements everywhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .elementnames import named
from .model import Block, Kind, Page, Verdict
from .roles import around, near

# X, Instagram, Facebook, TikTok, Bluesky, Threads, Reddit, Mastodon.
POST = re.compile(
    r"(?<![\w-])(?:twitter-(?:tweet|video)|instagram-media|fb-(?:post|video|comment-embed)|tiktok-embed|bluesky-embed|text-post-media|"
    r"reddit-(?:embed-bq|card|embed)|mastodon-embed)(?![\w-])"
)
_is_post = named(POST)
# WordPress, Blogger, Disqus, Facebook and many others; a name within another one, "no-comments", says little.
COMMENTS = re.compile(
    r"(?<![\w-])(?:comments?|comment[-_]?(?:content|body|list|text|item|block|thread|area|section|container)|disqus_thread|fb-comments)(?![\w-])",
    re.I,
)
BEGINNING = 3  # kept blocks
LEVELS = 4  # elements looked through from the text outwards
FAR = 8  # the same for comments, which have heads and answers within each other


def in_post(page: Page, block: Block) -> bool:
    """Whether a block stands in a post of another service."""
    return any("-" in c.words and _is_post(c.words) for c in near(page, block, LEVELS))


def reader_comments(page: Page, kept: Sequence[int]) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks in elements named for readers' comments; ``kept`` are the indexes of all kept blocks in order.

    An opinion is called a comment as well: an element that holds the beginning of the text holds the article.
    """
    if "omment" not in page.called and "disqus" not in page.called:  # as on most pages
        return {}
    named = {
        c.index for c in page.containers if ("omment" in c.words or "disqus" in c.words) and COMMENTS.search(c.words)
    }
    named -= {
        c.index for index in kept[:BEGINNING] for c in around(page.containers, page.blocks[index].evidence.container)
    }
    verdict = Verdict(Kind.COMMENT, "in an element that is named for readers' comments", "judge.comments")
    return {
        index: verdict
        for index in kept[BEGINNING:]
        if any(c.index in named for c in near(page, page.blocks[index], FAR))
    }
