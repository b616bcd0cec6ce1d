"""The page on consent and the words of the signals say the same as the code."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path

from cleancopy.consent import COUNTABLE, COUNTED, SIGNALS, Evidence, Verdict
from cleancopy.consent.model import tokens

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "consent.md").read_text("utf-8")


def test_every_signal_is_in_the_table_and_has_its_words() -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*\| (\S[^|]*) \|$", DOCS, re.MULTILINE)
    counts = {name: how for name, how in rows if how in ("yes", "by choice", "never")}
    assert tuple(counts) == SIGNALS == tuple(tokens())
    assert tuple(name for name, how in counts.items() if how == "yes") == COUNTED
    assert tuple(name for name, how in counts.items() if how != "never") == COUNTABLE


def test_the_evidence_shown_has_the_fields_of_the_class() -> None:
    shown = json.loads(DOCS.partition("```json\n")[2].partition("```")[0])
    fields = Evidence("tdmrep", "file", None, "", Verdict.UNKNOWN).to_dict()
    assert list(shown["evidence"][0]) == list(fields)


def test_the_session_shown_works() -> None:
    session = DOCS.partition("```pycon\n")[2].partition("```")[0]
    test = doctest.DocTestParser().get_doctest(session, {}, "consent.md", "consent.md", 0)
    assert doctest.DocTestRunner().run(test).failed == 0
