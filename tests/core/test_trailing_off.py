"""Writers who trail off, and programs that cut: verse, stories, voices, titles in short texts without markup."""

from __future__ import annotations

import time

import pytest

from cleancopy import clean_text
from cleancopy.core.excerpts import mid_phrase
from cleancopy.core.model import Block
from cleancopy.core.plaintext import FIRST
from cleancopy.core.stanzas import stanzas


def lost(text: str) -> list[str]:
    """Return the lines of a text that were taken out."""
    article = clean_text(text)
    left = [part for part in (article.title, article.standfirst, article.text) if part]
    return [line for line in text.split("\n") if not any(line in part.split("\n") for part in left)]


def blocks(*lines: str) -> list[Block]:
    return [Block(index, line, f"line {index}", (0, len(line)), FIRST[0]) for index, line in enumerate(lines)]


KEPT = {
    "song in Thai": (
        "เพลงประจำสัปดาห์: แม่น้ำสายเก่า\n"
        "แม่น้ำสายเก่าไหลผ่านหน้าบ้าน\n"
        "ไหลช้า ๆ เหมือนคนแก่เดิน…\n"
        "ฉันยังนั่งอยู่ริมตลิ่งเดิม\n"
        "นับเรือที่ไม่กลับมา…\n"
        "แม่น้ำสายเก่าไหลผ่านหน้าบ้าน…"
    ),
    "poem with a refrain in Burmese": (
        "ကဗျာ - မိုးရွာတဲ့ည\n"
        "မိုးရွာတဲ့ညဟာ ရှည်လွန်းတယ်\n"
        "မီးခွက်လေးကလည်း မှိန်လို့...\n"
        "မိုးရွာတဲ့ညဟာ ရှည်လွန်းတယ်...\n"
        "တံခါးခေါက်သံ မကြားရသေး...\n"
        "ကဗျာဆရာမသည် ပဲခူးမြို့တွင် နေထိုင်သည်။"
    ),
    "story in short sentences": (
        "Petra Lindová: Sníh na schodech\n"
        "Bylo po šesté, venku se stmívalo a konvice ještě nezačala pískat...\n"
        "Někdo zaklepal.\n"
        "Otevřela jsem. Na schodech nikdo nestál, jen stopy v čerstvém sněhu…\n"
        "„Haló?“ zavolala jsem do tmy.\n"
        "Od té doby nechávám přes noc svítit. Kdyby se přece jen rozmyslel a vrátil…\n"
        "Autorka žije v Litomyšli."
    ),
    "voices in the street": (
        "Was die Leute vom neuen Fahrplan halten\n"
        "Wir haben am Bahnhof von Altenried nach dem neuen Fahrplan gefragt.\n"
        "Karin, 61: „Ich laufe lieber. Da weiß ich wenigstens, wann ich ankomme...“\n"
        "Emil, 19: „Mein Zug? Der kommt um sieben, sagt die Tafel. Die Tafel sagt viel...“\n"
        "Olga, 44: „Bisher ging es gut.“\n"
        "Paul, 80: „Früher hielt hier der Schnellzug. Heute halten wir den Atem an...“\n"
        "Viele wollten ihren Namen nicht nennen."
    ),
    "last thought below a list": (
        "Five sayings about the weather\n"
        "Does any of it hold? Here are five that everybody in our valley knows.\n"
        "1. Red clouds at noon mean a long walk...\n"
        "2. Never wash on a Friday.\n"
        "3. When the crows fly low the hay is late...\n"
        "4. Frost in May.\n"
        "The meteorologist Ada Holm has counted for years how often they are right.\n"
        "So next time that the crows are flying…"
    ),
    "headline that trails off": (
        "Kürbissuppe wie bei Großmutter...\n"
        "Schon der Duft der Kürbissuppe ruft nach einem zweiten Teller, sagte Großmutter.\n"
        "Zutaten\n"
        "Kürbis – 1 kg\n"
        "Zwiebeln – 2\n"
        "Lorbeer – 1\n"
        "Alles weich kochen, durch ein Sieb streichen und mit Muskat abschmecken, bis die Suppe sämig ist.\n"
        "Mit gerösteten Kernen bestreuen und sofort in vorgewärmten Tellern auf den Tisch bringen."
    ),
    "two thoughts of one thing at the end": (
        "The last lamplighter of Saltby\n"
        "Every evening Tom Ash walks the harbour wall with his ladder.\n"
        "There are nineteen lamps left, and he lights them all.\n"
        "The town wants to replace them with electric ones next year.\n"
        "Perhaps the lamps will go on burning somewhere…\n"
        "Perhaps nobody will notice the lamps at all…"
    ),
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_nothing_is_lost_of_who_trails_off(text: str) -> None:
    assert lost(text) == []


STORY = (
    "Harbour gets a new crane\n"
    "The port of Saltby has bought a crane that lifts ninety tonnes.\n"
    "It cost four million pounds and replaces one from 1961.\n"
    "“We can unload a ship in half a day now,” said the master, Jon Pyke.\n"
)


def test_several_cut_lines_of_other_things_end_a_text() -> None:
    others = ["Minister denies that pensions will be frozen...", "Goalkeeper injured before Sunday's derby against…"]
    assert lost(STORY + "\n".join(others)) == others


def test_a_short_line_cut_in_mid_phrase_ends_a_text() -> None:
    other = "Fourteen tourists were taken ill after dinner at the"
    arm = "Its arm was built in Gdansk and came by barge through the canal in three pieces."
    story = f"{STORY}{arm}\nWelders spent most of February putting it together.\n"
    assert lost(f"{story}{other}…") == [f"{other}…"]
    assert lost(f"{story}And what will become of the old crane…") == []


@pytest.mark.parametrize(
    ("stem", "cut"),
    [
        ("विभागों का", True),
        ("ਪੰਜਾਬ ਸਰਕਾਰ ਨੇ", True),
        ("وہ کل لاہور میں", True),
        ("pẹ̀lú àwọn", True),
        ("optužnicu zbog", True),
        ("ประเทศไทยและ", True),
        ("ខេត្តសៀមរាបនិង", True),
        ("กินข้าวแล้ว", False),
        ("उसने कहा", False),
    ],
)
def test_words_that_no_sentence_ends_with(stem: str, cut: bool) -> None:
    assert mid_phrase(stem) is cut


def test_lines_cut_at_one_length_are_no_verse() -> None:
    rows = (
        "Ferry hits pier in heavy…",
        "Council sells the town h…",
        "Market moves to the squa…",
        "All the news of the harbour",
    )
    cut = {index: row[:-1] for index, row in enumerate(rows[:3])}
    assert stanzas(blocks(*rows), cut, -1) == frozenset()


def test_stanzas_take_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        rows = blocks(
            *(f"line {number % 7} of the song…" if number % 2 else "whole line of the song" for number in range(count))
        )
        cut = {block.index: block.text[:-1] for block in rows if block.index % 2}
        start = time.perf_counter()
        stanzas(rows, cut, -1)
        return time.perf_counter() - start

    assert min(seconds(40_000) for _ in range(3)) < 40 * max(min(seconds(4_000) for _ in range(3)), 0.002)


def test_the_label_of_a_list_above_the_title() -> None:
    text = "USD 41.62 ▲ 0.10\nMost read\n" + STORY.strip()
    assert lost(text) == ["USD 41.62 ▲ 0.10", "Most read"]
    assert clean_text(text).title == "Harbour gets a new crane"


def test_the_title_over_paragraphs_without_stops() -> None:
    title = "ชาวประมงบ้านแหลมเปิดตลาดปลาแห่งใหม่"
    paragraph = (
        "ชาวประมงบ้านแหลมกว่าร้อยคนร่วมกันเปิดตลาดปลาแห่งใหม่ริมคลอง โดยขายปลาที่จับได้ในแต่ละเช้าให้กับนักท่องเที่ยวและร้านอาหารในเมือง"
    )
    assert clean_text(f"{title}\n{paragraph}\n{paragraph[:70]}").title == title


def test_a_label_in_capitals_set_off_by_dots_begins_a_strip() -> None:
    assert lost(STORY + "BREAKING... Bridge closed after an accident") == [
        "BREAKING... Bridge closed after an accident"
    ]
    assert lost(STORY + "Breaking... that was the sound we heard") == []


def test_a_poem_keeps_its_lines_whatever_looks_like_its_title() -> None:
    verse = "يمشي على الرمل كل صباح...\nوحده، والبحر يصغي\nيعد القوارب القديمة...\nثم يكتب أسماءها على الماء\nيمشي على الرمل كل صباح..."
    assert lost(f"قصيدة: صياد على الشاطئ\n{verse}\nنشرت القصيدة في ديوان «موانئ» الصادر في تونس عام 2019.") == []


def test_items_of_a_list_stay_beside_a_sentence_of_it() -> None:
    first = "1. Peace and milk.\n2. A man who has not walked has no eyes...\n3. Hands wash each other."
    sayings = f"{first}\n4. A night without stars is long...\n5. Teeth that stand alone bite..."
    assert (
        lost(
            f"Sayings of the nomads\nHere are five that the teacher Ali Nur has collected.\n{sayings}\nHe sells his book at the market."
        )
        == []
    )


def test_results_stay_whose_teams_the_line_above_names() -> None:
    text = (
        "Cup semi-finals are complete\n"
        "Saltby and Marden finished the quarter-finals of the cup last night in front of full stands.\n"
        "Saltby 2-1 Orford\n"
        "Marden 0-0 Leigh (4-3 pen.)\n"
        "The semi-finals are played in December."
    )
    assert lost(text) == []
    assert lost(text.replace("Saltby 2", "Porto 2")) != []
