"""Meta elements: OpenGraph and what came before and after it (Twitter cards, Dublin Core, Parse.ly, Sailthru, citation)."""

from __future__ import annotations

import re

from .sources import Sources

# In order of trust. OpenGraph first: it is written for the display of the article elsewhere, without the site's name.
TITLES = (
    "og:title",
    "twitter:title",
    "title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "citation_title",
    "hdl",
)
DESCRIPTIONS = (
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
    "dcterms.description",
    "dcterms.abstract",
    "sailthru.description",
    "parsely-description",
    "citation_abstract",
)
CATALOGUED = frozenset(
    "citation_author citation_authors dc.creator dcterms.creator dc.creator.name".split()
)  # "Roe, Jane"
AUTHORS = (
    "author",
    "article:author",
    "og:article:author",
    "article:author_name",
    "og:author",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "citation_authors",
    "dc.creator",
    "dcterms.creator",
    "dc.creator.name",
    "byl",
    "authors",
    "cxenseparse:author",
    "cxenseparse:author-name",
    "article.author",
    "news_authors",
    "creator",
)
PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "rnews:datepublished",
    "datepublished",
    "article:publish_date",
    "publish-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "pubdate",
    "pub_date",
    "publishdate",
    "published_time",
    "published_at",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "article_date_original",
    "date.issued",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "citation_online_date",
    "originalpublicationdate",
    "ptime",
    "displaydate",
    "og:pubdate",
    "og:release_date",
    "date",
)
# Names of the same meaning that systems make up: "w-published-date", "published", "sys_publicationdate".
PUBLISHED_NAME = re.compile(r"(?:^|[._:-])publi(?:shed|sh|cation)(?:[._:-]?(?:date|time|on|at))?$")
CREATED = ("datecreated", "created", "date.created", "og:created_time", "creation_date", "cdate")
MODIFIED = (
    "article:modified_time",
    "og:article:modified_time",
    "article:modified",
    "og:updated_time",
    "og:modified_time",
    "article:updated",
    "article:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "date.modified",
    "lastmod",
    "last-modified",
    "modified_at",
    "updated_time",
    "utime",
    "revised",
)
SECTIONS = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "article.section",
    "section",
    "cxenseparse:category",
    "news_section",
)
TAGS = ("article:tag", "og:article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags", "dc.subject")
SITES = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
    "publisher",
    "twitter:app:name:iphone",
)
LANGUAGES = ("content-language", "og:locale", "language", "dc.language", "dcterms.language")
IMAGES = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src", "parsely-image-url")
LICENSES = ("dcterms.license", "dc.rights.license", "license", "cc:license", "dcterms.rights", "dc.rights", "rights")
TIERS = (
    "article:content_tier",
    "og:article:content_tier",
    "article:access",
    "access",
    "cxenseparse:accesslevel",
    "isaccessibleforfree",
)
# Values of these that say that an article is not free, or is: Facebook's content tiers, and plain words.
CLOSED = frozenset(
    {"locked", "metered", "paid", "premium", "subscriber", "subscribers", "subscription", "false", "paywall"}
)
OPEN = frozenset({"free", "true", "public", "open"})


def labelled(sources: Sources, words: tuple[str, ...]) -> list[str]:
    """Return the values of Twitter's labelled data (``twitter:label1``, ``twitter:data1``) whose label has a word."""
    out = []
    for number in ("1", "2"):
        label = (sources.first(f"twitter:label{number}") or "").lower()
        if any(word in label for word in words):
            out += list(sources.contents(f"twitter:data{number}"))
    return out


def free(sources: Sources) -> bool | None:
    """Return what the meta elements say of being free to read."""
    for content in sources.contents(*TIERS):
        word = content.lower()
        if word in CLOSED:
            return False
        if word in OPEN:
            return True
    return None
