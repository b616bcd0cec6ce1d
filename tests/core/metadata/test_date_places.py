"""Where a date stands and in which order it is written decide whether it is that of the article."""

import lxml.html
import pytest

from cleancopy.core.metadata import read
from cleancopy.core.metadata.dates import read as read_date
from cleancopy.core.metadata.datewords import has_year

PROSE = (
    "<p>"
    + "The old ferry stops at the end of the month, and nobody has said yet how the islanders shall reach the town. "
    * 2
    + "</p>"
)


def dates(
    body: str, url: str = "https://paper.example/ferry", lang: str = "en", head: str = ""
) -> tuple[str | None, str | None]:
    html = f"<html lang='{lang}'><head><title>The ferry stops</title>{head}</head><body>{body}</body></html>"
    meta = read(lxml.html.fromstring(html), url)
    return meta.date_published, meta.date_modified


def test_todays_date_in_the_head_of_the_site_is_not_the_articles() -> None:
    menu = "<ul><li><a href='/a'>A</a></li><li><a href='/b'>B</a></li></ul>"
    head = f"<div class='top'><a href='/'>Paper</a><div class='today'>Friday, May 17, 2024</div>{menu}</div>"
    assert dates(f"{head}<div><h1>The ferry stops</h1><div>May 9, 2024</div>{PROSE}</div>")[0] == "2024-05-09"
    nav = "<header><div>Friday, May 17, 2024</div><nav><a href='/a'>A</a></nav></header>"
    assert dates(f"{nav}<main><h1>The ferry stops</h1>{PROSE}</main>")[0] is None


def test_date_above_the_headline_counts_below_a_trail() -> None:
    trail = "<div class='breadcrumbs'><a href='/'>Home</a> <a href='/n'>News</a> <a href='/n/l'>Local</a></div>"
    assert dates(f"<main>{trail}<div>May 9, 2024</div><h1>The ferry stops</h1>{PROSE}</main>")[0] == "2024-05-09"


def test_long_line_with_bars_holds_dates() -> None:
    line = "Published on 24 October 2023 by Jane Roe and Max Moe of the Islands Desk | Updated on 2 November 2023"
    comment = "<div class='comments'><p>30 December 2023</p><p>About time.</p></div>"
    body = f"<h1>The ferry stops</h1><div>{line}</div>{PROSE}{comment}"
    assert len(line) > 90
    assert dates(body) == ("2023-10-24", "2023-11-02")


def test_date_of_a_comment_is_none() -> None:
    comment = "<div class='comments'><p>30 December 2023</p><p>About time.</p></div>"
    assert dates(f"<h1>The ferry stops</h1><p>Short.</p>{comment}")[0] is None


def test_date_of_a_card_is_none() -> None:
    link = "<a href='/x'><span>A long story about a dog that walked home over mountains</span></a>"
    card = f"<div>{link}<div>Xaver Moe</div><div>3 March 2022</div></div>"
    assert dates(f"<main><h1>The ferry stops</h1>{PROSE * 2}</main><div>{card}</div>")[0] is None
    assert dates(f"<main><h1>The ferry stops</h1>{PROSE}<b>Also</b>{link} 3 March 2022<br></main>")[0] is None
    declared = "<meta property='article:published_time' content='2022-09-30T14:00:00Z'>"
    found = dates(
        f"<main><h1>The ferry stops</h1>{PROSE * 3}</main><aside class='widget'><i>3 March 2022</i></aside>",
        head=declared,
    )
    assert found[0] == "2022-09-30T14:00:00+00:00"


def test_hour_after_a_word_for_change_is_that_of_the_same_day() -> None:
    assert (
        dates(f"<h1>The ferry stops</h1><i>6 February 2024 20:15, updated 21:40</i>{PROSE}")[0] == "2024-02-06T20:15:00"
    )


@pytest.mark.parametrize(
    ("url", "lang", "more", "expected"),
    [
        ("https://paper.example/", "en", "", "2024-03-04"),
        ("https://paper.example/", "en", "<i>25/12/2023</i>", "2024-04-03"),
        ("https://paper.example/", "en-GB", "<i>12/25/2023</i>", "2024-03-04"),
        ("https://paper.com.mt/", "en-US", "", "2024-04-03"),
        ("https://paper.io/", "en", "", "2024-03-04"),
        ("https://paper.us/", "en", "", "2024-03-04"),
    ],
)
def test_order_of_day_and_month(url: str, lang: str, more: str, expected: str) -> None:
    body = f"<h1>The ferry stops</h1><i>03/04/2024</i>{PROSE}<p>See the list.</p><aside class='related'>{more}</aside>"
    assert dates(body, f"{url}ferry", lang)[0] == expected


@pytest.mark.parametrize("locale", ["en_GB", "en_IN"])
def test_locale_tells_the_order(locale: str) -> None:
    head = f"<meta property='og:locale' content='{locale}'>"
    assert dates(f"<h1>The ferry stops</h1><i>03/04/2024</i>{PROSE}", head=head)[0] == "2024-04-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024 оны 02 сарын 06", "2024-02-06"),
        ("2024-yil 6-fevral", "2024-02-06"),
        ("6 ፌብሩወሪ 2024", "2024-02-06"),
        ("ጥር 28፣ 2016", "2024-02-06"),
        ("06 Фев. 2024", "2024-02-06"),
        ("ဖေဖော်ဝါရီ ၆၊ ၂၀၂၄", "2024-02-06"),
        ("៦ កុម្ភៈ ២០២៤", "2024-02-06"),
        ("۱۷ دلو ۱۴۰۲", "2024-02-06"),
        ("6 Ara 2023", "2023-12-06"),
        ("6/2/2567", "2024-02-06"),
        ("06 thg 2, 2024", "2024-02-06"),
        ("Feb-06-2024", "2024-02-06"),
        ("2024 оны 2 дугаар сарын 6", "2024-02-06"),
        ("2024-жылдын 6-февралы", "2024-02-06"),
        ("ថ្ងៃទី ៦ ខែកុម្ភៈ ឆ្នាំ២០២៤", "2024-02-06"),
    ],
)
def test_dates_of_more_languages(text: str, expected: str) -> None:
    assert has_year(text)
    assert read_date(text) == expected


def test_two_digits_of_a_year_behind_dashes() -> None:
    assert dates(f"<h1>The ferry stops</h1><i>06-02-24</i>{PROSE}", lang="nl")[0] == "2024-02-06"
    assert dates(f"<h1>The ferry stops</h1><i>06-02-24-11-05</i>{PROSE}", lang="fr")[0] is None
