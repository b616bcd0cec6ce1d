"""Names of authors, from texts that should hold them and from texts that may."""

from __future__ import annotations

import lxml.html
import pytest

from cleancopy.core.metadata import authors, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Roe", ["Jane Roe"]),
        ("By Jane Roe", ["Jane Roe"]),
        ("BY JANE ROE", ["JANE ROE"]),
        ("by: Jane Roe", ["Jane Roe"]),
        ("Written by Jane Roe", ["Jane Roe"]),
        ("By Jane Roe on May 3, 2024", ["Jane Roe"]),
        ("Posted by Jane Roe on Friday, May 3, 2024 at 10:12", ["Jane Roe"]),
        ("Posted by Jane Roe at March 3, 2004 10:42 PM", ["Jane Roe"]),
        ("By Jane Roe at 10:42 PM", ["Jane Roe"]),
        ("Von Jana Müller", ["Jana Müller"]),
        ("Par Jeanne Dupont", ["Jeanne Dupont"]),
        ("Por María R. Sahuquillo", ["María R. Sahuquillo"]),
        ("文／山田 太郎", ["山田 太郎"]),
        ("[佐藤 健一，Weir]", ["佐藤 健一", "Weir"]),
        ("(Image: Weir Pictures/Cultura Riverside)", []),
        ("Jane Roe Reuters", ["Jane Roe"]),
        ("Jane Reuters", ["Jane Reuters"]),
        ("Автор: Иван Иванов", ["Иван Иванов"]),
        ("Jane Roe and John Doe", ["Jane Roe", "John Doe"]),
        ("Jane Roe, John Doe & Max Moe", ["Jane Roe", "John Doe", "Max Moe"]),
        ("Jane Roe; John Doe", ["Jane Roe", "John Doe"]),
        ("Jana Müller und Max Maier", ["Jana Müller", "Max Maier"]),
        ("Jeanne Dupont et Jean Martin", ["Jeanne Dupont", "Jean Martin"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("By Jane Roe Wednesday, March 4, 2026", ["Jane Roe"]),
        ("By Rick Monday, March 4, 2026", ["Rick Monday"]),
        ("Von Jana Müller Samstag, 2. Mai 2026", ["Jana Müller"]),
        ("Par Jeanne Dupont mardi 4 mars 2026", ["Jeanne Dupont"]),
        ("Por Plácido Domingo 3 de marzo de 2026", ["Plácido Domingo"]),
        ("Por Ana Ruiz lunes 3 de marzo de 2026", ["Ana Ruiz"]),
        ("كتب: سامي الحداد الأربعاء ٤ مارس ٢٠٢٦", ["سامي الحداد"]),
        ("लेखक: सुनीता वर्मा प्रकाशित: 11 फरवरी 2026, 10:00 AM", ["सुनीता वर्मा"]),
        ("Jane Roe, political correspondent", ["Jane Roe"]),
        ("Jane Roe, Senior Reporter", ["Jane Roe"]),
        ("Jane Roe (Reuters)", ["Jane Roe"]),
        ("Jane Roe, M.D., PhD, RD", ["Jane Roe"]),
        ("Jane Roe, AFP", ["Jane Roe", "AFP"]),  # as where both are declared apart
        ("AFP", ["AFP"]),
        ("Jane Roe - jane@example.org", ["Jane Roe"]),
        ("Jane Roe | Jane Roe", ["Jane Roe"]),
        ("Ludwig van Beethoven", ["Ludwig van Beethoven"]),
        ("Harry S.", ["Harry S."]),
        ("大渡 美咲", ["大渡 美咲"]),
        ("", []),
        ("admin", []),
        ("https://www.facebook.com/jane.roe", []),
        ("@janeroe", []),
        ("By", []),
        ("editor", []),
        ("123456", []),
        ("She writes about rain, and has done so for over twenty years in several countries.", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert authors.names([text]) == expected


@pytest.mark.parametrize(
    "text",
    ["Read more", "Sign In", "Share on Facebook", "3 May 2024", "All Posts", "Jane", "rain in may", "Written By"],
)
def test_strict_takes_no_other_words(text: str) -> None:
    assert authors.names([text], strict=True) == []


def authors_of(body: str, head: str = "", url: str | None = None) -> tuple[str, ...]:
    return read(lxml.html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"), url).authors


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Rain</h1><p>By Jane Roe</p>",
        "<h1>Rain</h1><div class=byline>By <a href=/x>Jane Roe</a>, reporter</div>",
        "<h1>Rain</h1><div class='article-author'><span>Jane Roe</span><span>Head Winemaker</span></div>",
        "<h1>Rain</h1><a rel=author href=/x>Jane Roe</a>",
        "<h1>Rain</h1><a href='/people/jane-roe'>Jane Roe</a>",
        "<div class=AuthorName>Jane Roe</div><h1>Rain</h1>",
        "<div class=comment><a class=author>Reader One</a></div><h1>Rain</h1><div class=author>Jane Roe</div>",
        "<h1>Rain</h1><div class=author>Jane Roe</div><div class=related-card><span class=author>John Doe</span></div>",
        "<article itemscope itemtype='http://schema.org/Article'><h1 itemprop=headline>Rain</h1>"
        "<span itemprop=author itemscope itemtype='http://schema.org/Person'><b itemprop=name>Jane Roe</b></span></article>",
    ],
)
def test_byline(body: str) -> None:
    assert authors_of(body) == ("Jane Roe",)


def test_several_in_a_byline() -> None:
    assert authors_of("<h1>Rain</h1><div class=byline><a>Jane Roe</a> and <a>John Doe</a></div>") == (
        "Jane Roe",
        "John Doe",
    )
    assert authors_of("<h1>Rain</h1><p>By Jane Roe and John Doe</p>") == ("Jane Roe", "John Doe")


@pytest.mark.parametrize(
    "head",
    [
        "<meta name=author content='By Jane Roe'>",
        "<meta property='article:author' content='https://www.facebook.com/x'><meta name='parsely-author' content='Jane Roe'>",
        "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Jane Roe'>",
        "<meta name=dc.creator content='Jane Roe'>",
        "<meta name=author content='The Post'><meta property=og:site_name content='The Post'><meta name=byl content='By Jane Roe'>",
    ],
)
def test_meta(head: str) -> None:
    assert authors_of("<h1>Rain</h1>", head) in {("Jane Roe",)}


def test_nobody() -> None:
    assert authors_of("<h1>Rain</h1><p>It rained.</p>") == ()
    assert authors_of("<h1>Rain</h1><footer><span class=author>Jane Roe</span></footer>") == ()
    assert authors_of("<p>By Jane Roe</p>") == ()


def test_a_site_named_after_its_author() -> None:
    head = "<meta name=author content='Jane Roe'><meta property=og:site_name content='Jane Roe'>"
    assert authors_of("<h1>Rain</h1>", head) == ("Jane Roe",)


def test_a_person_called_a_little_like_the_site() -> None:
    head = "<meta name=author content='Stern Roe'><meta property=og:site_name content=Stern><meta name=byl content='By The Desk'>"
    assert authors_of("<h1>Rain</h1>", head) == ("Stern Roe",)


def page_authors(body: str, head: str = "") -> tuple[str, ...]:
    html = f"<html><head><title>Rain stops the race</title>{head}</head><body>{body}</body></html>"
    return read(lxml.html.document_fromstring(html), "https://www.a.example/city/rain-stops-the-race").authors


TEXT = "<p>It rained all day, and the race was stopped before anybody had come to the end of it.</p>" * 3


@pytest.mark.parametrize(
    "line",
    [
        "<div>Jane Roe</div><div>3 May 2024</div>",
        "<div>3 May 2024</div><div>Jane Roe</div>",
        "<p>Jane Roe | Senior Writer | 3 May 2024</p>",
        "<p>May 3, 2024 • Jane Roe in Planning</p>",
        '<div><a href="/blog/jane-roe/">Jane Roe</a></div><div>3 May 2024</div>',
    ],
)
def test_a_name_beside_the_date(line: str) -> None:
    assert page_authors(f"<h1>Rain stops the race</h1>{line}{TEXT}<p>Jane Roe writes about the weather.</p>") == (
        "Jane Roe",
    )


@pytest.mark.parametrize(
    "line",
    [
        '<div><a href="/category/city-life/">City Life</a></div><div>3 May 2024</div>',
        '<div><a href="/weather">City Life</a></div><div>3 May 2024</div>',
        "<div>City Life</div><div>3 May 2024</div>",  # nowhere else on the page
        "<div>Rain Stops</div><div>3 May 2024</div><p>Rain Stops</p>",  # words of the headline
    ],
)
def test_what_else_stands_beside_a_date(line: str) -> None:
    assert page_authors(f"<h1>Rain stops the race</h1>{line}{TEXT}") == ()


def test_a_topic_beside_the_date_is_nobody() -> None:
    head = '<meta property="article:tag" content="Patient Care">'
    body = f"<h1>Rain stops the race</h1><div>Patient Care</div><div>3 May 2024</div>{TEXT}<p>Patient Care</p>"
    assert page_authors(body, head) == ()


def test_an_agency_alone_where_a_byline_would_stand() -> None:
    head = '<meta property="og:site_name" content="Post"><meta name="author" content="Post">'
    assert page_authors(f"<h1>Rain stops the race</h1><span>dpa</span><span>3 May 2024</span>{TEXT}", head) == ("dpa",)


def test_written_by_anywhere_when_it_is_one_and_the_same() -> None:
    box = "<h3>Written by Jane Roe</h3>"
    assert page_authors(f"<h1>Rain stops the race</h1>{TEXT * 30}{box}") == ("Jane Roe",)
    assert page_authors(f"<h1>Rain stops the race</h1>{TEXT * 30}{box}<h3>Written by John Doe</h3>") == ()


def test_a_person_on_the_page_before_the_account_that_is_declared() -> None:
    head = '<meta name="author" content="KatieS">'
    assert page_authors(f"<h1>Rain stops the race</h1><p>By Jane Roe</p>{TEXT}", head) == ("Jane Roe",)
    assert page_authors(f"<h1>Rain stops the race</h1>{TEXT}", head) == ("KatieS",)


def test_an_author_box_with_a_biography() -> None:
    biography = "Jane Roe has written about the weather for twenty years, first in the north and then by the sea. " * 3
    box = f'<div class="blog-author"><div>Jane Roe</div><p>{biography}</p></div>'
    assert page_authors(f"<h1>Rain stops the race</h1>{TEXT}{box}") == ("Jane Roe",)
    other = f'<div class="blog-author"><div>Our Team</div><p>{biography.replace("Jane Roe", "She")}</p></div>'
    assert page_authors(f"<h1>Rain stops the race</h1>{TEXT}{other}") == ()


def test_nobody_is_named_twice() -> None:
    person, body = '{"@type": "Person", "name": "Jane Roe"}', '{"@type": "Organization", "name": "Jane Roe"}'
    data = f'{{"@type": "NewsArticle", "headline": "Rain stops the race", "author": [{person}, {body}]}}'
    head = f'<script type="application/ld+json">{data}</script>'
    assert page_authors(f"<h1>Rain stops the race</h1>{TEXT}", head) == ("Jane Roe",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Von Max Muster und Erika Beispiel, Berlin", ["Max Muster", "Erika Beispiel"]),
        ("Redaktionsnetzwerk Deutschland", ["Redaktionsnetzwerk Deutschland"]),
        ("Av Ola Nordmann", ["Ola Nordmann"]),
        ("Tekst: Kari Nordmann", ["Kari Nordmann"]),
        ("Di Mario Rossi", ["Mario Rossi"]),
        ("a cura di Mario Rossi", ["Mario Rossi"]),
        ("EFE", ["EFE"]),
        ("記者 王小明／台北報導", ["王小明"]),
        ("記者王小明／台北報導", ["王小明"]),
        ("本报记者 张三", ["张三"]),
        ("張三／綜合報導", ["張三"]),
        ("김철수 기자", ["김철수"]),
        ("김철수기자", ["김철수"]),
        ("홍길동 기자 hong@x.kr", ["홍길동"]),
        ("김철수 특파원", ["김철수"]),
        ("Jane Roe for the Daily Mail", ["Jane Roe"]),
        ("Jane Roe in London", ["Jane Roe"]),
        ("Jane Roe and agencies", ["Jane Roe"]),
        ("Guardian staff", ["Guardian staff"]),
        ("Press Association", ["Press Association"]),
        ("Иван Иванов, корреспондент", ["Иван Иванов"]),
        ("بقلم: محمد علي", ["محمد علي"]),
        ("كتب: أحمد محمد", ["أحمد محمد"]),
        ("كتب أحمد محمد", ["أحمد محمد"]),
        ("द्वारा: अमित कुमार", ["अमित कुमार"]),
        ("Oleh: Budi Santoso", ["Budi Santoso"]),
        ("Penulis: Budi Santoso", ["Budi Santoso"]),
        ("Reporter: Jane Roe", ["Jane Roe"]),
        ("Yazan: Ali Veli", ["Ali Veli"]),
        ("Tác giả: Nguyễn Văn An", ["Nguyễn Văn An"]),
        ("Szerző: Kovács János", ["Kovács János"]),
        ("Kovács János", ["Kovács János"]),
        ("Autor: Jan Novák", ["Jan Novák"]),
        ("Napsal Jan Novák", ["Jan Novák"]),
        ("Text: Anna Svensson", ["Anna Svensson"]),
        ("Skriven av Anna Svensson", ["Anna Svensson"]),
        ("Kirjoittanut Matti Meikäläinen", ["Matti Meikäläinen"]),
        ("Matti Meikäläinen, toimittaja", ["Matti Meikäläinen"]),
        ("Geschreven door Jan Jansen", ["Jan Jansen"]),
        ("Publié par Jean Dupont", ["Jean Dupont"]),
        ("Rédigé par Jean Dupont", ["Jean Dupont"]),
        ("Jean Dupont (avec AFP)", ["Jean Dupont"]),
        ("Jean Dupont, envoyé spécial à Kiev", ["Jean Dupont"]),
        ("Autor: Ion Popescu", ["Ion Popescu"]),
        ("Του Γιώργου Παπαδόπουλου", ["Γιώργου Παπαδόπουλου"]),
        ("מאת: דוד כהן", ["דוד כהן"]),
        ("מאת דוד כהן", ["דוד כהן"]),
        ("Gönderen: Ali Veli", ["Ali Veli"]),
        ("By Jane Roe | 3 May 2024", ["Jane Roe"]),
        ("By Jane Roe May 3, 2024", ["Jane Roe"]),
        ("By Jane Roe 03/05/2024 12:30", ["Jane Roe"]),
        ("By Jane Roe @janeroe", ["Jane Roe"]),
        ("By Jane Roe Published: 3 May 2024", ["Jane Roe"]),
        ("By Jane Roe Political Correspondent", ["Jane Roe"]),
        ("Jane Roe Chief reporter", ["Jane Roe"]),
        ("Chief reporter Jane Roe", ["Jane Roe"]),
        ("Exclusive by Jane Roe", ["Jane Roe"]),
        ("By: Jane Roe, Chief reporter", ["Jane Roe"]),
        ("Opinion by Jane Roe", ["Jane Roe"]),
        ("Analysis by Jane Roe and John Doe", ["Jane Roe", "John Doe"]),
        ("Jane Roe • Senior Reporter", ["Jane Roe"]),
        ("Dr. Jane Roe", ["Dr. Jane Roe"]),
        ("文：王小明", ["王小明"]),
        ("撰文 王小明", ["王小明"]),
        ("撰文：王小明", ["王小明"]),
        ("作者 / 王小明", ["王小明"]),
        ("取材・文 山田太郎", ["山田太郎"]),
        ("山田太郎 記者", ["山田太郎"]),
        ("山田太郎、佐藤花子", ["山田太郎", "佐藤花子"]),
        ("PTI", ["PTI"]),
        ("ANI", ["ANI"]),
        ("Reuters", ["Reuters"]),
        ("The Associated Press", ["The Associated Press"]),
        ("News Desk", ["News Desk"]),
        ("HT News Desk", ["HT News Desk"]),
        ("Edited by Jane Roe", ["Jane Roe"]),
        ("Jane Roe, Business Reporter, John Doe, City Editor", ["Jane Roe", "John Doe"]),
        ("oprac. Jan Kowalski", ["Jan Kowalski"]),
        ("Opracowanie: Jan Kowalski", ["Jan Kowalski"]),
        ("Autorius Jonas Jonaitis", ["Jonas Jonaitis"]),
        ("Автор Олена Шевченко", ["Олена Шевченко"]),
        ("Журналіст Олена Шевченко", ["Олена Шевченко"]),
        ("Af Jens Jensen", ["Jens Jensen"]),
        ("লেখক: রহিম উদ্দিন", ["রহিম উদ্দিন"]),
        ("எழுதியவர்: குமார் ராஜா", ["குமார் ராஜா"]),
        ("โดย: สมชาย ใจดี", ["สมชาย ใจดี"]),
        ("โดย สมชาย ใจดี", ["สมชาย ใจดี"]),
        ("نویسنده: علی رضایی", ["علی رضایی"]),
        ("Jane Roe - Senior Writer", ["Jane Roe"]),
        ("Jane Roe Staff Writer", ["Jane Roe"]),
        ("Jane Roe/AFP", ["Jane Roe", "AFP"]),
        ("Maria-José de la Cruz y Pérez", ["Maria-José de la Cruz y Pérez"]),
        ("Juan Pérez y María López", ["Juan Pérez", "María López"]),
        ("Mario Rossi e Luigi Verdi", ["Mario Rossi", "Luigi Verdi"]),
        ("Rahul Kumar & Priya Sharma", ["Rahul Kumar", "Priya Sharma"]),
        ("Jan Nowak i Anna Nowak", ["Jan Nowak", "Anna Nowak"]),
        ("Jan Novák a Petr Svoboda", ["Jan Novák", "Petr Svoboda"]),
        ("Kovács János és Nagy Péter", ["Kovács János", "Nagy Péter"]),
        ("Matti Meikäläinen ja Liisa Virtanen", ["Matti Meikäläinen", "Liisa Virtanen"]),
        ("Ali Veli ve Ayşe Fatma", ["Ali Veli", "Ayşe Fatma"]),
        ("Ion Pop și Ana Pop", ["Ion Pop", "Ana Pop"]),
        ("محمد علي و أحمد حسن", ["محمد علي", "أحمد حسن"]),
        ("American Association for Justice", ["American Association for Justice"]),
        ("Channel 4 News", ["Channel 4 News"]),
        ("Daily Post Reporter", ["Daily Post Reporter"]),
        ("Jane Roe, in Berlin", ["Jane Roe"]),
        ("Jane Roe, John Doe, Madonna", ["Jane Roe", "John Doe", "Madonna"]),
        ("Max Mustermann, dpa", ["Max Mustermann", "dpa"]),
        ("Jean Dupont avec AFP", ["Jean Dupont", "AFP"]),
    ],
)
def test_names_in_many_languages(text: str, expected: list[str]) -> None:
    assert authors.names([text]) == expected


def test_a_link_to_the_author_may_hold_one_word() -> None:
    page = "<body><h1>It rains in May</h1><p>By <a rel=author href=/member/rainfan>RainFan</a> in <a href=/c>Weather</a></p>"
    assert read(lxml.html.document_fromstring(page), None).authors == ("RainFan",)
    page = page.replace("rel=author ", "").replace("By ", "Posted by ")
    assert read(lxml.html.document_fromstring(page), None).authors == ("RainFan",)
    page = page.replace("RainFan", "subscribe")
    assert read(lxml.html.document_fromstring(page), None).authors == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>By <a href=/j>Jane Roe</a> and <a href=/d>John Doe</a></p>", ("Jane Roe", "John Doe")),
        (
            "<p>Von <b>Jana Müller</b>, <b>Max Maier</b> und <b>Ute Au</b></p><p>Alt Neu</p>",
            ("Jana Müller", "Max Maier", "Ute Au"),
        ),
        ("<p>By</p><ul><li>Jane Roe,</li><li>John Doe</li><li>Rain Fan</li></ul>", ("Jane Roe", "John Doe")),
        ("<p>By <a href=/j>Jane Roe</a>, <a href=/w>Weather Institute</a></p>", ("Jane Roe",)),
        ("<p>By <a href=/j>Jane Roe</a></p><p>John Doe</p>", ("Jane Roe",)),
    ],
)
def test_names_joined_over_several_elements(body: str, expected: tuple[str, ...]) -> None:
    root = lxml.html.document_fromstring(f"<body><h1>It rains in May</h1>{body}<p>It rains.</p></body>")
    assert read(root, None).authors == expected


def test_the_editors_where_nobody_else_is_named() -> None:
    page = "<head><meta name=author content={}></head><body><h1>It rains in May</h1>{}</body>"
    assert read(lxml.html.document_fromstring(page.format("Redaktion", "")), None).authors == ("Redaktion",)
    assert read(lxml.html.document_fromstring(page.format("admin", "")), None).authors == ()
    byline = "<p>Von Jana Müller</p>"
    assert read(lxml.html.document_fromstring(page.format("Redaktion", byline)), None).authors == ("Jana Müller",)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Von Prof. Dr. med. Anna Roth", "Prof. Dr. med. Anna Roth"),
        ("Von Dr. rer. nat. Karl Roth", "Dr. rer. nat. Karl Roth"),
        ("Autor: ks. Jan Nowak", "ks. Jan Nowak"),
        ("Autor: prof. dr hab. n. med. Anna Nowak", "prof. dr hab. n. med. Anna Nowak"),
        ("Av kyrkoherde Anna Lind", "kyrkoherde Anna Lind"),
    ],
)
def test_degrees_in_small_letters_stand_before_a_name(line: str, name: str) -> None:
    assert authors.introduced([line]) == [name]


@pytest.mark.parametrize("line", ["Von med. Fachleuten", "Av professor och lektor"])
def test_degrees_alone_are_no_name(line: str) -> None:
    assert authors.introduced([line]) == []


@pytest.mark.parametrize(
    "near",
    [
        "<div>ავტორი: ფაქიზო ჯაჯანიძე</div>",
        "<div class=author>ფაქიზო ჯაჯანიძე</div>",
        "<div><i>ფაქიზო ჯაჯანიძე</i> <i>2024-05-03</i></div>",
    ],
)
def test_georgian_names_begin_with_small_letters(near: str) -> None:
    html = f"<html lang=ka><body><article><h1>ძველი წისქვილი</h1>{near}<p>{'წისქვილი ისევ ფქვავს. ' * 20}</p></article></body></html>"
    assert read(lxml.html.document_fromstring(html), "https://www.a.example/b").authors == ("ფაქიზო ჯაჯანიძე",)
