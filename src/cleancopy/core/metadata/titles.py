"""The title: the page's ``<h1>`` that is most like what the page declares, and every other candidate, without the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..figures import width
from .strings import fold, likeness

# What stands between a title and the name of a site. Spaces on both sides, so that no word with a hyphen is cut; the
# fullwidth signs of Chinese and Japanese stand without, and there so do a low line and a hyphen.
_HAN = r"\u3040-\u30ff\u3400-\u9fff"
SEPARATOR = re.compile(
    rf"\s(?:[|\-–—»«·•:>/~←→‹›]|\|\||::|//|--)\s|\s?[|｜：︱]\s?|:\s|(?<=[{_HAN}！？。”」』》）])(?:[_-](?=[{_HAN}])|_{{1,3}}(?=\w)|:(?=\S))"
)
BARS = frozenset("|_")  # between a title and what is none of it: the section, the site
HYPHEN = re.compile(r"[-–—_]")  # without spaces: only where the page shows what is before or behind it
MAX_CUTS = 6
LONGEST_NAME = 25  # characters of a site's name
SHORTEST = 10  # characters of a part that may be the title by itself
LIKE = 0.6  # likeness of a headline and a declared title from which they are two forms of one
CLOSER, AHEAD = (
    0.5,
    0.2,
)  # likeness that is enough for the one of several headlines that is so much more like it than the others
NAMELESS = 0.25  # below this a single h1 is the name of the site or of a section rather than the title
LONGEST = 200  # characters of a headline: a longer <h1> is a paragraph
ANCHORS = frozenset("# ¶ § 🔗 ∞".split())  # links of a headline to itself
LONGEST_LABEL = 40  # characters after a bar that are no part of the title
# Anchored at a bracket, a class of limited length without brackets: linear.
IN_BRACKETS = re.compile(r" \[([^\[\]]{2,60})\]$")


@dataclass(frozen=True, slots=True)
class Names:
    """What a site may be called, folded."""

    known: frozenset[str]
    declared: frozenset[str] = frozenset()
    """Those that the page declares, without those of its host."""

    def are(self, name: str) -> bool:
        """Whether a name is that of the site, exactly: a person may be called a little like it."""
        return fold(name) in self.known

    def are_host(self, name: str) -> bool:
        """Whether a name is only that of the host, while the site calls itself otherwise: the host may be named after its author."""
        return bool(self.declared) and fold(name) in self.known - self.declared

    def holds(self, part: str) -> bool:
        """Whether a part of a title is the name of the site, alone or with a word or two."""
        folded = fold(part)
        if not folded or folded in self.known:
            return bool(folded)
        return len(folded) > 3 and any(_akin(folded, name) for name in self.known if len(name) > 3)


def _akin(part: str, name: str) -> bool:
    """Whether a part is a name with a few words more ("Daily Post Online"), or the half of a name."""
    longer = len(part) <= 3 * len(name) + 10 and (part.startswith(name) or part.endswith(name))
    shorter = len(part) >= 5 and 2 * len(part) >= len(name) and (name.startswith(part) or name.endswith(part))
    return longer or shorter


def names_of(site: Iterable[str | None], host: str) -> Names:
    """Return the names of a site: those declared, and the labels of its host without ``www`` and the ending."""
    known = {fold(name) for name in site if name}
    declared = frozenset(known)
    labels = [label for label in host.lower().split(".") if label not in {"www", "m", "amp"}]
    known |= {fold(host), fold(".".join(labels)), *(fold(label) for label in labels[:-1] if len(label) > 2)}
    return Names(frozenset(name for name in known if len(name) > 1) - {"com", "net", "org", "blog", "news"}, declared)


def cut_site(title: str, names: Names, others: Sequence[str] = ()) -> str:
    """Return a title without the name of the site before or after it.

    A part at an end is cut when it is a name of the site, or when what remains is another candidate.

    >>> cut_site("It rains - The Daily Post", names_of(["Daily Post"], "dailypost.example"))
    'It rains'
    """
    known = {fold(other) for other in others}
    for _ in range(MAX_CUTS):
        found = list(SEPARATOR.finditer(title))
        if not found:
            break
        first, last = found[0], found[-1]
        head, tail = title[: first.start()].strip(), title[last.end() :].strip()
        before, after = title[: last.start()].strip(), title[first.end() :].strip()
        if before and (names.are(tail) and last[0] != ": " if _colon(last) else names.holds(tail)):
            title = before
        elif after and (names.are(head) if _colon(first) else names.holds(head)):
            title = after
        elif not BARS.isdisjoint(last[0]) and len(before) >= SHORTEST and len(tail) <= min(LONGEST_LABEL, len(before)):
            title = before
        else:
            return _as_other(title, found, known)
    return title


def _colon(separator: re.Match[str]) -> bool:
    """Whether a title goes on: what stands before a colon may begin with the name of the site and belong to the title."""
    return separator[0].strip() in {":", "："}


def _as_other(title: str, found: list[re.Match[str]], known: set[str]) -> str:
    """Return the part of a title that is another candidate, the longest, else the title.

    Not at a colon: what stands before or after it belongs to the title, which others shorten.
    """
    cuts = [match for match in found if ":" not in match[0] or "::" in match[0]]
    parts = [part.strip() for match in cuts for part in (title[: match.start()], title[match.end() :])]
    return max((part for part in parts if len(part) >= SHORTEST and fold(part) in known), key=len, default=title)


def part_shown(title: str, is_shown: Callable[[str], bool]) -> str:
    """Return the longest part of a declared title that the page shows by itself, if it is the greater part; else the title.

    >>> part_shown("Thornbeck Gazette - It rains in the valley", {"It rains in the valley"}.__contains__)
    'It rains in the valley'
    """
    cuts = [*list(SEPARATOR.finditer(title))[:MAX_CUTS], *list(HYPHEN.finditer(title))[-MAX_CUTS:]]
    parts = {part.strip() for cut in cuts for part in (title[: cut.start()], title[cut.end() :])}
    greater = sorted((part for part in parts if 2 * len(part) >= len(title) and len(part) >= SHORTEST), key=len)
    return next((part for part in reversed(greater) if is_shown(part)), title)


def own_words(whole: str, parts: Sequence[str], declared: Sequence[str], documents: Sequence[str] = ()) -> str:
    """Return the text of a headline without a kicker, date or source that stands in the same element.

    ``parts`` are the texts of its nodes: one that is a declared title, where the whole is none, is the title. The titles of
    ``documents``, which ``<title>`` says, come after those that are ``declared`` otherwise: there the kicker often stands too.

    >>> own_words("Weather It rains in May", ["Weather", "It rains in May"], ["It rains in May"], ["Weather: It rains in May"])
    'It rains in May'
    """
    for titles in (declared, documents):
        known = {fold(title) for title in titles}
        if fold(whole) in known:
            return whole
        part = next((part for part in parts if len(part) >= SHORTEST and fold(part) in known), None)
        if part:
            return part
    return whole


def without_anchor(whole: str, parts: Sequence[str]) -> str:
    """Return the text of a headline without the sign that links to it.

    >>> without_anchor("It rains #", ["It rains", "#"]), without_anchor("Learn C #", ["Learn C #"])
    ('It rains', 'Learn C #')
    """
    return whole[: -len(parts[-1])].rstrip() if len(parts) > 1 and parts[-1] in ANCHORS else whole


def once(title: str) -> str:
    """Return a title that is written twice, one for each kind of screen, as it is.

    >>> once("It rains in May It rains in May"), once("Bora Bora")
    ('It rains in May', 'Bora Bora')
    """
    half = len(title) // 2
    return title[:half] if half >= SHORTEST and title[half] == " " and title[:half] == title[half + 1 :] else title


def choose(headlines: Sequence[str], declared: Sequence[str], names: Names) -> tuple[str, ...]:
    """Return the candidates for the title, the most trusted first, without repeats.

    ``headlines`` are the page's ``<h1>`` in page order, ``declared`` the titles that it declares, most trusted first.
    """
    shown = [
        title for title in map(once, headlines) if title and len(title) <= LONGEST and fold(title) not in names.known
    ]
    shown = [title for title in shown if not _heads(title, declared)]
    cleaned = [cut_site(title, names, [*shown, *declared[:2]]) for title in declared]
    cleaned = [title for title in cleaned if title and fold(title) not in names.known] or [
        title for title in declared if title
    ]
    shown = [cut_site(title, names, cleaned) for title in shown]
    if shown:
        cleaned = [title for title in cleaned if not _of_wiki(title, names)]
    return _unique([*_best(shown, cleaned), *cleaned, *shown])


def _of_wiki(title: str, names: Names) -> bool:
    """Whether a title has the name of the site in brackets at its end, as wikis write that begin it with the page's address."""
    found = IN_BRACKETS.search(title)
    return found is not None and fold(found[1]) in names.known


def _heads(headline: str, declared: Sequence[str]) -> bool:
    """Whether a headline is what one declared title adds to another: the name of a blog over its post, or a section's."""
    folded = {fold(title) for title in declared}
    own = fold(headline)
    return own not in folded and any(f"{own}{other}" in folded or f"{other}{own}" in folded for other in folded)


def _best(shown: list[str], declared: list[str]) -> list[str]:
    """Return the headline that is most like the declared titles, if any is the title at all."""
    if not shown or not declared:
        return shown[:1]
    folded = [fold(title) for title in declared]
    scores = [max(like(fold(title), other) for other in folded) for title in shown]
    best = max(range(len(shown)), key=lambda i: (round(scores[i], 2), -i))
    ahead = len(shown) > 1 and scores[best] - max(scores[:best] + scores[best + 1 :]) >= AHEAD
    if scores[best] >= (CLOSER if ahead else LIKE) or (len(shown) == 1 and scores[best] >= NAMELESS):
        return [shown[best]]
    return shown if len(shown) == 1 and _names_site(shown[0], declared) else []


def _names_site(headline: str, declared: Sequence[str]) -> bool:
    """Whether all that is declared is short beside the only headline: the same words on every page of a site."""
    return all(len(title) <= LONGEST_NAME and 2 * len(title) <= width(headline) for title in declared)


def like(one: str, other: str) -> float:
    """Return how like two folded titles are; one that begins the other is its short form."""
    if min(len(one), len(other)) >= 12 and (one.startswith(other) or other.startswith(one)):
        return max(0.9, likeness(one, other))
    return likeness(one, other)


def _unique(titles: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for title in titles:
        seen.setdefault(fold(title) or title, title)
    return tuple(title for title in seen.values() if title)
