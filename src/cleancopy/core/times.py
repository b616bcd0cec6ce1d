"""Lines that say when something was written, or who wrote it, and nothing else: clocks, days, "five minutes ago", bylines."""

from __future__ import annotations

import re

MAX_TIME = 40  # characters
CLOCK = r"[\[(]?(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?(?:Uhr|h|[AaPp]\.?[Mm]\.?))?[\])]?"
CLOCK_ALONE = re.compile(rf"{CLOCK}\W{{0,2}}$")
DATE = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b|\b\d{1,2}\.\s\d{1,2}\.\s(?:19|20)\d\d\b|\b(?:19|20)\d\d[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}"
    r"|\b\d{1,2}(?:\.|st|nd|rd|th)?\s(?:de\s)?[^\W\d_]{3,10}\.?,?\s(?:de\s)?(?:19|20)\d\d\b"
    r"|\b[^\W\d_]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d\b|^[A-Z][a-z]{2}\.? \d{1,2}$"
)
AGO = re.compile(
    r"\d\s?(?:min|mins|hrs?|h|m|d|s)\.?$|\d.{0,12}\b(?:ago|fa|siden|sedan|sitten|geleden|gelede|atrás|temu|lalu|назад|тому|önce|öncə|əvvəl|trước|acum|tagasi|ezelőtt"
    r"|бұрын|мурун|өмнө|oldin|avval|yn ôl|ó shin|nakalipas|nakaraan|zilizopita|iliyopita|kahor|ka hor|khr|perce|órája|napja|hete"
    r"|таму|síðan|sidan|sen|(?:tunni|minuti|päeva|nädala|kuu) eest|më parë|e[lz]?e?dlule|олдин|мурн|öň|πριν)\b"
    r"|^(?:pre|prije|pred|před|пр\.|преди|пре|para|duela|fa|hai|fyrir|πριν)\s\d{1,2}\s(?:min|мин|sat|dan|dn[iía]|dňa|hod|dny|týd|měs|ur(?:[aeio]|ami)?$|or[eë]|dit|hor|d[ií][ae]|egun|ordu"
    r"|dn[eě]v|tedn|týž|tjed|tj\.|sedmic|sedm\.|nedelj|setm|aste|seman|vik|klst|седм|недел|дана|ч\.|д\.|č\.|d\.|ч$"
    r"|mín|klukk|dög|ώρ|λεπτ|μέρ|час|ден|дн|саат|сат)"
    r"|\b(?:vor|hace|il y a|há|acum|prieš|pirms|для|пред|πριν από)\s\d"
    r"|\d.{0,12}(?:წინ|առաջ|अघि|पूर्वी|પહેલાં?|ਪਹਿਲਾਂ|క్రితం|ಹಿಂದೆ|മുമ്പ്|മുൻപ്|පෙර|အကြာ|မတိုင်မီ|មុន|ກ່ອນ|በፊት)"
    r"|\d\s?(?:分|分钟|分鐘|時間|日|小时|小時|天|周|週|週間|星期|个月|個月|か月|ヶ月|분|시간|일|주|개월)\s?(?:前|전)"
    r"|(?:منذ|قبل)\s(?:.{0,3}\d|(?:ساع|دقيق|يوم|أسبوع|شهر))|\d.{0,18}(?:पहले|पहिले|আগে|পূৰ্বে|ପୂର୍ବେ|முன்|ที่แล้ว|ที่ผ่านมา|قبل|پہلے|پیش|پهرين|مخکې|ئىلگىرى)"
    r"|לפני\s(?:\d|שעה|שעתיים|יום|יומיים|שבוע|דקה|חודש)|^ပြီးခဲ့သည့်\s.{0,2}[\d၀-၉]"
    r"|^(?:(?:an?|one|a few) (?:minute|hour|day|week|month)s? ago|vor (?:einer|einem|wenigen) (?:minute|stunde|tag|woche|monat)\w{0,2}"
    r"|hace (?:una?|unos|unas) (?:minuto|hora|día|semana|mes)\w{0,2}|il y a (?:une?|quelques) (?:minute|heure|jour|semaine|mois)s?"
    r"|(?:un'ora|un giorno|un minuto|una settimana|un mese) fa|há uma? (?:minuto|hora|dia|semana|mês)"
    r"|(?:godzinę|minutę|dzień|tydzień) temu|(?:час|минуту|день|неделю) назад|(?:годину|хвилину|день|тиждень) тому)$"
    r"|^(?:yesterday|today|gestern|heute|hier|aujourd'hui|ayer|hoy|ieri|oggi|ontem|hoje"
    r"|i går|igår|gisteren|wczoraj|dün|вчера|сегодня|вчора|昨日|昨天|어제)$",
    re.IGNORECASE,
)
BY = re.compile(
    r"^(?:by|von|par|por|di|av|af|door|przez|od|от|da)\s+[A-ZÀ-ÞА-ЯΑ-Ω][^\W\d_]*\.?(?:\s[A-ZÀ-ÞА-ЯΑ-Ω][^\W\d_]*){0,3}$|^(?:By|Von|Par|Por|Di|Av|Af)\s[A-ZÀ-Þ]"
)


def is_time(text: str) -> bool:
    """Whether a short line says when something was written, or who wrote it, and nothing else.

    >>> is_time("14:32"), is_time("vor 5 Minuten"), is_time("Mar 3, 2026"), is_time("By Anna Keller"), is_time("The end of 1987")
    (True, True, True, True, False)
    """
    if len(text) > MAX_TIME:
        return False
    return (
        CLOCK_ALONE.match(text) is not None
        or AGO.search(text) is not None
        or DATE.search(text) is not None
        or BY.match(text) is not None
        or (text.strip(".)").isdigit() and len(text) <= 3)
    )


def is_ago(text: str) -> bool:
    """Whether a line says how long ago, and nothing else.

    >>> is_ago("12 minutes ago"), is_ago("πριν από 2 ώρες"), is_ago("14:32"), is_ago("Para 4 personas")
    (True, True, False, False)
    """
    return len(text) <= MAX_TIME and AGO.search(text) is not None and CLOCK_ALONE.match(text) is None


def is_fresh(text: str) -> bool:
    """Whether a line is a clock or says how long ago, as strips have it; days stand under events and works too.

    >>> is_fresh("14:32"), is_fresh("12 minutes ago"), is_fresh("Mar 3, 2026")
    (True, True, False)
    """
    return len(text) <= MAX_TIME and (CLOCK_ALONE.match(text) is not None or AGO.search(text) is not None)
