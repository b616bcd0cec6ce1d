"""What the links of a block say: how much of it is links, how many, and where they lead."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..model import Block
from .text import Column


def columns(blocks: Sequence[Block], mass: Column) -> dict[str, Column]:
    """Return the columns of this family; ``links`` is the share of a block's characters inside links."""
    facts = [block.evidence for block in blocks]
    chars = np.fromiter((len(block.text) for block in blocks), np.float32, len(blocks))
    linked = np.fromiter((fact.link_chars for fact in facts), np.float32, len(blocks))
    number = np.fromiter((len(fact.links) for fact in facts), np.float32, len(blocks))
    return {
        "links": linked / np.maximum(chars, 1),
        "link_count": number,
        "mass_per_link": mass / (number + 1),
        "empty_link": np.array(
            [any(not t or t.startswith(("#", "javascript:")) for t in f.links) for f in facts], np.float32
        ),
    }
