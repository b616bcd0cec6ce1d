"""What is handed in wrongly is told by its name and type; what can be read all the same is read."""

from __future__ import annotations

from typing import Any

import pytest

import cleancopy
from cleancopy import Kind, Options


@pytest.mark.parametrize("html", [None, 5, ["<p>It rains.</p>"], object()])
def test_no_page_is_told_by_its_type(html: Any) -> None:
    with pytest.raises(TypeError, match=f"html has to be str or bytes.*, not {type(html).__name__}"):
        cleancopy.clean(html)


@pytest.mark.parametrize("text", [None, 5, b"It rains.", bytearray(b"It rains.")])
def test_no_text_is_told_by_its_type(text: Any) -> None:
    with pytest.raises(TypeError, match=f"text has to be str, not {type(text).__name__}"):
        cleancopy.clean_text(text)


def test_other_arguments_too() -> None:
    wrong: Any = 5
    with pytest.raises(TypeError, match="url has to be str or None, not int"):
        cleancopy.clean("<p>It rains.</p>", url=wrong)
    for call in (cleancopy.clean, cleancopy.clean_text):
        with pytest.raises(TypeError, match="options has to be Options, not int"):
            call("It rains.", options=wrong)
    with pytest.raises(TypeError, match="html has to be"):
        cleancopy.clean("<p>It rains.</p>", following=[wrong])


def test_bytes_in_other_forms_are_read() -> None:
    page = b"<h1>Rain</h1><p>It rains in May, as it has rained in every May since the records began.</p>"
    for form in (bytearray(page), memoryview(page)):
        html: Any = form
        assert cleancopy.clean(html, options=Options(any_page=True)) == cleancopy.clean(
            page, options=Options(any_page=True)
        )


def test_kinds_to_keep_go_by_name() -> None:
    names: Any = ["caption", Kind.TICKER]
    assert Options(keep=names) == Options(keep=frozenset({Kind.CAPTION, Kind.TICKER}))
    for wrong, error in (("caption", TypeError), (["captions"], ValueError)):
        keep: Any = wrong
        with pytest.raises(error):
            Options(keep=keep)
