"""Lines that lead to other articles."""

from __future__ import annotations

import pytest
from opinions import believe

import cleancopy
from cleancopy.core import judge
from cleancopy.core.boxes import lead_in, lead_line, link_line, pointing_line
from cleancopy.core.evidence import Table
from cleancopy.core.evidence.structured import fold
from cleancopy.core.evidence.text import Column
from cleancopy.core.model import Block, Evidence

PROSE = "The council said on Monday that it would take until spring before the first of the boats could pass again."
HEADLINE = "The old bridge over the river is closed until spring"


def line(lead: str, linked: int, tag: str = "p", links: int = 1) -> Block:
    fact = Evidence(tag=tag, link_chars=linked, links=("/a",) * links)
    return Block(0, lead + HEADLINE, "body/p", (0, 0), fact)


def doubt(monkeypatch: pytest.MonkeyPatch, *texts: str) -> None:
    """Let the judge think little of some lines, as that of a site whose markup says nothing to it."""
    weigh, doubted = judge.opinions, frozenset(map(fold, texts))

    def opinions(evidence: Table) -> tuple[Column, Column]:
        first, score = weigh(evidence)
        score[[index for index, words in enumerate(evidence.folded) if words in doubted]] = 0.2
        return first, score

    monkeypatch.setattr(judge, "opinions", opinions)


@pytest.mark.parametrize(
    "lead",
    ["Read also: ", "READ MORE: ", "Lire aussi : ", "» Lesen Sie auch: ", "Читайте також: ", "Baca juga: ", "Leia mais ", "関連記事：",
     "اقرأ أيضا: ", "[ Also read ", "Διαβάστε επίσης: ", "Czytaj także – ", "Тағы оқыңыз: ", "Կարդացեք նաև՝ ", "Shuningdek o‘qing: ",
     "مزید پڑھیے: ", "ተጨማሪ ያንብቡ፦ ", "ასევე იხილეთ: ", "ଆହୁରି ପଢ଼ନ୍ତୁ: ", "Мөн уншаарай: "],
)  # fmt: skip
def test_words_that_lead_on_are_known_in_many_languages(lead: str) -> None:
    assert lead_in(lead + HEADLINE) == len(lead)
    assert link_line(line(lead, len(HEADLINE)), 0.99)
    assert link_line(line(lead, len(lead + HEADLINE)), 0.99)


def test_a_label_of_the_article_stays() -> None:
    assert not link_line(line("Availability: ", len(HEADLINE)), 0.9)
    assert link_line(line("Schon gelesen: ", len(HEADLINE)), 0.5)
    assert not link_line(line("Emily in Rome: ", len("Emily in Rome: " + HEADLINE)), 0.5)
    assert not link_line(line("Best for walks: ", len(HEADLINE), tag="li"), 0.5)
    assert not link_line(line("Oita: ", len(HEADLINE), links=5), 0.5)
    assert not link_line(line("See also: ", 0, links=0), 0.5)
    address = "https://shop.example/caps"
    fact = Evidence(link_chars=len(address), links=(address,))
    assert not link_line(Block(0, f"Caps, a dozen: {address}", "body/p", (0, 0), fact), 0.5)


def test_a_headline_without_a_link_goes_by_the_words_before_it() -> None:
    assert link_line(line("Read also: ", 0, links=0), 0.9)
    assert link_line(line("Կարդացեք նաև՝ ", 0, links=0), 0.9)
    assert cleancopy.clean_text(
        f"{HEADLINE}\n\n{PROSE}\n\nЧитайте також: Міст закрито до весни\n\n{PROSE} Again."
    ).text == (f"{PROSE}\n\n{PROSE} Again.")


@pytest.mark.parametrize("label", ["Noticias relacionadas", "関連記事", "Related articles", "Flere saker"])
def test_a_list_of_links_goes_with_the_words_above_it(label: str) -> None:
    links = "".join(f"<p><a href='/n/{n}'>{HEADLINE}, part {n} of the long story</a></p>" for n in range(3))
    html = (
        f"<html><head><meta property='og:type' content='article'></head><body><article><h1>Storm</h1><p>{PROSE}</p><p>{PROSE} So it is.</p>"
        f"<p>{label}</p>{links}<p>{PROSE} And on it goes, from day to day.</p></article></body></html>"
    )
    article = cleancopy.clean(html)
    assert label not in article.text
    assert HEADLINE not in article.text
    assert article.text.endswith("from day to day.")


def listed(items: list[str]) -> str:
    rows = "".join(f"<li>{item}</li>" for item in items)
    return (
        f"<html><head><meta property='og:type' content='article'></head><body><article><h1>Storm</h1><p>{PROSE}</p><p>{PROSE} So it is.</p>"
        f"<ul>{rows}</ul><p>{PROSE} And on it goes, from day to day.</p></article></body></html>"
    )


def test_a_list_of_labels_and_linked_headlines_goes() -> None:
    subjects = ["Archäologie", "Storm", "Ανάλυση"]
    items = [f"{subject}: <a href='/n/{n}'>{HEADLINE}, part {n}</a>" for n, subject in enumerate(subjects)]
    assert HEADLINE not in cleancopy.clean(listed(items)).text


def test_a_list_of_labels_with_more_than_a_link_stays() -> None:
    items = [
        f"Boat {n}: <a href='/b/{n}'>the Long Harbour Ferry</a>, which sails at {n} in the afternoon"
        for n in range(1, 4)
    ]
    assert cleancopy.clean(listed(items)).text.count("the Long Harbour Ferry") == 3


def test_a_label_may_end_in_a_stroke() -> None:
    assert link_line(line("FUNDA LOLU DABA | ", len(HEADLINE)), 0.6)
    assert link_line(line("FUNDA LOLU DABA | ", len(HEADLINE)), 0.75)
    assert not link_line(line("FUNDA LOLU DABA: ", len(HEADLINE)), 0.75)
    assert not link_line(line("FUNDA LOLU DABA | ", len(HEADLINE)), 0.9)


@pytest.mark.parametrize("sign", [">> ", "» ", "► ", "👉 "])
def test_lines_that_point_elsewhere_are_told(sign: str) -> None:
    assert pointing_line(line(f"{sign}Hier steht außerdem: ", len(HEADLINE)))
    assert not pointing_line(line(f"{sign}Hier steht außerdem: ", 12))
    assert not pointing_line(line(f"{sign}Hier steht außerdem: ", len(HEADLINE), tag="li"))
    assert not pointing_line(line(f"{sign}Hier steht außerdem: ", 0, links=0))
    assert not pointing_line(line("Hier steht außerdem: ", len(HEADLINE)))


def test_labels_are_less_suspect_where_a_page_is_no_news() -> None:
    assert link_line(line("Soft feel: ", len(HEADLINE)), 0.6)
    assert not link_line(line("Soft feel: ", len(HEADLINE)), 0.6, judge.boxes.SURE_ELSEWHERE)
    assert link_line(line("» Soft feel: ", len(HEADLINE)), 0.6, judge.boxes.SURE_ELSEWHERE)


def test_signs_behind_the_link_are_no_part_of_the_line() -> None:
    fact = Evidence(link_chars=len(HEADLINE), links=("/a",))
    assert link_line(Block(0, f"[ Also read {HEADLINE}. ]", "body/p", (0, 0), fact), 0.9)
    assert not link_line(Block(0, f"[ Also read {HEADLINE} at once ]", "body/p", (0, 0), fact), 0.9)


@pytest.mark.parametrize(
    "text",
    [
        "More about the ferries in the old harbour",
        "Mehr über die Fähren lesen Sie hier.",
        "Подробнее о пароме и о старой гавани",
    ],
)
def test_a_link_to_more_on_a_subject_goes(text: str) -> None:
    assert link_line(Block(0, text, "body/p", (0, 0), Evidence(link_chars=len(text), links=("/a",))), 0.99)
    assert not link_line(Block(0, text, "body/p", (0, 0), Evidence(link_chars=9, links=("/a",))), 0.99)


def test_what_follows_the_element_of_the_article_is_left_out_unless_it_is_sure() -> None:
    text = "".join(f"<p>{PROSE} That was the {n}. time.</p>" for n in range(8))
    html = (
        f"<html><body><main><article><h1>Storm</h1>{text}</article></main><section><h3>Confirm your number</h3>"
        "<p>To write a comment we ask you to confirm the number of your telephone. We send you a code.</p></section></body></html>"
    )
    kept = cleancopy.clean(html, options=cleancopy.Options(any_page=True)).text
    assert kept.endswith("That was the 7. time.")
    assert kept.count(PROSE) == 8


@pytest.mark.parametrize(
    "said",
    ["What the town plans to do about it, and what it will cost.", "Es bleibt ein Bild des Jammers, sagt der Meister."],
)
def test_a_news_article_keeps_the_sentences_below_its_headline(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lead = f"Berlin. The boats have to wait at the old bridge until spring. {said}"
    sold = "Join us on WhatsApp and Instagram, and get our newsletter with the news of the day in your inbox every morning, it is free."
    text = "".join(f"<p>{PROSE} That was the {n}. time.</p>" for n in range(8))
    page = (
        '<html><head><script type=\'application/ld+json\'>{{"@type": "NewsArticle", "headline": "{0}"}}</script></head><body><main>'
        "<article><div class='x1'><h1>{0}</h1><span>12.05.2024</span><div>{1}</div></div><div class='x2'>{2}</div></article></main></body>"
    )
    doubt(monkeypatch, lead, sold)
    assert cleancopy.clean(page.format(HEADLINE, lead, text)).standfirst == lead
    assert cleancopy.clean(page.format(HEADLINE, sold, text)).standfirst is None


def test_the_headline_once_more_is_no_standfirst() -> None:
    text = "".join(f"<p>{PROSE} That was the {n}. time.</p>" for n in range(8))
    html = (
        f"<html><head><meta property='og:title' content='{HEADLINE}'><meta property='og:type' content='article'><body><article><header>"
        f"<h1>{HEADLINE}</h1><h2 class='subtitle'>{HEADLINE} | Ships</h2></header>{text}</article></body></html>"
    )
    article = cleancopy.clean(html)
    assert (article.title, article.standfirst) == (HEADLINE, None)


@pytest.mark.parametrize(("kind", "goes"), [("NewsArticle", True), ("Article", False)])
def test_a_linked_headline_between_paragraphs_goes_from_news(kind: str, goes: bool) -> None:
    text = "".join(f"<p>{PROSE} That was the {n}. time.</p>" for n in range(4))
    html = (
        f'<html><head><script type=\'application/ld+json\'>{{"@type": "{kind}", "headline": "Storm"}}</script><body><article><h1>Storm</h1>'
        f"{text}<p><a href='/2024/05/11/ferry-comes-back'>The ferry comes back to the harbour</a></p>{text}</article>"
    )
    article = cleancopy.clean(
        html, "https://harbour.example/2024/05/12/storm", options=cleancopy.Options(any_page=True)
    )
    assert ("The ferry comes back" not in article.text) is goes
    elsewhere = html.replace("/2024/05/11/ferry-comes-back", "https://other.example/a-study-of-ships")
    assert (
        "The ferry comes back"
        in cleancopy.clean(elsewhere, "https://harbour.example/s", options=cleancopy.Options(any_page=True)).text
    )


@pytest.mark.parametrize(("count", "goes"), [(2, True), (4, True), (6, False)])
def test_a_few_linked_headlines_between_paragraphs_go_from_news(
    count: int, goes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    headlines = [f"The ferry number {n} comes back to the harbour" for n in range(count)]
    believe(monkeypatch, dict.fromkeys(headlines, 0.9))
    text = "".join(f"<p>{PROSE} That was the {n}. time.</p>" for n in range(4))
    listed = "".join(
        f"<p><a href='/2024/05/11/ferry-{n}-comes-back'>{line}</a></p>" for n, line in enumerate(headlines)
    )
    html = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Storm"}</script><body><article><h1>Storm</h1>'
        f"{text}{listed}{text}</article>"
    )
    article = cleancopy.clean(
        html, "https://harbour.example/2024/05/12/storm", options=cleancopy.Options(any_page=True)
    )
    assert ("The ferry number 1" not in article.text) is goes


@pytest.mark.parametrize("shown", ["{} - Storms on the river", "Storms | {}", "{}"])
def test_a_headline_with_its_subject_is_the_title_all_the_same(shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"<p>{PROSE} That was the {n}. time.</p>" for n in range(8))
    lead = "The boats have to wait at the bridge until spring, and the town has no money to mend what broke in May"
    html = (
        f"<html><head><meta property='og:title' content='{HEADLINE}'><meta property='og:type' content='article'><body><article><header>"
        f"<h1>{shown.format(HEADLINE)}</h1><p class='lead'>{lead}</p></header><section>{text}</section></article></body></html>"
    )
    doubt(monkeypatch, lead)
    article = cleancopy.clean(html, options=cleancopy.Options(record=True))
    assert (article.title, article.standfirst) == (HEADLINE, lead)
    assert HEADLINE not in article.text


def test_a_list_of_labels_and_links_goes_though_a_question_is_a_label() -> None:
    heads = ("„Über manches verwundert“: ", "Eis im Hafen? ", "Warnung: ")
    items = "".join(f"<li>{head}<a href='/n/{n}'>{HEADLINE}, part {n}</a></li>" for n, head in enumerate(heads))
    text = "".join(f"<p>{PROSE} That was the {n}. time.</p>" for n in range(4))
    html = f"<html><body><article><h1>Storm</h1>{text}<ul>{{}}</ul>{text}</article></body></html>"
    options = cleancopy.Options(any_page=True)
    assert HEADLINE not in cleancopy.clean(html.format(items), options=options).text
    with_one = items + "<li>The old bridge is the article's own subject and has no link at all.</li>"
    assert HEADLINE in cleancopy.clean(html.format(with_one), options=options).text


@pytest.mark.parametrize(
    ("name", "sentence", "byline"),
    [
        ("陳美玲", "〔記者陳美玲／海港報導〕舊港書店休業一年後，昨日重新開張。", "記者陳美玲／海港報導"),
        ("李文", "本报讯（记者李文）青石镇百年老桥昨日修缮完成，重新开放通行。", "记者 李文"),
        ("佐藤健", "佐藤健さんは灯台守の三代目だ。", "佐藤健"),
        ("김하늘", "(해오름=뉴스) 김하늘 기자 = 쉬는 날마다 빵을 굽는 소방관이 있다.", "김하늘 기자"),
    ],
)
def test_a_sentence_with_the_name_of_the_author_is_no_byline(name: str, sentence: str, byline: str) -> None:
    more = (
        "<p>書店共有兩萬冊書，週末並有說書活動。附近的居民說，小時候常來這裡看漫畫，如今帶著孫子再來，感覺時間又回來了。</p>"
        * 2
    )
    head = f"<head><meta name='author' content='{name}'></head>"
    html = f"{head}<article><h1>舊港書店重新開張</h1><p>{byline}</p><p>{sentence}</p>{more}</article>"
    article = cleancopy.clean(html, options=cleancopy.Options(any_page=True, record=True))
    assert sentence in article.text.split("\n\n")
    assert byline in [block.text for block in article.removed.blocks or ()]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Publié le 10 janvier 2026 à 8h00 Par Lucie Ferrand Temps de lecture : 3 min", False),
        ("Giriş: 10.01.2026 - 11:20 Güncelleme: 11.01.2026 - 12:05", False),
        ("Lucie Ferrand avait vu le port pour la première fois le 10 octobre 2026, dit sa sœur au micro.", True),
    ],
)
def test_a_line_of_dates_and_names_under_the_headline_goes(line: str, kept: bool) -> None:
    head = (
        "<meta name='author' content='Lucie Ferrand'><meta property='article:published_time' content='2026-01-10T08:00:00+01:00'>"
        "<meta property='article:modified_time' content='2026-01-11T12:05:00+01:00'>"
    )
    html = f"<head>{head}</head><article><h1>La tarte</h1><p>{line}</p><p>{PROSE}</p><p>{PROSE} So it is.</p></article>"
    assert (line in cleancopy.clean(html, options=cleancopy.Options(any_page=True)).text) is kept


@pytest.mark.parametrize(
    "line",
    [
        "ALSO READ | Khadi uniforms for three districts",
        "LEGGI ANCHE – Il violino che parlava ai lupi",
        "ये भी पढ़ें- हथकरघा मेले में रिकॉर्ड बिक्री",
        "Olvassa el ezt is: Új kilátó épül a Kékesen",
        "წაიკითხეთ აგრეთვე: მუზეუმების ღამე მაისში გაიმართება",
        "Léigh freisin: Báid nua do na hoileáin",
        "Darllenwch hefyd: Llwybr newydd dros y mynydd",
        "Liest och: Nuecht vun de Stären",
        "Aqra wkoll: Is-suq tal-ħut jerġa' jiftaħ",
    ],
)
def test_words_that_lead_on_are_known_with_strokes_and_in_small_languages(line: str) -> None:
    assert lead_line(line)


@pytest.mark.parametrize(
    "line", ["Read-Copy-Update: how locks are done without", "Also read - and think - before you sign."]
)
def test_sentences_and_names_with_hyphens_lead_nowhere(line: str) -> None:
    assert not lead_line(line)
