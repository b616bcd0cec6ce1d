"""The settings and their documentation name the same things."""

from __future__ import annotations

import re
from pathlib import Path

from cleancopy.pipelines import STAGES

from cleancopy import settings

DOCS = (Path(__file__).resolve().parent.parent / "docs" / "settings.md").read_text("utf-8")


def test_every_setting_of_ours_is_documented_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(CLEANCOPY_\w+)` \| `([^`]*)` \|", DOCS, re.MULTILINE))
    ours = {name: str(getattr(settings, name)) for name in dir(settings) if name.startswith("CLEANCOPY_")}
    assert rows == ours


def test_what_is_hardened_is_named() -> None:
    for name in (
        "TELNETCONSOLE_ENABLED",
        "REMOTE_CONTROL_ENABLED",
        "DOWNLOAD_HANDLERS",
        "TWISTED_DNS_RESOLVER",
        "DOWNLOAD_MAXSIZE",
    ):
        assert hasattr(settings, name)
        assert f"`{name}`" in DOCS


def test_the_stages_are_those_of_the_package() -> None:
    assert {
        path: place for path, place in settings.ITEM_PIPELINES.items() if place not in (545, 547, 550, 560, 565, 590)
    } == STAGES
