"""What the links of a block say: how much of it is links, how many, and where they lead."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..model import Block
from .text import Column

NOWHERE = ("#", "javascript:")


def columns(blocks: Sequence[Block], mass: Column) -> dict[str, Column]:
    """Return the columns of this family; ``links`` is the share of a block's characters inside links."""
    facts = [block.evidence for block in blocks]
    targets = [fact.links for fact in facts]
    nowhere = {target for of_block in targets for target in of_block if not target or target.startswith(NOWHERE)}
    chars = np.array([len(block.text) for block in blocks], np.float32)
    linked = np.array([fact.link_chars for fact in facts], np.float32)
    number = np.array(list(map(len, targets)), np.float32)
    return {
        "links": linked / np.maximum(chars, 1),
        "link_count": number,
        "mass_per_link": mass / (number + 1),
        "empty_link": np.array([not nowhere.isdisjoint(of_block) for of_block in targets], np.float32),
    }
