"""robots.txt read for all its lines: who a group is for, and what it says beyond Allow and Disallow.

Protego, which Scrapy asks whether a page may be fetched, drops the lines it does not know. Here they are kept, in the same groups
(RFC 9309, 2.2.1): lines of User-agent that follow one another open a group, groups for one agent are one, a name is compared without
regard to case, ``*`` is for all that no group names.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .patterns import matches, weight

MAX_BYTES = 512 * 1024  # RFC 9309, 2.5: at least 500 KiB are to be read
MAX_LINES = 50_000
# Names of fields that begin and fill groups; the rest of what Scrapy or others know stands beside them.
AGENT = "user-agent"
RULES = ("allow", "disallow")
APART = ("sitemap", "host", "clean-param")  # belong to no group
TOKEN = re.compile(r"[^\s/,;]+")  # wider than RFC 9309: AI2Bot has a digit
ENDS = re.compile(
    r"\r\n|\r|\n"
)  # RFC 9309, 2.2: other line ends of Unicode end no line, so that no comment goes on in a rule
# Written by editors and copied from web pages, seen by nobody.
UNSEEN = dict.fromkeys(map(ord, "\x00\u00ad\u200b\u200c\u200d\u2060\ufeff"))
MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty: its field in small letters, and its value without the comment."""

    name: str
    value: str
    alone: bool = False
    """Whether an empty line stands before it, after which many put what they mean for everybody."""


@dataclass(slots=True)
class Group:
    """The lines for some agents."""

    agents: list[str]
    lines: list[Line] = field(default_factory=list)

    def values(self, name: str) -> list[str]:
        """Return the values of the lines with this field."""
        return [line.value for line in self.lines if line.name == name]


@dataclass(slots=True)
class Robots:
    """A whole robots.txt."""

    groups: list[Group] = field(default_factory=list)
    ahead: list[Line] = field(default_factory=list)
    """Lines before the first group."""
    cut: bool = False
    """Whether it is longer than what is read."""

    def lines_for(self, token: str) -> list[Line]:
        """Return the lines of the groups that are for a product token: those that name it, else those for ``*``."""
        return list(self._lines(token.lower())) if self.names(token) else list(self._lines("*"))

    def names(self, token: str) -> bool:
        """Whether a group names a product token."""
        return any(token.lower() in group.agents for group in self.groups)

    def _lines(self, token: str) -> Iterator[Line]:
        for group in self.groups:
            if token in group.agents:
                yield from group.lines


def disallows(lines: list[Line], path: str) -> str:
    """Return the Disallow rule for a path among lines, or empty; the longest rule decides, Allow when equal."""
    best, length = "", -1
    for line in lines:
        if line.name not in RULES or not line.value or not matches(line.value, path):
            continue
        size = weight(line.value)
        if size > length or (size == length and line.name == "allow"):
            best, length = (line.value if line.name == "disallow" else ""), size
    return best


def read(body: bytes) -> Robots:
    """Return what a robots.txt says; any bytes are one, in part or not at all.

    >>> robots = read(b"User-agent: *\\nContent-Signal: ai-train=no # ours\\nDisallow:\\n")
    >>> robots.groups[0].agents, robots.groups[0].values("content-signal")
    (['*'], ['ai-train=no'])
    """
    robots = Robots(cut=len(body) > MAX_BYTES)
    open_for_agents = False
    alone = False
    lines = ENDS.split(_text(body[:MAX_BYTES]))
    robots.cut = robots.cut or len(lines) > MAX_LINES
    for text in lines[:MAX_LINES]:
        name, value = _field(text)
        if not name:
            alone = alone or not text.strip()
            continue
        if name == AGENT:
            if not open_for_agents:
                robots.groups.append(Group([]))
            robots.groups[-1].agents.append(_token(value))
            open_for_agents = True
        elif name not in APART:
            lines_there = robots.groups[-1].lines if robots.groups else robots.ahead
            lines_there.append(Line(name, value, alone))
            open_for_agents = False
        alone = False
    return robots


def _text(body: bytes) -> str:
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace").lstrip("\ufeff")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = len(body) == MAX_BYTES and error.start > MAX_BYTES - 4  # in the middle of a character
        text = body.decode("utf-8", "replace") if cut else body.decode("cp1252", "replace")
    return text.translate(UNSEEN)


def _field(text: str) -> tuple[str, str]:
    """The field in small letters and the value of a line; empty when it has none. ``Content_Signal`` is a slip of the pen."""
    name, colon, value = text.partition("#")[0].partition(":")
    if not colon:
        return "", ""
    return name.strip().lower().replace("_", "-").replace(" ", "-"), value.strip()


def _token(value: str) -> str:
    """The product token of a User-agent line, which ends where a version begins; ``bot*`` is meant for ``bot``."""
    found = TOKEN.match(value.strip("\"'"))
    token = found[0].lower().rstrip("\"'") if found else value.lower()
    return token.rstrip("*") or token
