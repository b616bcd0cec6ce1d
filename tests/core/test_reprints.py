"""Passages that stand on a page twice, as pages have them that are laid out for several widths of the screen."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy.core.model import Block, Kind, Options, Page, Verdict
from cleancopy.core.reprints import MIN_BLOCKS, reprints

PROSE = "The council said on Monday that it would take until spring before boat number {} could pass the bridge, whoever asks for it."


def gone(*texts: str, kinds: dict[int, Kind] | None = None) -> list[int]:
    """Return the places of the lines that are a passage of which all stands further up."""
    page = Page(
        body="",
        blocks=tuple(Block(index, text, f"body/p[{index + 1}]", (0, 0)) for index, text in enumerate(texts)),
        verdicts=tuple(Verdict((kinds or {}).get(index, Kind.PARAGRAPH), "", "judge") for index in range(len(texts))),
    )
    found: dict[int, Verdict] = {}
    reprints(page, found)
    return sorted(found)


def passage(count: int, first: int = 1) -> list[str]:
    return [PROSE.format(number) for number in range(first, first + count)]


@pytest.mark.parametrize("times", [2, 3])
def test_each_further_time_goes(times: int) -> None:
    text = passage(10)
    assert gone(*text * times) == list(range(10, 10 * times))


def test_what_stands_between_stays() -> None:
    text = passage(12)
    assert gone(*text, "The end of it.", *text[2:], "A word more.") == list(range(13, 23))


def test_lines_that_stand_several_times_in_a_passage_do_not_part_it() -> None:
    text = [line for pair in zip(passage(8), ["Pros"] * 8, strict=True) for line in pair]
    assert gone(*text * 2) == list(range(16, 32))


def test_refrains_and_rows_of_facts_stay() -> None:
    assert gone(*passage(10), *passage(MIN_BLOCKS - 1), *passage(5, 20)) == []
    assert gone(*(["Open on Monday"] * 40)) == []
    verse = [line for number in range(6) for line in (*passage(2, 10 + 2 * number), *passage(3))]
    assert gone(*verse) == []


def test_another_order_is_another_text() -> None:
    text = passage(12)
    assert gone(*text, *text[::-1]) == []


def test_what_is_removed_already_is_no_part_of_a_passage() -> None:
    text = passage(9)
    assert gone(*text, "Advertisement", *text, kinds={9: Kind.ADVERT}) == list(range(10, 19))


def test_a_page_for_two_widths_gives_its_text_once() -> None:
    text = "".join(f"<p>{line}</p>" for line in passage(12))
    html = (
        "<html><head><meta property='og:type' content='article'><meta property='og:title' content='The bridge'></head><body><main>"
        f"<h1>The bridge</h1><div class='wide'>{text}</div><div class='narrow'>{text}</div></main></body></html>"
    )
    article = cleancopy.clean(html, options=Options(any_page=True, record=True))
    assert article.text.split("\n\n") == passage(12)
    bare = cleancopy.clean_text("\n\n".join(["The bridge", *passage(12), *passage(12)])).text.split("\n\n")
    assert bare[-12:] == passage(12)
    assert len(bare) <= 13
