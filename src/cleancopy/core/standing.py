"""Lines that stand in an article in the form of its own paragraphs and are none of it, whatever the article is about.

Captions of pictures, by the credit that ends them; credits by themselves; the counts of a gallery; labels of advertisements; when
a page was changed; data that a script reads; and what stands in the place of players and posts of other services until a reader lets them
load. (Lines that a page shows again and again were tried: in one of two cases they are the article's own.)
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence, Set
from functools import cache
from itertools import pairwise

from .data import alternation, listed, table
from .figures import MARK
from .metadata.dates import read
from .metadata.datewords import CHANGED, ORIGINALLY, POSTED, has_year
from .model import Block, Kind, Verdict
from .phrases import said
from .sayings import SUBJECT, saying

# "(AP Photo/Jane Roe)", "(Foto: Jane Roe)": a word for picture, and whose it is. "(pictured)" and "(see photo)" name nobody.
PICTURE = (
    r"(?<![^\W_])(?:(?:photo[\s-])?illustra(?:tions?|zion[ei]|tie)|ilustra(?:ción|ção|cja|ce|ție)|иллюстрация|ілюстрація|photo(?:graph)?s?|pictures?|images?|getty|foto(?:s|grafía|grafia)?|fotó|fotoğraf|bild(?:er)?|crédit|imag[ei]n|imágenes|"
    r"immagine|zdjęcie|фото|φωτο(?:γραφία)?|ảnh|תמונה|צילום|تصوير|صورة|عکس|फोटो|ছবি)(?![^\W_])|ภาพ|写真|撮影|照片|摄影|攝影|图|圖|사진"
)
CREDIT = re.compile(rf"[(（][^()（）]{{0,60}}?(?:{PICTURE})[^()（）]{{1,80}}[)）]$", re.I)
CREDIT_LAST = re.compile(r"[(（][^()（）]{3,140}[)）]$")
WHOSE = re.compile(r"[/／:：|©]|\bby\b|\bvon\b|\bpar\b|\bpor\b|\bdi\b|\bvia\b|\bcourtesy\b|\bimages\b", re.I)
# "Photo: Jane Roe", "Image credit: © Agency", "Foto von Jane Roe": a line of its own, or the end of a caption. No sentence: a newspaper is
# called "Bild", and asks its questions in interviews.
_SIGN = (
    r"(?:\s?[:：|/／©]|\s(?:by|via|courtesy(?: of)?|used (?:under|with) (?:licen[cs]e|permission) (?:from|of|by))\s)"
)
_NAME = r"\s*©?\s?[^\s.?!:：。][^?!:：。]{1,70}(?<![\s.…])"
CREDIT_LINE = re.compile(
    rf"\W{{0,3}}(?:(?:source|cr[eé]dits?|courtesy|quelle|fuente|fonte|kilde|källa|źródło)\s?[&+/]?\s?)?(?:{PICTURE})"
    rf"(?:\s(?:credits?|source|courtesy)){{0,2}}{_SIGN}{_NAME}",
    re.I,
)
CREDIT_SIGN = re.compile(r"[:：|/／©]| (?:by|via|courtesy|used) ", re.I)
CREDIT_TAIL = re.compile(rf"[.|!?”\"»]\s?(?:{PICTURE})(?:\scredits?)?{_SIGN}{_NAME}$", re.I)
LONGEST_STOCK = 36  # characters of such words and their signs
# "Credit: Jane Roe", in a line of its own or behind a sentence: of 233 on pages that may be looked at none is in the gold.
CREDITED = re.compile(
    rf"(?:^\W{{0,3}}|[.|!?”\"»]\s?)(?:credits?|courtesy(?: of)?|crédits?|créditos?|crediti)\s?[:：]{_NAME}$", re.I
)
MAX_CREDIT, MAX_CREDITED = 110, 220  # characters
# "1 of 12 |", "Bild 3 von 9", "2/7"
COUNT = re.compile(
    r"\W{0,3}(?:[^\W\d]{3,10}\s)?(\d{1,3})\s?(?:/|of|von|sur|de|di|van|av|af|из|з|z|από|dari|trên|จาก|من)\s?(\d{1,3})\W{0,3}",
    re.I,
)
MAX_COUNT = 24  # characters
GALLERY = 3  # counts one after the other; ratings of five are in no order
MAX_CHANGE = 60
MAX_CHANGES = 90  # with both dates
LETTERS = re.compile(r"[^\W\d_]+")
MAX_CHANGE_WORDS, MAX_CHANGES_WORDS = 9, 12
# "This story was originally published January 20, 2021 11:00 AM": of the page itself, by the word it begins with.
THIS = ("This ", "Dies", "Cet", "Este ", "Esta ", "Quest")
ORIGINAL_WITHIN = 48  # characters from the beginning
READING_TIME = re.compile(r"\s[-–—|•·]\s(?:[^\W\d_]{1,12}\s){0,3}:?\s?\d{1,3}\s?[^\W\d_]{1,9}\.?$")
MAX_CHANGE_LABEL = 20  # characters in which the word for it ends
SHORT_CHANGE = re.compile(
    r"\W*(?:[^\W\d]+\s){0,2}[^\W\d]+\s?:\s?(?:[^\W\d]{3,12}\.?\s\d{1,2}|\d{1,2}\.?\s[^\W\d]{3,12})\.?"
)
LABEL = re.compile(rf"[^\w'{MARK[1:-1]}]+")
MAX_LABEL = 48  # characters
MAX_CAPTION = 700
# "— END —": a text is over; between such signs in few languages, and never the last word of a poem.
END_OF_RELEASE = re.compile(r"#\s?#\s?#|[-–—]{1,2}\s?(?:30|end|ends|ende|fin|fine|完|终|終)\s?[-–—]{1,2}", re.I)
MAX_SIGN, MAX_ICON = 10, 2  # characters; an icon is a pictograph, or a sign and what makes a picture of it
PICTOGRAPHS, AS_PICTURE = "\U0001f300", "\ufe0f"
MAX_EMBED = 320
EMBED_SHARE = 0.25  # share of the letters of a line that one such phrase makes up
BRACKETS = (")", "）")
WRITTEN = frozenset({"pre", "code", "samp", "kbd"})
MEMBERS = 3
SHORTCODE = re.compile(
    r"\[(?:/[a-z][a-z0-9_-]*|[a-z]+_[a-z0-9_]+|[a-z][a-z0-9_-]*\s[a-z][a-z0-9_-]*=[^\]]{1,2000})/?\]"
)

# "[Gambas:Video 20detik]": what a system puts a player for, which has no space behind its colon.
EMBED_CODE = re.compile(r"\[[^\W\d_]{3,20}:(?=[^\s\d/])[^\]]{3,60}\]")


def standing_lines(blocks: Sequence[Block], kept: Sequence[int], layout: Set[int] = frozenset()) -> dict[int, Verdict]:
    """Return the verdicts on kept blocks that are such lines.

    ``kept`` are the indexes of all kept blocks, ``layout`` the cells that lay out the page: a line in one is no cell of data.
    """
    found: dict[int, Verdict] = {}
    for block in (blocks[index] for index in kept):
        text = block.text
        if len(text) <= MAX_CAPTION and text.endswith(BRACKETS) and credited(text):
            found[block.index] = Verdict(Kind.CAPTION, "ends with the credit of a picture", "judge.credit")
        elif credit_line(text) or stock_line(text):
            found[block.index] = Verdict(Kind.CAPTION, "the credit of a picture", "judge.credit")
        elif len(text) <= MAX_LABEL and advert_words(text):
            found[block.index] = Verdict(Kind.ADVERT, "the label of an advertisement", "judge.advert_words")
        elif len(text) <= MAX_CHANGES and _short_for_change(text) and change_line(text):
            found[block.index] = Verdict(Kind.DATE, "says when the page was published or changed", "judge.changed")
        elif kind := saying(text, "div" if block.evidence.container in layout else block.evidence.tag):
            found[block.index] = Verdict(kind, f"the site {SUBJECT[kind]}", "judge.saying")
        elif nothing := _says_nothing(block):
            found[block.index] = nothing
        elif len(text) <= MAX_EMBED and embed_line(block):
            found[block.index] = Verdict(Kind.EMBED, "asks before it shows what another service holds", "judge.embed")
    for index in counts([blocks[index] for index in kept]):
        found[index] = Verdict(Kind.CAPTION, "counts the pictures of a gallery", "judge.gallery")
    return found


def _says_nothing(block: Block) -> Verdict | None:
    """The verdict on a block that is for no reader: data, or a sign that stands alone."""
    if script_data(block):
        return Verdict(Kind.CONTROL, "data that a script reads", "judge.data")
    if len(block.text) <= MAX_SIGN and END_OF_RELEASE.fullmatch(block.text):
        return Verdict(Kind.CONTROL, "the sign that ends a press release", "judge.release_end")
    if len(block.text) <= MAX_ICON and is_icon(block):
        return Verdict(Kind.CONTROL, "a picture sign alone in its element, as an icon", "judge.icon")
    return None


def is_icon(block: Block) -> bool:
    """Whether a short block is a pictograph in an element for anything: as a paragraph or in a list it can be part of a text."""
    sign = block.text
    return block.evidence.tag in ("div", "span") and (sign[0] >= PICTOGRAPHS or sign[-1] == AS_PICTURE)


def script_data(block: Block) -> bool:
    """Whether a block that is not shown as code is a JSON object of several members, or a WordPress shortcode that nothing replaced."""
    text = block.text
    if text[0] == "[" and block.evidence.tag not in WRITTEN:
        return SHORTCODE.fullmatch(text) is not None or EMBED_CODE.fullmatch(text) is not None
    if text[0] != "{" or text[-1] != "}" or block.evidence.tag in WRITTEN or text.count('":') < MEMBERS:
        return False
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def credit_line(text: str) -> bool:
    """Whether a line is a picture's credit, or a short caption that ends with one.

    >>> credit_line("Image credits: UiPath"), credit_line("Guests wait. | Photo by Jane Roe"), credit_line("Bild: Wann kommt er?")
    (True, True, False)
    """
    if len(text) > MAX_CREDITED or not CREDIT_SIGN.search(text, max(0, len(text) - MAX_CREDIT)):
        return False
    if len(text) <= MAX_CREDIT and CREDIT_LINE.fullmatch(text) is not None:
        return True
    return CREDIT_TAIL.search(text) is not None or CREDITED.search(text) is not None


def change_line(text: str) -> bool:
    """Whether a line says when a page was published or changed, and nothing else.

    >>> change_line("Last updated on September 16th, 2023"), change_line("Updated: Sep 19"), change_line("Updated rules apply in 2024")
    (True, True, False)
    """
    if not any(map(str.isdigit, text)):
        return False
    label = POSTED.match(text) or CHANGED.search(text[:MAX_CHANGE_LABEL]) or _original(text)
    if not label:
        return False
    text = READING_TIME.sub("", text)
    if len(LETTERS.findall(text)) > (MAX_CHANGES_WORDS if _dated_twice(text) else MAX_CHANGE_WORDS):
        return False
    return (has_year(text) and read(text) is not None) or SHORT_CHANGE.fullmatch(text) is not None


def _short_for_change(text: str) -> bool:
    """Whether a line is as short as one that says when a page was changed; with both dates, or the first one, it is longer."""
    return len(text) <= MAX_CHANGE or _dated_twice(text) or _original(text)


def _original(text: str) -> bool:
    """Whether a line begins with what "this article" is, and says when it was published first."""
    return text.startswith(THIS) and ORIGINALLY.search(text, 0, ORIGINAL_WITHIN) is not None


def _dated_twice(text: str) -> bool:
    """Whether a line begins with a word for publication and has one for a change further on."""
    return POSTED.match(text) is not None and CHANGED.search(text, MAX_CHANGE_LABEL) is not None


@cache
def _stock() -> re.Pattern[str]:
    """What stands for the credit of a picture that shows something else, or an earlier day: "(File photo)", "| फाइल फोटो", "(資料照片)"."""
    ends = alternation(table("sayings.toml")["caption"]["ends"])
    start = r"(?:^\W{0,3}|.[(（\[【]\s?|\s?[|।:：/／]\s?|\s[–—-]\s?|[.。]\s?)"
    return re.compile(rf"{start}(?:{ends})[\s.)）\]】]{{0,3}}$", re.I)


def stock_line(text: str) -> bool:
    """Whether a line is the caption of a picture that shows something else, or an earlier day, by the words that end it.

    >>> stock_line("The old ferry (File photo)"), stock_line("पुरानी नाव (फाइल फोटो)"), stock_line("She showed a file photo.")
    (True, True, False)
    """
    return len(text) <= MAX_CREDITED and _stock().search(text, max(0, len(text) - LONGEST_STOCK)) is not None


@cache
def _advert_words() -> frozenset[str]:
    return frozenset(listed("advertlabels.txt"))


def advert_words(text: str) -> bool:
    """Whether a line is the label that stands above an advertisement, and nothing else.

    >>> advert_words("– Anzeige –"), advert_words("Advertisement. Scroll to continue reading."), advert_words("Advertising pays")
    (True, True, False)
    """
    return LABEL.sub(" ", text).strip().lower() in _advert_words()


def counts(blocks: Sequence[Block]) -> set[int]:
    """Return the blocks that count the pictures of a gallery, one after the other: "1 of 12", "2 of 12"."""
    by_total: dict[str, list[tuple[int, int]]] = {}
    for block in blocks:
        found = COUNT.fullmatch(block.text) if len(block.text) <= MAX_COUNT else None
        if found:
            by_total.setdefault(found[2], []).append((int(found[1]), block.index))
    inside: set[int] = set()
    for total, numbered in by_total.items():
        steps = sum(after == before + 1 for (before, _), (after, _) in pairwise(numbered))
        if steps >= GALLERY - 1 and all(0 < number <= int(total) for number, _ in numbered):
            inside.update(index for _, index in numbered)
    return inside


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
