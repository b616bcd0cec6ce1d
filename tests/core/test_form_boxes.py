"""A form makes a small box of what it stands in, but not of the whole page."""

from __future__ import annotations

import pytest

from cleancopy import Options, clean
from cleancopy.core.model import Page
from cleancopy.core.parse import parse

TITLE = "Harbour council agrees to rebuild the old ferry pier"
PARAGRAPHS = [
    "The harbour council agreed on Monday evening to rebuild the old ferry pier, which has been closed since the storm.",
    "Work is to begin in spring and to take about fourteen months, the chairwoman told reporters after the meeting.",
]
STORY = f"<h1>{TITLE}</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
FORM = "<form><p>Sign up for our newsletter</p><input name=mail><button>Go</button></form>"


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{STORY}<form><input name=q><button>Search</button></form></div>",
        f"<div>{STORY}{FORM}</div>",
        f"<form>{STORY}</form>",
        f"<form method=post action=./><div>{STORY}</div></form>",
        f"{STORY}<form>Search <input name=q></form>",
    ],
)
def test_a_short_page_keeps_its_text_beside_a_form(body: str) -> None:
    article = clean(f"<title>{TITLE}</title><body>{body}</body>", options=Options(any_page=True))
    assert article.text.split("\n\n") == PARAGRAPHS


def test_a_box_around_a_form_beside_the_text_goes() -> None:
    box = f"<div><h3>Our newsletter</h3><p>The best stories of the week come to you every Friday morning, for nothing.</p>{FORM}</div>"
    article = clean(f"<title>{TITLE}</title><body><main>{STORY}{box}</main></body>", options=Options(any_page=True))
    assert article.text.split("\n\n") == PARAGRAPHS


def tags(body: str) -> list[str]:
    return [container.tag for container in parse(Page(body=f"<body>{body}</body>"), Options()).containers]


def test_a_form_around_the_page_is_a_plain_box() -> None:
    assert tags(f"<form><main>{STORY}</main></form>")[:3] == ["body", "div", "main"]
    assert tags(f"<main>{STORY}</main>{FORM}").count("form") == 1
    assert tags(f"<form>{STORY}</form><p>{PARAGRAPHS[0]}</p>")[1] == "form"  # it holds two thirds
    assert tags("<form><p>Search</p></form>") == ["body", "form", "p"]
