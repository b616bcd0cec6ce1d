"""Sentences of any length, as the articles of small sites and agencies are made of."""

from __future__ import annotations

from functools import lru_cache

from .figures import SENTENCE_END, WIDE, read, width
from .forms import Form
from .spoken import UNSPACED

SHORT_SENTENCE = 14  # characters, wide ones counting double
NO_STOPS = 40  # the same in scripts without stops


@lru_cache(1024)
def is_short_sentence(text: str) -> bool:
    """Whether a line is a sentence, however short; in scripts without stops, whether it is long.

    >>> is_short_sentence("It rained all day."), is_short_sentence("Rain: 4 mm"), is_short_sentence("Most read")
    (True, False, False)
    """
    length = width(text)
    if SENTENCE_END.search(text) is None:
        return length >= NO_STOPS and UNSPACED.search(text) is not None and read(text).form is Form.PROSE
    return length >= SHORT_SENTENCE and (" " in text or WIDE.search(text) is not None)
