"""A short bare text, and what is left of it with other lines among its own."""

from __future__ import annotations

from cleancopy import clean_text

TITLE = "Mill wheel turns again after forty years"
PROSE = (
    "The wheel of the old mill at Farley turned again on Sunday, forty years after its last miller had locked the door.",
    "Volunteers cut the new paddles from larch that a storm had felled in the woods above the village.",
    "Flour will be ground on the first Saturday of each month, and the school gets the first sack.",
)


def left(*lines: str) -> str:
    article = clean_text("\n".join(lines))
    return "\n".join((article.title or "", article.text))
