"""Values with their units, alone or side by side on one line: the air, the roads, fuels by their grades, rates of currencies, odds.

The form tells them: the number of a road before a distance or a delay, the unit of dust in the air, a rate with four decimals behind a code.
"""

from __future__ import annotations

import re

from .forms import Form, Line, small_letters, words

LONGEST = 110  # characters
SHORTEST = 5
PARTS = re.compile(r"\s*[|│·•;]\s*|,\s+|\s[–—/-]\s")
DIGIT = re.compile(r"\d")
MAX_WORDS = 4  # of a part
WORD = re.compile(r"[^\W\d_]{2,}")

# A road is a letter or three with a number. The colon, or the sign of a delay, tells it from other things that have such names.
ROAD = re.compile(
    r"(?:[^\W\d_]{2,14}\s)?[A-ZÀ-ÞА-ЯΑ-Ω]{1,3}[-\u2011 ]?\d{1,4}[A-Z]?(?:\s[^\d:+]{1,18}|\s[A-Z]?\d{1,3}(?:\s?[–-]\s?[A-Z]?\d{1,3})?)?\s?"
    r"(?::\s?\+?|\+)(?:[^\W\d_]{2,16}\s){0,2}\d{1,3}\s?(?:km|min|mins|мин|хв|км|mi|['′]|λεπτά|dk)(?![^\W\d_]).{0,24}"
)
# What the air is measured for, and the unit that hardly anything else has.
POLLUTANT = re.compile(
    r"(?:PM|ПМ|РМ)\s?(?:2[.,]5|10|1)(?![\d.,])|\b(?:NO|SO|CO|O)(?:[₂₃23])\b|\bAQI\b|[Oo]z[oóō]n|[Оо]зон|[Όό]ζον|أوزون|臭氧|오존|オゾン"
)
DUST = re.compile(r"\d\s?(?:[µμu]g\s?/\s?m[³3]|мкг\s?/\s?м[³3]|ppb|ppm)(?![^\W\d_])")
# The grade of a fuel, then its price with two or three decimals.
GRADE = (
    r"(?:(?:A|А|AI|АИ|АІ|Pb|PB|SP|N|E|ROZ|RON|Ron|Super|Natural|Eurosuper|ΑΜ)?[- ]?(?:9[0-9]|100)(?:[- ]?E10|\+)?|D|DK|DT|ДТ|ДП|E5|E10|E85|B7|GO|LPG|CNG)"
)
FUEL = re.compile(rf"{GRADE}\s?[:–-]?\s?[€$£]?\s?\d{{1,3}}[.,]\d{{2,3}}\s?(?:[€$£¥₴₽₺₸]|[^\W\d_]{{1,3}}\.?)?(?:\s?/\s?[^\W\d_]{{1,3}})?")
# Pairs of currencies with their rates, and codes with four decimals, which nothing but a rate has.
PAIRS = re.compile(r"(?:[A-Z]{2,4}/[A-Z]{2,4}\s?[:=]?\s?\d{1,5}[.,]\d{2,5}(?:\s?[▲▼↑↓+-]\s?[\d.,]{0,7}%?)?[\s,|·•;]{0,3}){1,8}")
RATE = re.compile(r"(?:100?\s)?[A-ZА-ЯЂЈЉЊЋЏ]{3}\s?[:=]?\s?\d{1,4}[.,]\d{4}")
# What the weather is measured in besides degrees.
WEATHER = re.compile(
    r"\d\s?(?:[°º˚]\s?[CFС]?|℃|%|٪|mm|cm|hPa|гПа|mbar|mb|inHg|Bft|bft|bf|m/s|м/с|km/h|км/ч|км/год|mph|kts?|knopen|мм\sрт\.?\sст\.?|mm\s?Hg"
    r"|мм|μποφόρ|Beaufort|bofor)(?![^\W\d_])"
)
DEGREES = re.compile(
    r"(?<=\d)\s?(?:degrees|graden|grader|grad|degrés|degrés|grados|gradi|graus|grade|graus|stopni|stopnie|stupňů|stupne|stupňov|stupnjeva|stepeni|stopinj"
    r"|fok|astetta|kraadi|grādi|laipsniai|laipsnių|derece|градусов|градуса|градусів|градуси|степени|βαθμοί|βαθμούς|derajat|darjah|độ|องศา|डिग्री|ডিগ্রি"
    r"|درجة|درجه|מעלות|度|도)(?![^\W\d_])",
    re.IGNORECASE,
)
# The odds of a match: what is bet on, and a quotient with two decimals, three times; 1, X and 2 are its sides.
ODDS = re.compile(r"(?:[^\d:]{3,40}[:–-]?\s)??1\s?[:–-]?\s?\d{1,2}[.,]\d\d[\s,|·/]{1,3}[XxХх]\s?[:–-]?\s?\d{1,2}[.,]\d\d[\s,|·/]{1,3}2\s?[:–-]?\s?\d{1,2}[.,]\d\d")
BETS = re.compile(r"(?:[^\W\d_]{1,12}\s?:?\s?\d{1,3}[.,]\d\d[\s,|·/]{0,3}){2,4}")


def reading(text: str) -> Line | None:
    """Return what a line says of the air, the roads, fuels, rates, the weather or odds; None when it says nothing of them.

    >>> reading("A12: 7 km").form, reading("PM10: 21 µg/m³ | NO2: 17 µg/m³").form, reading("95 1,739").form
    (<Form.MEASURE: 'measure'>, <Form.MEASURE: 'measure'>, <Form.PRICE: 'price'>)
    >>> reading("Utrecht: 18 graden, wind 4 Bft").form, reading("Chapter A12 has 7 pages"), reading("The 95 1,739 of them")
    (<Form.WEATHER: 'weather'>, None, None)
    """
    if not SHORTEST <= len(text) <= LONGEST:
        return None
    if FUEL.fullmatch(text) or RATE.fullmatch(text):
        return Line(Form.PRICE, True)
    if "/" in text and PAIRS.fullmatch(text):
        return Line(Form.QUOTE, True)
    if _odds(text):
        return Line(Form.MEASURE, True, True)
    parts = [part for part in PARTS.split(text) if part]
    if ROAD.fullmatch(parts[0]) and all(len(WORD.findall(part)) <= MAX_WORDS for part in parts):
        return Line(Form.MEASURE, True, True)
    if not all(map(DIGIT.search, parts)) or any(len(WORD.findall(part)) > MAX_WORDS for part in parts):
        return None
    if POLLUTANT.search(text) and all(map(DUST.search, parts)):
        return Line(Form.MEASURE, True, True)
    return _weather(parts)


def _odds(text: str) -> bool:
    if ODDS.fullmatch(text):
        return True
    label, colon, rest = text.partition(":")
    if not colon or words()["odds"].isdisjoint(small_letters(label).split()):
        return False
    return BETS.fullmatch(rest.strip()) is not None


def _weather(parts: list[str]) -> Line | None:
    """A temperature, in a sign or a word for degrees, and what else is measured, all parts with their units."""
    if len(parts) < 2:
        return None
    signed = [DEGREES.sub("°", part) for part in parts]
    if not any("°" in part for part in signed) or not all(map(WEATHER.search, signed)):
        return None
    return Line(Form.WEATHER, True) if any("°" not in part for part in signed) else None
