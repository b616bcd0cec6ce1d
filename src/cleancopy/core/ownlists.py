"""Lists of figures that are the article's own, in a text without markup: results, prices and temperatures that it tells of.

They stand within the text, mostly each behind its name and a colon, and the text is about what they show. A short text says
nearly every word once, so its silence about their names says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from .figures import ARROW, DEGREE, SIGNED, known_name, names_known, read
from .forms import Form, words
from .model import Block, Kind
from .numerals import BULLET, NUMBER
from .shortsentences import is_short_sentence
from .spoken import names_in, spoken
from .tickerweights import Item
from .told import Told

LABELLED = re.compile(
    r"^(?:[^:：]{0,38}[^\s\d:：](?:\s?(?::\s|：\s?)|\s[-–—]\s(?=\d))|(?:[01]?\d|2[0-3])[:.]\d\d\s[-–—]\s)(?=\S)"
)
SIDE = re.compile(r"(?<![\w.])[A-ZÀ-ÞА-ЯΑ-Ω][^\W\d_]{2,}")
MOST = 0.6  # share of the lines of a list that have a label
NEAR = 8  # lines from a list to the sentence above it
TOP = 5 * NEAR  # lines from the top within which the first ones say what a list is about
FEW_WORDS = 50  # different words of a text whose silence about a name says nothing
TABLE = 3  # places with their weather
SKY = 5  # the same of a word for the weather, of which shorter ones have to be the same
STEM = 4  # first letters of a word for the weather, whose forms share them
LEAST = 2  # words for the weather in an article about it, for what is quoted at the top of one about that
MATCHES = frozenset({Form.MATCH, Form.SCORE})
WEATHER = frozenset({Form.WEATHER, Form.MEASURE})


def is_own_list(told: Told, run: Sequence[Item], is_silent: Callable[[], bool]) -> bool:
    """Whether the figures of a run are the article's own; ``is_silent`` says that a long text names hardly any of them."""
    first, last = run[0].block.index, run[-1].block.index
    if not _within(told, first, last):
        return False
    texts = [item.block.text for item in run]
    if all(item.line.form is Form.MEASURE and item.line.arrow for item in run):  # gauges and draws
        return not any(map(names_in, texts)) or _named(texts, _around(told, first, last))
    labelled = sum(map(_is_labelled, texts)) >= MOST * len(texts)
    moving = any(SIGNED.search(LABELLED.sub("", text)) or ARROW.search(text) for text in texts)
    forms = {item.line.form for item in run}
    weather = bool(forms & WEATHER) and forms <= WEATHER | {Form.LABEL}
    updated = (moving and not weather) or bool(MATCHES & forms)
    if labelled:
        short = (not weather or len(run) >= TABLE) and len(spoken(told.page, range(first, last + 1), first)) < FEW_WORDS
        return (
            short
            or (len(run) > 1 and not (updated or weather or is_silent()))
            or _is_about(told, run, _around(told, first, last))
        )
    if updated or BULLET.match(texts[0]):
        return False
    if forms == {Form.PRICE} and not any(map(known_name, texts)):
        return True  # what things cost, of which no list knows a name
    around = _around(told, first, last)
    if weather:
        return all(map(_unplaced, texts)) or (len(run) > 1 and first <= TOP and _heads_weather(around))
    return _named(texts, around)


def _is_labelled(text: str) -> bool:
    """Whether a line is a name, a colon and a figure; the state of a match before its sides is no name."""
    label = LABELLED.match(text)
    if label is None:
        return False
    name, sides = names_in(label.group()), SIDE.findall(text, label.end())
    return not (name and name <= words()["match"] and len(sides) > 1)


def _within(told: Told, first: int, last: int) -> bool:
    """Whether sentences stand above the lines, below the title, and below them."""
    blocks, verdicts = told.page.blocks, told.page.verdicts
    above = next(
        (
            block
            for block in reversed(blocks[max(0, first - NEAR) : first])
            if verdicts[block.index].kind is Kind.TITLE or _is_sentence(told, block)
        ),
        None,
    )
    if above is None or verdicts[above.index].kind is Kind.TITLE:
        return False
    return any(_is_sentence(told, block) for block in blocks[last + 1 : last + 1 + NEAR])


def _is_sentence(told: Told, block: Block) -> bool:
    verdict = told.page.verdicts[block.index]
    if not verdict.kind.is_copy or verdict.kind is Kind.TITLE:
        return False
    return block.evidence.plain or is_short_sentence(block.text)


def _around(told: Told, first: int, last: int) -> list[str]:
    """The title and all lines near a list that are no figures."""
    page = told.page
    return [
        block.text
        for block in (*page.blocks[max(0, first - TOP) : first], *page.blocks[last + 1 : last + 1 + TOP])
        if page.verdicts[block.index].kind.is_copy
        and (page.verdicts[block.index].kind is Kind.TITLE or _is_words(block.text))
    ]


@lru_cache(1024)
def _is_words(text: str) -> bool:
    """Whether a line shows no figure."""
    return read(text).form in (Form.PROSE, Form.LABEL)


def _is_about(told: Told, run: Sequence[Item], around: Sequence[str]) -> bool:
    """Whether the text is about what a list with labels shows: matches, the weather, what is quoted."""
    forms = {item.line.form for item in run}
    if forms & MATCHES:
        return told.of_matches({item.block.index for item in run}) or _named([item.block.text for item in run], around)
    if forms & WEATHER:
        return len(_weather_words(around)) >= LEAST
    quoted = {word for text in around[:2] for word in names_in(text, STEM) if names_known(word)}
    return _named([item.block.text for item in run], around) or len(quoted) >= LEAST


def _heads_weather(around: Sequence[str]) -> bool:
    """Whether the first lines of a text, or a temperature in it, say that it is about the weather."""
    return len(_weather_words(around[:2])) >= LEAST or (
        bool(_weather_words(around[:1])) and any(map(DEGREE.search, around))
    )


def _unplaced(text: str) -> bool:
    """Whether a line is the word for temperature and a figure, and names no place as those have that update by themselves."""
    found = names_in(text)
    return bool(found) and found <= words()["temperature"]


def _weather_words(texts: Sequence[str]) -> set[str]:
    """The beginnings of words in some lines that are words for the weather."""
    known = _weather_stems()
    return {stem for text in texts for stem in _stems(text) if stem in known}


@lru_cache(1024)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:SKY] for word in names_in(text, STEM))


@lru_cache(1)
def _weather_stems() -> frozenset[str]:
    dated = words()["calendar"]
    return frozenset(word[:SKY] for word in words()["weather"] if len(word) >= STEM and word not in dated)


def _named(texts: Sequence[str], around: Sequence[str]) -> bool:
    """Whether the text says a name of most lines of a list."""
    said = frozenset().union(*map(names_in, around))
    stems = {word[:STEM] for word in said}
    rows = [names for text in texts if (names := names_in(NUMBER.sub(" ", text)))]
    return bool(rows) and sum(any(word[:STEM] in stems for word in names) for names in rows) > len(rows) / 2
