"""Names of the authors: declared ones first, a byline beside the headline last; names only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from ..letters import is_small
from .bylines import (
    AFTER,
    AGENCIES,
    BEFORE,
    BEFORE_NAME,
    BEFORE_WIDE,
    BODIES,
    BY_LAST,
    DATED,
    DAY,
    DESKS,
    JOINED,
    JOINING,
    JOINT,
    LABEL,
    MAYBE_AND,
    OFFICES,
    OTHER_IN_BRACKETS,
    OUR,
    REPORTED_FROM,
    SIGNS,
    TEXTS,
    WHERE,
    WORK_OF_OTHERS,
    may_begin,
)
from .namewords import NOBODY, OFFICE_WORDS, PARTICLES, ROLES, STRANGERS, TEAMS
from .strings import fold

MAX_NAME = 70  # characters; bylines with roles are longer
MAX_WORDS = 6
MAX_INITIALS = 30  # characters of agencies and initials
PARTS = re.compile(r"\s?[,/|()]\s?")
SHORT_BYLINE = 14  # characters that a name with anything behind it is longer than
MAX_AUTHORS = 30
LONG_INITIAL = 5  # characters, with its dot, of an abbreviation within a name: "Prof.", "Chr."
LINKING = 3  # characters of a word between a label and a name: "on", "am"
MAX_BY = 6  # characters of a line that is only a word for "by"
MAX_OFFICE = 4  # words of an office

TEAM = re.compile(r"^(?!our\s)(?:the\s)?(?:[\w&'’.-]{1,30}\s){1,3}(?:team|staff|editors|desk|newsroom)$", re.I)
OF_BODY = re.compile(
    r"^(?:[A-ZÀ-Þ][\w&'’.-]{1,30}\s){1,3}(?:[Rr]eporters?|[Cc]orrespondents?|[Ss]taff [Rr]eporters?)$"
)  # after "By"
BRACKETS = re.compile(r"\s?[(\[（【][^()\[\]（）【】]{0,100}[)\]）】]")
PICTURE = re.compile(
    r"^(?:photos?|fotos?|image[nms]?|imagens|imágenes|immagin[ei]|bilde?r?|pictures?|video|grafik|graphics?|illustrations?|фото(?:графия)?|снимк[аи]|зображення|"
    r"φωτο(?:γραφία)?|fot[óò]|fotoğraf|zdjęci[ea]|kuvat?|foto['’]s|nuotrauka|ảnh|fotografi[ea]?|תמונה|צילום|صور[ةه]|تصوير|عکس|तस्वीर|"
    r"फोटो|ছবি|ภาพ|写真|撮影|照片|摄影|攝影|图|圖|사진)\s?[:：/]",
    re.I,
)
CREDIT = re.compile(
    r"^(?:f[ouø]t|фот|φωτ|ill?|illustr|ilustr|wideo|zdj|repro)\.\s?:?\s?(?=\S)", re.I
)  # "Fot. Jan Nowak"
IN_BRACKETS = re.compile(r"^[\[（【]([^()\[\]（）【】]{2,60})[\]）】]$")  # "[田中宏昌，ITmedia]"
MAIL = re.compile(r"\S{0,80}@\S{0,80}|https?:\S{0,300}|\bwww\.\S{0,200}", re.I)
COMMA = re.compile(r"\s?,\s?")
INITIAL = re.compile(r"\b(?:[^\W\d_]|[JS]r)\.$", re.I)
PICTURE_BY = re.compile(
    r"^(?:photos?|photographs?|fotos?|images?|pictures?|video|illustrations?|graphics?)\s(?:by|von|par|por|di)\b", re.I
)
NARROW = re.compile(r"^([^\W\d_])\.(?=[^\W\d_]{3})")  # "Б.Энхтуяа"
SPECIAL = re.compile(r"^(?:special|exclusive) (?:to|for)\s|^for (?:the|[A-Z])", re.I)  # whom it was written for
DIVISION = re.compile(r"^[\u3400-\u9fff]{1,6}(?:部|局|班)\s(?=[\u3040-\u30ff\u3400-\u9fff]{3,7}$)")  # "社会部 佐藤健一"
DEGREE = re.compile(r"^(?:[BM]\.?A\.|[BM]\.?Sc?\.|Ph\.?D\.|M\.D\.|MBA|PhD|MSc|BSc)\s")  # "M.A. Journalism"
GERSHAYIM = re.compile('[\u05d0-\u05ea]["\u05f4”][\u05d0-\u05ea]$')  # an abbreviation, or a year of the Hebrew calendar
LETTERS = re.compile(r"^[A-Z][A-Za-z.®-]{0,2}[A-Z.®-]{1,5}$")  # degrees after a name: "PhD", "M.D."
REPORTS = re.compile(
    r"\s(?:报道|報導|報道)$|\s(?:发自|發自)\s?[\u3400-\u9fff]{2,8}$"
)  # "reports", "sent from Shanghai"
PLACED = re.compile(r"^[\u0600-\u06ff]{2,16}:\s(?=[^\W\d_]+\s)")  # "جدة: خالد العتيبي": where from
# "2017-09-08 来源：江城晚报 作者：周晓岚 编辑：李伟": the one line of facts on Chinese pages.
AMONG_FACTS = re.compile(r"[\s|｜]作者\s?[:：]\s?([^\s:：|｜]{2,12})(?![^\s|｜])")
SIGNS_BEHIND = f"{SIGNS},:;*_\t"
SIGNS_BEFORE = f".{SIGNS_BEHIND}"
LETTER = re.compile(r"[^\W\d_]")
SUFFIX = re.compile(r"^(?:[JS]r\.?|I{2,3}|IV)$", re.I)  # "Jane Roe Jr."
ELIDED = re.compile(r"^[dl]['’][A-ZÀ-Þ]")  # "d'Arc": the name begins behind it
LOWER_START = re.compile(r"^[a-zà-ÿа-я]")
HANDLE = re.compile(r"^[a-z]+[._][a-z]{4,}$|^[A-Z][a-z]+[A-Z]$|^\w+:\s")  # "jane.roe", "JaneR", "content: Daily Post"
ACCOUNT = re.compile(r"^[^\W\d_a-z][\w.-]{2,24}$")
NEVER = re.compile(r"[@<>{}=#]|://|\d{3}|[!?]$")
# Names in Han, kana and Hangul are written without a space; two to seven characters hold nearly all of them.
WIDE_NAME = re.compile("[々\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,7}")
HANGUL, HANGUL_WORDS = re.compile("[\uac00-\ud7af]"), 3  # names in Hangul are one word, or two
MAX_TEXT = 1_000


def names(values: Iterable[str], strict: bool = False, whole: Callable[[str], bool] | None = None) -> list[str]:
    """Return the names in texts that should hold names, in order, without repeats.

    ``strict`` takes only what looks like a person's name: for texts that only may hold one. What ``whole`` knows is one name as it is.

    >>> names(["By Jane Roe and John Doe, political correspondent", "jane@example.org"])
    ['Jane Roe', 'John Doe']
    """
    found: dict[str, str] = {}
    for value in values:
        for position, part in enumerate([value] if whole and whole(value) else _split(value)):
            name = _clean(part)
            agency = position > 0 and name.casefold() in AGENCIES
            if name and _is_name(name, position > 0) and (not strict or agency or _looks_like_person(name)):
                found.setdefault(fold(name), name)
    return list(found.values())[:MAX_AUTHORS]


def desks(values: Iterable[str]) -> list[str]:
    """Return the first text that names the editors of a publication, where nobody else is named.

    >>> desks(["admin", "Redaktion"])
    ['Redaktion']
    """
    return next(([value.strip()] for value in values if _is_desk(value.strip())), [])


def _is_desk(text: str) -> bool:
    """Whether a text is what editors call themselves, or an office without a name: "Political Correspondent"."""
    words = text.casefold().split()
    if text.casefold() in DESKS:
        return True
    return 2 <= len(words) <= MAX_OFFICE and words[-1] in OFFICES and OFFICE_WORDS.issuperset(words)


def is_team(name: str) -> bool:
    """Whether a name ends as those of teams do."""
    return name.rsplit(maxsplit=1)[-1].casefold() in TEAMS


def is_person(name: str) -> bool:
    """Whether a name looks like that of a person and not of a body.

    >>> is_person("Jane Roe"), is_person("Reuters"), is_person("Daily Post Team")
    (True, False, False)
    """
    return _looks_like_person(name) and not is_team(name) and BODIES.search(name) is None


def _split(value: str) -> list[str]:
    text = IN_BRACKETS.sub(r"\1", value[:MAX_TEXT])
    if not text.isalpha():
        text = BRACKETS.sub("", OTHER_IN_BRACKETS.sub("", MAIL.sub(" ", text)))
    text = _strip_before(text)
    for rest in (WORK_OF_OTHERS, DATED):
        found = rest.search(text) if len(text) > SHORT_BYLINE or not text.isascii() else None
        text = _without_day(text[: found.start()]) if found else text
    out: list[str] = []
    for joint in JOINT.split(text):
        pieces = MAYBE_AND.split(joint)
        if len(pieces) > 1 and not all(_may_be_joined(piece) for piece in pieces):
            pieces = [joint]
        for piece in pieces:
            out += _commas(piece)
    return out


def _may_be_joined(piece: str) -> bool:
    return len(piece.split()) > 1 or "," in piece or piece.casefold() in AGENCIES


def _without_day(text: str) -> str:
    """Return a name without the day of the week behind it; two words have to be left."""
    day = DAY.search(text)
    return text[: day.start()] if day and " " in text[: day.start()].strip() else text


def _commas(text: str) -> list[str]:
    """Split at commas; a single word after one whole name is a place, unless it is an agency."""
    parts = [part for part in COMMA.split(text) if part]
    if len(parts) == 2 and " " in parts[0].strip() and _is_place(parts[1].strip()):
        return parts[:1]
    return parts


def _is_place(part: str) -> bool:
    if WHERE.match(f" {part}"):
        return True
    return " " not in part and not WIDE_NAME.match(part) and part.casefold() not in AGENCIES


def _strip_before(text: str) -> str:
    for _ in range(3):
        shorter = text.lstrip(SIGNS_BEFORE).rstrip(SIGNS_BEHIND)
        if may_begin(shorter):
            shorter = BEFORE_WIDE.sub("", BEFORE.sub("", shorter))
        if shorter == text:
            break
        text = shorter
    return text


def _clean(text: str) -> str:
    text = _without_office(AFTER.sub("", REPORTS.sub("", _strip_before(" ".join(text.split())))))
    text = _without_agency(DIVISION.sub("", text))
    placed = PLACED.match(text)
    if placed and is_person(text[placed.end() :]):
        text = text[placed.end() :]
    return text.strip(' .,:;-–—|·•*_"“”„«»') if not INITIAL.search(text) else text.strip()


def _without_office(text: str) -> str:
    """Return a name without the author's office before or after it, or the place that follows; two words have to be left.

    A single word for an office after a name may belong to it: "Daily Post Reporter".
    """
    place = WHERE.search(text)
    if place and " " in text[: place.start()] and not BODIES.search(text):
        text = text[: place.start()]
    words = text.split()
    if len(words) < 3:
        return text
    words = words[1:] if words[0].casefold() in OUR else words
    roles = [word.strip(".,").casefold() in ROLES for word in words]
    before = roles.index(False) if False in roles else 0
    after = roles[::-1].index(False) if False in roles else 0
    if len(words) - before >= 2 and before and words[before - 1].casefold() in OFFICES:
        words = words[before:]
    elif after > 1 and len(words) - after >= 2 and words[-1].casefold() in OFFICES:
        words = words[:-after]
    return " ".join(words)


def _without_agency(text: str) -> str:
    """Return a name without the agency behind it: "Jane Roe Reuters"."""
    name, _, last = text.rpartition(" ")
    return name if " " in name and last.casefold() in AGENCIES and is_person(name) else text


def _is_name(name: str, follows: bool) -> bool:
    """Whether a part of a text that should hold names is one; what follows a name may be a role."""
    words = _without_degrees(name.split())
    heavy = sum(word.casefold() not in PARTICLES for word in words)
    if not 2 <= len(name) <= MAX_NAME or heavy > MAX_WORDS or not LETTER.search(name):
        return False
    if (
        name.casefold() in NOBODY
        or NEVER.search(name)
        or PICTURE.match(name)
        or CREDIT.match(name)
        or (follows and SPECIAL.match(name))
    ):
        return False
    if words[-1].casefold() in TEAMS and not follows:
        return len(words) > 1
    if REPORTED_FROM.match(name):
        return False
    small = sum(1 for word in words if is_small(word) and word.casefold() not in PARTICLES)
    if len(words) > 2 and 2 * small >= len(words):
        return False  # a sentence
    tokens = {token for word in words for token in word.strip(".,").casefold().split("-")}
    if tokens <= NOBODY | ROLES:
        return False
    if follows:
        return name.casefold() in AGENCIES or (
            not tokens & ROLES
            and not LETTERS.match(name)
            and not name[0].isdigit()
            and (not LOWER_START.match(name) or words[0].casefold() in PARTICLES)
        )
    return not (tokens & ROLES and (LOWER_START.match(words[-1]) or words[0].casefold() in ROLES))


def _looks_like_person(name: str) -> bool:
    """Whether a text of which nothing says that it is a name looks like one: two to five capitalised words."""
    if WIDE_NAME.fullmatch(name):
        return name not in STRANGERS
    words = _without_degrees(NARROW.sub(r"\1. ", name).split())
    words = words[:-1] if len(words) > 2 and SUFFIX.match(words[-1]) else words
    tokens = {word.strip(".,:").casefold() for word in words}
    if any(len(word) > LONG_INITIAL and word[-1] == "." for word in words[:-1]) or GERSHAYIM.search(name):
        return False  # two sentences; a year
    if words[-1] in PARTICLES or DEGREE.match(name) or (len(words) >= HANGUL_WORDS and HANGUL.match(name)):
        return False
    if not 2 <= len(words) <= 5 or tokens & STRANGERS or (tokens & ROLES and words[-1].casefold() not in TEAMS):
        return False
    return all(
        word[0].isalpha() and (not is_small(word) or word.casefold() in PARTICLES or ELIDED.match(word))
        for word in words
    )


def _without_degrees(words: list[str]) -> list[str]:
    """The words of a name from behind the degrees before it, if one is written in small letters: ``Prof. Dr. med. Jane Roe``."""
    first = next((place for place, word in enumerate(words) if word.strip(".").casefold() not in BEFORE_NAME), 0)
    return words[first:] if any(map(is_small, words[:first])) else words


def is_handle(name: str) -> bool:
    """Whether a declared author is the name of an account rather than of a person or a publication.

    >>> is_handle("jane.miller"), is_handle("KatieS"), is_handle("Jane Roe"), is_handle("Reuters"), is_handle("paper.de")
    (True, True, False, False, False)
    """
    return HANDLE.search(name) is not None


def introduced(lines: Iterable[str]) -> list[str]:
    """Return the names in the first of some lines that begins with "By" or the like, or follows such words, and those joined to it.

    >>> introduced(["By Jane Roe"]), introduced(["Written by", "Jane Roe", "3 May"]), introduced(["By the Weather Desk"])
    (['Jane Roe'], ['Jane Roe'], ['the Weather Desk'])
    >>> introduced(["By", "Jane Roe", ",", "John Doe", "and", "Max Moe", "Jim Joe"])
    ['Jane Roe', 'John Doe', 'Max Moe']
    >>> introduced(["2017-09-08 来源：江城晚报 作者：周晓岚 编辑：李伟"])
    ['周晓岚']
    """
    label = False
    before = ""
    following = iter(lines)
    for line in following:
        text = line.strip().lstrip(SIGNS)
        if "作者" in text and (writer := AMONG_FACTS.search(text)) and (found := names([writer[1]], strict=True)):
            return found
        if label and len(text) <= LINKING and text.islower():
            continue  # "Submitted by", "on", "Jane Roe": the name stands one element deeper than what follows it
        begins = may_begin(text) and not PICTURE_BY.match(text)
        if label or (begins and len(text) < 150 and (BEFORE.match(text) or BEFORE_WIDE.match(text))):
            bare = _strip_before(text)
            body = TEAM.match(bare) or OF_BODY.match(bare)
            found = names([text], strict=True) or ([bare] if body else _one_word(bare, label))
            if found:
                return _with_joined(found, text, following)
        label = begins and len(text) < 30 and (LABEL.match(text) is not None or _is_office_after(text))
        if label and text.casefold() in TEXTS and names([before], strict=True) == [before]:
            return [before]  # "Jane Roe", "Text", "Max Moe", "Photo"
        if label and text.casefold() in OFFICES and names([before], strict=True) == [before]:
            label = False  # the office of the one above
        before = text
    return []


def _is_office_after(text: str) -> bool:
    """Whether a line is "By" and an office, the name following in a link: "By political reporter", "Door onze verslaggever"."""
    words = [word.strip(":.,").casefold() for word in _strip_before(text).split()]
    if not words or not (BEFORE.match(text) and {*words} & OFFICES):
        return False
    return words[-1] in OFFICES and all(word in OUR or word in ROLES | OFFICES for word in words)


def _with_joined(found: list[str], text: str, following: Iterator[str]) -> list[str]:
    """Return names with those of the following lines that a comma or an "and" at an end of a line joins to them."""
    own = BEFORE.match(text)
    for following_line in islice(following, MAX_AUTHORS):
        line = following_line
        if BY_LAST.search(f" {line}") and len(line) < MAX_BY:
            text = ","  # "By", "Jane Roe", "By", "Max Moe"
            continue
        again = BEFORE.match(line) if own else None
        if again and own and again[0] == own[0]:
            text, line = ",", line[again.end() :]  # "By Jane Roe", "By Max Moe"
        begins = JOINED.match(line)
        rest = line[begins.end() :].strip() if begins else line
        if not begins and not JOINING.search(text):
            break
        text = line
        if rest:
            more = [] if WORK_OF_OTHERS.match(f" {rest}") else names([rest], strict=True)
            if not more or BODIES.search(rest):
                break
            found = list(dict.fromkeys(found + more))
        elif begins:
            text = ","
    return found


def _one_word(text: str, label: bool) -> list[str]:
    """Return the one word that is introduced: an agency, a desk, or a first name or the name of an account, which a label stands before."""
    if text.casefold() in AGENCIES or text.casefold() in DESKS:
        return [text]
    agencies = [part for part in PARTS.split(text) if part.casefold() in AGENCIES] if len(text) < MAX_INITIALS else []
    if agencies:
        return agencies  # "PAP/ks": with the initials of who edited it
    return names([text]) if label and ACCOUNT.match(text) and text.casefold() not in STRANGERS | ROLES else []
