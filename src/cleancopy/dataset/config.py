"""What a dataset is to be, read from a TOML file; every mistake in it is named with its line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from cleancopy.errors import UsageError

from .quality import QualityConfig

MASKS = ("email", "ip", "phone")
UNITS = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "KIB": 2**10, "MIB": 2**20, "GIB": 2**30}
SIZE = re.compile(r"(\d+(?:\.\d+)?) ?([KMG]?i?B?)", re.IGNORECASE)
CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")  # of a language; a region counts for nothing
NAMES = {str: "text", bool: "true or false", int: "whole number", float: "number"}


def _choice(default: str, *others: str) -> Any:
    return field(default=default, metadata={"choices": (default, *others)})


def _within(default: float, low: float, high: float) -> Any:
    return field(default=default, metadata={"range": (low, high)})


@dataclass(frozen=True)
class Consent:
    """What is done with pages whose publisher reserves rights."""

    policy: str = _choice("skip", "record", "ignore")
    """``skip`` leaves out what the signals reserve, and what could not be asked; ``record`` keeps it with the verdict;
    ``ignore`` keeps it and writes no verdict."""


@dataclass(frozen=True)
class Languages:
    """Which languages are kept."""

    detect: bool = True
    """Whether the language is detected; otherwise the declared one counts. Needs ``pip install 'cleancopy[dataset]'``."""
    keep: tuple[str, ...] = ()
    """Languages to keep, as ISO 639 codes such as ``en``; empty for all."""
    minimum_score: float = _within(0.0, 0, 1)
    """Documents whose language is less sure are left out."""


@dataclass(frozen=True)
class Quality:
    """What is done with texts that the published rules are not content with."""

    action: str = _choice("annotate", "drop", "off")
    """``annotate`` writes what each rule that is not content found to the column ``quality``; ``drop`` leaves such texts out; ``off``
    does not ask."""
    families: tuple[str, ...] = ()
    """Sets of rules: ``gopher_quality``, ``gopher_repetition``, ``c4``, ``fineweb``, ``fineweb2``; empty for those that fit the
    language."""
    off: tuple[str, ...] = ()
    """Rules, or sets of them, that are not asked, such as ``gopher_quality.words_min``."""
    thresholds: dict[str, float] = field(default_factory=dict)
    """Thresholds by rule that take the place of the published ones."""


@dataclass(frozen=True)
class Personal:
    """Which personal data are replaced in title, standfirst and text."""

    mask: tuple[str, ...] = ()
    """``email``, ``ip``, ``phone``; empty for none."""


@dataclass(frozen=True)
class Select:
    """Which articles are taken at all."""

    truncated: str = _choice("keep", "drop")
    """What is done with articles whose text ends before its end."""
    minimum_words: int = _within(1, 0, 10**9)
    """Shorter documents are left out."""


@dataclass(frozen=True)
class Duplicates:
    """How copies are found; of each cluster the earliest document stays."""

    exact: bool = True
    """Whether texts with the same words in the same order are one."""
    near: bool = True
    """Whether texts that share most of their rows of five words are one."""
    similarity: float = _within(0.72, 0.3, 1)
    """Jaccard similarity of the sets of rows of five words from which on two texts are copies."""
    bands: int = _within(22, 1, 256)
    """Bands of the locality-sensitive hash; FineWeb takes 14 of 8 rows, which finds fewer pairs at this similarity."""
    rows: int = _within(5, 1, 64)
    """Hashes in each band."""
    index: str = ""
    """File with the documents of earlier datasets; copies of them are left out, and what is new is added. Relative to the
    configuration file; empty for none."""


@dataclass(frozen=True)
class Split:
    """What is set aside for validation."""

    validation: float = _within(0.01, 0, 0.9)
    """Share of the documents, or of the sites, about; 0 for no validation split."""
    by: str = _choice("hash", "site")
    """``hash`` takes single documents, ``site`` all documents of a site, so that no site is in both."""


@dataclass(frozen=True)
class Files:
    """How the files are cut."""

    shard_size: str = "256 MB"
    """Size of a shard before compression, about: ``500 MB``, ``1 GiB``."""
    parquet: bool = False
    """Whether the rows are written as Parquet too; needs ``pip install 'cleancopy[dataset]'``."""

    @property
    def shard_bytes(self) -> int:
        """The size of a shard in bytes."""
        return parse_size(self.shard_size)


@dataclass(frozen=True)
class Config:
    """A dataset."""

    name: str = "articles"
    """Name, for the card."""
    description: str = ""
    """What it is, for the card: a sentence or two."""
    license: str = "other"
    """Licence of the collection as Hugging Face names it; the articles stay their publishers'."""
    consent: Consent = field(default_factory=Consent)
    language: Languages = field(default_factory=Languages)
    quality: Quality = field(default_factory=Quality)
    pii: Personal = field(default_factory=Personal)
    select: Select = field(default_factory=Select)
    duplicates: Duplicates = field(default_factory=Duplicates)
    split: Split = field(default_factory=Split)
    files: Files = field(default_factory=Files)


def parse_size(text: str) -> int:
    """Read a size in bytes; raises ValueError.

    >>> parse_size("256 MB"), parse_size("1.5GiB"), parse_size("4000")
    (256000000, 1610612736, 4000)
    """
    found = SIZE.fullmatch(text.strip())
    unit = found[2].upper() if found else ""
    if found is None or not (size := int(float(found[1]) * UNITS.get(unit, UNITS.get(unit + "B", 0)))):
        raise ValueError(f"{text!r} is no size; write one like 256 MB or 1 GiB")
    return size


def read_config(path: Path) -> Config:
    """Read a configuration.

    Raises:
        UsageError: the file cannot be read, is no TOML, or holds what is unknown or of the wrong type; the message names the line.
    """
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name the configuration with --config") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not UTF-8; save it as UTF-8") from None
    try:
        return parse_config(text)
    except ValueError as error:
        raise UsageError(f"{path}: {error}") from None


def parse_config(text: str) -> Config:
    """Read the text of a configuration; raises ValueError whose message names the line."""
    table = tomllib.loads(text)  # its error names line and column
    reading = Reading(text)
    config: Config = reading.section(Config, table, "")
    _known(config, reading)
    return config


class Reading:
    """Reads tables into dataclasses and knows where in the text a key stands."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()

    def section(self, kind: type[Any], table: Any, name: str) -> Any:
        """Return a table as an object of the class; raises ValueError."""
        hints = get_type_hints(kind)
        if not isinstance(table, dict):
            raise ValueError(f"{self.line('', name)}{name} is a table: write [{name}]")
        values = {}
        for key, value in table.items():
            where = self.line(name, key)
            if key not in hints:
                raise ValueError(
                    f"{where}{key!r} is unknown{f' in [{name}]' if name else ''}; known are {', '.join(hints)}"
                )
            if hasattr(hints[key], "__dataclass_fields__"):
                values[key] = self.section(hints[key], value, key)
            else:
                values[key] = _value(f"{where}{key}", hints[key], value)
        for known in fields(kind):
            if known.name in values:
                _check(f"{self.line(name, known.name)}{known.name}", known.metadata, values[known.name])
        return kind(**values)

    def line(self, section: str, key: str) -> str:
        """Return ``line 12: `` for a key, or nothing when it is written in an unusual way."""
        inside = ""
        for number, text in enumerate(self._lines, 1):
            header = re.match(r"\s*\[\s*([\w.\"-]+)\s*\]", text)
            if header:
                inside = header[1].strip('"')
            if (header and inside == (f"{section}.{key}" if section else key)) or (
                inside == section and re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", text)
            ):
                return f"line {number}: "
        return ""


def _value(name: str, hint: Any, value: Any) -> Any:
    """Check the type of a value; lists become tuples, and a whole number is a number."""
    if get_origin(hint) is tuple:
        kind = get_args(hint)[0]
        if not isinstance(value, list) or not all(isinstance(item, kind) for item in value):
            raise ValueError(f"{name} is a list of {NAMES[kind]}s")
        return tuple(value)
    if get_origin(hint) is dict:
        if not isinstance(value, dict) or not all(type(item) in {int, float} for item in value.values()):
            raise ValueError(f"{name} is a table of numbers")
        return {key: float(item) for key, item in value.items()}
    wanted = [part for part in get_args(hint) if part is not type(None)] if _is_union(hint) else [hint]
    if float in wanted and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) not in wanted:
        raise ValueError(f"{name} is a {NAMES[wanted[0]]}, not {value!r}")
    return value


def _is_union(hint: Any) -> bool:
    return get_origin(hint) in {Union, UnionType}


def _known(config: Config, reading: Reading) -> None:
    """Complain of languages, rules and kinds of personal data that are none."""
    for code in config.language.keep:
        if not CODE.fullmatch(code):
            where = reading.line("language", "keep")
            raise ValueError(f'{where}keep: {code!r} is no code of ISO 639; write it like "en" or "yue"')
    _known_rules(config.quality, reading)
    wrong = [kind for kind in config.pii.mask if kind not in MASKS]
    if wrong:
        raise ValueError(f"{reading.line('pii', 'mask')}mask: {', '.join(wrong)} is none of {', '.join(MASKS)}")


def _known_rules(quality: Quality, reading: Reading) -> None:
    for key in ("families", "off", "thresholds"):
        try:
            quality_rules(replace(Quality(), **{key: getattr(quality, key)}))
        except ValueError as error:
            raise ValueError(f"{reading.line('quality', key)}{key}: {error}") from None


def quality_rules(quality: Quality) -> QualityConfig:
    """Return the choice of rules; raises ValueError for what is none."""
    return QualityConfig(quality.families, frozenset(quality.off), quality.thresholds)


def _check(name: str, metadata: Any, value: Any) -> None:
    if "choices" in metadata and value not in metadata["choices"]:
        raise ValueError(f"{name} is one of {', '.join(metadata['choices'])}, not {value!r}")
    if "range" in metadata:
        low, high = metadata["range"]
        if not low <= value <= high:
            raise ValueError(f"{name} is between {low:g} and {high:g}, not {value!r}")
    if name.endswith("shard_size"):
        try:
            parse_size(value)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from None
