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
INLINE_PLACES = np.array([[NAMES.index(name)] for name in INLINE_FAMILIES], np.int64)
INLINE_COLUMNS = tuple(f"inline_{name}" for name in INLINE_FAMILIES)


def columns(blocks: Sequence[Block]) -> dict[str, Column]:
    """Return the columns of this family."""
    facts = [block.evidence for block in blocks]
    bits = np.array([families(fact.words) if fact.words else 0 for fact in facts], np.int64)
    chars = np.array([len(block.text) for block in blocks], np.float32)
    bold = np.array([fact.bold_chars for fact in facts], np.float32)
    out: dict[str, Column] = {
        "bold": bold / np.maximum(chars, 1),
        "after_break": np.minimum(np.array([fact.after_break for fact in facts], np.float32), 3),
        "images": np.minimum(np.array([fact.images for fact in facts], np.float32), 5),
        "is_hidden": np.array([fact.hidden != "" for fact in facts], np.float32),
        "is_control": np.array([fact.control for fact in facts], np.float32),
    }
    flags = (bits[None, :] >> INLINE_PLACES & 1).astype(np.float32)
    out.update(zip(INLINE_COLUMNS, flags, strict=True))
    return out
