"""Dates in other numerals, calendars and orders than the western, rewritten so that ``dates`` reads them.

The era names of Japan, the years of Taiwan and Thailand, the solar calendars of Iran and Ethiopia, the months of the Levant,
Vietnamese, Korean and Mongolian forms.
"""

from __future__ import annotations

import re
from datetime import date

# The first digit of each decimal system that news pages use: Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Telugu,
# Kannada, Malayalam, Thai, Lao, Burmese, Khmer, and the wide ones of East Asia.
ZEROS = (
    0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x1040, 0x17E0, 0xFF10,
)  # fmt: skip
DIGITS = {zero + digit: str(digit) for zero in ZEROS for digit in range(10)}
MARKS = {
    0x200C: None,
    0x200D: None,
    0x200E: None,
    0x200F: None,
}  # joiners and marks of direction within names and dates
SIGNS = {0x060C: ",", 0x104A: ",", 0x1363: ",", 0xFF0F: "/", 0xFF0E: ".", 0xFF1A: ":"}
OTHER: dict[int, str | None] = {**DIGITS, **MARKS, **SIGNS}
THAI_LETTER, ARABIC_LETTER = re.compile("[\u0e00-\u0e7f]"), re.compile("[\u0600-\u06ff]")

ERA = re.compile(r"(令和|平成|民[國国])\s?(\d{1,3}|元)\s?年")
ERAS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}
THAI_MONTHS = (
    "ม.ค. มกราคม", "ก.พ. กุมภาพันธ์", "มี.ค. มีนาคม", "เม.ย. เมษายน", "พ.ค. พฤษภาคม", "มิ.ย. มิถุนายน", "ก.ค. กรกฎาคม", "ส.ค. สิงหาคม",
    "ก.ย. กันยายน", "ต.ค. ตุลาคม", "พ.ย. พฤศจิกายน", "ธ.ค. ธันวาคม",
)  # fmt: skip
THAI = {form: number for number, forms in enumerate(THAI_MONTHS, 1) for form in forms.split()}
_THAI_MONTH = "|".join(map(re.escape, THAI))
THAI_DATE = re.compile(rf"(\d{{1,2}})\s?({_THAI_MONTH})\s?(?:พ\.?ศ\.?\s?)?((?:2[045])?\d{{2}})(?!\d)")
BUDDHA = 543  # years from the Buddha's death to the western era
THAI_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(25[4-9]\d)(?!\d)")
SOLAR_NAMES = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
AFGHAN_NAMES = "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"
PASHTO_NAMES = "وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب"
SOLAR_MONTHS = {
    name: number for names in (SOLAR_NAMES, AFGHAN_NAMES, PASHTO_NAMES) for number, name in enumerate(names.split(), 1)
}
SOLAR_DATE = re.compile(rf"(?<!\d)(\d{{1,2}})\s?({'|'.join(SOLAR_MONTHS)})(?:\s?ماه)?,?\s?(1[34]\d\d)(?!\d)")
SOLAR_YEAR_FIRST = re.compile(rf"(?<!\d)(1[34]\d\d)\s({'|'.join(SOLAR_MONTHS)})\s(\d{{1,2}})(?!\d)")
SOLAR_NUMBERS = re.compile(r"(?<!\d)(1(?:3[789]|4[01])\d)([/-])(\d{1,2})\2(\d{1,2})(?!\d)")
# Months of two words, of the Levant and of Kurdistan, and one of a word for each.
TWO_WORDS = {
    "يناير": "كانون الثاني|کانوونی دووەمی|کانوونی دووەم|کانونی دووەم",
    "أكتوبر": "تشرين الأول|تشرینی یەکەم|تشرینی یەكەم",
    "نوفمبر": "تشرين الثاني|تشرینی دووەم",
    "ديسمبر": "كانون الأول|کانوونی یەکەم|کانونی یەکەم|کانونی یەكەم",
}
LEVANT = tuple((name, usual) for usual, names in TWO_WORDS.items() for name in names.split("|"))
BOTH_NAMES = re.compile(r"(\d\s)[^\W\d_]{2,12}\s?/\s?(?=[^\W\d_]{2,12}\s\d{4})")  # that of the Levant and the usual one
# "3月 25, 2023", "三月 25, 2023", "25 3月 2023", "tháng 3 25, 2023": what libraries make of the orders of English in other languages.
AMERICAN = re.compile(
    r"(?<![\d年년])(?<![年년]\s)(\d{1,2}|十?[一二三四五六七八九十])\s?[月월]\s?(\d{1,2})[日일]?,?\s((?:19|20)\d\d)(?![\d年년])"
    r"|(?<!\d)(?P<day>\d{1,2})\s(?P<month>\d{1,2}|十?[一二三四五六七八九十])\s?[月월],?\s(?P<year>(?:19|20)\d\d)(?!\d)"
    r"|\b(?:thg\.?|tháng|th)\s?(\d{1,2})\s(\d{1,2}),\s((?:19|20)\d\d)(?!\d)",
    re.I,
)
NUMERALS = {numeral: number for number, numeral in enumerate("一 二 三 四 五 六 七 八 九 十 十一 十二".split(), 1)}
THAI_AMERICAN = re.compile(rf"({_THAI_MONTH})\s(\d{{1,2}}),\s((?:20|2[45])\d\d)(?!\d)")
# "25 Tháng Ba, 2023", "Tháng Mười Hai 25, 2023": numbers in words.
VIETNAMESE_WORDS = {word: number for number, word in enumerate("một hai ba tư năm sáu bảy tám chín mười".split(), 1)}
VIETNAMESE_NAMED = re.compile(
    rf"(?:(\d{{1,2}})\s)?tháng\s(mười\s(?:một|hai)|{'|'.join(VIETNAMESE_WORDS)})(?:\s(\d{{1,2}}))?,?\s((?:19|20)\d\d)(?!\d)",
    re.I,
)
VIETNAMESE = re.compile(r"(\d{1,2})\s?(?:tháng|thg\.?)\s?(\d{1,2})(?:,|\snăm)?\s(\d{4})", re.I)
MONGOLIAN_NAMES = (
    "нэгдүгээр хоёрдугаар гуравдугаар дөрөвдүгээр тавдугаар зургаадугаар долоодугаар наймдугаар есдүгээр аравдугаар арваннэгдүгээр "
    "арванхоёрдугаар"
)
MONGOLIAN_MONTHS = {name: number for number, name in enumerate(MONGOLIAN_NAMES.split(), 1)}
MONGOLIAN_NAMED = re.compile(
    r"((?:19|20)\d\d)\s(?:оны|он)\s((?:арван\s?)?[а-яёөү]{3,12}[дт][уү]г[аэ]{2}р)\sсарын\s(\d{1,2})(?!\d)", re.I
)
MONGOLIAN = re.compile(
    r"((?:19|20)\d\d)\s(?:оны|он)\s(\d{1,2})(?:[-\s]?р|\s(?:дугаар|дүгээр))?\s?сар(?:ын)?\s(\d{1,2})(?!\d)"
)
ETHIOPIC_LETTER = re.compile("[\u1200-\u137f]")
ETHIOPIC_NAMES = (
    "መስከረም", "ጥቅምት", "ኅዳር ህዳር", "ታኅሣሥ ታህሳስ ታኅሳስ", "ጥር", "የካቲት", "መጋቢት", "ሚያዝያ ሚያዚያ", "ግንቦት", "ሰኔ", "ሐምሌ ሀምሌ", "ነሐሴ ነሃሴ", "ጳጉሜን ጳጉሜ",
)  # fmt: skip
ETHIOPIC = {form: number for number, forms in enumerate(ETHIOPIC_NAMES, 1) for form in forms.split()}
ETHIOPIC_DATE = re.compile(
    rf"(?:(\d{{1,2}})\s)?({'|'.join(ETHIOPIC)})\s(?:(\d{{1,2}})(?:\sቀን)?,?\s)?((?:19|20)\d\d)(?!\d)"
)
ETHIOPIC_START = 2796  # the day before its first, as Python counts days
KHMER = re.compile("ថ្ងៃទី|ខែ|ឆ្នាំ")  # day, month, year
HALF_DAY = re.compile(r"(午前|上午|오전|午後|下午|오후)\s?(\d{1,2})\s?[:時时点點시]\s?(\d{2})分?분?")
FIRST_HALF = ("午前", "上午", "오전")


def western(text: str) -> str:
    """Return a text with the dates in it as western readers write them, else unchanged.

    >>> western("۱۴ اردیبهشت ۱۴۰۳"), western("令和6年5月3日"), western("3 พ.ค. 2567")
    ('2024-05-03', '2024年5月3日', '2024-05-03')
    """
    if text.isascii():
        if "th" in text.lower():
            text = VIETNAMESE.sub(_vietnamese, AMERICAN.sub(_american, text))
        return THAI_NUMBERS.sub(_thai_numbers, text) if "25" in text else text
    thai, arabic = THAI_LETTER.search(text), ARABIC_LETTER.search(text)  # digits among them
    text = ERA.sub(_era, text.translate(OTHER))
    text = HALF_DAY.sub(lambda m: f"{m[2]}:{m[3]} {'AM' if m[1] in FIRST_HALF else 'PM'}", text)
    if thai:
        text = THAI_DATE.sub(lambda m: _iso(_thai_year(m[3]), THAI[m[2]], int(m[1])), text)
        text = THAI_AMERICAN.sub(lambda m: _iso(_thai_year(m[3]), THAI[m[1]], int(m[2])), text)
        text = THAI_NUMBERS.sub(_thai_numbers, text)
    if arabic:
        for levant, usual in LEVANT:
            text = text.replace(levant, usual)
        text = BOTH_NAMES.sub(r"\1", text)
        text = SOLAR_DATE.sub(lambda m: _solar(int(m[3]), SOLAR_MONTHS[m[2]], int(m[1])) or m[0], text)
        text = SOLAR_YEAR_FIRST.sub(lambda m: _solar(int(m[1]), SOLAR_MONTHS[m[2]], int(m[3])) or m[0], text)
        text = SOLAR_NUMBERS.sub(lambda m: _solar(int(m[1]), int(m[3]), int(m[4])) or m[0], text)
    if ETHIOPIC_LETTER.search(text):
        text = ETHIOPIC_DATE.sub(lambda m: _ethiopic(int(m[4]), ETHIOPIC[m[2]], m[1] or m[3]) or m[0], text)
    text = VIETNAMESE_NAMED.sub(_vietnamese_named, text)
    text = MONGOLIAN_NAMED.sub(_mongolian, text)
    text = MONGOLIAN.sub(lambda m: _iso(int(m[1]), int(m[2]), int(m[3])), text)
    return VIETNAMESE.sub(_vietnamese, KHMER.sub(" ", AMERICAN.sub(_american, text)))


def _mongolian(found: re.Match[str]) -> str:
    month = MONGOLIAN_MONTHS.get(found[2].lower().replace(" ", ""))
    return _iso(int(found[1]), month, int(found[3])) if month else found[0]


def _american(found: re.Match[str]) -> str:
    month, day, year = filter(None, (found["month"], found["day"], found["year"]) if found["year"] else found.groups())
    number = NUMERALS.get(month) or (int(month) if month.isdigit() else 0)
    return _iso(int(year), number, int(day))


def _vietnamese_named(found: re.Match[str]) -> str:
    tens, _, ones = found[2].lower().rpartition(" ")
    day = found[1] or found[3]
    return _iso(int(found[4]), VIETNAMESE_WORDS[ones] + (10 if tens else 0), int(day)) if day else found[0]


def _vietnamese(found: re.Match[str]) -> str:
    return _iso(int(found[3]), int(found[2]), int(found[1]))


def _thai_numbers(found: re.Match[str]) -> str:
    return _iso(int(found[4]) - BUDDHA, int(found[3]), int(found[1]))


def _era(found: re.Match[str]) -> str:
    return f"{ERAS[found[1]] + (1 if found[2] == '元' else int(found[2]))}年"


def _thai_year(text: str) -> int:
    if len(text) == 4:
        return int(text) - BUDDHA if int(text) > BUDDHA + 1900 else int(text)  # some write the western year
    return 2500 + int(text) - BUDDHA


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"


def _ethiopic(year: int, month: int, day: str | None) -> str | None:
    """Return a date of the Ethiopian calendar as ISO 8601: twelve months of thirty days, and five or six days."""
    if day is None or not 1 <= int(day) <= 30:
        return None
    days = ETHIOPIC_START + 365 * (year - 1) + year // 4 + 30 * (month - 1) + int(day) - 1
    return date.fromordinal(days).isoformat()


def _solar(year: int, month: int, day: int) -> str | None:
    """Return a date of the Iranian calendar as ISO 8601, by its arithmetical form: right for 1799 to 2256."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year += 1595
    before = (month - 1) * 31 if month < 7 else (month - 7) * 30 + 186
    days = -355668 + 365 * year + year // 33 * 8 + (year % 33 + 3) // 4 + day + before
    return date.fromordinal(days - 365).isoformat()
