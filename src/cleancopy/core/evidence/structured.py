"""What the page says about itself elsewhere: title, descriptions, the body in structured data, and copies of a block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..model import Meta
from .text import Column

WORD = re.compile(r"\w+")
WORD_CHARACTER = re.compile(r"\w")
NO_LETTERS = {
    code: None for code in range(128) if not chr(code).isalnum() and chr(code) != "_"
}  # quicker where it serves
SIGNS = bytes(code for code in NO_LETTERS if code != 10)
SHORT = 24  # characters of a folded text below which finding it in the body by chance is likely


def fold(text: str) -> str:
    """Return the letters and digits of a text in small letters, nothing between them."""
    low = text.lower()
    return low.translate(NO_LETTERS) if low.isascii() else "".join(WORD.findall(low))


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return ``fold`` of each text; all at once costs a fifth. No text holds a line break."""
    if not texts:
        return []
    low = "\n".join(texts).lower()
    if low.isascii():
        return low.encode().translate(None, SIGNS).decode().split("\n")
    codes = np.frombuffer(low.encode("utf-16-le", "surrogatepass"), "<u2")
    if len(codes) != len(low):
        return _fold_beyond(low).split("\n")
    return codes[word_characters().take(codes)].tobytes().decode("utf-16-le", "surrogatepass").split("\n")


def _fold_beyond(low: str) -> str:
    """The letters, digits and line breaks of a text with characters beyond the Basic Multilingual Plane: pictures, mostly."""
    codes = np.frombuffer(low.encode("utf-32-le", "surrogatepass"), "<u4")
    plane = len(word_characters())
    word = word_characters().take(np.minimum(codes, plane - 1))  # the last code is that of no character
    beyond = np.flatnonzero(codes >= plane)
    word[beyond] = [WORD_CHARACTER.match(chr(code)) is not None for code in codes[beyond].tolist()]
    letters: bytes = codes[word].tobytes()
    return letters.decode("utf-32-le", "surrogatepass")


@cache
def word_characters() -> NDArray[np.bool_]:
    """Return for each character of the Basic Multilingual Plane whether it is a letter, digit or underscore, or a line break."""
    plane = "".join(map(chr, range(0x10000)))
    table = np.zeros(0x10000, np.bool_)
    table[[ord(char) for char in WORD_CHARACTER.findall(plane)]] = True
    table[ord("\n")] = True
    return table


def columns(folded: Sequence[str], meta: Meta) -> dict[str, Column]:
    """Return the columns of this family, from the folded text of each block."""
    titles = set(_fold_lines([title for title in meta.titles if title]))
    described = _fold_lines(meta.descriptions)
    bodies = "\n".join(_fold_lines(meta.bodies))
    seen: dict[str, int] = {}
    earlier = []
    for text in folded:
        before = seen.get(text, 0)
        earlier.append(before)
        seen[text] = before + 1
    whole_titles = "\n".join(titles)
    beginnings = "\n".join(described)
    return {
        "copies": np.minimum(np.array([seen[text] for text in folded], np.float32), 5),
        "copies_before": np.minimum(np.array(earlier, np.float32), 5),
        "is_title": np.array(
            [0.0 if len(text) < SHORT and text not in titles else _near(text, titles, whole_titles) for text in folded],
            np.float32,
        ),
        "in_description": np.array(
            [len(text) >= SHORT and text[:SHORT] in beginnings and _within(text, described) for text in folded],
            np.float32,
        ),
        "in_body_data": np.array([_in_body(text, bodies) for text in folded], np.float32),
        "has_body_data": np.full(len(folded), len(bodies) > 200, np.float32),
    }


def _fold_lines(texts: Sequence[str]) -> list[str]:
    """Return ``fold`` of texts that may hold line breaks."""
    return fold_all([text.replace("\n", " ") for text in texts])


def _near(text: str, titles: set[str], whole: str) -> float:
    """1 for a title, 0.5 for a text that holds one or stands within one, 0 otherwise; ``whole`` are the titles joined."""
    if text in titles:
        return 1.0
    if len(text) < SHORT:
        return 0.0
    return 0.5 if text in whole or any(t in text and len(t) >= SHORT for t in titles) else 0.0


def _within(text: str, described: list[str]) -> float:
    return float(any(len(d) >= SHORT and (text.startswith(d) or d.startswith(text) or text in d) for d in described))


def _in_body(text: str, bodies: str) -> float:
    if not bodies or not text:
        return 0.0
    return (1.0 if len(text) >= SHORT else 0.5) if text in bodies else 0.0
