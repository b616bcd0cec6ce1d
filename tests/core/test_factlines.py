"""Short lines beside the headline that say who wrote the article and when, in headings as well."""

from __future__ import annotations

import pytest

import cleancopy

PROSE = "".join(
    f"<p>The old mill on the Weir grinds flour again after {years} years, and the queue for bread reaches as far as the bridge.</p>"
    for years in ("forty", "fifty", "sixty", "seventy")
)


def cleaned(below: str) -> list[str]:
    head = "<title>The mill grinds again</title><meta name=author content='Jane Roe'>"
    body = f"<h1>The mill grinds again</h1>{below}{PROSE}"
    article = cleancopy.clean(f"<html><head>{head}</head><body>{body}</body></html>", url="https://weir.example/a-mill")
    return article.text.splitlines()


@pytest.mark.parametrize(
    "line",
    [
        "Posted by: Jane Roe 3 years, 8 months ago",
        "Geschrieben von: Jane Roe 3 Jahre, 8 Monate her",
        "投稿者：Jane Roe",
    ],
)
def test_a_byline_with_a_label_goes_though_it_is_a_heading(line: str) -> None:
    assert line not in cleaned(f"<h6>{line}</h6>")


def test_a_heading_that_names_the_author_stays() -> None:
    line = "Reviewed: The Tide by Jane Roe"
    assert any(line in kept for kept in cleaned(f"<h2>{line}</h2>"))
