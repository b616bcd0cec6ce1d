"""Four manners of making a story's page, as different as those of four publishers."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from . import chaff, markup
from .chaff import View
from .head import address, head
from .sources import Story, stories


def page(view: View, story: Story, sheet: int = 0) -> str:
    """Return a story's page; ``sheet`` counts the pages of a story that is split over several, from 0."""
    main = BODIES[story.template](view, story, sheet)
    return (
        f'<!DOCTYPE html><html lang="{story.language}" dir="{view.words["dir"]}"><head>{head(view, story, sheet)}</head>\n'
        f"<body>{chaff.top(view)}\n{main}\n{chaff.bottom(view)}</body></html>"
    )


def byline(view: View, story: Story) -> str:
    """Return the names of the authors as shown."""
    names = ", ".join(f'<a rel="author" href="/people/{n}">{escape(name)}</a>' for n, name in enumerate(story.authors))
    return f"{escape(view.words['by'])} {names}"


def dateline(view: View, story: Story) -> str:
    """Return the day of publication as shown."""
    day = escape(view.words["date"].format(day=story.day))
    return f'<time datetime="{story.published}">{day}</time>'


def semantic(view: View, story: Story, sheet: int) -> str:
    """A page in the elements that HTML has for it, with boxes between the paragraphs."""
    parts = [markup.semantic(part) for part in story.sheets[sheet]]
    body = "\n".join([*parts[:2], chaff.also(view, story), *parts[2:3], chaff.newsletter(view), *parts[3:]])
    return (
        f'<main><nav class="crumbs"><a href="/{view.language}/">Courier</a> › '
        f'<a href="/{view.language}/{story.section}/">{escape(view.words["sections"][story.section])}</a></nav>'
        f"<article><header><h1>{escape(story.title)}</h1>{_standfirst(story, 'p', 'standfirst')}"
        f'<p class="byline">{byline(view, story)}</p><p class="dates">{dateline(view, story)} · '
        f"{escape(view.words['minutes'].format(n=3))}</p>{chaff.share(view, story)}</header>"
        f"{chaff.figure(view, story)}\n{body}\n{_paywall(view, story)}{_pager(view, story, sheet)}"
        f"{chaff.tags(view, story)}{chaff.about(view, story)}</article>"
        f"{chaff.related(view, story)}{_following(view, story)}{chaff.comments(view)}</main>{chaff.print_copy(view, story)}"
    )


def soup(view: View, story: Story, sheet: int) -> str:
    """A page of nothing but ``div``; the ticker stands within the text once more."""
    parts = [markup.soup(part) for part in story.sheets[sheet]]
    body = "\n".join([*parts[:2], chaff.ticker(view), *parts[2:3], chaff.related(view, story, 2), *parts[3:]])
    return (
        f'<div class="css-root"><div class="css-70qvj9">{chaff.reading_bar(view, story)}'
        f'<div class="css-1vkm6nb"><h1>{escape(story.title)}</h1></div>{_standfirst(story, "div", "css-w6ymp8")}'
        f'<div class="css-4jyr1y">{byline(view, story)}</div><div class="css-13hqrwd">{dateline(view, story)}</div>'
        f"{chaff.share(view, story)}{chaff.figure(view, story)}"
        f'<div class="css-53u6y8">\n{body}\n</div>{chaff.tags(view, story)}</div>'
        f"{chaff.newsletter(view)}{chaff.comments(view)}</div>"
    )


def breaks(view: View, story: Story, sheet: int) -> str:
    """A page as made by hand long ago: the text in one element, broken by ``br``, and under the headline its own
    first words once more, cut off.
    """
    first = story.parts[0].text
    length = 30 if story.language in {"zh", "ja"} else 80
    return (
        f'<div id="wrap"><div id="content"><h1>{escape(story.title)}</h1>'
        f'<div class="intro">{escape(chaff.cut(first, length))}</div>'
        f'<div class="meta">{byline(view, story)} | {dateline(view, story)}</div>{chaff.figure(view, story)}'
        f'<div id="story">\n{markup.breaks(list(story.sheets[sheet]))}\n</div>{chaff.advert(view)}'
        f"{chaff.related(view, story)}</div>{chaff.comments(view)}</div>"
    )


def split(view: View, story: Story, sheet: int) -> str:
    """A page whose text is spread over several containers side by side."""
    parts = [markup.semantic(part) for part in story.sheets[sheet]]
    return (
        f'<div class="layout"><div class="opener"><span class="kicker">{escape(view.words["sections"][story.section])}</span>'
        f'<h1 itemprop="headline">{escape(story.title)}</h1>{_standfirst(story, "h2", "deck")}'
        f'<div class="signature">{byline(view, story)}<br>{dateline(view, story)}</div></div>{chaff.figure(view, story)}'
        f'<section class="text-part">{"".join(parts[:2])}</section>{chaff.advert(view)}{chaff.related(view, story, 2)}'
        f'<section class="text-part">{"".join(parts[2:4])}</section>{chaff.newsletter(view)}'
        f'<section class="text-part">{"".join(parts[4:])}</section>'
        f"{chaff.share(view, story)}{chaff.tags(view, story)}</div>{chaff.comments(view)}"
    )


BODIES: dict[str, Callable[[View, Story, int], str]] = {
    "semantic": semantic,
    "soup": soup,
    "breaks": breaks,
    "split": split,
}


def _standfirst(story: Story, tag: str, name: str) -> str:
    return f'<{tag} class="{name}">{escape(story.standfirst)}</{tag}>' if story.standfirst else ""


def _paywall(view: View, story: Story) -> str:
    if "paywall" not in story.flags:
        return ""
    title, offer, button, login = map(escape, view.words["paywall"])
    return f'<div class="paywall"><h3>{title}</h3><p>{offer}</p><button>{button}</button><a href="/login">{login}</a></div>'


def _pager(view: View, story: Story, sheet: int) -> str:
    if len(story.sheets) == 1:
        return ""
    here, forth, back = view.words["pages"]
    steps = [(sheet - 1, back), (sheet + 1, forth)]
    links = "".join(
        f'<a href="{address(story, n)}">{escape(name)}</a> ' for n, name in steps if 0 <= n < len(story.sheets)
    )
    return f'<div class="pager"><span>{escape(here.format(n=sheet + 1, m=len(story.sheets)))}</span> {links}</div>'


def _following(view: View, story: Story) -> str:
    """The whole of another story below this one, as pages that never end have it."""
    after = story.after()
    if after is None:
        return ""
    other = stories()[after]
    return (
        f'<div class="next-up"><span>{escape(view.words["next"])}</span></div><article><h1>'
        f'<a href="{other.path}">{escape(other.title)}</a></h1>{_standfirst(other, "p", "standfirst")}'
        f'<p class="byline">{byline(view, other)}</p>{"".join(markup.semantic(part) for part in other.parts)}</article>'
    )
