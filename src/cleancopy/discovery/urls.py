"""Addresses: one form for each, whether they belong to a site, and whether they look like an article's."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from cleancopy.core import addresses

# Parameters that tell where a reader came from, not which page is meant.
TRACKING = re.compile(
    r"^(?:utm_\w+|[a-z]{0,3}clid|gclsrc|dclid|mc_[ce]id|_ga|_gl|igshid|ref_src|cmp|cmpid|ito|icid|ncid|sr_share|ns_\w+|at_\w+|"
    r"wt_\w+|xtor|spm|smid|mkt_tok|mtm_\w+|pk_\w+|piwik_\w+|hsa_\w+|_hs\w+|trk|yclid|ysclid|s_cid|share|shared)$",
    re.I,
)
# Files that are no pages.
FILES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|mp[34]|m4[av]|webm|avi|mov|ogg|wav|pdf|docx?|xlsx?|pptx?|zip|gz|rar|exe|apk|css|js|json|"
    r"xml|rss|atom|ics|woff2?|ttf|eot)$",
    re.I,
)
# Parts of a path behind which there are no articles, in the words that most publishing systems share.
NOWHERE = re.compile(
    r"/(?:login|logout|signin|sign-in|signup|register|registration|account|konto|user|users|profile|cart|checkout|subscribe|subscription|"
    r"newsletters?|search|suche|recherche|buscar|wp-admin|wp-login|wp-json|cdn-cgi|print|share|comments?|feed|rss|"
    r"impressum|imprint|privacy|datenschutz|terms|agb|contact|kontakt|about-us|advertis\w*|jobs|careers|shop|store|e-?paper|apps?)(?:/|$)",
    re.I,
)
LISTING = re.compile(
    r"/(?:tags?|topics?|authors?|autor|category|categories|kategorie|rubrik|section|archives?|themen?|dossiers?|page)(?:/|$)",
    re.I,
)
DATED = re.compile(r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2])(?:[/-]|\d\d)")
NUMBERED = re.compile(r"\d{5,}")
SLUG_WORD = re.compile(r"[^\W_]+")
CALENDAR = re.compile(r"/(?:calendar|kalender|events?|agenda)/\d{4}", re.I)
# Addresses that are in their one form as they stand: most of those in sitemaps, which have tens of thousands. A dot behind a slash may be
# the beginning of a step upwards.
PLAIN = re.compile(
    r"https?://([a-z0-9][a-z0-9.-]*[a-z0-9])(?::(?!80/|443/)(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}))?(/(?:[A-Za-z0-9/_-]++|(?<=[A-Za-z0-9_-])\.)*+)"
)
ORIGIN = re.compile(r"https?://[^/?#]+/")
PORTS = {"http": 80, "https": 443}
MAX_QUERY = 3  # parameters; more are filters of a listing


def join(base: str, href: str) -> str | None:
    """Return the absolute http address that ``href`` means on the page ``base``, or None when it means none.

    >>> join("https://example.org/a/", " b "), join("https://example.org/", "http://[oops/")
    ('https://example.org/a/b', None)
    """
    if PLAIN.fullmatch(href):
        return href
    if href.startswith("/") and not href.startswith("//") and ORIGIN.fullmatch(base):
        whole = base + href[1:]
        if PLAIN.fullmatch(whole):
            return whole
    try:
        url = urljoin(base, href.strip())
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return url if parts.scheme in PORTS and parts.hostname else None


def canonical(url: str) -> str:
    """Return one form for all addresses of a page: no fragment, no tracking, no usual port, parameters in order.

    What is no address is returned as it is.

    >>> canonical("https://Example.org:443/a?utm_source=x&b=2&a=1#c")
    'https://example.org/a?a=1&b=2'
    """
    return url if PLAIN.fullmatch(url) else _canonical(url)


@lru_cache(maxsize=1_000)  # one address is asked for several times while its page is read
def _canonical(url: str) -> str:
    try:
        parts = urlsplit(url)
        usual = parts.port is not None and parts.port == PORTS.get(parts.scheme)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        query = urlencode([(key, value) for key, value in pairs if not TRACKING.match(key)])
        netloc = parts.netloc.rpartition(":")[0] if usual else parts.netloc
        return canonicalize_url(urlunsplit(parts._replace(netloc=netloc, query=query, fragment="")))
    except ValueError:
        return url


def host_of(url: str) -> str:
    """Return the host of a URL in small letters, without ``www.``, or an empty string."""
    plain = PLAIN.fullmatch(url)
    if plain:
        return plain[1].removeprefix("www.")
    return addresses.host(url)


def same_site(url: str, site: str) -> bool:
    """Whether a URL is on a site, given by its host without ``www.``: the host itself and those below it.

    >>> same_site("https://sport.example.org/a", "example.org"), same_site("https://example.org.evil.net/", "example.org")
    (True, False)
    """
    host = host_of(url)
    return url.startswith(("http://", "https://")) and bool(host) and (host == site or host.endswith(f".{site}"))


def is_page(url: str) -> bool:
    """Whether an address can be a page worth fetching."""
    plain = PLAIN.fullmatch(url)
    if plain:
        path, query = plain[2], ""
    else:
        parts = urlsplit(url)
        path, query = parts.path, parts.query
    if FILES.search(path) or NOWHERE.search(path) or CALENDAR.search(path):
        return False
    return len(query.split("&")) <= MAX_QUERY


@lru_cache(maxsize=20_000)
def article_score(url: str) -> int:
    """Return how much an address looks like an article's: 0 not at all, 2 or more likely.

    A date or a long number in the path, a last part of several words, a file name; listings count against it.
    """
    path = urlsplit(url).path
    steps = [step for step in path.split("/") if step]
    if not steps or LISTING.search(path):
        return 0
    words = len(SLUG_WORD.findall(steps[-1].rpartition(".")[0] or steps[-1]))
    score = 2 * bool(DATED.search(path)) + 2 * bool(NUMBERED.search(path))
    score += 2 if words >= 4 else 1 if words == 3 else 0
    return score + bool(re.search(r"\.(?:s?html?|php|aspx?)$", path))


def looks_like_article(url: str) -> bool:
    """Whether an address looks like an article's.

    >>> looks_like_article("https://example.org/2026/11/harbour-bridge-opens"), looks_like_article("https://example.org/politics/")
    (True, False)
    """
    return article_score(url) >= 2
