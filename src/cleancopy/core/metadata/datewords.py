"""Words that stand beside dates, in the languages of news sites: what a date is of."""

from __future__ import annotations

import re
from itertools import pairwise

from .calendars import ZEROS

OTHER_DIGITS = "".join(f"{chr(zero)}-{chr(zero + 9)}" for zero in ZEROS)
# What a date has: a year, also of the calendars of Iran and Thailand, or two digits of it after a day and a month.
PLAIN_YEAR = re.compile(
    r"(?:19|20)\d\d(?<!\d\d{4})(?!\d)|\d[./]\d{1,2}[./]\d{2}(?!\d)|(?<![\d-])\d\d-\d\d-\d\d(?![\d-])|[/-]25[4-9]\d(?!\d)"
)
YEAR = re.compile(
    rf"(?<!\d)(?:19|20)\d{{2}}(?!\d)|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2}}(?!\d)|[{OTHER_DIGITS}]{{4}}|(?:令和|平成|民[國国]).{{1,4}}年|"
    r"(?<!\d)1[34]\d\d(?=/)|(?<=[\u0600-\u06ff]\s)1[34]\d\d(?!\d)|(?<=[/-])25[4-9]\d(?!\d)|[ก-๙]\.?\s?(?:25)?\d{2}(?!\d)"
)
CHANGED = re.compile(
    r"updat|modif|review|revised|edited|aktuali[sz]|geändert|mise? à jour|a(?:c|k)?tualiza|aggiorn|oppdater|uppdater|opdater|bijgewerkt|"
    r"endret|ändrad|ændret|päivitetty|muokattu|frissít|güncel|ενημερώ|ažurir|posodob|diperbar|cập nhật|обновл|оновлен|актуализ|ажурир|"
    r"تحديث|به‌?روز|עודכן|עדכון|अपडेट|अद्यतन|আপডেট|แก้ไข|อัปเดต|更新|修正|改訂|수정|최종",
    re.I,
)
PUBLISHED = re.compile(r"publi|posted|created|veröffentlich|erschienen|公開|掲載|发布|發布|입력|نشر", re.I)
FOREIGN = re.compile(r"©|copyright|accessed|retrieved|\(c\)", re.I)  # dates of other things
# The same before a date: events, terms, accounts.
TERMS = re.compile(
    r"save the date|\bevent date|^(?:when|date of|born|due|starts?|ends?|taken)\b(?! published)|deadline|\bexpir|"
    r"\bvalid (?:until|through|from|to)\b|registration|\beffective\b|release date|member since|^joined\b|\bapply by\b|closing date|"
    r"gültig|anmelde|einsendeschluss|\bfrist\b|\bscad|fecha límite|échéance|date limite",
    re.I,
)
# Within a sentence: "have recovered as on April 25, 2020". Words of small letters only, each with a space behind it: linear.
FRAGMENT = re.compile(r"(?:[a-zß-öø-ÿ'’-]{1,24}\s){4}")
# The word of a change whose date follows in the next element: "December 22, 2016, updated".
LEADS_ON = re.compile(
    r"[,|·;]\s?(?:last )?(?:updated|modified|aktualisiert|mise? à jour|actualizad[oa]|aggiornato)(?:\s(?:on|am|le|el|il|em))?\s?:?$",
    re.I,
)
DAY_OF = r"\d{1,2}(?:st|nd|rd|th|\.)?"
# "May 3-5, 2024", "3. bis 5. Mai 2024", "May 3 - 5, 2024"; a dash with spaces behind another number only parts it from the day.
RANGE = re.compile(
    rf"(?<![:.\d/]){DAY_OF}(?:[-–]|\s(?:bis|to|au|al)\s){DAY_OF}(?:\s[^\W\d_]{{3,12}}\.?|,?)\s\d{{4}}\b|"
    r"[^\W\d_]{3,12}\.?\s\d{1,2}\s[-–]\s\d{1,2},?\s\d{4}\b",
    re.I,
)
LATER = re.compile(r"\d")  # an hour of the same day, or how long ago
# Words before the date of publication, which stand before no other.
POSTED = re.compile(
    r"^(?:first )?(?:published|posted|post (?:time|date)|publish(?:ed)? (?:date|on)|publication date|date (?:published|posted)|"
    r"veröffentlicht|erschienen|publié|mis en ligne|"
    r"publicado|pubblicato|gepubliceerd|geplaatst|publicerad|publisert|publiceret|julkaistu|opublikowano|publikováno|publikované|megjelent|"
    r"publicat|публикувано|објављено|objavljeno|δημοσιεύθηκε|опубликовано|опубліковано|paskelbta|avaldatud|yayınlanma|نشر|פורסם|प्रकाशित|"
    r"発行日|公開日|投稿日|发布时间|發布時間|发表于|게시)",
    re.I,
)
# What an article says of itself that was changed since; the date follows directly. The fragments are looked for first.
ORIGINALLY = re.compile(
    r"(?:(?:originally|first) (?:published|posted|appeared|written|released)|(?:published|posted) originally|"
    r"(?:ursprünglich|zuerst|erstmals) (?:veröffentlicht|erschienen|publiziert)|publiée? initialement|"
    r"initialement (?:publiée?|parue?)|publicad[oa] originalmente|originalmente publicad[oa])(?: (?:on|am|le|el|em))?\s?:?\s?",
    re.I,
)
# One of these is in all of that, less than so many characters from where it begins and from where it ends.
ORIGINAL_PARTS = (
    "riginally",
    "riginalmente",
    "irst published",
    "irst posted",
    "irst appeared",
    "irst written",
    "irst released",
    "rsprünglich",
    "uerst ver",
    "uerst publ",
    "erschienen",
    "rstmals",
    "nitialement",
)
ORIGINAL_BEFORE, ORIGINAL_AFTER = 20, 60


def has_year(text: str) -> bool:
    """Whether a text may hold a date: most have no digit, most others are ASCII, for which a short pattern is enough.

    >>> has_year("3 May 2024"), has_year("۱۴ اردیبهشت ۱۴۰۳"), has_year("Read 3 more")
    (True, True, False)
    """
    if text.isascii():
        return PLAIN_YEAR.search(text) is not None
    return YEAR.search(text) is not None


def is_foreign(line: str, label: str = "") -> bool:
    """Whether the date in a line, or behind a label with a colon, is that of another thing.

    >>> is_foreign("Deadline: 3 May 2024"), is_foreign("3 May 2024", "Deadline:"), is_foreign("3 May 2024 | Deadline looms")
    (True, True, False)
    """
    term = TERMS.search(line)
    return (
        FOREIGN.search(line) is not None
        or (term is not None and has_year(line[term.end() :]))
        or RANGE.search(line) is not None
        or FRAGMENT.match(line) is not None
        or (label.endswith((":", "：")) and TERMS.search(label) is not None)
    )


def segments(line: str) -> list[str]:
    """Return the parts of a line that has several dates, each with the word of publication or change before its own.

    >>> segments("Published 3 May 2024, updated 4 May 2024"), segments("3 May 2024 | Updated: 4 May 2024"), segments("3 May 2024")
    (['Published 3 May 2024, ', 'updated 4 May 2024'], ['3 May 2024 | ', 'Updated: 4 May 2024'], ['3 May 2024'])
    """
    if len(YEAR.findall(line)) < 2:
        return [line]
    starts = sorted(found.start() for pattern in (CHANGED, PUBLISHED) for found in pattern.finditer(line))
    # A word in two parts is one: "mise à jour" and "actualiza" begin where the word before has not ended.
    bounds = [0, *(start for start in starts if has_year(line[start:])), len(line)]
    return [line[one:other] for one, other in pairwise(bounds) if line[one:other].strip() and one < other]


def says_change(words: str) -> bool | None:
    """Whether words name a change or a publication, the last of them if both; None where they name neither.

    >>> says_change("Updated 3 May 2024"), says_change("on 3 May 2024, updated"), says_change("2024年5月3日更新")
    (True, None, True)
    """
    words = LEADS_ON.sub("", words) if has_year(words) else words
    change = max((found.start() for found in CHANGED.finditer(words)), default=-1)
    publication = max((found.start() for found in PUBLISHED.finditer(words)), default=-1)
    if change > publication and LATER.search(words, change) and has_year(words[:change]):
        return has_year(words[change:]) or None  # "3 May 2024, 9:00, updated 10:30": later that day
    return None if change == publication else change > publication
