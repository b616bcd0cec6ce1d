"""Lines that invite the reader to a channel of the site, in sixty languages: "Join our WhatsApp group", "Telegram арнамызға жазылыңыз".

Told by three things in one short line: where (a service, an app), an asking word, and whose it is: the site's name, or a word like
"our". In many languages the asking word ends the line, so how it begins tells nothing. Where a line begins or ends as only
invitations do, two are enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from .data import alternation, table
from .forms import small_letters
from .model import Block, Kind, Meta, Page, Verdict
from .pieces import Pieces, pieces_of
from .roles import HEADINGS

LONGEST = 200  # characters
LEAST_SITE = 3  # letters of a site's name; shorter ones stand in other words
CODE = frozenset({"pre", "code", "td", "th"})
# An article quotes whoever asks for something; names of channels stand in such signs as well, in East Asia.
QUOTES = re.compile(r"[\"“”„«»]")
SIGNS = re.compile(r"^[^\w]+")
LAST_SIGNS = " .!।۔:…|-–—>»👇⬇️"
WIDE_STOP = "。"  # ends the sentences of articles, hardly an invitation


class Words(NamedTuple):
    """The words of invitations, ready to be looked for in a line."""

    pieces: Pieces
    """Pieces of the names of services and apps: most lines hold none, which is known before a pattern asks where."""
    names: re.Pattern[str]
    asks: re.Pattern[str]
    ours: re.Pattern[str]
    begins: tuple[str, ...]
    ends: tuple[str, ...]


@cache
def _words() -> Words:
    read = table("sayings.toml")["channels"]
    asks, ours = (_any(read[name], whole=False) for name in ("asks", "ours"))
    names = _any(read["names"], whole=True)
    return Words(pieces_of(read["names"]), names, asks, ours, tuple(read["begins"]), tuple(read["ends"]))


def _any(words: Iterable[str], whole: bool) -> re.Pattern[str]:
    """Return an alternation of fixed words; those of the Latin alphabet begin a word, and are all of it where they are whole."""
    latin = alternation(word for word in words if word.isascii())
    other = alternation(word for word in words if not word.isascii())
    last = r"(?![a-z])" if whole else ""
    return re.compile(rf"(?<![a-z])(?:{latin}){last}|{other}")


def invites(text: str, sites: Sequence[str] = ()) -> bool:
    """Whether a line invites to a channel of the site that shows it; ``sites`` are its names, in small letters.

    >>> invites("Join our Telegram channel"), invites("Telegram арнамызға жазылыңыз"), invites("Join the talks on Telegram")
    (True, True, False)
    """
    if not 8 <= len(text) <= LONGEST or text.endswith(WIDE_STOP) or QUOTES.search(text):
        return False
    low, known = small_letters(text), _words()
    if not known.pieces.may_be_in(low) or known.names.search(low) is None:
        return False
    if SIGNS.sub("", low).startswith(known.begins) or low.rstrip(LAST_SIGNS).endswith(known.ends):
        return True
    if known.asks.search(low) is None:
        return False
    return known.ours.search(f" {low} ") is not None or any(site in low for site in sites)


def invitations(page: Page, kept: Sequence[int]) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks that are such lines; ``kept`` are the indexes of all kept blocks."""
    site = small_letters((page.meta or Meta()).site or "")
    sites = (site,) if len(site) >= LEAST_SITE else ()
    verdict = Verdict(Kind.SHARE, "invites to a channel of the site", "judge.invitation")
    return {block.index: verdict for block in (page.blocks[index] for index in kept) if _is_one(block, sites)}


def _is_one(block: Block, sites: Sequence[str]) -> bool:
    return block.evidence.tag not in HEADINGS | CODE and invites(block.text, sites)
