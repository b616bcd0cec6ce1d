"""Lines that are nothing but a button, a link or a label of the site: "Log in", "Share on Facebook", "Comments (14)"; in many languages.

Articles have such headings too, so they are asked for only where something else speaks for them. The words are in ``uncleaned.toml``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .data import alternation, table
from .forms import small_letters
from .letters import is_small
from .model import Kind, Verdict
from .sayings import saying
from .standing import advert_words
from .stops import FULL_STOPS

MAX_LABEL = 48  # characters
LABEL_SIGNS = " .:：!?…>»›→▼▶•|-–—)(]【】[《》🔊▶️"
COUNTED = re.compile(r"\s?[(（]?\s?\d{1,6}(?::\d\d)?\s?(?:min\w{0,5}\.?)?\s?[)）]?$")  # "Comments (14)", "Listen 4 min"

LABEL = Verdict(Kind.CONTROL, "a button or label of the site, in a text that holds other chaff", "uncleaned.label")
SHARE = Verdict(Kind.SHARE, "asks to share the article, in a text that holds other chaff", "uncleaned.share")
ADVERT = Verdict(Kind.ADVERT, "the label of an advertisement, in a text that holds other chaff", "uncleaned.advert")


class Words(NamedTuple):
    """The words for buttons and labels, ready to be looked up."""

    labels: frozenset[str]
    shares: tuple[str, ...]
    services: re.Pattern[str]


@cache
def _words() -> Words:
    data = table("uncleaned.toml")
    services = alternation(table("sayings.toml")["channels"]["names"])
    things = alternation(data["shares"]["things"])
    return Words(
        frozenset(data["labels"]["lines"]),
        tuple(sorted(data["shares"]["begins"], key=len, reverse=True)),
        re.compile(rf"(?<![^\W\d_])(?:(?:{services})(?![^\W\d_]{{4}})|(?:{things})(?![^\W\d_]))"),
    )


def is_label(text: str) -> bool:
    """Whether a line is a button or link of the site that is in the list.

    >>> is_label("Skip to main content"), is_label("Skip to the end")
    (True, False)
    """
    return len(text) <= MAX_LABEL and small_letters(text).strip(LABEL_SIGNS) in _words().labels


def label_of(text: str) -> Verdict | None:
    """Return the verdict on a line that is nothing but a button or a label, or None.

    >>> [label_of(text) is not None for text in ("Comments (14)", "Sdílet na Facebooku", "【纠错】", "Share of votes")]
    [True, True, True, False]
    """
    low = small_letters(text).strip(LABEL_SIGNS)
    known = _words()
    if is_small(text):
        return None  # a word of code, of a list: buttons begin with a capital
    if low in known.labels or COUNTED.sub("", low).strip(LABEL_SIGNS) in known.labels:
        return LABEL
    if low.startswith("follow @"):
        return SHARE
    if advert_words(text):
        return ADVERT
    kind = saying(text) or saying(COUNTED.sub("", text) or text)
    if kind is not None and kind is not Kind.CONTROL:  # "Learn more" stands in articles about what is for sale
        return Verdict(kind, LABEL.reason, LABEL.by)
    verb = next((words for words in known.shares if low.startswith(words)), "")
    if not verb:
        return None
    rest = low[len(verb) :]
    if not rest:
        return SHARE
    return SHARE if not rest[0].isalpha() and not text.endswith(FULL_STOPS) and known.services.search(rest) else None
