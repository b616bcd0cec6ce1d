"""Crawls into a store, against a site on this machine that can be changed between two runs."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
QUICK = (
    "AUTOTHROTTLE_ENABLED=False", "DOWNLOAD_DELAY=0", "RETRY_ENABLED=False", "LOG_LEVEL=WARNING",
)  # fmt: skip


def load(name: str) -> Any:
    """The helpers of the spiders' tests, whose folder is not on the path here."""
    if name not in sys.modules:
        folder = ROOT / "tests/spiders"
        if str(folder) not in sys.path:
            sys.path.append(str(folder))
        spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def spiders() -> Any:
    """`serve`, `article`, `urlset` and the sites of the spiders' tests."""
    load("loopback")
    return load("test_news_crawl")


Crawl = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def crawl(tmp_path: Path) -> Crawl:
    """Crawl a site into the store `tmp_path / "data"`; further words go to the command line, `code` is run before."""

    def run(base: str, *words: str, code: str = "", timeout: float = 90) -> subprocess.CompletedProcess[str]:
        settings = [word for setting in QUICK for word in ("-s", setting)]
        store = ["-s", f"CLEANCOPY_STORE={tmp_path / 'data'}"]
        program = ["-c", f"{code}\nfrom scrapy.cmdline import execute\nexecute()"] if code else ["-m", "scrapy"]
        command = [sys.executable, *program, "crawl", "news", "-a", f"site={base}/", *store, *settings, *words]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=timeout, check=False)

    return run
