"""Pull quotes: a sentence of the text that is set large beside it, to be seen twice and read once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .evidence.structured import fold_all
from .model import Block, Kind, Page, Verdict
from .roles import near
from .sentences import ENDS

# Of kept sentences in such an element that stand again within a paragraph, on pages that may be looked at, none of 13 is in the gold twice.
QUOTING = frozenset({"blockquote", "aside", "q"})
NAMED = re.compile(r"pull|quot|cita|zitat|testimonial", re.I)
LEVELS = 3  # containers from the text outwards
CLOSING = "\"”»'’“"
LEAST = 15  # letters of a sentence that is not said twice by chance


def pull_quotes(page: Page, kept: Sequence[int]) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks that say, in an element for quotes, what a longer kept paragraph says outside of one."""
    quoted = [index for index in kept if _is_sentence(page.blocks[index]) and _quotes(page, page.blocks[index])]
    if not quoted:
        return {}
    others = [page.blocks[index] for index in kept if index not in set(quoted)]
    texts = fold_all([block.text for block in others if not _quotes(page, block)])
    verdict = Verdict(Kind.DUPLICATE, "a sentence of the text, set apart as a quote", "judge.pull_quote")
    folded = fold_all([page.blocks[index].text for index in quoted])
    return {
        index: verdict
        for index, own in zip(quoted, folded, strict=True)
        if len(own) >= LEAST and any(own in text and own != text for text in texts)
    }


def _is_sentence(block: Block) -> bool:
    return block.text.endswith(tuple(CLOSING)) or ENDS.search(block.text) is not None


def _quotes(page: Page, block: Block) -> bool:
    """Whether a block stands in an element for quotes, by its tag or its name."""
    return any(c.tag in QUOTING or NAMED.search(c.words) for c in near(page, block, LEVELS))
