"""Text without markup: each line that is not blank is one block, whatever the line holds."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancopy import Options
from cleancopy.core.clean import STAGES, judge_page
from cleancopy.core.model import Page
from cleancopy.core.plaintext import parse_text

# Lines out of everything that the grammar looks at, and everything that hurts.
PIECES = st.sampled_from(
    [
        "USD",
        "41.68",
        "▼0.25%",
        "…",
        "...",
        "[...]",
        "Read more",
        "11°C",
        "2-1",
        "12:45",
        "+++",
        " ",
        "\t",
        "\x00",
        "\ud800",
        "٤١٫٦",
    ]
)
LINES = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=12).map("".join)
TEXTS = st.lists(LINES, max_size=12).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\n\n"]).map(lambda end: end.join(lines))
)


def read(body: str | bytes) -> Page:
    return parse_text(Page(body=body, markup=False))


def test_lines_and_breaks() -> None:
    page = read("One\r\nTwo \r\n\r\n  Three\t four\u2028Five")
    assert [(b.text, b.path, b.evidence.after_break) for b in page.blocks] == [
        ("One", "line 1", 0),
        ("Two", "line 2", 1),
        ("Three four", "line 4", 2),
        ("Five", "line 5", 1),
    ]


def test_bytes_are_decoded() -> None:
    assert [b.text for b in read("Čau\nworld".encode()).blocks] == ["Čau", "world"]
    assert len(read(b"good\n\xff\xfe\x00bad").blocks) >= 1


def test_nothing_to_read_is_said() -> None:
    for body in ("", b"", " \n\r\n\u2028"):
        page = read(body)
        assert page.blocks == ()
        assert page.problem.startswith("empty")


def test_one_long_line() -> None:
    start = time.perf_counter()
    page = judge_page(Page(body="word " * 2_400_000, markup=False))
    assert len(page.blocks) == 1
    assert len(page.verdicts) == 1
    assert time.perf_counter() - start < 5


@given(TEXTS)
def test_each_line_is_one_block_and_spans_give_it_back(text: str) -> None:
    page = read(text)
    breaks = "\n\r\x0b\x0c\x85\u2028\u2029"
    for end in breaks:
        text = text.replace(end, "\n")
    text = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    assert [text[slice(*b.span)] for b in page.blocks] == lines
    assert [b.text for b in page.blocks] == [" ".join(line.split()) for line in lines]
    assert [b.index for b in page.blocks] == list(range(len(lines)))


@given(TEXTS)
@settings(deadline=None)
def test_stages_keep_blocks_and_give_each_a_verdict(text: str) -> None:
    page = Page(body=text, markup=False)
    for number, stage in enumerate(STAGES):
        blocks = page.blocks
        page = stage(page, Options())
        assert number == 0 or page.blocks == blocks
        assert number == 0 or len(page.verdicts) == len(page.blocks)


def test_a_page_is_copied_with_other_values() -> None:
    page = Page(body="One line", url="https://example.org/", markup=False)
    other = page.with_values(problem="none")
    assert other == replace(page, problem="none")
    assert page.problem == ""
    with pytest.raises(AttributeError):
        page.with_values(unknown=1)
