"""A text that stands on its page twice: for a printer, for screens of other widths, for those who have paid.

The judge weighs how much of the page's prose each element holds. A second copy halves that for the first, so it is taken out before.
"""

from __future__ import annotations

from collections.abc import Sequence

from .model import Block, Kind, Verdict

LONG = 60  # characters of a paragraph that nothing says again by chance
MAX_LINKED = 0.4  # share of it that is links
# Of all passages of two and more that are shown and hidden, and of one that is shown twice: shorter ones are boxes to sign up, rows of
# the same facts.
MIN_HIDDEN, MIN_SHOWN = 3, 6  # paragraphs
MIN_CHARS = 1_000
HIDDEN = Verdict(Kind.DUPLICATE, "a hidden copy of words that are shown", "judge.copies")
AGAIN = Verdict(
    Kind.DUPLICATE, "a passage whose words all stand elsewhere on the page, in the same order", "judge.copies"
)


def copied(blocks: Sequence[Block]) -> dict[int, Verdict]:
    """Return the blocks of copies: of two of which one is hidden that one, else the second."""
    long = [block.text for block in blocks if len(block.text) >= LONG]
    if len(long) - len(set(long)) < MIN_HIDDEN:  # as on nearly all pages
        return {}
    hidden: dict[int, Verdict] = {}
    shown: dict[int, Verdict] = {}
    paragraphs = 0
    for first, again, length in _passages(blocks):
        own = [block for block in blocks[again : again + length] if _is_long(block)]
        veiled = [sum(map(_is_hidden, blocks[start : start + length])) for start in (first, again)]
        if veiled[0] != veiled[1]:
            start = first if veiled[0] > veiled[1] else again
            hidden |= dict.fromkeys(range(start, start + length), HIDDEN)
            paragraphs += len(own) if len(own) > 1 else 0
        elif len(own) >= MIN_SHOWN and sum(len(block.text) for block in own) >= MIN_CHARS:
            shown |= dict.fromkeys(range(again, again + length), AGAIN)
    return shown | hidden if paragraphs >= MIN_HIDDEN else shown


def _is_long(block: Block) -> bool:
    return len(block.text) >= LONG and block.evidence.link_chars < MAX_LINKED * len(block.text)


def _is_hidden(block: Block) -> bool:
    return block.evidence.hidden not in ("", "aria-hidden")


def _passages(blocks: Sequence[Block]) -> list[tuple[int, int, int]]:
    """The passages with a paragraph that stood before: where it stood, where it stands again, how many blocks it has."""
    first: dict[str, int] = {}
    found = []
    end = 0  # of the last passage
    for place, block in enumerate(blocks):
        if place < end or not _is_long(block):
            continue
        above = first.setdefault(block.text, place)
        if above == place:
            continue
        back = 0
        while (
            above > back
            and place - back > max(end, above + 1)
            and blocks[above - back - 1].text == blocks[place - back - 1].text
        ):
            back += 1
        ahead = 1
        while (
            place + ahead < len(blocks)
            and above + ahead < place - back
            and blocks[above + ahead].text == blocks[place + ahead].text
        ):
            ahead += 1
        end = place + ahead
        found.append((above - back, place - back, back + ahead))
    return found
