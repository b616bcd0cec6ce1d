"""Few short pieces of many phrases: a line that holds none of the pieces holds none of the phrases.

A pattern of some dozen phrases in as many languages is tried at nearly every letter of a line, since they begin with most letters there
are; to look for a short piece takes a hundredth of that, and one piece stands for the same word in many languages ("redak").
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

SIZE, WIDE_SIZE = 5, 2  # characters of a piece, of one in a script of East Asia; shorter ones stand in many lines
WIDE = "\u2e80"  # from here on, scripts of East Asia


class Pieces(NamedTuple):
    """The pieces: of those phrases that can stand in a line of ASCII, in one of Western letters and signs, and of all."""

    ascii: tuple[str, ...]
    western: tuple[str, ...]
    all: tuple[str, ...]

    def may_be_in(self, line: str) -> bool:
        """Whether a line may hold one of the phrases."""
        pieces = self.ascii if line.isascii() else self.western if is_western(line) else self.all
        return any(map(line.__contains__, pieces))


def pieces_of(phrases: Iterable[str]) -> Pieces:
    """Return pieces of phrases, such that each phrase holds one of them.

    >>> pieces = pieces_of(["meinung der redaktion", "stanowiska redakcji"])
    >>> pieces.all, pieces.may_be_in("die redaktion sagt nein"), pieces.may_be_in("the bridge is closed")
    (('redak',), True, False)
    """
    known = sorted(set(phrases))
    return Pieces(_cover(filter(str.isascii, known)), _cover(filter(is_western, known)), _cover(known))


def is_western(text: str) -> bool:
    """Whether a text holds nothing but letters of Western Europe and the signs of its printers."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _cover(phrases: Iterable[str]) -> tuple[str, ...]:
    """The piece that stands in most phrases, then the one that stands in most of the others, until all hold one."""
    chosen: list[str] = []
    left = list(phrases)
    while left:
        standing: dict[str, int] = {}
        for phrase in left:
            for piece in _pieces(phrase):
                standing[piece] = standing.get(piece, 0) + 1
        best = max(standing, key=lambda piece: (standing[piece], piece))
        chosen.append(best)
        left = [phrase for phrase in left if best not in phrase]
    return tuple(chosen)


def _pieces(phrase: str) -> set[str]:
    """All pieces of a phrase; a phrase that is shorter is one."""
    size = WIDE_SIZE if phrase[0] >= WIDE else SIZE
    return {phrase[at : at + size] for at in range(max(len(phrase) - size, 0) + 1)}
