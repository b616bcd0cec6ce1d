"""Variants of a page that was scraped as text: a ticker and a cut teaser before the title, then the article."""

from __future__ import annotations

import random
from dataclasses import dataclass

# Title and paragraphs in the languages of the variants, written for the tests.
ARTICLES: dict[str, tuple[str, list[str]]] = {
    "en": (
        "Harbour council agrees to rebuild the old ferry pier",
        [
            "The harbour council agreed on Monday evening to rebuild the old ferry pier, which has been closed since the storm of 2019.",
            "Work is to begin in spring and to take about fourteen months, the chairwoman told reporters after the meeting.",
        ],
    ),
    "de": (
        "Stadtrat beschließt den Wiederaufbau der alten Markthalle",
        [
            "Der Stadtrat hat am Montagabend mit großer Mehrheit beschlossen, die alte Markthalle am Fluss wieder aufzubauen.",
            "Die Arbeiten sollen im Frühjahr beginnen und rund vierzehn Monate dauern, sagte die Bürgermeisterin nach der Sitzung.",
        ],
    ),
    "es": (
        "El ayuntamiento aprueba la reconstrucción del viejo mercado",
        [
            "El ayuntamiento aprobó el lunes por la noche la reconstrucción del viejo mercado, cerrado desde las inundaciones de 2019.",
            "Las obras comenzarán en primavera y durarán unos catorce meses, según explicó la alcaldesa al terminar la sesión.",
        ],
    ),
    "ru": (
        "Городской совет решил восстановить старую пристань",
        [
            "Городской совет в понедельник вечером решил восстановить старую пристань, закрытую после наводнения 2019 года.",
            "Работы начнутся весной и продлятся около четырнадцати месяцев, сообщила журналистам глава города после заседания.",
        ],
    ),
    "ar": (
        "مجلس المدينة يوافق على إعادة بناء السوق القديم",
        [
            "وافق مجلس المدينة مساء الاثنين على إعادة بناء السوق القديم المغلق منذ الفيضانات التي ضربت المدينة قبل ست سنوات.",
            "وقالت رئيسة البلدية للصحفيين بعد الجلسة إن الأعمال ستبدأ في الربيع وستستمر نحو أربعة عشر شهرا.",
        ],
    ),
    "he": (
        "מועצת העיר אישרה את שיקום השוק הישן ליד הנמל",
        [
            "מועצת העיר אישרה ביום שני בערב את שיקום השוק הישן ליד הנמל, שנסגר לאחר הסערה הגדולה לפני שש שנים.",
            "העבודות יתחילו באביב ויימשכו כארבעה עשר חודשים, אמרה ראשת העיר לעיתונאים לאחר הישיבה הארוכה.",
        ],
    ),
    "hi": (
        "नगर परिषद ने पुराने बाज़ार के पुनर्निर्माण को मंज़ूरी दी",
        [
            "नगर परिषद ने सोमवार शाम को नदी के किनारे बने पुराने बाज़ार के पुनर्निर्माण को मंज़ूरी दे दी, जो बाढ़ के बाद से बंद है।",
            "महापौर ने बैठक के बाद पत्रकारों से कहा कि काम वसंत में शुरू होगा और लगभग चौदह महीने तक चलेगा।",
        ],
    ),
    "zh": (
        "市议会同意重建河边的老市场",
        [
            "市议会星期一晚上以多数票同意重建河边的老市场，这座市场自六年前的洪水以来一直关闭，居民们多次要求重新开放。",
            "市长在会后对记者说，工程将于明年春天开始，预计需要十四个月，费用由市政府和省政府共同承担，不会增加税收。",
        ],
    ),
    "ja": (
        "市議会、川沿いの古い市場の再建を承認",
        [
            "市議会は月曜日の夜、川沿いの古い市場を再建する案を賛成多数で承認した。市場は六年前の洪水の後、閉鎖されたままだった。",
            "市長は会議の後、記者団に対し、工事は来年の春に始まり、およそ十四か月かかる見込みだと述べた。費用は市と県が分担する。",
        ],
    ),
    "ko": (
        "시의회, 강변의 오래된 시장 재건을 승인했다",
        [
            "시의회는 월요일 저녁 홍수 이후 육 년 동안 문을 닫았던 강변의 오래된 시장을 다시 짓는 안을 다수결로 승인했다.",
            "시장은 회의가 끝난 뒤 기자들에게 공사가 내년 봄에 시작되어 약 열네 달이 걸릴 것으로 보인다고 말했다.",
        ],
    ),
}
CURRENCIES = ["USD", "EUR", "GBP", "PLN", "CZK", "CHF", "JPY", "TRY", "SEK", "NOK", "CNY", "INR"]
HOMES = ["UAH", "KZT", "RSD", "GEL", "MDL", "RON"]
ELLIPSES = ["...", "…", " ...", "[...]", " [...]", "(…)", " . . ."]
ARABIC = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")


@dataclass(frozen=True)
class Variant:
    """A text, and what has to come out."""

    text: str
    title: str
    article: str
    removed: list[tuple[str, str]]


def make(seed: int) -> Variant:
    """Return the variant of a seed."""
    draw = random.Random(seed)
    language = list(ARTICLES)[seed % len(ARTICLES)]
    title, paragraphs = ARTICLES[language]
    rates = _ticker(draw, language) if seed % 7 != 3 else []
    teaser = [_teaser(draw, paragraphs[0], language)] if seed % 5 != 4 else []
    top = [*rates, *teaser] if draw.random() < 0.7 else [*teaser, *rates]
    kinds = dict.fromkeys(rates, "ticker") | dict.fromkeys(teaser, "teaser")
    blank = draw.choice(["\n", "\n\n"])
    text = "\n".join(top) + blank + blank.join([title, *paragraphs])
    return Variant(text, title, blank.join(paragraphs), [(kinds[line], line) for line in top])


def _ticker(draw: random.Random, language: str) -> list[str]:
    home, arrows = draw.choice(HOMES), draw.choice([("▲", "▼"), ("↑", "↓"), ("+", "-"), ("+", "−")])
    style = draw.choice(["two lines", "one line", "together"])
    points = draw.choice([".", ","])
    together = []
    lines = []
    for code in draw.sample(CURRENCIES, draw.randint(3, 6)):
        level = f"{draw.uniform(0.5, 480):.{draw.choice([2, 2, 4])}f}".replace(".", points)
        change = f"{draw.choice(arrows)}{draw.uniform(0.1, 3):.2f}%".replace(".", points)
        if language == "ar" and points == ".":
            level, change = level.translate(ARABIC), change.translate(ARABIC)
        value = f"{level} {home} {change}"
        together.append(f"{code}{level}")
        lines += [code, value] if style == "two lines" else [f"{code} {value}"]
    return ["".join(together)] if style == "together" else lines


def _teaser(draw: random.Random, paragraph: str, language: str) -> str:
    wide = language in ("zh", "ja")
    at = draw.randint(20, 40) if wide else draw.randint(45, 90)
    stem = paragraph[:at]
    if draw.random() < 0.4 and " " in stem:
        stem = stem.rsplit(" ", 1)[0]
    return stem.rstrip(" ,.") + draw.choice(ELLIPSES)
