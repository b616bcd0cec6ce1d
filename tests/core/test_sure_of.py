"""What the judge is sure of stays, although its form is that of chaff: headings, accordions, texts that end in dots."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import cleancopy
from cleancopy.core import judge
from cleancopy.core.evidence import Table
from cleancopy.core.evidence.structured import fold
from cleancopy.core.evidence.text import Column

PROSE = "The council said on Monday that it would take until spring before the first of the boats could pass again."
Clean = Callable[..., cleancopy.Article]


@pytest.fixture
def clean(monkeypatch: pytest.MonkeyPatch) -> Clean:
    """Clean the body of an article, of whose blocks the judge has the opinion that it is told, and else is as sure as it can be."""
    weigh = judge.opinions

    def cleaned(body: str, **opinion: float) -> cleancopy.Article:
        told = {fold(text.replace("_", " ")): score for text, score in opinion.items()}

        def opinions(evidence: Table) -> tuple[Column, Column]:
            first, score = weigh(evidence)
            for index, words in enumerate(evidence.folded):
                score[index] = told.get(words, 0.99)
            return first, score

        monkeypatch.setattr(judge, "opinions", opinions)
        html = (
            '<html><head><script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": "The bridge", "datePublished": '
            '"2026-02-05", "author": {"name": "Jane Roe"}}</script></head><body><main><article><h1>The bridge</h1>'
            f"{body}</article></main></body></html>"
        )
        return cleancopy.clean(html, options=cleancopy.Options(any_page=True, record=True))

    return cleaned


def paragraphs(count: int = 3, first: int = 1) -> str:
    return "".join(f"<p>{PROSE} That was the {n}. time.</p>" for n in range(first, first + count))


@pytest.mark.parametrize(
    "behind",
    ["<button>🔗</button>", "<a href='#ice'>#</a>", "<button>Copy the link to this part</button>"],
)
def test_a_heading_stays_beside_the_link_to_itself(behind: str, clean: Clean) -> None:
    article = clean(
        f"{paragraphs()}<section><h2>Ice on the river {behind}</h2></section>{paragraphs(3, 4)}",
        Ice_on_the_river=0.6, Copy_the_link_to_this_part=0.3, Ice_on_the_river_Copy_the_link_to_this_part=0.6,
    )  # fmt: skip
    assert "Ice on the river" in article.text


def test_a_heading_above_a_picture_heads_what_follows_it(clean: Clean) -> None:
    figure = "<figure><figcaption>The harbour in winter</figcaption></figure>"
    article = clean(
        f"{paragraphs()}<section><h2>Ice on the river</h2>{figure}</section>{paragraphs(3, 4)}",
        Ice_on_the_river=0.6, The_harbour_in_winter=0.1,
    )  # fmt: skip
    assert "Ice on the river" in article.text
    assert "The harbour in winter" not in article.text


def test_a_heading_goes_with_what_it_heads(clean: Clean) -> None:
    box = "<section><h2>From the shop</h2><p>A cap with the old bridge on it, for readers only</p></section>"
    article = clean(
        f"{paragraphs()}{box}{paragraphs(3, 4)}",
        From_the_shop=0.6, **{"A cap with the old bridge on it, for readers only": 0.1},
    )  # fmt: skip
    assert "From the shop" not in article.text
    assert "A cap" not in article.text


@pytest.mark.parametrize(
    "question",
    [
        "<h3><button aria-expanded='true'>When does it open?</button></h3>",
        "<button><h3>When does it open?</h3></button>",
    ],
)
def test_the_headings_of_an_accordion_stay(question: str, clean: Clean) -> None:
    assert "When does it open?" in clean(f"{paragraphs()}{question}{paragraphs(2, 4)}").text


@pytest.mark.parametrize(
    "control",
    [
        "<button>Show more</button>",
        "<select><option>Show more</option></select>",
        "<form><label>Show more</label></form>",
    ],
)
def test_other_controls_go_however_sure_the_judge_is(control: str, clean: Clean) -> None:
    assert "Show more" not in clean(f"{paragraphs()}{control}{paragraphs(2, 4)}").text


def test_a_button_within_a_sentence_is_a_part_of_it(clean: Clean) -> None:
    article = clean(
        f"{paragraphs()}<p><button>Mary Major,</button> who leads the harbour office, saw it.</p>{paragraphs(2, 4)}"
    )
    assert "Mary Major," in article.text
    assert "who leads the harbour office" in article.text


def test_paragraphs_that_trail_off_stay_where_the_judge_is_sure(clean: Clean) -> None:
    trailing = [
        f"{PROSE} And the {what} were never seen again, whatever people may say…" for what in ("boats", "ferries")
    ]
    body = f"{paragraphs()}{''.join(f'<p>{text}</p>' for text in trailing)}{paragraphs(3, 4)}"
    article = clean(body)
    assert all(text in article.text for text in trailing)


def test_cells_of_a_table_may_end_in_dots(clean: Clean) -> None:
    rows = [
        ("The harbour office", "200+ boats, ferries and tugs for the harbour, the river and the coast…"),
        ("The coast guard", "40+ pontoons, cranes and dredgers for the sea, the locks and the bay…"),
    ]
    table = "".join(f"<tr><td>{name} of the old town</td><td>{what}</td></tr>" for name, what in rows)
    article = clean(f"{paragraphs()}<table>{table}</table>{paragraphs(3, 4)}", **{what: 0.8 for _, what in rows})
    assert all(what in article.text for _, what in rows)


def test_what_is_quoted_as_written_may_be_cut(clean: Clean) -> None:
    mail = (
        "Date: Thu, 7 Feb 2002\nTo: the harbour office\n\nI would have waited with the bridge for the summer and [...]"
    )
    assert "I would have waited" in clean(f"{paragraphs()}<pre>{mail}</pre>{paragraphs(3, 4)}").text


@pytest.mark.parametrize(
    ("line", "stays"),
    [("<h3>The Tide by Jane Roe (May 13th)</h3>", True), ("<h6>By Jane Roe</h6>", False), ("<h2>2026 Ferry Model 5</h2>", True),
     ("<h2>Thursday, February 5, 2026</h2>", False), ("<p>Jane Roe, 5 February 2026</p>", False),
     ("<pre>2026-02-05: Jane: Add the second lock</pre>", True)],
)  # fmt: skip
def test_names_and_dates_are_bylines_only_by_themselves(line: str, stays: bool, clean: Clean) -> None:
    words = line.partition(">")[2].partition("<")[0]
    assert (words in clean(f"{line}{paragraphs(5)}").text) is stays


@pytest.mark.parametrize(("tag", "sure", "stays"), [("h3", 0.98, True), ("h3", 0.6, False), ("p", 0.98, False)])
def test_a_heading_in_an_advert_s_name_may_be_a_subject(tag: str, sure: float, stays: bool, clean: Clean) -> None:
    body = f"{paragraphs()}<{tag} class='sponsor-part'>Sponsorship deals</{tag}>{paragraphs(3, 4)}"
    assert ("Sponsorship deals" in clean(body, Sponsorship_deals=sure).text) is stays


@pytest.mark.parametrize(("before", "stays"), [(0, False), (3, True)])
def test_a_heading_below_the_first_paragraph_may_say_what_the_title_says(
    before: int, stays: bool, clean: Clean
) -> None:
    article = clean(f"{paragraphs(before)}<h2>The bridge</h2>{paragraphs(3, 4)}")
    assert article.title == "The bridge"
    assert ("The bridge" in article.text.split("\n\n")) is stays
