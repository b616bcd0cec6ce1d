"""Numbers, days, times of day and signs of lists, as lines of figures have them."""

from __future__ import annotations

import re

# A number in any script and format: 41.68, 1 234,56, 12'345, ٤١٫٦٨. One digit, then digits with single separators: linear.
NUMBER = re.compile(r"\d+(?:[.,'’٬٫·]\d+|[ \u00a0\u2009\u202f]\d{3}(?!\d))*")
CLOCK = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3])(?:[:h]\d{2}){1,2}(?![\d:])|\b\d{1,2}\s?(?:[AaPp]\.?[Mm]\b)")
DATE = re.compile(r"\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d{2}\b")
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
CURRENCY = re.compile(r"(?:[$€£¥₴₽₹₺₩₪₫₦₱₲₡₸₾₿฿﷼¢￥￦￡৳₮₭֏₼]|\bRp(?=\.?\s?\d))")
BULLET = re.compile(r"^\s*(?:[-•*–—▪◦·]|\d{1,2}[.)])\s")
PHONE = re.compile(r"\+?\(?\d{1,4}\)?(?:[ /-]{1,3}\(?\d{2,8}\)?){1,5}")
PHONE_DIGITS = range(8, 16)  # E.164: up to 15
MARGIN = 1.1  # at most between what something is sold and bought for
LEVEL = 3  # figures of whole numbers side by side that are levels
RATED = re.compile(r"(?<!\d)\d{1,2}[.,]\d{3,4}$")


def is_rated(text: str) -> bool:
    """Whether a line ends in a figure with three or four decimals, as rates of currencies have them.

    >>> is_rated("Euro: 4.021"), is_rated("Euro: 420.10")
    (True, False)
    """
    return RATED.search(text) is not None


def is_phone(text: str) -> bool:
    """Whether a line is the number of a telephone.

    >>> is_phone("0163 960 1442"), is_phone("1 345 678")
    (True, False)
    """
    return PHONE.fullmatch(text) is not None and sum(map(str.isdigit, text)) in PHONE_DIGITS


def is_level(number: str) -> bool:
    """Whether a whole number is as long as the level of something quoted, and no year."""
    return number.isdigit() and len(number) >= LEVEL and not YEAR.fullmatch(number)


def are_close(numbers: list[str]) -> bool:
    """Whether figures are so near each other as what something is bought and sold for."""
    values = [int("".join(filter(str.isdigit, number))) for number in numbers]
    return max(values) <= MARGIN * min(values)
