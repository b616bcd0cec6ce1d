"""Marks of controls and of hiding that cannot be true are not believed; those that can, are."""

import cleancopy
from cleancopy import Options

PROSE = "<p>A paragraph number {} of a report on the bridge, the river and the town council, which met again on Monday evening.</p>"
WHOLE = "".join(PROSE.format(n) for n in range(1, 6))


def text_of(body: str) -> str:
    html = f"<html><body><h1>The bridge is closed</h1>{body}</body></html>"
    return cleancopy.clean(html, options=Options(any_page=True)).text or ""


def test_a_label_that_is_never_closed_holds_no_article() -> None:
    for tag in ("label", "button"):
        text = text_of(f"{PROSE.format(0)}<{tag}>Search{WHOLE}")
        assert all(f"number {n} of" in text for n in range(6))


def test_a_label_that_is_closed_is_one() -> None:
    assert "I agree" not in text_of(
        f"{WHOLE}<form><label>I agree that my data are kept for as long as the law of the country says, and no longer.</label></form>"
    )


def test_a_page_hidden_as_a_whole_is_shown_by_a_script() -> None:
    assert "number 5 of" in text_of(f'<div style="display:none">{WHOLE}</div>')
