"""What a line among headlines is, by its form: a headline, one with a clock or the signs of a strip, a time, the name of a section."""

from __future__ import annotations

import re
from functools import cache

from .cuts import cut_of
from .data import table
from .figures import WIDE
from .forms import small_letters
from .scene import SENTENCE, STOPS, mass
from .sentences import MAX_ASKED, MIN_PROSE, asks, is_prose
from .stops import FULL_STOPS
from .striplabels import LABEL_SIGNS
from .times import CLOCK, CLOCK_ALONE, is_time

# Signs of lines, one character each, so that the lines of a text can be searched like letters.
TEXT, TITLE, GONE = "PTX"
HEAD, SIGNED, BLURB, TIMES, LABEL, KNOWN, OTHER = "HSBMLKC"

SHORTEST = 24  # characters of a headline, wide ones counting double
LONGEST = 200
LONGEST_STRIP = 400  # of several on one line
MIN_SPACES = 3
SHORT_LABEL = 30  # characters of the name of a section
CLOCKED = re.compile(rf"\W{{0,3}}{CLOCK}\s{{0,2}}[|–—:•·-]?\s+(?=\S)")
CLOCK_END = re.compile(rf"\s[|–—•·(]?\s?{CLOCK}\)?$")
MAX_CLOCK_END = 24  # characters of it
CLOCK_ENDS = frozenset("rhMm.)]")  # what one ends with besides figures: "Uhr", "h", "PM"
PLUSES = ("++", "***", "///")
PLUS = re.compile(r"^(?:\+{2,3}|\*{3}|/{3})\s+|\s+(?:\+{2,3}|\*{3}|/{3})$")
BETWEEN = re.compile(r"\s(?:\||•|·|/{2,3}|●|»|\+{2,3}|\*{1,3}|◆|■)\s")
MIN_BLURB = 60  # characters before a cut
MAY_HAVE_SIGNS = re.compile(r"[\d+*/|•·●»◆■:：–—!】)\]-]")
SEGMENTS = 3  # headlines on one line
SEGMENT = 18  # characters of each, wide ones counting double
BULLET = re.compile(r"^\s*(?:[-•*–▪◦·»►▶>●■]|\d{1,2}[.)])\s+")
# What can be the name of a section, or a call for attention, set off before a headline.
PREFIX = re.compile(r"\W{0,3}([^\W\d_][^|/:：•·–—】\])!]{0,24}?)\s?(?:[|/:：•·】\])!]|\s[–—-])\s{0,2}(?=\S)")
MAX_LEAD = 3  # words of a call in capitals that nothing sets off


def sign_of(text: str) -> str:
    """Return what a kept line is: one of the signs from ``HEAD`` on, or ``TEXT``."""
    if len(text) > LONGEST_STRIP or (len(text) > MIN_PROSE and text[-1] in FULL_STOPS and text[-2].isalnum()):
        return TEXT
    if is_time(text):
        return TIMES
    cut = cut_of(text)
    if text.endswith(STOPS) and cut is None:
        return TEXT if is_prose(text) else OTHER
    if is_signed(text):
        return SIGNED
    if cut is not None and cut.form != "tail" and mass(cut.stem) >= MIN_BLURB:
        return BLURB
    return TEXT if len(text) > LONGEST or (cut is None and is_prose(text) and not _asks(text)) else _short(text)


def _short(text: str) -> str:
    """What a line is that is no prose."""
    if is_label(text):
        return KNOWN
    if mass(text) >= SHORTEST and (text.count(" ") >= MIN_SPACES or WIDE.search(text)):
        return HEAD
    return LABEL if len(text) <= SHORT_LABEL and not BULLET.match(text) else OTHER


def is_signed(text: str) -> bool:
    """Whether a headline has a sign of a strip: a clock before or behind it, plus signs around it, others beside it on the line.

    >>> is_signed("14:32 Bridge closed after a storm"), is_signed("+++ Bridge closed after a storm"), is_signed("Bridge closed")
    (True, True, False)
    """
    if text[0] == "|" or not _may_be_signed(text):
        return False  # a row of a table, or words alone
    bare = bare_headline(text)
    if mass(bare) < SHORTEST or (" " not in bare and not WIDE.search(bare)):
        return False
    if bare != text and BULLET.sub("", text) != bare:
        return True
    parts = BETWEEN.split(text)
    return len(parts) >= SEGMENTS and all(mass(part) >= SEGMENT for part in parts)


def bare_headline(text: str) -> str:
    """Return a headline without the clock, the bullet or the signs before and behind it."""
    if not _may_be_signed(text):
        return text
    if any(sign in text for sign in PLUSES):
        text = PLUS.sub("", text)
    clocked = CLOCKED.match(text)
    if clocked:
        text = text[clocked.end() :]
    elif ended := clock_end(text):
        text = text[: ended.start()]
    text = BULLET.sub("", text)
    return text[before_headline(text) :]


def clock_end(text: str) -> re.Match[str] | None:
    """Return the clock at the end of a line, with what stands before it; it is looked for in the last few characters only."""
    last = text[-1:]
    if not (last.isdecimal() or last in CLOCK_ENDS):
        return None
    return CLOCK_END.search(text, max(0, len(text) - MAX_CLOCK_END))


def _may_be_signed(text: str) -> bool:
    """Whether a line begins with a capital and has signs, or begins like a word in capitals, or has none of them: most have neither."""
    if text[0] != text[0].upper():
        return False
    return text[:2] == text[:2].upper() or MAY_HAVE_SIGNS.search(text) is not None


def before_headline(text: str) -> int:
    """Return how many characters of a headline are a call in capitals, or the name of a section, with the sign after it.

    >>> before_headline("EXCLUSIVE Bridge closed"), before_headline("Sport | Bridge closed"), before_headline("Sport is fun")
    (10, 8, 0)
    """
    found = PREFIX.match(text)
    if found:
        word = small_letters(found.group(1))
        if word in words()["sections"] or (word in words()["leads"] and _calls(found.group(1))):
            return found.end()
    first = text.split(None, MAX_LEAD)
    if not first or not _calls(first[0]):
        return 0
    for count in range(min(MAX_LEAD, len(first) - 1), 0, -1):
        lead = " ".join(first[:count])
        if _calls(lead) and small_letters(lead) in words()["leads"] and not first[count].isupper():
            return text.index(first[count], len(lead))
    return 0


def _calls(word: str) -> bool:
    """Whether a word is in capitals, or of a script without them."""
    return word == word.upper()


@cache
def words() -> dict[str, frozenset[str]]:
    """Return the word lists by name, from ``headlines.toml``."""
    data = table("headlines.toml")
    return {name: frozenset(value) | {word.replace("ı", "i") for word in value} for name, value in data.items()}


def is_label(text: str) -> bool:
    """Whether a line stands over headlines: ``Most read``, or the name of a section.

    >>> is_label("Most read:"), is_label("WIRTSCHAFT"), is_label("What was read most")
    (True, True, False)
    """
    if len(text) > SHORT_LABEL:
        return False
    low = small_letters(text.strip(LABEL_SIGNS))
    return low in words()["labels"] or low in words()["sections"]


def heads_lists(text: str) -> bool:
    """Whether a line heads lists of headlines and nothing else."""
    return small_letters(text.strip(LABEL_SIGNS)) in words()["labels"]


def heads_more(text: str) -> bool:
    """Whether a line that heads lists of headlines heads parts of an article too: ``Popular``."""
    return small_letters(text.strip(LABEL_SIGNS)) in words()["weak"]


def clock_of(text: str) -> str:
    """Return the clock that a line begins or ends with, its figures alone; empty for none."""
    found = CLOCKED.match(text) or clock_end(text) or CLOCK_ALONE.match(text)
    return "".join(filter(str.isdigit, found.group())).zfill(4) if found else ""


def _asks(text: str) -> bool:
    """Whether a line with the end of a sentence can be a headline: one question or call."""
    return len(text) <= MAX_ASKED and asks(text) and not SENTENCE.search(text)
