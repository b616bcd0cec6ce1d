"""Bylines as Drupal sets them: the name deeper than the word behind it, and every field named a field's name."""

from __future__ import annotations

import lxml.html
import pytest

from cleancopy.core.metadata import read

TAGS = "<div class='field {}-field-tags'><div class='field__label'>Tags</div><a href='/t/1'>roads</a></div>"


def authors(beside: str) -> tuple[str, ...]:
    body = f"<main><h1>Council to vote on a limit</h1><article>{beside}<p>It will be decided next week, it was said.</p></article></main>"
    root = lxml.html.document_fromstring(
        f"<html><head><title>Council to vote on a limit</title></head><body>{body}</body></html>"
    )
    return read(root, "https://paper.example/node/1").authors


@pytest.mark.parametrize("line", ["Submitted by {} on {}", "Von {} am {}"])
def test_a_name_in_nested_elements_before_the_date(line: str) -> None:
    shown = line.format("<span><span>Rob Tyne</span></span>", "<span>3 March 2024</span>")
    assert authors(f"<div>{shown}</div>") == ("Rob Tyne",)


@pytest.mark.parametrize("name", ["field--name", "field-name"])
def test_the_name_of_a_field_calls_nobody_an_author(name: str) -> None:
    assert authors(f"<div>3 March 2024</div>{TAGS.format(name)}") == ()


def test_a_name_in_an_element_called_so_is_one() -> None:
    assert authors("<div>3 March 2024</div><div class='post-name'>Jane</div>") == ("Jane",)


FOOTER = "<footer><div class='author'>Napisala: <a href='/user/4'>Ana Perić</a>, <span>18.3.2022</span></div></footer>"


def test_a_footer_at_the_head_of_the_article_is_its_own() -> None:
    assert authors(FOOTER) == ("Ana Perić",)


def test_the_footer_of_one_of_several_articles_is_not() -> None:
    assert authors(f"<p>It rains.</p></article><article>{FOOTER}") == ()
