"""Lists of buttons and labels go, whatever their elements are called; lists of the article with such a word stay."""

from __future__ import annotations

import pytest
from opinions import believe

import cleancopy

PROSE = "".join(
    f"<p>The council said on Monday that it would take until spring before the boats could pass again. That was the {n}. time.</p>"
    for n in range(6)
)


def items(*lines: str) -> str:
    rows = "".join(f"<li>{line}</li>" for line in lines)
    html = f"<article><h1>The bridge</h1><ul>{rows}</ul>{PROSE}</article>"
    return cleancopy.clean(html, options=cleancopy.Options(any_page=True)).text


@pytest.mark.parametrize(
    "lines",
    [
        ("바로가기", "복사하기", "본문 글씨 줄이기", "기사공유하기"),
        ("Share", "Print", "Larger text", "12 comments"),
        ("Teilen", "Drucken", "14:30"),
    ],
)
def test_lists_of_labels_go(lines: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {})
    assert items(*lines).startswith("The council")


@pytest.mark.parametrize(
    "lines", [("Print", "Radio", "Television"), ("Print",), ("12:30", "14:30"), ("Share your boat", "Print")]
)
def test_other_lists_stay(lines: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {})
    assert items(*lines).startswith("\n".join(lines))
