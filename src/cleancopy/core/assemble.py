"""From verdicts to the article: the kept blocks as text, the rest as the record of removals."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from . import forced
from .addresses import host
from .article import Article, Removed
from .layout import plain
from .markdown import escape, markdown
from .model import COPY, Kind, Meta, Options, Page
from .normal import normal
from .pagekind import page_kind
from .plaintext import double_spaced
from .record import Part, with_record
from .teasers import truncation
from .version import VERSION
from .wordcount import count_words


def assemble(page: Page, options: Options) -> Article:
    """Return the article of a judged page; a page that is none gives an article without text and with the reason."""
    page = forced.apply(page)
    article = _facts(page)
    article.is_article, article.reason = page_kind(page)
    pages = (page, *page.following)
    kinds = [[verdict.kind for verdict in part.verdicts] for part in pages]
    article.title = article.title or _first(pages, kinds, Kind.TITLE)
    article.standfirst = _first(pages, kinds, Kind.STANDFIRST)
    article.removed = _removed(kinds, options)
    if article.is_article or (options.any_page and not page.problem):
        _write(page, article, options)
    else:
        article.standfirst = None
    return with_record(page, article, list(_parts(page)), options) if options.record else article


def _write(page: Page, article: Article, options: Options) -> None:
    """Write the text into the article, and what is known from it."""
    text = plain(page, options)
    if options.standfirst_in_text and article.standfirst:
        text = f"{article.standfirst}\n\n{text}" if text else article.standfirst
    article.text = _marked(page, article.standfirst, options) if options.markdown else text
    article.word_count = count_words(text)
    article.content_sha256 = digest(article.title, text)
    article.truncation_evidence = truncation(page.following[-1] if page.following else page)
    article.is_truncated = article.truncation_evidence is not None


def _marked(page: Page, standfirst: str | None, options: Options) -> str:
    text = markdown(page, options)
    if options.standfirst_in_text and standfirst:
        return f"**{escape(standfirst)}**\n\n{text}".rstrip()
    return text


def digest(title: str | None, text: str) -> str:
    """Return the SHA-256 of title and text in NFC with white space collapsed, in hexadecimal."""
    whole = f"{title} {text}" if title else text
    encoded = _normal(whole).replace(b"\n\n", b" ").replace(b"\n", b" ").replace(b"\t", b" ")
    if whole != whole.strip() or double_spaced(encoded):  # blocks hold single spaces, code does not
        encoded = _normal(" ".join(whole.split()))
    return hashlib.sha256(encoded).hexdigest()


def _normal(text: str) -> bytes:
    return (text if text.isascii() else normal("NFC", text)).encode("utf-8", "replace")


def _facts(page: Page) -> Article:
    """The article with everything that does not come from its text."""
    meta, found = page.meta or Meta(), page.found
    return Article(
        url=page.url or meta.canonical_url,
        canonical_url=meta.canonical_url,
        site=meta.site or host(page.url) or None,
        title=meta.title or found.title,
        authors=list(meta.authors),
        date_published=meta.date_published or found.date,
        date_modified=meta.date_modified,
        language=meta.language or found.language,
        section=meta.section,
        tags=list(meta.tags),
        image=meta.image,
        license=meta.license,
        paywalled=meta.paywalled,
        fetched_at=page.fetched_at,
        http_status=page.status,
        warc=dict(page.warc) if page.warc else None,
        discovered_by=found.by or None,
        source_file=found.file,
        version=VERSION,
        consent=page.consent,
    )


def _parts(page: Page) -> Iterator[Part]:
    """Every block of the page and of the pages that follow it, with its verdict."""
    for part in (page, *page.following):
        for block, verdict in zip(part.blocks, part.verdicts, strict=True):
            yield part, block, verdict


def _first(pages: Sequence[Page], kinds: Sequence[list[Kind]], kind: Kind) -> str | None:
    """The text of the first block of a kind."""
    return next(
        (page.blocks[own.index(kind)].text for page, own in zip(pages, kinds, strict=True) if kind in own), None
    )


def _removed(kinds: Sequence[list[Kind]], options: Options) -> Removed:
    there = set().union(*kinds) - COPY - options.keep
    return Removed({kind.value: sum(own.count(kind) for own in kinds) for kind in sorted(there)})
