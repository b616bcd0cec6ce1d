"""Passages that stand on a page twice, word for word: made for screens of different widths, or for a printer."""

from __future__ import annotations

from collections.abc import Sequence

from .model import COPY, Block, Kind, Page, Verdict

MIN_BLOCKS, MIN_CHARS = 6, 1_000  # of a passage; shorter ones are refrains, sets of questions, rows of the same facts


def reprints(page: Page, found: dict[int, Verdict]) -> None:
    """Add the verdicts on the blocks of each passage that stands whole further up."""
    kept = [
        block
        for block, verdict in zip(page.blocks, page.verdicts, strict=True)
        if verdict.kind in COPY and verdict.kind is not Kind.TITLE and block.index not in found
    ]
    if len(kept) < 2 * MIN_BLOCKS or len({block.text for block in kept}) > len(kept) - MIN_BLOCKS:
        return
    for start, end in _passages(kept):
        for block in kept[start:end]:
            found[block.index] = Verdict(
                Kind.DUPLICATE, "a passage whose words all stand further up, in the same order", "teasers.reprints"
            )


def _passages(kept: Sequence[Block]) -> list[tuple[int, int]]:
    """Return where passages begin and end that repeat an earlier one, as indexes of ``kept``."""
    first: dict[str, int] = {}
    found = []
    start = before = -1  # where a passage begins, and the place above that its last block repeats
    for place, block in enumerate([*kept, None]):
        above = -1
        if block is not None:
            goes_on = 0 <= before < start - 1 and kept[before + 1].text == block.text
            above = before + 1 if goes_on else first.get(block.text, -1)
            first.setdefault(block.text, place)
        if start >= 0 and (above < 0 or above != before + 1):
            if _is_passage(kept[start:place]):
                found.append((start, place))
            start = -1
        if above >= 0 and start < 0:
            start = place
        before = above
    return found


def _is_passage(blocks: Sequence[Block]) -> bool:
    return len(blocks) >= MIN_BLOCKS and sum(len(block.text) for block in blocks) >= MIN_CHARS
