"""The manifest: what a dataset is made of and by what, with a digest that the same input and settings always give."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Any

from cleancopy.core.version import VERSION
from cleancopy.errors import InputError

from .config import Config
from .minhash import FORMAT, LIBRARY
from .shards import Shard

MANIFEST = "manifest.json"
FORM = 1  # of the manifest
LIBRARIES = ("rensa", "numpy", "py3langid", "phonenumbers", "pyarrow")
DECIDING = ("py3langid", "phonenumbers")  # a newer one may decide otherwise


def settings(config: Config) -> dict[str, Any]:
    """Return the settings that decide what a row holds and which rows there are; not those of names and files."""
    values = asdict(config)
    for name in ("name", "description", "license", "files"):
        del values[name]
    del values["duplicates"]["index"]
    return values


def rules_digest(config: Config) -> str:
    """Return 16 hexadecimal digits: of the version, the settings, and the methods."""
    rules = {
        "version": VERSION,
        "settings": settings(config),
        "minhash": [FORMAT, LIBRARY],
        "thresholds": _thresholds(),
    }
    rules["libraries"] = {name: found for name, found in versions().items() if name in DECIDING}
    return sha256(json.dumps(rules, sort_keys=True).encode()).hexdigest()[:16]


def _thresholds() -> str:
    """The SHA-256 of the published thresholds."""
    return sha256(files("cleancopy.dataset").joinpath("quality.toml").read_bytes()).hexdigest()


def dataset_digest(shards: Mapping[str, Iterable[Shard]]) -> str:
    """Return the SHA-256 of what the shards hold: of a line for each with file name, number of rows and SHA-256 of the rows."""
    lines = [
        f"{shard.file} {shard.rows} {shard.content_sha256}\n" for split in sorted(shards) for shard in shards[split]
    ]
    return sha256("".join(lines).encode()).hexdigest()


def versions() -> dict[str, str]:
    """Return the versions of what took part."""
    found = {"cleancopy": VERSION}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read the manifest of a dataset.

    Raises:
        InputError: there is none, or it is damaged.
    """
    path = folder / MANIFEST
    try:
        value = json.loads(path.read_text("utf-8"))
    except OSError:
        raise InputError(
            f"{folder} is no finished dataset: it has no {MANIFEST}; cleancopy dataset build makes one"
        ) from None
    except ValueError:
        raise InputError(f"{path} is damaged; build the dataset again") from None
    if not isinstance(value, dict) or value.get("manifest") != FORM:
        raise InputError(f"{path} is of another version of cleancopy; build the dataset again")
    return value


def write_json(path: Path, value: Any) -> None:
    """Write a file that is there whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    part.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")
    part.rename(path)
