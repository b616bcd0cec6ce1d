"""What stands below the last paragraph: words on the author, names, lists of links; and what only looks like them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cleancopy.core.endings import endings
from cleancopy.core.model import Block, Container, Evidence, Kind, Meta, Page

PROSE = "The council said on Monday that it would take until spring before the first of the boats could pass again."
NAMES = ("Jane Roe", "Олена Коваль", "田中太郎")


def page(*lines: str | tuple[str, str, bool], names: tuple[str, ...] = NAMES, site: str | None = None) -> Page:
    """A judged page with six paragraphs and some lines below them: texts, or text, element and whether it is a link."""
    blocks = []
    for index, line in enumerate((*[PROSE] * 6, *lines)):
        text, tag, linked = (line, "p", False) if isinstance(line, str) else line
        fact = Evidence(tag=tag, link_chars=len(text) * linked, links=("/a",) * linked)
        blocks.append(Block(index, text, f"body/{tag}", (0, len(text)), fact))
    body = Container(0, -1, "body", "", "body", 0)
    return Page("", blocks=tuple(blocks), containers=(body,), meta=Meta(authors=names, site=site))


def told(made: Page) -> list[tuple[int, Kind]]:
    found = endings(made, range(len(made.blocks)))
    return [(index - 6, found[index].kind) for index in sorted(found)]


@pytest.mark.parametrize(
    "line",
    [
        "Jane Roe is a reporter in Springfield and writes about harbours and the sea.",
        "Unsere Autorin Jane Roe schreibt seit zwanzig Jahren über Häfen, Schiffe und das Meer.",
        "(Jane Roe enseigne l’histoire des ports à l’université de Springfield.)",
        "Олена Коваль — журналістка з Одеси, яка пише про порт і море вже двадцять років.",
    ],
)
def test_words_on_the_author_end_the_text(line: str) -> None:
    assert told(page(line)) == [(0, Kind.AUTHOR_BOX)]
    assert told(page(line, PROSE)) == [(0, Kind.AUTHOR_BOX)]
    assert told(page(line, PROSE, PROSE)) == []


def test_several_authors_and_the_label_above_them_go_together() -> None:
    bios = [f"{name} has written about the harbour and the sea for years." for name in NAMES[:2]]
    assert told(page("About the author:", *bios)) == [(0, Kind.BYLINE), (1, Kind.AUTHOR_BOX), (2, Kind.AUTHOR_BOX)]


@pytest.mark.parametrize(
    "line", ["Jane Roe", "Олена Коваль", "田中太郎", "ABC (Jane Roe)", "Jane Roe, dpa", "Written by Jane Roe", "Written by Anna Maria Poe",
             "Автор: Олена Коваль"]
)  # fmt: skip
def test_names_of_authors_end_the_text(line: str) -> None:
    assert told(page(line)) == [(0, Kind.BYLINE)]
    assert told(page(line, PROSE, PROSE, PROSE)) == []


@pytest.mark.parametrize(
    "line",
    [
        "“We never asked for it,” Jane Roe writes in a letter that the town has not answered.",
        "John Poe is a reporter in Springfield and writes about harbours and the sea.",
        "Jane Roe is closed.",
        "— Jane Roe",
        "田中太郎は港について二十年にわたって書いてきた記者で、現在はスプリングフィールドに住み、海の歴史を調べている。",
        "(©NTB)",
        "Written by hand in Springfield",
    ],
)
def test_other_last_lines_stay(line: str) -> None:
    assert told(page(line, names=(*NAMES, "NTB"))) == []


def test_a_publication_that_is_its_own_author_is_not_told() -> None:
    line = "Harbour Weekly is dedicated to the harbours of the world and to those who love them."
    assert told(page(line, names=("Harbour Weekly",), site="Harbour Weekly")) == []
    assert told(page(line, names=("Harbour Weekly",))) == [(0, Kind.AUTHOR_BOX)]


@pytest.mark.parametrize(
    "line", ["Aus dem Englischen von Jan Poe", "Translated from the French by Jan Poe", "Traduit de l’anglais par Jean Poe",
             "Traducción de Juan Poe",
             "Перевод: Иван По", "Vertaling: Jan Poe", "翻訳：山田花子"],
)  # fmt: skip
def test_translators_end_the_text(line: str) -> None:
    assert told(page(line)) == [(0, Kind.BYLINE)]
    assert told(page(line, PROSE, PROSE, PROSE)) == []


@pytest.mark.parametrize(
    "line", ["Translation is hard.", "Aus dem Englischen", "Traducción e interpretación", "Перевод стоит 100 рублей"]
)
def test_sentences_on_translation_stay(line: str) -> None:
    assert told(page(line)) == []


LINKS = [(f"The ferry is back in the old harbour, part {number}", "li", True) for number in range(3)]


@pytest.mark.parametrize("label", ["Von unserer Seite:", "他の記事：", "Other reads:"])
def test_a_label_and_nothing_but_links_end_the_text(label: str) -> None:
    assert told(page(label, *LINKS)) == [(number, Kind.RELATED) for number in range(4)]
    assert told(page((label.rstrip(":："), "h2", False), *LINKS)) == [(number, Kind.RELATED) for number in range(4)]


def test_other_links_stay() -> None:
    assert told(page("Other reads:", *LINKS, PROSE)) == []
    assert told(page("Other reads:", LINKS[0])) == []
    assert told(page(*LINKS)) == []
    assert told(page(PROSE[:-1] + ":", *LINKS)) == []


def test_a_very_short_text_has_no_end() -> None:
    made = page("Jane Roe")
    assert endings(made, [5, 6]) == {}


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：王小明",
        "（责编：李明、张华）",
        "編輯／陳小美",
        "Editor: John Doe",
        "Редактор: Иван Петров",
        "Penyunting: Budi",
    ],
)
def test_editors_end_the_text(line: str) -> None:
    assert told(page(line, names=())) == [(0, Kind.BYLINE)]


@pytest.mark.parametrize(
    "line", ["编辑：这不是他第一次离开港口。", "Editor: who asked for the ferry?", "编辑部在港口边上"]
)
def test_sentences_on_editors_stay(line: str) -> None:
    assert told(page(line, names=())) == []


@pytest.mark.parametrize(
    "line",
    [
        "이수민 기자 sumin@harbour.example",
        "sumin@harbour.example 이수민 선임기자",
        "Jane Roe, jane.roe@harbour.example",
        "(田中太郎 tanaka@harbour.example)",
    ],
)
def test_addresses_of_authors_end_the_text(line: str) -> None:
    assert told(page(line)) == [(0, Kind.BYLINE)]


def test_an_address_alone_ends_news_only() -> None:
    made = page("jroe@harbour.example")
    assert told(made) == []
    assert told(replace(made, meta=replace(made.meta or Meta(), types=frozenset({"newsarticle"})))) == [
        (0, Kind.BYLINE)
    ]


@pytest.mark.parametrize("line", ["Tickets: office@harbour.example", "Write to John Doe, office@harbour.example"])
def test_addresses_that_a_text_gives_stay(line: str) -> None:
    assert told(page(line)) == []


@pytest.mark.parametrize("line", ["Kaynak: İHA", "(Źródło: PAP)", "来源：新华社", "Fonte: ANSA", "Źródło: pap.pl"])
def test_the_source_below_the_text_goes(line: str) -> None:
    assert told(page(line)) == [(0, Kind.BYLINE)]


def test_several_sources_stay() -> None:
    assert told(page("Source: The Harbour Office", "Source: The Town Hall")) == []
    assert told(page("Source: the mayor said so. Nobody else did.")) == []


def test_a_name_in_brackets_goes_where_nobody_else_is_named() -> None:
    assert told(page("(Zofia Rakowska)", names=())) == [(0, Kind.BYLINE)]
    assert told(page("(Jan van der Berg)", names=())) == [(0, Kind.BYLINE)]
    assert told(page("(To be continued)", names=())) == []
    assert told(page("(The bridge is closed until May.)", names=())) == []


@pytest.mark.parametrize("line", ["م.ع / س.ن", "ab/cde", "(dpa/jr)", "И.П./К.С."])
def test_initials_end_news(line: str) -> None:
    made = page(line)
    assert told(made) == []
    made.meta = Meta(types=frozenset({"newsarticle"}))
    assert told(made) == [(0, Kind.BYLINE)]


@pytest.mark.parametrize("line", ["1/2", "yes/perhaps", "a boat/b"])
def test_other_short_last_lines_of_news_stay(line: str) -> None:
    made = page(line)
    made.meta = Meta(types=frozenset({"newsarticle"}))
    assert told(made) == []
