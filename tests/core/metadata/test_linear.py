"""Every pattern that meets web text stays linear on long hostile lines."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time

import pytest

from cleancopy.core import metadata

MODULES = [
    importlib.import_module(f"{metadata.__name__}.{info.name}") for info in pkgutil.iter_modules(metadata.__path__)
]
PATTERNS = {
    f"{module.__name__.rsplit('.', 1)[-1]}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern)
}
UNITS = [
    " ",
    "\t\n",
    "a",
    "A",
    "1",
    "12:",
    "1 ",
    "1.",
    "1.1.",
    "1/",
    "2024-",
    "2024-05-03T",
    "20240503",
    "/2024/05/03",
    "a 1",
    "may 1 ",
]
UNITS += [
    "<",
    "<a",
    "<br",
    "<!--",
    "&",
    "&#",
    '"',
    '\\"',
    "\\",
    "\\u",
    ",",
    ", ",
    ",,",
    "{",
    "[",
    '"headline":',
    '"headline":"',
    "1 may ",
]
UNITS += [
    "by ",
    "By",
    "and ",
    " and",
    " - ",
    "|",
    " |",
    ": ",
    "(",
    "( ",
    "@",
    "a@",
    "http:",
    "www.",
    "-",
    "-2",
    "/2",
    "page/",
    "/page/2",
]
UNITS += ["next ", "é", "年", "2024年", "et ", "a-", "a_b-"]


def seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - start


def test_there_are_patterns() -> None:
    assert len(PATTERNS) > 30


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_linear(name: str) -> None:
    for unit in UNITS:
        for text in (unit * (12_000 // len(unit)), unit * (12_000 // len(unit)) + "\x00", "1" + unit * 3_000 + "\x00"):
            assert seconds(PATTERNS[name], text) < 0.2, unit
