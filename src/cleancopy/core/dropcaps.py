"""The large first letter of a text that stands in an element of its own, set before the rest of its word: "A" and "nother day"."""

from __future__ import annotations

from collections.abc import Sequence

from .excerpts import is_known
from .model import Block

LEAST = 40  # characters of the paragraph that begins with the rest of the word
OWN = frozenset("h1 h2 h3 h4 h5 h6 li dt dd td th a button label option".split())  # letters of an index, of choices
WORDS = "AI"  # capitals that are words of English


def with_capitals(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return blocks of which a single capital is one with the paragraph after it; all others as they are."""
    places = {
        place for place, block in enumerate(blocks[:-1]) if len(block.text) == 1 and _begins(block, blocks[place + 1])
    }
    if not places:
        return blocks
    out: list[Block] = []
    for place, block in enumerate(blocks):
        if place not in places:
            whole = _joined(blocks[place - 1], block) if place - 1 in places else block
            out.append(whole._replace(index=len(out)))
    return out


def _begins(letter: Block, rest: Block) -> bool:
    """Whether a letter begins a paragraph: entries of an index begin with the letter above them."""
    text = rest.text
    return (
        letter.text.isupper()
        and text[0].islower()
        and text[0] != letter.text.lower()
        and len(text) >= LEAST
        and letter.evidence.tag not in OWN
        and rest.evidence.tag not in OWN
        and not (letter.evidence.links or letter.evidence.control or letter.evidence.hidden)
    )


def _joined(letter: Block, rest: Block) -> Block:
    """The paragraph with its first letter, in the place of both."""
    first = rest.text.split(" ", 1)[0].lower()
    apart = letter.text in WORDS and is_known(first) and not is_known(letter.text.lower() + first)
    return rest._replace(text=f"{letter.text}{' ' if apart else ''}{rest.text}", span=(letter.span[0], rest.span[1]))
