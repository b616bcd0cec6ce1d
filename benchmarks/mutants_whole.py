"""Mutations of the whole page: what stands around the article, before it, after it, and in what it is packed."""

from __future__ import annotations

import copy
import random
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from benchmarks.mutants import (
    Mutant,
    Source,
    article_of,
    elements,
    mutation,
    of_tree,
    paragraphs,
    parsed,
    text_of,
    tree_of,
    wrap_all,
    written,
)

LINKS = {"a": "href", "link": "href", "img": "src"}
COMMENTS = 300
MENU = 10  # times as long
DEEP = 10_000
NAMES = "Ada Bela Cem Dora Emil Finn Gita Hugo Ines Jonas Kira Lars Mila Nuri Olga Pia".split()
MEGABYTE = 1_000_000
CONSENT = {
    "de": ("Wir schätzen Ihre Privatsphäre", "Unsere Partner speichern Informationen auf Geräten, etwa Cookies.", "Alle akzeptieren"),
    "fr": ("Nous respectons votre vie privée", "Nos partenaires stockent des informations, telles que les cookies.", "Tout accepter"),
    "es": ("Valoramos su privacidad", "Nosotros y nuestros socios almacenamos información, como las cookies.", "Aceptar todo"),
    "en": ("We value your privacy", "We and our partners store information on a device, such as cookies, and process data.", "Accept all"),
}  # fmt: skip
FORMULA = "<math xmlns='http://www.w3.org/1998/Math/MathML'><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math>"
CHART = "<svg viewBox='0 0 90 90'><title>Chart</title><g><text x='1' y='9'>Q1 2031</text><text x='9' y='9'>48.5 %</text></g></svg>"


@of_tree("addresses absolute", same=True)
def absolute(root: Any, source: Source, rnd: random.Random) -> None:
    for found in root.iter(*LINKS):
        value = found.get(LINKS[found.tag])
        if value and not value.startswith(("#", "data:", "javascript:", "mailto:")):
            found.set(LINKS[found.tag], _joined(source.url, value))


@of_tree("addresses relative")
def relative(root: Any, source: Source, rnd: random.Random) -> None:
    _relative(root, source)


def _relative(root: Any, source: Source) -> None:
    own = urlsplit(source.url)
    for found in root.iter("a", "img"):
        value = found.get(LINKS[found.tag]) or ""
        if value.startswith(f"{own.scheme}://{own.netloc}/"):
            found.set(LINKS[found.tag], value[len(f"{own.scheme}://{own.netloc}") :])


@mutation("base element")
def base(source: Source, rnd: random.Random) -> str:
    root = source.tree()
    _relative(root, source)
    own = urlsplit(source.url)
    for found in root.iter("a", "img"):
        value = found.get(LINKS[found.tag]) or ""
        if value.startswith("/") and not value.startswith("//"):
            found.set(LINKS[found.tag], value[1:])
    head = root.find("head")
    if head is not None:
        head.insert(0, etree.Element("base", href=f"{own.scheme}://{own.netloc}/", target="_blank"))
    return written(root)


def _joined(url: str, value: str) -> str:
    try:
        return urljoin(url, value)
    except ValueError:
        return value


@of_tree("hidden copy appended")
def hidden_copy(root: Any, source: Source, rnd: random.Random) -> object:
    article = article_of(root, source.gold)
    if article is None:
        return False
    box = etree.SubElement(root.find("body"), "div", {"class": "print-version", "style": "display: none"})
    other = copy.deepcopy(article)
    other.tail = None
    box.append(other)
    return True


@of_tree("article behind the footer")
def behind(root: Any, source: Source, rnd: random.Random) -> object:
    article = article_of(root, source.gold)
    if article is None:
        return False
    hole = etree.Element("div")
    hole.tail, article.tail = article.tail, None
    article.getparent().replace(article, hole)
    root.find("body").append(article)
    return True


@of_tree("menu ten times as long")
def long_menu(root: Any, source: Source, rnd: random.Random) -> None:
    names = [text_of(a) for a in elements(root, "a")]
    names = [name for name in names if 0 < len(name) <= 30][:40] or NAMES
    nav = etree.Element("nav")
    listed = etree.SubElement(nav, "ul")
    for number in range(MENU * max(20, len(names))):
        link = etree.SubElement(etree.SubElement(listed, "li"), "a", href=f"/section/{number}")
        link.text = names[number % len(names)]
    _first(root, nav)


def _first(root: Any, element: Any) -> None:
    body = root.find("body")
    element.tail, body.text = body.text, None
    body.insert(0, element)


@of_tree("300 comments appended")
def comments(root: Any, source: Source, rnd: random.Random) -> None:
    section = etree.SubElement(root.find("body"), "section", {"class": "comments", "id": "comments"})
    etree.SubElement(section, "h2").text = f"Comments ({COMMENTS})"
    for number in range(COMMENTS):
        one = etree.SubElement(section, "div", {"class": "comment"})
        etree.SubElement(one, "b").text = rnd.choice(NAMES)
        etree.SubElement(one, "time", datetime="2031-05-06").text = f"{number % 58 + 2} min"
        etree.SubElement(one, "p").text = rnd.choice(source.words)


@of_tree("next article below")
def next_below(root: Any, source: Source, rnd: random.Random) -> object:
    """Endless scrolling: the body of another page of the site."""
    if not source.other:
        return False
    box = etree.SubElement(root.find("body"), "div")
    box.extend(list(tree_of(source.other).find("body")))
    return True


@mutation("10,000 elements around")
def deep(source: Source, rnd: random.Random) -> str:
    html = re.sub(r"(<body\b[^>]*>)", lambda tag: tag[0] + "<div>" * DEEP, written(source.tree()), count=1)
    return html.replace("</body>", "</div>" * DEEP + "</body>")


@of_tree("1,000 elements around")
def less_deep(root: Any, source: Source, rnd: random.Random) -> None:
    body = root.find("body")
    inner = wrap_all(root, etree.Element("div"))
    for _ in range(1000):
        outer = etree.Element("div")
        outer.append(inner)
        inner = outer
    body.append(inner)


@of_tree("addresses of a megabyte", same=True)
def megabytes(root: Any, source: Source, rnd: random.Random) -> object:
    images = elements(root, "img")[:2]
    for image, name in zip(images, ("srcset", "src"), strict=False):
        image.set(name, "data:image/png;base64," + "iVBORw0KGgo+" * (MEGABYTE // 12))
    return bool(images)


@of_tree("consent in front")
def consent(root: Any, source: Source, rnd: random.Random) -> None:
    head, text, button = CONSENT.get(source.language, CONSENT["en"])
    box = parsed(
        f"<div role='dialog' aria-modal='true' class='cmp'><h2>{head}</h2><p>{text}</p><p>{text} (812)</p><button>{button}</button></div>"
    )[0]
    _first(root, box)


@of_tree("shadow root", same=True)
def shadow(root: Any, source: Source, rnd: random.Random) -> None:
    """All in a shadow root that the page declares, as components that are made on the server have it."""
    template = wrap_all(root, etree.Element("template", shadowrootmode="open"))
    host = etree.SubElement(root.find("body"), "div")
    host.append(template)


@of_tree("shadow root of the article")
def shadow_article(root: Any, source: Source, rnd: random.Random) -> object:
    article = article_of(root, source.gold)
    if article is None:
        return False
    template = etree.Element("template", shadowrootmode="open")
    article.getparent().replace(article, template)
    template.tail, article.tail = article.tail, None
    template.append(article)
    return True


@of_tree("formula and chart")
def drawings(root: Any, source: Source, rnd: random.Random) -> object:
    """A chart between paragraphs and a formula in one."""
    own = [p for p in paragraphs(root) if text_of(p)[:60] in source.gold]
    if len(own) < 3:
        return False
    own[1].addprevious(parsed(f"<div>{CHART}</div>")[0])
    formula = parsed(FORMULA)[0]
    formula.tail, own[2].text = f" {own[2].text or ''}", "Because "
    own[2].insert(0, formula)
    return True


@of_tree("AMP")
def amp(root: Any, source: Source, rnd: random.Random) -> None:
    root.set("amp", "")
    for found in [*root.iter("script", "style")]:
        if found.get("type") != "application/ld+json":
            found.text = ""
    for name in ("img", "iframe", "video"):
        for found in elements(root, name):
            found.tag = f"amp-{name}"
            found.set("layout", "responsive")
    head = root.find("head")
    if head is not None:
        etree.SubElement(head, "style", {"amp-custom": ""}).text = ".a{color:red}"


@of_tree("frames with sources")
def frames(root: Any, source: Source, rnd: random.Random) -> object:
    own = [p for p in paragraphs(root) if text_of(p)[:60] in source.gold]
    for p in own[1::3]:
        p.addprevious(
            etree.Element("iframe", srcdoc="<p>Buy the best lamp in town today, and get two.</p>", width="300")
        )
    return len(own) > 1


@of_tree("form around")
def form(root: Any, source: Source, rnd: random.Random) -> None:
    """As ASP.NET has it. Forms within one cannot be written, so they become boxes."""
    for found in elements(root, "form"):
        found.tag = "div"
    around = wrap_all(root, etree.Element("form", method="post", action="./", id="aspnetForm"))
    around.insert(
        0, parsed("<div class='aspNetHidden'><input type='hidden' name='__VIEWSTATE' value='dDwx'/></div>")[0]
    )


@mutation("under another address")
def other_address(source: Source, rnd: random.Random) -> Mutant:
    mark = "&" if "?" in source.url else "?"
    return Mutant(source.html, url=f"{source.url}{mark}utm_source=mail&fbclid=Iw{rnd.randint(100, 999)}")
