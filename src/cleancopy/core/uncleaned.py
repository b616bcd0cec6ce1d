"""What else a scraper leaves in a text without markup: buttons, credits, the author and the date, labels of advertisements, menus.

Each of these lines by itself may be the article's: a heading "Related", a list that ends in "Print". So they are taken out only of texts
in which something else was found that is no article's, and whose scraper therefore left everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter

from .abovetitle import VERDICT as FIGURES
from .abovetitle import above_title
from .boxes import COLONS, LEAD_SIGNS, MIN_LINK, lead_in, strikes
from .captions import captioned
from .data import table
from .endings import EDITED, MAIL, REPORTER
from .forms import small_letters, words
from .metadata.bylines import AFTER, BEFORE, BEFORE_WIDE, DESKS, WORK_OF_OTHERS
from .metadata.dates import read
from .metadata.datewords import CHANGED, POSTED, has_year
from .model import COPY, Block, Kind, Page, Subkind, Verdict
from .roles import title_index
from .sentences import is_prose
from .sitelabels import LABEL, LABEL_SIGNS, MAX_LABEL, label_of
from .standing import MAX_CHANGE, PICTURE, change_line, credit_line, credited, stock_line
from .stops import FULL_STOPS
from .times import is_ago

LINES = 40  # of a text, one of which at least is other chaff; in a long one a few may be taken for it wrongly
LONGEST = 220  # characters of such a line
MAX_BYLINE = 70
MAX_DATE = 100
MAX_SECTION = 28
SECTION_WORDS = 3
WORD = re.compile(r"[^\W\d_]+")
NAME_WORDS = range(2, 6)
SURE_NAMES = range(2, 4)  # words of one behind words with no colon, where the script has no capitals
BETWEEN = frozenset(
    "de da di del della do dos van von der den of al el bin ben la le y e i und and et og och et & ja en".split()
)
CLOCK = re.compile(r"\d[:.h]\d\d")
CHANGE_LABEL = 20  # characters in which the word for a change stands
DATE_WORDS = 3  # of a line that is only a date: the month, the day of the week, the zone
LABELLED_WORDS = 12  # of one that says what a date is of, twice
BESIDE_TITLE = 8  # lines below the title among which the date stands
MAX_MENU = 10  # short lines above the title; a page of reference has hundreds
MOST_NAMED = 2  # lines that name an author, or a change; more of them are a list
BRACKETED = re.compile(
    rf"[(（\[]\s?(?:[^\W\d_][\w.&-]{{0,14}}\s){{0,3}}(?:{PICTURE})(?:\s[\w.&-]{{1,14}}){{0,3}}\s?[)）\]]", re.I
)
LABEL_WORD = re.compile(
    r"^(?:[^\W\d_]+[\s:]+){1,2}?(?=\d|vor\s|il\s|hace\s|há\s)", re.I
)  # "Last updated", before how long ago
WIDE_CREDIT = re.compile(r"(?:写真|撮影|照片|图片|圖片|사진|摄影|攝影)\s?[＝=:：/／]\s?\S{2,14}")
SET_APART = tuple(",،，:：/／.")
OF_AGENCY = re.compile(
    r"(?:AP|AFP|EPA|Reuters|REUTERS|Getty|dpa|ANSA|EFE|TASR|ČTK|PAP|MTI|AA|DHA|ANI|PTI)(?:\s[Pp]hoto)?\s?/\s?\S"
)
HASHTAGS = re.compile(r"#\w{2,40}(?:[\s,]{1,2}#\w{2,40}){0,20}")
MAX_TAGS = 120
CRUMBS = re.compile(r"[^\W\d_][^>›»/]{0,24}(?:\s?[>›»]\s?[^>›»/]{1,24}){1,5}")

# What tells that nobody cleaned a text. Words that lead on and calls to sign up are also left in by those who did.
LEFT = frozenset({Kind.TICKER, Kind.TEASER})
# The same, for a look at all lines of a corpus: hashes of members of an enumeration are made anew each time.
LEFT_IDS = frozenset(map(id, LEFT))
UNSURE = frozenset({Subkind.CLOCK, Subkind.HEADLINE})
KIND = attrgetter("kind")
# What is looked at: neither the title, nor items of lists, nor code.
WHOLE = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.STANDFIRST, Kind.QUOTE})

CAPTION = Verdict(
    Kind.CAPTION, "the credit or caption of a picture, in a text that holds other chaff", "uncleaned.credit"
)
LED = Verdict(
    Kind.RELATED, "words that may lead on, and a headline, in a text that holds other chaff", "uncleaned.lead_in"
)
BYLINE = Verdict(Kind.BYLINE, "names who wrote it, in a text that holds other chaff", "uncleaned.byline")
DATE = Verdict(
    Kind.DATE, "says when the page was published or changed, in a text that holds other chaff", "uncleaned.date"
)
BARE_DATE = Verdict(Kind.DATE, "a date below the title, in a text that holds other chaff", "uncleaned.date")
COOKIES = Verdict(
    Kind.CONSENT, "speaks of cookies, in a text on other things that holds other chaff", "uncleaned.cookies"
)
MENU = Verdict(Kind.NAVIGATION, "short lines above the title, in a text that holds other chaff", "uncleaned.menu")
TAGS = Verdict(Kind.TAGS, "short lines under a label, with which the text ends", "uncleaned.tags")


@cache
def _pictured() -> tuple[str, ...]:
    return tuple(table("uncleaned.toml")["pictured"]["begins"])


@cache
def _names(family: str, name: str) -> frozenset[str]:
    return frozenset(table("uncleaned.toml")[family][name])


def uncleaned(page: Page, verdicts: Sequence[Verdict]) -> dict[int, Verdict]:
    """Return the verdicts on such lines of a text without markup; ``verdicts`` are those found so far, of all of its lines."""
    if page.markup or LEFT_IDS.isdisjoint(map(id, map(KIND, verdicts))):
        return {}
    if LINES * sum(map(_tells, verdicts)) < len(verdicts):
        return {}
    title = title_index(verdicts)
    found: dict[int, Verdict] = {}
    for block in page.looked_at:
        if verdicts[block.index].kind in WHOLE and len(block.text) <= LONGEST:
            verdict = _line(block.text, 0 <= title <= block.index <= title + BESIDE_TITLE)
            if verdict is not None:
                found[block.index] = verdict
    found |= dict.fromkeys(_cookies(page, verdicts), COOKIES)
    found |= dict.fromkeys(_beside(page, verdicts, found), LABEL)
    _unlist(found)
    found |= dict.fromkeys(above_title(page, verdicts, title), FIGURES)
    for block in _menu(page, verdicts, title, found):
        found.setdefault(block.index, MENU)
    for block in _filed(page, verdicts, found):
        found.setdefault(block.index, TAGS)
    return found


def _cookies(page: Page, verdicts: Sequence[Verdict]) -> list[int]:
    """The lines on cookies of a text that is not about them."""
    stems = table("uncleaned.toml")["cookies"]["stems"]
    said = [
        b
        for b in page.looked_at
        if verdicts[b.index].kind in COPY and any(map(small_letters(b.text).__contains__, stems))
    ]
    if len(said) > MOST_NAMED or any(len(b.text) > LONGEST or verdicts[b.index].kind is Kind.TITLE for b in said):
        return []
    return [block.index for block in said]


def _beside(page: Page, verdicts: Sequence[Verdict], found: Mapping[int, Verdict]) -> list[int]:
    """The names of services that stand alone on a line beside what was taken out, or in a row."""
    alone = [
        block.index
        for block in page.looked_at
        if verdicts[block.index].kind in WHOLE
        and small_letters(block.text).strip(LABEL_SIGNS) in _names("labels", "beside")
    ]
    near = set(found) | set(alone)
    return [index for index in alone if near & {index - 1, index + 1}]


def _unlist(found: dict[int, Verdict]) -> None:
    """Leave in what is said of more lines than a page says it of itself: makers of goods, days that head parts of the article."""
    for one, most in ((BYLINE, MOST_NAMED), (DATE, MOST_NAMED), (BARE_DATE, 1)):
        several = [index for index, verdict in found.items() if verdict is one]
        if len(several) > most:
            for index in several:
                del found[index]


def _tells(verdict: Verdict) -> bool:
    """Whether a line tells that nobody cleaned its text; a bare time may be that of an entry, and headlines those of a list of them."""
    return verdict.kind in LEFT and verdict.subkind not in UNSURE


def _line(text: str, near_title: bool) -> Verdict | None:
    """The verdict on a line by its words; a bare date is that of the page only near the title."""
    if len(text) <= MAX_LABEL:
        label = label_of(text)
        if label is not None:
            return label
    if leads_on(text):
        return LED
    if len(text) <= MAX_TAGS and is_filed(text):
        return TAGS
    if _is_credit(text):
        return CAPTION
    if len(text) <= MAX_BYLINE and is_byline(text):
        return BYLINE
    if len(text) <= MAX_DATE and is_changed(text):
        return DATE
    return BARE_DATE if near_title and len(text) <= MAX_LABEL and is_date(text) else None


def leads_on(text: str) -> bool:
    """Whether a line is words that may lead to another article, a sign that sets them off, and a headline.

    >>> leads_on("Kapcsolódó: Újra jár a komp"), leads_on("Lee: Vuelve el barco"), leads_on("Les mer: Det er verdt det.")
    (True, True, False)
    """
    end = lead_in(text)
    words = text[:end].rstrip()
    if len(text) - end < MIN_LINK or text.endswith((*FULL_STOPS, ":", ";", ",")):
        return False
    if words[-1:] not in COLONS and not strikes(text, words):
        return False
    return small_letters(LEAD_SIGNS.sub("", words)) not in _names("linked", "words")


def _is_credit(text: str) -> bool:
    """Whether a line says whose a picture is, or is the caption that ends so."""
    low = small_letters(text)
    if low.startswith(_pictured()):
        begun = next(words for words in _pictured() if low.startswith(words))
        if low[len(begun) :].lstrip()[:1] in SET_APART:
            return True
    if text[0] == "©" or OF_AGENCY.match(text):
        return len(text) <= MAX_LABEL
    if (
        low.strip(LABEL_SIGNS) in _names("agencies", "names")
        or BRACKETED.fullmatch(text)
        or WIDE_CREDIT.fullmatch(text)
    ):
        return True
    return credit_line(text) or stock_line(text) or (text[-1] in ")）" and credited(text)) or captioned(text)


def is_filed(text: str) -> bool:
    """Whether a line says what the article is filed under.

    >>> is_filed("Темы: порт, паром"), is_filed("#harbour #ferry"), is_filed("Topics: the port. It was here.")
    (True, True, False)
    """
    if HASHTAGS.fullmatch(text):
        return True
    label, colon, rest = small_letters(text).replace("：", ":").partition(":")
    return bool(colon and rest.strip()) and not text.endswith(FULL_STOPS) and label.strip() in _names("labels", "heads")


def is_byline(text: str) -> bool:
    """Whether a line is the words that stand before a name, and a name.

    >>> is_byline("By Helen Marsh"), is_byline("By the river they sat"), is_byline("责任编辑：王敏"), is_byline("Von Anna Roe, Berlin")
    (True, False, True, True)
    """
    if text.endswith((".", "!", "?", "…", ":", ";", ",", *FULL_STOPS)):
        return False
    if EDITED.fullmatch(text) or REPORTER.fullmatch(MAIL.sub("", text).strip()) or BEFORE_WIDE.match(text):
        return True
    begun = None if text.startswith("by ") else BEFORE.match(text)  # of goods: "by Acme Works"
    if begun is None or WORK_OF_OTHERS.match(f" {text}"):
        after = AFTER.search(text)
        return after is not None and _is_name(text[: after.start()])
    rest = text[begun.end() :].partition(";")[0]
    if small_letters(rest) in DESKS:
        return True
    if rest[:1].isalpha() and not (rest[0].isupper() or rest[0].islower()):  # a script without capitals
        colon = text[: begun.end()].rstrip()[-1:] in COLONS
        return len(rest.split()) in (NAME_WORDS if colon else SURE_NAMES) and not any(map(str.isdigit, rest))
    return _is_name(rest)


def _is_name(text: str) -> bool:
    """Whether some words are a name: two to five, each with a capital where the script has them."""
    found = WORD.findall(text)
    if len(found) not in NAME_WORDS or any(map(str.isdigit, text)):
        return False
    return (
        all(word[0].isupper() or not word[0].isalpha() or word in BETWEEN for word in found) and found[0][0].isupper()
    )


def is_changed(text: str) -> bool:
    """Whether a line says when the page was published or changed.

    >>> is_changed("Stand: 03.05.2026, 10:12 Uhr"), is_changed("Updated rules apply from May 2026")
    (True, False)
    """
    if len(text) <= MAX_CHANGE and change_line(text):
        return True
    labelled = POSTED.match(text) or CHANGED.search(text[:CHANGE_LABEL]) or small_letters(text).startswith("stand")
    if labelled and is_ago(LABEL_WORD.sub("", text, count=1)):
        return True
    if not labelled or CLOCK.search(text) is None or text[-1] in ".!?":
        return False
    return len(WORD.findall(text)) <= LABELLED_WORDS and has_year(text) and read(text) is not None


def is_date(text: str) -> bool:
    """Whether a line is a date and nothing else.

    >>> is_date("12 April 2026, 09:14"), is_date("12 April 2026"), is_date("April 2026:"), is_date("Peace of 12 April 2026")
    (True, True, False, False)
    """
    if not has_year(text) or text.endswith((".", ":")) or read(text) is None:
        return False
    found = WORD.findall(text)
    dated = words()["calendar"]
    if all(small_letters(word) in dated for word in found):
        return True
    return len(found) <= DATE_WORDS and CLOCK.search(text) is not None


def _menu(page: Page, verdicts: Sequence[Verdict], title: int, found: Mapping[int, Verdict]) -> Iterator[Block]:
    """Short lines above the title, one of them a label, where nothing above it is running text: sections, crumbs."""
    above = [block for block in page.blocks[: max(title, 0)] if verdicts[block.index].kind in COPY]
    labelled = any(index < title and verdict is LABEL for index, verdict in found.items())
    if not labelled or len(above) > MAX_MENU or any(is_prose(block.text) for block in above):
        return
    for block in above:
        short = len(block.text) <= MAX_SECTION and len(block.text.split()) <= SECTION_WORDS
        if (short and not any(map(str.isdigit, block.text))) or CRUMBS.fullmatch(block.text):
            yield block


def _filed(page: Page, verdicts: Sequence[Verdict], found: dict[int, Verdict]) -> list[Block]:
    """The short lines under a label with which the text ends: what the article is filed under."""
    rows: list[Block] = []
    for block in reversed(page.blocks):
        if block.index in found:
            if small_letters(block.text).strip(LABEL_SIGNS) in _names("labels", "heads"):
                return rows
            continue
        if verdicts[block.index].kind not in COPY:
            continue
        if len(block.text) > MAX_SECTION or len(block.text.split()) > SECTION_WORDS or block.text[-1] in ".!?":
            return []
        rows.append(block)
    return []
