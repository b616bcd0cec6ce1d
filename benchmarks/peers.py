"""Other extractors as the judges call them; each needs its own package in the environment."""

from __future__ import annotations

from typing import Any


def trafilatura_full(html: str, url: str | None) -> dict[str, Any]:
    """Return what trafilatura finds, with metadata."""
    import trafilatura  # type: ignore[import-not-found,unused-ignore]

    found = trafilatura.bare_extraction(html, url=url, include_comments=False, with_metadata=True)
    return found.as_dict() if found else {"text": ""}


def trafilatura_fast(html: str, url: str | None) -> str:
    """Return the text trafilatura finds in its fast mode."""
    import trafilatura  # type: ignore[import-not-found,unused-ignore]

    return trafilatura.extract(html, url=url, include_comments=False, fast=True) or ""


def trafilatura_text(html: str, url: str | None) -> str:
    """Return the text trafilatura finds."""
    import trafilatura  # type: ignore[import-not-found,unused-ignore]

    return trafilatura.extract(html, url=url, include_comments=False) or ""


def readability(html: str, url: str | None) -> str:
    """Return the text readability-lxml finds."""
    import lxml.html
    import readability as peer  # type: ignore[import-not-found,unused-ignore]

    return "\n".join(lxml.html.fromstring(peer.Document(html).summary()).itertext())


def newspaper4k(html: str, url: str | None) -> str:
    """Return the text newspaper4k finds."""
    import newspaper  # type: ignore[import-not-found,unused-ignore]

    article = newspaper.Article(url or "https://example.org/", fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return article.text or ""


def resiliparse(html: str, url: str | None) -> str:
    """Return the text resiliparse finds."""
    from resiliparse.extract.html2text import extract_plain_text  # type: ignore[import-not-found,unused-ignore]

    return extract_plain_text(html, main_content=True, alt_texts=False)


def justext(html: str, url: str | None) -> str:
    """Return the text jusText finds, with the stop words of the language the page declares, else English."""
    import re

    import justext as peer  # type: ignore[import-not-found,unused-ignore]

    declared = re.search(r"<html[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2})", html[:20_000])
    names = {
        "de": "German",
        "fr": "French",
        "es": "Spanish",
        "it": "Italian",
        "pt": "Portuguese",
        "nl": "Dutch",
        "uk": "Ukrainian",
    }
    language = names.get(declared.group(1).lower() if declared else "", "English")
    paragraphs = peer.justext(html.encode(), peer.get_stoplist(language), encoding="utf-8")
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)
