"""The grammar of figures: what a short line is made of, and so what kind of figure it shows.

A line is read into numbers, signs and the words left over. What counts is the form: a level with a change, a temperature, a score with the
state of its match, a clock. Words say what a figure measures, but no line is a figure by its words.
"""

from __future__ import annotations

import re
from functools import cache

from .clocks import clock
from .currencies import begins_with_currency
from .daylines import of_the_day
from .degrees import is_too_hot
from .forms import Form, Line, bare, heads_figures, words
from .gauges import gauge
from .letters import is_small
from .numerals import BULLET, CLOCK, CURRENCY, LEVEL, NUMBER, are_close, is_level, is_phone, is_rated
from .readings import reading
from .results import in_money, result
from .spellings import abbreviated, apart, begins_known, in_unit, parts_of, spelled
from .stops import SIGNS

MAX_LENGTH = 110  # characters; a longer line is prose, or several values run together, which are read value by value
MAX_RUN_TOGETHER = 600
MIN_CHANGES = 2  # of values on one line that is no longer than a sentence
MIN_NUMBERS = 4  # of several values on one line
MIN_MARKS = 3  # arrows, percent, currency and degree signs of several values on one line
PROSE = Line(Form.PROSE)
DIGIT = re.compile(r"\d")
ARROWS = "▲▼△▽▴▾↑↓⬆⬇↗↘⇧⇩🔺🔻🔼🔽⯅⯆"
ARROW = re.compile(f"[{ARROWS}]")
FIGURE = re.compile(rf"[\d{ARROWS}]")  # what a line of figures has at least
ASCII_FIGURE = re.compile("[0-9]")  # the same in a line of ASCII, found in half the time
MARKS = ARROWS + "%٪°º℃℉$€£¥₴₽₹₺₩"
# What chaff is looked at for. It begins with one set of characters, by which the engine finds the places to look at.
SIGN = re.compile(rf"[\d{MARKS}](?:(?<=[{MARKS}])|(?<=\d)(?:[.,:٫]| ?[-–:] ?)\d)")
SIGNED = re.compile(r"(?<![\w.,)])[+\-−–±]\s?\d|\d[+−±-]\d|\(\s?[+\-−]?\d[\d.,]*\s?%\s?\)")
PERCENT = re.compile("[%٪％﹪]")
DECIMAL = re.compile(r"\d[.,٫]\d{1,4}(?!\d)|\d[.,'’٬   ]\d{3}(?!\d)")
DEGREE = re.compile(
    r"\d\s?(?:[°º˚]\s?[CFcf]?\b|[°º˚]|℃|℉|o\s?C\b|\s?gradi\b|st\.\s?C\b)|[+−-]\d{1,2}\s?(?:\.{3}|…|/|–)\s?[+−-]?\d{1,2}\s?°?\s?C\b"
)
UNITS = frozenset("C F o H T L km kmh kph mph hPa mm AM PM C С Ф м с сC м/с км/ч km/h m/s".split())
# Vowel signs and other marks of Indic scripts, Arabic, Hebrew and Thai are no letters to ``\\w`` but parts of words.
LETTER = r"[^\W\d_]"
MARK = (
    "[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0951-\u0957"
    "\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d\u0a81-\u0acd"
    "\u0b01-\u0b4d\u0b82-\u0bcd\u0c00-\u0c4d\u0c81-\u0ccd\u0d00-\u0d4d\u0d81-\u0d83\u0dca-\u0ddf\u0e31-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ecd"
    "\u102b-\u103e\u17b6-\u17d3\u200c\u200d]"
)
WORD = re.compile(rf"{LETTER}(?:{LETTER}|{MARK}|[&/'’‘ʻʼ.-](?={LETTER}))*")
WIDE = re.compile(r"[぀-ヿ㐀-鿿가-힯]")
SENTENCE_END = re.compile(rf"[{SIGNS}]['\"”’»)\]]*$")
IN_BRACKETS = re.compile(r"\([^()]{1,8}\)$")  # "(n.V.)": an abbreviation, no end of a sentence
MAX_END = 8  # characters of signs that end a sentence
MINUTES = r"\s?\d{1,2}(?:[.,]\d+)?\s?['′’]\s?(?:\d{1,2}(?:[.,]\d+)?\s?[\"″”])?"
# A place on the map; one letter of Russian for a side of the world is also written for Celsius.
PLACE = re.compile(rf"\d\s?[°º](?:{MINUTES})?\s?[NSEWOЮЗВ]\b|\d\s?[°º]{MINUTES}\s?С\b")
# Values side by side on one line: each a name with a figure.
BETWEEN = re.compile(r"\s*[|│┃ǀ•·●‖¦;]\s*|\s[/–—]\s|\t|\s{2,}")
MIN_SEGMENTS = 3
MOST_LEVELS = 3  # of one name: what it is bought for, sold for, and the middle
MARKET_NAME, MOVING_NAME = 3, 6  # unknown words of a name; more of them before an arrow and a share
MAX_GRADE = 3  # figures of a number that is part of a name: 95, 225, 500
MEASURED = re.compile(
    r"\d\s?(?:%|٪|％|km/h|kmh|kph|mph|m/s|км/ч|км/год|м/с|km/s|km/t|km/st|كم/س|קמ\"ש|h[Pp]a|гПа|mbar|mb|mmHg|мм|mm|inHg|kts?|knots|bft|bf|公里|米/秒|级|級|ミリ|%?/%?)(?![^\W\d_])",
)
CHANGES = re.compile(r"\([+\-−–▲▼][^()]{1,24}\)$")  # "(-0.01, -1.30%)": one change, told twice
EQUAL = re.compile(r"^\d{1,4}\s?[^\d=]{1,20}[=≈]\s?\d[\d.,'’ ]{0,15}\s?[^\d=]{0,14}")
LONG_LEVEL = 5  # of one that stands alone behind a known name; a year has fewer
DAYS = re.compile(r"^[^\W\d]{2,12}\.?\s[+−-]?\d{1,2}\s?\|\s?[+−-]?\d{1,2}")  # "Thu 38 | 25"
ENUMERATION = re.compile(r"\d[^,]{0,8},\s")


def width(text: str) -> int:
    """Return the length of a text in characters, those of East Asia counting double."""
    return len(text) if text.isascii() else len(text) + len(WIDE.findall(text))


def has_figure(text: str) -> bool:
    """Whether a line has a figure, or an arrow."""
    return (ASCII_FIGURE if text.isascii() else FIGURE).search(text) is not None


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
    text = apart(spelled(text))
    if len(text) > MAX_LENGTH:
        return _run_together(text)
    if not DIGIT.search(text):
        return _label(text)
    if SENTENCE_END.search(text) and not text.endswith("%") and not IN_BRACKETS.search(text) and not abbreviated(text):
        return PROSE
    if text.lower() in words()["quoted"]:
        return Line(Form.LABEL, True)
    if in_money(text) or in_unit(text):
        return PROSE
    found = WORD.findall(text)
    line = (
        _side_by_side(text)
        or clock(text, found)
        or gauge(text, found)
        or of_the_day(text)
        or reading(text)
        or _weather(text, found)
        or _market(text, found)
        or result(text, found)
        or _measure(text, found)
        or PROSE
    )
    if line.form in (Form.PROSE, Form.SCORE):
        changes = len(ARROW.findall(text)) + len(SIGNED.findall(text))
        together = _run_together(text) if changes >= MIN_CHANGES else PROSE  # shares of a vote have no sign
        return line if together is PROSE else together
    return line


def _side_by_side(text: str) -> Line | None:
    """Several values on one line with signs between them, all of one kind."""
    parts = [part for part in BETWEEN.split(text) if part]
    if len(parts) < MIN_SEGMENTS or BULLET.match(text) or not all(DIGIT.search(part) for part in parts):
        return None
    lines = [_part(part) for part in parts]
    forms = {line.form for line in lines}
    known = any(line.known for line in lines)
    if forms <= {Form.QUOTE, Form.PRICE, Form.CHANGE, Form.VALUE} and (known or Form.QUOTE in forms):
        return Line(Form.QUOTE, True, any(line.arrow for line in lines))
    if Form.WEATHER in forms and forms <= {Form.WEATHER, Form.MEASURE}:
        return Line(Form.WEATHER, True)
    return None


def _part(text: str) -> Line:
    found = WORD.findall(text)
    return _weather(text, found) or _market(text, found) or _measure(text, found) or PROSE


def _measure(text: str, found: list[str]) -> Line | None:
    """A name, a figure, and a unit of humidity, wind or pressure."""
    if not MEASURED.search(text) or len(NUMBER.findall(text)) > 2 or len(text) > 40 or len(found) > 5:
        return None
    return Line(Form.MEASURE, any(word.lower() in words()["weather"] for word in found))


def _label(text: str) -> Line:
    """A label: a few words that no sentence or heading is made of."""
    found = WORD.findall(text)
    if not found or text.lower() in words()["unchanged"]:
        return Line(Form.CHANGE, arrow=True) if found or ARROW.fullmatch(text) else PROSE
    wide = len(WIDE.findall(text))
    if len(found) > 4 or len(text) > 28 or wide > 8 or SENTENCE_END.search(text):
        return PROSE
    return Line(Form.LABEL, known=_is_known(text, found))


def _is_known(text: str, found: list[str]) -> bool:
    lists = words()
    if any(word in lists["codes"] for word in found):
        return True
    parts = {part for word in found for part in parts_of(word.lower())}
    if parts & lists["quoted"] or (parts & lists["codes_small"] and "/" in text):
        return True
    if WIDE.search(text) is not None and any(map(begins_known, filter(WIDE.match, found))):
        return True
    return begins_with_currency(text)


def names_known(text: str) -> bool:
    """Whether a line names what a list knows to be quoted: a currency, an index, a metal.

    >>> names_known("41.68 UAH"), names_known("Software"), names_known("DAX")
    (True, False, True)
    """
    return _is_known(text, WORD.findall(text))


def is_weather(text: str) -> bool:
    """Whether a line says what the weather is like."""
    known = words()["weather"]
    return any(word.lower() in known or bare(word.lower()) in known for word in WORD.findall(text))


def names_weather(text: str) -> bool:
    """Whether a line holds a temperature, the name of the weather, and nothing but words for it.

    >>> names_weather("15 °C heiter Wetter"), names_weather("London 15 °C"), names_weather("15 °C, cloudy")
    (True, False, False)
    """
    found = WORD.findall(DEGREE.sub(" ", text))
    return any(heads_figures(word) for word in found) and not _others(found, "weather")


def _others(found: list[str], *names: str) -> list[str]:
    """The words that are in none of the lists."""
    known = _together(names)
    return [
        word
        for word in found
        if word.lower() not in known
        and word not in known
        and ("/" not in word or not known.issuperset(word.lower().split("/")))
    ]


@cache
def _together(names: tuple[str, ...]) -> frozenset[str]:
    """The words of several lists."""
    return frozenset().union(*(words()[name] for name in names))


def _plain_name(rest: list[str], text: str, most: int) -> bool:
    """Whether the words left over can be a name: few, none of them small but one, few wide characters."""
    small = sum(is_small(word) for word in rest)
    return len(rest) <= most and small <= 1 and len(WIDE.findall(text)) <= 12


def _market(text: str, found: list[str]) -> Line | None:
    rest = _others(found, "codes", "quoted", "codes_small", "units", "per", "sides")
    arrow, percent = ARROW.search(text) is not None, PERCENT.search(text) is not None
    named = _plain_name(rest, text, MOVING_NAME if arrow and percent else MARKET_NAME)
    if rest and not named:
        if not begins_with_currency(text):
            return None  # as most lines
        named = True
    known = percent or _is_known(text, found)
    numbers = NUMBER.findall(text)
    signed = arrow or SIGNED.search(text) is not None
    decimal = DECIMAL.search(text) is not None
    if not rest and all(w in words()["codes"] or w.lower() in words()["units"] or not w.isalpha() for w in found):
        bare_line = _bare(text, numbers, signed, percent, known, arrow)
        if bare_line is not None or len(numbers) != 2:
            return bare_line
    if EQUAL.fullmatch(text) and known and not rest:
        return Line(Form.QUOTE, True)
    if not named or BULLET.match(text) or ENUMERATION.search(CHANGES.sub("", text)):
        return None
    level = decimal or CURRENCY.search(text) is not None
    if len(numbers) == 1:
        return _one(text, level, percent, arrow)
    levels = not decimal and len(numbers) == 2 and all(map(is_level, numbers)) and are_close(numbers)  # bid and ask
    moved = arrow and (decimal or any(is_level(number) and len(number) > LEVEL for number in numbers[:1]))
    if (levels or moved) and known_name(text):
        return Line(Form.QUOTE, True, arrow)
    return _several(text, numbers, signed, percent) if decimal and numbers else None


def _several(text: str, numbers: list[str], signed: bool, percent: bool) -> Line | None:
    """A name with several figures: a level with its change, a bid and an ask, or a number that is part of the name."""
    named = _is_known(text, WORD.findall(text))
    arrow, priced = ARROW.search(text) is not None, CURRENCY.search(text) is not None
    if (signed or percent) and (named or not _price_list(text)):
        if priced and not named and not signed:
            return Line(Form.PRICE)  # a price and what is off it
        return Line(Form.QUOTE, named or priced, arrow)
    if len(numbers) > MOST_LEVELS or not known_name(text) or _price_list(text):
        return None
    if all(map(DECIMAL.search, numbers)):
        return Line(Form.QUOTE, True, arrow) if are_close(numbers) else None
    grade = numbers[0].isdigit() and len(numbers[0]) <= MAX_GRADE and len(numbers) == 2
    return (
        Line(Form.PRICE, True, arrow)
        if grade and DECIMAL.search(numbers[1]) and (_unit(text) or CURRENCY.search(text) or text.endswith(numbers[1]))
        else None
    )


def _one(text: str, level: bool, percent: bool, arrow: bool) -> Line | None:
    """A name with one figure."""
    if name := known_name(text):
        return _named_level(text, name, level or percent, arrow)
    named = _is_known(text, WORD.findall(text))
    if level and not percent and (CURRENCY.search(text) or not _price_list(text)):
        return Line(Form.PRICE, named, arrow)
    return Line(Form.QUOTE, True, True) if arrow and named else None


def known_name(text: str) -> str:
    """The known name before a figure, or nothing; the currency behind a figure names nothing."""
    name = text[: DIGIT.search(text).start()]  # type: ignore[union-attr]
    return name if _is_known(name, WORD.findall(name)) else ""


def _named_level(text: str, name: str, level: bool, arrow: bool) -> Line | None:
    """A known name with one figure: a level, or the grade of a fuel and the number of an index, which are part of a name."""
    if (
        level
        or CURRENCY.search(text)
        or _unit(text)
        or (len(text) - len(name) >= LONG_LEVEL and text[len(name) :].isdigit())
    ):
        return Line(
            Form.PRICE, not _price_list(text) or CURRENCY.search(text) is not None or _is_rate(text, name), arrow
        )
    return None if ":" in text or len(text) > len(name) + 4 else Line(Form.LABEL, True)


def _is_rate(text: str, name: str) -> bool:
    """Whether a currency is named before a figure, and another behind it, or three decimals and more."""
    return (_unit(text) or is_rated(text)) and not words()["currencies"].isdisjoint(map(str.lower, WORD.findall(name)))


def _unit(text: str) -> bool:
    """Whether a figure is followed by the name of a currency at the end of a line."""
    last = text.rpartition(" ")[2].strip(".)").lower()
    return last in words()["units"] or last in words()["quoted"] or last.upper() in words()["codes"]


def _price_list(text: str) -> bool:
    """Whether a name and a figure are joined as in a list of prices: ``Eggs, a dozen: £3.12 (£2.78)``."""
    return ": " in text or ", " in text.rstrip("0123456789., ")


def _bare(text: str, numbers: list[str], signed: bool, percent: bool, known: bool, arrow: bool) -> Line | None:
    """A line of figures, signs and codes only."""
    if len(text) > 60 or CLOCK.fullmatch(text.strip()) or is_phone(text.strip()):
        return None
    codes = sum(word in words()["codes"] for word in WORD.findall(text))
    level = percent and len(PERCENT.findall(text)) < len(numbers)  # shares alone have no level
    if len(numbers) >= 2 and (signed or (level and DECIMAL.search(text)) or (codes >= 2 and DECIMAL.search(text))):
        return Line(Form.QUOTE, known, arrow)
    if signed and (percent or arrow or len(numbers) == 1):
        return Line(Form.CHANGE, known, True)
    if (
        len(numbers) > 1 and all(map(DECIMAL.search, numbers)) and are_close(numbers)
    ):  # what it is bought for, and sold for
        return Line(Form.QUOTE, True, arrow) if codes else Line(Form.VALUE, known)
    if len(numbers) == 1 and (DECIMAL.search(text) or CURRENCY.search(text) or known or _unit(text)):
        if known and not (DECIMAL.search(text) or CURRENCY.search(text) or percent or _digits(text) >= LONG_LEVEL):
            return Line(Form.LABEL, known)  # the number of an index: S&P 500
        return Line(Form.PRICE if known or codes else Form.VALUE, known, arrow)
    return None


def _weather(text: str, found: list[str]) -> Line | None:
    lists = words()
    if DAYS.fullmatch(text) and found[0].lower() in lists["day_or_weather"]:
        return Line(Form.WEATHER, True)
    if not DEGREE.search(text) or PLACE.search(text) or is_too_hot(text):
        return None
    rest = [w for w in found if w.lower() not in lists["weather"] and w not in UNITS]
    rest = [w for w in rest if w.lower() not in lists["calendar"]]
    if any(w.lower() in lists["angles"] for w in rest):
        return None
    told = len(rest) < len([w for w in found if len(w) > 1])
    spoken = re.search(r"\d\s?[°º˚]?\s?[CF]?,\s", text) is not None
    if not _plain_name(rest, text, MARKET_NAME) or BULLET.match(text):
        return None
    if spoken and (not told or any(w[0].isupper() and w.lower() in lists["calendar"] for w in found)):
        return None
    return Line(Form.WEATHER, told)


def _digits(text: str) -> int:
    """How many digits a line has."""
    if text.isascii():
        return len(text) - len(text.encode().translate(None, b"0123456789"))
    return len(DIGIT.findall(text))


def _run_together(text: str) -> Line:
    """Several quotes on one line: nearly all of it figures, signs and short names."""
    if _digits(text) < MIN_NUMBERS or len(NUMBER.findall(text)) < MIN_NUMBERS or SENTENCE_END.search(text):
        return PROSE
    marks = (
        len(ARROW.findall(text)) + len(PERCENT.findall(text)) + len(CURRENCY.findall(text)) + len(DEGREE.findall(text))
    )
    if not marks:
        return PROSE
    letters = sum(map(len, _others(WORD.findall(text), "codes", "quoted", "weather", "match")))
    if letters <= 0.35 * len(text) and (marks >= MIN_MARKS or letters < 0.2 * len(text)):
        arrow = ARROW.search(text) is not None
        told = (
            arrow or len(SIGNED.findall(text)) >= MIN_CHANGES or _is_known(text, WORD.findall(text)) or is_weather(text)
        )
        return Line(Form.QUOTE, True, arrow) if told else PROSE
    return PROSE
