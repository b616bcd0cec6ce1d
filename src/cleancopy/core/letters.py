"""Letters, large and small."""

from __future__ import annotations


def is_small(text: str) -> bool:
    """Whether a text begins with a small letter. Those of Georgian have capitals for whole headings only: names and sentences begin small.

    >>> is_small("von"), is_small("Roe"), is_small("ფაქიზო"), is_small("")
    (True, False, False, False)
    """
    return text[:1].islower() and not "ა" <= text[0] <= "ჿ"
