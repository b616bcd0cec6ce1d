"""The pages that are no articles: fronts full of teasers, a lost page, a shell that a script would fill."""

from __future__ import annotations

from html import escape

from . import chaff
from .chaff import View
from .sources import SITE, Story, stories, words

GONE = "/en/town/the-story-that-was-withdrawn-10404"  # answers 404
LOST = "/en/town/the-story-that-moved-without-a-word-10200"  # says "page not found" with status 200
SHELL = "/en/live/the-night-live-from-the-harbour-10300"  # nothing without JavaScript


def front(view: View) -> str:
    """Return the front page of the newspaper: the newest stories of every language."""
    groups = []
    for language, w in words().items():
        cards = "".join(chaff.card(story, w["more"]) for story in _linked(language)[:2])
        groups.append(
            f'<section lang="{language}"><h2><a href="/{language}/">{escape(w["name"])}</a></h2>{cards}</section>'
        )
    return _shell(view, SITE, "".join(groups))


def edition(view: View) -> str:
    """Return the front page of one language."""
    cards = "".join(chaff.card(story, view.words["more"]) for story in _linked(view.language))
    extra = "".join(f'<a href="{path}">{name}</a> ' for path, name in _odd(view.language))
    return _shell(view, view.words["name"], f'<div class="grid">{cards}</div><div class="more-links">{extra}</div>')


def section(view: View, name: str) -> str:
    """Return the front page of one section in one language."""
    found = [story for story in _linked(view.language) if story.section == name]
    cards = "".join(chaff.card(story, view.words["more"]) for story in found)
    return _shell(view, view.words["sections"][name], f'<div class="grid">{cards}</div>')


def lost(view: View) -> str:
    """Return the page that says that there is none."""
    title, text = map(escape, view.words["lost"])
    return _shell(view, title, f"<p>{text}</p>")


def script_shell(view: View) -> str:
    """Return a page without text, whatever a script would make of it."""
    return (
        f'<!DOCTYPE html><html lang="{view.language}"><head><meta charset="utf-8"><title>{SITE}</title></head><body>'
        f'<noscript>{escape(view.words["script"])}</noscript><div id="root"></div><script src="/app.js"></script></body></html>'
    )


def _shell(view: View, title: str, body: str) -> str:
    name = SITE if title == SITE else f"{escape(title)} | {SITE}"
    return (
        f'<!DOCTYPE html><html lang="{view.language}" dir="{view.words["dir"]}"><head><meta charset="utf-8"><title>{name}</title>'
        '<link rel="stylesheet" href="/style.css"><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>\n'
        f"<body>{chaff.top(view)}<main><h1>{escape(title)}</h1>{body}</main>{chaff.newsletter(view)}{chaff.bottom(view)}</body></html>"
    )


def _linked(language: str) -> list[Story]:
    return [story for story in stories().values() if story.language == language and story.found_by("link")]


def _odd(language: str) -> list[tuple[str, str]]:
    if language != "en":
        return []
    return [(GONE, "A story that was withdrawn"), (LOST, "A story that moved"), (SHELL, "Live from the harbour")]
