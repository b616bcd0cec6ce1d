"""Addresses that are in their one form as they stand take a short way, which leads where the long one does."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancopy.discovery import urls

NOTHING = re.compile(r"(?!)")


@given(st.from_regex(urls.PLAIN, fullmatch=True))
def test_the_short_way_leads_where_the_long_one_does(url: str) -> None:
    short = urls.canonical(url), urls.host_of(url), urls.join("https://example.org/", url)
    with patch.object(urls, "PLAIN", NOTHING):
        long = urls.canonical(url), urls.host_of(url), urls.join("https://example.org/", url)
    assert short == long


@given(
    st.sampled_from(
        [
            "https://example.org/",
            "http://Example.org:8080/",
            "https://example.org/a/",
            "https://example.org",
            "nonsense",
        ]
    ),
    st.text("/ab.-_1?#:%é\n ", max_size=12).map("/".__add__),
)
def test_the_short_way_of_a_path_leads_where_the_long_one_does(base: str, href: str) -> None:
    short = urls.join(base, href)
    with patch.object(urls, "ORIGIN", NOTHING):
        assert urls.join(base, href) == short


@pytest.mark.parametrize(
    "url",
    ["http://example.org:80/a", "https://example.org:443/a", "https://example.org/a/../b", "https://example.org/a?b=1"],
)
def test_what_has_another_form_takes_the_long_way(url: str) -> None:
    assert not urls.PLAIN.fullmatch(url)


def test_the_pattern_stays_linear() -> None:
    assert not urls.PLAIN.fullmatch("https://" + "a." * 50_000 + "\n")
