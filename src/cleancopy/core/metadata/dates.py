"""Dates: read in the forms that pages have, written as ISO 8601, told apart into published and modified."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone

from .calendars import western
from .months import MONTHS, folded

FIRST_YEAR = 1995  # news on the web begins here; an earlier date is an archive's or a mistake
MAX_LENGTH = 200  # characters of a text in which a date is looked for

# A name may hold marks, which are no letters, as in the scripts of India.
NAME = r"(?P<name>[^\W\d_][^\s\d_.,;:/|()\[\]<>\"'’-]{1,14})"
# Repetitions have limits and follow each other through different characters: linear.
TIME = r"(?P<hour>\d{1,2})[:.h時点](?P<minute>\d{2})(?:[:.分](?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?\s?(?P<half>[AaPp]\.?[Mm]\b\.?)?"
ZONE = r"\s{0,2}(?P<zone>Z\b|(?:UTC|GMT)?[+\-−]\d{1,2}:?(?:\d{2})?|[A-Z]{2,5}\b)?"
ISO = re.compile(
    r"(?<!\d)(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)(?:[T ,]{1,3}\s?" + TIME + ZONE + ")?",
    re.I,
)
COMPACT = re.compile(
    r"^(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})"
    r"(?:[T ]?(?P<hour>\d{2}):?(?P<minute>\d{2}):?(?P<second>\d{2})?(?P<part>$)?(?P<half>$)?(?P<zone>Z|[+\-]\d{2}:?\d{2})?)?$"
)
EPOCH = re.compile(r"^1\d{9}(?:\d{3})?$")
EAST_ASIAN = re.compile(r"(?P<year>(?:19|20)\d{2})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")
DAY_FIRST = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|ê|º|ª|\.)?,?\s{0,2}(?:de |of |da |a viz |d['’])?[\s\-./]?"
    + NAME
    + r"\.?[,،]?(?:\s(?:de|del)\s)?[\s\-./,]{0,3}(?P<year>(?:19|20)\d{2})(?!\d)",
    re.I,
)
MONTH_FIRST = re.compile(
    r"(?<!\w)"
    + NAME
    + r"\.?(?:\s{1,2}|-)(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,\s{0,2}|\.?\s{1,2}|-)(?P<year>(?:19|20)\d{2})(?!\d)",
    re.I,
)
# "2024. május 3.", "2024 m. gegužės 3 d.", "2024ko maiatzaren 3a"; "2024. gada 3. maijs", "2024 жылғы 3 мамыр".
YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?:\.|,|(?:\(e\))?ko|[- ]yil|\sթ\.)?\s{1,2}(?:m\.\s)?"
    + NAME
    + r"\.?\s{1,2}(?P<day>\d{1,2})(?!\d)",
    re.I,
)
YEAR_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})\.?[\s-](?:gada|жылғы|жылдын|yili?|йили?|ж\.|c[üiıu] il),?\s(?P<day>\d{1,2})[.-]?\s?"
    + NAME,
    re.I,
)
# "2024. 05. 03.": Hungarian, Korean.
SPACED = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})\.\s(?P<month>\d{1,2})\.\s(?P<day>\d{1,2})(?!\d|:)")
NUMERIC = re.compile(
    r"(?<![\d.,])(?P<one>\d{1,2})\s?([./-])\s?(?P<two>\d{1,2})\s?\2\s?(?P<year>(?:19|20)\d{2}|\d{2})(?!\.?\d)"
)
ASCTIME = re.compile(
    r"^[A-Z][a-z]{2} (?P<name>[A-Z][a-z]{2}) {1,2}(?P<day>\d{1,2}) "
    + TIME
    + r"(?:\s(?P<zone>[A-Z]{3,4}(?:[+-]\d{4})?|[+-]\d{4}))? (?P<year>\d{4})",
    re.M,
)
CLOCK = re.compile(r"(?<!\d)" + TIME + ZONE)
IN_PATH = re.compile(
    r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>\d{1,2}|[a-z]{3,9})[/-](?P<day>\d{1,2})(?=[/\-_.+]|$)|[/_-](?P<y>20\d{2})[/-]?(?P<m>[01]\d)[/-]?(?P<d>[0-3]\d)(?=[/\-_.+]|\d{6}\b|$)",
    re.I,
)

# October of Croatian is November of Polish, which writes no full stop behind the day.
CROATIAN = re.compile(r"\d{1,2}\.\s?listopada?\b", re.I)
MONTH_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/")
NO_DIGIT = re.compile(r"\D")

# Zones that RFC 2822 and news pages name; hours east of Greenwich.
ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "BST": 1, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2,
    "EEST": 3, "MSK": 3, "JST": 9, "KST": 9, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "AEST": 10, "AEDT": 11, "SAST": 2,
}  # fmt: skip


def read(text: str, month_first: object = False) -> str | None:
    """Return the first date in a text as ISO 8601, with time and zone where it gives them, None where there is none.

    ``month_first`` decides what 3/4/2024 is, unless one of the numbers cannot be a month.

    >>> read("2024-05-03T15:42:11.5Z"), read("3 May 2024"), read("Fri, 03 May 2024 15:42:11 GMT")
    ('2024-05-03T15:42:11.500000+00:00', '2024-05-03', '2024-05-03T15:42:11+00:00')
    """
    text = western(text.strip()[:MAX_LENGTH])
    if EPOCH.match(text):
        return _epoch(text)
    for pattern in (COMPACT, ISO, ASCTIME):
        found = pattern.search(text)
        if found:
            return _compose(found, _whole_day(found), _clock(found))
    for pattern in (EAST_ASIAN, SPACED, DAY_FIRST, MONTH_FIRST, YEAR_FIRST, YEAR_DAY, NUMERIC):
        for found in pattern.finditer(text):
            day = _numeric_day(found, month_first) if pattern is NUMERIC else _whole_day(found)
            if day:
                clock = CLOCK.search(text, found.end(), found.end() + 40)
                return _compose(clock, day, _clock(clock) if clock else None)
    return None


def _epoch(text: str) -> str | None:
    try:
        moment = datetime.fromtimestamp(int(text[:10]), UTC)
    except (ValueError, OSError, OverflowError):
        return None
    return moment.isoformat() if plausible(moment.date()) else None


def plausible(day: date) -> bool:
    """Whether a date can be that of an article: not before news was on the web, not after tomorrow."""
    return day.year >= FIRST_YEAR and day <= datetime.now(UTC).date() + timedelta(days=1)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if plausible(found) else None


def _whole_day(found: re.Match[str]) -> date | None:
    groups = found.groupdict()
    name = groups.get("name")
    if name and CROATIAN.match(found.group()):
        month: int | None = 10
    else:
        month = MONTHS.get(folded(name).rstrip(".")) if name else int(groups["month"])
    return _day(int(groups["year"]), month, int(groups["day"])) if month else None


def _numeric_day(found: re.Match[str], month_first: object) -> date | None:
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    year += 2000 if year < 100 else 0
    month, day = (two, one)
    if two > 12 or (one <= 12 and found[2] != "." and month_first):
        month, day = one, two
    return _day(year, month, day)


def _clock(found: re.Match[str]) -> tuple[int, int, int, int] | None:
    groups = found.groupdict()
    if not groups.get("hour"):
        return None
    hour, minute, second = int(groups["hour"]), int(groups["minute"]), int(groups.get("second") or 0)
    half = (groups.get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    part = int((groups.get("part") or "")[:6].ljust(6, "0") or 0)
    return (hour, minute, min(second, 59), part) if hour < 24 and minute < 60 else None


def _compose(found: re.Match[str] | None, day: date | None, clock: tuple[int, int, int, int] | None) -> str | None:
    if day is None:
        return None
    if found is None or clock is None:
        return day.isoformat()
    hour, minute, second, part = clock
    moment = datetime(
        day.year, day.month, day.day, hour, minute, second, part, tzinfo=_zone(found.groupdict().get("zone"))
    )
    return moment.isoformat()


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    name = text.upper().replace("−", "-")
    if name in ZONES:
        return timezone(timedelta(hours=ZONES[name]))
    digits = NO_DIGIT.sub("", name)
    if not digits:
        return None
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    if hours > 14 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if "-" in name else offset)


def first(texts: Iterable[str], month_first: object = False) -> str | None:
    """Return the first text that is a date, as ISO 8601."""
    return next((found for text in texts if (found := read(text, month_first))), None)


def in_path(path: str) -> str | None:
    """Return the date in the path of a URL, a day only.

    >>> in_path("/2024/05/03/title.html"), in_path("/archive/12345678/")
    ('2024-05-03', None)
    """
    days = {_path_day(found) for found in IN_PATH.finditer(path[:500])} - {None}
    day = days.pop() if len(days) == 1 else None  # of two, one is that of an event
    return day.isoformat() if day else None


def _path_day(found: re.Match[str]) -> date | None:
    if found["y"]:
        return _day(int(found["y"]), int(found["m"]), int(found["d"]))
    month = int(found["month"]) if found["month"].isdigit() else MONTHS.get(found["month"].lower(), 0)
    return _day(int(found["year"]), month, int(found["day"]))


def is_before(day: str, path: str) -> bool:
    """Whether a day in ISO 8601 is more than a month before the month that a path names.

    >>> is_before("2024-05-03", "/2024/05/title/"), is_before("2011-04-23", "/2024/05/title/"), is_before("2011-04-23", "/title/")
    (False, True, False)
    """
    named = MONTH_IN_PATH.search(path[:500])
    return named is not None and 12 * (int(day[:4]) - int(named[1])) + int(day[5:7]) - int(named[2]) < -1
