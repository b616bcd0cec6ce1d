"""Words that only screen readers say: elements named for being there and not seen, as stylesheets everywhere call them."""

from __future__ import annotations

import re

from .elementnames import named
from .model import Block, Page
from .roles import near

UNSEEN = re.compile(
    r"(?<![\w:-])(?:u-|is-|a11y-|util-)?(?:visually-?hidden|access-?hide|sr-?only|screen-?reader(?:s|-text|-only|s-only)?|hidden-visually|element-invisible|"
    r"show-for-sr|visually_hidden|sr_only|screen_reader(?:_text|_only)?|for-screen-reader(?:s)?)(?![\w-])",
    re.I,
)
_is_unseen = named(UNSEEN)
LEVELS = 2  # elements looked at: the one around the text, and one around that


def for_screen_readers(page: Page, block: Block) -> bool:
    """Whether the element of a block, or the one around that, is named for being hidden from sight."""
    return any(container.words and _is_unseen(container.words) for container in near(page, block, LEVELS))
