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


def test_a_recipe_with_author_and_date_beside_the_headline_is_an_article() -> None:
    parts = (
        "3 egg",
        "2 dl kulturmelk",
        "1 dl vann",
        "3 dl hvetemel",
        "1 dl potetmel",
        "1 ts kardemomme",
        "100 g smeltet smør",
    )
    steps = (
        "1. Visp egg og sukker lett sammen. Ha i kulturmelk og vann.",
        "2. Sikt i mel, potetmel og kardemomme, og rør inn smøret til slutt.",
        "3. La røren svelle i tjue minutter, og stek på sterk varme.",
    )
    said = (
        "Sukker gjør vaffelen brun, men også myk. Bytter du en tredel av melet mot potetmel, blir den stiv og gyllen.",
        "Stek dem én om gangen, og ikke stable dem.",
    )
    title = "Vafler som holder seg sprø"
    page = (
        f"<html lang=nb><head><title>{title} | Posten</title></head><body>{MENU}<div class=sak><h1>{title}</h1>"
        "<div class=byl><span>Marte Eikeland</span><span>Publisert 25. mars 2019</span></div>"
        f"<div class=brod><p>{'</p><p>'.join(said)}</p><div class=fakta><h2>Dette trenger du</h2><div>{'<br>'.join(parts)}</div>"
        f"<h3>Slik gjør du</h3><div>{'<br><br>'.join(steps)}</div></div><p>Avkjøl på rist, og server med brunost.</p></div></div>"
        "<div class=bunn><a href=/i>Om oss</a><a href=/j>Kontakt</a></div></body></html>"
    )
    article = clean(page, "https://www.posten.example/mat/vafler/")
    assert article.authors == ["Marte Eikeland"]
    assert all(line in article.text for line in (*parts, *steps))


def test_a_signed_photo_story_with_its_year_in_other_digits_is_an_article() -> None:
    said = (
        "रविवारी सकाळी सात वाजता पहिला थेंब पडला आणि अर्ध्या तासात भातखाचरे भरून गेली.",
        "यंदा मान्सून पाच दिवस उशिरा आला. शेतकरी मात्र आधीच नांगर घेऊन तयार होते.",
        "हवामान विभागाने पुढील तीन दिवस मुसळधार पावसाचा इशारा दिला आहे.",
    )
    pictures = "".join(
        f"<div><img><div class=cp>{words}</div></div>" for words in ("भातखाचरात पहिली नांगरणी", "समुद्रावर दाटलेले ढग")
    )
    more = "".join(
        f"<a href=/photo/{n}><h3>{words}</h3><time>१० जून २०२३</time></a>"
        for n, words in enumerate(("शेवटची पेटी", "वारी निघाली"))
    )
    page = (
        "<html lang=mr><head><title>कोकणातील पहिला पाऊस</title><meta name=author content='अनघा देसाई'></head><body>"
        f"{MENU}<div class=sc><h1>कोकणातील पहिला पाऊस</h1><div><span>अनघा देसाई</span></div><div><time>प्रकाशित: १२ जून २०२३</time></div>"
        f"<div><p>{said[0]}</p><p>{said[1]}</p></div>{pictures}<div><p>{said[2]}</p></div></div>"
        f"<section><h2>आणखी फोटो</h2>{more}</section></body></html>"
    )
    assert clean(page, "https://www.varta.example/photo/pahila-paus-771203").is_article
