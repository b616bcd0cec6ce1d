"""Code keeps its lines and indents, in the text and in Markdown."""

import cleancopy
from cleancopy import Options

PROSE = "<p>A paragraph number {} that explains at some length what the code does, why it was written so, and how it is used.</p>"
CODE = "def f(x):\n    if x:\n        return 1\n\n    return 2"


def page(code: str) -> str:
    return f"<html><body><article><h1>How it works</h1>{PROSE.format(1)}{PROSE.format(2)}{code}{PROSE.format(3)}</article></body></html>"


def text_of(code: str, *, markdown: bool = False) -> str:
    text = cleancopy.clean(page(code), options=Options(any_page=True, markdown=markdown)).text
    assert text is not None
    return text


def test_lines_and_indents_stay() -> None:
    assert CODE in text_of(f"<pre><code>{CODE}\n</code></pre>")
    marked = CODE.replace("if", "<b>if</b>")
    assert CODE in text_of(f"<pre>\n{marked}</pre>")


def test_lines_that_are_elements_stay_together() -> None:
    lines = "".join(f"<div class=line>{line}</div>" for line in ("a = 1", "b = 2", "print(a)"))
    assert "a = 1\nb = 2\nprint(a)" in text_of(f"<pre>{lines}</pre>")


def test_markdown_fences_hold_the_lines() -> None:
    assert f"```\n{CODE}\n```" in text_of(f"<pre>{CODE}</pre>", markdown=True)


def test_line_breaks_of_the_source_are_no_lines() -> None:
    words = "one\ntwo " * 24
    assert "one\ntwo" not in text_of(f"<p>{words} ends here.</p>")
