"""The grammar of figures: what a short line is made of, and so what kind of figure it shows.

A line is read into numbers, signs and the words left over. What counts is the form: a level with a change, a temperature, a score with the
state of its match, a clock. Words say what a figure measures, but no line is a figure by its words.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files

MAX_LENGTH = 110  # characters; a longer line is prose, or several values run together, which are read value by value
MAX_RUN_TOGETHER = 600
MIN_CHANGES = 2  # of values on one line that is no longer than a sentence
MIN_MARKS = 3  # arrows, percent, currency and degree signs of several values on one line


class Form(Enum):
    """What a line shows."""

    PROSE = "prose"
    LABEL = "label"  # a few words or a code, nothing else: the name of what the next line measures
    VALUE = "value"  # a level alone
    CHANGE = "change"  # a change alone
    QUOTE = "quote"  # a level with its change, or a currency pair with its level
    PRICE = "price"  # a name with a level, no change
    WEATHER = "weather"
    SCORE = "score"
    MATCH = "match"  # a score with the state of its match
    CLOCK = "clock"
    STRIP = "strip"  # the label of a strip of headlines


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the grammar reads it."""

    form: Form
    known: bool = False
    """Whether its words name a currency, an index or the weather."""
    arrow: bool = False
    """Whether a change is marked by an arrow or a sign; of a clock, whether it shows the day of the week and the date with it."""


PROSE = Line(Form.PROSE)

# A number in any script and format: 41.68, 1 234,56, 12'345, ٤١٫٦٨. One digit, then digits with single separators: linear.
NUMBER = re.compile(r"\d+(?:[.,'’٬٫·   ]\d+)*")
DIGIT = re.compile(r"\d")
PHONE = re.compile(r"\+?\(?\d{1,4}\)?(?:[ /-]{1,3}\(?\d{2,8}\)?){1,5}")
PHONE_DIGITS = range(8, 16)  # E.164: up to 15
FIGURE = re.compile(r"[\d▲▼△▽▴▾↑↓⬆⬇↗↘⇧⇩🔺🔻🔼🔽⯅⯆]")  # what a line of figures has at least
MARKS = "▲▼△▽▴▾↑↓⬆⬇↗↘⇧⇩🔺🔻🔼🔽⯅⯆%٪°º℃℉$€£¥₴₽₹₺₩"
# What chaff is looked at for. It begins with one set of characters, by which the engine finds the places to look at.
SIGN = re.compile(rf"[\d{MARKS}](?:(?<=[{MARKS}])|(?<=\d)(?:[.,:٫]| ?[-–:] ?)\d)")
SIGNED = re.compile(r"(?<![\w.,)])[+\-−–±]\s?\d|\d[+−±-]\d|\(\s?[+\-−]?\d[\d.,]*\s?%\s?\)")
PERCENT = re.compile(r"[%٪％﹪]")
MAX_STRIP_LABEL = 30
ARROW = re.compile(r"[▲▼△▽▴▾↑↓⬆⬇↗↘⇧⇩🔺🔻🔼🔽⯅⯆]")
DECIMAL = re.compile(r"\d[.,٫]\d{1,4}(?!\d)|\d[.,'’   ]\d{3}(?!\d)")
DEGREE = re.compile(
    r"\d\s?(?:[°º˚]\s?[CFcf]?\b|[°º˚]|℃|℉|o\s?C\b|\s?gradi\b)|[+−-]\d{1,2}\s?(?:\.{3}|…|/|–)\s?[+−-]?\d{1,2}\s?°?\s?C\b"
)
CLOCK = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3])(?:[:h]\d{2}){1,2}(?![\d:])|\b\d{1,2}\s?(?:[AaPp]\.?[Mm]\b)")
DATED_CLOCK = re.compile(
    r"\b(?:19|20)\d{2}\b\D{0,12}\b(?:[01]?\d|2[0-3])\.[0-5]\d\s*(?:Uhr)?$"
)  # 12. november 2024 kl. 15.23
DATE = re.compile(r"\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d{2}\b")
FULL_DATE = 2  # words of a date that is written out: the day of the week and the month
SCORE = re.compile(r"(?<![\d:–$€£¥₹-])\d{1,3}\s?[-:–]\s?\d{1,3}(?![\d:–-])|(?<![\d.,])\d{1,3}/\d{1,2}(?!\d)")
MINUTE = re.compile(r"\(?\b\d{1,3}\s?(?:\+\d)?['′’](?!\w)\)?")
# Vowel signs and other marks of Indic scripts, Arabic, Hebrew and Thai are no letters to ``\\w`` but parts of words.
LETTER = r"[^\W\d_]"
MARK = (
    "[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0951-\u0957"
    "\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d\u0a81-\u0acd"
    "\u0b01-\u0b4d\u0b82-\u0bcd\u0c00-\u0c4d\u0c81-\u0ccd\u0d00-\u0d4d\u0e31-\u0e4e]"
)
WORD = re.compile(rf"{LETTER}(?:{LETTER}|{MARK}|[&/'’.-](?={LETTER}))*")
WIDE = re.compile(r"[぀-ヿ㐀-鿿가-힯]")
SENTENCE_END = re.compile(r"[.!?。！？।؟]['\"”’»)\]]*$")
MAX_END = 8  # characters of signs that end a sentence
BULLET = re.compile(r"^\s*(?:[-•*–—▪◦·]|\d{1,2}[.)])\s")
LEAD = re.compile(r"([^:|：]{1,24})([:|：]?)(.*)", re.DOTALL)
CURRENCY = re.compile(r"[$€£¥₴₽₹₺₩₪₫₦₱₲₡₸₾₿฿﷼¢]")
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
FULL_STOPS = (".", "。", "।")
PLACE = re.compile(
    r"\d\s?[°º](?:\s?\d{1,2}(?:[.,]\d+)?\s?['′’]\s?(?:\d{1,2}(?:[.,]\d+)?\s?[\"″”])?)?\s?[NSEWOСЮЗВ]\b"
)  # a place on the map
LISTED = re.compile(
    r"[,;.!?](?:\s|$)|^[^\d]{2,40}:\s|^\d|[•%$€£~/]"
)  # signs of a sentence or a list, a label among them
BRACKET = re.compile(r"\([^()]{0,20}\)")
ENUMERATION = re.compile(r"\d[^,]{0,8},\s")


@cache
def words() -> dict[str, frozenset[str]]:
    """Return the word lists by name, from ``tickers.toml``."""
    data = tomllib.loads(files("cleancopy.core.data").joinpath("tickers.toml").read_text("utf-8"))
    lists = {
        name: frozenset(value.split()) if isinstance(value, str) else frozenset(value) for name, value in data.items()
    }
    return lists | {"codes_small": frozenset(code.lower() for code in lists["codes"])}


def is_sentence(text: str) -> bool:
    """Whether a line is so long, and ends so, that ``read`` finds prose in it whatever it holds."""
    return len(text) > MAX_LENGTH and SENTENCE_END.search(text, len(text) - MAX_END) is not None


def read(text: str) -> Line:
    """Return what a line shows.

    >>> read("41.68 UAH ▼0.25%").form, read("USD").form, read("London 11°C").form
    (<Form.QUOTE: 'quote'>, <Form.LABEL: 'label'>, <Form.WEATHER: 'weather'>)
    >>> read("The euro stood at 48.09 hryvnias, down 0.28%.").form
    <Form.PROSE: 'prose'>
    """
    if len(text) > MAX_RUN_TOGETHER or is_sentence(text):
        return PROSE
    if len(text) > MAX_LENGTH:
        return _run_together(text)
    if strip_label(text):
        return Line(Form.STRIP)
    if not DIGIT.search(text):
        return _label(text)
    if SENTENCE_END.search(text) and not text.endswith("%"):
        return PROSE
    found = WORD.findall(text)
    line = _clock(text, found) or _weather(text, found) or _market(text, found) or _score(text, found) or PROSE
    if line.form in (Form.PROSE, Form.SCORE):
        changes = len(ARROW.findall(text)) + len(SIGNED.findall(text))
        together = _run_together(text) if changes >= MIN_CHANGES else PROSE  # shares of a vote have no sign
        return line if together is PROSE else together
    return line


def _label(text: str) -> Line:
    """A label: a few words that no sentence or heading is made of."""
    found = WORD.findall(text)
    if not found:
        return Line(Form.CHANGE, arrow=True) if ARROW.fullmatch(text) else PROSE
    wide = len(WIDE.findall(text))
    if len(found) > 4 or len(text) > 28 or wide > 8 or SENTENCE_END.search(text):
        return PROSE
    return Line(Form.LABEL, known=_is_known(text, found))


def _is_known(text: str, found: list[str]) -> bool:
    lists = words()
    if any(word in lists["codes"] for word in found):
        return True
    parts = {part for word in found for part in (word.lower(), *re.split(r"[/&.-]", word.lower()))}
    return bool(parts & lists["quoted"] or (parts & lists["codes_small"] and "/" in text))


def _others(found: list[str], *names: str) -> list[str]:
    """The words that are in none of the lists."""
    lists = words()
    return [w for w in found if not any(w.lower() in lists[n] or w in lists[n] for n in names)]


def _plain_name(rest: list[str], text: str, most: int) -> bool:
    """Whether the words left over can be a name: few, none of them small but one, few wide characters."""
    small = sum(word[0].islower() for word in rest)
    return len(rest) <= most and small <= 1 and len(WIDE.findall(text)) <= 12


def _market(text: str, found: list[str]) -> Line | None:
    rest = _others(found, "codes", "quoted", "codes_small")
    known = _is_known(text, found) or PERCENT.search(text) is not None
    numbers = NUMBER.findall(text)
    arrow = ARROW.search(text) is not None
    signed = arrow or SIGNED.search(text) is not None
    percent = PERCENT.search(text) is not None
    decimal = DECIMAL.search(text) is not None
    if not rest and not any(w.isalpha() and w not in words()["codes"] for w in found):
        return _bare(text, numbers, signed, percent, known, arrow)
    if not _plain_name(rest, text, 3) or BULLET.match(text) or ENUMERATION.search(text):
        return None
    changes = signed or (percent and len(numbers) > 1)
    if decimal and len(numbers) > 1 and changes and (not _price_list(text) or _is_known(text, found)):
        return Line(Form.QUOTE, _is_known(text, found) or CURRENCY.search(text) is not None, arrow)
    if decimal and len(numbers) == 2 and "/" in text and _is_known(text, found):
        return Line(Form.QUOTE, True, arrow)  # a bid and an ask of a pair of currencies
    if (
        (decimal or CURRENCY.search(text))
        and len(numbers) == 1
        and not percent
        and (CURRENCY.search(text) or not _price_list(text))
    ):
        return Line(Form.PRICE, _is_known(text, found), arrow)
    if arrow and len(numbers) == 1 and _is_known(text, found):
        return Line(Form.QUOTE, True, True)
    return None


def _price_list(text: str) -> bool:
    """Whether a name and a figure are joined as in a list of prices: ``Eggs, a dozen: £3.12 (£2.78)``."""
    return ": " in text or ", " in text.rstrip("0123456789., ")


def _is_phone(text: str) -> bool:
    return PHONE.fullmatch(text) is not None and sum(map(str.isdigit, text)) in PHONE_DIGITS


def _bare(text: str, numbers: list[str], signed: bool, percent: bool, known: bool, arrow: bool) -> Line | None:
    """A line of figures, signs and codes only."""
    if len(text) > 60 or CLOCK.fullmatch(text.strip()) or _is_phone(text.strip()):
        return None
    codes = sum(word in words()["codes"] for word in WORD.findall(text))
    if len(numbers) >= 2 and (signed or percent or (codes >= 2 and DECIMAL.search(text))):
        return Line(Form.QUOTE, known, arrow)
    if signed and (percent or arrow or len(numbers) == 1):
        return Line(Form.CHANGE, known, True)
    if len(numbers) == 1 and (DECIMAL.search(text) or CURRENCY.search(text) or known):
        if known and not (DECIMAL.search(text) or CURRENCY.search(text)):
            return Line(Form.LABEL, known)  # the number of an index: S&P 500
        return Line(Form.PRICE if WORD.search(text) else Form.VALUE, known, arrow)
    return None


def _weather(text: str, found: list[str]) -> Line | None:
    if not DEGREE.search(text) or PLACE.search(text):
        return None
    lists = words()
    rest = [
        w
        for w in found
        if w.lower() not in lists["weather"]
        and w not in ("C", "F", "o", "H", "T", "L", "km", "mph", "hPa", "mm", "AM", "PM")
    ]
    rest = [w for w in rest if w.lower() not in lists["calendar"]]
    told = len(rest) < len([w for w in found if len(w) > 1])
    spoken = re.search(r"\d\s?[°º˚]?\s?[CF]?,\s", text) is not None
    if not _plain_name(rest, text, 3) or BULLET.match(text):
        return None
    if spoken and (not told or any(w[0].isupper() and w.lower() in lists["calendar"] for w in found)):
        return None
    return Line(Form.WEATHER, told)


def _clock(text: str, found: list[str]) -> Line | None:
    if not (CLOCK.search(text) or DATED_CLOCK.search(text)):
        return None
    if DEGREE.search(text):
        return None
    rest = [w for w in _others(found, "calendar") if w.lower().strip(".") not in ("p.m", "a.m", "uhr", "klokken")]
    if rest or len(text) > 60:
        return None
    numbers = len(NUMBER.findall(text))
    full = len(found) >= FULL_DATE and YEAR.search(text) is not None
    return Line(Form.CLOCK, known=numbers >= 3, arrow=full and numbers >= 3)


def _score(text: str, found: list[str]) -> Line | None:
    state = words()["match"]
    rest = [word for word in found if word.lower().strip(".") not in state]
    told = len(rest) < len(found) or MINUTE.search(text) is not None or text.rstrip().endswith(")")
    small = sum(word[0].islower() for word in rest)
    together = len(SCORE.findall(BRACKET.sub("", text)))
    if together > 1 and 2 * together <= len(rest) <= 5 * together and small <= 1 and not LISTED.search(text):
        return Line(Form.MATCH, known=True)  # several results on one line, nothing between them
    if not 1 <= len(rest) <= 7 or small > 1 or len(text) > 70 or BULLET.match(text):
        return None
    if SCORE.search(text) and not CLOCK.match(text) and not DATE.search(text):
        return Line(Form.MATCH if told and not text.rstrip().endswith("(aet)") else Form.SCORE)
    if told and len(rest) < len(found) and len(NUMBER.findall(text)) == 2 and len(rest) <= 4:
        return Line(Form.MATCH)
    return None


def _small(text: str) -> str:
    """Small letters; the Turkish dotted capital gives one letter, not a letter and a dot."""
    return text.replace("İ", "i").lower()


def strip_label(text: str) -> bool:
    """Whether a line is the label of a strip of headlines and nothing else."""
    return len(text) <= 30 and _small(text.strip(" :|•·+-–—●!")) in words()["strip"]


@cache
def _strip_starts() -> frozenset[str]:
    return frozenset(label.split()[0].strip(" :|") for label in words()["strip"])


@cache
def _strip_heads() -> frozenset[str]:
    return frozenset(start[:2] for start in _strip_starts())


@lru_cache(maxsize=4_096)
def _is_strip_head(letters: str) -> bool:
    """Whether a label of a strip begins with these two letters, large or small."""
    return _small(letters) in _strip_heads()


@cache
def _strip_labels() -> tuple[str, ...]:
    return tuple(words()["strip"])


def begins_strip(text: str, word: str) -> bool:
    """Whether a text, of which the first word is given, may begin with a label of a strip of headlines."""
    return _small(word) in _strip_starts() and _small(text[:MAX_STRIP_LABEL]).startswith(_strip_labels())


def may_be_strip(text: str) -> bool:
    """Whether a line is worth asking if it is of a headline strip: by its first word, or a clock."""
    first = text[0]
    if first.isdigit() or first == "+" or first >= "\u0590":
        return True
    if first.isalpha() and not _is_strip_head(text[:2]):
        return False
    return (
        _small(text[:MAX_STRIP_LABEL].split(maxsplit=1)[0].strip(":|•·-–—●!")) in _strip_starts() or not first.isalpha()
    )


def strip_start(text: str) -> str:
    """Return the label of a strip of headlines with which a line begins, as written, or nothing; more words must follow.

    >>> strip_start("SISTE NYTT Bridge closed"), strip_start("Breakings of news"), strip_start("Breaking")
    ('SISTE NYTT', '', '')
    """
    low = _small(text[: MAX_STRIP_LABEL + 1])
    spaces = [place for place, char in enumerate(low) if char == " "]
    return next((text[:place] for place in reversed(spaces) if low[:place] in words()["strip"]), "")


def strip_lead(text: str) -> bool:
    """Whether a line begins with the label of a strip of headlines, set off from the rest, or is framed like one.

    >>> strip_lead("SON DAKİKA | Kuzeyde deprem"), strip_lead("Latest: all is well")
    (True, False)
    """
    if text.startswith("+++") and text.rstrip().endswith("+++"):
        return True
    found = LEAD.match(text)
    if not found or not found.group(3).strip():
        return False
    head, mark = found.group(1).strip(), found.group(2)
    labels = words()["strip"]
    if _small(head) in labels:
        if text.endswith(FULL_STOPS) and "|" not in mark:
            return False  # a sentence that somebody quotes
        return "|" in mark or head.isupper() or not (head.isupper() or head.islower() or head[0].isupper())
    first, _, rest = text.partition(" ")
    return (
        bool(rest)
        and _small(first) in labels
        and (first.isupper() or not first.isascii())
        and len(first) > 1
        and not first.islower()
    )


def _run_together(text: str) -> Line:
    """Several quotes on one line: nearly all of it figures, signs and short names."""
    numbers = NUMBER.findall(text)
    if len(numbers) < 4 or SENTENCE_END.search(text):
        return PROSE
    letters = sum(map(len, _others(WORD.findall(text), "codes", "quoted", "weather", "match")))
    marks = (
        len(ARROW.findall(text)) + len(PERCENT.findall(text)) + len(CURRENCY.findall(text)) + len(DEGREE.findall(text))
    )
    if letters <= 0.35 * len(text) and (marks >= MIN_MARKS or (marks and letters < 0.2 * len(text))):
        return Line(Form.QUOTE, True, ARROW.search(text) is not None)
    return PROSE
