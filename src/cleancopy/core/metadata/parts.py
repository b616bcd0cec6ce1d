"""Parts of a page by the names of their elements: what is the article's own, and what stands elsewhere."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import Any

from ..elementnames import named
from .strings import text_of

# Comments in the words of other languages for several of them: one alone is a kind of article in some.
COMMENTS = (
    r"comment|kommentar(?:e|er|erna|liste|feld)(?![a-z])|kommentit|comentarios|comentarii|coment[aá]rios|komentar(?:ze|i|z)(?![a-z])|"
    r"koment[aá][rř](?:e|ov)(?![a-z])|hozz[aá]sz[oó]l|yorumlar|reacties|binh-?luan|disqus|discussion-list|user-?reviews"
)
ELSEWHERE = re.compile(
    rf"{COMMENTS}|related|recommend|sidebar|footer|teaser|most-?read|popular|newsletter|card-list|latest", re.I
)
_may_be_elsewhere = named(ELSEWHERE)  # the items of a list have the same names

# The foot of an article, as blogs name it: whom it is by, when it appeared. It stands beside or below the headline's own element.
OWN_FOOT = re.compile(r"(?<![a-z])(?:post|entry|article|story)(?:-|_|__)?footer(?![a-z])", re.I)
FOOT_LEVELS = 2
OWN_LEVELS = 3

# The line of facts below a headline, whatever else its element is named for: "entry-meta social-comments".
OWN_META = re.compile(
    r"(?:^|\s)(?:entry|post|article|story)(?:-|_|__)?(?:meta|info|header|byline|dateline)(?![a-z])", re.I
)
NAMED_COMMENTS = re.compile(COMMENTS, re.I)
OF_OTHERS = re.compile(rf"{COMMENTS}|related|recommend|most-?read|popular|card-list|latest", re.I)


SHORT_PART = 120  # characters of an element named for comments that only counts them, beside the date
STEM = re.compile(r"[A-Za-z]{6,}")
STEM_LEVELS = 6


def _is_own_line(node: Any, words: str) -> bool:
    """Whether an element is the article's line of facts by its name, or is named for comments and only says when it was and how many."""
    if OWN_META.search(words):
        return True
    if NAMED_COMMENTS.search(words) is None:
        return False
    text = text_of(node, SHORT_PART + 1)
    return len(text) <= SHORT_PART and NAMED_COMMENTS.search(text) is not None


def _of_headline(node: Any, words: str, around: frozenset[Any]) -> bool:
    """Whether the element around the headline begins its name as an element does: "ArticleTeaser_wrapper", "ArticleTeaser_meta".

    The word that speaks against the element has to be in what they share.
    """
    stem = STEM.match(words)
    if stem is None or not ELSEWHERE.search(stem[0]):
        return False
    above = (ancestor for ancestor in islice(node.iterancestors(), STEM_LEVELS) if ancestor in around)
    return any((ancestor.get("class") or "").startswith(stem[0]) for ancestor in above)


def of_others(element: Any, around: frozenset[Any]) -> bool:
    """Whether an element stands in comments or cards of other articles: not in a footer, which may be the article's own."""
    for depth, node in enumerate([element, *element.iterancestors()]):
        if node in around or depth > 12:
            return False
        words = f"{node.get('class') or ''} {node.get('id') or ''}"
        if OF_OTHERS.search(words) and not _is_own_line(node, words):
            return True
    return False


def elsewhere(element: Any, around: frozenset[Any] = frozenset()) -> bool:
    """Whether an element stands in a part of the page that is not the article: comments, cards, footer.

    ``around`` are the ancestors of the headline: a part that holds it too is the article's.
    """
    for depth, node in enumerate([element, *element.iterancestors()]):
        if node in around:
            return False
        if node.tag == "footer" and _is_own_footer(node, around):
            return False
        if node.tag in {"footer", "nav"} or (node.tag == "aside" and depth > 2):
            return True
        if node.tag not in {"body", "html"} and _names_elsewhere(node, around):
            return True
        if depth > 12:
            break
    return False


def _is_own_footer(footer: Any, around: frozenset[Any]) -> bool:
    """Whether a footer is that of the article: within it, or at the head of the only one below the headline, as Drupal has it."""
    article = next(footer.iterancestors("article"), None)
    if article is None or article in around:
        return article is not None
    alone = all(
        sibling.tag != "article" for sibling in chain(article.itersiblings(), article.itersiblings(preceding=True))
    )
    first = footer.getparent() is article and footer.getprevious() is None and footer.getnext() is not None
    return first and alone and any(parent in around for parent in islice(article.iterancestors(), OWN_LEVELS))


def _names_elsewhere(node: Any, around: frozenset[Any]) -> bool:
    """Whether the names of an element are those of a part that is not the article, and not of the article's own foot."""
    words = f"{node.get('class') or ''} {node.get('id') or ''}"
    if not _may_be_elsewhere(words) or _is_own_line(node, words) or _of_headline(node, words, around):
        return False
    own = OWN_FOOT.sub("", words)
    if own == words or ELSEWHERE.search(own):
        return True
    return not any(
        ancestor in around and ancestor.tag != "body" for ancestor in islice(node.iterancestors(), FOOT_LEVELS)
    )
