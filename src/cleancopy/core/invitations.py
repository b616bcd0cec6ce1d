"""Lines that invite the reader to a channel of the site, in sixty languages: "Join our WhatsApp group", "Telegram арнамызға жазылыңыз".

Told by three things in one short line: where (a service, an app), an asking word, and whose it is: the site's name, or a word like
"our". In many languages the asking word ends the line, so how it begins tells nothing. Where a line begins or ends as only
invitations do, two are enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from .addresses import host
from .data import alternation, table
from .forms import bare, small_letters
from .model import Block, Kind, Meta, Page, Verdict
from .pieces import Pieces, pieces_of
from .roles import HEADINGS

LONGEST = 200  # characters
LEAST_SITE = 3  # letters of a site's name; shorter ones stand in other words
CODE = frozenset({"pre", "code", "td", "th"})
# An article quotes whoever asks for something; names of channels stand in such signs as well, in East Asia.
QUOTES = re.compile(r"[\"“”„«»]")
SIGNS = re.compile(r"^[^\w]+")
WORD = re.compile(r"\w{1,40}")
LAST_SIGNS = " .!।۔:…|-–—>»👇⬇️"
AFTER_SENTENCE = r"[.!?…:;–—|>»]\W{1,4}"
MIN_LABEL = 9  # letters of a host, which begin no other words
NO_LETTERS = re.compile(r"[\W_]+")
MIN_STEM, ENDING = 5, 2  # letters of a word of the site's name that are the same in all its cases, and that may change
WIDE_STOP = "。"  # ends the sentences of articles, hardly an invitation


class Fixed(NamedTuple):
    """Fixed words to look for."""

    ascii: re.Pattern[str]
    """Those that can stand in a line of ASCII."""
    all: re.Pattern[str]

    def are_in(self, low: str) -> bool:
        """Whether a line in small letters holds one."""
        return (self.ascii if low.isascii() else self.all).search(low) is not None


class Words(NamedTuple):
    """The words of invitations, ready to be looked for in a line."""

    pieces: Pieces
    """Pieces of the names of services and apps: most lines hold none, which is known before a pattern asks where."""
    names: Fixed
    asks: Fixed
    heads: re.Pattern[str]
    """Asking words where a sentence begins: elsewhere in one they say what somebody does."""
    ours: Fixed
    begins: tuple[str, ...]
    ends: tuple[str, ...]


class Site(NamedTuple):
    """The name of a site, as it stands in a line in small letters, in whatever case; of a host its letters without spaces and accents."""

    name: re.Pattern[str]
    quoted: re.Pattern[str]
    squeezed: bool = False


NO_LETTER = r"(?![^\W\d_])"
NO_SITE = Site(re.compile("(?!)"), re.compile("(?!)"))


@cache
def _words() -> Words:
    read = table("sayings.toml")["channels"]
    asks, ours = (_any(read[name], whole=False) for name in ("asks", "ours"))
    names = _any(read["names"], whole=True)
    heads = re.compile(rf"(?:^|{AFTER_SENTENCE})(?:{alternation(read['heads'])})")
    return Words(pieces_of(read["names"]), names, asks, heads, ours, tuple(read["begins"]), tuple(read["ends"]))


def _any(words: Iterable[str], whole: bool) -> Fixed:
    """Return fixed words; those of the Latin alphabet begin a word.

    They are all of it where they are whole, but for the endings of longer ones: "Facebookissa", "Telegramu", "newslettera".
    """
    longest_first = sorted(set(words), key=len, reverse=True)
    latin = [_latin(word, whole) for word in longest_first if word.isascii()]
    other = [re.escape(word) for word in longest_first if not word.isascii()]
    return Fixed(re.compile("|".join(latin)), re.compile("|".join(latin + other)))


def _latin(word: str, whole: bool) -> str:
    """A word that no letter stands before, which is asked behind its first one: patterns that begin with letters are found by a table."""
    ending = "" if not whole else NO_LETTER if len(word) < MIN_STEM else rf"[^\W\d_]{{0,6}}{NO_LETTER}"
    return f"{re.escape(word[0])}(?<![a-z].){re.escape(word[1:])}{ending}"


def invites(text: str, sites: Sequence[str] = ()) -> bool:
    """Whether a line invites to a channel of the site that shows it; ``sites`` are its names.

    >>> invites("Join our Telegram channel"), invites("Telegram арнамызға жазылыңыз"), invites("Join the talks on Telegram")
    (True, True, False)
    >>> invites("Подписывайтесь на «Вестник» в Telegram", ["Вестник"]), invites("Подписывайтесь на «Ветер» в Telegram", ["Вестник"])
    (True, False)
    """
    if not 8 <= len(text) <= LONGEST or text.endswith(WIDE_STOP):
        return False
    low, known = small_letters(text), _words()
    if not known.pieces.may_be_in(low) or not known.names.are_in(low):
        return False
    names = list(map(named, sites))
    if QUOTES.search(low) and QUOTES.search(_without(low, names)):
        return False
    start = SIGNS.sub("", low)
    if start.startswith(known.begins) or low.rstrip(LAST_SIGNS).endswith(known.ends):
        return True
    if not known.asks.are_in(low) and known.heads.search(start) is None:
        return False
    return known.ours.are_in(f" {low} ") or any(_names(site, low) for site in names)


def _names(site: Site, low: str) -> bool:
    return site.name.search(NO_LETTERS.sub("", bare(low)) if site.squeezed else low) is not None


def _without(low: str, names: Sequence[Site]) -> str:
    """The line without the names of the site that stand in quotes."""
    for site in names:
        low = site.quoted.sub(" ", low)
    return low


@lru_cache(maxsize=256)
def named(site: str) -> Site:
    """Return the name of a site, ready to be looked for: its longer words may take endings.

    >>> bool(named("Järven Uutiset").name.search("seuraa järven uutisia")), bool(named("Järven Uutiset").name.search("uutiset järven"))
    (True, False)
    """
    if "." in site and " " not in site:
        label = max(site.lower().removeprefix("www.").split("."), key=len).replace("-", "")
        return NO_SITE if len(label) < MIN_LABEL else Site(re.compile(re.escape(label[:-ENDING])), NO_SITE.quoted, True)
    words = WORD.findall(small_letters(site))
    if sum(map(len, words)) < LEAST_SITE:
        return NO_SITE
    name = r"[^\w«»\"“”„]{1,3}".join(map(_in_any_case, words))
    return Site(re.compile(rf"(?<![^\W_]){name}"), re.compile(rf"[«“„\"]\s?{name}\s?[»”“\"]"))


def _in_any_case(word: str) -> str:
    stem = word[: max(MIN_STEM, len(word) - ENDING)]
    return rf"{re.escape(stem)}[^\W\d_]{{0,4}}" if len(word) > MIN_STEM else re.escape(word)


def invitations(page: Page, kept: Sequence[int]) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks that are such lines; ``kept`` are the indexes of all kept blocks."""
    sites = [name for name in ((page.meta or Meta()).site, page.url and host(page.url)) if name]
    verdict = Verdict(Kind.SHARE, "invites to a channel of the site", "judge.invitation")
    return {block.index: verdict for block in (page.blocks[index] for index in kept) if _is_one(block, sites)}


def _is_one(block: Block, sites: Sequence[str]) -> bool:
    return block.evidence.tag not in HEADINGS | CODE and invites(block.text, sites)
