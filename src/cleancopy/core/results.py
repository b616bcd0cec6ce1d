"""Results of matches: what one line says of one, or of several, and whether a text tells of any."""

from __future__ import annotations

import re

from .forms import Form, Line, words
from .letters import is_small
from .numerals import BULLET, CLOCK, CURRENCY, DATE, NUMBER, YEAR

SCORE = re.compile(r"(?<![\d:–$€£¥₹-])\d{1,3}\s?[-:–]\s?\d{1,3}(?![\d:–-])|(?<![\d.,])\d{1,3}/\d{1,2}(?!\d)")
# "186 cm (18/19)", "(17/18–19/20)". Fixed widths: linear.
SEASONS, PAIRS = re.compile(r"\s?\(\d\d/\d\d(?:\s?[–-]\s?\d\d/\d\d)?\)"), re.compile(r"\d\d/\d\d")
MINUTE = re.compile(r"\(?\b\d{1,3}\s?(?:\+\d)?['′’](?!\w)\)?")
LISTED = re.compile(
    r"[,;.!?](?:\s|$)|^[^\d]{2,40}:\s|^\d|[•%$€£~/]"
)  # signs of a sentence or a list, a label among them
BRACKET = re.compile(r"\([^()]{0,20}\)")
TIMES = re.compile(r"(?<=\b\d)\s?[×xх]\s?(?=\d\b)")  # 2×1, as Brazil writes it
BARS = re.compile(r"\s?[|│]\s?")
BALL = re.compile(r"^(?:⚽|🏀|🏈|🏒|⚾|🎾|🏐|🏉)\ufe0f?\s*")
# "Arsenal 2 Chelsea 1", and with a comma or the state of the match before: each team with its goals behind it.
EACH = re.compile(r"^(?:[^\d:]{2,18}:\s)?([^\d:,]{3,24}) (\d{1,3}),? ([^\d:,]{3,24}) (\d{1,3})$")
BETWEEN = frozenset("v vs vs. gegen contre contra kontra versus против проти mod mot tegen".split())
MAX_RESULT = 70  # characters
HOUSE = re.compile(r"\d{1,5}\s[^\W\d_]")  # an address begins with the number of the house: "815 Hyde Street, 1st Floor"
PLAIN = re.compile(r"\d+")
# Prices and shares from one to another, with a sign of money or per cent on a side: "$2-$10", "US$2 – US$10", "£2-3", "5–8 €", "2-10 %".
# It is asked of short lines only.
TO = r"(?:[-–—]|\s[-–—]\s)"  # a dash with a space before it alone is the sign of a change: "41.68 -0.4%"
SIGN = rf"(?:{CURRENCY.pattern}|%)"
AMOUNTS = re.compile(
    rf"{CURRENCY.pattern}\s?\d[\d.,]{{0,12}}{TO}|\d(?:\s?{CURRENCY.pattern})?{TO}[A-Z]{{0,2}}{CURRENCY.pattern}\s?\d|"
    rf"\d{TO}\d[\d.,]{{0,12}}\s?{SIGN}|\d\s?{SIGN}{TO}\d"
)
# The same with the code of a currency before it, or a code or a short name behind it: "CHF 2-10", "50–60 kr".
CODED = re.compile(r"(?<![\w.,])(?:([A-Z]{3})\s?)?(\d{1,6})\s?[-–—]\s?(\d{1,6})(?![\d.,:%–-])(?:\s?([^\W\d_]{2,5})\b)?")
FIXTURE = re.compile(r"^[^\d:]{3,30}\s(?:[-–—]|vs?\.?)\s[^\d:]{3,30}\s(?:[01]?\d|2[0-3])[h:.][0-5]\d(?:\sUhr)?")
OVERS = re.compile(r"\d{1,3}/\d{1,2}\s?\(\d{1,3}(?:\.\d)?(?:\s[^\W\d_][^()]{1,10})?\)")  # cricket: runs, wickets, overs
INNINGS = re.compile(
    r"\d{2,3}(?:/\d{1,2})?(?:\s&\s\d{1,3}(?:/\d{1,2})?)?,\s[^\W\d_]{2,14}\s\d{2,3}(?:/\d{1,2})?(?:\s&\s\d{1,3}(?:/\d{1,2})?)?$"
)
WON = re.compile(
    r"[A-Z]{2,4}(?:-[A-Z]{1,2})? won by (?:an innings|\d{1,3}) (?:(?:and|&) \d{1,3} )?(?:runs?|wickets?|wkts?)"
)
MOST_INNINGS = 3  # words of a line with the runs of two sides
# In a text: goals with a dash or a colon, none of them a time of day, a part of a date or a range, which rises.
TOLD = re.compile(r"(?<![\d:.,–-])(\d{1,2})(?:[:–-]| [-–] )(\d{1,2})(?![\d:.,–-])")


def tells_result(text: str) -> bool:
    """Whether a text tells the result of a match, not a range, a time of day or a date.

    >>> tells_result("They won 3-1 at home."), tells_result("It takes 5-10 minutes."), tells_result("From 14:00 on")
    (True, False, False)
    """
    for found in TOLD.finditer(text):
        first, second = found.groups()
        clock = ":" in found.group() and len(second) == 2
        if not clock and int(first) >= int(second):
            return True
    return False


def in_money(text: str) -> bool:
    """Whether a line has a range of prices that rises, with a currency told by letters.

    >>> in_money("Entrance CHF 2-10"), in_money("50–60 kr"), in_money("GER 1-2 ARG"), in_money("CHF 2")
    (True, True, False, False)
    """
    if "-" not in text and "–" not in text and "—" not in text:
        return False
    codes, units = words()["codes"], words()["units"]
    return any(
        (before in codes or after in codes or (after in units and after.islower())) and int(low) < int(high)
        for before, low, high, after in CODED.findall(text)
    )


def result(text: str, found: list[str]) -> Line | None:
    """Return what a line with these words says of a match; None when it says nothing of one."""
    text = SEASONS.sub(_unless_seasons, text)
    state = words()["match"]
    rest = [word for word in found if word.lower() not in state and word.lower().strip(".") not in state]
    told = len(rest) < len(found) or MINUTE.search(text) is not None or text.rstrip().endswith(")")
    rest = [word for word in rest if word.lower() not in BETWEEN]
    if (
        (OVERS.search(text) and len(rest) <= MOST_INNINGS)
        or (INNINGS.search(text) and len(found) <= MOST_INNINGS and "&" in text)
        or WON.fullmatch(text)
    ):
        return Line(Form.MATCH)
    if sum(map(is_small, rest)) > 1:
        return None  # as most lines
    plain = BARS.sub(" ", TIMES.sub("-", BALL.sub("", text)))
    together = len(SCORE.findall(BRACKET.sub("", plain)))
    if together > 1 and 2 * together <= len(rest) <= 5 * together and not LISTED.search(text):
        return Line(Form.MATCH, known=True)  # several results on one line, nothing between them
    if not 1 <= len(rest) <= 7 or len(text) > MAX_RESULT or BULLET.match(text) or AMOUNTS.search(text):
        return None
    goals = None if YEAR.search(text) else SCORE.search(plain)
    if goals and _counts(goals, state):
        return None
    if goals and (told or goals.start() > 0) and not CLOCK.match(text) and not DATE.search(text):
        return Line(Form.MATCH if told and not text.rstrip().endswith("(aet)") else Form.SCORE)
    if told and len(rest) < len(found) and len(NUMBER.findall(text)) == 2 and len(rest) <= 4 and not YEAR.search(text):
        return Line(Form.MATCH) if not HOUSE.match(text) else None
    return _fixture(text) or _each(MINUTE.sub("", plain).replace(" - ", " ").strip(), len(rest), told)


def _unless_seasons(bracket: re.Match[str]) -> str:
    """A bracket, or nothing where it holds the seasons of a product or a player: each year and the next one."""
    years = [tuple(map(int, season.split("/"))) for season in PAIRS.findall(bracket[0])]
    return "" if all((first + 1) % 100 == last for first, last in years) else bracket[0]


def _counts(goals: re.Match[str], state: frozenset[str]) -> bool:
    """Whether two numbers are a range that rises or a share, and what they count follows: "16-18 hours", "5/5 stars"."""
    one, other = map(int, PLAIN.findall(goals.group()))
    after = goals.string[goals.end() :].split(maxsplit=1)
    word = after[0].rstrip(").,;") if after else ""
    return (one < other or "/" in goals.group()) and is_small(word) and word not in state and word not in BETWEEN


def _fixture(text: str) -> Line | None:
    """Two names with a dash between them, and the time at which they meet."""
    return Line(Form.SCORE) if FIXTURE.fullmatch(text) and not is_small(text) else None


def _each(text: str, names: int, told: bool) -> Line | None:
    """Two names, each with a number behind it: ``Arsenal 2 Chelsea 1``; its neighbours or the minute have to say more."""
    found = EACH.match(text)
    if found is None or not 2 <= names <= 6 or YEAR.search(text):
        return None
    one, other = found.group(1).strip(), found.group(3).strip()
    capitals = all(word[0] == word[0].upper() for word in (*one.split(), *other.split()))
    return Line(Form.MATCH if told else Form.SCORE) if capitals else None
