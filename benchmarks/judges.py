"""The judges of the shared data, loaded from beside the repository."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

from benchmarks.corpora import SHARED


def judge(name: str) -> ModuleType:
    """Return one of the judges: ``evaluate``, ``chaff`` or ``inject_score``."""
    folder = str(SHARED / "bench")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module(name)
