"""News in brief on small pages without a declared type: articles all the same, whole."""

from itertools import product

import pytest

from cleancopy import clean

NEWS = {
    "en": (
        "Bridge over the Wye closes for repairs",
        "The old stone bridge over the river Wye will be closed to all traffic from Monday, the county council said on Friday.",
        "Engineers found cracks in two of the five arches during a routine inspection last week. Buses will be diverted.",
        "The work is expected to take six weeks, council spokeswoman Ann Carter said.",
    ),
    "de": (
        "Brücke über die Wiese wird gesperrt",
        "Die alte Brücke über die Wiese wird ab Montag für den gesamten Verkehr gesperrt, wie die Stadt am Freitag mitteilte.",
        "Bei einer Prüfung waren in der vergangenen Woche Risse in zwei der fünf Bögen entdeckt worden. Busse werden umgeleitet.",
        "Die Arbeiten sollen sechs Wochen dauern, sagte eine Sprecherin der Stadt am Freitag.",
    ),
    "ru": (
        "Старый мост закроют на ремонт",
        "Старый каменный мост через реку закроют для движения с понедельника, сообщили в пятницу в администрации города.",
        "Трещины в двух из пяти опор обнаружили на прошлой неделе во время плановой проверки. Автобусы пойдут через центр.",
        "Работы займут шесть недель, уточнила представитель мэрии Анна Петрова.",
    ),
    "zh": (
        "老桥因维修关闭",
        "市政府周五表示，从周一起，横跨河流的老石桥将对所有车辆关闭，公交车将绕行市中心。",
        "工程师上周在例行检查中发现五个桥拱中有两个出现裂缝，为安全起见决定立即维修，并通知了沿线居民和学校。",
        "发言人王芳说，工程预计需要六个星期，期间行人可以使用临时便桥，救护车不受影响，费用由市财政承担。",
    ),
}
SHAPES = {"p": "<p>{}</p>", "div": "<div>{}</div>", "br": "{}<br><br>"}
DATES = {"no date": "", "a date": "<div class=d>12.11.2026 14:05</div>", "a time": "<time>12.11.2026</time><br>"}
MENU = "<ul><li><a href=/a>Sport</a></li><li><a href=/b>Kultur</a></li><li><a href=/c>Contact</a></li></ul>"


@pytest.mark.parametrize(("language", "shape", "date", "number"), list(product(NEWS, SHAPES, DATES, (2, 3))))
def test_a_short_page_of_news_is_an_article(language: str, shape: str, date: str, number: int) -> None:
    title, *paragraphs = NEWS[language]
    wanted = paragraphs[-number:]
    body = "".join(SHAPES[shape].format(paragraph) for paragraph in wanted)
    page = (
        f"<!doctype html><html><head><title>{title} - Wiesen</title></head><body>{MENU}<div id=c><h1>{title}</h1>{DATES[date]}"
        f"{body}</div><footer><a href=/i>Wiesen</a> <a href=/j>Contact</a></footer></body></html>"
    )
    article = clean(page, "https://www.wiesen.example/2026/bridge-closed")
    assert (article.reason, article.title) == ("article: running text", title)
    assert article.text.split("\n\n") == wanted
