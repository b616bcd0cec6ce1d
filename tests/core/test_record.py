"""What is kept and what is removed is the page: over every shared page, and over pages that hypothesis makes."""

from __future__ import annotations

import gzip
import json
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from walks import all_text, tight

from cleancopy import Options
from cleancopy.core.assemble import assemble
from cleancopy.core.clean import clean_page, judge_page
from cleancopy.core.edits import restored
from cleancopy.core.model import Kind, Page
from cleancopy.core.record import spans

RECORD = Options(record=True)
# Parts that processes share. One page in three is looked at unless CLEANCOPY_ALL_PAGES is set.
PARTS = 4
OPTIONS = (
    RECORD,
    Options(record=True, markdown=True),
    Options(record=True, keep=frozenset({Kind.TICKER, Kind.CAPTION}), standfirst_in_text=True, any_page=True),
)


def check(page: Page, html: str | None = None) -> str:
    """Return what is wrong with the record of a page, or an empty string."""
    judged = judge_page(page, RECORD)
    article = assemble(judged, RECORD)
    if judged.problem:
        return "" if not judged.blocks else "blocks in spite of a problem"
    if html is not None and tight("".join(block.text for block in judged.blocks)) != tight(all_text(html)):
        return "the blocks are not the text nodes of the body"
    removed = {block.position: block for block in article.removed.blocks or ()}
    kept = [b for b, v in zip(judged.blocks, judged.verdicts, strict=True) if v.kind.is_copy]
    if len(judged.blocks) != len(judged.verdicts) or sorted([*removed, *(block.index for block in kept)]) != list(
        range(len(judged.blocks))
    ):
        return "a block is neither kept nor removed, or both"
    if any(
        judged.blocks[place].text != " ".join(block.text.split()) or not block.reason or not block.by
        for place, block in removed.items()
    ):
        return "a removal without its text, reason or author"
    if sum(article.removed.counts.values()) != len(removed):
        return "the counts are not those of the removed blocks"
    roles = {block.index: judged.verdicts[block.index].kind for block in kept}
    text = [block.text for block in kept if roles[block.index] not in (Kind.TITLE, Kind.STANDFIRST)]
    if article.is_article and tight("".join(text)) != tight(article.text):
        return "the text is not the kept blocks"
    if not article.is_article and article.text:
        return "text of a page that is no article"
    return _restores(page, judged, html)


def _restores(page: Page, judged: Page, html: str | None) -> str:
    """Return what is wrong with what is restored from the article as JSON, whatever the options, or an empty string."""
    for options in OPTIONS:
        article = json.loads(json.dumps(assemble(judged, options).to_dict(), ensure_ascii=False).encode())
        back = restored(article)
        want = page.body if html is None else "\n".join(block.text for block in judged.blocks)
        if back != want:
            return f"restored differently with {options}"
        if not isinstance(back, str):
            back = back.decode("utf-8-sig")
        if any(back[block["start"] : block["end"]] != block["text"] for block in article["removed"]["blocks"]):
            return "a span is not the text of its block"
    return ""


def check_file(path: Path) -> str:
    html = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
    wrong = check(Page(body=html), html)
    return f"{path.name}: {wrong}" if wrong else ""


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_kept_and_removed_are_the_page(shared: Path, part: int) -> None:
    pages = [*sorted(shared.glob("data/news/*/*/*.html.gz")), *sorted(shared.glob("data/wcxb/dev/html/*.html.gz"))]
    assert len(pages) > 1600
    every = 1 if os.environ.get("CLEANCOPY_ALL_PAGES") else 3
    assert [wrong for page in pages[part :: PARTS * every] if (wrong := check_file(page))] == []


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


RAW = st.lists(
    st.one_of(LINE, st.text(max_size=30), st.sampled_from(["", " ", "\t", "a  b", "\xa0x\x1c", "e\u0301"])), max_size=12
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\x0b", "\u2028"])


@given(RAW, BREAKS)
def test_any_text_comes_back(lines: list[str], between: str) -> None:
    text = between.join(lines)
    article = clean_page(Page(body=text, markup=False), RECORD)
    assert restored(json.loads(json.dumps(article.to_dict(), ensure_ascii=False).encode())) == text


@given(RAW, BREAKS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1251", "shift_jis", "latin-1", "raw"]))
def test_any_bytes_come_back(lines: list[str], between: str, encoding: str) -> None:
    text = between.join(lines)
    body = text.encode("utf-8")[::-1] if encoding == "raw" else text.encode(encoding, "replace")
    article = clean_page(Page(body=body, markup=False), RECORD)
    back = restored(json.loads(json.dumps(article.to_dict())))
    assert (back if isinstance(back, bytes) else back.encode()) == body


def test_lone_surrogates_come_back() -> None:
    text = (
        "USD 41.68 ▼0.25% \ud800\n\nThe council \udfff said on Tuesday that the bridge over the river stays closed.\n"
    )
    article = clean_page(Page(body=text, markup=False), RECORD)
    assert restored(json.loads(json.dumps(article.to_dict(), ensure_ascii=False).encode())) == text


def test_words_that_stay_are_not_written_twice() -> None:
    """A record of removals that held the whole text would be no record of removals."""
    prose = [
        f"Paragraph number {n} of an article that is long enough to be prose, with  two spaces." for n in range(40)
    ]
    text = "USD 41.68 ▼0.25%\n" + "\n".join(prose)
    article = clean_page(Page(body=text, markup=False), RECORD)
    assert len(json.dumps(article.removed.edits)) < 0.5 * len(text)


@given(st.lists(LINE, max_size=10))
def test_a_changed_article_is_no_crash(lines: list[str]) -> None:
    record = clean_page(Page(body="\n".join(lines), markup=False), RECORD).to_dict()
    record["text"], record["removed"]["blocks"] = "", []
    with suppress(ValueError):
        assert isinstance(restored(record), str)


def test_spans_are_those_of_dolma() -> None:
    text = "USD\n41.68 UAH ▼0.25%\n\nThe council said on Tuesday that the bridge over the river stays closed for a month.\n"
    article = clean_page(Page(body=text, markup=False), RECORD)
    assert spans(article, "a1") == {
        "id": "a1",
        "attributes": {"cleancopy__ticker__market": [[0, 3, 1.0], [4, 20, 1.0]]},
    }
