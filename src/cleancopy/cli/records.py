"""A record of a corpus: one line of JSON, with the places of its fields, so that all else of it can stay as it is."""

from __future__ import annotations

import json
import re
from typing import Any

from cleancopy.cli import inputs
from cleancopy.cli.pages import to_json

SPACE = re.compile(r"[ \t\n\r]*")  # white space of JSON, RFC 8259
ADDED = "cleancopy"

# Values are only looked over, never converted: no number is too long.
_value_at = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str).raw_decode


class Record:
    """One line of a corpus, with the places of its fields; raises ValueError when it is no JSON object."""

    __slots__ = ("end", "line", "places")

    def __init__(self, line: str) -> None:
        self.line = line
        self.places: dict[str, tuple[int, int, Any]] = {}
        at = _after(line, 0, "{")
        if line[at : at + 1] != "}":
            at = self._fields(at)
        self.end = at
        if SPACE.fullmatch(line, at + 1) is None:
            raise ValueError("more than one value")

    def _fields(self, at: int) -> int:
        line = self.line
        while True:
            if line[at : at + 1] != '"':
                raise ValueError("no field name")
            key, at = _value_at(line, at)
            start = _after(line, at, ":")
            value, at = _value_at(line, start)
            self.places[key] = (start, at, value)
            at = _space(line, at)
            if line[at : at + 1] == "}":
                return at
            at = _after(line, at, ",")

    def replaced(self, name: str, text: str, added: dict[str, Any]) -> str:
        """Return the line with another text in a field and one object more."""
        start, end, _ = self.places[name]
        line = self.line
        return (
            f"{line[:start]}{to_json(text)}{line[end : self.end]}, {to_json(self._free_name())}: {to_json(added)}"
            f"{line[self.end :]}"
        )

    def _free_name(self) -> str:
        number, name = 1, ADDED
        while name in self.places:
            number += 1
            name = f"{ADDED}_{number}"
        return name


def _space(line: str, at: int) -> int:
    found = SPACE.match(line, at)
    return found.end() if found else at


def _after(line: str, at: int, sign: str) -> int:
    at = _space(line, at)
    if line[at : at + 1] != sign:
        raise ValueError(f"no {sign} where one must be")
    return _space(line, at + 1)


def record_of(line: bytes) -> Record:
    """Read one line.

    Raises:
        ValueError: it is no JSON object in UTF-8; the message says why.
    """
    if not line:
        raise ValueError(f"longer than {inputs.MAX_LINE // 2**20} MB")
    try:
        return Record(line.decode("utf-8").strip(" \t\r\n"))
    except UnicodeDecodeError:
        raise ValueError("not UTF-8") from None
    except RecursionError:
        raise ValueError("nested too deep") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not a JSON object ({error.msg})") from None
    except ValueError as error:
        raise ValueError(f"not a JSON object ({error})") from None
