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
# Parameters and parts of a path that tell one reader from another: each visit has its own, so that a site of them has no end.
SESSION = re.compile(r"^(?:phpsessid|jsessionid|aspsessionid\w*|sess(?:ion)?_?id|cfid|cftoken|zenid|oscsid)$", re.I)
SESSION_SHORT = re.compile(r"^(?:sid|session|sess)$", re.I)  # a number of a story, too, where its value is short
SESSION_VALUE = re.compile(r"(?=.*\d)[\w-]{16,}")
SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*|/\(S\([a-z0-9]{16,}\)\)(?=/)", re.I)
# Files that are no pages.
FILES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|mp[34]|m4[av]|webm|avi|mov|ogg|wav|pdf|docx?|xlsx?|pptx?|zip|gz|rar|exe|apk|css|js|json|"
    r"xml|rss|atom|ics|woff2?|ttf|eot)$",
    re.I,
)
# Parts of a path behind which there are no articles, in the words that most publishing systems share.
NOWHERE = re.compile(
    r"/(?:login|logout|signin|sign-in|signup|register|registration|account|konto|user|users|profile|cart|checkout|subscribe|subscription|"
    r"search|suche|recherche|buscar|wp-admin|wp-login|wp-json|cdn-cgi|print|share|feed|rss|"
    r"impressum|imprint|terms|agb|contact|kontakt|about-us|advertis\w*|jobs|careers|shop|store|e-?paper)(?:/|$)",
    re.I,
)
# The same, but for a story that says by its name or date that it is one: comment is what many papers call their pages of opinion.
TOPIC = re.compile(r"/(?:comments?|newsletters?|privacy|datenschutz|apps?)(?:/|$)", re.I)
STORY = 4  # words of a last part
LISTING = re.compile(
    r"/(?:tags?|topics?|authors?|autor|category|categories|kategorie|rubrik|section|archives?|themen?|dossiers?|page)(?:/|$)",
    re.I,
)
DATED = re.compile(r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2])(?:[/-]|\d\d)")
SECTION_NAME = re.compile(r"[^\W\d_]*")
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
    """Return one form for all addresses of a page: no fragment, no tracking, no visit, no usual port, parameters in order.

    What is no address is returned as it is.

    >>> canonical("https://Example.org:443/a?utm_source=x&b=2&a=1#c")
    'https://example.org/a?a=1&b=2'
    >>> canonical("https://example.org/a;jsessionid=1A?sid=7&PHPSESSID=0d3f")
    'https://example.org/a?sid=7'
    """
    return url if PLAIN.fullmatch(url) else _canonical(url)


@lru_cache(maxsize=1_000)  # one address is asked for several times while its page is read
def _canonical(url: str) -> str:
    try:
        parts = urlsplit(url)
        usual = parts.port is not None and parts.port == PORTS.get(parts.scheme)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        query = urlencode([(key, value) for key, value in pairs if not _is_of_a_visit(key, value)])
        netloc = parts.netloc.rpartition(":")[0] if usual else parts.netloc
        path = SESSION_PATH.sub("", parts.path) if ";" in parts.path or "(" in parts.path else parts.path
        plain = parts._replace(netloc=netloc.removesuffix("."), path=path, query=query, fragment="")
        return canonicalize_url(urlunsplit(plain))
    except ValueError:
        return url


def _is_of_a_visit(key: str, value: str) -> bool:
    """Whether a parameter tells where a reader came from, or which visit it is."""
    if TRACKING.match(key) or SESSION.match(key):
        return True
    return bool(SESSION_SHORT.match(key) and SESSION_VALUE.fullmatch(value))


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
    if TOPIC.search(path) and not (DATED.search(path) or _words(path.rstrip("/").rpartition("/")[2]) >= STORY):
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
    words = _words(steps[-1])
    score = 2 * bool(DATED.search(path)) + 2 * bool(NUMBERED.search(path))
    score += 2 if words >= STORY else 1 if words == 3 else 0
    return score + bool(re.search(r"\.(?:s?html?|php|aspx?)$", path))


def _words(step: str) -> int:
    """How many words a part of a path has, without its ending."""
    return len(SLUG_WORD.findall(step.rpartition(".")[0] or step))


def may_stand_for(named: str, url: str) -> bool:
    """Whether the address that a page names as its own can be its own: not a front page or a section, where its address is an article's.

    Some systems name the same address on all their pages. Both are in their one form.

    >>> may_stand_for("https://example.org/", "https://example.org/2026/11/harbour-bridge-opens")
    False
    >>> may_stand_for("https://example.org/story/7", "https://example.org/story/7?print=1")
    True
    """
    if named == url:
        return True
    if not urlsplit(named).path.strip("/") and not urlsplit(named).query:
        return False
    last = urlsplit(named).path.rstrip("/").rpartition("/")[2]
    return article_score(named) > 0 or article_score(url) < 2 or not SECTION_NAME.fullmatch(last)


def looks_like_article(url: str) -> bool:
    """Whether an address looks like an article's.

    >>> looks_like_article("https://example.org/2026/11/harbour-bridge-opens"), looks_like_article("https://example.org/politics/")
    (True, False)
    """
    return article_score(url) >= 2
