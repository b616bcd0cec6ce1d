"""Every text node of a page's body is in a block, in order, whatever the page is like."""

from __future__ import annotations

import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from walks import all_text, tight

from cleancopy.core.model import Options, Page
from cleancopy.core.parse import parse


def blocks_of(html: str | bytes) -> Page:
    return parse(Page(body=html), Options())


@given(st.text())
def test_any_text_gives_a_page(text: str) -> None:
    page = blocks_of(text)
    assert [block.index for block in page.blocks] == list(range(len(page.blocks)))
    assert all(block.text and block.text == " ".join(block.text.split()) for block in page.blocks)


@given(st.binary())
def test_any_bytes_give_a_page(body: bytes) -> None:
    blocks_of(body)


PIECE = st.one_of(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<a href=x>", "</a>", "<svg><title>t</title></svg>"]
    ),
    st.sampled_from(
        [
            "<script>s</script>",
            "<template><p>t</p></template>",
            "<span hidden>",
            "</span>",
            "<td>",
            "<!-- c -->",
            "<li>",
        ]
    ),
    st.text("ab é中 \n", max_size=5),
)


@given(st.lists(PIECE, max_size=40))
def test_any_markup_keeps_its_text(pieces: list[str]) -> None:
    html = "<body>" + "".join(pieces) + "<p>end</p></body>"
    assert "".join(tight(block.text) for block in blocks_of(html).blocks) == tight(all_text(html))


def test_inline_elements_stay_in_their_line() -> None:
    page = blocks_of("<p>One <b>bold</b> and <a href='/x'>linked</a> <svg><path/></svg>word.</p><p>Two</p>")
    assert [block.text for block in page.blocks] == ["One bold and linked word.", "Two"]
    fact = page.blocks[0].evidence
    assert (fact.tag, fact.link_chars, fact.links, fact.bold_chars) == ("p", 6, ("/x",), 4)


def test_places_to_break_a_word_hold_nothing_of_what_follows() -> None:
    page = blocks_of("<p>super<wbr>cali<WBR class=a>fragil</p><h2>A<wbr>B</h2>" + "x<wbr>" * 5_000 + "<p>End</p>")
    assert [block.text for block in page.blocks[:2]] == ["supercalifragil", "AB"]
    assert [block.path for block in page.blocks[1:]] == ["body/h2[1]", "body", "body/p[2]"]


def test_a_formula_stands_in_its_line_once() -> None:
    formula = "<math><semantics><mrow><mi>E</mi><mo>=</mo><msup><mi>c</mi><mn>2</mn></msup></mrow>{}</semantics></math>"
    tex = "<annotation encoding='application/x-tex'>E = c^{2}</annotation>"
    page = blocks_of(f"<p>Because {formula.format(tex)} holds, it shines.</p><p>Two</p>")
    assert [block.text for block in page.blocks] == ["Because E=c2 holds, it shines.", "Two"]


def test_thousands_of_boxes_in_one_another_are_one() -> None:
    story = "<h1>Title</h1><div class=a><p>One</p></div><p>Two</p>"
    deep = blocks_of("<body>" + "<div>" * 10_000 + story + "</div>\n" * 10_000 + "<p>End</p></body>")
    assert [block.path for block in deep.blocks] == [
        "body/div[1]/h1[1]", "body/div[1]/div[1]/p[1]", "body/div[1]/p[1]", "body/p[1]"
    ]  # fmt: skip
    start = time.process_time()
    assert blocks_of("<div>x" * 9_000 + ("<div> " * 49 + "<p>x") * 9_000).problem.startswith("too_deep")
    assert time.process_time() - start < 4


def test_line_breaks_end_a_block_and_are_counted() -> None:
    page = blocks_of("<div>a<br>b<br><br>c</div>")
    assert [(block.text, block.evidence.after_break) for block in page.blocks] == [("a", 0), ("b", 1), ("c", 2)]


@pytest.mark.parametrize(
    ("html", "how"),
    [
        ("<div style='display: none'><p>x</p></div>", "hidden by its style"),
        ("<p hidden>x</p>", "hidden attribute"),
        ("<div aria-hidden=true>x</div>", "aria-hidden"),
        ("<video>x</video>", "fallback content of video"),
        ("<dialog>x</dialog>", "closed dialog"),
        ("<p><span style='visibility:hidden'>x</span></p>", "an element within the line"),
        ("<dialog open>x</dialog>", ""),
    ],
)
def test_hidden_text_says_how(html: str, how: str) -> None:
    assert blocks_of(html).blocks[0].evidence.hidden == how


def test_text_after_the_end_of_the_document_is_kept() -> None:
    page = blocks_of("<html><body><p>a</p></body></html><p>b</p>")
    assert [block.text for block in page.blocks] == ["a", "b"]


class Depth(HTMLParser):
    """Nothing but the standard library's parser, for a second opinion on the order of text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def test_a_second_parser_finds_the_same_text() -> None:
    html = "<body><article><h1>T</h1><p>a <i>b</i> c</p><ul><li>1<li>2</ul></article></body>"
    parser = Depth()
    parser.feed(html)
    assert tight("".join(parser.found)) == "".join(tight(block.text) for block in blocks_of(html).blocks)


HOSTILE = {
    "quoted ends": b"<p " + b" ".join(b"a%d='>'" % i for i in range(100_000)) + b">x</p>",
    "quoted tags": b"<p " + b" ".join(b"a%d='<b>'" % i for i in range(100_000)) + b">x</p>",
    "behind a script": b'<script>a<b="</script><p '
    + b" ".join(b"a%d='>'" % i for i in range(100_000))
    + b' c="">x</p>',
    "attributes": b"<p " + b" ".join(b"a%d=1" % i for i in range(100_000)) + b">x</p>",
    "nested": b"<div>x" * 50_000,
    "one text node": b"<p>" + b"word " * 2_400_000 + b"</p>",
    "flat paragraphs": b"<p>a</p>" * 200_000,
    "line breaks": b"a<br>" * 100_000,
    "misnested": b"<b><p>a" * 20_000,
    "angle brackets": b"<" * 500_000,
    "zero bytes": b"<p>a\0b</p>" * 10,
    "colspan": b"<table><tr><td colspan=9000000000000000>x</td></tr></table>",
    "xml declaration": "<?xml version='1.0' encoding='utf-16'?><html><body><p>é</p></body></html>".encode(),
    "lone surrogates": b"<p>\xed\xa0\x80 &#xD800; x</p>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_cost_little(name: str) -> None:
    start = time.process_time()
    page = blocks_of(HOSTILE[name])
    assert time.process_time() - start < 10
    assert page.problem or page.blocks


def test_problems_say_what_they_are() -> None:
    assert blocks_of(HOSTILE["attributes"]).problem.startswith("hostile: ")
    assert blocks_of(HOSTILE["quoted ends"]).problem.startswith("hostile: ")
    assert blocks_of(HOSTILE["quoted tags"]).problem.startswith("hostile: ")
    assert blocks_of(HOSTILE["behind a script"]).problem.startswith("hostile: ")
    assert blocks_of(HOSTILE["nested"]).problem.startswith("too_deep: ")
    assert blocks_of(b"").problem == "empty: no bytes"
    assert blocks_of(b" \n").problem == "empty: white space only"
    assert blocks_of(b"%PDF-1.7").problem == "binary: a PDF"
    assert blocks_of(bytes(range(256)) * 10).problem == "binary: control characters"
    assert blocks_of("<html><head><title>t</title></head></html>").problem == "empty: no text in the page"
    assert len(blocks_of(HOSTILE["one text node"]).blocks[0].text) > 11_000_000


def test_a_str_with_an_encoding_declaration_is_read() -> None:
    page = blocks_of('<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>é</p></body></html>')
    assert page.blocks[0].text == "é"


def test_a_page_of_very_many_pieces_is_refused_and_one_of_many_is_not() -> None:
    assert blocks_of("<p>a" * 200_000).problem == "too_large: over 100,000 pieces of text"
    assert not blocks_of(b"<p>a" * 20_000).problem


def test_a_stray_quote_makes_no_page_hostile() -> None:
    assert not blocks_of(b"<p don't>" + b"word " * 20_000 + b"<p>it's</p>").problem
    assert not blocks_of(b"<p title='" + b"word > " * 20_000 + b"'>it's</p>").problem


@pytest.mark.parametrize(
    "html",
    [
        "<!doctype html><title>T</title><nav>One</nav><main>two<p>three</p></main>four<p>five",
        "<html><head><title>T</title><nav>One</nav><main>two<p>three</p></main></head>four<body><p>five</p></body></html>",
        "<title>T</title><x-bar>One</x-bar><meta name=a content=b><main>two<p>three</main> four <section>five</section>",
    ],
)
def test_a_page_may_leave_out_the_tags_of_head_and_body(html: str) -> None:
    assert [block.text for block in blocks_of(html).blocks] == ["One", "two", "three", "four", "five"]
