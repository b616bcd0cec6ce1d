"""Names of the authors: declared ones first, a byline beside the headline last; names only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree

from .strings import fold, text_of

MAX_NAME = 70  # characters; bylines with roles are longer
MAX_WORDS = 6
MAX_AUTHORS = 30
MAX_BYLINES = 40

# Words before a name: "By", "Von", "Written by", "Text:". Anchored, fixed words: linear.
BEFORE = re.compile(
    r"^(?:(?:written|posted|published|reported|reporting|story|words|text|review(?:ed)?|analysis|opinion|article|photos?|created|added|submitted|edited|compiled|updated|medically reviewed|fact checked)\s(?:and\s\w{1,12}\s)?by\b|"
    r"by|von|par|por|door|av|af|från|fra|oleh|przez|autor(?:in|a|e|es)?|auteure?s?|authors?|writer|redakt[øo]r|napsal[ai]?|skrevet av|tekst|texte?|testo di|di|escrito por|publicado por|"
    r"author profile|автор(?:ы)?|текст|文|作者|記者|文／|執筆|取材・文|기자)(?:\s{1,3}|\s{0,3}[:：/]\s{0,3})(?=\S)",
    re.I,
)
AFTER = re.compile(r"\s(?:記者|기자|編集委員|論説委員)$|(?<=[\u3040-\u9fff])(?:記者|編集委員|特派員)$")
BRACKETS = re.compile(r"\s?[(\[（【][^()\[\]（）【】]{0,100}[)\]）】]")
MAIL = re.compile(r"\S{0,80}@\S{0,80}|https?:\S{0,300}|\bwww\.\S{0,200}", re.I)
JOINT = re.compile(
    r"\s*[;|\n·•、，／]\s*|\s*/\s*|,\s+(?:and|und|et|y|e|og|och|en|i|и|і|та|dan|ve|&)\s+|\s+(?:and|und|&|och|og|и|та|dan|ve|with|mit)\s+|\s+[–—-]\s+"
)
LATIN_AND = re.compile(r"\s+(?:et|y|e|en|i|és|a)\s+")
LETTER = re.compile(r"[^\W\d_]")
LOWER_START = re.compile(r"^[a-zà-ÿа-я]")
# Small words inside names ("Ludwig van Beethoven").
PARTICLES = frozenset(
    "van von der den de da do dos das del della di du la le los ter ten zu zum af av bin bint ibn al el y e dal dalla".split()
)
# Words of which a part is a role, not a name.
ROLES = frozenset(
    "reporter correspondent editor editorial writer journalist columnist contributor contributing author staff senior chief "
    "deputy assistant producer photographer columnist fellow professor director analyst manager founder ceo president "
    "correspondant journaliste rédacteur rédactrice redakteur redakteurin redaktør korrespondent korrespondentin volontär "
    "volontärin reporterin autor autorin periodista redactor redactora corresponsal giornalista inviato jornalista repórter "
    "verslaggever journalista dziennikarz корреспондент обозреватель political politics business sports health science "
    "technology news associate freelance guest phd md jr sr".split()
)
# What systems write where a name belongs.
NOBODY = frozenset(
    "admin administrator author editor editors staff unknown anonymous none null undefined user guest webmaster root test "
    "posts by autor redaktion website web team wordpress default superuser sysadmin by byline contributor".split()
)
BYLINE = etree.XPath(
    "descendant::*[contains(concat(' ',normalize-space(@rel),' '),' author ') or contains(@class,'author') or "
    "contains(@class,'Author') or contains(@class,'byline') or contains(@class,'Byline') or contains(@class,'ByLine') or "
    "contains(@id,'author') or contains(@id,'byline') or contains(@data-testid,'byline') or contains(@data-testid,'author')]"
)
ELSEWHERE = re.compile(
    r"comment|related|recommend|sidebar|footer|teaser|most-?read|popular|newsletter|card-list|latest", re.I
)


def names(values: Iterable[str], strict: bool = False) -> list[str]:
    """Return the names in texts that should hold names, in order, without repeats.

    ``strict`` takes only what looks like a person's name: for texts that only may hold one.

    >>> names(["By Jane Roe and John Doe, political correspondent", "jane@example.org"])
    ['Jane Roe', 'John Doe']
    """
    found: dict[str, str] = {}
    for value in values:
        for part in _split(value):
            name = _clean(part)
            if name and _is_name(name, strict):
                found.setdefault(fold(name), name)
    return list(found.values())[:MAX_AUTHORS]


def _split(value: str) -> list[str]:
    text = _strip_before(BRACKETS.sub("", MAIL.sub(" ", value[:1000])))
    out: list[str] = []
    for joint in JOINT.split(text):
        pieces = LATIN_AND.split(joint)
        if len(pieces) > 1 and not all(len(piece.split()) > 1 or "," in piece for piece in pieces):
            pieces = [joint]
        for piece in pieces:
            out += _commas(piece)
    return out


def _commas(text: str) -> list[str]:
    """Split at commas; what follows a name and is none is a role."""
    return [part for part in re.split(r"\s*,\s*", text) if part]


def _strip_before(text: str) -> str:
    for _ in range(3):
        shorter = BEFORE.sub("", text.strip(" .,:;-–—|·•*_\t"))
        if shorter == text:
            break
        text = shorter
    return text


def _clean(text: str) -> str:
    text = AFTER.sub("", _strip_before(" ".join(text.split())))
    return text.strip(' .,:;-–—|·•*_"“”„«»') if not re.search(r"\b[A-ZÀ-Þ]\.$", text) else text.strip()


def _is_name(name: str, strict: bool) -> bool:
    words = name.split()
    low = name.casefold()
    if not 2 <= len(name) <= MAX_NAME or len(words) > MAX_WORDS or not LETTER.search(name) or low in NOBODY:
        return False
    if re.search(r"[@<>{}=#]|://|\d{3}|[!?]$", name):
        return False
    tokens = {word.strip(".,").casefold() for word in words}
    if len(words) > 1 and all(token in NOBODY or token in ROLES for token in tokens):
        return False
    if LOWER_START.match(name) and len(words) > 1 and words[0].casefold() not in PARTICLES:
        return False
    if not strict:
        return not (tokens & ROLES and (LOWER_START.match(words[-1]) or words[0].casefold() in ROLES))
    return _looks_like_person(words, tokens)


def _looks_like_person(words: Sequence[str], tokens: set[str]) -> bool:
    if tokens & ROLES or not 2 <= len(words) <= 5:
        return False
    return all(
        word[0].isupper() or not word[0].islower() or word.casefold() in PARTICLES for word in words
    ) and not any(re.search(r"\d", word) for word in words)


def byline(root: Any, headline: Any) -> list[str]:
    """Return the names in the element that markup calls author or byline and that stands nearest to the headline."""
    marked = BYLINE(root)[:MAX_BYLINES]
    best: list[str] = []
    best_score = 0.0
    place = _ancestors(headline)
    for position, element in enumerate(marked):
        if element.tag in {"meta", "link", "script", "style", "img", "body", "html", "input"} or _elsewhere(element):
            continue
        text = text_of(element, 300)
        if not text or len(text) > 200:
            continue
        found = names([text], strict=True)
        if found:
            score = _nearness(element, place) + (0.5 if element.get("rel") else 0) - position / 100
            if score > best_score:
                best, best_score = found, score
    return best


def _ancestors(element: Any) -> dict[Any, int]:
    return {} if element is None else {ancestor: steps for steps, ancestor in enumerate(element.iterancestors(), 1)}


def _nearness(element: Any, place: dict[Any, int]) -> float:
    for ancestor in element.iterancestors():
        if ancestor in place:
            return 1 + 10 / (1 + place[ancestor])
    return 1.0


def _elsewhere(element: Any) -> bool:
    for depth, node in enumerate([element, *element.iterancestors()]):
        if node.tag in {"footer", "aside", "nav"} or (
            node.tag != "body" and ELSEWHERE.search((node.get("class") or "") + " " + (node.get("id") or ""))
        ):
            return True
        if depth > 12:
            break
    return False
