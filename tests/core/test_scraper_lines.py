"""What a scraper leaves in a bare text besides tickers and teasers: buttons, credits, author and date, menus."""

from __future__ import annotations

import pytest

from cleancopy import clean_text
from cleancopy.core.abovetitle import is_figure
from cleancopy.core.uncleaned import is_byline, is_changed, is_date, label_of

TITLE = "Ferry pier opens after seven years"
PROSE = (
    "The ferry pier in the old harbour opened on Saturday, seven years after a storm had carried half of it away.",
    "Divers set forty new piles, and the town paid for the planks with the money from two summer fairs.",
    "The first boat left at noon with the school band on board and came back an hour late.",
)
TICKER = "EUR/USD 1.0834 +0.12%"


def cleaned(*between: str, above: tuple[str, ...] = (TICKER,), below: tuple[str, ...] = ()) -> list[str]:
    """The lines that are left of an article with some lines above its title, between its paragraphs and below it."""
    article = clean_text("\n".join((*above, TITLE, PROSE[0], PROSE[1], *between, PROSE[2], *below)))
    return [article.title or "", *filter(None, article.text.split("\n"))]


LEFT = [
    "Share on Facebook",
    "Udostępnij",
    "Sdílet na Facebooku",
    "Chia sẻ bài viết",
    "Roinn ar Facebook",
    "Compartir en WhatsApp",
    "Comments (14)",
    "Listen to this article 4 min",
    "Reklama",
    "Διαφήμιση",
    "会員限定",
    "【纠错】",
    "By Helen Marsh",
    "Von Jonas Kerl",
    "di Lucia Ferrante",
    "责任编辑：王敏",
    "김하늘 기자 haneul@paper.example",
    "Stand: 03.05.2026, 10:12 Uhr",
    "Publié le 12/05/2026 à 08h30, mis à jour le 12/05/2026 à 10h02",
    "12 April 2026, 09:14 BST",
    "Photo: Jane Roe",
    "Getty Images",
    "(ANI Photo)",
    "写真＝田中誠",
    "Image source, Family photo",
    "Подпись к фото, Причал после шторма",
    "© AFP",
    "REUTERS/Jane Roe",
    "Symbolbild",
    "#harbour #ferry",
    "Теми: порт",
    "Published 2 hours ago",
    "كتب: أحمد علي",
    "Par la rédaction",
    "Reporting by Jane Roe; Editing by John Doe",
    "2026年4月12日 10時15分",
    "Wir verwenden Cookies",
    "Nyomtatás",
]


@pytest.mark.parametrize("line", LEFT)
def test_what_a_scraper_leaves_goes_from_a_text_with_other_chaff(line: str) -> None:
    assert cleaned(line) == [TITLE, *PROSE]


@pytest.mark.parametrize(
    "line", ["Udostępnij", "Reklama", "By Helen Marsh", "Photo: Jane Roe", "12 April 2026, 09:14 BST"]
)
def test_the_same_lines_stay_in_a_text_without(line: str) -> None:
    assert line in cleaned(line, above=())


@pytest.mark.parametrize(
    "line",
    [
        "By the river they sat",
        "By noon, Helen Marsh had gone",
        "Share of votes",
        "Updated rules apply from May 2026",
        "Photo finish on the quay",
        "- Print",
        "The pier in May 2019",
        "Telegram",
        "© and other signs on the quay were painted over by the harbour master",
    ],
)
def test_look_alikes_stay_beside_chaff(line: str) -> None:
    assert line in cleaned(line)


def test_a_row_of_names_is_a_list_of_the_article() -> None:
    makers = ["by Harbour Works", "by Mercury Row", "by Alcott Hill"]
    left = cleaned(*(maker.replace("by", "By") for maker in makers))
    assert [maker.replace("by", "By") for maker in makers] == left[3:6]


def test_days_that_head_parts_of_the_article_stay() -> None:
    days = ("3 May 2026", "4 May 2026")
    article = clean_text("\n".join((TICKER, TITLE, days[0], PROSE[0], days[1], *PROSE[1:])))
    assert all(day in article.text for day in days)


def test_a_menu_goes_where_one_of_its_lines_is_a_button() -> None:
    menu = ("Log in", "Harbour", "Town", TICKER)
    assert cleaned(above=menu) == [TITLE, *PROSE]


def test_a_short_line_above_the_title_stays_without_one() -> None:
    assert "Harbour notes" in " ".join(cleaned(above=(TICKER, "Harbour notes")))


def test_what_it_is_filed_under_goes_below_the_text() -> None:
    assert cleaned(below=("Related Topics", "Ferries", "Harbours")) == [TITLE, *PROSE]


def test_short_lines_under_the_text_stay_without_such_a_label() -> None:
    assert cleaned(below=("Ferries", "Harbours"))[-2:] == ["Ferries", "Harbours"]


def test_names_of_services_go_beside_each_other() -> None:
    assert cleaned("Facebook", "WhatsApp", "Telegram") == [TITLE, *PROSE]


def test_an_article_on_cookies_stays() -> None:
    title = "Cookies to be banned from harbour site"
    said = "The town says that cookies on its site will be switched off by May, since nobody reads what they store."
    article = clean_text("\n".join((TICKER, title, said, *PROSE)))
    assert said in article.text


def test_figures_beside_a_ticker_above_the_title_go() -> None:
    left = cleaned(above=("Gas", "Speicher 68 %", TICKER, "Ferry 12 min"))
    assert left == [TITLE, *PROSE]


@pytest.mark.parametrize(
    "line", ["11.3. Trees", "10 dead in crash of ferry off the northern quay", "It opened in 2019"]
)
def test_what_has_a_number_is_no_figure(line: str) -> None:
    assert not is_figure(line)


def test_a_sentence_under_words_that_head_lists_stays() -> None:
    sentence = "Neighbours paid for the roof with a raffle."
    assert sentence in cleaned("Most read", sentence)


@pytest.mark.parametrize(
    "line", ["x" * 48, "Share", "By ", "2026", "(" * 40, "Stand 2026" * 4, "a " * 20, "\u200b", "1"]
)
def test_no_line_is_too_odd(line: str) -> None:
    label_of(line)
    assert not is_byline(line)
    assert not is_changed(line)
    assert is_date(line) in (True, False)
