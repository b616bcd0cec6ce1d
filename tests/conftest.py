"""What all tests share: the folder of real pages beside the repository, and hypothesis that does not flicker."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# Time limits of single examples say more about the machine than about the code; linearity has tests of its own.
settings.register_profile("cleancopy", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("cleancopy")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data: `CLEANCOPY_SHARED`, else `shared` beside the repository.

    Where it is absent the test is skipped, but under CI it fails, so that a run there cannot pass by not looking.
    """
    folder = Path(os.environ.get("CLEANCOPY_SHARED") or ROOT.parent / "shared").resolve()
    if not (folder / "data").is_dir():
        reason = f"no shared data at {folder}: set CLEANCOPY_SHARED"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder
