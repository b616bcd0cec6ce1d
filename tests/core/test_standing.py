"""Lines in the form of the article's own paragraphs that are none of it: credits, counts, labels, dates, what stands for players."""

from __future__ import annotations

import time

import pytest

import cleancopy
from cleancopy.core.model import Block, Evidence, Kind
from cleancopy.core.standing import CREDIT, credited, script_data, standing_lines, stock_line

CAPTIONS = (
    "The mayor greets guests at the station, Friday, Aug. 30, 2024, in Springfield. (AP Photo/Jane Roe)",
    "A ferry leaves the harbour. (Photo by Jane Roe/Getty Images)",
    "Die Brücke am Morgen (Foto: Jana Roe)",
    "Le maire et ses invités (Photo : Jeanne Roe / Agence)",
    "Вид на мост. (Фото: Иван Петров)",
    "橋の朝（写真：共同通信）",
    "▲渡輪停駛，居民改走陸路。（圖／港務局）",
    "El puente al amanecer. (Imagen: Juana Roe)",
)
TEXTS = (
    "He is taller than his son (see photo).",
    "The minister (pictured) said so (photo below)",
    "Meet the vendors for details (venue/caterer, photographer, florist)",
    "The bridge is closed, the agency said (Reuters)",
    "She wrote of it twice (in 2019 and in 2021).",
    "He bought the company (formerly Photo/Video World) in May.",
)
WAITING = (
    "An dieser Stelle findest du einen externen Inhalt von YouTube, der den Artikel ergänzt.",
    "View this post on Instagram",
    "A post shared by Jane Roe (@janeroe)",
    "Para ver este contenido, acepte las cookies.",
    "Pour afficher ce contenu, acceptez les cookies.",
)
SPOKEN = (
    "The court held that external content, once loaded, was beyond the newspaper's control, and that readers had to be asked before; the "
    "publisher had argued for years that nobody could be made to answer for what another company shows on its own servers.",
    "The mayor said on Instagram that the bridge stays closed.",
)


@pytest.mark.parametrize("text", CAPTIONS)
def test_credit_in_brackets_ends_a_caption(text: str) -> None:
    assert credited(text)


@pytest.mark.parametrize("text", TEXTS)
def test_brackets_of_the_text_are_no_credit(text: str) -> None:
    assert not credited(text)


def kinds(texts: tuple[str, ...]) -> list[Kind | None]:
    blocks = [Block(index, text, "body/p", (0, len(text))) for index, text in enumerate(texts)]
    found = standing_lines(blocks, range(len(blocks)))
    return [found[index].kind if index in found else None for index in range(len(blocks))]


def test_what_waits_to_be_loaded_is_told() -> None:
    assert kinds(WAITING) == [Kind.EMBED] * len(WAITING)
    assert kinds(SPOKEN) == [None] * len(SPOKEN)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        *((Kind.CAPTION, line) for line in (
            "Image Credits: UiPath", "Photo: Jane Roe", "Foto: dpa", "Photo Illustration: Jane Roe", "Ilustración: Juana Roe",
            "Photo credit: ©Agency.com/jane, ©Agency.com/roe",
            "Crédit photo : Jeanne Roe", "Image used under license from Example Pictures",
            "写真：共同通信", "Source / Photo: Jane Roe", "Guests wait for the ferry. | Photo by Jane Roe",
            "Die Brücke am Morgen. Foto: Jana Roe/dpa", "Фото: Иван Петров", "Zdjęcie: Anna Nowak",
        )),
        *((Kind.ADVERT, line) for line in (
            "Advertisement", "ADVERTISEMENT", "- Anzeige -", "[Publicité]", "Publicidad", "広告", "Реклама", "إعلان",
            "विज्ञापन",
            "Story continues below advertisement", "Advertisement. Scroll to continue reading.", "Advertisement (Article continues below)",
        )),
        *((Kind.LEGAL, line) for line in (
            "Copyright: Example Syndicate, 2025", "Copyright © 2011, Harbour University. More on the ships stands elsewhere.",
            "COPYRIGHT 2019",
        )),
        *((Kind.ADVERT, line) for line in ("Sponsored", "Advertisement - Page continues below")),
        *((Kind.DATE, line) for line in (
            "Last updated on September 16th, 2023 at 09:27 am", "Updated: Jan 31", "Last Modified: August 08, 2023",
            "Aktualisiert am 12. Mai 2024, 14:03",
            "Mis à jour le 3 mai 2024 à 10h12", "Обновлено: 12.05.2024 10:00", "Published 12 May 2024", "更新：2024年5月12日",
        )),
    ],
)  # fmt: skip
def test_lines_that_say_what_the_page_does_are_told(kind: Kind, line: str) -> None:
    assert kinds((line,)) == [kind]


@pytest.mark.parametrize(
    "line",
    [
        "Bild: Herr Minister, wann öffnet die Brücke?", "Photo: the mayor has never seen it.",
        "The photo by Jane Roe hangs in the town hall.", "Foto: Er hat es nie gesehen!", "Advertising is dear.", "Anzeige gegen Unbekannt",
        "Updated rules apply from 2024.", "The list was updated in May 2024, and 40 names were struck from it.", "Posted: nowhere",
        "Published in 1912, the book sold 40 copies.", "Copyright complexity in a fragmented world", "Copyright has its price.",
        "Illustrations by the dozen hang there?",
        "Sponsored children write letters.", "Publicidad engañosa", "Ad astra",
    ],
)  # fmt: skip
def test_lines_of_the_text_that_begin_like_them_stay(line: str) -> None:
    assert kinds((line,)) == [None]


def test_counts_of_a_gallery_go_and_ratings_stay() -> None:
    assert kinds(("1 of 3 |", "A ferry.", "2 of 3 |", "Another.", "3 of 3 |")) == [
        Kind.CAPTION,
        None,
        Kind.CAPTION,
        None,
        Kind.CAPTION,
    ]
    assert kinds(("Bild 1 von 9", "Bild 2 von 9", "Bild 3 von 9")) == [Kind.CAPTION] * 3
    assert kinds(("Rating: 4/5", "5/5", "3/5", "4/5")) == [None] * 4
    assert kinds(("1/4", "2/4")) == [None] * 2


def test_page_keeps_its_paragraphs_and_loses_captions_and_players() -> None:
    said = [
        f"The council met for the {number}. time, and the bridge over the river stays closed, the mayor said."
        for number in range(6)
    ]
    lines = [*said[:3], CAPTIONS[0], WAITING[0], *said[3:]]
    page = f"<html><body><article><h1>Bridge closed</h1>{''.join(f'<p>{line}</p>' for line in lines)}</article></body></html>"
    article = cleancopy.clean(page, options=cleancopy.Options(record=True, any_page=True))
    assert article.text.split("\n\n") == said
    assert article.removed is not None
    assert {(block.kind, block.text) for block in article.removed.blocks or ()} >= {
        ("caption", CAPTIONS[0]),
        ("embed", WAITING[0]),
    }


def test_search_for_a_credit_stays_linear() -> None:
    times = []
    for length in (20_000, 40_000):
        text = "(photo " * length + ")"
        start = time.perf_counter()
        CREDIT.search(text)
        times.append(time.perf_counter() - start)
    assert times[1] < 5 * times[0] + 0.05


@pytest.mark.parametrize(
    ("text", "is_data"),
    [('{"layout": 2, "button": "Buy now", "goods": ["a", "b"]}', True), ('{"layout": 2, "button": "Buy now"}', False),
     ('{"a": 1, "b": 2, "c": 3, and so on}', False), ("{he said: nothing}", False), ("[gallery ids=”1,2,3” size=large]", True),
     ("[/vc_row]", True), ("[laughs]", False), ("[off-camera]", False), ("[Update] The bridge is open", False), ("[1]", False)],
)  # fmt: skip
def test_data_for_a_script_is_no_text(text: str, is_data: bool) -> None:
    assert script_data(Block(0, text, "body/div", (0, 0), Evidence(tag="div"))) is is_data
    assert not script_data(Block(0, text, "body/pre", (0, 0), Evidence(tag="pre")))


@pytest.mark.parametrize(
    "line",
    [
        "A ferry leaves the old harbour (File photo)",
        "Boats at the pier. Representational image",
        "पुरानी नाव घाट पर (फाइल फोटो)",
        "துறைமுகத்தில் படகு. | கோப்புப் படம்",
        "درجات الحرارة - أرشيفية",
        "ফেরিঘাটে যাত্রীরা। ফাইল ছবি",
        "渡輪停靠碼頭（資料照片）",
        "Fähre im alten Hafen – Archivbild",
        "فوٹو: فائل",
    ],
)
def test_a_picture_of_something_else_is_called_so(line: str) -> None:
    assert stock_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "She held up a file photo",
        "The stock photo shows a ferry.",
        "他保存著渡輪的資料照片",
        "यह उनकी पुरानी फाइल फोटो है",
    ],
)
def test_what_is_said_of_such_a_picture_stays(line: str) -> None:
    assert not stock_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "This story was originally published January 20, 2026 11:00 AM.",
        "Publié le 19 août 2026 à 05h00, modifié le 19 août 2026 à 16h42 - Temps de Lecture 8 min.",
    ],
)
def test_when_the_page_was_published_first_and_how_long_it_reads(line: str) -> None:
    assert kinds((line,)) == [Kind.DATE]


@pytest.mark.parametrize(
    "line",
    [
        "The novel was originally published in January 2026 by a small house.",
        "This is not how it was told when the story was originally published in a paper of the town.",
    ],
)
def test_what_the_text_says_of_other_works_stays(line: str) -> None:
    assert kinds((line,)) == [None]


@pytest.mark.parametrize(
    ("text", "tag", "goes"),
    [
        ("💡", "div", True),
        ("⚠️", "span", True),
        ("💡", "p", False),
        ("★", "div", False),
        ("8", "div", False),
        ("###", "p", True),
        ("# # #", "p", True),
        ("— END —", "p", True),
        ("END", "p", False),
        ("– 30 –", "p", True),
        ("* * *", "p", False),
        ("-3-", "p", False),
    ],
)
def test_signs_that_stand_alone_as_icons_or_at_the_end_of_a_release(text: str, tag: str, goes: bool) -> None:
    block = Block(0, text, f"body/{tag}", (0, 0), Evidence(tag=tag))
    found = standing_lines([block], [0])
    assert [verdict.kind for verdict in found.values()] == [Kind.CONTROL] * goes
