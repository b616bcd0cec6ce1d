"""Lines that belong to a teaser which was taken out: words that lead on below it, the title and the author's name above a copy."""

from __future__ import annotations

import re

from .cuts import lead_on
from .evidence.structured import fold
from .model import COPY, Block, Kind, Page, Subkind, Verdict
from .stops import SIGNS

CUT = frozenset({Subkind.OWN, Subkind.RELATED})
ARROWED = re.compile(r"[^\W\d_][^\d.!?…:;]{2,30}\s?[→»›▸▶➔➜]{1,2}")
KEY = 40  # first characters by which a sentence is looked up that a line begins
SHORTEST = 60  # characters of such a line
MORE = 20  # characters that the sentence has more
ENDS = frozenset(SIGNS + "\"'”’»)")
MIN_TITLE = 20  # folded characters of a title that no refrain is
REPEATING = COPY - {Kind.TITLE}
DATED = re.compile(r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})(?!\d)")
WORD = re.compile(r"[^\W\d_]{2,}")
MAX_DATED = 60  # characters of a line with a date
MAX_WORDS = 5  # beside it
ABOVE = 3  # lines above a copy of the page's words that can be its title, its author and its date


def lead_below(page: Page, index: int) -> str:
    """Return the words of the line below a block that do nothing but lead on, or an empty string."""
    below = page.blocks[index + 1 : index + 2]
    return lead_on(below[0].text) if below else ""


def around_cuts(page: Page, found: dict[int, Verdict]) -> None:
    """Add the verdicts on lines directly beside cut texts that were taken out."""
    cut = [index for index, verdict in found.items() if verdict.kind is Kind.TEASER and verdict.subkind in CUT]
    for index in cut:
        _below(page, index, found)
    if not page.markup:
        titles = {fold(b.text) for b, v in zip(page.blocks, page.verdicts, strict=True) if v.kind is Kind.TITLE}
        for index in cut:
            if found[index].subkind is Subkind.OWN:
                _around(page, index, titles, found)


def beginnings(page: Page, found: dict[int, Verdict]) -> None:
    """Add the verdicts on lines of a bare text that a sentence below or above them begins with, word for word: cut off without a sign.

    Of the lines of 460 articles none begins another so.
    """
    if page.markup:
        return
    open_ones = [block for block in page.looked_at if _may_be_beginning(page, block) and block.index not in found]
    if not open_ones:
        return
    keys = {block.text[:KEY] for block in open_ones}
    begun: dict[str, list[str]] = {}
    for block in [block for block in page.blocks if block.text[:KEY] in keys]:
        if block.text[-1] in ENDS and page.verdicts[block.index].kind in REPEATING:
            begun.setdefault(block.text[:KEY], []).append(block.text)
    if not begun:
        return
    for block in open_ones:
        stem = block.text.removesuffix("..").rstrip()
        if any(_goes_on(stem, text) for text in begun.get(stem[:KEY], ())):
            found[block.index] = Verdict(
                Kind.TEASER, "the sentence that it begins stands whole elsewhere", "teasers", Subkind.OWN
            )


def _may_be_beginning(page: Page, block: Block) -> bool:
    text = block.text
    if (
        block.evidence.plain
        or len(text) < SHORTEST
        or not text[0].isalpha()
        or page.verdicts[block.index].kind not in REPEATING
    ):
        return False
    return text[-1].isalnum() or (text.endswith("..") and len(text) > SHORTEST)


def _goes_on(stem: str, text: str) -> bool:
    """Whether a longer text begins with some words, and its sentence goes on behind them."""
    if len(text) < len(stem) + MORE or not text.startswith(stem):
        return False
    after = text[len(stem) : len(stem) + 2].lstrip()
    return after[:1].isalnum()


def _below(page: Page, index: int, found: dict[int, Verdict]) -> None:
    below = index + 1
    if below >= len(page.blocks) or below in found or page.verdicts[below].kind not in COPY:
        return
    text = page.blocks[below].text
    if page.verdicts[below].kind is not Kind.TITLE and (lead_on(text) or (not page.markup and ARROWED.fullmatch(text))):
        found[below] = Verdict(
            Kind.TEASER, "words that lead on, below a text that is cut off", "teasers", found[index].subkind
        )


def _around(page: Page, index: int, titles: set[str], found: dict[int, Verdict]) -> None:
    """A line with a date above a copy of the page's words, and the title once more above a copy below the text.

    Above the text many pages have their title twice.
    """
    lines: list[int] = []
    below = any(
        verdict.kind in REPEATING and page.blocks[place].evidence.plain
        for place, verdict in enumerate(page.verdicts[:index])
    )
    dated: list[int] = []
    for above in range(index - 1, max(-2, index - 1 - ABOVE), -1):
        if above < 0 or above in found:
            lines += dated
            break
        if below and _is_title(page, above, titles, found):
            lines += [*dated, above]
            break
        if page.verdicts[above].kind is Kind.TITLE:
            break  # below the title it is the article's own
        if not _is_dated(page.blocks[above].text):
            lines += dated
            break
        dated.append(above)
    for line in lines:
        found[line] = Verdict(Kind.TEASER, "beside a copy of the page's own words", "teasers", Subkind.OWN)


def _is_title(page: Page, index: int, titles: set[str], found: dict[int, Verdict]) -> bool:
    """Whether a kept line repeats the title."""
    if not 0 <= index < len(page.blocks) or index in found or page.verdicts[index].kind not in REPEATING:
        return False
    folded = fold(page.blocks[index].text)
    return len(folded) >= MIN_TITLE and folded in titles


def _is_dated(text: str) -> bool:
    """Whether a line is a date in figures with a few words beside it, as authors are shown."""
    return (
        len(text) <= MAX_DATED
        and DATED.search(text) is not None
        and len(WORD.findall(text)) <= MAX_WORDS
        and text[-1] not in ".!?。"
    )
