"""A byline of which the words around it tell that it is one: an account after "by", a name over an office or over its biography."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from typing import Any

from .authors import MAIL, WIDE_NAME, is_person, names
from .beside import half_dated, may_be
from .bylines import AFTER, AGENCIES, LABELLED, LOCAL, OFFICES, TEXT_IN_BRACKETS, WORK_OF_OTHERS
from .datewords import has_year
from .marked import PROFILE
from .namewords import NOBODY, ROLES, STRANGERS
from .shownlines import held_lines
from .strings import fold

FIRST = 16  # lines near the headline among which a byline stands
MAX_OFFICE = 6  # words of an office under a name
NAME = r"(?P<name>[^\W\d_][\w.-]{1,24})"
# "Posted by Jane on Tuesday, August 29, 2023": one word between the words for it and the date. Anchored, fixed words: linear.
POSTER = re.compile(rf"^(?:posted|written|published|submitted|added)\sby:?\s{NAME},?\s(?:on|at)\s(?=.*\d)", re.I)
BY_ACCOUNT = re.compile(rf"^by:?\s{NAME}$", re.I)
# "Jane Roe (AFP)", "Jane Roe, Reuters". Limited, anchored: linear.
OF_AGENCY = re.compile(r"^(?P<name>[^,(/|–]{3,60}?)(?:\s?[,(/|–]\s?|\s-\s)(?P<agency>[^,()/|–]{2,40})\)?$")
# "3 May 2024 by Jane Roe | Updated": behind the date. Limited, the class without what follows: linear.
BEHIND = re.compile(
    r"\b(?:19|20)\d\d(?:,?\s\d{1,2}[:.]\d{2}(?:\sUhr|\s?[ap]m)?)?,?\s(?:by|von|par|por|di|av|af|door|oleh|od)\s(?P<name>[^\d|·•]{5,60})(?:$|[|·•])",
    re.I,
)
SITE = re.compile(
    r"^[A-Z][\w-]{2,30}\.[a-z]{2,4}(?:\.[a-z]{2})?$", re.I
)  # "Jane Roe - DailyPost.com": a publication by its address
PLACE_BEHIND = re.compile(r",?\s(?:in|à|en|aus|i|w|v)\s[A-ZÀ-Þ][^\W\d_]{1,20}$")  # "Science correspondent, in Geneva"
OFFICE = re.compile(r"\s?[,/|–]\s?|\s-\s")  # before the office
SHORT_WIDE = 60  # characters of a line with the name of a reporter and an address
# Behind the source: "来源：… 作者：…".
LABELLED_WIDE = re.compile(r"(?:^|\s)(?:作者|记者|記者|撰文)[:：]\s?([\u3400-\u9fff]{2,4})(?=$|\s)")
BY = re.compile(r"^(?:(?:written|posted|words|story|published)\s)?by:?$", re.I)
ACCOUNT = re.compile(rf"^{NAME}$")
# Not "field--name-field-tags": Drupal names every field of a page so.
CALLED = re.compile(
    r"(?:^|[\s_]|(?<!field)(?<!field-)-)(?:name|fn|author|byline)(?:$|[\s_-])|[a-z]Name\b|[aA]uthor", re.I
)
NAMING = ("class", "data-hook", "data-testid")  # attributes in which systems name what an element is for
OF_USER = re.compile(rf"{PROFILE.pattern}|/users?/|/@|/by/")
NOT_NAMES = (
    NOBODY | ROLES | STRANGERS | OFFICES | frozenset("the a an our us you it me them one all type name default".split())
)


def signed(elements: Iterable[Any], known: Iterable[str]) -> list[str]:
    """Return the one whom the words around a line near the headline make the author.

    ``elements`` are those near the headline in page order, ``known`` texts whose words are nobody's name.

    >>> import lxml.html
    >>> root = lxml.html.fromstring("<div><b>Jane Roe</b><i>Tech Writer</i><p>It rains.</p></div>")
    >>> signed(root.iter(), ["The Daily Post"])
    ['Jane Roe']
    """
    known = list(known)
    lines = list(islice(held_lines(elements), FIRST))
    strangers = "\n".join(map(fold, known))
    return (
        _account([line for _, line in lines])
        or _with_office(lines, {fold(text) for text in known})
        or _behind_date(lines)
        or _over_office(lines, strangers)
        or _first_name(lines, strangers)
    )


def _account(lines: Sequence[str]) -> list[str]:
    """Return the one word after "by" beside a date: a first name, or the name of an account."""
    for place, line in enumerate(lines):
        after = lines[place + 1] if place + 1 < len(lines) else ""
        found, dated = POSTER.match(line), True
        if not found:
            found = BY_ACCOUNT.match(line)
            around = [*lines[max(place - 1, 0) : place], after]
            if not found and BY.match(line):
                found = ACCOUNT.match(after)
                around = [*lines[max(place - 1, 0) : place], *lines[place + 2 : place + 3]]
            dated = any(has_year(other) or half_dated(other) for other in around)
        if found and dated and found["name"].casefold() not in NOT_NAMES:
            return [found["name"]]
    return []


def introduced_in(lines: Iterable[str], language: str | None) -> list[str]:
    """Return the names behind a word that means "by" in the language of the page, and is a name or another word elsewhere.

    >>> introduced_in(["Nga Ardit Hoxha"], "sq"), introduced_in(["Nga Ardit Hoxha"], "en")
    (['Ardit Hoxha'], [])
    """
    word = LOCAL.get((language or "").lower().partition("-")[0])
    for line in islice(lines, FIRST) if word else ():
        begins = word.match(line) if word else None
        found = names([line[begins.end() :]], strict=True) if begins else []
        if found and all(map(is_person, found)) and line[begins.end() :].startswith(found[0]) if begins else False:
            return found
    return []


def _of_agency(line: str, own: set[str]) -> list[str]:
    """Return whom a line gives an agency, which is an author as well, or one of its ``own`` names to the site or a section."""
    found = OF_AGENCY.match(line)
    of_agency = found is not None and found["agency"].casefold() in AGENCIES
    if not found or WORK_OF_OTHERS.match(f" {line}") or not _is_one(found["name"]):
        return []
    if not of_agency and fold(found["agency"]) not in own and not SITE.match(found["agency"]):
        return []
    return [found["name"], found["agency"]] if of_agency else [found["name"]]


def _with_site(line: str, own: set[str]) -> list[str]:
    """Return the person in a line whom the name of the site follows, with nothing between: "Jane Roe Daily Post"."""
    words = line.split()
    for count in range(2, min(len(words), MAX_OFFICE)):
        site = fold(" ".join(words[count:]))
        if site and site in own and _is_one(" ".join(words[:count])):
            return [" ".join(words[:count])]
    return []


def _who_wrote(line: str) -> list[str]:
    """Return whom a line says in brackets to have written the text: "Jane Roe (text) and Max Moe (photos)"."""
    found = names([line], strict=True) if TEXT_IN_BRACKETS.search(line) else []
    return found if found and all(map(is_person, found)) and line.startswith(found[0]) else []


def _with_office(lines: Sequence[tuple[Any, str]], own: set[str]) -> list[str]:
    """Return whom a line gives an office or an agency and nothing else: "Reporter Jane Roe", "Jane Roe, reporter", "Jane Roe (AFP)"."""
    for _, line in lines:
        first, _, rest = line.partition(" ")
        name, office = (*OFFICE.split(line, maxsplit=1), "")[:2]
        if found := _of_agency(line, own) or _with_site(line, own) or _who_wrote(line):
            return found
        if first.casefold() in OFFICES and _is_one(rest):
            return [rest]
        held = OFFICES.intersection(office.casefold().split()[:2]) and len(office.split()) <= MAX_OFFICE
        if held and _is_one(name):
            return [name]
        if found := [] if line.isascii() or len(line) > SHORT_WIDE else _wide(line):
            return found
    return []


def _wide(line: str) -> list[str]:
    """Return whom a line in Chinese, Japanese or Korean gives an office."""
    if AFTER.search(bare := MAIL.sub("", line).strip()):
        found = names([bare], strict=True)
        return found if len(found) == 1 and WIDE_NAME.fullmatch(found[0]) else []
    found_wide = LABELLED_WIDE.search(line)
    return [found_wide[1]] if found_wide else []


def _behind_date(lines: Sequence[tuple[Any, str]]) -> list[str]:
    """Return the one whom a line with the date names behind it: "3 May 2024 | Author: Jane Roe"."""
    for _, line in lines:
        found = LABELLED.search(line) if has_year(line) else None
        if found and _is_one(found["name"].strip()):
            return [found["name"].strip()]
        found = BEHIND.search(line) if has_year(line) else None
        people = names([found["name"]], strict=True) if found else []
        if people and all(map(is_person, people)):
            return people
    return []


def _is_one(text: str) -> bool:
    """Whether a text is the name of one person and nothing else."""
    return names([text], strict=True) == [text] and is_person(text)


def _over_office(lines: Sequence[tuple[Any, str]], strangers: str) -> list[str]:
    """Return the names that stand over an office, or over a text that begins with it: "Jane Roe is the editor of"."""
    people: list[str] = []
    after = -1
    for place, ((element, line), (_, below)) in enumerate(pairwise(lines)):
        if people and place > after + 1:
            break
        office = _is_office(below)
        biography = not people and below.startswith((f"{line} is ", f"{line} has ", f"{line}, "))
        if not (office or biography) or not _is_one(line) or fold(line) in strangers:
            continue
        if may_be(element, line, profile=True):
            if biography:
                return [line]
            people, after = [*people, line], place + 1
    return people


def _first_name(lines: Sequence[tuple[Any, str]], strangers: str) -> list[str]:
    """Return the one word beside the first date whose element is called a name or an author's, or links to a profile."""
    lines = [(element, line) for element, line in lines if any(map(str.isalnum, line))]
    place = next((index for index, (_, line) in enumerate(lines) if has_year(line) or half_dated(line)), None)
    for there in (place - 1, place + 1) if place is not None else ():
        if 0 <= there < len(lines):
            element, line = lines[there]
            single = (
                ACCOUNT.match(line)
                and not line.isupper()
                and line.casefold() not in NOT_NAMES
                and fold(line) not in strangers.split("\n")
            )
            if single and _is_called(element) and may_be(element, line, profile=True):
                return [line]
    return []


def _is_called(element: Any) -> bool:
    """Whether a class of an element or of the one around it is that of a name, or it links to a profile."""
    parent = element.getparent()
    words = " ".join(node.get(key) or "" for node in (element, parent) if node is not None for key in NAMING)
    addresses = (node.get("href") or "" for node in (element, parent) if node is not None and node.tag == "a")
    return CALLED.search(words) is not None or any(OF_USER.search(address) for address in addresses)


def _is_office(line: str) -> bool:
    line = PLACE_BEHIND.sub("", line)
    last = line.rsplit(maxsplit=1)[-1].casefold()
    return last in OFFICES and len(line.split()) <= MAX_OFFICE and line.split(maxsplit=1)[0].casefold() not in STRANGERS
