"""What all tests share: the folder of real pages beside the repository, and hypothesis that does not flicker."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


# A new profile that asks nobody for anything: tests talk to this machine only.
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --window-size=1200,800"
).split()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real browser, without a window. Where there is none the test is skipped, but not under CI."""
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not binary or not driver:
        reason = "no chromium and chromedriver; Debian: apt install chromium chromium-driver"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = binary
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for argument in QUIET:
        options.add_argument(argument)
    browser = webdriver.Chrome(options=options, service=Service(driver))
    yield browser
    browser.quit()
