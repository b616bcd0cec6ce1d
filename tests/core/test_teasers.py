"""Cut texts go when their words stand elsewhere or something leads on; an article's own endings stay."""

from __future__ import annotations

import re
import time

import pytest

import cleancopy
from cleancopy import Kind, Options
from cleancopy.core import cuts
from cleancopy.core.cuts import cut_of
from cleancopy.core.model import Block, Meta, Page, Verdict
from cleancopy.core.teasers import teasers, truncation

TITLE = "Harbour council agrees to rebuild the old ferry pier"
PROSE = [
    "The harbour council agreed on Monday evening to rebuild the old ferry pier, which has been closed since 2019.",
    "Work is to begin in spring and to take about fourteen months, the chairwoman told reporters after the meeting.",
    "The pier had carried ferries to the islands for almost a century before the storm took half of its planks.",
]


def page_of(*lines: str, meta: Meta | None = None, kinds: dict[int, Kind] | None = None) -> Page:
    made = tuple(Block(i, line, "body/p", (0, 0)) for i, line in enumerate(lines))
    verdicts = tuple(Verdict((kinds or {}).get(i, Kind.PARAGRAPH), "given", "test") for i in range(len(lines)))
    return Page(body="", blocks=made, verdicts=verdicts, meta=meta)


def removed(*lines: str) -> list[tuple[str, str, str]]:
    found = cleancopy.clean_text("\n\n".join(lines), options=Options(record=True)).removed.blocks
    assert found is not None
    return [(str(block.kind), block.subkind, block.text) for block in found]


@pytest.mark.parametrize(
    ("text", "stem", "tail", "form"),
    [
        ("The minister said on Tue...", "The minister said on Tue", "", "tight"),
        ("The minister said on Tue…", "The minister said on Tue", "", "tight"),
        ("The minister said ...", "The minister said", "", "spaced"),
        ("The minister said . . .", "The minister said", "", "spaced"),
        ("The minister said [...]", "The minister said", "", "bracketed"),
        ("The minister said (…)", "The minister said", "", "bracketed"),
        ("The minister said... Read more", "The minister said", "Read more", "tight"),
        ("The minister said… Lire la suite »", "The minister said", "Lire la suite", "tight"),
        ("Министр заявил... Читать далее", "Министр заявил", "Читать далее", "tight"),
    ],
)
def test_cuts(text: str, stem: str, tail: str, form: str) -> None:
    found = cut_of(text)
    assert found is not None
    assert (found.stem, found.tail, found.form) == (stem, tail, form)


@pytest.mark.parametrize("text", ["All is said.", "", "He left. Nobody saw him", "1.", "e.g.", "Is that all?"])
def test_whole(text: str) -> None:
    assert cut_of(text) is None


@pytest.mark.parametrize("ending", ["...", "…", " ...", "[...]", " (…)", "... Read more", "… Mehr lesen"])
@pytest.mark.parametrize("at", [44, 51, 80])
def test_own_words_cut(ending: str, at: int) -> None:
    teaser = PROSE[0][:at].rstrip() + ending
    assert removed(teaser, TITLE, *PROSE) == [("teaser", "own", teaser)]
    assert removed(TITLE, teaser, *PROSE) == [("teaser", "own", teaser)]


def test_headlines_cut_at_one_length() -> None:
    cards = [
        "Ten quiet islands for a weekend in the l...",
        "Why the old lighthouse keeper will not r...",
        "A winter of storms along the northern co...",
    ]
    assert removed(TITLE, *PROSE, *cards) == [("teaser", "related", card) for card in cards]


@pytest.mark.parametrize(
    "kept",
    [
        ["“I do not know whether I shall ever go back...”", "“You will...”", "“Perhaps...”"],
        ["And the river runs on…", "And the river runs on…", "And the river runs on…"],
        ["The court held that the owner “was aware [...] of the danger” and had done nothing about it for years."],
        ["He opened the door, and the room behind it was empty..."],
        ["What the storm left behind…"],
        ["— Who is there?..", "— Nobody, only the wind..."],
    ],
)
def test_look_alikes_stay(kept: list[str]) -> None:
    assert removed(TITLE, *PROSE[:2], *kept, PROSE[2]) == []


def test_last_cut_paragraph_stays_and_tells() -> None:
    stub = (
        "Behind the closed doors of the council there was a quarrel about the money, and about the man who had prom..."
    )
    page = page_of(*PROSE, stub, "Subscribe to read on", kinds={4: Kind.PAYWALL}, meta=Meta(paywalled=True))
    after = teasers(page, Options())
    assert after.verdicts[3].kind is Kind.PARAGRAPH
    assert "cut off" in (truncation(after) or "")
    assert truncation(page_of(*PROSE)) is None


def test_a_cliff_hanger_is_not_truncated() -> None:
    last = "She took the lamp, went down the stairs, and there, in the dark of the cellar, somebody was waiting..."
    assert truncation(page_of(*PROSE, last)) is None


def test_whole_copy_before_the_text() -> None:
    assert removed(PROSE[0], TITLE, *PROSE) == [("duplicate", "", PROSE[0])]
    found = teasers(page_of(PROSE[0], *PROSE), Options()).verdicts
    assert [verdict.kind for verdict in found] == [Kind.DUPLICATE, *[Kind.PARAGRAPH] * 3]


def test_a_refrain_stays() -> None:
    refrain = "Row on, row on, you men of the grey and northern islands, row on till the morning comes again."
    verse = [PROSE[0], refrain, PROSE[1], refrain, PROSE[2], refrain]
    assert removed(TITLE, *verse) == []


def test_verdicts_only_turn_to_chaff() -> None:
    page = page_of(PROSE[0][:60] + "...", *PROSE, kinds={0: Kind.CAPTION})
    assert teasers(page, Options()).verdicts[0].kind is Kind.CAPTION


def test_regexes_are_linear() -> None:
    patterns = [value for value in vars(cuts).values() if isinstance(value, re.Pattern)] + [cuts.tails()]
    for unit in (".", ". ", "…", "[", " ", "[ ...", "Read more ", "»", '"'):
        line = unit * (100_000 // len(unit))
        for pattern in patterns:
            start = time.perf_counter()
            pattern.search(line)
            assert time.perf_counter() - start < 1, (pattern.pattern[:40], unit)


def test_a_sentence_that_ends_in_a_word_that_leads_on_is_whole() -> None:
    assert cut_of("Deeper thoughts do not come about so any more.") is None
    assert cut_of("Tiefergehende Gedanken entstünden so nicht mehr.") is None
    assert cut_of("Tiefergehende Gedanken entstünden so … mehr") is not None


@pytest.mark.parametrize(
    ("copy", "title", "text"),
    [
        (
            "Selon le maire, la ville fera tout ce qui est possible pour rouvrir l...",
            "Le pont reste fermé: la ville négocie avec les bateliers du vieux port ...",
            "Selon le maire, la ville fera tout ce qui est possible pour rouvrir le pont et empêcher les retards de ...",
        ),
        (
            "The mayor said on Monday that the council would do all it can to rep…",
            "Old bridge stays closed as the council talks to the boatmen of the …",
            "The mayor said on Monday that the council would do all it can to repair the bridge before the winter storms and …",
        ),
        (
            "Мер заявив у понеділок, що рада зробить усе можливе, щоб відремонтув...",
            "Старий міст лишається закритим: рада веде перемовини з човнярами ...",
            "Мер заявив у понеділок, що рада зробить усе можливе, щоб відремонтувати міст до зимових штормів і не допустити ...",
        ),
    ],
)
def test_an_article_that_is_all_cut_keeps_its_title_and_its_text(copy: str, title: str, text: str) -> None:
    dump = f"USD\n41.68 UAH ▼0.25%\nEUR\n48.09 UAH ▼0.28%\n{copy}\n\n{title}\n\n{text}\n"
    article = cleancopy.clean_text(dump, options=Options(record=True))
    assert (article.title, article.text) == (title, text)
    assert article.removed is not None
    assert [block.text for block in article.removed.blocks or ()][-1] == copy


@pytest.mark.parametrize(
    "more", ["DEVAMINI OKU", "Devamını oku", "HABERİN DEVAMI", "DEVAMI İÇİN TIKLAYIN", "DAHA FAZLASI"]
)
def test_words_that_lead_on_are_known_in_turkish_capitals(more: str) -> None:
    found = cut_of(f"Belediye meclisi eski iskelenin yeniden yapılmasına karar ver... {more}")
    assert found is not None
    assert found.tail == more
