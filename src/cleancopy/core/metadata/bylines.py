"""Words of bylines in many languages, as patterns: what stands before a name, between two, and after one.

The words are in ``data/bylines.toml``.
"""

from __future__ import annotations

import re

from ..data import alternation, table

_DATA = table("bylines.toml")


_written, _wide, _joins = _DATA["written"], _DATA["wide"], _DATA["joins"]
SIGNS = " |│·•–—-"
_BY = rf"(?:{alternation(_written['done'])})\s(?:and\s\w{{1,12}}\s)?by"
_LABELS = alternation((*_written["before"], *_written["colon"]))
_STARTS = frozenset(
    word[:2] for words in (*_written.values(), _wide["before"]) for word in words
)  # the patterns for these are long: most lines are told by two letters
AGENCIES = frozenset(_DATA["agencies"]["names"])
DESKS = frozenset(_DATA["desks"]["names"])
OFFICES = frozenset(_DATA["titles"]["offices"])
BEFORE_NAME = frozenset(_DATA["titles"]["before"])

# Words before a name: "By", "Von", "Written by", "Text:". Anchored, fixed words: linear, as all that follow.
BEFORE = re.compile(
    rf"^(?:(?:{_BY}|{alternation(_written['before'])})(?:\s{{1,3}}|\s{{0,3}}[:：/／＝՝៖]\s{{0,3}})|(?:{alternation(_written['colon'])})\s{{0,3}}[:：՝]\s{{0,3}})(?=\S)",
    re.I,
)
# Before a name of two to four Han characters no space is needed.
BEFORE_WIDE = re.compile(
    rf"^(?:{alternation(_wide['before'])})(?!章)[\s:：/／＝|｜]{{0,3}}(?=[\u3400-\u9fff]{{2,4}}(?:$|[\s／/、,，;]))"
)
# The same alone in a line or element of its own, the name following in the next.
LABEL = re.compile(
    rf"^(?:(?:{_BY}|{alternation((*_written['before'], *_written['alone']))})\s?[:：՝៖]?|(?:{alternation(_written['colon'])})\s?[:：՝])$",
    re.I,
)
AFTER = re.compile(
    rf"\s(?:{alternation(_wide['after'])})$|(?<=[\u3040-\u9fff]{{2}})(?:{alternation(_wide['after'])})$|(?<=[\uac00-\ud7af]{{2}})(?:{alternation(_wide['after'])})$"
)
REPORTED_FROM = re.compile(rf"^[\u3400-\u9fff]{{2,8}}(?:{alternation(_wide['ends'])})$")
# Texts have single spaces here.
JOINT = re.compile(
    r"\s?[;|\n·•、，／]\s?|\s?/\s?|"
    rf",\s(?:{alternation((*_joins['and'], *_joins['maybe']))})\s|\s(?:{alternation(_joins['and'])})\s|\s[–—-]\s"
)
MAYBE_AND = re.compile(rf"\s(?:{alternation(_joins['maybe'])})\s")
JOINED = re.compile(rf"^(?:(?:{alternation((*_joins['and'], *_joins['maybe']))})(?!\w)|[,&])", re.I)
JOINING = re.compile(rf"(?:[,&、，]|(?:^|\s)(?:{alternation((*_joins['and'], *_joins['maybe']))}))$", re.I)
WHERE = re.compile(rf"\s(?:{alternation(_joins['where'])})\s(?=[^\W\d_])", re.I)
# A name with one of these is a body's: what follows "for" belongs to it.
BODIES = re.compile(rf"\b(?:{alternation(_DATA['bodies']['words'])})", re.I)
OUR = frozenset(_DATA["before"]["office"])
# What others did, to the end of the line: "Photos by", "(edited by", "| Fotos:".
WORK_OF_OTHERS = re.compile(
    rf"[\s(|·•]\s?(?:{alternation(_DATA['others']['works'])})(?:\s(?:by|von|par|por|di|av|af|door|de|od|oleh|fra|från)(?:\s|\s?[:：])|\s?[:：])|\s(?:fotos?|photos|bilder)\s|"
    rf"[\s（(|／/](?:{alternation(_DATA['others']['wide'])})\s?[:：／/＝|｜]",
    re.I,
)
# "and Max Moe (photos)", "Max Moe (photos)". Limited, the class without what follows: linear.
_AND = alternation((*_joins["and"], *_joins["maybe"]))
OTHER_IN_BRACKETS = re.compile(
    rf"(?:(?:\s(?:{_AND})\s|,\s?)[^\s,()&][^,()&]{{2,40}}|^[^\s,()&]{{2,25}}(?:\s[^\s,()&]{{1,25}}){{1,2}}\s?)"
    rf"[(（](?:{alternation(_DATA['others']['brackets'])})[)）]",
    re.I,
)
TEXT_IN_BRACKETS = re.compile(rf"[^\s(（]\s?[(（](?:{alternation(_DATA['others']['texts'])})[)）]", re.I)
TEXTS = frozenset(_DATA["others"]["texts"])
LOCAL = {
    language: re.compile(rf"^(?:{alternation(words)})\s?:?\s(?=\S)", re.I) for language, words in _DATA["local"].items()
}
BY_LAST = re.compile(r"\s(?:by|von|par|por|di|av|af|door|oleh|od|от|από)\s?:?$", re.I)  # the name follows in a link
# A date at the end of a byline: a word for it, or the date itself in figures, or with a month; or how long the text takes to read.
DATED = re.compile(
    rf"\s(?:{alternation(_joins['dated'])})\b|\s\d{{1,3}}[\s-]?min(?:ute)?s?\b|\s(?:on|at|le|el|il|am|den|em|dnia)\s\d|\s\d{{1,4}}[./年-]\s?\d{{1,2}}(?:[./月-]|\b)|\s\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:de\s)?[^\W\d_]{{3,12}}[.,]?\s(?:de\s)?\d{{4}}\b|"
    r"(?:\s(?:on|at)(?:\s[^\W\d_]{3,12},)?)?\s[^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}\b",
    re.I,
)
# The day of the week that is left before it; two words of the name have to stay: "Rick Monday".
DAY = re.compile(rf",?\s(?:{alternation(_joins['days'])})[.,]?\s?$", re.I)
# "3 февраля 2026 Автор: Анна Роу": behind the date.
LABELLED = re.compile(rf"[\s|·•](?:{_LABELS})\s?[:：]\s?(?P<name>[^\d:：|·•]{{3,60}})$", re.I)


def may_begin(text: str) -> bool:
    """Whether a text may begin with words that stand before a name: no pattern has to be tried on others.

    >>> may_begin("By Jane Roe"), may_begin("It rains")
    (True, False)
    """
    start = text[:2].lower()
    return start in _STARTS or start[:1] in _STARTS


def introduces(text: str) -> bool:
    """Whether a line begins with words that stand before a name, or is nothing but such words; an office may stand below one as well.

    >>> introduces("Von Anna Keller"), introduces("Автор:"), introduces("Reporter"), introduces("Penyunting: Budi Hartono")
    (True, True, False, False)
    """
    text = text.lstrip(SIGNS)  # "| by"
    if not may_begin(text):
        return False
    if WORK_OF_OTHERS.match(f" {text}"):
        return False
    begins = BEFORE.match(text) or BEFORE_WIDE.match(text)
    return begins is not None or (LABEL.match(text) is not None and text.casefold() not in OFFICES)
