"""Labels directly above links to other articles."""

from __future__ import annotations

import pytest

import cleancopy

TEXTS = [
    f"The old mill on the Weir grinds flour again after forty years, and the queue for bread reaches as far as bridge number {n}."
    for n in range(6)
]
LINKS = "".join(
    f"<p><a href='/2024/05/0{n}/another-story-of-mills/'>Another story of mills and weirs, part {n}</a></p>"
    for n in range(1, 4)
)


def kept(label: str, below: str = LINKS) -> list[str]:
    body = "".join(f"<p>{text}</p>" for text in TEXTS)
    html = f"<html><body><article><h1>The mill grinds again</h1><div class='text'>{body}<p>{label}</p>{below}</div></article></body></html>"
    article = cleancopy.clean(html, url="https://weir.example/2024/05/03/the-mill-grinds-again/")
    return [line for line in article.text.splitlines() if line]


@pytest.mark.parametrize(
    "label",
    [
        "ALSO:",
        "More from the Gazette:",
        "Read more about mills:",
        "Mehr zum Thema:",
        "Lees ook over molens:",
        "更多报道：",
    ],
)
def test_a_label_goes_with_its_links(label: str) -> None:
    assert kept(label) == TEXTS


@pytest.mark.parametrize("label", ["The council said:", "Forbes:", "Count on us for:"])
def test_other_words_before_a_colon_stay(label: str) -> None:
    assert kept(label)[len(TEXTS)] == label


def test_a_label_above_the_article_s_own_words_stays() -> None:
    own = f"<p>{TEXTS[0]} Nobody had thought so.</p>"
    assert kept("Also at the weir:", own) == [*TEXTS, "Also at the weir:", f"{TEXTS[0]} Nobody had thought so."]
