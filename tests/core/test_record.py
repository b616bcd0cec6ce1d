"""What is kept and what is removed is the page: over every shared page, and over pages that hypothesis makes."""

from __future__ import annotations

import gzip
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from walks import all_text, tight

from cleancopy import Options
from cleancopy.core.assemble import assemble
from cleancopy.core.clean import judge_page
from cleancopy.core.model import Kind, Page

RECORD = Options(record=True)


def check(page: Page, html: str | None = None) -> str:
    """Return what is wrong with the record of a page, or an empty string."""
    judged = judge_page(page, RECORD)
    article = assemble(judged, RECORD)
    if judged.problem:
        return "" if not judged.blocks else "blocks in spite of a problem"
    if html is not None and tight("".join(block.text for block in judged.blocks)) != tight(all_text(html)):
        return "the blocks are not the text nodes of the body"
    if len(judged.blocks) != len(judged.verdicts):
        return "not one verdict for each block"
    removed = {block.position: block for block in article.removed.blocks or ()}
    kept = [b for b, v in zip(judged.blocks, judged.verdicts, strict=True) if v.kind.is_copy]
    if sorted([*removed, *(block.index for block in kept)]) != list(range(len(judged.blocks))):
        return "a block is neither kept nor removed, or both"
    if any(
        judged.blocks[place].text != block.text or not block.reason or not block.by for place, block in removed.items()
    ):
        return "a removal without its text, reason or author"
    if sum(article.removed.counts.values()) != len(removed):
        return "the counts are not those of the removed blocks"
    roles = {block.index: judged.verdicts[block.index].kind for block in kept}
    text = [block.text for block in kept if roles[block.index] not in (Kind.TITLE, Kind.STANDFIRST)]
    if article.is_article and tight("".join(text)) != tight(article.text):
        return "the text is not the kept blocks"
    return "" if article.is_article or not article.text else "text of a page that is no article"


def check_file(path: Path) -> str:
    html = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
    wrong = check(Page(body=html), html)
    return f"{path.name}: {wrong}" if wrong else ""


@pytest.mark.slow
def test_kept_and_removed_are_the_page(shared: Path) -> None:
    pages = [*sorted(shared.glob("data/news/*/*/*.html.gz")), *sorted(shared.glob("data/wcxb/dev/html/*.html.gz"))]
    assert len(pages) > 1600
    with ProcessPoolExecutor(2) as pool:
        wrong = [line for line in pool.map(check_file, pages, chunksize=16) if line]
    assert wrong == []


LINE = st.one_of(
    st.text("abc é中.… 1%▲", min_size=1, max_size=60),
    st.sampled_from(["USD", "41.68 UAH ▼0.25%", "London 11°C", "Read more", "The council said on Tues...", "BREAKING"]),
)


@given(st.lists(LINE, max_size=20))
def test_lines_are_kept_or_removed(lines: list[str]) -> None:
    assert check(Page(body="\n".join(lines), markup=False)) == ""


@given(
    st.lists(st.tuples(st.sampled_from(["p", "div", "li", "h2", "td", "blockquote", "a href=/x"]), LINE), max_size=25)
)
def test_elements_are_kept_or_removed(parts: list[tuple[str, str]]) -> None:
    body = "".join(f"<{tag}>{text}</{tag.split()[0]}>" for tag, text in parts)
    html = f"<html><body><h1>A headline of the page</h1>{body}</body></html>"
    assert check(Page(body=html), html) == ""
