"""What no reader sees is not in the words of a page."""

from __future__ import annotations

import random
import time
import unicodedata

import pytest

from cleancopy.core import unseen
from cleancopy.core.unseen import PIECES, _letters_whole, _put_together, without_breaks, without_unseen


@pytest.mark.parametrize(
    "text", ["Brücke über die Elbe", "ガードレールのバス", "한국의 다리", "Đường phố Hà Nội", "Ёлка й её"]
)
def test_letters_in_pieces_are_put_together(text: str) -> None:
    assert without_unseen(unicodedata.normalize("NFD", text).encode()).decode() == text


@pytest.mark.parametrize(
    "text",
    ["ភាសា\u200bខ្មែរ", "ภาษา\u200bไทย", "می\u200cخواهم", "👩\u200d🚀", "Wirt\u00adschaft", "\u05e9\u05c1\u05b8", "क़लम"],
)
def test_what_readers_need_stays(text: str) -> None:
    assert without_unseen(text.encode()).decode() == text


def test_places_where_a_word_may_break_go() -> None:
    assert without_unseen("super\u200bcali".encode()) == b"supercali"
    assert without_breaks(b"<p>su<wbr>per<WBR class=a/>cali</wbr>") == b"<p>supercali"


@pytest.mark.parametrize("text", ["e" + "\u0301" * 500_000, "e\u0301" * 300_000, "\u1100" * 500_000, "<wbr" * 200_000])
def test_the_time_grows_with_the_text(text: str) -> None:
    begun = time.process_time()
    without_breaks(without_unseen(text.encode()))
    assert time.process_time() - begun < 4


def test_what_is_looked_at_text_by_text_is_made_whole_as_in_one() -> None:
    chance = random.Random(1)
    pieces = (
        "<",
        "a",
        ">",
        " ",
        "\u0300",
        "\u0323",
        "\u0370",
        "\u1100",
        "\u1161",
        "\u11a8",
        "か",
        "\u3099",
        "é",
        "가",
        "\u0301" * 60,
    )
    for _ in range(3_000):
        text = "".join(chance.choices(pieces, k=chance.randint(1, 30)))
        for starts, letters in PIECES:
            if any(start in text.encode() for start in starts):
                assert _letters_whole(text.encode(), starts, letters).decode() == _put_together(text, letters), text


@pytest.mark.parametrize("reach", [7, 40, 2_000])
def test_where_a_text_is_parted_changes_nothing(reach: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long script is looked at around the few letters in pieces that it holds, whole or not."""
    text = "Bru\u0308cke und Cafe\u0301, か\u3099 \u1112\u1161\u11ab\u1100\u1173\u11af e\u0301\u0316o\u0308 " * 60
    whole = without_unseen(f"<p>{text}</p>".encode())
    monkeypatch.setattr(unseen, "REACH", reach)
    assert without_unseen(f"<p>{text}</p>".encode()) == whole
    assert without_unseen(f"<p>{text}</p>".encode()).decode() == unicodedata.normalize("NFC", f"<p>{text}</p>")
