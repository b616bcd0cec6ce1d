"""Tickers: lines of figures that update by themselves, among the blocks of an article.

Every short block is read by the grammar of ``figures``. Blocks of figures in a row are a run; a run is a ticker when
what it shows adds up to more than an article shows by chance: a level with its change counts most, a price or a
temperature alone little. Runs that the text introduces with a colon, and tables of the article, are the article's
own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .figures import (
    ARROW,
    PERCENT,
    SIGN,
    SIGNED,
    has_figure,
    is_sentence,
    is_weather,
    known_name,
    read,
)
from .forms import Form, heads_figures, small_letters, words
from .leadup import before_its_list, heads, heads_sentence, introduced
from .letters import is_small
from .lonelines import lone_lines
from .model import COPY, Block, Kind, Options, Page, Subkind, Verdict
from .numerals import BULLET, CURRENCY
from .ownlists import is_own_list
from .roles import HEADINGS, title_index
from .scorecells import CELLS, score_cells
from .shortsentences import is_short_sentence
from .spoken import LONG, names_in, spoken
from .striplabels import strip_label
from .strips import strips
from .tablerows import is_table, levels_alone
from .tickerweights import ENOUGH, WEIGHTS, Item, is_pair, weight_of
from .told import Told

# What may become a ticker: copy but the title, and chaff whose kind says little.
VAGUE = frozenset({Kind.NAVIGATION, Kind.RELATED, Kind.OTHER, Kind.ADVERT, Kind.TAGS, Kind.DATE})
OPEN = (COPY | VAGUE) - {Kind.TITLE}
LONGEST = 600  # characters of a block that can be figures

AT_EDGE = 1.0
ABOVE_ALL = 0.9  # enough above all of the text, which begins with no price of what is quoted
SILENT = 1.2  # enough within an article that names nothing of what is shown
WEATHER = frozenset({Form.WEATHER, Form.MEASURE})
SURE_QUOTES = (
    3  # quotes with names and arrows that are a ticker even after a colon: it stands between a sentence and its list
)
REACH = 2  # blocks from a figure within which its labels stand
MIN_BELOW = 4  # lines of a run in which each name stands below its figure
MOVING = 2  # changes with a sign from which a table after text can be a ticker
FEW_WORDS = 50  # the same for lines that are no table
MANY_WORDS = 100  # different words of a text whose silence about a name says something
MET = 0.25  # share of rows with a word that the text has too, by chance
INFLECTED = 4  # first letters of a name that stay whatever its case
SIDES = 2  # of a match
LEAGUES = 2  # labels over results in one run
MAX_MATCHES = 6  # results that a page shows beside an article of other things

SUBKINDS = {
    Form.WEATHER: Subkind.WEATHER,
    Form.MEASURE: Subkind.WEATHER,
    Form.MATCH: Subkind.SCORE,
    Form.SCORE: Subkind.SCORE,
    Form.CLOCK: Subkind.CLOCK,
}
TABLE = frozenset({"td", "th", "table"})


def tickers(page: Page, options: Options) -> Page:
    """Return the page with the verdicts on tickers."""
    if page.following:
        page = replace(page, following=tuple(tickers(part, options) for part in page.following))
    found: dict[int, tuple[Subkind, str]] = {}
    verdicts = page.verdicts
    open_blocks = [b for b in page.looked_at if verdicts[b.index].kind in OPEN and len(b.text) <= LONGEST]
    figured = [
        b.index
        for b in open_blocks
        if not is_sentence(b.text)
        and (has_figure(b.text) if verdicts[b.index].kind in COPY else SIGN.search(b.text) is not None)
    ]
    runs = _runs(page, figured) if figured else []
    if runs:
        told = Told(page)
        runs = [run for run in runs if not _of_article(told, run)]
        for run in runs:
            _judge_run(told, run, found)
        if found:  # a page that shows one ticker shows others
            for run in runs:
                _judge_run(told, run, found)
    found.update(lone_lines(page, figured))
    strips(page, open_blocks, found)
    if figured and not page.markup:
        found.update(dict.fromkeys(score_cells(page, title_index(page.verdicts)), (Subkind.SCORE, CELLS)))
    if not found:
        return page
    out = list(verdicts)
    for index, (subkind, reason) in found.items():
        out[index] = Verdict(Kind.TICKER, reason, "tickers", subkind)
    return page.with_values(verdicts=tuple(out))


def _runs(page: Page, figured: Sequence[int]) -> list[list[Item]]:
    """Rows of neighbouring blocks that show figures, with the labels among and before them.

    ``figured`` are the blocks with any figure; only these and those near by are looked at, which is few on most pages.
    """
    near = {place for index in figured for place in range(index - REACH, index + REACH + 1)}
    headed = {place for place in near if 0 <= place < len(page.blocks) and _heads(page.blocks[place].text)}
    near |= {above for place in headed for above in range(place - REACH, place)}
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


def _heads(text: str) -> bool:
    """Whether a line is a heading of figures, or of one of their columns."""
    return heads_figures(text) or small_letters(text) in words()["sides"]


def _item(block: Block, verdict: Verdict) -> Item | None:
    if len(block.text) > LONGEST or verdict.kind not in OPEN or block.evidence.plain:
        return None
    line = read(block.text)
    if line.form is Form.PROSE or strip_label(block.text):
        return None
    copy = verdict.kind in COPY
    return Item(block, line, copy, verdict.kind is Kind.TABLE or (copy and block.evidence.tag in TABLE))


def _of_article(told: Told, run: Sequence[Item]) -> bool:
    """Whether a run is a table of the article: it follows some of its text, and shows no changing rates that the text is silent about."""
    if not run[0].tabled or not told.prose or run[-1].block.index < told.prose[0]:
        return False
    return _moving(run) < MOVING or not _unspoken(told, run)


def _moving(run: Sequence[Item]) -> int:
    """How many changes with a sign or an arrow are shown."""
    return sum(ARROW.search(item.block.text) is not None or SIGNED.search(item.block.text) is not None for item in run)


def _unspoken(told: Told, run: Sequence[Item], least: int = MANY_WORDS) -> bool:
    """Whether a whole article surrounds a run and names hardly anything that the run shows; no words of its own introduce it."""
    page, first = told.page, run[0].block.index
    inside = {item.block.index for item in run}
    before = told.before(first)
    titled = before is None or page.verdicts[before.index].kind is Kind.TITLE
    if before is not None and not titled and heads(page, before, inside if _is_results(run) else ()):
        return False
    said = spoken(page, inside, first)
    rows = [names for item in run if (names := names_in(item.block.text))]
    met = sum(bool(names & said) for names in rows)
    return len(said) >= least and bool(rows) and met <= MET * len(rows)


def _judge_run(told: Told, run: list[Item], found: dict[int, tuple[Subkind, str]]) -> None:
    page, first = told.page, run[0].block.index
    if first in found or run[-1].block.index in found:
        return
    quotes = sum(item.line.form is Form.QUOTE and item.line.known and item.line.arrow for item in run)
    results = {item.block.index for item in run} if _is_results(run) else ()
    if introduced(page, first) and quotes < SURE_QUOTES and not before_its_list(page, results):
        return
    run = _trim(page, run)
    if not run or (not page.markup and (is_table([item.block.text for item in run]) or _own_list(told, run))):
        return
    edge = told.at_edge(run[0].block.index, run[-1].block.index)
    if not edge and levels_alone([(item.block.text, item.line) for item in run]):
        return
    tabled = any(item.block.evidence.tag in TABLE for item in run)
    more = bool(found) and all(item.line.form in (*WEATHER, Form.CLOCK, Form.LABEL) for item in run)
    weight = weight_of(page, run)
    least = ENOUGH if tabled else AT_EDGE if edge or more else ENOUGH
    if edge and told.prose and run[-1].block.index < told.prose[0]:
        least = min(least, ABOVE_ALL)
    if weight < least and not _enough_in_silence(told, run, weight, least if tabled or edge or more else SILENT):
        return
    if _alone(run) and not edge and not _unspoken(told, run, FEW_WORDS):
        return
    if all(item.copy for item in run) and (
        told.quotes([item.block.text for item in run], first) or _own_match(told, run)
    ):
        return
    subkinds = _subkinds(run)
    reason = _reason(subkinds, edge)
    found.update((item.block.index, (subkind, reason)) for item, subkind in zip(run, subkinds, strict=True))


def _own_list(told: Told, run: Sequence[Item]) -> bool:
    """Whether a run within a bare text is a list of the article's own."""
    return is_own_list(told, run, lambda: _unspoken(told, run, FEW_WORDS))


def _alone(run: Sequence[Item]) -> bool:
    """Whether a run is one line of rates that shows no change with a sign: facts of the text can look so."""
    text = run[0].block.text
    return (
        len(run) == 1
        and run[0].line.form in (Form.QUOTE, Form.PRICE)
        and not (ARROW.search(text) or SIGNED.search(text))
    )


def _enough_in_silence(told: Told, run: Sequence[Item], weight: float, least: float) -> bool:
    """Whether a run is a ticker by its weight where an article is silent about it; the article is read only where that decides."""
    if weight < least and not _other_matches(told, run):
        return False
    return _unspoken(told, run, FEW_WORDS)


def _is_results(run: Sequence[Item]) -> bool:
    """Whether a run is of results of matches and nothing else."""
    return all(item.line.form in (Form.SCORE, Form.MATCH) for item in run)


def _own_match(told: Told, run: Sequence[Item]) -> bool:
    """Whether a single result below the first of the text is of the match whose teams the headline names, however inflected.

    In a bare text several are its own when the line above them names a side of each.
    """
    if not _is_results(run) or not told.prose:
        return False
    if len(run) == 1 and heads_sentence(told.page, run[0].block):
        return True
    if run[0].block.index < told.prose[0]:
        return False
    teams = [{word[:INFLECTED] for word in names_in(item.block.text)} for item in run]
    if len(run) == 1:
        headline = {word[:INFLECTED] for word in told.titled}
        return bool(teams[0]) and (
            teams[0] <= headline or (bool(teams[0] & headline) and told.headlines(run[0].block.text))
        )
    above = None if told.page.markup else told.before(run[0].block.index)
    return above is not None and all(own & {word[:INFLECTED] for word in names_in(above.text)} for own in teams)


def _other_matches(told: Told, run: Sequence[Item]) -> bool:
    """Whether a few results stand in an article that tells of no match and of none of the teams."""
    if not _is_results(run) or len(run) > MAX_MATCHES:
        return False
    return not told.of_matches({item.block.index for item in run})


def _trim(page: Page, run: list[Item]) -> list[Item]:
    """Leave out what the ends of the run have in common with lists: labels that name nothing, names with a bare number."""
    out = list(run)
    if _heads_text(page, out):
        out.pop()
    named = _named_last(page, out)
    while out and not named and (_says_little(out[-1]) or _bare_price(out[-1])) and not _below_gauge(out):
        out.pop()
    while out and _bare_price(out[0]) and not (len(out) > 1 and _is_share(out[1])):
        out.pop(0)
    while len(out) > 1 and _says_little(out[0]):
        after = out[1]
        bare = after.line.form in (Form.VALUE, Form.CHANGE, *WEATHER) or not after.block.text[:1].isalpha()
        heading = out[0].line.known and len(out) > 2
        if after.line.form is Form.WEATHER and names_in(after.block.text) and _of_text(page, out[0].block):
            out.pop(0)
            continue
        sided = (out[0].line.known or _is_side(out[0])) and _is_side(after)
        headed = heads_figures(out[0].block.text) or sided
        if headed or _heads_each(out) or (after.line.form is not Form.LABEL and (bare or heading)):
            break
        if heading and out[2].line.form is Form.QUOTE:
            break  # the name of the whole, then the name of the first value
        out.pop(0)
    return out + _after_weather(page, run, out) if out else out


def _is_side(item: Item) -> bool:
    """Whether a line is the word for what something is bought or sold for."""
    return small_letters(item.block.text) in words()["sides"]


def _heads_each(run: Sequence[Item]) -> bool:
    """Whether labels in turn with results head them, as the names of leagues do, the first one too."""
    heads = [
        above.line.form is Form.LABEL
        for above, item in pairwise(run)
        if item.line.form in (Form.MATCH, Form.SCORE) and above.line.form not in (Form.MATCH, Form.SCORE)
    ]
    return len(heads) >= LEAGUES and all(heads) and run[1].line.form in (Form.MATCH, Form.SCORE)


def _says_little(item: Item) -> bool:
    """Whether a line is a label, or a measure of no gauge."""
    return item.line.form is Form.LABEL or (item.line.form is Form.MEASURE and not item.line.arrow)


def _below_gauge(run: Sequence[Item]) -> bool:
    """Whether a run ends with a gauge and one more measure below it."""
    return len(run) > 1 and all(item.line.form is Form.MEASURE for item in run[-2:]) and run[-2].line.arrow


def _heads_text(page: Page, run: Sequence[Item]) -> bool:
    """Whether the last of several lines is the result that heads a bare text: the sentence below names both sides, however inflected."""
    below = page.blocks[run[-1].block.index + 1 : run[-1].block.index + 2]
    if page.markup or len(run) < 2 or not _is_results(run[-1:]) or not below or not is_short_sentence(below[0].text):
        return False
    said = {word[:INFLECTED] for word in names_in(below[0].text)}
    teams = [word for word in names_in(run[-1].block.text) if word[:INFLECTED] in said]
    return len(teams) >= SIDES


def _of_text(page: Page, label: Block) -> bool:
    """Whether a label above the temperature of a place is of the article: an item of a list, or words that the article says."""
    if page.markup:
        return False
    if BULLET.match(label.text) or is_small(label.text):
        return True
    return bool(names_in(label.text, LONG) & spoken(page, [label.index], label.index))


def _named_last(page: Page, run: Sequence[Item]) -> bool:
    """Whether a run above the title of a bare text ends with a name, of the figure above or of none; no heading stands there."""
    if page.markup or run[-1].line.form is not Form.LABEL:
        return False
    names = [item.line.form is Form.LABEL for item in run]
    if not run[-1].line.known and (len(run) < MIN_BELOW or names != [False, True] * (len(run) // 2)):
        return False
    return run[-1].block.index <= title_index(page.verdicts)


def _after_weather(page: Page, run: Sequence[Item], trimmed: Sequence[Item]) -> list[Item]:
    """What stands below a temperature and belongs to it: measures, the weather in words."""
    rest = run[run.index(trimmed[-1]) + 1 :]
    if not any(item.line.form is Form.WEATHER for item in trimmed[-2:]):
        return []
    kept: list[Item] = []
    for item in rest:
        if item.line.form is Form.LABEL and not is_weather(item.block.text):
            said = spoken(page, [item.block.index], item.block.index)
            if _is_heading(item.block) or names_in(item.block.text) & said:
                break
        elif item.line.form not in (Form.LABEL, *WEATHER):
            break
        kept.append(item)
    # The last one can be the heading of the text below it; with markup a lone one is not.
    while len(kept) > page.markup and kept[-1].line.form is Form.LABEL and not is_weather(kept[-1].block.text):
        kept.pop()
    return kept


def _is_heading(block: Block) -> bool:
    return block.evidence.tag in HEADINGS


def _bare_price(item: Item) -> bool:
    """A name with a number that no sign or word makes a price: ``Sound 8.5``."""
    text = item.block.text
    if is_pair(item):
        return False
    return item.line.form is Form.PRICE and not item.line.known and not CURRENCY.search(text) and not known_name(text)


def _is_share(item: Item) -> bool:
    """Whether a line is a percentage and nothing else, the change of the level above it."""
    return PERCENT.search(item.block.text) is not None and not any(map(str.isalpha, item.block.text))


def _subkinds(run: Sequence[Item]) -> list[Subkind]:
    """The subkind of each line; a label has that of the figure below it."""
    out: list[Subkind] = []
    below = Subkind.MARKET
    for item in reversed(run):
        if item.line.form is not Form.LABEL:
            below = SUBKINDS.get(item.line.form, Subkind.MARKET)
        out.append(below)
    return out[::-1]


def _reason(subkinds: Sequence[Subkind], edge: bool) -> str:
    shown = {
        Subkind.MARKET: "rates or prices",
        Subkind.WEATHER: "temperatures",
        Subkind.SCORE: "scores",
        Subkind.CLOCK: "a clock",
    }
    kinds = dict.fromkeys(shown[subkind] for subkind in subkinds)
    lines = "a line" if len(subkinds) == 1 else f"{len(subkinds)} lines"
    return (
        f"{lines} of figures that update by themselves: {', '.join(kinds)}{' at the edge of the text' if edge else ''}"
    )
