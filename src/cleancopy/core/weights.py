"""The learned part of the judge: ensembles of trees over blocks and over whole pages, read once from the package's data."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .data import binary
from .trees import Trees

FILE = "judge.npz"
PAGES = "pagekind.npz"


@cache
def ensembles() -> dict[str, Trees]:
    """Return the ensembles over blocks by name: ``first`` and ``second``."""
    return _read(FILE)


@cache
def page_ensembles() -> dict[str, Trees]:
    """Return the ensembles over whole pages by name: ``page`` tells articles, ``kind_...`` the other pages from one another."""
    return _read(PAGES)


def _read(name: str) -> dict[str, Trees]:
    with np.load(io.BytesIO(binary(name)), allow_pickle=False) as data:
        names = sorted({key.partition(".")[0] for key in data.files if key.endswith(".borders")})
        return {
            name: _trees({key: data[f"{name}.{key}"] for key in ("features", "borders", "leaves", "shape", "bias")})
            for name in names
        }


@cache
def columns() -> tuple[str, ...]:
    """Return the names of the evidence columns that the weights were learned on, in order."""
    with np.load(io.BytesIO(binary(FILE)), allow_pickle=False) as data:
        return tuple(str(data["columns"]).split(","))


@cache
def measured() -> tuple[str, ...]:
    """Return the names of the measures of whole pages that the weights were learned on, in order."""
    with np.load(io.BytesIO(binary(PAGES)), allow_pickle=False) as data:
        return tuple(str(data["measures"]).split(","))


def _trees(arrays: dict[str, NDArray[Any]]) -> Trees:
    return Trees.of(
        arrays["features"], arrays["borders"], arrays["leaves"], float(arrays["bias"]), int(arrays["shape"][1])
    )
