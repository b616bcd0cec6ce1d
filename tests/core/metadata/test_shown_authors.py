"""Bylines that a page shows, against the authors that it declares."""

from __future__ import annotations

import json

import lxml.html
import pytest

from cleancopy.core.metadata import authors, read
from cleancopy.core.metadata.beside import written_by

PROSE = "<p>" + "It rained on the old harbour all day. " * 8 + "</p>"


def authors_of(
    body: str, declared: object = None, head: str = "", url: str = "https://www.post.example/rain"
) -> tuple[str, ...]:
    data = {"@type": "NewsArticle", "headline": "Rain", "author": declared}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if declared else ""
    page = f"<html lang=en><head>{head}{script}</head><body><article><h1>Rain</h1>{body}</article></body></html>"
    return read(lxml.html.document_fromstring(page), url).authors


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<p>By Jane Roe</p>", ("Jane Roe",)),
        ("<p>By: Jane Roe, MS, RD</p>", ("Jane Roe",)),
        ("<p>Written by <a href=/jane>Jane Roe</a></p>", ("Jane Roe",)),
        ("<p>Von Jana Müller</p>", ("Jana Müller",)),
        ("<p>By</p><p>Jane Roe</p><p>and</p><p>Max Moe</p>", ("Jane Roe", "Max Moe")),
        ("<p>By Jane Roe and John Doe</p>", ("Jane Roe", "John Doe")),  # more than are declared
        ("<p>By Jane Roe and AFP</p>", ("Jane Roe", "AFP")),
        # --- no byline that says more
        ("<p>Reviewed by Jane Roe</p>", ("John Doe",)),
        ("<p>Medically reviewed</p><p>by</p><p>Jane Roe</p>", ("John Doe",)),
        ("<p>Edited by Jane Roe</p>", ("John Doe",)),
        ("<p>Photo by Jane Roe</p>", ("John Doe",)),
        ("<p>By Jane</p>", ("John Doe",)),
        ("<p>By the harbour</p>", ("John Doe",)),
        ("<p>By Dr. John Doe</p>", ("John Doe",)),
        (PROSE * 3 + "<p>By Jane Roe</p>", ("John Doe",)),
    ],
)
def test_the_byline_that_is_shown_before_who_put_it_online(line: str, expected: tuple[str, ...]) -> None:
    assert authors_of(f"{line}{PROSE}", {"@type": "Person", "name": "John Doe"}) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Oleh Max Moe", "Max Moe"),
        ("Penulis: Max Moe", "Max Moe"),
        ("Skrevet av Max Moe", "Max Moe"),
        ("Napsala Jana Nová", "Jana Nová"),
        ("Автор: Иван Петров", "Иван Петров"),
        ("كتب: Max Moe", "Max Moe"),
        ("Penyunting: Max Moe", "John Doe"),  # who edited
        ("Fotos: Max Moe", "John Doe"),
    ],
)
def test_the_byline_that_is_shown_is_known_in_many_languages(line: str, expected: str) -> None:
    assert authors_of(f"<p>{line}</p>{PROSE}", {"@type": "Person", "name": "John Doe"}) == (expected,)


def test_a_byline_that_names_some_of_several_changes_nothing() -> None:
    declared = [{"@type": "Person", "name": "Jane Roe"}, {"@type": "Person", "name": "John Doe"}]
    assert authors_of(f"<p>By Jane Roe</p>{PROSE}", declared) == ("Jane Roe", "John Doe")


def test_only_the_first_lines_are_a_byline() -> None:
    lines = "<p>Rain</p>" * 13
    assert written_by(lxml.html.fromstring(f"<div>{lines}<p>By Jane Roe</p></div>")) == ["Jane Roe"]
    assert written_by(lxml.html.fromstring(f"<div>{lines}<p>Rain</p><p>By Jane Roe</p></div>")) == []
    assert written_by(lxml.html.fromstring(f"<div>{PROSE * 3}<p>By Jane Roe</p></div>")) == []


def test_a_host_may_be_named_after_its_author() -> None:
    declared = "<meta name=author content='Jane Roe'>"
    named = f"{declared}<meta property=og:site_name content='Rain and Harbours'>"
    body = f"{PROSE * 3}<p>by Max Moe</p>"
    assert authors_of(body, head=named, url="https://www.janeroe.example/rain") == ("Jane Roe",)
    publication = "<meta name=author content=Dailypost><meta property=og:site_name content='The Daily Post'>"
    assert authors_of(
        f"<p class=byline>Jane Roe</p>{PROSE}", head=publication, url="https://www.dailypost.example/x"
    ) == ("Jane Roe",)


def test_marks_near_the_headline_before_words_in_the_text() -> None:
    body = f"<div class=post-author>Jane Roe</div>{PROSE * 3}<b>By</b><i>Max Moe</i>"
    assert authors_of(body) == ("Jane Roe",)
    assert authors_of(f"<div class=post-author>The Post</div><p>Words.</p><b>By</b><i>Max Moe</i>{PROSE}") == (
        "Max Moe",
    )


def test_the_footer_of_the_article_itself_may_name_the_author() -> None:
    named = "<footer class=entry-meta><a rel=author href=/author/jane>Jane Roe</a></footer>"
    assert authors_of(f"{PROSE * 9}{named}") == ("Jane Roe",)
    page = f"<article><h1>Rain</h1>{PROSE * 9}</article>{named}"
    assert read(lxml.html.document_fromstring(f"<html><body>{page}</body></html>"), None).authors == ()


def test_who_wrote_a_comment_is_no_author_of_the_article() -> None:
    body = f"<b itemprop=author>Jane Roe</b>{PROSE}<div class=comments><b itemprop=author>Max Moe</b></div>"
    page = f"<div itemscope itemtype=https://schema.org/Article><h1 itemprop=headline>Rain</h1>{body}</div>"
    assert read(lxml.html.document_fromstring(f"<html><body>{page}</body></html>"), None).authors == ("Jane Roe",)


def test_all_authors_of_a_paper() -> None:
    head = "".join(f"<meta name=citation_authors content='{name}'>" for name in ("Jane Roe", "John Doe"))
    assert authors_of(PROSE, head=f"<meta name=DC.Creator content='Jane Roe'>{head}") == ("Jane Roe", "John Doe")


@pytest.mark.parametrize(
    "office", ["Political Correspondent", "Sports Reporter", "News Editor", "Special Correspondent"]
)
def test_an_office_where_nobody_is_named(office: str) -> None:
    assert authors_of(PROSE, {"@type": "Person", "name": office}) == (office,)
    assert authors_of(f"<p>By Jane Roe</p>{PROSE}", {"@type": "Person", "name": office}) == ("Jane Roe",)


@pytest.mark.parametrize("text", ["editor", "Senior Reporter John", "Editor at Large of the Post", "reporter admin"])
def test_what_is_no_office(text: str) -> None:
    assert authors.desks([text]) == []


def test_who_took_the_picture_is_no_author() -> None:
    assert authors.names(["Jane Roe | Photo: John Doe", "Bild: Max Moe"]) == ["Jane Roe"]


SITE = "<meta property=og:site_name content='Daily Post'>"


@pytest.mark.parametrize("declared", ["Daily Post Staff", "Daily Post Online", "dailypost", "Harbour"])
def test_a_person_who_is_marked_before_the_publication_that_is_declared(declared: str) -> None:
    body = f"<a rel=author href=/author/jane>Jane Roe</a>{PROSE}"
    url = "https://www.dailypost.example/rain"
    assert authors_of(body, {"@type": "Person", "name": declared}, SITE, url) == ("Jane Roe",)
    assert authors_of(PROSE, {"@type": "Person", "name": declared}, SITE, url) == (declared,)
    again = f"<a rel=author href=/author/post>{declared}</a>{PROSE}"
    assert authors_of(again, {"@type": "Person", "name": declared}, SITE, url) == (declared,)


@pytest.mark.parametrize(
    "line",
    [
        "<p>Daily Post Team</p><p>3 May 2024</p>",
        "<p>3 May 2024</p><p>•</p><p>Daily Post Team</p>",
    ],
)
def test_a_team_beside_the_date(line: str) -> None:
    assert authors_of(f"{line}{PROSE}") == ("Daily Post Team",)


def test_the_site_or_its_editors_beside_the_date() -> None:
    assert authors_of(f"<p>Daily Post</p><p>3 May 2024</p>{PROSE}", head=SITE) == ("Daily Post",)
    assert authors_of(f"<p>3 May 2024</p><p>Newsdesk</p>{PROSE}", head=SITE) == ("Newsdesk",)
    logo = "<a href=/>Daily Post</a><p>3 May 2024</p>"
    assert authors_of(f"{logo}{PROSE}", head=SITE) == ()
    assert authors_of(f"<header><b>Daily Post</b></header><p>3 May 2024</p>{PROSE}", head=SITE) == ()


def test_what_is_no_team() -> None:
    assert authors_of(f"<p>Meet our team</p><p>3 May 2024</p>{PROSE}") == ()
    assert authors_of(f"<p>3 May 2024</p><p>•</p><p><a href=/care>Health Care</a></p>{PROSE}<p>Health Care</p>") == ()


def test_a_name_beside_the_date_that_a_portrait_bears() -> None:
    portrait = "<div><img src=jane.png alt='Jane Roe, reporter'><b>Jane Roe</b></div>"
    assert authors_of(f"<p>3 May 2024</p><i>·</i>{portrait}{PROSE}") == ("Jane Roe",)
    assert authors_of(f"<p>3 May 2024</p><i>·</i><div><img src=jane.png><b>Jane Roe</b></div>{PROSE}") == ()


@pytest.mark.parametrize("name", ["AFP", "Reuters", "Newsroom", "ТАСС", "新华社"])
def test_an_agency_or_desk_after_by(name: str) -> None:
    assert authors_of(f"<p>By {name}</p>{PROSE}") == (name,)
    assert authors.introduced([f"By {name}"]) == [name]


def test_a_word_after_by_is_nobody() -> None:
    assert authors_of(f"<p>By bus</p><p>By Monday</p>{PROSE}") == ()


def test_near_the_title_where_no_headline_shows_it() -> None:
    head = "<title>It rains on the harbour</title>"
    post = f"<h2><a href=/x>It rains on the harbour</a></h2><p>By Jane Roe</p><p>3 May 2024</p>{PROSE}"
    page = f"<html><head>{head}</head><body><h1>Notes</h1>{'<p>Words.</p>' * 90}{{}}</body></html>"
    meta = read(lxml.html.document_fromstring(page.format(post)), None)
    assert (meta.authors, meta.date_published) == (("Jane Roe",), "2024-05-03")
    plain = f"<div>It rains on the harbour</div><p>By Jane Roe</p><p>3 May 2024</p>{PROSE}"
    meta = read(lxml.html.document_fromstring(page.format(plain)), None)
    assert (meta.authors, meta.date_published) == (("Jane Roe",), "2024-05-03")


def test_who_writes_the_blog() -> None:
    head = "<title>It rains on the harbour</title>"
    body = f"<h1>Notes</h1><p>by Jane Roe</p>{'<p>Words.</p>' * 30}<h3>It rains on the harbour</h3>{PROSE}"
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    assert read(lxml.html.document_fromstring(page), None).authors == ("Jane Roe",)


def test_a_first_name_stays_beside_the_whole_one() -> None:
    body = f"<a rel=author href=/author/jane>Jane Roe</a>{PROSE}"
    assert authors_of(body, {"@type": "Person", "name": "Jane"}) == ("Jane",)


@pytest.mark.parametrize(
    "label", ["About the author", "Meet our writer", "Über den Autor", "この記事を書いた人", "Author:"]
)
def test_over_a_biography(label: str) -> None:
    box = f"<div><h4>{label}</h4><p>Jane Roe</p>{PROSE}</div>"
    assert authors_of(f"{PROSE * 9}{'<p>Words.</p>' * 90}{box}") == ("Jane Roe",)
    other = f"<div><h4>{label}</h4><p>Max Moe</p>{PROSE}</div>"
    assert authors_of(f"{PROSE * 9}{'<p>Words.</p>' * 90}{box}{other}") == ()
    assert authors_of(f"{PROSE * 9}{'<p>Words.</p>' * 90}<h4>{label}</h4><p>Read more here</p>") == ()


def test_the_publication_and_an_agency_wrote_it_both() -> None:
    head = "<meta property=og:site_name content='The Globe and Post'>"
    site = {"@type": "Organization", "name": "The Globe and Post"}
    agency = {"@type": "Organization", "name": "AFP"}
    assert authors_of(PROSE, [{"@type": "Person", "name": "The Globe and Post"}, agency], head) == (
        "The Globe and Post",
        "AFP",
    )
    assert authors_of(PROSE, [{"@type": "Person", "name": "Jane Roe"}, site], head) == ("Jane Roe",)
    assert authors_of(PROSE, site, head) == ("The Globe and Post",)  # its name is not two


@pytest.mark.parametrize(
    ("byline", "declared"), [("Της Δανάης Σταυρινού", "Δανάη Σταυρινού"), ("Od Jana Nováka", "Jan Novák")]
)
def test_a_byline_in_another_case_is_the_declared_name(byline: str, declared: str) -> None:
    by, _, name = byline.partition(" ")
    body = f"<div class='author'><span>{by}</span> <a>{name}</a></div>{PROSE}"
    assert authors_of(body, {"@type": "Person", "name": declared}) == (declared,)


FOOT = "<div class='post-footer'><span class='post-author vcard'>Imechapishwa na <span class='fn'>Jane Roe</span></span></div>"


def test_the_author_in_the_foot_of_an_entry_is_its_own() -> None:
    assert authors_of(f"<div>{PROSE}</div>{FOOT}") == ("Jane Roe",)


def test_the_author_in_the_foot_of_another_part_is_not() -> None:
    assert authors_of(f"{PROSE}<div><div><div>{FOOT}</div></div></div>") == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<span>Marte Eikeland</span><span>Publisert 25. mars 2019</span>", ("Marte Eikeland",)),
        ("<span>25 March 2019</span> <span>Jane Roe</span>", ("Jane Roe",)),
        ("<div>Marte Eikeland</div><div>Publisert 25. mars 2019</div>", ()),
        (f"<span>Marte Eikeland</span><span>25. mars 2019</span><span>{'A boat passes. ' * 12}</span>", ()),
    ],
)
def test_a_name_and_the_date_side_by_side_in_one_element(line: str, expected: tuple[str, ...]) -> None:
    assert authors_of(f"<div class='m'>{line}</div>{PROSE}") == expected


@pytest.mark.parametrize(
    "line", ["تاریخ انتشار: ۱۱ اردیبهشت ۱۴۰۳ - ۱۰:۰۵", "প্রকাশের তারিখ: ১২ জুন ২০২৩", "Last Change: 3 May 2024"]
)
def test_what_a_date_is_called_is_nobody(line: str) -> None:
    assert authors_of(f"<ul><li>{line}</li></ul>{PROSE}") == ()


@pytest.mark.parametrize(
    "line", ["Фото: Иван Петров", "צילום: דנה לוי", "Φωτογραφία: Άννα Παππά", "사진: 김민수", "Zdjęcie: Jan Nowak"]
)
def test_who_took_the_picture_is_no_author_in_any_language(line: str) -> None:
    assert authors_of(f"<div class='image__author'>{line}</div>{PROSE}") == ()


def test_the_author_of_a_book_among_its_facts_is_not_that_of_the_review() -> None:
    facts = "<b>Titel:</b> Der Turm<br><b>Autorin:</b> Mechthild Oehl<br><b>Verlag:</b> Wind<br><b>Seiten:</b> 348<br>"
    prose = "<p>" + "It rained on the old harbour all day. " * 8 + "</p>"
    signed = "<div>Eingestellt von <span>Anna Roe</span> um 19:22</div>"
    page = lxml.html.fromstring(f"<html><body><h1>Der Turm</h1><div>{facts}</div>{prose}{prose}{signed}</body></html>")
    assert "Mechthild Oehl" not in read(page, None).authors
    label = "<b>Author:</b> Jane Roe<br><b>Published:</b> 3 May 2024<br>"
    page = lxml.html.fromstring(
        f"<html><body><h1>Der Turm</h1><div><b>Topic:</b> Boats<br>{label}</div>{prose}{prose}</body></html>"
    )
    assert read(page, None).authors == ("Jane Roe",)


def test_who_made_the_site_did_not_write_the_article() -> None:
    foot = "<footer>&copy; 2020 published with <a>Hexo</a> Theme <a>Arknight</a> <span>by <a href=/y>Yue Plus</a></span></footer>"
    assert authors_of(f"<p>It rained.</p>{foot}") == ()
    assert authors_of("<p>It rained.</p><div>Powered by <b>Quill</b> by <b>Max Moe</b></div>") == ()
    assert authors_of("<div>Published by</div><div>Jane Roe</div><p>It rained.</p>") == ("Jane Roe",)
    assert authors_of("<div>Design</div><div>by <a>Jane Roe</a></div><p>It rained.</p>") == ("Jane Roe",)


def test_a_count_of_posts_is_no_name() -> None:
    box = "<div class='author-info'><div>6</div><div>文章</div><div>2</div><div>标签</div></div>"
    assert authors_of(f"<p>山村小学本周一重新开学。</p>{box}") == ()


@pytest.mark.parametrize("line", ["From Web Edition", "Font Resize", "RSS Feed", "Cowboys Headlines"])
def test_what_sites_set_beside_the_date_is_nobody(line: str) -> None:
    assert authors_of(f"<div><span>May 3, 2024</span> <span>{line}</span></div>{PROSE}") == ()


def test_a_catalogue_writes_the_family_s_name_first() -> None:
    head = "<meta name=citation_authors content='Roe, Jane; Doe, John; '>"
    assert authors_of(PROSE, head=head) == ("Jane Roe", "John Doe")


def test_whose_reporter_an_author_is_does_not_replace_the_name() -> None:
    head = "<meta property=og:site_name content='Weir Gazette'><meta name=author content='Ольга Смирнова'>"
    box = "<h2>Ольга Смирнова</h2><p>Корреспондент Weir Gazette.</p>"
    assert authors_of(f"<div class=author-card>{box}</div>{PROSE}", head=head) == ("Ольга Смирнова",)
