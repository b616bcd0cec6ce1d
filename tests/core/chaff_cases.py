"""Cases of chaff and of its look-alikes, made of the hand-written pieces in ``chaff/``: one file a language.

A file holds an article (title, then paragraphs), words that lead on, and pieces of chaff by kind; ``keep`` are look-alikes. Every
piece is set into its article in two places, and each article gets cut copies of its own first paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "chaff"
PLACES = ("above the title", "below the title", "in the text", "below the text")
MARKS = ("...", "…", " ...", " […]", " [...]", ". . .", "... {more}", "… {more} »", "{word}...")


@dataclass(frozen=True)
class Case:
    """One text with what is to stay and to go."""

    name: str
    kind: str
    language: str
    place: str
    lines: tuple[str, ...]
    keep: tuple[str, ...]
    drop: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text without markup, a line for each block."""
        return "\n".join(self.lines)


def sections(path: Path) -> list[tuple[str, list[str]]]:
    """Return the sections of a file: their names and lines."""
    found: list[tuple[str, list[str]]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# "):
            found.append((line[2:], []))
        elif line:
            found[-1][1].append(line)
    return found


def set_in(article: list[str], piece: list[str], place: str) -> tuple[str, ...]:
    """Return the lines of an article with a piece in one of ``PLACES``."""
    at = {"above the title": 0, "below the title": 1, "in the text": 4, "below the text": len(article)}[place]
    return (*article[:at], *piece, *article[at:])


def own_cut(paragraph: str, mark: str, more: str) -> str:
    """Return a paragraph cut off at some half of its length, at a word or within one."""
    end = len(paragraph) * 11 // 20
    spaced = paragraph.count(" ") > 6
    inside = "{word}" in mark
    if spaced and not inside:
        end = paragraph.rindex(" ", 0, end)
    elif spaced:
        while paragraph[end - 1] == " " or paragraph[end] == " ":
            end += 1
    return paragraph[:end].rstrip(" ,.") + mark.replace("{word}", "").format(more=more)


def cases() -> Iterator[Case]:
    """Yield all cases."""
    turn = 0
    for path in sorted(FOLDER.glob("*.txt")):
        found = sections(path)
        parts = dict(found)
        article, more = parts["article"], parts["more"][0]
        pieces = [(name, lines) for name, lines in found if name not in ("article", "more")]
        pieces += [("own", [own_cut(article[1], mark, more)]) for mark in (MARKS[turn % 9], MARKS[(turn + 4) % 9])]
        for number, (kind, lines) in enumerate(pieces):
            turn += 1
            places = PLACES[2:] if kind == "keep" else (PLACES[turn % 4], PLACES[(turn + 1 + turn // 4 % 3) % 4])
            for place in places:
                keep = (*article, *(lines if kind == "keep" else ()))
                drop = () if kind == "keep" else tuple(lines)
                name = f"{path.stem}-{number}-{kind}"
                yield Case(name, kind, path.stem, place, set_in(article, lines, place), keep, drop)


def unseen(case: Case) -> bool:
    """Whether a piece is one of the third that rules are not made by."""
    return sum(map(ord, case.name)) % 3 == 0
