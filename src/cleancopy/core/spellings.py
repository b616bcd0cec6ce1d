"""Spellings that the grammar of figures would take for something else: names with figures in them, units, abbreviations."""

from __future__ import annotations

import re
import unicodedata

from .forms import words

DIGIT = re.compile(r"\d")
# The figures of other scripts: Arabic, Persian, of India, Thai, Lao, Tibetan, Burmese, Khmer.
ZEROS = "\u0660\u06f0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0e50\u0ed0\u0f20\u1040\u17e0"
TURNS = "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069"  # of the direction of writing, around figures
FIGURES: dict[int, str | None] = {ord(zero) + value: str(value) for zero in ZEROS for value in range(10)}
FIGURES |= dict.fromkeys(map(ord, TURNS))
FULL_WIDTH = re.compile("[\uff05\uff0b-\uff1a]")  # figures of full width, and the signs between them
ORDINAL = re.compile(r"\d{1,2}º\s[^\W\d_]{2}")  # "1º Ilha Grande": the first of several, not warm
MAX_UNIT = 4  # letters of the abbreviation of a currency; a longer word ends a sentence
# "24K Gold", "22 ayar altın": the purity of a metal, before its name.
PURITY = re.compile(r"(?:9|10|14|18|2[1-4])(?:\s|-)?([^\W\d_]{1,7})\s(?=[^\W\d_]{2})")
UNIT_BEFORE = re.compile(r"[^\W\d_] \(([^\W\d_][^()\d]{0,7})\)\s[+−-]?\d[\d.,]{0,12}\s[+−-]?\d")
JOINED = re.compile(r"[/&.-]")
PRICES = tuple(
    "preis preise kurs prijs priset pris prisen hinta verð price árfolyam ár 价格 價格 价 價 価格 값 가격".split()
)
PRICED = re.compile(rf"(\w{{2,12}}?)(?:{'|'.join(PRICES)})")
MYRIAD = re.compile(r"(\d)[万만]\s?(\d{4})(?!\d)")  # 3万8482: 38482
UNIT = re.compile(r"1(?:0{0,2}|,000)\s([A-Z]{3})\s(?=\d)")  # "1 USD 11 934,55 so'm": what one of a currency costs


# Values whose elements stood side by side without a space: "Dólar Blue$1.480Dólar MEP$1.465". A figure, then a name; a name, then a figure.
GLUED = re.compile(r"(?<=[\d%])(?=[A-ZÀ-ÞА-ЯЀ-Џ][^\W\d_]{2})")
GLUED_LEVEL = re.compile(r"(?<=[^\W\d_])(?=[$€£₽₴₺¥+-]?\d)")
# A price with its unit, and the name of the next one: "PB95 6,12 zł ON 6,25 zł".
PRICE_END = re.compile(
    r"(\d[.,]\d{2,3}\s?(?:zł|€|lei|kr|din|den|Kč|Ft|лв|₴|₽|грн|руб)\.?/?[lL]?)\s+(?=[^\W\d_]{1,12}\.?\s?\d)"
)


def apart(text: str) -> str:
    """Return a line with signs between values that run together.

    >>> apart("Dólar Blue$1.480Riesgo País612"), apart("PB95 6,12 zł ON 6,25 zł"), apart("Boeing 747Max")
    ('Dólar Blue $1.480 | Riesgo País 612', 'PB95 6,12 zł | ON 6,25 zł', 'Boeing 747 | Max')
    """
    if not DIGIT.search(text):
        return text
    parted, glued = GLUED.subn(" | ", text)
    if glued:
        return GLUED_LEVEL.sub(" ", parted)
    return PRICE_END.sub(r"\1 | ", text)


def spelled(text: str) -> str:
    """Return a line without the figures that are no values: those of the name of a fuel, the units that a rate is of.

    >>> spelled("SP95-E10 1,689 €/L"), spelled("1 USD 11 934,55 so'm"), spelled("1 TEA 3.50")
    ('diesel 1,689 €/L', "USD 11 934,55 so'm", '1 TEA 3.50')
    """
    if not text.isascii():
        text = text.translate(FIGURES)
        if FULL_WIDTH.search(text):
            text = unicodedata.normalize("NFKC", text)
    if "º" in text and not (ORDINAL.match(text) and text.count("º") == 1):
        text = text.replace("º", "°")  # the sign of ordinals, a letter, is often written for that of degrees
    if "万" in text or "만" in text:
        text = MYRIAD.sub(r"\1\2", text)
    return _without_unit(_graded(_without_purity(text)))


def _without_purity(text: str) -> str:
    """Leave out how pure a metal is, before its name."""
    purity = PURITY.match(text) if text.startswith(("1", "2", "9")) else None
    return text[purity.end() :] if purity and purity.group(1).lower() in words()["per"] else text


def _graded(text: str) -> str:
    """Put a word for a fuel in place of the name of one that begins a line and has figures, as ``SP95-E10``."""
    first, _, rest = text.partition(" ")
    known = rest and not first[0].isdigit() and DIGIT.search(first) is not None and _is_grade(first.lower())
    return f"diesel {rest}" if known else text


def _without_unit(text: str) -> str:
    """Leave out the number of units that a rate is of, before the code of a currency."""
    unit = UNIT.match(text)
    return text[unit.start(1) :] if unit and unit.group(1) in words()["codes"] else text


def _is_grade(name: str) -> bool:
    quoted = words()["quoted"]
    return name in quoted or ("-" in name and all(part in quoted for part in name.split("-")))


def abbreviated(text: str) -> bool:
    """Whether the stop at the end of a line is that of an abbreviation: for a part of a match, ``kėl.``, a currency, the unit of pressure.

    >>> abbreviated("USD 1.8123 лв."), abbreviated("It is worth 5 points.")
    (True, False)
    """
    if text.endswith("рт. ст."):
        return True
    if not text.endswith("."):
        return False
    before, _, last = text[:-1].lower().rpartition(" ")
    return last in words()["match"] or (
        before[-1:].isdigit() and len(last) <= MAX_UNIT and last in words()["units"] - words()["per"]
    )


def in_unit(text: str) -> bool:
    """Whether a unit in brackets, of no currency, stands before several figures of a line, as in tables of what was measured.

    >>> in_unit("Download speed (Mbps) 95.08 90.48 -4.39%"), in_unit("Gold (USD) 2655.10 -0.4%")
    (True, False)
    """
    unit = UNIT_BEFORE.search(text)
    if unit is None:
        return False
    lists = words()
    return unit.group(1) not in lists["codes"] and unit.group(1).lower() not in lists["quoted_or_unit"]


def begins_known(word: str) -> bool:
    """Whether a word of a script without spaces begins with the name of what is quoted, and says a little more.

    >>> begins_known("人民币中间价"), begins_known("人民广场")
    (True, False)
    """
    known = words()["quoted"]
    return any(word[:end] in known for end in range(len(word) - 1, 1, -1))


def parts_of(word: str) -> list[str]:
    """Return a word in small letters, its parts, and what a word for a price or a rate at its end is of.

    >>> parts_of("goldpreis"), parts_of("euro-kurs")
    (['goldpreis', 'goldpreis', 'gold'], ['euro-kurs', 'euro', 'kurs'])
    """
    parts = [word, *JOINED.split(word)]
    priced = PRICED.fullmatch(word) if word.endswith(PRICES) else None
    return [*parts, priced.group(1)] if priced else parts
