"""Values with their units, alone or side by side on a line: the air, roads, fuels by their grades, rates of currencies, odds.

The form tells them: the number of a road before a distance or a delay, the unit of dust in the air, four decimals behind a code.
"""

from __future__ import annotations

import re

from .forms import Form, Line, small_letters, words
from .gauges import gauge
from .letters import is_small
from .numerals import NUMBER
from .spellings import begins_known

LONGEST = 110  # characters
SHORTEST = 5
PARTS = re.compile(r"\s*[|│·•;]\s*|,\s+|\s[–—/-]\s")
DIGIT = re.compile(r"\d")
MAX_WORDS = 4  # of a part
MAX_POWER = 7  # of a line with the price of electricity
MOST = 6  # levels in turn with their names
LEVEL = 4  # figures of one without decimals
PLACES = 3  # with their temperatures on one line
MAX_NAME = 3  # words of the name of a place
TEMPERATURE = re.compile(r"\s?[+−–-]?\d{1,3}\s?[°º˚]\s?[CFС]?\b|\s?[+−–-]?\d{1,3}\s?[°º˚℃]")
WARM = re.compile("[°º˚℃]")  # every temperature has one of these, which are found in a tenth of the time
SIGNED = re.compile(r"(?<![\w.,])[+−]\d{1,2}(?![\d.,%])")
# Words for the day among those for the weather, which say less.
DAYS = frozenset(
    "now today tonight tomorrow high low max min heute morgen demain hoy mañana hoje amanhã oggi domani dnes zítra dziś jutro "
    "ma holnap idag imorgon vandaag bugün yarın сегодня завтра сьогодні azi astăzi mâine danas sutra σήμερα αύριο".split()
)
DECIMAL = re.compile(r"\d[.,٫]\d")
SPLIT = re.compile(r"[\s:：|,،·•=/]+")
GRADED = re.compile(r"(?:[^\W\d_]{1,11}[- ]?)?(?<!\d)(?:9[0-9]|100)(?![\d.,])")  # Natural 95, RON97
SIGNS = frozenset("$ € £ ¥ ₴ ₽ ₹ ₺ ₩ ₪ ₸ ₾ - – —".split())
WORD = re.compile(r"[^\W\d_]{2,}")
DEGREE = re.compile(r"\d\s?[°º˚℃℉]")
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

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
    r"(?:(?:A|А|AI|АИ|АІ|Pb|PB|SP|N|E|ROZ|RON|Ron|Super|Natural|Eurosuper|ΑΜ)?[- ]?(?:9[0-9]|100)(?:[- ]?E10|\+)?"
    r"|D|DK|DT|ДТ|ДП|E5|E10|E85|B7|GO|LPG|CNG)"
)
FUEL = re.compile(
    rf"{GRADE}\s?[:–-]?\s?[€$£]?\s?\d{{1,3}}[.,]\d{{2,3}}\s?(?:[€$£¥₴₽₺₸]|[^\W\d_]{{1,3}}\.?)?(?:\s?/\s?[^\W\d_]{{1,3}})?"
)
# The price of a litre, or a hundred of them.
VOLUME = re.compile(
    r"\d\s?(?:[€$£₴₽₺元円원฿]|[^\W\d_]{1,4})\s?/\s?(?:100\s?)?(?:[lL]|lt|litro|litre|liter|λίτρο|lít|升|л|ลิตร|ℓ)$"
)
# Pairs of currencies with their rates, and codes with four decimals, which nothing but a rate has.
PAIRS = re.compile(
    r"(?:[A-Z]{2,4}/[A-Z]{2,4}\s?[:=]?\s?\d{1,5}[.,]\d{2,5}(?:\s?[▲▼↑↓+-]\s?[\d.,]{0,7}%?)?[\s,|·•;]{0,3}){1,8}"
)
JOINED = re.compile(r"([A-Z]{3})([A-Z]{3})\s?[:=]?\s?\d{1,5}[.,]\d{2,5}")  # USDJPY 157.88
RATE = re.compile(r"(?:100?\s)?(?:[A-ZА-ЯЂЈЉЊЋЏ]{3}){1,2}\s?[:=]?\s?\d{1,4}[.,]\d{4}")
# Grains and bonds in eighths and in parts of 32, with their change: "Wheat 561'4 -2'2".
EIGHTHS = re.compile(r"(?:[^\W\d_]{2,14}\s){1,2}\d{2,4}['’-]\d{1,2}\s[+−-]?\d{1,3}['’-]\d{1,2}")
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
# The yield of a bond by its years, electricity by its unit, a temperature in both scales, yen as Japan writes them.
YIELD = re.compile(
    r"(?:[A-ZÀ-Þ][^\W\d_]{0,11}\.?\s)?\d{1,2}[- ]?(?:yr|year|y|Y|jährige|ans|años|anni|anos|летние|år)\b"
    r"[^\d]{0,20}\s\d{1,2}[.,]\d{1,3}\s?%(?:\s.{0,20})?"
)
ENERGY = re.compile(
    r"\d\s?(?:öre|øre|snt|s|c|ct|p|€|eur|sek|nok|dkk|senti)\s?/\s?[kM][Ww]h(?:\s?\([^()]{1,6}\))?$", re.IGNORECASE
)
BOTH_SCALES = re.compile(
    r"(?<![\w.])-?\d{1,2}\s?C\s?[/|,]?\s?-?\d{1,3}\s?F\b|(?<![\w.])-?\d{1,3}\s?F\s?[/|,]?\s?-?\d{1,2}\s?C\b"
)
YEN = re.compile(
    r"(?:[^\W\d_]{1,6}\s?)?[1１]\s?(?:ドル|ユーロ|ポンド|豪ドル|元)\s?[=＝]\s?\d{1,3}円(?:\d{1,2})?.{0,10}"
)
# The odds of a match: what is bet on, and a quotient with two decimals, three times; 1, X and 2 are its sides.
QUOTIENT = r"\s?[:–-]?\s?\d{1,2}[.,]\d\d"
ODDS = re.compile(rf"1{QUOTIENT}[\s,|·/]{{1,3}}[XxХх]{QUOTIENT}[\s,|·/]{{1,3}}2{QUOTIENT}")
BETS = re.compile(r"(?:(?:[^\W\d_]{1,12}\s?:?\s?)?\d{1,3}[.,]\d\d[\s,|·/–-]{0,3}){2,4}")
# "1 USD = 571 SOS", several of them, behind a label or not.
EQUATION = re.compile(r"1(?:0{1,3})?\s?([^\W\d_]{2,12}|[$€£¥])\s?[=≈]\s?\d[\d.,'’ ]{0,15}\s?([^\W\d_]{1,12}|[^\w\s|])?")
BESIDE = re.compile(r"\s*[|·•;]\s*|,\s+")
LABELLED = re.compile(r"([^\W\d_][^\d:：፦៖|=,.]{2,28}?)\s?(?:[:：፦៖]\s?|\s(?=1))")
RATES = 3  # of a label and as many that are no list of an article
# "Regular $23.64 Premium $25.71 Diesel $26.31": names of one word, each with its price.
PRICES = re.compile(r"(?:[^\W\d_]{2,14}\s[$€£₡₲]?\d{1,4}[.,]\d\d(?![\d.,])\s?[€₺₴]?[\s,·]{0,2}){3,6}")
NOW = frozenset("now nu nå nyt nú jetzt aktuell dabar tagad praegu".split())


def reading(text: str) -> Line | None:
    """Return what a line says of the air, the roads, fuels, rates, the weather or odds; None when it says nothing of them.

    >>> reading("A12: 7 km").form, reading("PM10: 21 µg/m³ | NO2: 17 µg/m³").form, reading("95 1,739").form
    (<Form.MEASURE: 'measure'>, <Form.MEASURE: 'measure'>, <Form.PRICE: 'price'>)
    >>> reading("Utrecht: 18 graden, wind 4 Bft").form, reading("Chapter A12 has 7 pages"), reading("The 95 1,739 of them")
    (<Form.WEATHER: 'weather'>, None, None)
    """
    if not SHORTEST <= len(text) <= LONGEST:
        return None
    return _quoted(text) or _sold(text) or _shown(text) or _behind_label(text)


def _quoted(text: str) -> Line | None:
    """Rates: pairs of currencies, yields, names and levels in turn."""
    pairs = "/" in text and PAIRS.fullmatch(text)
    if pairs or YIELD.fullmatch(text) or YEN.fullmatch(text) or EIGHTHS.fullmatch(text) or _alternating(text):
        return Line(Form.QUOTE, True)
    if (pair := JOINED.fullmatch(text)) and all(code in words()["codes"] for code in pair.groups()):
        return Line(Form.QUOTE, True)
    return Line(Form.PRICE, True) if RATE.fullmatch(text) or _is_sided(text) else None


def _behind_label(text: str) -> Line | None:
    """Rates behind a label: ``Rates: USD 124.31 EUR 144.60 GBP 164.02``, ``Exchange rate 1 USD = 4,012 KHR``; few of them can be facts."""
    label = LABELLED.match(text)
    rest = text[label.end() :] if label else text
    if "=" in rest or "≈" in rest:
        parts = BESIDE.split(rest)
        equal = list(map(EQUATION.fullmatch, parts))
        if not all(found and _is_quoted(found.group(1)) for found in equal):
            return None
        return Line(Form.QUOTE if len(parts) > 1 else Form.PRICE, True)
    if label is None or not _alternating(rest):
        return None
    return Line(Form.QUOTE if len(NUMBER.findall(rest)) >= RATES else Form.PRICE, True)


def _is_quoted(name: str) -> bool:
    return name in words()["codes"] or name in SIGNS or small_letters(name) in words()["quoted"]


def _is_sided(text: str) -> bool:
    """Whether a line is what something is bought or sold for: ``Mua 86,5``, ``Buy 41.35 Sell 41.85``."""
    if DECIMAL.search(text) is None:
        return False
    found = WORD.findall(small_letters(text))
    sides = sum(word in words()["sides"] for word in found)
    return sides > 0 and all(word in words()["sides"] or word.upper() in words()["codes"] for word in found)


def _sold(text: str) -> Line | None:
    """Fuels, electricity."""
    if FUEL.fullmatch(text) or (VOLUME.search(text) and _names_quoted(text)):
        return Line(Form.PRICE, True)
    if PRICES.fullmatch(text) and any(map(_is_quoted, WORD.findall(text))):
        return Line(Form.PRICE, True)
    if not ENERGY.search(text) or len(WORD.findall(text)) > MAX_POWER:
        return None
    return (
        Line(Form.PRICE, True) if NOW.isdisjoint(WORD.findall(small_letters(text))) else Line(Form.MEASURE, True, True)
    )


def _names_quoted(text: str) -> bool:
    """Whether the words before the price of a litre name what is quoted, at most three of them."""
    name = DIGIT.split(GRADED.sub("diesel", small_letters(text)), maxsplit=1)[0]
    found = WORD.findall(name)
    known = not words()["quoted"].isdisjoint(found) or any(map(begins_known, found))
    return known and len(found) <= MAX_NAME


def _shown(text: str) -> Line | None:
    """Odds, roads, the air, the weather."""
    if _odds(text):
        return Line(Form.MEASURE, True, True)
    parts = [part for part in PARTS.split(text) if part]
    if _of_places(text) or _with_gauge(text) or _all_weather(text):
        return Line(Form.WEATHER, True)
    if any(len(WORD.findall(part)) > MAX_WORDS for part in parts):
        return None
    numbered = all(map(DIGIT.search, parts))
    if ROAD.fullmatch(parts[0]) or (numbered and all(map(DUST.search, parts)) and POLLUTANT.search(text)):
        return Line(Form.MEASURE, True, True)
    if ("F" in text and BOTH_SCALES.search(text)) or _said(text):
        return Line(Form.WEATHER, True)
    return _weather(parts) if numbered else None


def _alternating(text: str) -> bool:
    """Whether names of what is quoted and their levels stand in turn on one line, with or without units: ``Dollar 41.2 | Euro 44``."""
    if "9" in text or "100" in text:
        text = GRADED.sub("diesel", text)
    numbers = list(NUMBER.finditer(text))
    if not 2 <= len(numbers) <= MOST or not any(DECIMAL.search(n.group()) or len(n.group()) >= LEVEL for n in numbers):
        return False
    ends = [0, *(number.end() for number in numbers)]
    between = [text[end : number.start()] for end, number in zip(ends, numbers, strict=False)]
    lists = words()
    known, units = lists["known"], lists["known_or_unit"]
    names = [[name for name in SPLIT.split(small_letters(part)) if name] for part in (*between, text[ends[-1] :])]
    if not all(name in units or name in SIGNS for part in names for name in part) or len(names[-1]) > 2:
        return False
    # A word behind a level may be its unit; another has to follow it there, or the next name would be missing.
    return all(any(name in known and name not in SIGNS for name in part) for part in names[:-1])


def _odds(text: str) -> bool:
    if ODDS.fullmatch(text):
        return True
    label, colon, rest = text.partition(":")
    if not colon or words()["odds"].isdisjoint(small_letters(label).split()):
        return False
    return BETS.fullmatch(rest.strip()) is not None


def _of_places(text: str) -> bool:
    """Whether several places stand on one line, each with its temperature."""
    if WARM.search(text) is None:
        return False
    places = [place.strip(" ,|·•;/–-") for place in TEMPERATURE.split(text)]
    names = [place.split() for place in places[:-1]]
    return (
        len(names) >= PLACES
        and not places[-1]
        and all(1 <= len(name) <= MAX_NAME and not any(map(is_small, name[:1])) for name in names)
    )


def _said(text: str) -> bool:
    """Whether a line is a temperature, in a word for degrees or with its sign alone, and words for the weather but for at most two."""
    signed, spelled = len(SIGNED.findall(text)), DEGREES.search(text) is not None
    if not (signed or spelled) or "%" in text:
        return False
    found = WORD.findall(DEGREES.sub(" ", small_letters(text)))
    days = [word for word in found if word in words()["calendar"] or word in DAYS]
    told = [word for word in found if word in words()["weather"] and word not in days]
    return (bool(told) or (signed > 1 and bool(days))) and len(found) - len(told) - len(days) < MAX_NAME


def _with_gauge(text: str) -> bool:
    """Whether a line is a temperature, of a place or not, and then what a gauge shows: ``Mexico City 19°C Air quality: poor 128``."""
    warm = TEMPERATURE.search(text) if WARM.search(text) else None
    if warm is None or len(text[: warm.start()].split()) > MAX_NAME:
        return False
    rest = text[warm.end() :].lstrip(" ,|·•")
    return gauge(rest, WORD.findall(rest)) is not None


def _all_weather(text: str) -> bool:
    """Whether a line holds several temperatures, no figure without a unit of the weather, and a word for it: "最高22℃ 最低14℃ 降水確率10%".

    In scripts that part no words it stands within longer ones.
    """
    numbers = NUMBER.findall(text)
    if len(numbers) < 2 or len(numbers) != len(WEATHER.findall(text)) or len(DEGREE.findall(text)) < 2:
        return False
    known = words()["weather"]
    if any(word in known and word not in DAYS for word in WORD.findall(small_letters(text))):
        return True
    return WIDE.search(text) is not None and any(word in text for word in known if len(word) > 1 and WIDE.match(word))


def _weather(parts: list[str]) -> Line | None:
    """A temperature, in a sign or a word for degrees, and what else is measured, all parts with their units."""
    if len(parts) < 2:
        return None
    signed = [DEGREES.sub("°", part) for part in parts]
    if not any("°" in part for part in signed) or not all(map(WEATHER.search, signed)):
        return None
    return Line(Form.WEATHER, True) if any("°" not in part for part in signed) else None
