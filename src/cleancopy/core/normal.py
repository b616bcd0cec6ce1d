"""Unicode's normal forms in time that grows with the text, whatever the text is."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

# Python sorts the marks on a letter by exchanging neighbours, the square of their number: 80,000 marks in turn above and below a
# letter take 38 s, in pieces of this length some milliseconds.
PIECE = 250
PATIENCE = 750  # characters behind a piece in which a place to cut is looked for; a text of any language has many
# Characters that never melt together with the ones before them: ASCII, Han, the syllables of Korean.
STARTER = re.compile(r"[\x00-\x7f\u4e00-\u9fff\uac00-\ud7a3]")

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]


def normal(form: Form, text: str) -> str:
    r"""Return a text in a normal form; only a letter with hundreds of marks comes out in another order.

    >>> normal("NFC", "e\u0301te\u0301") == "\u00e9t\u00e9"
    True
    """
    if len(text) <= PIECE or text.isascii():
        return unicodedata.normalize(form, text)
    pieces, place = list[str](), 0
    while place < len(text):
        found = STARTER.search(text, place + PIECE, place + PIECE + PATIENCE)
        end = found.start() if found else place + PIECE + PATIENCE
        pieces.append(unicodedata.normalize(form, text[place:end]))
        place = end
    return "".join(pieces)
