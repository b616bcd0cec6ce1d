"""Shadow roots that a page declares are read where browsers show them."""

from __future__ import annotations

import time

import pytest

from cleancopy import clean
from cleancopy.core.model import Block, Options, Page
from cleancopy.core.parse import parse

TITLE = "The lighthouse keeper retires after forty years"
PARAGRAPHS = [
    "The keeper of the northern lighthouse went down its stairs for the last time on Thursday, forty years after he first climbed them.",
    "His daughter, who grew up between the lamp and the sea, is going to look after the house, but not after the lamp, she said.",
    "The lamp has been a machine for eleven years, and the ships that pass the cape have long had satellites to steer by at night.",
    "What he will miss, the keeper told those who had come to see him off, is the quiet after a storm and the birds that rest there.",
]
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def blocks(html: str) -> list[Block]:
    return list(parse(Page(body=html), Options()).blocks)


def shown(html: str) -> list[str]:
    return [block.text for block in blocks(html) if not block.evidence.hidden]


@pytest.mark.parametrize(
    "how", ["shadowrootmode=open", "shadowrootmode='closed'", "shadowRootMode=OPEN", "shadowroot=open"]
)
@pytest.mark.parametrize("host", ["div", "story-page", "article"])
def test_an_article_in_a_shadow_root_is_read(how: str, host: str) -> None:
    page = f"<title>{TITLE}</title><body><{host}><template {how}><h1>{TITLE}</h1>{TEXT}</template></{host}></body>"
    article = clean(page)
    assert article.title == TITLE
    assert article.text.split("\n\n") == PARAGRAPHS


def test_what_the_host_holds_stands_in_the_slots() -> None:
    html = (
        "<x-page><template shadowrootmode=open><slot name=head>Untitled</slot><main><slot>Nothing yet</slot></main><p>Below</p></template>"
        "<p>One</p><h1 slot=head>Title</h1><p>Two</p><p slot=gone>Three</p></x-page>"
    )
    assert shown(html) == ["Title", "One", "Two", "Below"]
    assert [block.text for block in blocks(html) if block.evidence.hidden] == ["Three"]


def test_text_beside_the_elements_goes_into_the_slot_without_a_name() -> None:
    assert shown("<x-a><template shadowrootmode=open><b>Note</b>: <slot>none</slot></template>it rains</x-a>") == [
        "Note: it rains"
    ]


def test_a_slot_that_nothing_is_put_into_shows_its_own() -> None:
    assert shown("<x-a><template shadowrootmode=open><p><slot name=by>Our staff</slot></p></template></x-a>") == [
        "Our staff"
    ]


def test_shadow_roots_stand_in_shadow_roots() -> None:
    inner = "<x-b><template shadowrootmode=open><p><slot></slot></p></template><slot></slot></x-b>"
    assert shown(f"<x-a><template shadowrootmode=open>{inner}</template>Word</x-a>") == ["Word"]


@pytest.mark.parametrize(
    "html",
    [
        "<div><template>x</template></div>",
        "<div><template shadowrootmode=no>x</template></div>",
        "<ul><template shadowrootmode=open>x</template></ul>",  # no host
        "<div><template shadowrootmode=open></template><template shadowrootmode=open>x</template></div>",  # one root a host
    ],
)
def test_other_templates_stay_templates(html: str) -> None:
    assert shown(html) == []


@pytest.mark.parametrize(
    "html",
    [
        "<x-a><template shadowrootmode=open><slot></slot></template>word</x-a>" * 20_000,
        "<x-a><template shadowrootmode=open><slot></slot></template>" * 900 + "<p>word</p>" * 20_000,
        "<x-a><template shadowrootmode=open>" * 900 + "<p>word</p>" * 20_000,
        "<x-a><template shadowrootmode=open>"
        + "<slot></slot>" * 50_000
        + "</template>"
        + "<p>word</p>" * 20_000
        + "</x-a>",
    ],
)
def test_thousands_of_them_cost_no_time(html: str) -> None:
    begun = time.process_time()
    parse(Page(body=html), Options())
    assert time.process_time() - begun < 6
