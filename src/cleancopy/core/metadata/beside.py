"""A byline that nothing marks: a name that stands beside the date under the headline, or an agency's short name.

"Jane Roe | Senior Writer | 2 July 2025", "Dec 26, 2025 • Jane Roe in Planning", or name and date in lines of their own. Most pages declare
their authors; this is for those that name only the publication, or nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from ..times import AGO
from .authors import TEAM, WIDE_NAME, introduced, is_person, names
from .bylines import AGENCIES, BY_LAST, DESKS, TEXTS, introduces
from .dates import read
from .datewords import has_year, is_foreign
from .marked import PROFILE, SECTION
from .months import MONTHS
from .namewords import PARTICLES, STRANGERS
from .shownlines import BAR, INLINE, SHORT, first_lines, texts_of
from .sources import FRONT
from .strings import WORD, fold, plain, text_of

MAX_LINES = 40  # lines near the headline that are looked at
MAX_ELEMENTS = 20_000
NEAR = (0, -1, 1, -2)  # lines from the date at which a name stands, most likely first
MAX_PICTURES = 5
MAX_SIDE = 4  # elements side by side in a byline
CLOSED = (" in", ")", "）")  # "Jane Roe in", before a link; "Jane Roe (London)"
MAX_SIGNS = 2  # characters of a line that is a bullet or a bar
PIECES = re.compile(r"\s?[|│•·–—]\s?|(?<=\d[日일])\s|\s-\s|,\s|\s(?:in|on|am|le|el|il|den|by|von|par|por)(?:\s|$)")
SIGNS = re.compile(
    r"\s?[|│•·]\s?|\s(?:in|on)$"
)  # what parts a line without a date; a dash or comma may be within a name's
# A day without its year, which has its month in words: "Jun 9", "Monday, 9. Juni".
SHORT_DAY = re.compile(
    r"^(?:[^\W\d_]{2,12}\.?,?\s)?(?:(?P<one>[^\W\d_]{3,12})\.?\s\d{1,2}|\d{1,2}\.?\s(?:de\s)?(?P<two>[^\W\d_]{3,12})\.?)$"
)
SMALL = re.compile(
    r"[^\W\d_A-ZÀ-Þ][^\W\d_]+"
)  # a word that may begin with a small letter; one class after another: linear
DATE_BEHIND = re.compile(r"\s?[:：]\s?(?:[^\W\d_]{2,12}[\s,،]{1,2}){0,2}\d")
LABELLED = re.compile(
    r"^(?:last )?(?:updated|published|posted)(?: on)?\s?:?$", re.I
)  # a date follows, which may be filled in later
FIRST_LINES = 14  # near a headline among which a byline stands
LEAD = 700  # characters of prose after which the text has begun: more than a standfirst or a caption
OTHERS = re.compile(
    r"review|edit|checked|updat|publish|post|photo|foto|image|illustrat|video|transl|present|powered|sponsor|compiled|"
    r"[编編][辑輯集]|[责責][编編]|校[对對]|[摄攝撮]影|редакт|редаг|penyunting",
    re.I,
)
LONGEST_LABEL = 25
ENOUGH = 150  # different words of a page from which one that is missing tells something
# What stands over the author's biography, the name in the next line.
ABOUT = re.compile(
    r"^(?:(?:about|meet) (?:the|this|our) (?:author|writer)|about author|author(?: bio(?:graphy)?| profile| spotlight)?|"
    r"post author|written by|(?:ü|ue)ber (?:den autor|die autorin)|der autor|die autorin|(?:sobre|acerca de) (?:el|la) autora?|"
    r"sobre [oa] autora?|à propos de l['’]auteure?|sull['’]autor[ei]|over de auteur|om forfatteren|om författaren|"
    r"o autor(?:ze|ovi|ovi článku)|об авторе|про автора|yazar hakkında|"
    r"عن الكاتب|על הכותב|この記事を書いた人|執筆者|著者|작성자|关于作者|作者简介)\s?[:：]?$",
    re.I,
)
SAID = re.compile(r"^(?:written|posted|words|story|text|reported) by\b|^(?:author|autor|auteur)\s?[:：]", re.I)
COLONS = (":", "：")
# What a site is made with, at its foot, and the lines in which the names of systems, themes and their makers follow.
MADE_WITH = re.compile(
    r"\b(?:(?:powered|built|made|generated) (?:by|with|on|using)|published with|(?:theme|template|designed)(?: by|\s?:))(?!\w)",
    re.I,
)
CREDITED = 6


def beside_date(elements: Sequence[Any], known: Iterable[str], own: frozenset[str] = frozenset()) -> list[str]:
    """Return the name that stands beside the first date near a headline, or an agency that stands alone there.

    ``elements`` are those near the headline in page order, ``known`` texts whose words are nobody's name: the site's names, the headline,
    section and tags, ``own`` the folded names of the site, which may be its own author. A person's name in a line of its own counts
    when it stands on the page once more.

    >>> import lxml.html
    >>> root = lxml.html.fromstring("<body><div>Jane Roe</div><div>3 May 2024</div><p>Jane Roe writes on weather.</p></body>")
    >>> beside_date(list(root.iter("div")), ["The Daily Post"])
    ['Jane Roe']
    """
    lines = list(islice(_lines(elements), MAX_LINES))
    worded = [pair for pair in lines if len(pair[1]) > MAX_SIGNS]
    strangers = "\n".join(map(fold, known))
    dated, ahead = None, False
    for element, line, step in chain(_around_date(lines), _around_date(worded) if len(worded) < len(lines) else ()):
        if step == 0:
            dated, ahead = element, BY_LAST.search(line) is not None
        found = names([line], strict=True) if step == 1 and ahead else _people_in(element, line, step, strangers)
        sure = step == 0 or (element.tag in INLINE and element.getparent() is dated)  # in one line with the date
        sure = sure or (step == 1 and ahead) or _are_one_line(element, dated) or _is_behind(element, dated)
        if found and (sure or len(found) > 1 or line.endswith(CLOSED) or _again(element, line, found[0])):
            return found
        if found:
            break  # a name that stands there once
    for element, line, step in _around_date(worded):
        if step and _is_body(element, line, own):
            return [line]
        if step and _has_portrait(element, line) and (found := names([line], strict=True)):
            return found
    alone = next(([line] for _, line in lines if line.casefold() in AGENCIES), [])
    return alone or next(
        ([name] for _, line in lines if _dated(line) for name in _pieces(line) if name.casefold() in AGENCIES), []
    )


def _are_one_line(element: Any, dated: Any) -> bool:
    """Whether a name and the date are inline elements side by side, with little else around them."""
    if dated is None or element.tag not in INLINE or dated.tag not in INLINE or element is dated:
        return False
    parent = dated.getparent()
    return parent is element.getparent() and len(parent) <= MAX_SIDE and len(text_of(parent, 2 * SHORT)) <= SHORT


def _is_behind(element: Any, dated: Any) -> bool:
    """Whether a name stands directly in the element around the date, behind it: "<span>3 May 2024</span> · 5 min · Jane Roe"."""
    return (
        dated is not None
        and dated.tag in INLINE
        and dated.getparent() is element
        and len(text_of(element, 2 * SHORT)) <= SHORT
    )


def _pieces(line: str) -> list[str]:
    return [piece.strip(" ()[]") for piece in PIECES.split(line)]


def is_logo_link(element: Any) -> bool:
    """Whether an element is the link to the front page, or stands in it."""
    node = next((node for node in islice(chain((element,), element.iterancestors()), 3) if node.tag == "a"), None)
    href = None if node is None else node.get("href")
    return href is not None and (href in {"", "/"} or FRONT.match(href) is not None)


def alone_beside_date(elements: Sequence[Any], known: Iterable[str]) -> list[str]:
    """Return the person's name in a line of its own beside the first date, of which no word stands on the page in small letters.

    The words of sections and labels mostly do. For pages that name nobody in any other way; the parameters are those of ``beside_date``.
    """
    lines = [pair for pair in islice(_lines(elements), MAX_LINES) if len(pair[1]) > MAX_SIGNS]
    strangers = "\n".join(map(fold, known))
    for element, line, step in _around_date(lines):
        found = _people_in(element, line, step, strangers) if step in {-1, 1} else []
        if found and not _is_common(element, found[0]):
            return found
    return []


def _is_common(element: Any, name: str) -> bool:
    """Whether a word of a name stands on the page in small letters, or there are too few words to tell."""
    texts = islice(element.getroottree().getroot().itertext("*"), MAX_ELEMENTS)
    small = {word for text in texts for word in WORD.findall(text)}
    words = (word.strip(".,").lower() for word in name.split())
    return len(small) < ENOUGH or any(word in small and word not in PARTICLES for word in words)


def _people_in(element: Any, line: str, step: int, strangers: str) -> list[str]:
    """Return the one person that a line, or a piece of the line with the date, names, or the several that a line consists of."""
    for piece in (PIECES if step == 0 else SIGNS).split(line):
        found = names([piece], strict=True)
        named = sum(map(len, found))
        part = 2 * named < len(piece) and not any(map(piece.startswith, found))  # a name within other words
        if not found or part or any(fold(name) in strangers for name in found) or _labels_date(line, found[-1]):
            continue
        if len(found) == 1 and may_be(element, found[0]):
            return found
        if len(found) > 1 and 4 * named > 3 * len(piece) and all(map(is_person, found)):
            return found
    return []


def _labels_date(line: str, name: str) -> bool:
    """Whether what looks like a name, as any two words do in a script without capitals, is what a date is called: "تاریخ انتشار: ۱۱ …"."""
    at = line.find(name)
    return at >= 0 and DATE_BEHIND.match(line, at + len(name)) is not None


def _around_date(lines: Sequence[tuple[Any, str]]) -> Iterator[tuple[Any, str, int]]:
    """Yield the lines beside the first one with a date, with how far they stand from it; of dates without a year where none has one."""
    place = next((index for index, (_, line) in enumerate(lines) if _dated(line)), None)
    if place is None:
        place = next((index for index, (_, line) in enumerate(lines) if half_dated(line)), None)
    for step in NEAR if place is not None else ():
        there = (place or 0) + step
        if 0 <= there < len(lines):
            yield (*lines[there], step)


def _is_body(element: Any, line: str, own: frozenset[str]) -> bool:
    """Whether a line is a team, what editors call themselves, or the name of the site where it is no logo."""
    if (STRANGERS - {"the"}) & set(line.casefold().split()):
        return False  # "Meet our team"
    return TEAM.match(line) is not None or line.casefold() in DESKS or (fold(line) in own and not _is_logo(element))


def written_by(elements: Iterable[Any]) -> list[str]:
    """Return the names after "By", "Written by" or the like among the first lines near a headline: the byline that readers see.

    ``elements`` are those near the headline. Those who reviewed, edited or published are no authors.

    >>> import lxml.html
    >>> root = lxml.html.fromstring("<div><i>3 May 2024</i><i>Reviewed by</i><i>John Doe</i><i>By Jane Roe</i></div>")
    >>> written_by(root)
    ['Jane Roe']
    """
    first = list(islice(first_lines(elements, LEAD), FIRST_LINES))
    credited = _credits(first)
    for place, line in enumerate(first):
        if place in credited or line.casefold() in TEXTS or _among_facts(first, place):
            continue  # may stand behind the name
        if len(line) < SHORT and introduces(line) and not OTHERS.search(f"{first[place - 1] if place else ''} {line}"):
            found = introduced(first[place:])
            if found and any(name in " ".join(first[place : place + 2]) for name in found):
                return found if any(" " in name for name in found) else []
    return []


def _among_facts(lines: Sequence[str], place: int) -> bool:
    """Whether a label stands between two others, each with what it says, and none of them a date: the facts of a book that is reviewed."""
    if not lines[place].endswith(COLONS) or not 2 <= place < len(lines) - 3:
        return False
    beside = (place - 2, place + 2)
    return all(lines[at].endswith(COLONS) and not _dated(lines[at + 1]) for at in beside)


def without_facts(lines: Sequence[str]) -> list[str]:
    """Return lines without the labels of facts, of a book for one, that look like those of an author, the lines behind these, and who made
    the site.
    """
    facts = {place for place in range(len(lines)) if _among_facts(lines, place)}
    left_out = facts | {place + 1 for place in facts} | _credits(lines)
    return [line for place, line in enumerate(lines) if place not in left_out]


def _credits(lines: Sequence[str]) -> set[int]:
    """The places of the lines that say what a site is made with, and by whom."""
    made = [place for place, line in enumerate(lines) if len(line) <= LONGEST_LABEL and MADE_WITH.search(line)]
    return {at for place in made for at in range(place, place + CREDITED)}


def said_anywhere(root: Any) -> list[str]:
    """Return the names after "Written by", "About the author" or the like anywhere on a page, where they are the only ones.

    >>> import lxml.html
    >>> said_anywhere(lxml.html.fromstring("<body><p>It rains.</p><h3>Written by Jane Roe</h3></body>"))
    ['Jane Roe']
    """
    found: dict[tuple[str, ...], None] = {}
    about = False
    for text in islice(root.itertext(), MAX_ELEMENTS):
        if len(text) > 2 * SHORT or text.isspace():
            about = about and len(text) <= 2 * SHORT
            continue
        line = text.strip()
        one: list[str] = []
        if about and len(line) < SHORT:
            one = names([line], strict=True)[:1]
        elif 9 < len(line) < SHORT and SAID.match(line):
            one = introduced([line])
        if one:
            found[tuple(one)] = None
        about = len(line) < LONGEST_LABEL and ABOUT.match(line) is not None
    return list(next(iter(found))) if len(found) == 1 else []


def _lines(elements: Sequence[Any]) -> Iterable[tuple[Any, str]]:
    for _, text, holder in texts_of(elements):
        line = plain(text) if len(text) < 4 * SHORT else ""
        if line and not _is_caption(holder):
            yield holder, line


def _is_caption(holder: Any) -> bool:
    """Whether an element is the caption of a picture, or stands directly in one."""
    around = [node for node in (holder, holder.getparent()) if node is not None]
    return any(node.tag == "figcaption" or "caption" in (node.get("class") or "").lower() for node in around)


def _dated(line: str) -> bool:
    short = len(line) <= SHORT or (len(line) <= 2 * SHORT and BAR.search(line) is not None)
    return short and has_year(line) and not is_foreign(line) and read(line) is not None


def half_dated(line: str) -> bool:
    """Whether a line is a day without its year, says how long ago, or is the label of a date.

    >>> [half_dated(line) for line in ("Jun 9", "3 days ago", "9. Juni", "Last updated:", "Top 10", "4 min")]
    [True, True, True, True, False, False]
    """
    if len(line) > LONGEST_LABEL:
        return False
    day = SHORT_DAY.match(line)
    if day:
        return (day["one"] or day["two"]).casefold() in MONTHS
    return LABELLED.match(line) is not None or (
        " " in line and AGO.search(line) is not None and not line[-1].isdigit() and "min" not in line
    )


def _is_logo(element: Any) -> bool:
    """Whether a site's name is the link to its front page, or stands in the head of the page."""
    for node, _ in zip((element, *element.iterancestors()), range(4), strict=False):
        href = node.get("href") if node.tag == "a" else None
        if node.tag in {"header", "nav"} or (href is not None and (href in {"", "/"} or FRONT.match(href))):
            return True
    return False


def _has_portrait(element: Any, name: str) -> bool:
    """Whether a picture in the element or beside it is described by a name."""
    around = element if element.getparent() is None else element.getparent()
    return any(name in (picture.get("alt") or "") for picture in islice(around.iter("img"), MAX_PICTURES))


def _again(element: Any, line: str, name: str) -> bool:
    """Whether a name stands on the page once more, as those of authors do: over a biography, in a link to their articles."""
    whole = element.getroottree().getroot()
    if any(
        (node.get("href") or "/") != "/"
        for node in (element, element.getparent())
        if node is not None and node.tag == "a"
    ):
        return True  # a link with the name in its address
    texts = islice(whole.itertext(), MAX_ELEMENTS)
    if name.lower() == name.upper():  # in a script without capitals two words of a sentence look like a name
        return bool(sum(text.strip() == name for text in texts) > (line == name))
    return sum(name in text for text in texts) > 1


def may_be(element: Any, name: str, profile: bool = False) -> bool:
    """Whether a text may be a person's name by where it links to: nowhere, the front page, or an address with a part of the name.

    Names in Han and kana look like any other word there: they are not told. With ``profile`` an address of profiles is enough.
    """
    if WIDE_NAME.search(name):
        return False
    for node, _ in zip((element, *element.iterancestors()), range(3), strict=False):
        if node.tag == "a":
            address = (node.get("href") or "").lower()
            parts = [fold(word) for word in name.split()]
            tagged = "tag" in (node.get("rel") or "").lower().split()
            return (
                not tagged
                and not SECTION.search(address)
                and (
                    len(address) < 2
                    or any(part in fold(address) for part in parts)
                    or (profile and PROFILE.search(address) is not None)
                )
            )
    return True
