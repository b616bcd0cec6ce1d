"""Temperatures that are none of the air: of ovens, of the sun."""

from __future__ import annotations

import re

TEMPERATURE = re.compile(r"([+\-−–]?\d{1,3})(?:[.,]\d)?\s?(?:[°º˚]|℃|℉|o\s?C\b)\s?([FC℉]?)")
WARMEST = {"C": 58, "F": 136}  # in the shade, by the World Meteorological Organization; an oven is hotter
MINUS = str.maketrans("−–", "--")


def is_too_hot(text: str) -> bool:
    """Whether a temperature in a line is none of the air.

    >>> is_too_hot("Madrid 41°C"), is_too_hot("Bake at 180°C")
    (False, True)
    """
    return any(
        abs(int(degrees.translate(MINUS))) > WARMEST["C" if unit == "C" else "F"]
        for degrees, unit in TEMPERATURE.findall(text)
    )
