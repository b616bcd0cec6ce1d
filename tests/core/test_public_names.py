"""An element named for what is public is not named for a date of publication."""

from __future__ import annotations

import pytest

from cleancopy.core.evidence.words import NAMES, families


@pytest.mark.parametrize("name", ["pubdate", "pub-date", "published", "publication", "publish_time", "pub"])
def test_dates(name: str) -> None:
    assert families(name) >> NAMES.index("date") & 1


@pytest.mark.parametrize("name", ["public-DraftEditor-content", "public", "publicControls"])
def test_what_is_public(name: str) -> None:
    assert not families(name) >> NAMES.index("date") & 1
