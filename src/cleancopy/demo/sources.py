"""The source texts of the demo newspaper: its stories and the words around them, one file each.

A story's ``body`` is written in a small notation, one part between two empty lines: ``## `` begins a heading, ``> `` a
quote, ``- `` and ``1. `` list items, ``| `` table rows, ``/ `` lines of verse; ``===`` begins a further page; all else
is a paragraph. Pages and expected articles are both made from these parts.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

SITE = "Ostmere Courier"
EVERYWHERE = "all"  # found by links, feed and sitemaps; other stories by one of them alone

NUMBERED = re.compile(r"\d\. ")
NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
WITHOUT_MARK = str.maketrans("łıø", "lio")  # letters that have no accent to take off
ROLES = {"## ": "heading", "> ": "quote", "- ": "list", "| ": "table", "/ ": "verse"}


@dataclass(frozen=True)
class Part:
    """A paragraph, heading, quote, list, numbers (an ordered list), table or verse."""

    role: str
    lines: tuple[str, ...]
    """One for a paragraph; the items, verses, or rows with their cells parted by tabs."""

    @property
    def text(self) -> str:
        """The part as it stands in the expected text."""
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Story:
    """One article of the newspaper, as it was written."""

    id: str
    language: str
    section: str
    template: str
    title: str
    standfirst: str | None
    authors: tuple[str, ...]
    published: str
    modified: str | None
    tags: tuple[str, ...]
    caption: str
    credit: str
    found: str
    also: str | None
    """A second address of the same story."""
    flags: tuple[str, ...]
    encoding: str
    sheets: tuple[tuple[Part, ...], ...]
    """The parts on each of its pages."""

    @property
    def path(self) -> str:
        """Its address: language, section, words of the title, a number."""
        plain = (
            unicodedata.normalize("NFKD", self.title.casefold().translate(WITHOUT_MARK))
            .encode("ascii", "ignore")
            .decode()
        )
        words = NOT_IN_SLUG.sub("-", plain.replace("'", "")).strip("-").split("-")[:8]
        number = int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 90000 + 10000
        slug = "-".join(words) if len(words) > 3 else f"ostmere-{self.id.partition('-')[2]}"
        return f"/{self.language}/{self.section}/{slug}-{number}"

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of all its pages."""
        return tuple(part for sheet in self.sheets for part in sheet)

    @property
    def text(self) -> str:
        """The whole text: parts separated by an empty line."""
        return "\n\n".join(part.text for part in self.parts)

    @property
    def day(self) -> int:
        """Day of the month; all stories are of one month."""
        return int(self.published[8:10])

    def found_by(self, way: str) -> bool:
        """Whether the story can be found this way: ``link``, ``feed``, ``sitemap`` or ``news``."""
        return self.found in {EVERYWHERE, way}

    def after(self) -> str | None:
        """Id of the story that stands below this one on its page."""
        return next((flag.partition(":")[2] for flag in self.flags if flag.startswith("follow:")), None)


@cache
def stories() -> dict[str, Story]:
    """Return all stories by id, the newest first."""
    found = [_story(name, source) for name, source in _files("stories")]
    found.sort(key=lambda story: (story.published[:10], story.id), reverse=True)
    return {story.id: story for story in found}


@cache
def words() -> dict[str, dict[str, Any]]:
    """Return the words around the stories, by language."""
    common: dict[str, Any] = {"dir": "ltr"}
    return {name: common | source for name, source in _files("words")}


def _files(folder: str) -> list[tuple[str, dict[str, Any]]]:
    entries = sorted(files(__package__).joinpath(folder).iterdir(), key=lambda entry: entry.name)
    return [
        (entry.name.removesuffix(".toml"), tomllib.loads(entry.read_text(encoding="utf-8")))
        for entry in entries
        if entry.name.endswith(".toml")
    ]


def _story(name: str, source: dict[str, Any]) -> Story:
    return Story(
        id=name,
        language=name.partition("-")[0],
        section=source["section"],
        template=source["template"],
        title=source["title"],
        standfirst=source.get("standfirst"),
        authors=tuple(source["authors"]),
        published=source["published"],
        modified=source.get("modified"),
        tags=tuple(source["tags"]),
        caption=source["caption"],
        credit=source["credit"],
        found=source.get("found", EVERYWHERE),
        also=source.get("also"),
        flags=tuple(source.get("flags", ())),
        encoding=source.get("encoding", "utf-8"),
        sheets=tuple(tuple(_parts(sheet)) for sheet in source["body"].split("\n===\n")),
    )


def _parts(sheet: str) -> list[Part]:
    return [_part(run.strip().split("\n")) for run in sheet.split("\n\n") if run.strip()]


def _part(lines: list[str]) -> Part:
    if NUMBERED.match(lines[0]):
        return Part("numbers", tuple(line[3:] for line in lines))
    role = next((name for mark, name in ROLES.items() if lines[0].startswith(mark)), "paragraph")
    if role == "paragraph":
        return Part(role, (" ".join(lines),))
    if role == "table":
        return Part(role, tuple("\t".join(cell.strip() for cell in line.strip("| ").split("|")) for line in lines))
    return Part(role, tuple(line.partition(" ")[2] for line in lines))
