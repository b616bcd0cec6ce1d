"""What sites say to their readers between or below the paragraphs of an article, in the same form: follow us, sign up, all rights reserved.

Told by how a line begins, in some fifty languages, since nothing else tells it on a site that is not known. A line is told only when it is
short, quotes nobody and names the site or its reader; "Follow us," said the guide, is none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .counters import counts
from .data import alternation, table
from .disclaimers import disclaims
from .figures import MARK
from .forms import small_letters
from .model import Kind
from .roles import HEADINGS
from .sharewords import shares

FIRST_WIDE = "\u2e80"  # from here on, scripts of East Asia
KEY = 3  # first characters by which they are looked up
LONGEST = {
    Kind.SHARE: 170,
    Kind.PAYWALL: 220,
    Kind.EMBED: 160,
    Kind.RELATED: 50,
    Kind.NEWSLETTER: 220,
    Kind.APPEAL: 220,
    Kind.COMMENT: 200,
    Kind.TAGS: 300,
    Kind.LEGAL: 200,
    Kind.CONTROL: 60,
    Kind.ADVERT: 300,
}
LONGEST_LINE = max(LONGEST.values())
LONGEST_LABEL = 50
APART = ("channels", "disclaimers", "counters", "press", "polls")  # read by other modules
OWN_WORDS = HEADINGS | frozenset("li td th dt dd pre code".split())  # these say "Print" and "Related" of other things
AFTER_LABEL = " .:：!?…>»›→▼▶•|-–)]"
# "5 min read", "Lesezeit: 4 Minuten", "Время чтения: 3 минуты"
READING = re.compile(
    r"(?=.*(?:read|lese|lectur|lettura|leitura|lees|läs|lukea|czyt|čten|чита|чте|okuma|baca|đọc|อ่าน|阅读|閱讀|閲讀|読|読了|읽|قراءة|קריאה|पढ़|διάβασμα|ανάγνωσ|خواند|percnyi|olvas|পড়|membaca|படி))"
    r"(?:(?:[^\W\d]+[\s:]+){0,4}|[\u3040-\u30ff\u3400-\u9fff]{1,8})(?:約|约|ca\.?\s|~)?\d{1,2}\s?-?(?:min|мин|хв|dk|dakika|phút|นาที|分|분|menit|دق|דק|मिनट)[^\W\d]*\.?(?:\s?[^\W\d]+){0,3}"
)
LONGEST_RIGHTS = 110  # characters of a line that names no copyright
RIGHTS_SHARE = 0.2  # share of a line that the words for rights make up, where it names no copyright
SIGNS = re.compile(rf"^[^\w\"“”„«»‘’'「『{MARK[1:-1]}]+")
THANKED = (
    r"[^.!…]{0,60}[.!…]+\s+(?=\w)"  # what a letter is called, and the end of the sentence before the one that asks
)
# "Copyright: Example Syndicate, 2025". The sign alone also stands before the name of an agency, which golds keep.
RIGHTS_SIGN = r"\s?(?:[:：©]|\(c\)|\d{4}\b)"
COPYRIGHT = re.compile(r"[©ⓒ]|\(c\)\s|\bcopyright\b", re.I)
SUBJECT = {
    Kind.SHARE: "asks to be followed or shared",
    Kind.NEWSLETTER: "asks to sign up for news",
    Kind.PAYWALL: "asks to subscribe or to log in",
    Kind.EMBED: "speaks of a player, a gallery or a picture",
    Kind.RELATED: "names a list of other articles",
    Kind.DATE: "says how long the article takes to read",
    Kind.APPEAL: "speaks of the site: its app, support for it, how to reach it",
    Kind.COMMENT: "speaks of comments",
    Kind.TAGS: "lists what the article is filed under",
    Kind.LEGAL: "says who has the rights, or who answers for the text",
    Kind.CAPTION: "names where a picture comes from",
    Kind.CONTROL: "asks to buy, to book or to learn more, or counts its readers",
    Kind.ADVERT: "says that it earns by links",
}


class Sayings(NamedTuple):
    """What sites say, ready to be looked up."""

    begins: dict[str, list[tuple[str, Kind]]]
    """By their first characters."""
    lines: dict[str, Kind]
    rights: tuple[str, ...]
    ascii_rights: tuple[str, ...]
    """Those that can stand in a line of ASCII."""
    named: re.Pattern[str]
    """What a line begins with that names them."""
    thanks: re.Pattern[str]
    """A sentence before all others that thanks for reading."""


@cache
def _data() -> Sayings:
    read = table("sayings.toml")
    begins: dict[str, list[tuple[str, Kind]]] = {}
    lines: dict[str, Kind] = {}
    for name, family in read.items():
        if name in APART:
            continue
        lines |= dict.fromkeys(map(_plain, family.get("lines", ())), Kind(name))
        for words in map(_plain, family.get("begins", ())):
            begins.setdefault(words[:KEY], []).append((words, Kind(name)))
    rights = tuple(read["legal"]["holds"])
    named = re.compile(f"(?:{alternation(read['legal']['names'])}){RIGHTS_SIGN}", re.I)
    thanks = re.compile(f"(?:{alternation(read['share']['thanks'])}){THANKED}")
    return Sayings(begins, lines, rights, tuple(filter(str.isascii, rights)), named, thanks)


def _plain(low: str) -> str:
    """The same with the apostrophe of typewriters: "l’app" is "l'app"."""
    return low.replace("’", "'")


def saying(text: str, tag: str = "p") -> Kind | None:
    """Return what a line is about when it is the site that speaks in it, else None; ``tag`` is its element.

    >>> saying("Follow us on Facebook!"), saying("“Follow us on foot,” said the guide"), saying("▶ 무단 전재 및 재배포 금지")
    (<Kind.SHARE: 'share'>, None, <Kind.LEGAL: 'legal'>)
    """
    if len(text) > LONGEST_LINE:
        return None
    known = _data()
    low = _plain(small_letters(text))
    start = low if low[0].isalnum() else SIGNS.sub("", low)
    if len(text) <= LONGEST_LABEL and tag not in OWN_WORDS:
        label = known.lines.get(start.rstrip(AFTER_LABEL))
        if label:
            return label
        if READING.fullmatch(start):
            return Kind.DATE
    if tag not in OWN_WORDS:
        if counts(text):
            return Kind.CONTROL
        if shares(text):
            return Kind.SHARE
    kind = _beginning(text, start)
    if kind is None and (thanks := known.thanks.match(start)):
        kind = _beginning(text, start[thanks.end() :])
    if kind is None and (disclaims(low, start) or _holds_rights(text, low)):
        return Kind.LEGAL
    return kind


def _beginning(text: str, start: str) -> Kind | None:
    """What a line is about by the words it begins with; ``start`` is the line in small letters without what stands before these."""
    for words, kind in _data().begins.get(start[:KEY], ()):
        if start.startswith(words) and _ends(words, start) and len(text) <= LONGEST[kind] and not _quotes(text, kind):
            return kind
    return None


def _holds_rights(text: str, low: str) -> bool:
    """Whether a line says who has the rights; ``low`` is the same in small letters."""
    named = _may_be_named(low) and COPYRIGHT.search(text) is not None
    if named and len(text) <= LONGEST[Kind.LEGAL] and _data().named.match(text):
        return True
    if len(text) > (LONGEST[Kind.LEGAL] if named else LONGEST_RIGHTS):
        return False
    known = _data()
    held = [words for words in (known.ascii_rights if text.isascii() else known.rights) if words in low]
    return bool(held) and (named or sum(map(len, held)) >= RIGHTS_SHARE * len(text))


def _may_be_named(low: str) -> bool:
    """Whether a line in small letters may name a copyright; the few signs are found in a tenth of the time of the pattern."""
    return "(c)" in low or "copyr" in low or (not low.isascii() and ("©" in low or "ⓒ" in low))


def _ends(words: str, start: str) -> bool:
    """Whether words end where a word of the line does, or in a script that takes endings or no spaces."""
    after = start[len(words) : len(words) + 1]
    return not (words[-1].isalnum() and words[-1].isascii() and after.isalnum() and after < FIRST_WIDE)


def _quotes(text: str, kind: Kind) -> bool:
    """Whether a line quotes somebody; channels and newsletters have names in quotes in Chinese, tags everywhere."""
    return kind is not Kind.TAGS and text.isascii() and '"' in text
