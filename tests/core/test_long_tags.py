"""The quick search for tags that are longer than a tag finds what a look at all tags finds."""

from __future__ import annotations

import random

import pytest

from cleancopy.core import guard

PIECES = (b"<a", b"<", b">", b'"', b"'", b"=", b" ", b"x", b'="', b"='", b"\n", b'="a>b"', b"</b>", b"xyzw")


@pytest.mark.parametrize("longest", [5, 12, 25])
def test_the_first_long_tag_is_that_of_a_look_at_all_tags(longest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_TAG", longest)
    chance = random.Random(longest)
    for _ in range(5_000):
        body = b"".join(chance.choices(PIECES, k=chance.randint(1, 60)))
        place = chance.randint(0, 8)
        slow = next((tag for tag in guard.TAG.finditer(body, place) if len(tag[0]) > longest), None)
        quick = guard._next_long_tag(body, place)
        assert (slow and slow.span()) == (quick and quick.span()), body


def test_a_page_without_quotes_or_ends_of_tags_is_looked_through_once() -> None:
    for unit in (b"word ", b"<p>", b"> ", b"='> "):
        assert guard.problem_of(unit * 2_000_000) == ""
