"""First verdicts on text without markup: where the title stands; every other line is kept until something speaks against it."""

from __future__ import annotations

from collections.abc import Sequence

from .boxes import SURE_LABEL, lead_label, lead_line
from .counters import counts
from .cuts import cut_of, lead_on
from .figures import width
from .invitations import invites
from .model import Block, Kind, Page, Verdict
from .sayings import SUBJECT, saying
from .sentences import is_prose
from .shortsentences import is_short_sentence
from .spoken import UNSPACED
from .stops import FULL_STOPS
from .titlelines import ITEM, MAX_TITLE, MIN_TITLE, title_line

MAX_LABEL = 45  # characters
MAX_LISTED = 14  # lines
LONG = 80  # characters of a paragraph in Thai and the like

PARAGRAPH = Verdict(Kind.PARAGRAPH, "a line of the text", "lines")
LIST_ITEM = Verdict(Kind.LIST_ITEM, "a line that begins like an item of a list", "lines")
ELSEWHERE = Verdict(Kind.RELATED, "words that lead to another article, and its headline", "lines.lead_in")
LISTED = Verdict(Kind.RELATED, "a list of headlines under words that lead to other articles", "lines.lead_in")
COUNTED = Verdict(Kind.CONTROL, "counts how often the article was read or shared", "lines.counter")
INVITED = Verdict(Kind.SHARE, "invites to a channel of the site", "lines.invitation")
TITLE = Verdict(Kind.TITLE, "the first line that stands like a headline over the text", "lines")


def judge_lines(page: Page) -> Page:
    """Return the page with a verdict for each line."""
    verdicts = [PARAGRAPH] * len(page.blocks)
    for block in page.looked_at:
        verdicts[block.index] = _line(block.text)
    place = title_line(page.blocks)
    _lists(page, verdicts, place)
    if place is not None:
        verdicts[place] = TITLE
    return page.with_values(verdicts=tuple(verdicts))


def _line(text: str) -> Verdict:
    if lead_line(text):
        return ELSEWHERE
    kind = saying(text, "li")  # a line of a single word is as likely the article's
    if kind is not None:
        return Verdict(kind, f"the site {SUBJECT[kind]}", "lines.saying")
    if invites(text):
        return INVITED
    if counts(text):
        return COUNTED
    return LIST_ITEM if ITEM.match(text) else PARAGRAPH


def _lists(page: Page, verdicts: list[Verdict], title: int | None) -> None:
    """Take out lists of headlines under a line that leads to other articles: ``More stories``, then a headline a line."""
    blocks = page.blocks
    for block in page.looked_at:
        label = lead_label(block.text) if len(block.text) <= MAX_LABEL else 0
        if not label or _leads_from_above(blocks, block):
            continue
        after = _headlines(blocks, block.index + 1)
        if title is not None and block.index < title < after:
            after = title
        below = blocks[after : after + 1]
        if below and label < SURE_LABEL:
            continue  # what leads on in other places too does so only at the end
        if below and after != title and after - block.index > 1:
            after -= 1  # the last line above prose is the heading of what follows
        if after - block.index > 1:
            verdicts[block.index : after] = [LISTED] * (after - block.index)


def _headlines(blocks: Sequence[Block], start: int) -> int:
    """Index after the row of lines that can be headlines of other articles, from ``start`` on."""
    end = start
    joined = end < len(blocks) and blocks[end].evidence.after_break == 1
    below_blurb = False
    while end < min(len(blocks), start + MAX_LISTED):
        text = blocks[end].text
        cut = cut_of(text)
        if not MIN_TITLE <= width(text) <= MAX_TITLE or ((is_prose(text) or _is_paragraph(text)) and not cut):
            break
        if is_short_sentence(text) and not cut and text[-1] in FULL_STOPS:
            break  # a headline has no full stop
        if below_blurb and not (cut or _is_card(blocks, end)):
            break  # the text goes on
        below_blurb = cut is not None
        if joined and end > start and blocks[end].evidence.after_break > 1:
            return end
        end += 1
    return end


def _leads_from_above(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a line leads on from the cut text above it."""
    return block.index > 0 and cut_of(blocks[block.index - 1].text) is not None and bool(lead_on(block.text))


def _is_paragraph(text: str) -> bool:
    """Whether a line is too long for a headline in a script without stops, where no end tells a sentence."""
    return len(text) >= LONG and UNSPACED.search(text) is not None


def _is_card(blocks: Sequence[Block], index: int) -> bool:
    """Whether a cut text stands below a line, so that both are of another article."""
    return any(cut_of(block.text) is not None for block in blocks[index + 1 : index + 2])
