"""Pages that tables lay out, and tables that hold a picture with its caption."""

from __future__ import annotations

import pytest
from opinions import believe

import cleancopy

PROSE = (
    "The appeal to mend the roof of the village hall has passed the mark of twenty thousand pounds, two months ahead of time.",
    "A quiz night on Saturday brought in six hundred pounds, and somebody sent a cheque with a note that read: for the dry rot.",
    "Slates from the old goods shed, which was pulled down long ago, will be used for the north side of the roof, the hall says.",
    "The playgroup and the bowls club will move to the schoolroom in the meantime, and tea will be provided for all who help.",
)
OPTIONS = cleancopy.Options(any_page=True)


def clean(cell: str, head: str = "Dale Gazette", beside: str = "Births and deaths") -> str:
    html = (
        f"<html><body><center><table><tr><td colspan=3><font size=6>{head}</font></td></tr></table><table><tr><td>{beside}</td>"
        f"<td><font size=5><b>Appeal reaches its aim</b></font><p>{cell}</td><td>Butchers</td></tr></table></center></body></html>"
    )
    return cleancopy.clean(html, options=OPTIONS).text


@pytest.mark.parametrize("between", ["<br><br>", "</p><p>"])
def test_paragraphs_in_a_cell_of_the_page_are_paragraphs(between: str, monkeypatch: pytest.MonkeyPatch) -> None:
    believe(
        monkeypatch, {"Dale Gazette": 0.06, "Births and deaths": 0.08, "Butchers": 0.05, "Appeal reaches its aim": 0.06}
    )
    assert clean(between.join(PROSE)) == "\n\n".join(PROSE)


def test_a_paragraph_of_doubt_goes_with_the_others_of_its_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {"Dale Gazette": 0.06, "Births and deaths": 0.08, "Butchers": 0.05, PROSE[1]: 0.3})
    assert PROSE[1] in clean("</p><p>".join(PROSE))


def test_a_table_of_data_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {"Dale Gazette": 0.06, "Births and deaths": 0.08, "Butchers": 0.05, "640": 0.3})
    data = "<table><tr><td>Quiz night</td><td>640</td></tr><tr><td>Cheque</td><td>2,500</td></tr></table>"
    assert "Quiz night\t640\nCheque\t2,500" in clean(f"{'</p><p>'.join(PROSE)}{data}")


@pytest.mark.parametrize(
    "table",
    [
        "<table align=right><tr><td><img src=hall.jpg><br><i>The hall last winter, with buckets</i></td></tr></table>",
        "<table class='tr-caption'><tr><td><img src=hall.jpg></td></tr><tr><td>The hall last winter, with buckets</td></tr></table>",
    ],
)
def test_a_line_below_the_picture_of_a_table_is_its_caption(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {"Dale Gazette": 0.06, "Births and deaths": 0.08, "Butchers": 0.05})
    assert "buckets" not in clean(f"{'</p><p>'.join(PROSE[:2])}</p>{table}<p>{'</p><p>'.join(PROSE[2:])}")


def test_a_note_in_a_table_of_one_cell_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {"Dale Gazette": 0.06, "Births and deaths": 0.08, "Butchers": 0.05})
    note = "<img src=hall.jpg><table><tr><td>How to give: by cheque</td></tr></table>"
    assert "by cheque" in clean(f"{'</p><p>'.join(PROSE[:2])}</p>{note}<p>{'</p><p>'.join(PROSE[2:])}")


LINES = "<br><br>".join(PROSE)


def columns(*cells: str) -> str:
    rows = "".join(f"<tr><td>{cell}</td></tr>" for cell in ("<b>Appeal reaches its aim</b>", *cells))
    side = "<table><tr><td>Columns</td></tr><tr><td>The cat at the red light<br>Ann Lee</td></tr></table>"
    html = f"<title>Appeal reaches its aim</title><table><tr><td>{side}</td><td><table>{rows}</table></td></tr></table>"
    return cleancopy.clean(html, options=OPTIONS).text


def test_what_stands_beside_the_column_of_the_headline_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {})
    assert columns(LINES) == "\n\n".join(PROSE)


def test_columns_with_running_text_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {})
    html = f"<title>Appeal reaches its aim</title><table><tr><td><b>Appeal reaches its aim</b></td><td>{LINES}</td></tr></table>"
    assert cleancopy.clean(html, options=OPTIONS).text == "\n\n".join(PROSE)


def test_a_cell_of_a_picture_and_its_caption_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {})
    assert columns("<img src='a.jpg'><br><i>The hall in 1911.</i>", LINES) == "\n\n".join(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "Eklenme: 09.02.2016 11:42 | Okunma: 3.418 | Yorum: 2",
        "Yazdır | Arkadaşına Gönder | Facebook'ta Paylaş | Yorum Yaz |",
        "Share on Facebook | Print | Email",
    ],
)
def test_lines_in_cells_that_lay_out_the_page_are_read_as_lines(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    believe(monkeypatch, {})
    assert columns(LINES, line) == "\n\n".join(PROSE)


def test_a_paragraph_with_the_number_of_a_note_counts_for_a_column(monkeypatch: pytest.MonkeyPatch) -> None:
    prose = (
        "The abbot of the house by the river was owed two hundred and seventy-five eels a year from a single mill there"
    )
    cell = (
        "<h1>Eels</h1>"
        + f"<p>{prose}, it says.<sup>3</sup></p><p>{prose}, he said.<sup>1</sup></p><p>{prose}, she said.<sup>2</sup></p>"
        * 2
    )
    believe(monkeypatch, {"Search": 0.6})
    html = f"<html><body><table><tr><td><b>Search</b></td><td>{cell}</td></tr></table></body></html>"
    assert "Search" not in cleancopy.clean(html, options=cleancopy.Options(any_page=True)).text
