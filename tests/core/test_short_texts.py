"""Short texts without markup: lists of figures that are their own, chaff in many languages, cards at their edges, their titles."""

from __future__ import annotations

import pytest

from cleancopy import clean_text


def kept(text: str) -> list[str]:
    article = clean_text(text)
    left = [part for part in (article.title, article.standfirst, article.text) if part]
    return [line for line in text.split("\n") if any(line in part for part in left)]


ARTICLE = (
    "Village gets its own cheese market\n"
    "A market for cheese will be held in Lower Marden from May on.\n"
    "Twelve farms of the valley have taken stalls.\n"
    "“We hope that people come,” said the baker, Ann Loy.\n"
    "Stalls open at eight."
)

FARMERS = {
    "Seven": "goats, sheep, honey, walnuts, cider, woollen blankets",
    "Eight": "barley, smoked trout, candles, baskets, dried mushrooms",
    "Some": "wooden toys, garlic braids, felt slippers, juniper jam, rye bread",
    "Nine": "pumpkins, apple butter, plum brandy, saddles, brooms, lanterns",
}

OWN_LISTS = {
    "temperatures": (
        "Outlook: cold front reaches the south",
        "A cold front brings rain to the south on Thursday.",
        [
            "Port Allen: low of 14 °C, high of 21 °C",
            "Florin: low of 17 °C, high of 23 °C",
            "Cuttack: low of 12 °C, high of 19 °C",
        ],
        "The sun is back at the weekend.",
    ),
    "prices": (
        "Fuel prices this week",
        "Petrol has become dearer by four cents this week.",
        ["Petrol 95 – 60.85 UAH/l", "Diesel – 61.30 UAH/l", "Autogas – 37.94 UAH/l"],
        "It is cheapest in the west.",
    ),
    "rates": (
        "What the dollar costs today",
        "The official dollar closed at $1,425 on Wednesday.",
        ["Dollar MEP: $1,468.30", "Dollar card: $1,917.50"],
        "It has risen by 1.7% since Monday.",
    ),
    "periods": (
        "Hockey: Blades edge Kings",
        "Sheffield Blades beat Kingsport Kings 4-3 after penalties on Saturday.",
        ["First period: 1-1", "Second period: 0-2", "Third period: 2-0"],
        "The captain spoke of luck.",
    ),
    "cricket": (
        "Westland win by seven wickets",
        "Westland beat South Moor by seven wickets on Sunday.",
        ["South Moor: 214/10 (46.2 overs)", "Westland: 217/3 (38.4 overs)"],
        "The last match is on Saturday.",
    ),
    "fuel without colons": (
        "ราคาน้ำมันวันนี้ปรับขึ้น",
        "บริษัทน้ำมันประกาศปรับขึ้นราคาน้ำมันเบนซินและแก๊สโซฮอล์ลิตรละ 40 สตางค์ มีผลตั้งแต่พรุ่งนี้",
        ["แก๊สโซฮอล์ 95 ราคา 32.45 บาท", "แก๊สโซฮอล์ 91 ราคา 32.08 บาท", "ดีเซล ราคา 30.94 บาท"],
        "ราคาดังกล่าวยังไม่รวมภาษีบำรุงท้องถิ่นของแต่ละจังหวัด",
    ),
}


@pytest.mark.parametrize("name", OWN_LISTS)
def test_a_list_of_figures_within_a_text_about_them_stays(name: str) -> None:
    title, above, rows, below = OWN_LISTS[name]
    lines = [title, above, *rows, below]
    assert kept("\n".join(lines)) == lines


def test_rates_with_labels_within_a_text_of_other_things_go() -> None:
    more = "\n".join(f"{word} farmers from the hills bring {what} to the old square." for word, what in FARMERS.items())
    text = ARTICLE.replace(
        "Stalls open at eight.", f"{more}\nEuribor 3M: 1.98 -2.70 %\nBrent: 62.61 +0.98 %\nStalls open at eight."
    )
    assert "Euribor" not in "\n".join(kept(text))


CHAFF = {
    "Georgian rates": ["აშშ დოლარი", "2.7145", "ევრო", "2.9433"],
    "Burmese rates": ["ဒေါ်လာ ၄၄၅၀ ၄၅၁၀", "ယူရို ၄၈၂၀ ၄၉၀၀", "ရွှေ ၂၂၅၀၀၀၀"],
    "one of a currency": ["1 USD 11 934,55 so‘m", "1 EUR 13 812,03 so‘m"],
    "one is so many": ["1 USD = 4,012 KHR", "1 THB = 124 KHR"],
    "bought and sold": ["USD mua 26.162 bán 26.412", "EUR mua 29.987 bán 31.569"],
    "signs of currencies": ["$ 78,95", "€ 91,41", "¥ 11,12"],
    "a fuel with figures": ["SP95-E10 1,689 €/L", "Gazole 1,612 €/L"],
    "full width": ["１ドル＝１５６．２８円"],
    "per ounce": ["Vàng SJC 152,9 triệu đồng/lượng", "VN-Index 1.684,32 +0,24%"],
    "days": ["Today 41 | 29", "Thu 38 | 25", "Fri 35 | 22"],
    "two sides with a minute": ["Athletic 1 - Real Sociedad 1 (38')", "Alavés - Osasuna 21:00"],
    "an abbreviated quarter": ["Rytas – Neptūnas 54:49 III kėl.", "Lietkabelis – Juventus 19:30"],
    "innings": ["IND 189 & 93, SA 159 & 153"],
    "air": ["Cilësia e ajrit: 58 (mesatare)"],
    "a river": ["Vodostaj Dunava: 214 cm (+6)"],
    "times of prayer": ["ফজর ৫:০৩", "জোহর ১১:৪৮", "আসর ৩:৩৫"],
    "times of prayer on one line": ["Imsak 06:21 Güneş 07:48 Öğle 13:02 İkindi 15:31"],
    "drawn numbers": ["Lottozahlen: 4 11 23 28 37 45, Superzahl 6"],
    "most read": ["Lasītākie raksti", "Liepājā uzbūvēs jaunu peldbaseinu", "Kāpēc pazuda lāči no Gaujas parka"],
    "a weak label": ["À la une", "Budget : le Sénat supprime une taxe", "Louvre : quatre nouvelles interpellations"],
}


@pytest.mark.parametrize("name", CHAFF)
def test_chaff_above_a_short_text_goes(name: str) -> None:
    assert kept("\n".join([*CHAFF[name], ARTICLE])) == ARTICLE.split("\n")


@pytest.mark.parametrize("stop", ["။", "។", "።", "۔", "։", "।"])
def test_sentences_of_all_scripts_end(stop: str) -> None:
    from cleancopy.core.sentences import is_prose

    assert is_prose("x" * 70 + stop)


@pytest.mark.parametrize(
    "more", ["Basahin ang buong balita", "තවත් කියවන්න", "ተጨማሪ ያንብቡ", "អានបន្ត", "Loe edasi", "Leugh an còrr"]
)
def test_words_that_lead_on_are_known_in_more_languages(more: str) -> None:
    cut = f"A market for cheese will be held in Lower Mar… {more}"
    assert kept(f"{cut}\n{ARTICLE}") == ARTICLE.split("\n")


CARDS = {
    "short headline, cut text, time": [
        "Ten ways with leeks",
        "From soups to a pie, our readers send in what they cook when nights grow long and the g...",
        "2 days ago",
    ],
    "section, headline, time": ["Politics", "Prime minister asks opposition for help with budget", "15 minutes ago"],
    "Greek time": [
        "Βρέθηκε σώος ο ορειβάτης που αγνοούνταν στον Όλυμπο",
        "Ύστερα από τρεις μέρες ερευνών, οι διασώστες εντόπισαν τον άνδρα σε καταφύγιο όπου είχε βρει…",
        "πριν από 2 ώρες",
    ],
}


@pytest.mark.parametrize("name", CARDS)
def test_a_card_below_a_short_text_goes(name: str) -> None:
    assert kept("\n".join([ARTICLE, *CARDS[name]])) == ARTICLE.split("\n")


def test_a_portion_is_no_time() -> None:
    lines = [*ARTICLE.split("\n"), "Para 4 personas"]
    assert kept("\n".join(lines)) == lines


def test_who_trails_off_within_a_line_does_so_at_its_end_beside_a_teaser() -> None:
    last = "And then... then there was nothing left but to eat..."
    teaser = "Pupils from the coast have won gold at the world olympiad in chess, of which [...] Read more"
    assert kept(f"{ARTICLE}\n{last}\n{teaser}")[-1] == last


def test_a_result_that_heads_the_text_stays_below_a_ticker() -> None:
    lines = [
        "Result: Rovers 3 - Harriers 1",
        "Rovers beat Harriers 3-1 at home.",
        "Two men were sent off.",
        "They go to Marden next week.",
    ]
    assert kept("\n".join(["DOLLAR", "42.38", "EURO", "49.15", *lines])) == lines


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Apple cake from the tray",
            "This cake always succeeds.",
            "250 g butter",
            "200 g sugar",
            "Bake it at 180 °C for about 45 minutes.",
        ],
        [
            "Dearer food? The prices say so…",
            "The office has published the prices of food.",
            "Butter: 51.90 Kč",
            "Eggs (10): 44.50 Kč",
        ],
        [
            "Strike in the ports from midnight",
            "Ships stay in port.",
            "It will last for two days.",
            "Call before you go.",
        ],
    ],
)
def test_the_title_of_a_text_of_short_sentences_is_its_first_line(lines: list[str]) -> None:
    assert clean_text("\n".join(lines)).title == lines[0]


def test_verse_has_no_title_further_down() -> None:
    lines = [
        "The river and the boy",
        "The boy asked the river...",
        "The river kept silent...",
        "At last the mountain spoke.",
    ]
    assert kept("\n".join(lines)) == lines


def test_a_notice_above_the_title_is_no_text() -> None:
    lines = [
        "Strike in the ports from midnight",
        "Ships stay in port.",
        "It will last for two days.",
        "Call before you go.",
    ]
    assert clean_text("\n".join(["Sign up for our newsletter.", *lines])).title == lines[0]
