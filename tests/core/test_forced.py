"""Selectors of a site: what they name is kept or removed, and the record says who decided."""

from __future__ import annotations

from cleancopy.core.clean import clean_page
from cleancopy.core.model import Forced, Options, Page

TEXT = "The council said on Monday that the work on the old bridge would go on until the spring, whatever the weather."
HTML = (
    "<html><body><article><h1>The bridge</h1>"
    + "".join(f"<p>{TEXT} Part {n}.</p>" for n in range(5))
    + "<div class='x'><p>A line in a box that nobody reads, with <span class='y'>words</span> in it.</p></div></article>"
    "<nav class='z'><a href='/'>Home of the paper</a></nav></body></html>"
)


def clean(**forced: tuple[str, ...]) -> tuple[str, list[str]]:
    page = Page(body=HTML, forced=Forced(**forced) if forced else None)
    article = clean_page(page, Options(record=True))
    return article.text, [block.by for block in article.removed.blocks or ()]


def test_what_is_named_is_removed_or_kept() -> None:
    text, _ = clean()
    assert "Home of the paper" not in text
    text, by = clean(keep=("//*[@class='z']",), remove=("//div[@class='x']", "//p[2]"))
    assert "Home of the paper" in text
    assert "A line in a box" not in text
    assert "Part 1." not in text
    assert "Part 2." in text
    assert "forced" in by


def test_the_innermost_mark_counts() -> None:
    text, _ = clean(remove=("//article",), keep=("//p[3]", "//p[4]", "//p[5]"))
    assert "Part 2." in text
    assert "Part 1." not in text
    assert "A line in a box" not in text


def test_an_expression_that_fails_on_a_page_finds_nothing() -> None:
    assert clean(remove=("//p[position() = nothing()]", "string(//p)"))[0] == clean()[0]
