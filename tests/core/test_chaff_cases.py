"""The hand-written pieces of 26 languages, each set into its article in two places, as text without markup."""

from __future__ import annotations

from collections import Counter

import pytest
from chaff_cases import FOLDER, Case, cases

from cleancopy.core.clean import judge_page
from cleancopy.core.model import Page

LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.txt"))
# Most lines that may leak, by kind: what is not told yet. Cut texts of other articles in short articles lead.
MOST = {"market": 12, "weather": 4, "score": 1, "related": 26, "headlines": 0, "clock": 0, "own": 0}


def kept(case: Case) -> Counter[str]:
    page = judge_page(Page(body=case.text, markup=False))
    return Counter(b.text for b, v in zip(page.blocks, page.verdicts, strict=True) if v.kind.is_copy)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_the_article_stays_whatever_is_set_into_it(language: str) -> None:
    for case in cases():
        if case.language == language:
            missing = Counter(case.keep) - kept(case)
            assert not missing, (case.name, case.place)


def test_no_more_chaff_leaks_than_is_known() -> None:
    leaked: Counter[str] = Counter()
    for case in cases():
        leaked[case.kind] += sum((Counter(case.drop) & kept(case)).values())
    assert {kind: count for kind, count in leaked.items() if count > MOST.get(kind, 0)} == {}


def test_every_language_has_chaff_and_look_alikes() -> None:
    for language in LANGUAGES:
        kinds = {case.kind for case in cases() if case.language == language}
        assert {"market", "weather", "related", "own", "keep"} <= kinds, language
