"""Selectors of a site: what they name is kept or removed, and the record says who decided."""

from __future__ import annotations

from cleancopy.core.clean import clean_page
from cleancopy.core.model import Forced, Options, Page

TEXT = "The council said on Monday that the work on the old bridge would go on until the spring, whatever the weather."
HTML = (
    "<html><body><article><h1>The bridge</h1>"
    + "".join(f"<p>{TEXT} Part {n}.</p>" for n in range(5))
    + "<div class='x'><p>A line in a box that nobody reads, with <span class='y'>words</span> in it.</p></div></article>"
    "<footer><p class='z'>Printed in the town since the year eighteen hundred and nine by the same family.</p></footer></body></html>"
)


def clean(**forced: tuple[str, ...]) -> tuple[str, list[str]]:
    page = Page(body=HTML, forced=Forced(**forced) if forced else None)
    article = clean_page(page, Options(record=True))
    return article.text, [block.by for block in article.removed.blocks or ()]


def test_what_is_named_is_removed_or_kept() -> None:
    text, _ = clean()
    assert "Printed in the town" not in text
    text, by = clean(keep=("//*[@class='z']",), remove=("//div[@class='x']", "//p[2]"))
    assert "Printed in the town" in text
    assert "A line in a box" not in text
    assert "Part 1." not in text
    assert "Part 2." in text
    assert "forced" in by


def test_the_innermost_mark_counts() -> None:
    text, _ = clean(remove=("//article",), keep=("//div[@class='x']/p",))
    assert text.startswith("A line in a box")
    assert "Part 2." not in text


def test_an_expression_that_fails_on_a_page_finds_nothing() -> None:
    assert clean(remove=("//p[position() = nothing()]", "string(//p)"))[0] == clean()[0]
