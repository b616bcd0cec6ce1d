"""Short lines near the title that say who wrote the article, or when, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .boxes import COLONS, NAMING, QUOTING
from .figures import SENTENCE_END, WIDE
from .metadata.bylines import DESKS
from .metadata.dates import read
from .model import Block, Kind, Page, Verdict
from .roles import HEADINGS
from .salutations import is_salutation
from .times import is_fresh

NEAR_TITLE, FAR_BELOW = 12, 30  # blocks above and below; below, a picture and links may come first
MAX_FACT_LINE = 160
MAX_BESIDE_NAME = 45  # characters beside the names: a role, a date, "By"
MAX_BESIDE_BOTH = 80  # the same where the line has the date of publication as well: labels, a time, reading time
MAX_IN_HEADING = 10  # of those in a heading: "Reviewed: The Tide by Jane Roe" heads a part of the article
BELOW_TITLE, MAX_DESK, MAX_PLACE = 4, 60, 3  # blocks; characters of what editors call themselves; words for the place
DESK_EDGE = re.compile(r"\s?[,|;।،、·•(–—-]\s?")
MAX_DATE_LINE = 70
MAX_NUMBERS = 7  # a date and a time or two
NUMBER = re.compile(r"\d{1,4}")


def fact_line(page: Page, block: Block, title: int | None) -> Verdict | None:
    """Return the verdict on a short line near the title that says who wrote the article, or when, and nothing else.

    What it says is known from the page's own data, so this holds in any language. A sentence in a script of East Asia is as short as
    a byline is elsewhere, and articles there begin with the name: "（記者陳美玲／報導）".
    """
    if _is_ago(block, title):
        return Verdict(Kind.DATE, "says how long ago the article was published or changed", "judge.date")
    if _is_desk(block, title):
        return Verdict(Kind.BYLINE, "what the editors call themselves", "judge.byline")
    return _known(page, block, title)


def _known(page: Page, block: Block, title: int | None) -> Verdict | None:
    """The verdict on a line with names and dates that the page's data have."""
    meta, text = page.meta, block.text
    if (
        meta is None
        or title is None
        or not -NEAR_TITLE <= block.index - title <= FAR_BELOW
        or len(text) > MAX_FACT_LINE
    ):
        return None
    tag = block.evidence.tag
    if tag in QUOTING:
        return None
    near = block.index - title <= NEAR_TITLE
    names = [name for name in meta.authors if near and name in text]
    if names and any(is_salutation(other.text) for other in page.blocks[title + 1 : block.index]):
        return None  # whoever wrote a letter signs it below the greeting
    rest = len(text) - sum(map(len, names))
    ended = SENTENCE_END.search(text) is not None
    sentence = ended and WIDE.search(text) is not None and not text.endswith(tuple(names))
    beside = (
        MAX_IN_HEADING if tag in HEADINGS and not _is_labelled(text, names, block.index - title) else MAX_BESIDE_NAME
    )
    if names and not sentence and rest <= beside:
        return Verdict(Kind.BYLINE, f"names the author: {names[0]}", "judge.byline")
    if meta.date_published is None or (tag in HEADINGS and read(text) is None):
        return None  # "2026 Model 5": figures of something else
    numbers = [int(found) for found in NUMBER.findall(text)]
    dated = _has_day(meta.date_published, numbers)
    if names and dated and rest <= MAX_BESIDE_BOTH and tag not in HEADINGS and not ended:
        return Verdict(Kind.BYLINE, f"names the author and the date: {names[0]}", "judge.byline")
    dates = 2 if meta.date_modified and _has_day(meta.date_modified, numbers) else 1
    if dated and len(text) <= MAX_DATE_LINE and len(numbers) <= dates * MAX_NUMBERS:
        return Verdict(Kind.DATE, f"the date of publication, {meta.date_published[:10]}", "judge.date")
    return None


def _is_labelled(text: str, names: Sequence[str], below: int) -> bool:
    """Whether a line directly below the title has a colon before the name of an author: "Posted by: Jane Roe 3 days ago"."""
    return bool(names) and 0 < below <= BELOW_TITLE and text.split(names[0], 1)[0].rstrip().endswith(COLONS)


def _is_ago(block: Block, title: int | None) -> bool:
    """Whether a short line below the title says how long ago something was: "Updated 2 days ago"."""
    below = title is not None and title < block.index <= title + NEAR_TITLE
    return (
        below
        and block.evidence.tag not in NAMING | QUOTING
        and any(map(str.isdigit, block.text))
        and is_fresh(block.text)
    )


def _is_desk(block: Block, title: int | None) -> bool:
    """Whether a short line below the title is what editors call themselves, alone or with the place: "Staff Reporter, Leeds"."""
    if title is None or not title < block.index <= title + BELOW_TITLE or len(block.text) > MAX_DESK:
        return False
    name, *place = DESK_EDGE.split(block.text, maxsplit=1)
    return (
        block.evidence.tag not in NAMING | QUOTING
        and name.strip().lower() in DESKS
        and len("".join(place).split()) <= MAX_PLACE
    )


def _has_day(date: str, numbers: Sequence[int]) -> bool:
    """Whether numbers are the year and the day of a date, among others."""
    year, _, day = date[:10].split("-")
    return int(year) in numbers and int(day) in numbers
