"""What a page's short lines, title and form of address say about what it is for: evidence for telling articles from other pages.

Shops, forums, manuals and companies label their buttons and boxes with the same few words everywhere; an article stands under a line with
a date and a name; a company speaks of "we" and to "you".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from ..addresses import split
from ..model import Block, Meta, Page

# Whole lines, in small letters, that belong to one kind of page. One language a line: the first is English.
LABELS = {
    "offer": """get started|book a demo|request a demo|contact us|contact sales|free trial|start free|get a quote|free quote|talk to sales|
call us|call now|try for free|get in touch|learn more|sign up|request a quote|our services|our clients|testimonials|why choose us|our team|
case studies|pricing|solutions|resources|products|book now|schedule a call|customers|features|integrations
kontakt|kostenlos testen|angebot anfordern|unsere leistungen|mehr erfahren|jetzt buchen|preise|lösungen
contactez-nous|demander un devis|essai gratuit|nos services|en savoir plus|tarifs|nos clients
contáctenos|solicitar presupuesto|prueba gratis|nuestros servicios|más información|precios
お問い合わせ|資料請求|サービス|联系我们|免费试用|문의하기""",
    "shop": """add to cart|add to bag|add to basket|buy now|in stock|out of stock|sold out|quantity|free shipping|sku|wishlist|
add to wishlist|customer reviews|write a review|sale price|regular price|unit price|you may also like|product details|specifications|
checkout|your cart|shop now|size guide|description|reviews|returns
in den warenkorb|auf lager|ausverkauft|lieferzeit|produktbeschreibung|menge|warenkorb|kundenbewertungen
ajouter au panier|en stock|rupture de stock|quantité|panier|livraison gratuite
añadir al carrito|agregar al carrito|agotado|cantidad|carrito
カートに入れる|在庫あり|数量|加入购物车|장바구니""",
    "forum": """reply|replies|joined|quote|thread|topic|views|member|members|registered|likes|solved|answers|asked|answered|upvote|report|
permalink|posts|last edited|new topic|mark as solved|log in to reply|post reply|you must log in or register to reply here.|sort by date
antworten|zitieren|beiträge|themen|mitglied|registriert|antwort
répondre|citer|messages|membre|inscrit|sujet
responder|citar|mensajes|miembro|respuestas
返信|回复|답글""",
    "manual": """on this page|edit this page|table of contents|parameters|returns|syntax|api reference|installation|install|example|
examples|quickstart|reference|documentation|changelog|getting started|usage|prerequisites|see also|source code|raises|copy|
tutorials|guides|api|previous|next|edit on github|report an issue|search docs|docs|was this page helpful?|release notes
auf dieser seite|inhaltsverzeichnis|beispiel|referenz|sur cette page|exemple|référence|en esta página|ejemplo|referencia""",
    "list": """sort by|filter|filters|results|load more|view all|read more|see all|show more|next page|items|categories|browse|view more|
explore|all posts|older posts|discover|newest|featured|all|clear all|apply|popular
sortieren|filtern|ergebnisse|mehr laden|alle anzeigen|weiterlesen|kategorien|ältere beiträge
trier par|filtrer|résultats|voir plus|lire la suite|voir tout|catégories
ordenar por|filtrar|resultados|ver más|leer más|ver todo|categorías
もっと見る|一覧|更多|더보기""",
    "story": """share this|comments|leave a comment|related posts|related articles|about the author|tags|by|written by|share|
share this article|more from|read next|most read|most popular|topics|author|updated|published
teilen|kommentare|mehr zum thema|autor|themen|meistgelesen
partager|commentaires|sur le même sujet|auteur|les plus lus
compartir|comentarios|más leídas|temas
シェア|関連記事|相关新闻|관련기사""",
}
FAMILIES = tuple(LABELS)
KNOWN = {
    line.strip(): number
    for number, lines in enumerate(LABELS.values())
    for line in lines.replace("|\n", "|").replace("\n", "|").split("|")
}
LONGEST_LABEL = max(map(len, KNOWN))
# Words of the text, with the spaces around them: cheaper to count than to look for word by word.
PERSONS = {
    "we": (" we ", " our ", " us ", " wir ", " unsere ", " nous ", " notre ", " nosotros ", " nuestro "),
    "you": (" you ", " your ", " sie ", " ihre ", " vous ", " votre ", " usted ", " su "),
    "one": (" i ", " my ", " me ", " ich ", " mein ", " je ", " mon ", " mi "),
    "said": (" said ", " says ", " told ", " according ", " sagte ", " laut ", " selon ", " dijo ", " según "),
    "was": (" was ", " were ", " had ", " war ", " hatte ", " était ", " fue "),
}
MAX_TEXT = 12_000  # characters of the kept text that are looked at
SHORT = 90  # characters: a line with a date or name
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
BY = re.compile(r"(?:by|written by|posted by|author|von|par|por|door|av|af|di|текст|автор)\b", re.I)
ABOVE, BELOW = 4, 10  # blocks around the headline in which the date of an article stands
# Titles of advice and lists, a form that articles have.
ADVICE = re.compile(
    r"(?:\d|how|what|why|when|best|the best|top|wie|was|warum|die besten|comment|pourquoi|les meilleur|cómo|qué|por qué|los mejores)",
    re.I,
)
NAMES = (
    *(f"{how}_{family}" for how in ("labels", "label_share") for family in FAMILIES),
    *(f"person_{name}" for name in PERSONS),
    "date_near", "name_near", "dates", "headline_place", "headlines",
    "title_length", "title_words", "title_digit", "title_asks", "title_colon", "title_advice", "title_capitals",
    "says_article", "says_website", "said_length", "links_kept", "links_out", "links_within",
)  # fmt: skip


def measures(page: Page, kept: Sequence[bool]) -> list[float]:
    """Return the measures of one page; ``kept`` says which of its blocks seem to be the text."""
    blocks = page.blocks
    text = [block for block, keep in zip(blocks, kept, strict=True) if keep]
    return [
        *_labels(blocks),
        *_persons(text),
        *_headline(blocks),
        *_title(page.meta or Meta()),
        *_links(page.url, text),
    ]


def _labels(blocks: Sequence[Block]) -> list[float]:
    """How many lines are labels of a kind of page, and their share."""
    found = [KNOWN.get(block.text.lower()) for block in blocks if len(block.text) <= LONGEST_LABEL]
    counts = [found.count(number) for number in range(len(FAMILIES))]
    return [*np.log1p(counts).tolist(), *(count / len(blocks) for count in counts)]


def _persons(text: Iterable[Block]) -> list[float]:
    """How often the text speaks of us, to you, of itself and of the past, a thousand characters."""
    whole = " ".join(block.text for block in text)[:MAX_TEXT].lower()
    return [1000 * sum(map(whole.count, words)) / max(len(whole), 1) for words in PERSONS.values()]


def _headline(blocks: Sequence[Block]) -> list[float]:
    """Whether a date and a name stand near the headline, how many dates there are, and where the headline is."""
    places = [index for index, block in enumerate(blocks) if block.evidence.tag == "h1"]
    dated = [index for index, block in enumerate(blocks) if len(block.text) < SHORT and YEAR.search(block.text)]
    first = places[0] if places else len(blocks)
    near = range(max(0, first - ABOVE), min(first + BELOW, len(blocks))) if places else range(0)
    named = any(len(blocks[index].text) < SHORT and BY.match(blocks[index].text) for index in near)
    return [
        float(any(index in near for index in dated)), float(named), float(np.log1p(len(dated))), first / len(blocks), float(len(places)),
    ]  # fmt: skip


def _title(meta: Meta) -> list[float]:
    """The form of the title, and whether the page calls itself an article or a website and how much it says of itself."""
    title = meta.title or ""
    words = title.split()
    return [
        float(len(title)),
        float(len(words)),
        float(any(map(str.isdigit, title))),
        float("?" in title),
        float(":" in title),
        float(ADVICE.match(title) is not None),
        sum(word[0].isupper() for word in words) / max(len(words), 1),
        float("article" in meta.types),
        float("website" in meta.types),
        float(len(meta.descriptions[0]) if meta.descriptions else 0),
    ]


def _links(url: str | None, text: Sequence[Block]) -> list[float]:
    """How many links the text has a block, and how many of them lead to other sites and within the page."""
    host = split(url).hostname or "//"
    targets = [target for block in text for target in block.evidence.links]
    out = sum(target.startswith("http") and host not in target for target in targets)
    within = sum(target.startswith("#") for target in targets)
    some = max(len(targets), 1)
    return [len(targets) / max(len(text), 1), out / some, within / some]
