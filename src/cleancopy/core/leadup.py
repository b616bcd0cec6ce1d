"""What stands above a run of figures: words that introduce it, or its heading."""

from __future__ import annotations

from collections.abc import Collection

from .figures import DIGIT
from .model import COPY, Block, Kind, Page
from .numerals import CURRENCY
from .roles import HEADINGS
from .sentences import is_prose

LIST_ABOVE = 6  # lines of a list above a run
MIN_ABOVE = 60  # characters of a line above a run that is no heading
INTRODUCED = frozenset({Kind.LIST_ITEM, Kind.QUOTE, Kind.CODE, Kind.TABLE})


def introduced(page: Page, first: int) -> bool:
    """Return whether a line with a colon at its end stands above a run, or above the lines of a list with figures that it goes on with."""
    for block in reversed(page.blocks[max(0, first - LIST_ABOVE) : first]):
        if page.verdicts[block.index].kind not in COPY:
            return False
        if block.text.endswith((":", "：")):
            return True
        if is_prose(block.text) or not DIGIT.search(block.text):
            return False
    return False


def heads(page: Page, before: Block, results: Collection[int]) -> bool:
    """Return whether a line can introduce the run below it, or be its heading; ``results`` are the indexes of a run of results of matches.

    In markup the last item of a list, or what introduces another, is no heading of results. Prices often have such.
    """
    if before.text.endswith((":", "：")):
        return not before_its_list(page, results)
    if is_prose(before.text):
        return False
    if not _are_paragraphs(page, results) or before.evidence.tag in HEADINGS:
        return True
    return page.verdicts[before.index].kind not in INTRODUCED and len(before.text) < MIN_ABOVE


def heads_sentence(page: Page, block: Block) -> bool:
    """Whether a line is a heading with kept text directly below it: an entry of a live page, the part of a report on one match."""
    below = block.index + 1
    if block.evidence.tag not in HEADINGS or below >= len(page.blocks) or page.verdicts[below].kind not in COPY:
        return False
    return is_prose(page.blocks[below].text)


def before_its_list(page: Page, results: Collection[int]) -> bool:
    """Return whether results, as paragraphs, stand between a line that introduces a list, a quotation or code, and that; markup tells."""
    if not _are_paragraphs(page, results):
        return False
    below = next((verdict.kind for verdict in page.verdicts[max(results) + 1 :] if verdict.kind in COPY), None)
    return below in INTRODUCED


def _are_paragraphs(page: Page, results: Collection[int]) -> bool:
    """Whether results stand as paragraphs of a page with markup, and none of them is a range of prices or shares."""
    return (
        page.markup
        and len(results) > 0
        and all(page.verdicts[index].kind is Kind.PARAGRAPH for index in results)
        and not any(CURRENCY.search(page.blocks[index].text) or "%" in page.blocks[index].text for index in results)
    )
