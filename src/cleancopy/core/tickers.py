"""Tickers: lines of figures that update by themselves, among the blocks of an article.

Every short block is read by the grammar of ``figures``. Blocks of figures in a row are a run; a run is a ticker when
what it shows adds up to more than an article shows by chance: a level with its change counts most, a price or a
temperature alone little. Runs that the text introduces with a colon, and tables of the article, are the article's
own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .evidence.words import NAMES, families
from .figures import (
    ARROW,
    CLOCK,
    CURRENCY,
    FIGURE,
    SENTENCE_END,
    SIGN,
    SIGNED,
    Form,
    Line,
    is_sentence,
    may_be_strip,
    read,
    strip_label,
    strip_lead,
    strip_start,
    words,
)
from .lines import is_prose
from .model import COPY, Block, Kind, Options, Page, Subkind, Verdict
from .roles import around
from .spoken import names_in, of_other_things, spoken

# What may become a ticker: copy but the title, and chaff whose kind says little.
VAGUE = frozenset({Kind.NAVIGATION, Kind.RELATED, Kind.OTHER, Kind.ADVERT, Kind.TAGS, Kind.DATE})
OPEN = (COPY | VAGUE) - {Kind.TITLE}
LONGEST = 600  # characters of a block that can be figures

# How much each form says that a line updates by itself. A run is a ticker from ENOUGH on; before and after the text AT_EDGE is enough.
WEIGHTS = {
    Form.QUOTE: 1.0,
    Form.PRICE: 0.1,
    Form.WEATHER: 1.0,
    Form.MATCH: 1.5,
    Form.SCORE: 0.3,
    Form.CLOCK: 0.3,
    Form.CHANGE: 0.4,
    Form.VALUE: 0.2,
}
KNOWN = 1.0  # added when the words name what is quoted, for forms that need it
TOGETHER = 0.5  # added for results that run together on one line
NAMED_BY = 1.0  # added when the markup calls it a ticker
ENOUGH = 2.0
AT_EDGE = 1.0
MOST_UNMARKED = 0.9  # scores without the state of the match, however many, are a list of results
SURE_QUOTES = (
    3  # quotes with names and arrows that are a ticker even after a colon: it stands between a sentence and its list
)
REACH = 2  # blocks from a figure within which its labels stand
EDGE = 2  # pieces of prose that may stand between a run and the edge of the text

MOVING = 2  # changes with a sign from which a table after text can be a ticker
MANY_WORDS = 100  # different words of a text whose silence about a name says something
MET = 0.25  # share of rows with a word that the text has too, by chance
MAX_MATCHES = 6  # results that a page shows beside an article of other things
RESULT = re.compile(r"(?<![\d:.,–-])\d{1,2}(?:[:–-]| [-–] )\d{1,2}(?![\d:.,–-])")

SUBKINDS = {
    Form.WEATHER: Subkind.WEATHER,
    Form.MATCH: Subkind.SCORE,
    Form.SCORE: Subkind.SCORE,
    Form.CLOCK: Subkind.CLOCK,
    Form.STRIP: Subkind.HEADLINE,
}
TICKER_BIT = 1 << NAMES.index("ticker")
TABLE = frozenset({"td", "th", "table"})
MAX_STRIP = 140  # characters of a headline in a strip
MAX_STRIP_BLOCKS = 10


@dataclass(frozen=True, slots=True)
class Item:
    """A block with what it shows."""

    block: Block
    line: Line
    copy: bool
    tabled: bool


def tickers(page: Page, options: Options) -> Page:
    """Return the page with the verdicts on tickers."""
    if page.following:
        page = replace(page, following=tuple(tickers(part, options) for part in page.following))
    found: dict[int, tuple[Subkind, str]] = {}
    open_blocks = [
        b
        for b, v in zip(page.blocks, page.verdicts, strict=True)
        if not b.evidence.plain and v.kind in OPEN and len(b.text) <= LONGEST
    ]
    verdicts = page.verdicts
    figured = [
        b.index
        for b in open_blocks
        if not is_sentence(b.text) and (FIGURE if verdicts[b.index].kind in COPY else SIGN).search(b.text)
    ]
    if figured:
        prose = _prose(page)
        for run in _runs(page, figured):
            if not _of_article(page, run, prose):
                _judge_run(page, run, prose, found)
    _strips(page, open_blocks, found)
    if not found:
        return page
    out = list(verdicts)
    for index, (subkind, reason) in found.items():
        out[index] = Verdict(Kind.TICKER, reason, "tickers", subkind)
    return replace(page, verdicts=tuple(out))


def _prose(page: Page) -> list[int]:
    """Indexes of the kept blocks that are running text."""
    return [
        b.index
        for b, v in zip(page.blocks, page.verdicts, strict=True)
        if v.kind in COPY and v.kind is not Kind.TITLE and is_prose(b.text)
    ]


def _runs(page: Page, figured: Sequence[int]) -> list[list[Item]]:
    """Rows of neighbouring blocks that show figures, with the labels among and before them.

    ``figured`` are the blocks with any figure; only these and those near by are looked at, which is few on most pages.
    """
    near = {place for index in figured for place in range(index - REACH, index + REACH + 1)}
    runs: list[list[Item]] = [[]]
    before = -1
    for index in sorted(near):
        item = _item(page.blocks[index], page.verdicts[index]) if 0 <= index < len(page.blocks) else None
        if item is None or index != before + 1 or (runs[-1] and runs[-1][-1].tabled != item.tabled):
            runs.append([])
        if item is not None:
            runs[-1].append(item)
        before = index
    return [run for run in runs if any(item.line.form in WEIGHTS for item in run)]


def _item(block: Block, verdict: Verdict) -> Item | None:
    if len(block.text) > LONGEST or verdict.kind not in OPEN or block.evidence.plain:
        return None
    line = read(block.text)
    if line.form in (Form.PROSE, Form.STRIP):
        return None
    copy = verdict.kind in COPY
    return Item(block, line, copy, verdict.kind is Kind.TABLE or (copy and block.evidence.tag in TABLE))


def _of_article(page: Page, run: Sequence[Item], prose: Sequence[int]) -> bool:
    """Whether a run is a table of the article: it follows some of its text, and shows no changing rates that the text is silent about."""
    if not run[0].tabled or not prose or run[-1].block.index < prose[0]:
        return False
    return _moving(run) < MOVING or not _unspoken(page, run)


def _moving(run: Sequence[Item]) -> int:
    """How many changes with a sign or an arrow are shown."""
    return sum(ARROW.search(item.block.text) is not None or SIGNED.search(item.block.text) is not None for item in run)


def _unspoken(page: Page, run: Sequence[Item]) -> bool:
    """Whether a whole article surrounds a run and names hardly anything that the run shows; no words of its own introduce it."""
    first, inside = run[0].block.index, {item.block.index for item in run}
    before = next((b for b in reversed(page.blocks[:first]) if page.verdicts[b.index].kind in COPY), None)
    if before is None or not is_prose(before.text) or before.text.endswith((":", "：")):
        return False
    said = spoken(page, inside)
    rows = [names for item in run if (names := names_in(item.block.text))]
    met = sum(bool(names & said) for names in rows)
    return len(said) >= MANY_WORDS and bool(rows) and met <= MET * len(rows)


def _judge_run(page: Page, run: list[Item], prose: Sequence[int], found: dict[int, tuple[Subkind, str]]) -> None:
    first = run[0].block.index
    quotes = sum(item.line.form is Form.QUOTE and item.line.known and item.line.arrow for item in run)
    introduced = (
        first > 0 and page.blocks[first - 1].text.endswith((":", "：")) and page.verdicts[first - 1].kind in COPY
    )
    if introduced and quotes < SURE_QUOTES:
        return
    run = _trim(run)
    if not run:
        return
    weight = _weight(page, run) + (ENOUGH if _other_matches(page, run) else 0.0)
    edge = _at_edge(run, prose)
    tabled = any(item.block.evidence.tag in TABLE for item in run)
    if weight < (AT_EDGE if edge and not tabled else ENOUGH):
        return
    reason = _reason(run, edge)
    for item in run:
        found[item.block.index] = (_subkind(run, item), reason)


def _other_matches(page: Page, run: Sequence[Item]) -> bool:
    """Whether a few results stand in an article that tells of no match and of none of the teams."""
    scores = [item for item in run if item.line.form in (Form.SCORE, Form.MATCH)]
    if not scores or len(scores) < len(run) or len(run) > MAX_MATCHES or not _unspoken(page, run):
        return False
    inside = {item.block.index for item in run}
    return not any(
        RESULT.search(b.text)
        for b, v in zip(page.blocks, page.verdicts, strict=True)
        if v.kind in COPY and b.index not in inside
    )


def _trim(run: list[Item]) -> list[Item]:
    """Leave out what the ends of the run have in common with lists: labels that name nothing, names with a bare number."""
    out = list(run)
    while out and (out[-1].line.form is Form.LABEL or _bare_price(out[-1])):
        out.pop()
    while out and _bare_price(out[0]):
        out.pop(0)
    while len(out) > 1 and out[0].line.form is Form.LABEL:
        after = out[1]
        bare = after.line.form in (Form.VALUE, Form.CHANGE) or not after.block.text[:1].isalpha()
        heading = out[0].line.known and len(out) > 2
        if after.line.form is not Form.LABEL and (bare or heading):
            break
        if heading and out[2].line.form is Form.QUOTE:
            break  # the name of the whole, then the name of the first value
        out.pop(0)
    return out


def _bare_price(item: Item) -> bool:
    """A name with a number that no sign or word makes a price: ``Sound 8.5``."""
    return item.line.form is Form.PRICE and not item.line.known and not CURRENCY.search(item.block.text)


def _weight(page: Page, run: Sequence[Item]) -> float:
    total = unmarked = 0.0
    label: Line | None = None
    for item in run:
        line = item.line
        weight = WEIGHTS.get(line.form, 0.0)
        named = line.known or (label is not None and label.known)
        if line.form is Form.QUOTE and (named or line.arrow):
            weight += KNOWN
        elif (line.form in (Form.PRICE, Form.VALUE) and named) or (line.form is Form.CLOCK and line.known):
            weight += 0.8 * KNOWN
        if line.form is Form.CLOCK and line.arrow:
            weight += ENOUGH
        if line.form is Form.MATCH and line.known:
            weight += TOGETHER
        if line.form is Form.SCORE:
            unmarked += weight
        else:
            total += weight
        label = line if line.form is Form.LABEL else None
    if any(_named_ticker(page, item.block) for item in run):
        total += NAMED_BY
    return total + min(unmarked, MOST_UNMARKED)


def _named_ticker(page: Page, block: Block) -> bool:
    """Whether the markup near a block is named for a ticker; the wrappers of whole articles, farther out, mislead."""
    if not page.markup:
        return False
    near = zip(range(3), around(page.containers, block.evidence.container), strict=False)
    return any(families(container.words) & TICKER_BIT for _, container in near) or bool(
        families(block.evidence.words) & TICKER_BIT
    )


def _at_edge(run: Sequence[Item], prose: Sequence[int]) -> bool:
    """Whether hardly any running text stands before the run, or after it."""
    first, last = run[0].block.index, run[-1].block.index
    before = sum(index < first for index in prose)
    after = sum(index > last for index in prose)
    return min(before, after) < EDGE or len(prose) <= EDGE


def _subkind(run: Sequence[Item], item: Item) -> Subkind:
    own = SUBKINDS.get(item.line.form)
    if own or item.line.form is not Form.LABEL:
        return own or Subkind.MARKET
    after = next(
        (other for other in run if other.block.index > item.block.index and other.line.form is not Form.LABEL), None
    )
    return SUBKINDS.get(after.line.form, Subkind.MARKET) if after else Subkind.MARKET


def _reason(run: Sequence[Item], edge: bool) -> str:
    shown = {
        Subkind.MARKET: "rates or prices",
        Subkind.WEATHER: "temperatures",
        Subkind.SCORE: "scores",
        Subkind.CLOCK: "a clock",
    }
    kinds = dict.fromkeys(shown[_subkind(run, item)] for item in run)
    lines = "a line" if len(run) == 1 else f"{len(run)} lines"
    return (
        f"{lines} of figures that update by themselves: {', '.join(kinds)}{' at the edge of the text' if edge else ''}"
    )


def _strips(page: Page, open_blocks: Sequence[Block], found: dict[int, tuple[Subkind, str]]) -> None:
    """Headline strips: lines that begin with a strip's label, and labels with the headlines that follow in the same element."""
    title = next((i for i, verdict in enumerate(page.verdicts) if verdict.kind is Kind.TITLE), -1)
    for block in open_blocks:
        if len(block.text) >= 3 * MAX_STRIP or not may_be_strip(block.text):
            continue
        if strip_lead(block.text) or _run_on(page, block):
            found[block.index] = (Subkind.HEADLINE, "a line of a headline strip, by its label")
        elif _timed(block) and (block.index < title or block.index - 1 in found or block.index + 1 in found):
            found[block.index] = (Subkind.HEADLINE, "a clock and a headline, above the title or beside a ticker")
        elif strip_label(block.text):
            found[block.index] = (Subkind.HEADLINE, "the label of a headline strip")
            for other in _strip_of(page, block):
                found[other.index] = (Subkind.HEADLINE, "a headline in a strip")


def _run_on(page: Page, block: Block) -> bool:
    """Whether a block is a label and headlines run on from it: the label in capitals, or the element named for a ticker."""
    label = strip_start(block.text)
    if not label or block.text.endswith((".", "。", "।")):
        return False
    capitals = label.isupper() and " " in label and not block.text.isupper()
    if capitals or (label[0].isupper() and _named_ticker(page, block)):
        return True
    alone = " " in label or label.lower() in words()["strip_alone"]
    return page.markup and alone and _headlines_follow(page, block, text=block.text[len(label) :].lstrip())


def _headlines_follow(page: Page, block: Block, text: str) -> bool:
    """Whether what follows a label in a paragraph is a headline of which the article says nothing: no sentence, other words."""
    kind = page.verdicts[block.index].kind
    if kind is not Kind.PARAGRAPH or SENTENCE_END.search(text) or not (text[:1].isupper() or text[:1].isdigit()):
        return False
    return of_other_things(text, spoken(page, (block.index,)))


def _timed(block: Block) -> bool:
    """Whether a block is a clock and a headline; an entry of a timeline is a sentence."""
    return (
        len(block.text) < 2 * MAX_STRIP and CLOCK.match(block.text) is not None and not block.text.endswith((".", "。"))
    )


def _strip_of(page: Page, label: Block) -> list[Block]:
    """The short lines after a strip's label inside the element that holds the label and little else."""
    if not page.markup:
        return []
    holders = [container.index for container in around(page.containers, label.evidence.container)]
    for holder in holders[:3]:
        inside = [b for b in page.blocks[label.index : label.index + MAX_STRIP_BLOCKS + 1] if _within(page, b, holder)]
        if len(inside) > 1:
            short = all(len(b.text) <= MAX_STRIP and page.verdicts[b.index].kind is not Kind.TITLE for b in inside)
            return inside[1:] if short and len(inside) <= MAX_STRIP_BLOCKS else []
    return []


def _within(page: Page, block: Block, holder: int) -> bool:
    return any(container.index == holder for container in around(page.containers, block.evidence.container))
