"""NeMo Curator: an extractor algorithm for its Common Crawl stages.

Its interface alone (``HTMLExtractorAlgorithm`` of NeMo Curator 25 and later): nothing of NeMo Curator is imported, which needs torch.
Handed over as an object: ``CommonCrawlDownloadExtractStage(..., html_extraction=CleancopyAlgorithm())``.
"""

from __future__ import annotations

import re

from cleancopy import Options, clean

PARAGRAPHS = re.compile(r"\n\n+")


class CleancopyAlgorithm:
    """HTML in, the paragraphs of the article out."""

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()

    def extract_text(self, html: str, stop_words: frozenset[str], language: str) -> list[str] | None:
        """Return the paragraphs of the article; None for a page that is none.

        Stop words and language are NeMo Curator's and not needed: what is chaff is told by its place and words in the page.

        >>> CleancopyAlgorithm().extract_text("<p>Subscribe now", frozenset(), "ENGLISH") is None
        True
        """
        article = clean(html, options=self.options)
        if not article.is_article:
            return None
        return [paragraph for paragraph in PARAGRAPHS.split(article.text) if paragraph.strip()] or None
