"""What the page says about itself elsewhere: title, descriptions, the body in structured data, and copies of a block."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from ..model import Meta
from .text import Column

WORD = re.compile(r"\w+")
NO_LETTERS = {
    code: None for code in range(128) if not chr(code).isalnum() and chr(code) != "_"
}  # quicker where it serves
SHORT = 24  # characters of a folded text below which finding it in the body by chance is likely


def fold(text: str) -> str:
    """Return the letters and digits of a text in small letters, nothing between them."""
    low = text.lower()
    return low.translate(NO_LETTERS) if low.isascii() else "".join(WORD.findall(low))


def columns(folded: Sequence[str], meta: Meta) -> dict[str, Column]:
    """Return the columns of this family, from the folded text of each block."""
    copies = Counter(folded)
    titles = {fold(title) for title in meta.titles if title}
    described = [fold(text) for text in meta.descriptions]
    bodies = "\n".join(fold(text) for text in meta.bodies)
    seen: Counter[str] = Counter()
    earlier = []
    for text in folded:
        earlier.append(seen[text])
        seen[text] += 1
    return {
        "copies": np.array([min(copies[text], 5) for text in folded], np.float32),
        "copies_before": np.array([min(number, 5) for number in earlier], np.float32),
        "is_title": np.array(
            [_near(text, titles) if len(text) >= SHORT else text in titles for text in folded], np.float32
        ),
        "in_description": np.array([len(text) >= SHORT and _within(text, described) for text in folded], np.float32),
        "in_body_data": np.array([_in_body(text, bodies) for text in folded], np.float32),
        "has_body_data": np.full(len(folded), len(bodies) > 200, np.float32),
    }


def _near(text: str, titles: set[str]) -> float:
    """1 for a title, 0.5 for a text that holds one or stands within one, 0 otherwise."""
    if text in titles:
        return 1.0
    return 0.5 if any((text in t or t in text) and len(t) >= SHORT for t in titles) else 0.0


def _within(text: str, described: list[str]) -> float:
    return float(any(len(d) >= SHORT and (text.startswith(d) or d.startswith(text) or text in d) for d in described))


def _in_body(text: str, bodies: str) -> float:
    if not bodies or not text:
        return 0.0
    return (1.0 if len(text) >= SHORT else 0.5) if text in bodies else 0.0
