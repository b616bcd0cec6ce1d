"""Labels of strips of headlines, as ``BREAKING``: alone on a line, before a headline, or around it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .forms import small_letters, words
from .stops import FULL_STOPS

MAX_STRIP_LABEL = 30
LABEL_SIGNS = " :|•·+-–—●!！：[]【】「」()（）<>«»■▶►🔴⚡🚨"
HEAD = re.compile(
    r"\s*(?:[\[【「(（<■▶►🔴⚡🚨]\s*)?([^\W\d_][^:|：•·!！\]】」)）>\d]{1,28}?)\s*([:|：•·!！\]】」)）>]| [-–—] )\s*(?=\S)"
)
# One label between signs, over and over, as a strip that runs in a circle leaves it.
AGAIN = re.compile(r"\W{0,3}(\w[^|•·●+*/–—]{1,28}?)(?:\s?[|•·●+*/–—-]{1,3}\s?\1){1,8}\W{0,3}$")
MAX_AGAIN = 120  # characters of such a line
MAX_HEAD_WORDS = 4
LEAD = re.compile(r"([^:|：]{1,24})([:|：]?)(.*)", re.DOTALL)
DOTTED = re.compile(r"(\w[^.…:|]{2,22}?)\s?(?:\.{3}|…)\s?(?=\w)")  # a label in capitals, set off by dots
STRIP_KEY = 4  # letters by which it is told that no label begins a line


def strip_label(text: str) -> bool:
    """Whether a line is the label of a strip of headlines and nothing else, or the same label again and again.

    >>> strip_label("BREAKING:"), strip_label("ÚLTIMA HORA • ÚLTIMA HORA"), strip_label("Breaking the ice")
    (True, True, False)
    """
    if len(text) <= MAX_STRIP_LABEL and small_letters(text.strip(LABEL_SIGNS)) in words()["strip"]:
        return True
    again = AGAIN.match(text) if len(text) <= MAX_AGAIN else None
    return again is not None and small_letters(again.group(1)) in words()["strip"]


@cache
def _strip_starts() -> frozenset[str]:
    return frozenset(label.split()[0].strip(" :|") for label in words()["strip"])


@cache
def _strip_beginnings() -> frozenset[str]:
    return frozenset(start[:end] for start in _strip_starts() for end in range(STRIP_KEY + 1))


@cache
def _strip_heads() -> frozenset[str]:
    return frozenset(start[:2] for start in _strip_starts())


@lru_cache(maxsize=4_096)
def _is_strip_head(letters: str) -> bool:
    """Whether a label of a strip begins with these two letters, large or small."""
    return small_letters(letters) in _strip_heads()


@lru_cache(maxsize=4_096)
def _begins_label(letters: str) -> bool:
    """Whether a label begins with these two characters, a space after a first word of one letter included."""
    return small_letters(letters).startswith(_label_starts())


@cache
def _label_starts() -> tuple[str, ...]:
    return tuple({label[:2] for label in words()["strip"]})


@cache
def _strip_labels() -> dict[str, tuple[str, ...]]:
    """The labels by their first two characters."""
    labels = words()["strip"]
    return {start: tuple(label for label in labels if label.startswith(start)) for start in _label_starts()}


@lru_cache(maxsize=16_384)
def may_begin_strip(letters: str) -> bool:
    """Whether a text that begins with these few letters may begin with the first word of a label."""
    word, space, _ = letters.partition(" ")
    low = small_letters(word)
    # The small letter of a sigma depends on what follows.
    return low in _strip_starts() or "Σ" in word or (not space and low in _strip_beginnings())


def begins_strip(text: str, word: str) -> bool:
    """Whether a text, of which the first word is given, may begin with a label of a strip of headlines."""
    if not _is_strip_head(word[:2]):
        return False
    low = small_letters(text[:MAX_STRIP_LABEL])
    return small_letters(word) in _strip_starts() and low.startswith(_strip_labels().get(low[:2], ()))


def may_be_strip(text: str) -> bool:
    """Whether a line is worth asking if it is of a headline strip: by its first word, or a clock."""
    first = text[0]
    if not first.isalpha() or first >= "\u0590":
        return True
    if not _is_strip_head(text[:2]):
        return False
    return small_letters(text[:MAX_STRIP_LABEL].split(maxsplit=1)[0].strip(":|•·-–—●!.…")) in _strip_starts()


def strip_start(text: str) -> str:
    """Return the label of a strip of headlines with which a line begins, as written, or nothing; more words must follow.

    >>> strip_start("SISTE NYTT Bridge closed"), strip_start("Breakings of news"), strip_start("Breaking")
    ('SISTE NYTT', '', '')
    """
    if not _begins_label(text[:2]):
        return ""
    low = small_letters(text[: MAX_STRIP_LABEL + 1])
    spaces = [place for place, char in enumerate(low) if char == " "]
    return next((text[:place] for place in reversed(spaces) if low[:place] in words()["strip"]), "")


def strip_lead(text: str) -> bool:
    """Whether a line begins with the label of a strip of headlines, set off from the rest, or is framed like one.

    >>> strip_lead("SON DAKİKA | Kuzeyde deprem"), strip_lead("Latest: all is well")
    (True, False)
    """
    return _is_dotted(text) or _is_led(text)


def _is_dotted(text: str) -> bool:
    """Whether a line is a label in capitals, dots, and a headline."""
    found = DOTTED.match(text) if _begins_label(text[:2]) and not text.endswith(FULL_STOPS) else None
    return found is not None and found.group(1).isupper() and small_letters(found.group(1)) in words()["strip"]


def _is_led(text: str) -> bool:
    if text[0] in "+[【":
        return _in_brackets(text) or (text.startswith("+++") and text.rstrip().endswith("+++"))
    found = LEAD.match(text) if text[0] in "!！" or _begins_label(text[:2]) else None
    if not found or not found.group(3).strip():
        return False
    head, mark = found.group(1).strip(), found.group(2)
    labels = words()["strip"]
    if small_letters(head) in labels:
        if text.endswith(FULL_STOPS) and "|" not in mark:
            return False  # a sentence that somebody quotes
        if small_letters(head) in words()["strip_weak"] and not head.isupper():
            return "|" in mark
        return "|" in mark or head.isupper() or not (head.isupper() or head.islower() or head[0].isupper())
    first, _, rest = text.partition(" ")
    small = small_letters(first.strip("!！"))
    if not rest or small not in labels or len(first) < 2 or text.endswith(FULL_STOPS):
        return False
    called = first.endswith(("!", "！")) and first.lower() == first.upper()  # in a script without capitals
    if not called and (first.isascii() or small not in words()["strip_alone"]):
        return first.isupper() and not rest.isupper()
    return not first.islower() or first.lower() == first.upper()


def _in_brackets(text: str) -> bool:
    """Whether a line is a headline behind a label in brackets."""
    found = HEAD.match(text)
    if found is None or found.group(2) not in "]】" or text.endswith(FULL_STOPS):
        return False
    low = small_letters(found.group(1))
    return low in words()["strip"] and low not in words()["strip_weak"]


def is_weak(text: str) -> bool:
    """Whether a label of a strip also heads other things, or begins sentences."""
    return small_letters(text.strip(LABEL_SIGNS)) in words()["strip_weak"]


def strip_head(text: str) -> str:
    """Return what stands before a headline and is set off from it like a label: in capitals or brackets, or with a bar or a bullet.

    >>> strip_head("FLASH: Bridge closed"), strip_head("【速報】橋が通行止め"), strip_head("Anna: Where is it"), strip_head("Now | Closed")
    ('FLASH', '速報', '', 'Now')
    """
    found = HEAD.match(text)
    if found is None or len(found.group(1).split()) > MAX_HEAD_WORDS:
        return ""
    head, mark = found.groups()
    cased = head.lower() != head.upper()
    rest = text[found.end() :]
    set_off = mark in "|•·" or (mark in "]】」>)）" and not text[0].isalnum())
    shouted = head.isupper() and not rest.isupper() if cased else mark in "!！"
    return head if set_off or shouted or (not cased and small_letters(head) in words()["strip"]) else ""
