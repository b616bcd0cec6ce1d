"""Dates beside the headline that are not the article's, and lines with several."""

from __future__ import annotations

import lxml.html
import pytest

from cleancopy.core.metadata import dates, read

LONG = "<p>" + "It rained on the old harbour all day. " * 12 + "</p>"


def dates_of(body: str, url: str = "https://www.post.example/rain") -> tuple[str | None, str | None]:
    page = f"<html lang=en><body><main><h1>Rain</h1>{body}</main></body></html>"
    meta = read(lxml.html.document_fromstring(page), url)
    return meta.date_published, meta.date_modified


@pytest.mark.parametrize(
    "line",
    [
        "Save the date: May 3, 2024",
        "Event date: May 3, 2024",
        "When: May 3, 2024",
        "Registration closes May 3, 2024",
        "Valid until 3 May 2024",
        "Effective May 3, 2024",
        "Application deadline 3 May 2024",
        "Offer expires 3 May 2024",
        "Release date: May 3, 2024",
        "Member since May 3, 2020",
        "Joined May 3, 2020",
        "Conference: May 3-5, 2024",
        "Vom 3. bis 5. Mai 2024",
        "Gültig bis 3. Mai 2024",
    ],
)
def test_dates_of_events_terms_and_accounts(line: str) -> None:
    assert dates_of(f"<p>{line}</p>{LONG}") == (None, None)
    assert dates_of(f"<p>3 April 2024</p><p>{line}</p>{LONG}")[0] == "2024-04-03"


def test_the_label_may_stand_before() -> None:
    assert dates_of(f"<p><b>Deadline:</b> <i>3 May 2024</i></p>{LONG}") == (None, None)


def test_times_before_a_day_are_no_range() -> None:
    assert dates_of(f"<p>10:23 - 3 May 2024</p>{LONG}") == ("2024-05-03", None)


@pytest.mark.parametrize(
    "line",
    [
        "Published 3 May 2024, updated 4 May 2024",
        "Updated: 4 May 2024 | Published: 3 May 2024",
        "Publié le 3 mai 2024, mis à jour le 4 mai 2024",
        "03.05.2024, aktualisiert am 04.05.2024",
        "3 maggio 2024 (modificato il 4 maggio 2024)",
    ],
)
def test_a_line_with_the_days_of_publication_and_of_a_change(line: str) -> None:
    assert dates_of(f"<p>{line}</p>{LONG}") == ("2024-05-03", "2024-05-04")


def test_a_date_far_below_is_not_that_of_a_comment() -> None:
    comment = "<div class=comment><b>Max</b> <span>May 3, 2024</span> <p>Nice</p></div>"
    page = f"<html><body><main><h1>Rain</h1>{LONG * 3}</main>{comment}</body></html>"
    assert read(lxml.html.document_fromstring(page), "https://www.post.example/rain").date_published is None


def test_a_date_far_below_in_the_foot_of_the_article() -> None:
    foot = "<div class=entry-footer><span>May 3, 2024</span> <span>May 4, 2024 at ten</span></div>"
    page = f"<html><body><main><h1>Rain</h1>{LONG * 3}{foot}</main></body></html>"
    assert read(lxml.html.document_fromstring(page), "https://www.post.example/rain").date_published == "2024-05-03"


def test_dates_in_sentences_are_no_list_of_posts() -> None:
    said = "".join(f"<div>The price of all rain rises again on January {day}, 2025</div>" for day in range(1, 6))
    assert dates_of(f"<p>December 15, 2024</p>{said}{LONG}")[0] == "2024-12-15"
    head = "<meta property=article:published_time content=2025-02-01>"
    page = (
        f"<html><head>{head}</head><body><main><h1>Rain</h1><p>December 15, 2024</p>{said}{LONG}</main></body></html>"
    )
    meta = read(lxml.html.document_fromstring(page), "https://www.post.example/rain")
    assert meta.date_published == "2025-02-01"  # beside one that is declared so many are not believed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024. 05. 03. 10:23", "2024-05-03T10:23:00"),
        ("3 Μαΐου 2024", "2024-05-03"),
        ("Παρασκευή, 3 ΜΑΪΟΥ 2024", None),  # capitals without the accent are another word
    ],
)
def test_more_forms(text: str, expected: str | None) -> None:
    assert dates.read(text) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/rain-2024-05-03", "2024-05-03"),
        ("/n/2024/0503/c123-456.html", "2024-05-03"),
        ("/202405/03/rain", "2024-05-03"),
        ("/rain/20240503123456", "2024-05-03"),
        ("/2024/1503/rain", None),
        ("/rain/20240503123", None),
    ],
)
def test_more_dates_in_addresses(path: str, expected: str | None) -> None:
    assert dates.in_path(path) == expected
