"""The judges of the shared data, loaded from beside the repository."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

from benchmarks.corpora import SHARED, domain, held_back


def judge(name: str) -> ModuleType:
    """Return one of the judges: ``evaluate``, ``chaff`` or ``inject_score``."""
    folder = str(SHARED / "bench")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module(name)


def has_data() -> bool:
    """Whether the shared data is there; what to do is said where it is not."""
    there = (SHARED / "data").is_dir()
    if not there:
        print(f"no shared data at {SHARED}: set CLEANCOPY_SHARED to its folder", file=sys.stderr)
    return there


def is_held_back(page: Any) -> bool:
    """Whether a page, as the judges load it, is of a site that is held back: news by the publisher's folder, others by their domain."""
    parts = page.id.split("/")
    return held_back(parts[1] if len(parts) == 3 else domain(page.url or ""))
