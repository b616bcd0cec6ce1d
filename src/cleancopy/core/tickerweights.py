"""How much lines of figures in a row say that they update by themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .figures import ARROW, DEGREE, SIGNED, is_weather, names_known, names_weather
from .forms import Form, Line
from .model import Block, Page
from .numerals import CURRENCY, MARGIN
from .spoken import names_in
from .strips import named_ticker

# What something is bought and sold for, at the end of a line.
LEVELS = re.compile(r"[^\W\d_]\.?\s(\d{1,6}[.,]\d{2,4})\s(\d{1,6}[.,]\d{2,4})$")
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
    Form.MEASURE: 0.0,
}
KNOWN = 1.0  # added when the words name what is quoted, for forms that need it
MOVED = 0.4  # added for the price of something known that moves by an arrow
MOVED_KNOWN = 1.1  # added for one that moves by an arrow or a sign, with its own name beside it
PLACED = 0.2  # added for a temperature with the name of a place or of the weather
TOGETHER = 0.5  # added for results that run together on one line
NAMED_BY = 1.0  # added when the markup calls it a ticker
ENOUGH = 2.0
ALONE = 1.0  # added for a temperature alone on its line, with a name above it
GAUGED = 1.3  # of a gauge or a draw, which articles do not begin or end with, and silent ones do not show
PRICED = 2  # figures in a row, each in another currency
CURRENCIES = 1.0  # added for them
PAIRS = 3  # lines with what something is bought and sold for, at so many banks
BID_AND_ASK = 0.8  # added for them
BESIDE = 0.4  # added for each measure beside a temperature
LEVELLED = 0.4  # added for a name, a level and a change on lines one under the other
MOST_UNMARKED = 0.9  # scores without the state of the match, however many, are a list of results
SEVERAL = 3  # temperatures on one line


@dataclass(frozen=True, slots=True)
class Item:
    """A block with what it shows."""

    block: Block
    line: Line
    copy: bool
    tabled: bool


def weight_of(page: Page, run: Sequence[Item]) -> float:
    """Return how much a run says by all of its lines."""
    total = unmarked = 0.0
    for item, label, last in zip(run, [None, *run], [None, None, *run], strict=False):
        if item.line.form is Form.SCORE:
            unmarked += WEIGHTS[Form.SCORE]
        else:
            total += _item_weight(item, label) + _together(run, item, label, last)
    if any(named_ticker(page, item.block) for item in run):
        total += NAMED_BY
    if sum(is_pair(item) for item in run) >= PAIRS:
        total += BID_AND_ASK
    if len({item.block.text[0] for item in run if CURRENCY.match(item.block.text)}) >= PRICED:
        total += CURRENCIES
    return total + min(unmarked, MOST_UNMARKED)


def is_pair(item: Item) -> bool:
    """Whether a line is a name, and two levels near each other."""
    levels = LEVELS.search(item.block.text) if item.line.form in (Form.PRICE, Form.QUOTE) else None
    if levels is None:
        return False
    asked, bid = (float(level.replace(",", ".")) for level in levels.groups())
    return 0 < max(asked, bid) <= MARGIN * min(asked, bid)


def _item_weight(item: Item, label: Item | None) -> float:
    """How much a line says by itself, and by the name on the line above it."""
    line = item.line
    weight = WEIGHTS.get(line.form, 0.0)
    named = line.known or (label is not None and label.line.form is Form.LABEL and label.line.known)
    if line.form is Form.QUOTE and (named or line.arrow):
        weight += KNOWN
    elif (line.form in (Form.PRICE, Form.VALUE) and named) or (line.form is Form.CLOCK and line.known):
        weight += 0.8 * KNOWN + (_moved(item) if line.form is Form.PRICE else 0.0)
    if line.form is Form.CLOCK and line.arrow:
        weight += ENOUGH
    if line.form is Form.WEATHER and len(DEGREE.findall(item.block.text)) >= SEVERAL:
        weight += ENOUGH
    if line.form is Form.WEATHER:
        weight += (
            KNOWN if line.known or names_weather(item.block.text) else PLACED if names_in(item.block.text) else 0.0
        )
    if line.form is Form.MEASURE and line.arrow:
        weight += GAUGED
    if line.form is Form.MATCH and line.known:
        weight += TOGETHER
    return weight


def _moved(item: Item) -> float:
    """How much the price of something known says by an arrow or a sign; no line of an article names what a list knows and moves it."""
    text = item.block.text
    if (ARROW.search(text) or SIGNED.search(text)) and names_known(text):
        return MOVED_KNOWN
    return MOVED if item.line.arrow else 0.0


def _together(run: Sequence[Item], item: Item, label: Item | None, last: Item | None) -> float:
    """What the lines around a figure add: a name and a level above a change, a temperature above a measure."""
    forms = [other.line.form if other else None for other in (last, label, item)]
    if forms[2] is Form.CHANGE and forms[1] is Form.VALUE and forms[0] is Form.LABEL:
        return LEVELLED
    if forms[2] is Form.MEASURE:
        return BESIDE if any(other.line.form is Form.WEATHER for other in run) else 0.0
    if forms[2] is Form.LABEL and forms[1] is Form.WEATHER and is_weather(item.block.text):
        return ALONE
    if forms[2] is Form.WEATHER and forms[1] is Form.LABEL and not item.block.text[:1].isalpha():
        return ALONE
    return 0.0
