"""Lines that stand in an article in the form of its own paragraphs and are none of it, whatever the article is about.

Captions of pictures, by the credit in brackets that ends them; and what stands in the place of players and posts of other services until
a reader lets them load. (Lines that a page shows again and again were tried: in one of two cases they are the article's own.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .model import Block, Kind, Verdict
from .phrases import said

# "(AP Photo/Jane Roe)", "(Foto: Jane Roe)": a word for picture, and whose it is. "(pictured)" and "(see photo)" name nobody.
PICTURE = (
    r"(?<![^\W_])(?:photo(?:graph)?s?|pictures?|images?|getty|foto(?:s|grafía|grafia)?|fotó|fotoğraf|bild(?:er)?|crédit|imag[ei]n|imágenes|"
    r"immagine|zdjęcie|фото|φωτο(?:γραφία)?|ảnh|תמונה|צילום|تصوير|صورة|عکس|फोटो|ছবি)(?![^\W_])|ภาพ|写真|撮影|照片|摄影|攝影|图|圖|사진"
)
CREDIT = re.compile(rf"[(（][^()（）]{{0,60}}?(?:{PICTURE})[^()（）]{{1,80}}[)）]$", re.I)
CREDIT_LAST = re.compile(r"[(（][^()（）]{3,140}[)）]$")
WHOSE = re.compile(r"[/:：|©]|\bby\b|\bvon\b|\bpar\b|\bpor\b|\bdi\b|\bvia\b|\bcourtesy\b|\bimages\b", re.I)
MAX_CAPTION = 700  # characters
MAX_EMBED = 320
EMBED_SHARE = 0.25  # share of the letters of a line that one such phrase makes up
BRACKETS = (")", "）")


def standing_lines(blocks: Sequence[Block], kept: Sequence[int]) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks that are such lines; ``kept`` are the indexes of all kept blocks."""
    found: dict[int, Verdict] = {}
    for block in (blocks[index] for index in kept):
        text = block.text
        if len(text) <= MAX_CAPTION and text.endswith(BRACKETS) and credited(text):
            found[block.index] = Verdict(Kind.CAPTION, "ends with the credit of a picture", "judge.credit")
        elif len(text) <= MAX_EMBED and embed_line(block):
            found[block.index] = Verdict(Kind.EMBED, "asks before it shows what another service holds", "judge.embed")
    return found


def credited(text: str) -> bool:
    """Whether a text ends with the credit of a picture, in brackets.

    >>> credited("The mayor greets guests. (AP Photo/Jane Roe)"), credited("He is taller than his son (see photo)")
    (True, False)
    """
    last = CREDIT_LAST.search(text)
    return last is not None and WHOSE.search(last[0]) is not None and CREDIT.search(last[0]) is not None


def embed_line(block: Block) -> bool:
    """Whether a line is what stands in the place of a player or post until the reader lets it load."""
    heard = said(block.text)
    number = heard.families.get("embed", 0)
    return number > 1 or (number == 1 and heard.share >= EMBED_SHARE)
