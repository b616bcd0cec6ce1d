"""Bylines that nothing marks and no declared author confirms."""

from __future__ import annotations

import lxml.html
import pytest

from cleancopy.core.metadata import read

PROSE = "<p>" + "It rained on the old harbour all day. " * 8 + "</p>"


def authors_of(body: str) -> tuple[str, ...]:
    page = f"<html lang=en><body><article><h1>Rain</h1>{body}{PROSE}</article></body></html>"
    return read(lxml.html.document_fromstring(page), "https://www.post.example/rain").authors


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # beside a day without its year, or the label of one
        ("<ul><li>Jane Roe</li><li>Jun 9</li></ul><p>-Jane Roe</p>", ("Jane Roe",)),
        ("<ul><li>Jane Roe</li><li>9. Juni</li></ul><p>-Jane Roe</p>", ("Jane Roe",)),
        ("<ul><li>Jane Roe</li><li>3 days ago</li></ul><p>-Jane Roe</p>", ("Jane Roe",)),
        ("<ul><li>Jane Roe</li><li>Last updated:</li></ul><p>-Jane Roe</p>", ("Jane Roe",)),
        # beside the date behind a bullet, before a section, several of them
        ("<p>3 May 2024 <i>•</i> Jane Roe in <a href=/planning>Planning</a></p>", ("Jane Roe",)),
        ("<p>Jane Roe, John B. Doe, Max Moe</p><p>3 May 2024</p>", ("Jane Roe", "John B. Doe", "Max Moe")),
        ("<p>3 May 2024</p><p>· 30 min · 6279 words · Jane Roe</p><p>Jane Roe</p>", ("Jane Roe",)),
        # accounts and first names
        ("<p>3 May 2024</p><p>by ibby</p>", ("ibby",)),
        ("<p>by</p><p><a href=/u/7>jroe</a></p><p>3 May 2024</p>", ("jroe",)),
        ("<p>Posted by Jane on Tuesday, August 29, 2023</p>", ("Jane",)),
        ("<p>Posted by PostDesk at December 16, 2025 11:15 AM</p>", ("PostDesk",)),
        ("<div><b class=name>Jane</b> <i>3/4/2025</i></div>", ("Jane",)),
        ("<div><a href=https://mail.example/@jane>Jane</a> <i>3 May 2024</i></div>", ("Jane",)),
        # behind the date, with a label
        ("<p>14:05, 3 мая 2024 <i>Просмотров: 1204</i> <i>Автор: Анна Роу</i></p>", ("Анна Роу",)),
        ("<p>14:05, 3 мая 2024 Просмотров: 1204 Автор: Анна Роу</p>", ("Анна Роу",)),
        ("<p>3 May 2024 | Author: Jane Roe</p>", ("Jane Roe",)),
        # over an office or a biography
        ("<div><b>Jane Roe</b><i>Tech Writer</i></div>", ("Jane Roe",)),
        ("<div><h3>Jane Roe</h3><p>Jane Roe is the head of rain at</p></div>", ("Jane Roe",)),
        # the person before the publication, where both are marked
        ("<div><b class=author-name>Post</b><b class=author-name>Jane Roe</b></div>", ("Jane Roe",)),
    ],
)
def test_who_signed(body: str, expected: tuple[str, ...]) -> None:
    assert authors_of(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "<ul><li>Jane Roe</li><li>Top 10</li></ul>",
        "<ul><li>New Harbour</li><li>Jun 9</li></ul>",  # once on the page
        "<ul><li>New Harbour</li><li>4 min read</li></ul><p>New Harbour</p>",
        "<p>by train</p>",
        "<p>3 May 2024</p><p>by default</p>",
        "<p>3 May 2024</p><p>Written by</p><p>guest</p>",
        "<div><a href=/tech>tech</a> <i>3 May 2024</i></div>",
        "<div><a href=/disclosure>Disclosure</a> <i>3 May 2024</i></div>",
        "<div><b class=name>Rain</b> <i>3 May 2024</i></div>",  # the headline's own word
        "<div><b>Old Harbour</b><i>Read more</i></div>",
        "<p>3 May 2024</p><p>Licensed Rain Grader, M.A. Journalism</p><p>M.A. Journalism</p>",
        "<div><b>New Harbour</b><p>The new harbour is a place in the north.</p></div>",
        "<div class=author>著者一覧</div>",
    ],
)
def test_nobody(body: str) -> None:
    assert authors_of(body) == ()


@pytest.mark.parametrize(("name", "expected"), [("Jane Roe", ("Jane Roe",)), ("Harbour Word", ())])
def test_alone_beside_the_date_where_no_word_of_it_is_common(name: str, expected: tuple[str, ...]) -> None:
    rare = " ".join(chr(97 + one) + chr(97 + two) + "oe" for one in range(13) for two in range(13))
    assert authors_of(f"<div>{name}</div><div>3 May 2024</div><p>A harbour and a word: {rare}.</p>") == expected
    assert authors_of(f"<div>{name}</div><div>3 May 2024</div>") == ()  # of a short page nothing is known


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # who did something else to the text
        ("By Jane Roe | Photos by Max Moe", ("Jane Roe",)),
        ("Written by Jane Roe Edited by Max Moe", ("Jane Roe",)),
        ("By Jane Roe. Edited by Max Moe", ("Jane Roe",)),
        ("Text: Jana Müller | Fotos: Max Moe", ("Jana Müller",)),
        # what goes on behind the name
        ("By Jane Roe 3 min read", ("Jane Roe",)),
        ("Publié par Jeanne Roy le 3 mai 2024", ("Jeanne Roy",)),
        ("3 May 2024 by Jane Roe", ("Jane Roe",)),
        ("By Jane Roe, Post", ("Jane Roe",)),  # the name of the site
        # forms of a text, offices with "our", agencies
        ("Ein Kommentar von Jana Müller", ("Jana Müller",)),
        ("Guest post by Jane Roe", ("Jane Roe",)),
        ("Von unserer Redakteurin Jana Müller", ("Jana Müller",)),
        ("De notre correspondant Jean Roy", ("Jean Roy",)),
        ("By our correspondent Jane Roe", ("Jane Roe",)),
        ("Journalist Jane Roe", ("Jane Roe",)),
        ("Jane Roe (dpa)", ("Jane Roe", "dpa")),
        ("Jane Roe, Reuters", ("Jane Roe", "Reuters")),
        ("Autoři: Jana Roe, Max Moe", ("Jana Roe", "Max Moe")),
        # an elided article within a name
        ("By Jean d'Ormont and Jane Roe", ("Jean d'Ormont", "Jane Roe")),
    ],
)
def test_forms_of_bylines(line: str, expected: tuple[str, ...]) -> None:
    assert authors_of(f"<p>{line}</p>") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>山田太郎 記者</p>", ("山田太郎",)),
        ("<p>记者 王小明 报道</p>", ("王小明",)),
        ("<p>记者王小明／台北報導</p>", ("王小明",)),
        ("<p>来源：新华社 作者：王小明</p>", ("王小明",)),
        ("<p>김철수 기자 kim@post.example</p>", ("김철수",)),
        ("<p>Penulis: Budi Santoso | Editor: Siti Aminah</p>", ("Budi Santoso",)),
        ("<p>Tekst Kari Nordmann Foto Ola Nordmann</p>", ("Kari Nordmann",)),
        ("<div>Kari Nordmann<br>Journalist</div>", ("Kari Nordmann",)),
        ("<p>Kari Nordmann</p><p>Journalist</p><p>Ola Hansen</p><p>Journalist</p>", ("Kari Nordmann", "Ola Hansen")),
        ("<p>Anna Svensson, reporter</p>", ("Anna Svensson",)),
        ("<p>Jean Roy, envoyé spécial à Kiev</p>", ("Jean Roy",)),
        ("<p>dalla nostra corrispondente Anna Rossi</p>", ("Anna Rossi",)),
        ("<p>Piše: Marko Marković</p>", ("Marko Marković",)),
        ("<p>Von Jana Müller und Max Moe (Fotos)</p>", ("Jana Müller",)),
        ("<p>Redactie: Jan Jansen</p>", ("Jan Jansen",)),
        ("<p>By Jane Roe Jr. and Max Moe III</p>", ("Jane Roe Jr.", "Max Moe III")),
        ("<p>By Daily Star Reporter</p>", ("Daily Star Reporter",)),
    ],
)
def test_bylines_of_many_languages(body: str, expected: tuple[str, ...]) -> None:
    assert authors_of(body) == expected


@pytest.mark.parametrize("kicker", ["Interview", "Analyse", "Opinion", "Reportage", "Bericht"])
def test_the_form_of_a_text_is_no_label_of_its_author(kicker: str) -> None:
    page = (
        f"<html lang=en><body><div><a href=/>Harbour Post</a></div><div>{kicker}</div><h1>Rain</h1>"
        f"<div>By Jane Roe 3 May 2024</div>{PROSE}</body></html>"
    )
    assert read(lxml.html.document_fromstring(page), "https://www.post.example/rain").authors == ("Jane Roe",)
    assert authors_of(f"<p>{kicker}</p><p>Harbour Word</p>") == ()
    assert authors_of(f"<p>{kicker}:</p><p>Jane Roe</p>") == ("Jane Roe",)


def test_who_edited_a_text_does_not_stand_before_its_author() -> None:
    page = (
        "<html lang=zh><head><meta name=author content=周平></head><body><h1>春茶开秤</h1><p>2026年03月04日 来源：山城晚报</p>"
        "<p>山城春茶昨日开秤，首日成交一千二百斤。</p><p>编辑：王芳</p></body></html>"
    )
    assert read(lxml.html.document_fromstring(page), "https://www.post.example/tea").authors == ("周平",)
