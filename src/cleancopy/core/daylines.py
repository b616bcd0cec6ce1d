"""What is measured every day, several things on one line: the weather with the tides, the sun and the roads, behind a label or not."""

from __future__ import annotations

import re

from .forms import Form, Line, small_letters, words
from .gauges import gauge
from .readings import DEGREE, DIGIT, WEATHER

LONGEST = 110  # characters
PARTS = re.compile(r"\s*[|│·•;]\s*|,\s+")
LABEL = re.compile(r"([^\d:：]{2,40}?)\s?[:：]\s")
WORD = re.compile(r"[^\W\d_]+")
MAX_LABEL, MAX_PART = 5, 5  # words
SEVERAL = 3  # things measured, which no article has on one line


def of_the_day(text: str) -> Line | None:
    """Return what a line says of the weather and what is measured with it; None when it says something else.

    >>> of_the_day("Marées : pleine mer 05h12, basse mer 11h40").form, of_the_day("Wetter in Wesel: 3 °C, leichter Regen").form
    (<Form.MEASURE: 'measure'>, <Form.WEATHER: 'weather'>)
    >>> of_the_day("Bake: 180 °C, then 20 min") is None
    True
    """
    if len(text) > LONGEST or not DIGIT.search(text):
        return None
    label = LABEL.match(text)
    if label and len(WORD.findall(label[1])) > MAX_LABEL:
        return None
    parts = [part for part in PARTS.split(text[label.end() :] if label else text) if part]
    headed = label is not None and DEGREE.search(text) is not None and _heads_weather(label[1])
    if len(parts) < 2 and not headed:
        return None  # as most lines
    gauged = [gauge(part, WORD.findall(part)) is not None for part in parts]
    measured = [known or WEATHER.search(part) is not None for known, part in zip(gauged, parts, strict=True)]
    if len(parts) > 1 and all(measured) and any(gauged) and max(len(WORD.findall(part)) for part in parts) <= MAX_PART:
        several = len(parts) >= SEVERAL or DEGREE.search(text) is not None
        return Line(Form.WEATHER, True) if several else Line(Form.MEASURE, True, True)
    rest = [part for part, known in zip(parts, measured, strict=True) if not known]
    if (
        headed
        and len(rest) < 2
        and all(len(WORD.findall(part)) <= MAX_PART and not DIGIT.search(part) for part in rest)
    ):
        return Line(Form.WEATHER, True)
    return None


def _heads_weather(label: str) -> bool:
    """Whether a label begins with what heads the weather: "Wetter in Wesel", "Thời tiết Bến Tre"."""
    found = small_letters(label).split()
    return any(" ".join(found[:count]) in words()["headings"] for count in (1, 2, 3))
