"""The arguments of the news spider: what they mean, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cleancopy.errors import UsageError

from . import amounts
from .addresses import addresses_in
from .arguments import refuse_unknown
from .frontier import Wanted
from .hosts import address_of
from .sites import CHOICES, SiteConfig, read_sites

ARGUMENTS = ("site", "sites", "urls", *CHOICES)
YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def check(arguments: Mapping[str, str], *, lists: bool = True) -> None:
    """Raise ``UsageError`` with what to do when an argument is wrong or missing; with ``lists`` a list of addresses is read for that."""
    refuse_unknown("news", arguments, ARGUMENTS)
    if path := list_of(arguments):
        wanted_of(arguments)
        for _ in addresses_in(path) if lists else ():
            pass
    else:
        configs_of(arguments)


def list_of(arguments: Mapping[str, str]) -> str:
    """Return the path of the list of addresses that alone are to be fetched, empty where sites are to be searched."""
    path = arguments.get("urls", "").strip()
    for name in ("site", "sites", "follow"):
        if path and arguments.get(name, "").strip():
            raise UsageError(
                f"urls and {name} say different things: urls={path} fetches what the list names and nothing else"
            )
    return path


def configs_of(arguments: Mapping[str, str]) -> list[tuple[SiteConfig, Wanted]]:
    """Return the sites, each with which of its articles are wanted; what an argument says counts for all of them."""
    path = arguments.get("sites", "").strip()
    if not path.lower().endswith(".toml"):
        return [(SiteConfig(url), wanted_of(arguments)) for url in sites_of(arguments)]
    wanted_of(arguments)  # a mistake on the command line is none of the file
    configs = read_sites(path)
    if arguments.get("site", "").strip():
        known = {config.start for config in configs}
        configs += [SiteConfig(url) for url in sites_of({"site": arguments["site"]}) if url not in known]
    return [(config, _wanted(path, config, arguments)) for config in configs]


def _wanted(path: str, config: SiteConfig, arguments: Mapping[str, str]) -> Wanted:
    given = {name: arguments[name] for name in CHOICES if arguments.get(name)}
    try:
        return wanted_of({**config.choices, **given})
    except UsageError as error:
        raise UsageError(f"{path}: {config.start}: {error}") from None


def sites_of(arguments: Mapping[str, str]) -> list[str]:
    """Return the addresses of the sites, each once."""
    site, path = arguments.get("site", "").strip(), arguments.get("sites", "").strip()
    if not site and not path:
        raise UsageError(
            "say which site: scrapy crawl news -a site=https://www.example.org -O articles.jsonl "
            "(or which articles, by a list of their addresses: -a urls=list.txt)"
        )
    lines = [(part.strip(), "") for part in site.split(",") if part.strip()] + (_lines(path) if path else [])
    if not lines:
        raise UsageError(f"{path} names no site: write one address a line" if path else f"site={site} names no site")
    return list(dict.fromkeys(_address(text, place) for text, place in lines))


def _lines(path: str) -> list[tuple[str, str]]:
    """The lines of a file that name a site, each with its place."""
    try:
        text = Path(path).expanduser().read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError, RuntimeError, ValueError) as error:  # RuntimeError: nobody has that home
        text_like = isinstance(error, UnicodeDecodeError) or "null" in str(error)
        reason = getattr(error, "strerror", None) or ("it is not a text file" if text_like else str(error))
        raise UsageError(f"the file of sites {path!r} cannot be read: {reason}") from None
    stripped = enumerate((line.partition(" #")[0].strip() for line in text.splitlines()), 1)
    return [(line, f"{path}, line {number}: ") for number, line in stripped if line and not line.startswith("#")]


def _address(text: str, place: str) -> str:
    url = address_of(text)
    if not url:
        raise UsageError(f"{place}{text!r} is no address of a site: write it like https://www.example.org")
    return url


def wanted_of(arguments: Mapping[str, str]) -> Wanted:
    """Return which articles are wanted."""
    section = arguments.get("section", "").strip().strip("/")
    return Wanted(
        limit=amounts.limit(arguments.get("limit", "")),
        since=_later(amounts.since(arguments.get("since", "")), amounts.max_age(arguments.get("max_age", ""))),
        section=f"/{section}/" if section else "",
        allow=_patterns("allow", arguments.get("allow", "")),
        deny=_patterns("deny", arguments.get("deny", "")),
        follow=_follow(arguments.get("follow", "")),
    )


def _follow(text: str) -> bool:
    if text and text.lower() not in YES + NO:
        raise UsageError(f"follow={text[:40]} is neither yes nor no: write follow=0 to leave the links of pages alone")
    return text.lower() not in NO


def _later(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)


def _patterns(name: str, text: str) -> tuple[re.Pattern[str], ...]:
    try:
        return tuple(re.compile(part) for part in text.split())
    except (re.error, OverflowError, RecursionError) as error:
        raise UsageError(f"{name}={text} is no regular expression: {error}") from None
