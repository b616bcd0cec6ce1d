"""Everything on a page of the demo newspaper that is not the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from .pulse import Pulse
from .sources import SITE, Story, stories, words


@dataclass(frozen=True)
class View:
    """What a page is made from beside its story."""

    base: str
    """Address of the site, without a slash at the end."""
    language: str
    pulse: Pulse

    @property
    def words(self) -> dict[str, Any]:
        """The words of the page's language."""
        return words()[self.language]


def cut(text: str, length: int, mark: str = "...") -> str:
    """Return the beginning of a text, cut off in the middle of a word where it has words.

    >>> cut("The lamp will be lit", 6)
    'The la...'
    """
    while length < len(text) - 1 and not (text[length - 1].isalpha() and text[length].isalpha()):
        length += 1
    return text[:length] + mark


def neighbours(story: Story, count: int) -> list[Story]:
    """Return other stories of the same language that pages may link to."""
    others = [
        other
        for other in stories().values()
        if other.language == story.language and other.id != story.id and other.found_by("link")
    ]
    return others[:count]


def top(view: View) -> str:
    """Return the header of every page: logo, menu, sections, ticker, weather, clock, headline strip."""
    w = view.words
    menu = "".join(f'<li><a href="/{view.language}/#{n}">{escape(name)}</a></li>' for n, name in enumerate(w["menu"]))
    sections = "".join(
        f'<li><a href="/{view.language}/{key}/">{escape(name)}</a></li>' for key, name in w["sections"].items()
    )
    return (
        f'<header class="masthead"><a class="logo" href="/">{SITE}</a>'
        f"<nav><ul>{menu}</ul><ul>{sections}</ul></nav></header>{ticker(view)}{weather(view)}{strip(view)}"
    )


def ticker(view: View) -> str:
    """Return the rates and indices that change with every visit."""
    lines = "".join(
        f"<div><span>{name}</span> <b>{value}</b> <i>{change}</i></div>" for name, value, change in view.pulse.quotes()
    )
    return f'<div class="quotes-bar">{lines}</div>'


def weather(view: View) -> str:
    """Return the weather strip and the clock."""
    degrees, wind = view.pulse.weather()
    line = escape(view.words["weather"].format(t=degrees, w=wind))
    return f'<div class="strip-w"><span>{line}</span></div><div class="strip-c">{view.pulse.clock()}</div>'


def strip(view: View) -> str:
    """Return the strip of breaking news: clock times and headlines."""
    latest = [story for story in stories().values() if story.language == view.language and story.found_by("link")]
    items = "".join(
        f'<a href="{story.path}">{hour}:{15 + hour} {escape(story.title)}</a> '
        for hour, story in enumerate(latest[:3], 10)
    )
    name = escape(view.words["breaking"])
    return f'<div class="flash"><span>+++ {name} +++</span> {items}</div>'


def card(story: Story, more: str) -> str:
    """Return a teaser of another article, cut in the middle of a word."""
    lure = story.standfirst or story.parts[0].text
    length = 28 if story.language in {"zh", "ja"} else 90
    return (
        f'<div class="card"><a href="{story.path}"><h3>{escape(story.title)}</h3></a>'
        f"<p>{escape(cut(lure, length))}</p>"
        f'<a class="more" href="{story.path}">{escape(more)}</a></div>'
    )


def related(view: View, story: Story, count: int = 3) -> str:
    """Return a box of teasers."""
    cards = "".join(card(other, view.words["more"]) for other in neighbours(story, count))
    return f'<aside class="box-rel"><h4>{escape(view.words["related"])}</h4>{cards}</aside>'


def also(view: View, story: Story) -> str:
    """Return a line that leads to another article, as it stands between paragraphs."""
    other = neighbours(story, 4)[-1]
    return f'<p>{escape(view.words["also"])} <a href="{other.path}">{escape(other.title)}</a></p>'


def newsletter(view: View) -> str:
    """Return the box that asks for an address."""
    title, text, button, address = map(escape, view.words["newsletter"])
    return (
        f'<div class="signup"><h4>{title}</h4><p>{text}</p><form action="/signup">'
        f'<label>{address}<input type="email"></label><button>{button}</button></form></div>'
    )


def share(view: View, story: Story) -> str:
    """Return the bar of buttons below the headline."""
    send, copy, paper, keep = map(escape, view.words["share"])
    return (
        f'<div class="tools"><button>{send}</button><button>{copy}</button>'
        f'<a rel="nofollow" href="/print/{story.id}">{paper}</a><button>{keep}</button></div>'
    )


def figure(view: View, story: Story) -> str:
    """Return the picture with caption and credit."""
    return (
        f'<figure><img src="/images/{story.id}.svg" alt=""><figcaption>{escape(story.caption)} '
        f"<small>{escape(view.words['photo'])} {escape(story.credit)}</small></figcaption></figure>"
    )


def advert(view: View) -> str:
    """Return an empty space for advertising with its label."""
    return f'<div class="ad-slot"><span>{escape(view.words["advert"])}</span></div>'


def about(view: View, story: Story) -> str:
    """Return the box about the first author."""
    name = story.authors[0]
    return f'<div class="writer"><b>{escape(name)}</b><p>{escape(view.words["about"].format(name=name))}</p></div>'


def tags(view: View, story: Story) -> str:
    """Return the topics below the text."""
    links = "".join(
        f'<li><a href="/{view.language}/topic/{n}">{escape(tag)}</a></li>' for n, tag in enumerate(story.tags)
    )
    return f'<div class="topics"><span>{escape(view.words["tags"])}</span><ul>{links}</ul></div>'


def comments(view: View) -> str:
    """Return the readers' comments with their rules."""
    title, rules, *voices, login = map(escape, view.words["comments"])
    lines = "".join(f'<li class="comment"><p>{voice}</p></li>' for voice in voices)
    return (
        f'<section id="comments"><h3>{title}</h3><p>{rules}</p><ul>{lines}</ul><a href="/login">{login}</a></section>'
    )


def print_copy(view: View, story: Story) -> str:
    """Return the hidden copy of the first lines that is meant for paper."""
    label, first = escape(view.words["print"]), escape(story.parts[0].text)
    return f'<div class="paper" style="display:none"><p>{label}</p><h2>{escape(story.title)}</h2><p>{first}</p></div>'


def reading_bar(view: View, story: Story) -> str:
    """Return the bar that repeats what is read, cut off."""
    lure = story.standfirst or story.title
    length = 16 if story.language in {"zh", "ja"} else 48
    return f'<div class="now-reading"><span>{escape(view.words["reading"])}</span><p>{escape(cut(lure, length, "…"))}</p></div>'


def bottom(view: View) -> str:
    """Return footer and consent dialogue."""
    text, yes, no = map(escape, view.words["cookies"])
    return (
        f"<footer><ul>{_links(view.words['footer'])}</ul><p>{escape(view.words['copyright'])}</p></footer>"
        f'<div role="dialog" class="cookie-layer"><p>{text}</p><button>{yes}</button><button>{no}</button></div>'
    )


def _links(names: Sequence[str]) -> str:
    return "".join(f'<li><a href="/about/{n}">{escape(name)}</a></li>' for n, name in enumerate(names))
