"""Questions and answers below an article are its own where the judge leaves them out; what only looks like them stays out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

import cleancopy
from cleancopy.core import judge
from cleancopy.core.evidence import Table, table
from cleancopy.core.evidence.text import Column
from cleancopy.core.faqs import answered, is_faq
from cleancopy.core.model import Options, Page
from cleancopy.core.parse import parse

PROSE = "The council said on Monday that it would take until spring before the first of the boats could pass again."
PAIRS = (
    ("When does the bridge open?", "It opens in spring, when the ice has gone and the stones have been laid anew."),
    ("What does it cost?", "Nobody knows yet, and the mayor does not say."),
    ("Who pays for it?", "The town does, and the harbour for a small part."),
)


def section(
    pairs: Sequence[tuple[str, str]] = PAIRS,
    heading: str = "Frequently asked questions",
    question: str = "<b>{}</b>",
    answer: str = "<p>{}</p>",
) -> str:
    inside = "".join(f"<div>{question.format(asked)}{answer.format(said)}</div>" for asked, said in pairs)
    return f"<section><h2>{heading}</h2><div>{inside}</div></section>"


def found(html: str, opinion: float = 0.3) -> list[str]:
    page = parse(
        Page(body=f"<html><body><main><p>{PROSE}</p></main>{html}<footer><p>Terms</p></footer></body></html>"),
        Options(),
    )
    score = np.full(len(page.blocks), opinion, np.float32)
    indexes = answered(page, table(page), score, [False] * len(page.blocks))
    return [page.blocks[index].text for index in indexes]


ALL = [text for pair in PAIRS for text in pair]


@pytest.mark.parametrize("heading", ["FAQ", "FAQs about the bridge", "Häufige Fragen", "Foire aux questions", "Preguntas frecuentes",
                                     "よくある質問",
                                     "Часто задаваемые вопросы", "أسئلة شائعة", "자주 묻는 질문"])  # fmt: skip
def test_questions_and_answers_are_found_with_their_heading(heading: str) -> None:
    assert found(section(heading=heading)) == [heading, *ALL]


def test_questions_may_be_buttons_and_answers_closed_to_screen_readers() -> None:
    html = section(question="<button>{}</button>", answer="<div aria-hidden='true'>{}</div>")
    assert found(html.replace("</section>", "<button>Book a tour</button></section>")) == [
        "Frequently asked questions",
        *ALL,
    ]


@pytest.mark.parametrize(
    "html",
    [
        section(heading="Questions to the mayor"),
        section(PAIRS[:1]),
        section(answer="<p style='display:none'>{}</p>"),
        section(answer=""),
        section(answer="<a href='/a'>{}</a>", question="<a href='/q'>{}</a>"),
        section([(PAIRS[0][0][:-1], PAIRS[0][1]), (PAIRS[1][0][:-1], PAIRS[1][1])]),
        f"<section><h2>FAQ</h2><p>{PROSE}</p></section>",
    ],
)  # fmt: skip
def test_other_sections_are_not(html: str) -> None:
    assert found(html) == []


def test_a_heading_that_the_judge_rules_out_heads_nothing() -> None:
    assert found(section(), opinion=0.05) == []


def test_words_within_others_are_no_label() -> None:
    assert not is_faq("Faqir of the harbour")
    assert not is_faq("FAQ " * 30)


def test_page_has_them_below_its_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    def opinions(evidence: Table) -> tuple[Column, Column]:
        score = np.where(evidence.columns["mass"] > 90, 0.99, 0.3).astype(np.float32)
        return score, score

    monkeypatch.setattr(judge, "opinions", opinions)
    said = [f"{PROSE} It was the {number}. time." for number in range(6)]
    page = f"<html><body><article><h1>Bridge closed</h1>{''.join(f'<p>{line}</p>' for line in said)}</article>{{}}</body></html>"
    options = cleancopy.Options(any_page=True)
    assert cleancopy.clean(page.format(section()), options=options).text.split("\n\n") == [
        *said,
        "Frequently asked questions",
        *ALL,
    ]
    assert cleancopy.clean(page.format(section(heading="Questions")), options=options).text.split("\n\n") == said
