"""A page that begins with a salutation and goes on in paragraphs is a letter to its readers."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy.core.salutations import is_salutation

PROSE = (
    "The days are so long now that one can see the glasshouse after work, and it does not look good at all this year."
)


def issue(greeting: str) -> str:
    menu = "".join(
        f"<li><a href='/{name}'>{name}</a></li>" for name in ("Subscribe", "Past Issues", "RSS", "Translate", "Help")
    )
    text = "".join(f"<p>{PROSE} That was the {n}.</p>" for n in range(3))
    left = "".join(f"<td>Box {n}<br><a href='/leave{n}'>leave</a></td>" for n in range(9))
    return (
        f"<html><body><ul>{menu}</ul><center><table><tr><td><h1>February</h1><p>{greeting}</p>{text}</td></tr></table></center>"
        f"<table><tr>{left}</tr></table></body></html>"
    )


def test_an_issue_of_a_newsletter_is_an_article() -> None:
    assert cleancopy.clean(issue("Dear all,")).is_article


@pytest.mark.parametrize(
    "line", ["Liebe Leserinnen und Leser,", "Chers amis,", "Уважаемые читатели!", "亲爱的读者：", "Kære alle,"]
)
def test_salutations(line: str) -> None:
    assert is_salutation(line)


@pytest.mark.parametrize("line", ["Dear oysters", "Dearth of rain,", "Hills above the town,", "Cartas al director:"])
def test_other_lines(line: str) -> None:
    assert not is_salutation(line)


@pytest.mark.parametrize(("greeting", "signed"), [("Dear Mr Mayor,", True), ("The mayor was asked", False)])
def test_whoever_wrote_a_letter_signs_it(greeting: str, signed: bool) -> None:
    text = "".join(f"<p>{PROSE} That was the {n}.</p>" for n in range(4))
    page = f"<html><body><h1>The pool</h1><p>By Jane Roe</p><p>{greeting}</p>{text}<p>Yours sincerely</p><p>Jane Roe</p></body></html>"
    article = cleancopy.clean(page, options=cleancopy.Options(any_page=True))
    assert list(article.authors) == ["Jane Roe"]
    assert ("Jane Roe" in article.text) is signed
