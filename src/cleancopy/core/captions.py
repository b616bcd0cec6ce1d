"""Captions of pictures in the form of paragraphs: told by whose picture it is, at their end or in the next line of a small element."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .evidence.words import bits_of, families
from .model import ARTICLES, Block, Kind, Meta, Page, Verdict
from .roles import HEADINGS, around, near
from .standing import COUNT, MAX_COUNT, credit_line

LONGEST, LONGEST_ABOVE = 140, 400  # characters
CAPTION_BIT = bits_of("caption")
MEDIA_BIT = bits_of("media")
CAPTIONED = frozenset({"p", "div", "span"})
CUSTOM = re.compile(
    r"-(?:fig)?cap(?:tion)?s?$|-credits?$|-legend$|-cutline$"
)  # the names that sites give their own elements
GALLERIES = re.compile(r"gallery|slideshow|carousel|galerie|galleria|galer[ií]a|bildstrecke|diaporama", re.I)
LEVELS = 3  # elements around a count
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

# "Agency - This photo released by the city shows ...", as agencies write them. Anchored, classes of limited length: linear.
RELEASED = re.compile(
    r"(?:[A-Z][\w./& ]{1,40}\s[-–—]\s)?(?:In this|This|An undated|An? handout)(?:\s[\w,.]{1,14}){0,6}?\s?(?:photo|photograph|image|picture)"
    r"(?:\s(?!is\b|was\b)[\w,]{1,14}){0,4}\s(?:released|provided|supplied|distributed|made available|taken) (?:by|on|from|in)\b"
)
LONGEST_RELEASED = 600  # characters


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
    article = bool((page.meta or Meta()).types & ARTICLES)
    blocks = (page.blocks[index] for index in kept)
    found = {block.index: verdict for block in blocks if (verdict := _verdict(page, block, article)) is not None}
    for index in _in_galleries(page, kept):
        found.setdefault(index, _caption("in a gallery that counts its pictures", "counted_gallery"))
    above = _caption("stands over the credit of a picture, in one element with it", "above_credit")
    there = set(kept)
    for block, credit in pairwise(page.blocks):
        own = block.index in there and _may_be(block) and len(block.text) <= LONGEST_ABOVE
        if own and _are_alone(page, block, credit):
            found.setdefault(block.index, above)
    return found


def _caption(reason: str, rule: str) -> Verdict:
    return Verdict(Kind.CAPTION, reason, f"judge.{rule}")


def _verdict(page: Page, block: Block, article: bool) -> Verdict | None:
    """The verdict on a block by itself: by how it ends, what its element is called, and the picture before it."""
    fact = block.evidence
    if said := _says(block) if _may_be(block) else "":
        return _caption(said, "caption_end")
    if "-" in fact.tag and CUSTOM.search(fact.tag):
        return _caption("in an element that a site has made for captions", "custom_caption")
    if not fact.images:
        return None
    if fact.tag == "dd" and _is_alone_in_list(page, block):
        return _caption("stands below a picture, as the one text of a list of pictures and captions", "listed_caption")
    if fact.tag not in CAPTIONED:
        return None
    if article and _is_below(page, block):
        return _caption("stands below a picture, in elements that are there for its caption", "below_picture")
    if fact.words and _is_named(page, block):
        return _caption("stands below a picture, in an element named for captions", "named_caption")
    return None


def _says(block: Block) -> str:
    """What a caption says of whose picture it is; empty where a block says nothing of it."""
    if captioned(block.text):
        return "ends with whose picture it is"
    released = len(block.text) <= LONGEST_RELEASED and RELEASED.match(block.text)
    return "says who released the picture" if released else ""


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


def _is_alone_in_list(page: Page, block: Block) -> bool:
    """Whether a short text is hardly less than all that stands in a list of terms, whose term is the picture."""
    list_of_terms = page.containers[block.evidence.container].parent
    return list_of_terms > 0 and len(block.text) <= LONGEST and _holds(page, list_of_terms, block.index) < MOST


def _in_galleries(page: Page, kept: Sequence[int]) -> set[int]:
    """Return the kept blocks of elements that are named for galleries and hold the count of a picture and hardly anything else."""
    inside: set[int] = set()
    for index in kept:
        text = page.blocks[index].text
        if len(text) > MAX_COUNT or not COUNT.fullmatch(text):
            continue
        gallery = next((c.index for c in near(page, page.blocks[index], LEVELS) if GALLERIES.search(c.words)), -1)
        if gallery > 0 and _holds(page, gallery, index) <= MOST:
            beside = range(max(0, index - MOST), min(len(page.blocks), index + MOST + 1))
            inside.update(
                i
                for i in beside
                if any(c.index == gallery for c in around(page.containers, page.blocks[i].evidence.container))
            )
    return inside & set(kept)


def _is_named(page: Page, block: Block) -> bool:
    """Whether inline elements of a text after a picture are named for captions or credits, in a box for pictures or in few words."""
    if not families(block.evidence.words) & CAPTION_BIT:
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
