"""Pages without a type, by unknown systems, that are no articles by their title, their address or what stands on them."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy.core.data import table
from cleancopy.core.model import Page
from cleancopy.core.otherpages import titles
from cleancopy.core.pagekind import least_asked

TWO = (
    "We build small boats in the old shed behind the harbour, and we mend those that others have given up on.",
    "Come by on any weekday, or write to us before you take the ferry, because the shed is closed when it rains.",
)
NEWS = (
    "<p>The council said on Monday that the bridge over the river would be closed for repairs until the spring.</p>"
    "<p>Buses run along the northern bank instead, the mayor told residents at a meeting in the town hall.</p>"
)
PROSE = "".join(f"<p>{text}</p>" for text in TWO)


def told(title: str, body: str, path: str = "a/b-c-d", around: str = "") -> tuple[bool, str]:
    html = f"<html><head><title>{title}</title></head><body>{around}<h1>{title}</h1>{body}</body></html>"
    article = cleancopy.clean(html, url=f"https://boats.example/{path}")
    assert article.is_article or not article.text
    return article.is_article, article.reason.partition(":")[0]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Kontakt", "service"),
        ("Über uns", "service"),
        ("Adatkezelési tájékoztató", "service"),
        ("利用規約", "service"),
        ("Bootsbauer (m/w/d)", "service"),
        ("Charpentier H/F à Brest", "service"),
        ("Tapahtumat", "listing"),
        ("Tag: boats", "listing"),
        ("Search results for boats", "listing"),
    ],
)
def test_titles_that_no_article_has(title: str, kind: str) -> None:
    assert told(title, PROSE) == (False, kind)


def test_headlines_that_hold_such_words_are_headlines() -> None:
    assert told("Kontakt zum Schiff verloren", NEWS)[0]
    assert told("The events of May", NEWS)[0]


def test_a_small_page_of_us_to_you_is_about_a_company() -> None:
    assert told("Small wooden boats", PROSE) == (False, "service")
    assert told("Small wooden boats", NEWS)[0]


def test_a_title_about_us_asks_for_more() -> None:
    about = (
        "<p>We believe that every child should cross a safe road on the way to school. Since 2006 we have painted crossings, trained"
        " wardens and talked to mayors.</p><p>Our team of nine works from an old tram depot. We are a registered charity and publish our"
        " accounts every spring.</p><p>We would love to hear from you.</p><a href='/donate'>Donate today</a>"
    )
    nav = "<a href='/'>Kids</a><a href='/donate'>Donate</a>"
    assert told("What drives us", about, "what-drives-us", nav) == (False, "service")


def test_a_list_has_links_and_a_front_page_is_no_article() -> None:
    assert told("Inn of the oaks", NEWS, "")[0] is False
    assert told("Strong parts", "<p>Parts in a day.</p><p>Ask for an offer now.</p>")[1] not in (
        "listing",
        "forum",
        "documentation",
    )


def test_what_a_writer_wrote_is_a_list() -> None:
    works = "".join(
        f"<div><a href='/essays/{name}'>The {name} and its boats</a><p>{said}</p><span>June 2024</span></div>"
        for name, said in (
            ("lock", "What forty years of handwriting tell us about water."),
            ("weir", "A week on the last dredger."),
        )
    )
    about = "<p>Ann Lowe is an editor of this review. Her essays on rivers have been collected in two volumes. She lives on a boat.</p>"
    body = f"<main>{about}<h2>Latest from Ann Lowe</h2>{works}<a href='?page=2'>More</a></main>"
    assert told("Ann Lowe", body, "people/ann-lowe") == (False, "listing")
    assert told("Ann Lowe", body, "authors/ann") == (False, "listing")
    assert told("Ann Lowe sails alone", NEWS, "people/ann-lowe-sails-alone")[0]


def test_a_price_below_the_headline_and_a_cart_sell_something() -> None:
    body = f"<p>189,00 €</p><button>Ajouter au panier</button>{PROSE}"
    assert told("Canot en bois", body) == (False, "product")


def test_a_question_and_its_answers_are_a_discussion() -> None:
    answers = "".join(f"<div><div><p>{text}</p></div><div>answered Jun 3, 2022 by oar</div></div>" for text in TWO)
    ask = f"<div><div><p>{TWO[0]}</p></div><div>asked Jun 2, 2022 by bow</div></div>"
    assert told("Why does my boat leak?", f"{ask}<h2>2 Answers</h2>{answers}", "questions/55/why") == (False, "forum")


def entry(number: int, heading: str) -> str:
    return f"<article><h2>{heading}</h2><p>{number} May 2024</p><p>{TWO[number % 2]} That was the {number}. day.</p></article>"


def test_one_dated_entry_after_the_other_is_a_list_where_links_head_them() -> None:
    linked = "".join(entry(n, f"<a href='/2024/boat-{n}'>The boat of day {n}</a>") for n in range(1, 5))
    assert told("Boat notes", linked, "") == (False, "listing")


def test_comments_with_dates_below_a_short_text_make_no_discussion_of_it() -> None:
    head = '<meta property="og:type" content="website">'
    comments = "".join(
        f"<li><b>oar{n}</b><i>{n} May 2024</i><p>{TWO[1]} I have been there {n} times.</p></li>" for n in range(1, 9)
    )
    html = f"<html><head><title>A boat on the moor</title>{head}</head><body><h1>A boat on the moor</h1><p>3 May 2024</p>{PROSE}"
    html += f"<ol class='comments'>{comments}</ol></body></html>"
    assert cleancopy.clean(html, url="https://boats.example/2024/05/moor").is_article


def test_lines_that_lead_to_one_address_again_and_again_want_to_sell_something() -> None:
    nav = "<nav><a href='/'>Shiftly</a><a href='/pricing'>Pricing</a><a href='/login'>Log in</a><a href='/demo'>Demo</a></nav>"
    parts = "".join(
        f"<section><h2>{head}</h2><p>{said}</p></section>"
        for head, said in (
            (
                "Drag, drop, done",
                "Copy last week, move what changed, and let it check hours, breaks and days off for you.",
            ),
            ("Swaps without the chat", "Your people trade shifts in the app. You approve, or let the rules do it."),
            (
                "Costs before the week starts",
                "See wages against forecast sales while you plan, not when the payroll arrives.",
            ),
        )
    )
    first = "<section><p>Build the rota of next week in minutes, share it in one tap, and fill gaps before they hurt.</p>{}</section>"
    parts = f"<section><p>Trusted by 4,000 clinics and warehouses</p></section>{parts}"
    parts += "<section><blockquote>We went from four hours on Sunday to twenty minutes.</blockquote><p>Dana Ruiz, owner</p></section>"
    button = "<a href='/signup'>Start free trial</a>"
    sells, tells = f"{first.format(button)}{parts}<section>{button}</section>", f"{first.format('')}{parts}"
    assert not told("Plans that your team will read", sells, "features/plans", nav)[0]
    assert told("Plans that your team will read", tells, "features/plans", nav)[0]


def test_the_words_are_small_and_once() -> None:
    for kind in ("service", "listing"):
        entry = table("otherpages.toml")[kind]
        assert all(text == text.lower() for text in [*entry["titles"], *entry.get("begins", ())])
    assert not titles()["service"].whole & titles()["listing"].whole


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("create/user/", "login"),
        ("shop/index.php?action=lostpassword", "login"),
        ("account/sign-up", "login"),
        ("en/login.html?next=/", "login"),
    ],
)
def test_addresses_of_accounts(path: str, kind: str) -> None:
    assert told("Small wooden boats", NEWS, path) == (False, kind)


@pytest.mark.parametrize(
    "path", ["login-trouble-at-the-council", "registration/opens-in-may", "news/sign-up-sheets-vanish.html"]
)
def test_headlines_with_such_words_in_their_address(path: str) -> None:
    assert told("Two boats rescued off the cape", NEWS, path)[0]


def test_more_is_asked_of_the_addresses_of_shops() -> None:
    page = Page(body="", url="https://boats.example/oak-paddle-p-21785.html")
    assert least_asked(page) > least_asked(Page(body="", url="https://boats.example/oak-paddle.html"))
