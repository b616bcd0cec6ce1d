"""Tables between the paragraphs of the text are its own, whatever the judge thinks of their cells."""

from __future__ import annotations

import pytest
from opinions import believe

import cleancopy

PROSE = "The council said on Monday that it would take until spring before the first of the boats could pass again."
ROWS = (("Winter", "one a day"), ("Summer", "two a day"), ("Feasts", "none at all"))
OPTIONS = cleancopy.Options(any_page=True)
CELLS = [cell for row in ROWS for cell in row]
TEXT = "\n".join("\t".join(row) for row in ROWS)


def text(wrapped: str, below: str = f"<p>{PROSE} Again.</p>", cell: str = "{}") -> str:
    rows = "".join(f"<tr>{''.join(f'<td>{cell.format(text)}</td>' for text in row)}</tr>" for row in ROWS)
    table = wrapped.format(f"<table><tbody>{rows}</tbody></table>")
    html = f"<html><body><main><p>{PROSE}</p><p>{PROSE} So it is.</p>{table}{below}</main></body></html>"
    return cleancopy.clean(html, options=OPTIONS).text


@pytest.mark.parametrize(
    ("wrapped", "opinion", "whole"),
    [
        ('<figure class="wp-block-table">{}</figure>', 0.1, True),
        ("<figure>{}</figure>", 0.02, False),
        ('<div class="table-responsive">{}</div>', 0.3, True),
        ('<div class="table-responsive">{}</div>', 0.2, False),
        ('<div class="embed">{}</div>', 0.3, False),
        ("<aside>{}</aside>", 0.3, False),
    ],
)
def test_a_table_amid_the_text(wrapped: str, opinion: float, whole: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, dict.fromkeys(CELLS, opinion))
    assert (TEXT in text(wrapped)) is whole
    assert ("none at all" in text(wrapped)) is whole


def test_a_table_of_links_or_below_the_text_goes_by_the_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, dict.fromkeys(CELLS, 0.3))
    assert "none at all" not in text("<div>{}</div>", cell="<a href='/x'>{}</a>")
    assert "none at all" not in text("<div>{}</div>", below="")
