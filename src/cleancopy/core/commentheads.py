"""Readers' comments below a heading that counts them or asks for one's own, whatever the elements are called.

"7 comments", "2 responses to “The bridge”", "Leave a reply": of 34 pages that may be looked at with such a heading below their text, none
has a sentence of its gold behind it. A number alone is not enough for what an article may say of other things: "Three responses to the
crisis".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .data import alternation, table
from .evidence.structured import fold
from .model import Block, Kind, Meta, Page, Verdict
from .roles import HEADINGS
from .sentences import is_prose
from .times import DATE, is_ago

LONGEST = 160  # characters of such a heading; the title stands in it
LONGEST_ALONE = 30  # characters of the word for comments
NEAR, LONGEST_HEAD = 4, 80  # lines below it among which one is who wrote a comment and when; its characters
COUNT = re.compile(r"\s?[(（]\d[\d.,]{0,6}[)）]$")
LEAST_PROSE, LEAST_LETTERS = 2, 240  # paragraphs above it, or characters: the answers of an interview are short
LEAST_TITLE = 12  # letters of the title that have to stand in it


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"(?:\d[\d.,]{{0,6}}|one|ein|un|uno|um|een)\s?(?:{_words('comments')})", re.I)


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"(?:\d[\d.,]{{0,6}}|one|eine?|une?|uno|uma?|een|en|ett)\s(?:{_words('about')})\s", re.I)


@cache
def _alone() -> frozenset[str]:
    return frozenset(map(fold, table("commentheads.toml")["alone"]))


@cache
def _own() -> frozenset[str]:
    return frozenset(map(fold, table("commentheads.toml")["own"]))


def _words(name: str) -> str:
    return alternation(table("commentheads.toml")[name])


def comment_sections(page: Page, kept: Sequence[int], folded: Sequence[str]) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks from such a heading on.

    ``kept`` are the indexes of all kept blocks in order, ``folded`` the texts of all blocks, folded.
    """
    titles = [words[:LEAST_TITLE] for words in map(fold, (page.meta or Meta()).titles) if len(words) >= LEAST_TITLE]
    last = kept[-1] if kept else -1
    for block in page.blocks[: last + 1]:
        heads = block.evidence.tag in HEADINGS and _heads_comments(block.text, titles)
        if not heads and not (folded[block.index] in _alone() and _heads_dated(page, block)):
            continue
        above = [page.blocks[index].text for index in kept if index < block.index]
        if sum(map(is_prose, above)) >= LEAST_PROSE or sum(map(len, above)) >= LEAST_LETTERS:
            verdict = Verdict(Kind.COMMENT, "below the heading of readers' comments", "judge.comment_section")
            return {index: verdict for index in kept if index >= block.index}
    return {}


def _heads_dated(page: Page, block: Block) -> bool:
    """Whether a line that is the word for comments is not long, and the lines below it have a day or say how long ago, as comments do."""
    if len(block.text) > LONGEST_ALONE:
        return False
    below = (other.text for other in page.blocks[block.index + 1 : block.index + 1 + NEAR])
    return any(len(text) <= LONGEST_HEAD and (DATE.search(text) or is_ago(text)) for text in below)


def _counted_behind(text: str) -> bool:
    """Whether a line is a word for comments and a number in brackets: "Diskuse (48)"."""
    count = COUNT.search(text) if text.endswith((")", "）")) else None
    return count is not None and fold(text[: count.start()]) in _alone()


def _heads_comments(text: str, titles: Sequence[str]) -> bool:
    """Whether a heading counts comments, counts those on the article by its title, or asks for one."""
    if len(text) > LONGEST:
        return False
    if _counted().fullmatch(text.strip(" :()")) or fold(text) in _own() or _counted_behind(text):
        return True
    about = _about().match(text)
    return about is not None and any(title in fold(text[about.end() :]) for title in titles)
