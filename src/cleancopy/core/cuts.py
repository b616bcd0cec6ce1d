"""Where a text is cut off: an ellipsis in all its forms, and the words that lead on to the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from .data import listed
from .forms import small_letters

# Ellipses: ..., …, spaced dots, in brackets, and the entities that WordPress writes; what may stand after one: closing signs and arrows.
# Each part is bounded, so linear.
ENTITIES = ("&hellip;", "&#8230;", "&#x2026;")
ELLIPSIS = r"(?:…|\.{3,6}|(?:\.\s){2,5}\.|⋯|。。。|・・・|&(?:hellip|#8230|#x2026);)"
END = re.compile(rf"\s{{0,3}}(?:[\[(（]\s?{ELLIPSIS}\s?[\])）]|{ELLIPSIS})\s{{0,2}}[»›>→\"”]{{0,3}}\s*$")
BRACKETED = re.compile(rf"[\[(（]\s?{ELLIPSIS}\s?[\])）]")
SPACED = re.compile(rf"\s{ELLIPSIS}")
ARROWS = "»→▸▶"
ARROWED = re.compile(rf"{ELLIPSIS}\s?([^\W\d_][^.…?!«»‹›>→▸▶]{{3,40}})[{ARROWS}]$")
LED_ON = re.compile(rf"\s?[\[(]?{ELLIPSIS}[\])]?\s?([^\W\d_][^.…!?,;:।。]{{2,36}})$")
KEPT = 1024  # lines that are remembered, for the rules that ask for those of one text again
KEY = LEAD_KEY = 4  # last letters by which words that lead on are looked up
MAX_LEAD_ON = 40  # characters of a line that only leads on
DOTS = 3  # of an ellipsis that is written so
DOTTED = ("…", "⋯", "。。。", "・・・", *ENTITIES)
LED = " \t»›>→▸▶.…:])"  # what may stand after the words that lead on


@dataclass(frozen=True, slots=True)
class Cut:
    """A text that ends before its sentence does."""

    stem: str
    """The words before the cut."""
    tail: str
    """The words that lead on ("Read more"), or empty."""
    form: str
    """``bracketed``, ``spaced``, ``tight`` or ``tail``."""


@cache
def _endings() -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The words that lead on by their last four letters, with those that have fewer, and the latter: nearly all prose ends otherwise."""
    short = tuple(_short_words())
    long: dict[str, tuple[str, ...]] = {}
    for word in _small_words():
        if len(word) >= KEY:
            long[word[-KEY:]] = (word, *long.get(word[-KEY:], short))
    return long, short


@cache
def _small_words() -> tuple[str, ...]:
    return tuple(map(_small, _words()))


def _small(text: str) -> str:
    """Small letters, the two of Turkish for I as one: its capitals are those of other languages for the other one.

    >>> _small("DEVAMINI OKU") == _small("devamını oku"), _small("HABERİ OKU") == _small("haberi oku")
    (True, True)
    """
    return text.lower() if text.isascii() else small_letters(text).replace("ı", "i")


@cache
def _last_letters() -> frozenset[str]:
    """What those words end with, in as many letters as they are told by and fewer."""
    return frozenset(word[-end:] for word in _small_words() for end in range(2, LEAD_KEY + 1))


@cache
def _short_words() -> frozenset[str]:
    return frozenset(word for word in _small_words() if len(word) < LEAD_KEY)


@cache
def _words() -> tuple[str, ...]:
    """Return the words that lead on, the longest first."""
    return tuple(sorted(dict.fromkeys(listed("leadons.txt")), key=len, reverse=True))


@cache
def tails() -> re.Pattern[str]:
    """Return a pattern of the words that lead on, at the end of a text; the lists are in ``leadons.txt``."""
    starts: dict[str, list[str]] = {}
    for word in _words():
        starts.setdefault(word[0], []).append(re.escape(word[1:]))
    # By their first letters, so that most places in a text are passed over after one look at each letter.
    alternatives = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in starts.items())
    return re.compile(
        rf"(?:^|[\s\])….\d])[\[(]?\s?(?=\w)({alternatives})(?:…|\.\.\.)?\s?[\])]?[\s»›>→▸▶.…:]{{0,6}}$", re.IGNORECASE
    )


@lru_cache(16_384)
def may_lead_on(letters: str) -> bool:
    """Whether a text that ends with these few characters may end in words that lead on."""
    end = _small(letters.rstrip(LED))[-LEAD_KEY:]
    # The small letter of a sigma depends on what precedes.
    if len(end) < 2 or "Σ" in letters or end in _last_letters():
        return True
    return any(end[start:] in _short_words() for start in range(1, len(end)))


def led_on_ending(end: str) -> bool:
    """Whether a text may end in words that lead on, by the last letters of its last 40 characters."""
    end = end.rstrip(LED)
    low = _small(end)
    long, short = _endings()
    return low.endswith(long.get(low[-KEY:], short))  # most texts end otherwise, which the last letters tell


def lead_on(text: str) -> str:
    """Return the words of a line that is nothing but words that lead on, or an empty string.

    >>> lead_on("Read more »"), lead_on("Read more news")
    ('Read more', '')
    """
    if len(text) > MAX_LEAD_ON:
        return ""
    found = tails().fullmatch(text)
    return found.group(1) if found else ""


@lru_cache(KEPT)
def cut_of(text: str) -> Cut | None:
    """Return how a text is cut off at its end, or None.

    >>> cut_of("The minister said on Tue... Read more")
    Cut(stem='The minister said on Tue', tail='Read more', form='tight')
    >>> cut_of("All is said.") is None
    True
    """
    end = text[-40:]
    if may_lead_on(text[-LEAD_KEY:]) and led_on_ending(end):
        found = tails().search(text[-80:])
        if found:
            tail = found.group(1)
            rest = text[: max(0, len(text) - 80) + found.start(1)].rstrip(" ([")
            ended = END.search(rest[-40:])
            after = END.search(end)
            if (
                ended is None
                and after
                and tail.islower()
                and rest[-1:].isalnum()
                and end[: after.start()].endswith(tail)
            ):
                return _cut(text, after, "")  # "If you would like more ..." is cut behind these words
            if ended is None:
                sentence = tail.islower() and text.endswith(".")  # "they say so no more." is one, not a way to more
                return Cut(rest, tail, "tail") if rest and not sentence else None
            return _cut(rest, ended, tail)
    if (
        "…" not in end
        and "." not in end
        and "⋯" not in end
        and "。。" not in end
        and "・" not in end
        and "&" not in end
    ):
        return None
    if end[-1:] in ARROWS and (led := _arrowed(text)):
        return led
    if end[-1:].isalnum() or (end[-1:] == "." and end[-2:-1].isalnum()):
        return None
    if end.count(".") < DOTS and not any(map(end.__contains__, DOTTED)):
        return None
    ended = END.search(end)
    return _cut(text, ended, "") if ended else None


def _arrowed(text: str) -> Cut | None:
    """A text with an ellipsis, words that begin with a capital, and an arrow at the end that closes no quotation."""
    found = ARROWED.search(text[-60:])
    if found is None or (text.endswith("»") and text.count("»") == text.count("«")):
        return None
    rest = text[: max(0, len(text) - 60) + found.start(1)]
    ended = END.search(rest[-40:])
    return _cut(rest, ended, found.group(1)) if ended and found.group(1)[:1].isupper() else None


def led_of(text: str) -> Cut | None:
    """Return how a text with an ellipsis and a few words behind it is cut, when these may lead on to the rest; None for other texts.

    >>> led_of("The market will be held in Mar… Basahin lahat").stem, led_of("He said… and then he went home.")
    ('The market will be held in Mar', None)
    """
    found = LED_ON.search(text, max(0, len(text) - MAX_LEAD_ON - DOTS)) if "…" in text or "..." in text else None
    if found is None or cut_of(text) is not None:
        return None
    return Cut(text[: found.start()].rstrip(), found.group(1), "tight")


def _cut(text: str, ended: re.Match[str], tail: str) -> Cut:
    stem = text[: max(0, len(text) - 40) + ended.start()]
    mark = ended.group()
    form = "bracketed" if BRACKETED.search(mark) else "spaced" if SPACED.match(mark) else "tight"
    return Cut(stem.rstrip(), tail, form)
