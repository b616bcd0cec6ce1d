"""The file of sites, ``sites.toml``: one table a site, checked on load with the line and what is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cssselect import HTMLTranslator
from cssselect.parser import SelectorError
from lxml import etree

from cleancopy.core.model import Forced
from cleancopy.errors import UsageError
from cleancopy.net import STEADY

from . import amounts
from .hosts import in_ascii

DEFAULTS = "defaults"
INTERVALS = {"hourly": 3600.0, "daily": 86_400.0, "weekly": 604_800.0}
UNITS = {"m": 60.0, "h": 3600.0, "d": 86_400.0}
INTERVAL = re.compile(r"(\d{1,5})\s?([mhd])")
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, 5.6.2


@dataclass(frozen=True)
class SiteConfig:
    """What is wanted of one site, and how it is asked."""

    start: str
    sections: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    """``allow``, ``deny``, ``section``, ``limit``, ``since``, ``max_age``, ``follow`` as the spider's arguments write them."""
    delay: float | None = None
    """Seconds between two requests; None for the crawl's own pace."""
    language: str | None = None
    every: float = 0.0
    """Seconds from the end of one round to the next; 0 for every run. Only with a store."""
    forced: Forced | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    """Request headers, cookies among them."""
    proxy: str = ""


def set_pace(settings: Any, configs: Iterable[SiteConfig]) -> None:
    """Give the hosts of sites with a pace of their own a slot of the downloader that keeps it."""
    slots = dict(settings.getdict("DOWNLOAD_SLOTS"))
    for config in configs:
        if config.delay is not None:
            host = (urlsplit(config.start).hostname or "").lower()
            slots.setdefault(host, {"concurrency": 1, "delay": config.delay, **STEADY})
    if slots:
        settings.set("DOWNLOAD_SLOTS", slots, priority="spider")


class Fault(Exception):
    """What is wrong with a value."""


def read_sites(path: str) -> list[SiteConfig]:
    """Return the sites of a file.

    Raises ``UsageError`` with file, line and what to do when it cannot be read or says something that nobody understands.
    """
    try:
        text = Path(path).expanduser().read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not a text file"
        raise UsageError(f"the file of sites {path!r} cannot be read: {reason}") from None
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: {error}") from None
    defaults = tables.pop(DEFAULTS, {})
    if not isinstance(defaults, dict):
        raise UsageError(f"{path}: [{DEFAULTS}] is to be a table")
    loose = [name for name, value in tables.items() if not isinstance(value, dict)]
    if loose:
        line = line_of(text, "", loose[0])
        raise UsageError(
            f'{path}, line {line}: {loose[0]} stands outside of a table; begin one with ["www.example.org"]'
        )
    if not tables:
        raise UsageError(f'{path} names no site: write a table for each, such as ["www.example.org"]')
    return _each_once(path, text, {name: _site(path, text, name, values, defaults) for name, values in tables.items()})


def _site(path: str, text: str, name: str, values: Mapping[str, Any], defaults: Mapping[str, Any]) -> SiteConfig:
    told: dict[str, Any] = {}
    for table, source in ((DEFAULTS, defaults), (name, values)):
        for key, value in source.items():
            try:
                told.update(_read(key, value))
            except Fault as fault:
                line = line_of(text, table, key)
                raise UsageError(f"{path}, line {line}: [{table}] {key}: {fault}") from None
    first, *more = told.pop("start", None) or [_named(path, text, name)]
    told["sections"] = (*more, *told.get("sections", ()))
    headers = {**told.pop("plain_headers", {}), **told.pop("cookies", {})}
    forced = Forced(told.pop("keep", ()), told.pop("remove", ()))
    choices = {key: told.pop(key) for key in CHOICES if key in told}
    return SiteConfig(first, **told, choices=choices, headers=headers, forced=forced if forced != Forced() else None)


def _named(path: str, text: str, name: str) -> str:
    """The address that a table without a start is named after."""
    try:
        if "." in name:
            return _address(name)
    except Fault:
        pass
    line = line_of(text, name, "")
    raise UsageError(f'{path}, line {line}: [{name}] has no start = "https://..." and its name is no address')


def _each_once(path: str, text: str, sites: Mapping[str, SiteConfig]) -> list[SiteConfig]:
    """The sites, none of which two tables name: a store would have one round for both."""
    tables: dict[str, str] = {}
    for name, site in sites.items():
        first = tables.setdefault(site.start, name)
        if first != name:
            line = line_of(text, name, "start")
            raise UsageError(
                f"{path}, line {line}: [{name}] begins at {site.start}, as [{first}] does: make one table of both"
            )
    return list(sites.values())


def line_of(text: str, table: str, key: str) -> int:
    """Return the line of a key in a table, counted from 1; that of the table where the key is not found.

    >>> line_of('[a]\\nrate = 1\\n["b.c"]\\nrate = 2\\n', "b.c", "rate")
    4
    """
    here, found = not table, 0
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"\s*\[\s*[\"']?(.*?)[\"']?\s*\]\s*(#.*)?$", line)
        if head:
            here = head.group(1) == table
            found = number if here and not found else found
        elif here and key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line):
            return number
    return found or 1


# --- values


def _read(key: str, value: Any) -> dict[str, Any]:
    reader = READERS.get(key)
    if reader is None:
        near = get_close_matches(key, READERS, 1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(READERS)}"
        raise Fault(f"nobody knows this: {hint}")
    return reader(key, value)


def _texts(value: Any) -> list[str]:
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts) or not texts:
        raise Fault('write a text, or a list of texts: ["a", "b"]')
    return [text.strip() for text in texts]


def _address(text: str) -> str:
    url = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
        _ = parts.port
    except ValueError:
        known = False
    if not known or any(char.isspace() for char in url):
        raise Fault(f"{text!r} is no address: write it like https://www.example.org/news")
    return in_ascii(url if parts.path else f"{url}/")


def _addresses(key: str, value: Any) -> dict[str, Any]:
    return {key: tuple(_address(text) for text in _texts(value))}


def _start(key: str, value: Any) -> dict[str, Any]:
    return {key: [_address(text) for text in _texts(value)]}


def _patterns(key: str, value: Any) -> dict[str, Any]:
    for text in _texts(value):
        try:
            re.compile(text)
        except re.error as error:
            raise Fault(f"{text!r} is no regular expression: {error}") from None
        if any(char.isspace() for char in text):
            raise Fault(f"{text!r} holds white space, and addresses hold none: write \\s or leave it out")
    return {key: " ".join(_texts(value))}


def _choice(key: str, value: Any) -> dict[str, Any]:
    if isinstance(value, bool) or (not isinstance(value, str | int) and not hasattr(value, "isoformat")):
        raise Fault(f"{value!r} is neither a number nor a text")
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    try:
        AMOUNTS.get(key, str)(text)
    except UsageError as error:
        raise Fault(str(error).removeprefix(f"{key}=")) from None
    return {key: text}


def _follow(key: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, bool):
        raise Fault(f"{value!r} is neither true nor false")
    return {key: str(int(value))}


def _seconds(key: str, value: Any) -> dict[str, Any]:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e6:
        raise Fault(f"{value!r} is no number above 0")
    return {"delay": float(value) if key == "delay" else 1 / value}


def _language(key: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, str) or not TAG.fullmatch(value):
        raise Fault(f"{value!r} is no language: write a BCP 47 tag such as fr or pt-BR")
    return {key: value}


def _schedule(key: str, value: Any) -> dict[str, Any]:
    found = INTERVAL.fullmatch(value) if isinstance(value, str) else None
    if value in INTERVALS:
        return {"every": INTERVALS[value]}
    if found is None:
        raise Fault(
            f"{value!r} is no interval: write hourly, daily, weekly, or a number of minutes, hours, days: 30m, 6h, 2d"
        )
    return {"every": int(found.group(1)) * UNITS[found.group(2)]}


def _selectors(key: str, value: Any) -> dict[str, Any]:
    """CSS selectors, or XPaths that begin with ``/`` or ``(``, as XPaths."""
    paths = []
    for text in _texts(value):
        try:
            path = text if text.startswith(("/", "(")) else HTMLTranslator().css_to_xpath(text)
            etree.XPath(path)
        except (SelectorError, etree.XPathError) as error:
            raise Fault(f"{text!r} is neither a CSS selector nor an XPath: {error}") from None
        paths.append(path)
    return {key: tuple(paths)}


def _pairs(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(part, str) for part in value.values()):
        raise Fault('write names and texts: { name = "value" }')
    if any("\n" in part or "\r" in part for pair in value.items() for part in pair):
        raise Fault("a line break stands in it")
    return dict(value)


def _headers(key: str, value: Any) -> dict[str, Any]:
    for name in _pairs(value):
        if not HEADER.fullmatch(name):
            raise Fault(f"{name!r} is no name of a header")
    return {"plain_headers": _pairs(value)}


def _cookies(key: str, value: Any) -> dict[str, Any]:
    if any(set(";, ") & set(name + part) for name, part in _pairs(value).items()):
        raise Fault("names and values of cookies hold no space, comma or semicolon")
    return {key: {"Cookie": "; ".join(f"{name}={part}" for name, part in _pairs(value).items())}}


def _proxy(key: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, str) or urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname:
        raise Fault(f"{value!r} is no proxy: write it like http://user:password@proxy.example.org:3128")
    return {key: value}


AMOUNTS: dict[str, Callable[[str], Any]] = {"limit": amounts.limit, "since": amounts.since, "max_age": amounts.max_age}
CHOICES = ("allow", "deny", "section", "limit", "since", "max_age", "follow")
READERS: dict[str, Callable[[str, Any], dict[str, Any]]] = {
    "start": _start,
    "sections": _addresses,
    "feeds": _addresses,
    "sitemaps": _addresses,
    "allow": _patterns,
    "deny": _patterns,
    **dict.fromkeys(("section", "limit", "since", "max_age"), _choice),
    "follow": _follow,
    "rate": _seconds,
    "delay": _seconds,
    "language": _language,
    "schedule": _schedule,
    "keep": _selectors,
    "remove": _selectors,
    "headers": _headers,
    "cookies": _cookies,
    "proxy": _proxy,
}
"""What a table may hold, with what reads it."""
