"""Lines of running text, told by their length and their end alone: most of a corpus, which no rule has to look at again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .colons import COLON_KEY, may_be_label
from .cuts import LEAD_KEY, led_on_ending, may_lead_on
from .figures import MAX_END
from .model import Block
from .stops import SIGNS as SENTENCE_ENDS
from .striplabels import STRIP_KEY, begins_strip, may_begin_strip

MIN_PLAIN = 111  # characters; the grammar of figures reads lines up to 110
MAX_PLAIN = 4000
MIN_PROSE = 60  # characters, a wide one counting double
SURE_PROSE = 300  # characters from which a line needs no end
MAX_ASKED = 140  # characters of a headline that is a question or a call
ASKING = ("?", "!", "？", "！", "؟")
CLOSING = "'\"”’»)]"
DENSE = re.compile("[぀-ヿ㐀-鿿가-힯\u1200-\u137f]")  # scripts that say more with less
ENDS = re.compile(rf"[…{SENTENCE_ENDS}]['\"”’»)\]]*$")
OPENING = frozenset("\"“„«‘’'「")
END = 44  # characters in which words that lead on stand
BEFORE_COLON = 60  # characters in which a label, or words that lead on, end in a colon
LABELS = "|：+"  # what a line has that ``_is_labelled`` finds something in
SIGNS = "…。→›⋯"  # the same of ``_is_dotted``, but for full stops
STOPS = frozenset(SENTENCE_ENDS)
CLOSED = frozenset("\"”’')»“」")
CUTS = re.compile(r"[.。] ?[.。]|[…→›⋯]")


def is_plain(text: str) -> bool:
    """Whether a line is so long, and begins and ends so, that it is running text whatever its words are.

    It begins with a letter of an alphabet with spaces, in a word that is not all capitals, holds no label at its start that sites are
    known to set there (a question with a colon can be a headline), and ends with the end of a sentence that no words lead on from.

    >>> is_plain("The bridge over the river has been closed since Monday, and nobody knows when the ferries will run again at last.")
    True
    """
    return are_plain((text,), text)[0]


def are_plain(lines: Iterable[str], whole: str) -> list[bool]:
    """Return of each line of a text whether it ``is_plain``; ``whole`` is that text, or another that holds the signs of all lines."""
    labelled, signed = any(map(whole.__contains__, LABELS)), any(map(whole.__contains__, SIGNS))
    # One after the other without a call between them, what tells most lines first: this is asked of every line of a corpus.
    return [
        MIN_PLAIN <= len(text) <= MAX_PLAIN
        and (text[0].isalpha() or text[0] in OPENING)
        and (text[-1] in STOPS or (text[-1] in CLOSED and text[-2] in STOPS))
        and (":" not in text[:BEFORE_COLON] or not (text[-1] in ASKING or may_be_label(text[:COLON_KEY])))
        and not (labelled and _is_labelled(text[:BEFORE_COLON]))
        and (text[1].islower() or not _shouts(text))
        and not (may_begin_strip(text[:STRIP_KEY]) and begins_strip(text, text[:BEFORE_COLON].partition(" ")[0]))
        and not (may_lead_on(text[-LEAD_KEY:]) and led_on_ending(text[-END:]))
        and not ((signed or text.find(".", -END, -1) >= 0) and _is_dotted(text[-END:]))
        for text in lines
    ]


def _is_labelled(head: str) -> bool:
    return "|" in head or "：" in head or "+++" in head


def _shouts(text: str) -> bool:
    """Whether the first word is in capitals."""
    first = text[:BEFORE_COLON].partition(" ")[0]
    return first.isupper() and len(first) > 1


def _is_dotted(tail: str) -> bool:
    """Whether there is what can be an ellipsis, or an arrow."""
    # Each of these few signs is looked for quicker by itself than all by a pattern.
    return ".." in tail or ". ." in tail or "…" in tail or (not tail.isascii() and CUTS.search(tail) is not None)


def is_plain_prose(block: Block) -> bool:
    """Whether a line without markup is known to be prose that is not cut off; one that ends in quotation marks has to be asked."""
    return block.evidence.plain and block.text[-1] in STOPS


def asks(text: str) -> bool:
    """Whether a line ends in a question mark or an exclamation mark, whatever closes after it."""
    return text.rstrip(CLOSING).endswith(ASKING)


def is_prose(text: str) -> bool:
    """Whether a line is running text: long enough, with an end."""
    length = len(text)
    if length >= SURE_PROSE:
        return True
    # Wide characters are counted only where they decide.
    ended = ENDS.search(text, length - MAX_END) is not None
    if length >= MIN_PROSE and ended:
        return True
    least = MIN_PROSE if ended else SURE_PROSE
    return 2 * length >= least and not text.isascii() and length + len(DENSE.findall(text)) >= least
