"""Tables of contents go, since the headings say the same; other links within the page stay."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy.core.contents import is_label

PROSE = "The council said on Monday that it would take until spring before the first of the boats could pass again."
HEADS = ("Why the bridge is closed", "What the town will pay", "When the ferries come back")
OPTIONS = cleancopy.Options(any_page=True, record=True)


def article(listed: str, heads: tuple[str, ...] = HEADS, url: str | None = None) -> cleancopy.Article:
    parts = "".join(
        f"<h2 id='p{n}'>{head}</h2><p>{PROSE} So it is, part {n}.</p><p>{PROSE}</p>" for n, head in enumerate(heads)
    )
    html = (
        "<html><head><meta property='og:type' content='article'><meta property='og:title' content='The old bridge'></head><body><main>"
        f"<article><h1>The old bridge</h1><p>{PROSE} It is the third time this year.</p>{listed}{parts}</article></main></body></html>"
    )
    return cleancopy.clean(html, url, options=OPTIONS)


def links(heads: tuple[str, ...], address: str = "", number: bool = False) -> str:
    items = (f"<li><a href='{address}#p{n}'>{f'{n + 1}. ' * number}{head}</a></li>" for n, head in enumerate(heads))
    return f"<ul>{''.join(items)}</ul>"


@pytest.mark.parametrize("label", ["Table of contents", "In diesem Artikel:", "Содержание", "目次", "Sommaire"])
@pytest.mark.parametrize("number", [False, True])
def test_links_to_the_headings_go_with_their_label(label: str, number: bool) -> None:
    text = article(f"<p>{label}</p>{links(HEADS, number=number)}").text
    assert label not in text
    assert [text.count(head) for head in HEADS] == [1, 1, 1]


def test_the_page_s_own_address_may_stand_before_the_sign() -> None:
    url = "https://harbour.example/bridge"
    text = article(links(HEADS, url), url=url).text
    assert [text.count(head) for head in HEADS] == [1, 1, 1]


def test_links_that_no_heading_repeats_stay_as_they_were() -> None:
    others = ("The map of all the locks", "A table of the tides", "What the mayor wrote in May")
    with_rule, without = article(links(others)), article(links(others, "https://other.example/"))
    kinds = {removed.by for removed in with_rule.removed.blocks}
    assert "judge.contents" not in kinds
    assert all(head in with_rule.text for head in HEADS)
    assert all(head in without.text for head in HEADS)


def test_one_link_is_no_table_of_contents() -> None:
    removed = article(f"<p><a href='#p1'>{HEADS[1]}</a></p>").removed.blocks
    assert all(block.by != "judge.contents" for block in removed)


@pytest.mark.parametrize("text", ["Contents of the ship", "In this article we look at bridges", "Indice di borsa"])
def test_sentences_are_no_labels(text: str) -> None:
    assert not is_label(text)


def test_a_label_whose_links_are_gone_goes_too() -> None:
    others = ("The map of all the locks", "A table of the tides", "What the mayor wrote in May")
    listed = "".join(f"<li><a href='https://other.example/{n}'>{other}</a></li>" for n, other in enumerate(others))
    text = article(f"<div><p>Table of contents</p><nav class='menu'><ul>{listed}</ul></nav></div>").text
    assert "Table of contents" not in text
    assert others[0] not in text


@pytest.mark.parametrize("label", ["Table of contents", "Inhalt", "Оглавление", "目錄"])
def test_a_label_that_is_no_heading_goes_alone(label: str) -> None:
    assert label not in article(f"<p>{label}</p><p>{PROSE} It is so.</p>").text


def test_links_within_the_page_go_below_a_label_whatever_they_say() -> None:
    others = ("The map of all the locks", "A table of the tides", "What the mayor wrote in May")
    text = article(f"<div><p>Table of contents</p>{links(others)}</div>").text
    assert all(head not in text for head in others)
    assert all(head in text for head in HEADS)


def test_a_label_of_contents_above_running_text_heads_it() -> None:
    prose = (
        "The keeper of the light draws his curtains in the morning and finds that the land on the other shore is gone."
    )
    lines = f"<b>Inhalt</b><br>{prose}<br><br><b>Meine Meinung</b><br>{prose} So it is.<br><br>{prose} So it was."
    html = f"<html><body><article><h1>Der Turm</h1><div>{lines}</div></article></body></html>"
    assert "Inhalt" in cleancopy.clean(html, options=cleancopy.Options(any_page=True)).text
