"""Captions of pictures in the form of paragraphs: told by whose picture it is, at their end or in the next line of a small element."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .evidence.words import NAMES, families
from .model import ARTICLES, Block, Kind, Meta, Page, Verdict
from .roles import HEADINGS, around
from .standing import credit_line

LONGEST, LONGEST_ABOVE = 140, 400  # characters
CAPTION_BIT = 1 << NAMES.index("caption")
MEDIA_BIT = 1 << NAMES.index("media")
CAPTIONED = frozenset({"p", "div", "span"})
MOST = 3  # blocks of an element that holds a caption and its credit
_HAN = r"[\u3400-\u9fff·]"
# "图为演练现场。记者 刘芳 摄", "游客在码头。受访者供图", "渡輪停駛。記者陳怡君／攝影". What is filmed (拍摄) has no name before the sign.
CHINESE = re.compile(
    rf"(?:^|[\s。（(]|记者|記者|通讯员|通訊員)\s?{_HAN}{{2,4}}(?:[\s、]{{1,2}}{_HAN}{{2,4}}){{0,2}}\s?[/／]?\s?"
    r"(?<![拍翻航])(?:[摄攝]影?(?:报道|報導)?|[摄攝][/／].{2,12})[)）]?$|(?:供图|供圖|翻[攝摄]自.{2,20}|[図圖图][／/].{2,16}(?:提供|攝|摄))[)）]?$"
)
# "＝22日、東京都千代田区で、田中太郎撮影", "喜ぶ牧野＝撮影・中村健太", "会見する市長＝共同".
JAPANESE = re.compile(
    r"[＝=](?:[^＝=。]{2,40}(?:撮影|提供)|撮影[・:：][^。]{2,12}|共同|時事|ロイター|AFP時事|ＡＰ|AP)[)）]?$"
)
# "항구의 아침. 사진=연합뉴스", "/사진=홍길동 기자", "(사진=뉴스1 제공)".
KOREAN = re.compile(r"[\s./(\[]?사진\s?(?:제공)?\s?[=/|:]\s?[^\s.]{2,14}(?:\s[^\s.]{2,8}){0,2}[)\]]?$")


def captioned(text: str) -> bool:
    """Whether a line is a caption of East Asia, which ends with the one who took or gave the picture.

    >>> captioned("图为演练现场。记者 刘芳 摄"), captioned("喜ぶ牧野＝撮影・中村健太"), captioned("这部电影在港口拍摄")
    (True, True, False)
    """
    if len(text) > LONGEST or text.isascii():
        return False
    return any(form.search(text) for form in (CHINESE, JAPANESE, KOREAN))


def captions(page: Page, kept: Sequence[int]) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks that are such lines; ``kept`` are the indexes of all kept blocks."""
    ended = Verdict(Kind.CAPTION, "ends with whose picture it is", "judge.caption_end")
    found = {
        block.index: ended
        for block in (page.blocks[index] for index in kept)
        if _may_be(block) and captioned(block.text)
    }
    if (page.meta or Meta()).types & ARTICLES:
        below = Verdict(
            Kind.CAPTION, "stands below a picture, in elements that are there for its caption", "judge.below_picture"
        )
        for block in (page.blocks[index] for index in kept):
            if block.evidence.images and block.evidence.tag in CAPTIONED and _is_below(page, block):
                found.setdefault(block.index, below)
    named = Verdict(
        Kind.CAPTION,
        "stands below a picture, in an element named for captions",
        "judge.named_caption",
    )
    for block in (page.blocks[index] for index in kept):
        if block.evidence.images and block.evidence.words and _is_named(page, block):
            found.setdefault(block.index, named)
    above = Verdict(Kind.CAPTION, "stands over the credit of a picture, in one element with it", "judge.above_credit")
    there = set(kept)
    for block, credit in pairwise(page.blocks):
        if (
            block.index in there
            and _may_be(block)
            and len(block.text) <= LONGEST_ABOVE
            and _are_alone(page, block, credit)
        ):
            found.setdefault(block.index, above)
    return found


def _may_be(block: Block) -> bool:
    return block.evidence.tag not in HEADINGS


def _is_below(page: Page, block: Block) -> bool:
    """Whether a short text after a picture is in a figure that holds little else, or in two elements that are both named for captions."""
    if len(block.text) > LONGEST_ABOVE:
        return False
    own = page.containers[block.evidence.container]
    around_it = page.containers[own.parent] if own.parent > 0 else own
    if around_it.tag == "figure":
        return _holds(page, around_it.index, block.index) <= MOST
    return own is not around_it and bool(families(own.words) & families(around_it.words) & CAPTION_BIT)


def _is_named(page: Page, block: Block) -> bool:
    """Whether inline elements of a text after a picture are named for captions or credits, in a box for pictures or in few words."""
    if block.evidence.tag not in CAPTIONED or not families(block.evidence.words) & CAPTION_BIT:
        return False
    boxed = families(page.containers[block.evidence.container].words) & (CAPTION_BIT | MEDIA_BIT)
    return len(block.text) <= (LONGEST_ABOVE if boxed else LONGEST)


def _are_alone(page: Page, block: Block, credit: Block) -> bool:
    """Whether the second of two blocks is a credit, and one element holds them and hardly anything else."""
    if not credit_line(credit.text):
        return False
    both = _around(page, block) & _around(page, credit)
    return any(_holds(page, index, block.index) <= MOST for index in both)


def _around(page: Page, block: Block) -> set[int]:
    """The element of a block and the one around that."""
    own = block.evidence.container
    return {own, page.containers[own].parent} - {-1, 0}


def _holds(page: Page, container: int, near: int) -> int:
    """How many of the blocks beside one an element holds, in elements of its own too."""
    beside = page.blocks[max(0, near - MOST) : near + MOST + 2]
    return sum(any(c.index == container for c in around(page.containers, b.evidence.container)) for b in beside)
