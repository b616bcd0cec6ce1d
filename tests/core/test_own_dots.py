"""Lines that end in dots and are the article's: quotations with words left out, verse; and the title above its own teaser."""

from __future__ import annotations

from milltext import PROSE, TITLE, left

from cleancopy import clean_text


def test_a_quotation_with_words_left_out_stays() -> None:
    quotes = (
        '"The keeper [...] gave no reasons for that," the judges wrote of the miller\'s plea.',
        '"It follows that the order [...] cannot stand."',
        'They added that he "might have acted lawfully had he [...] heard the owner first..."',
    )
    out = left(TITLE, PROSE[0], *quotes, "The council has a month to answer.")
    assert all(line in out for line in quotes)


def test_verse_without_capitals_stays() -> None:
    verse = ("يا ليلُ هل للفجر من موعدٍ…", "أم أنت دارٌ ليس لها بابُ…", "أحصي خطاي واحدةً واحدةً…", "فيضيع من عدّي ألفُ كتابُ")
    prose = "نشرت المكتبة يوم الأحد قصيدة كتبها حارس المنارة على جدار غرفته قبل ستين عامًا."
    out = left("قصيدة من المنارة", prose, *verse, "وقال حفيده إن الجدار سيُنقل إلى المتحف.")
    assert all(line in out for line in verse)


def test_the_title_above_its_own_teaser_is_known() -> None:
    cut = PROSE[0][:96] + "..."
    article = clean_text("\n".join(("EUR/USD 1.0834", "Farley wheel turns at the mill", cut, *PROSE)))
    assert article.title == "Farley wheel turns at the mill"
    assert cut not in article.text
