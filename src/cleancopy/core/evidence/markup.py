"""What the element around a block and its inline elements say: emphasis, line breaks, images, what hides it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..model import Block
from .text import Column
from .words import NAMES, families

INLINE_FAMILIES = (
    "related",
    "caption",
    "author",
    "date",
    "tags",
    "share",
    "hidden",
    "title",
    "standfirst",
    "body",
    "control",
    "advert",
)
INLINE_BITS = tuple((name, NAMES.index(name)) for name in INLINE_FAMILIES)


def columns(blocks: Sequence[Block]) -> dict[str, Column]:
    """Return the columns of this family."""
    facts = [block.evidence for block in blocks]
    count = len(blocks)
    bits = np.array([families(fact.words) for fact in facts], np.int64)
    chars = np.fromiter((len(block.text) for block in blocks), np.float32, count)
    bold = np.fromiter((fact.bold_chars for fact in facts), np.float32, count)
    out: dict[str, Column] = {
        "bold": bold / np.maximum(chars, 1),
        "after_break": np.fromiter((min(fact.after_break, 3) for fact in facts), np.float32, count),
        "images": np.fromiter((min(fact.images, 5) for fact in facts), np.float32, count),
        "is_hidden": np.array([bool(fact.hidden) for fact in facts], np.float32),
        "is_control": np.array([fact.control for fact in facts], np.float32),
    }
    for name, bit in INLINE_BITS:
        out[f"inline_{name}"] = (bits >> bit & 1).astype(np.float32)
    return out
