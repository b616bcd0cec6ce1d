"""Questions and answers that end an article: a heading that says what they are, and pairs below it in one element.

The judge leaves them out as often as not, since they stand in the markup of accordions, below the text. Where an article has them they are
its own: of the sections that it left out on pages whose sites it had not seen, thirteen were in the gold and four were not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .data import listed
from .evidence import Table
from .evidence.text import Column
from .model import Block, Page
from .roles import HEADINGS, around

MAX_HEADING = 80  # characters
LEAST_HEADING = (
    0.1  # the judge's opinion of the heading below which it belongs to something else: the service of a shop
)
LEAST = 2  # questions
MOST = 90  # blocks
NEAR = 6  # blocks between the heading and the first question
MAX_QUESTION = 160
LONGEST_ANSWER = 12  # blocks to a question, on the average
MAX_LINKS = 0.5  # share of the letters below the heading that are links
SHOWN = ("", "aria-hidden")  # answers that a reader opens are said to be hidden from screen readers until then
QUESTION = ("?", "？", "؟", ";")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, listed('faqs.txt')))})(?![^\W_])", re.I)


def is_faq(text: str) -> bool:
    """Whether a heading stands over questions and answers.

    >>> is_faq("FAQs about the ferry"), is_faq("Häufige Fragen zum Hafen"), is_faq("Questions to the mayor")
    (True, True, False)
    """
    return len(text) <= MAX_HEADING and _words().search(text) is not None


def answered(page: Page, evidence: Table, score: Column, kept: Sequence[bool]) -> list[int]:
    """Return the indexes of headings of such sections, of their questions and answers, that are not kept yet."""
    found: list[int] = []
    for block in page.blocks:
        if block.evidence.tag in HEADINGS and float(score[block.index]) >= LEAST_HEADING and is_faq(block.text):
            section = _section(page, evidence, block)
            found += [block.index, *section] if section else []
    return [index for index in found if not kept[index] and _may_stand(page.blocks[index])]


def _section(page: Page, evidence: Table, heading: Block) -> range | None:
    """The questions and answers below a heading, from the first question to the end of the element that holds them; None for none."""
    near = page.blocks[heading.index + 1 : heading.index + 1 + NEAR]
    first = next((block for block in near if _is_question(block)), None)
    if first is None:
        return None
    tree = evidence.tree
    for container in around(page.containers, first.evidence.container):
        last = int(tree.last[container.index])
        section = range(first.index, last)
        questions = [index for index in section if _is_question(page.blocks[index])]
        if len(section) > MOST or int(tree.first[container.index]) < heading.index - NEAR:
            return None
        if len(questions) >= LEAST:
            return section if _is_answered(page, section, questions) else None
    return None


def _may_stand(block: Block) -> bool:
    """Whether a block is no button, or the one that opens the answer to a question."""
    return not block.evidence.control or _is_question(block)


def _is_question(block: Block) -> bool:
    return len(block.text) <= MAX_QUESTION and block.text.endswith(QUESTION)


def _is_answered(page: Page, section: range, questions: Sequence[int]) -> bool:
    """Whether text that is shown follows each question but the last at once, and nothing else makes up the most of the section."""
    blocks = [page.blocks[index] for index in section]
    answers = all(index + 1 not in questions and index + 1 in section for index in questions)
    shown = all(block.evidence.hidden in SHOWN for block in blocks)
    letters = sum(len(block.text) for block in blocks)
    links = sum(block.evidence.link_chars for block in blocks)
    return answers and shown and len(blocks) <= LONGEST_ANSWER * len(questions) and links <= MAX_LINKS * letters
