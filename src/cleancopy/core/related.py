"""Cut texts of other articles: what speaks for one beside the cut itself.

Words that lead on, a card, a row of texts cut alike, a cut that no writer makes (``excerpts``), a place above the title or below a whole
article. An article's own last paragraph, cut by a paywall, stays, and so do verse, dialogue and cliff-hangers.
"""

from __future__ import annotations

from collections.abc import Sequence

from .cards import Cards
from .cutheads import heads_above, label_above
from .cuts import Cut, lead_on
from .excerpts import capitalised
from .lastcuts import last_cuts
from .leadlines import lead_below
from .model import Kind, Page, Subkind, Verdict
from .numerals import BULLET
from .scene import ALIKE, HEADLINE_MIN, OWN_MIN, RELATED_MIN, CutBlock, Scene, cuts_near
from .spoken import FOREIGN, MET, is_foreign, is_strange, of_other_things, spoken, stems
from .stops import FULL_STOPS
from .unrelated import ends_above_heads, is_unrelated, is_within, speaks_on

SPOKEN_MIN = 80  # the same where they begin with a quotation mark
NEAR = 6  # blocks between two cut texts that count as neighbours
OPENING = "\"'“„«»‘’‹›「『—–-•*"
CLOSING = ('"', "”", "’", "»", "」", "』")
QUOTATIONS = (
    ('"', '"'),
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("«", "»"),
    ("»", "«"),
    ("‘", "’"),
    ("「", "」"),
    ("『", "』"),
)
LINKED = 0.5
SURE, BELIEVED = 0.97, 0.85  # the judge's opinion of a block
CELLS = frozenset({"td", "th"})
STRICTLY_ALIKE = 4  # difference in length of headlines cut at a fixed length, which are shorter than RELATED_MIN
LAST = 3  # paragraphs above a text that goes on with them
GOING = 5  # long words of such a text
COPIED = 0.6  # share of them that one paragraph says, of which it is a copy in other words
SPOKEN, SPOKEN_LAST = 0.4, 0.15  # share of them that the article says too, and its last paragraphs
FEW = 3  # cut texts above words that lead on within an article
ROW = 2  # others that are cut so
DOTS = ("…", "...")
ENDING = "cut off, in a row of such lines with which the text ends, each of other things"


def related(page: Page, cuts: Sequence[CutBlock], found: dict[int, Verdict]) -> None:
    """Add the verdicts on cut texts of other articles; those already in ``found`` are the page's own."""
    scene = Scene(page, cuts)
    cards = Cards(page)
    last = last_cuts(scene)
    open_cuts = [cut for cut in cuts if cut.block.index not in found]
    for item in cuts:
        if item.block.index in found:  # the page's own words below a headline of another article's
            _take_heads(_foreign_heads(page, cards, item), found)
    for item in open_cuts:
        block, cut = item.block, item.cut
        if not page.verdicts[block.index].kind.is_copy:
            if item.mass >= OWN_MIN and cut.form != "tail":
                found[block.index] = _teaser("a cut text outside the article")
                _take_heads(_card(cards, item), found)
            continue
        card = _card(cards, item)
        carded = "cut off, below a headline in an element of its own" if card and not _sure(scene, item) else ""
        reason = _reason(scene, item) or carded or (ENDING if block.index in last else "")
        if reason:
            found[block.index] = _teaser(reason)
            _take_heads(card, found)
    if not page.markup:
        several = [c for c in open_cuts if not ends_above_heads(scene, c) and c.block.index not in scene.verses]
        _beside(several, found)
        _beside(several[::-1], found)
        for item in open_cuts:
            if item.block.index in found:
                _take_heads(heads_above(scene, item), found)


def _teaser(reason: str) -> Verdict:
    return Verdict(Kind.TEASER, reason, "teasers", Subkind.RELATED)


def _beside(cuts: Sequence[CutBlock], found: dict[int, Verdict]) -> None:
    """Cut lines that stand directly beside a teaser of another article are more of them."""
    for item in cuts:
        index = item.block.index
        beside = [found[other] for other in (index - 1, index + 1) if other in found]
        near = any(verdict.subkind is Subkind.RELATED for verdict in beside)
        if any(map(item.cut.stem.__contains__, DOTS)):
            continue  # who trails off within a line does so at its end
        if _quotes(item.block.text):
            continue
        if near and index not in found and item.mass >= OWN_MIN and item.cut.form != "tail":
            found[index] = _teaser("cut off, beside the cut text of another article")


def _take_heads(card: Sequence[int], found: dict[int, Verdict]) -> None:
    for index in card:
        found.setdefault(index, _teaser("the headline of a teaser that is cut off"))


def _card(cards: Cards, item: CutBlock) -> list[int]:
    """The blocks of the card that a cut text of some length is part of."""
    if item.cut.form == "tail" or item.mass < RELATED_MIN:
        return []
    return [] if item.block.text.startswith(tuple(OPENING)) else cards.of(item.block)


def _foreign_heads(page: Page, cards: Cards, item: CutBlock) -> list[int]:
    """The headlines in one card with a copy of the page's words that are not the page's headlines."""
    card = _card(cards, item)
    if len(card) < 2:
        return []
    said = spoken(page, card)
    return [index for index in card if of_other_things(page.blocks[index].text, said)]


def _reason(scene: Scene, item: CutBlock) -> str:
    """Why a kept cut text is another article's, or an empty string."""
    cut, text = item.cut, item.block.text
    if _is_quoted(scene, item):
        return ""
    led = "" if _own_item(scene, item) else _led(scene, item)
    if led or cut.form == "tail":
        return led
    sure = _sure(scene, item)
    if text.startswith(tuple(OPENING)):
        return _among(scene, item) if not sure and item.mass >= SPOKEN_MIN and not _speech(text) else ""
    linked = scene.page.markup and item.block.evidence.link_chars > LINKED * len(text)
    if linked and item.mass >= OWN_MIN:
        return "cut off, and a link to another page"
    if not scene.page.markup and item.mass >= OWN_MIN and label_above(scene.page, item.block.index) is not None:
        return "cut off, below words that lead to other articles"
    if (
        item.block.index in scene.trailing
        or _in_table(scene, item)
        or _goes_on(scene, item)
        or ends_above_heads(scene, item)
    ):
        return ""
    if is_unrelated(scene, item):
        return "cut off, and without a word of the article's"
    quoted = not scene.page.markup and _quotes(item.block.text)
    placed = ("" if quoted else _placed(scene, item)) or _excerpt(scene, item)
    return placed or (
        "" if sure or quoted else _among(scene, item) or _below_headline(scene, item) or _foreign(scene, item)
    )


def _led(scene: Scene, item: CutBlock) -> str:
    """Why words that lead on, at the end of a cut text or on the line below it, say that it is another article's."""
    cut = item.cut
    if cut.tail and (cut.form != "tail" or _led_on(cut)):
        return f"cut off, with words that lead on: “{cut.tail}”"
    verse = item.block.index - 1 in scene.cut_indexes  # may end above what looks like words that lead on
    least = RELATED_MIN if verse else HEADLINE_MIN if scene.page.markup else OWN_MIN
    lead = lead_below(scene.page, item.block.index) if cut.form != "tail" and item.mass >= least else ""
    return f"cut off, above words that lead on: “{lead}”" if lead and not _own_end(scene, item) else ""


def _own_item(scene: Scene, item: CutBlock) -> bool:
    """Whether words that lead on stand behind a whole sentence that ends several paragraphs, as in a letter that sums up other articles."""
    index = item.block.index
    if not scene.page.markup or item.cut.form != "tail" or not item.cut.stem.rstrip().endswith(FULL_STOPS) or not index:
        return False
    above = scene.page.verdicts[index - 1]
    believed = min(above.score, scene.page.verdicts[index].score) >= BELIEVED
    parents = [
        scene.page.containers[block.evidence.container].parent for block in scene.page.blocks[index - 1 : index + 1]
    ]
    return believed and above.kind is Kind.PARAGRAPH and parents[0] == parents[1]


def _is_quoted(scene: Scene, item: CutBlock) -> bool:
    """Whether a bracket with dots ends one of several lines of a quotation, and says that some of it is left out."""
    index, verdicts = item.block.index, scene.page.verdicts
    if item.cut.form != "bracketed" or verdicts[index].kind is not Kind.QUOTE:
        return False
    beside = (*verdicts[max(0, index - 1) : index], *verdicts[index + 1 : index + 2])
    return any(verdict.kind is Kind.QUOTE for verdict in beside)


def _own_end(scene: Scene, item: CutBlock) -> bool:
    """Whether a cut text above words that lead on can be the article's own last paragraph, cut by a paywall."""
    index = item.block.index
    if scene.page.markup:
        if sum(bool(lead_below(scene.page, cut.block.index)) for cut in scene.kept) > FEW:
            return True  # a page that is a list of such texts
        return scene.sibling(index) and not (scene.running and scene.running[-1] > index)
    return _goes_on(scene, item, index + 1)


def _goes_on(scene: Scene, item: CutBlock, last: int | None = None) -> bool:
    """Whether a cut text that ends a text without markup goes on with it: it speaks of what the article speaks of, and its last paragraphs.

    Of the last paragraphs of articles 58% do when they are cut, of cut texts of other articles 3%. What one paragraph says nearly all of is
    a copy of that one.
    """
    index, running = item.block.index, scene.running
    end = index if last is None else last
    if scene.page.markup or len(running) < LAST or running[-1] < index - 3 or end != scene.last:
        return False
    own = stems(item.cut.stem)
    said = scene.paragraphs(index)
    near = sum(any(word in words for words in said[-LAST:]) for word in own)
    far = sum(any(word in words for words in said) for word in own)
    if len(own) < GOING or far < SPOKEN * len(own) or near < SPOKEN_LAST * len(own):
        return False
    return max(len(own & words) for words in said) <= COPIED * len(own)


def _in_table(scene: Scene, item: CutBlock) -> bool:
    """Whether a cut text is a cell of a table beside another one that is kept: there a list that goes on ends in dots."""
    page, own = scene.page, item.block.evidence.container
    if page.verdicts[item.block.index].kind is not Kind.TABLE or page.containers[own].tag not in CELLS:
        return False
    row = page.containers[own].parent
    near = page.blocks[max(0, item.block.index - 2) : item.block.index + 3]
    return any(
        page.verdicts[block.index].kind is Kind.TABLE
        and block.evidence.container != own
        and page.containers[block.evidence.container].parent == row
        for block in near
    )


def _sure(scene: Scene, item: CutBlock) -> bool:
    """Whether the judge is sure of a cut text of a page, so that others cut alike, or strange words, do not outweigh it.

    All 23 such texts on pages whose sites the judge had not seen were the article's own.
    """
    return scene.page.markup and scene.page.verdicts[item.block.index].score >= SURE


def _foreign(scene: Scene, item: CutBlock) -> str:
    """Why the words of a cut text say that it is another article's."""
    if item.block.text.endswith(CLOSING):
        return ""
    within = (
        scene.inside(item.block.index) and item.block.index < scene.running[-2]
    )  # a cliff-hanger, strange to its article, ends it
    if within and item.mass >= SPOKEN_MIN and is_strange(item.cut.stem, scene.paragraphs(item.block.index)):
        return "cut off, and of other things than every paragraph"
    # Within the text a writer who trails off may speak of anything, but not in mid-phrase. Markup tells teasers apart by more than words.
    index, marked = item.block.index, scene.page.markup
    inside = marked or scene.inside(index)
    if inside and item.mass < RELATED_MIN:
        return ""
    if not is_foreign(item.cut.stem, scene.said(index), MET if inside and not marked else FOREIGN):
        return ""
    if not inside:
        return "cut off, and of other things than the article"
    if not scene.broken(item.cut.stem, not marked):
        return ""
    return "cut off where hardly a writer breaks off, and of other things than the article"


def _below_headline(scene: Scene, item: CutBlock) -> str:
    """Why a cut text below a line like a headline is another article's, where there is no markup to tell a card."""
    if scene.page.markup or item.mass < RELATED_MIN or not scene.headed(item):
        return ""
    after = scene.page.blocks[item.block.index + 1 : item.block.index + 2]
    if after and (lead := lead_on(after[0].text)):
        return f"cut off between a headline and words that lead on: “{lead}”"
    others = sum(other is not item for other in scene.headed_ones)
    return f"cut off below a headline, like {others} others" if others >= ROW else ""


def _placed(scene: Scene, item: CutBlock) -> str:
    """Why the place of a cut text, or the cut itself, says that it is another article's."""
    index, cut, stem = item.block.index, item.cut, item.cut.stem
    long = item.mass >= RELATED_MIN
    if long and scene.apart(index) and not _follows(scene, item):
        return "cut off, and set apart from the text by other lines"
    if item.mass < OWN_MIN:
        return ""
    if item.block.text.endswith(CLOSING):
        return ""  # somebody's words
    if index < scene.title and not scene.page.markup:
        return "cut off, above the title"
    below = scene.below_article(index)
    if below and cut.form == "bracketed" and not item.block.text[len(stem)].isspace():
        return "cut off with an ellipsis in brackets, below a whole article"
    outside = not scene.page.markup and (index < scene.title or (below and not scene.verse(index)))
    if outside and (capitalised(stem) or scene.broken(stem, not scene.ends(item))):
        return "cut off where no writer breaks off, outside the text"
    if long and index != scene.last and scene.broken(stem):
        return "cut off where no writer breaks off"
    return ""


def _follows(scene: Scene, item: CutBlock) -> bool:
    """Whether a cut text directly below a sentence, however short, goes on with it: by its words, or because the text goes on below."""
    index = item.block.index
    if speaks_on(scene, item):
        return True
    return is_within(scene, index) and not scene.broken(item.cut.stem, True)


def _among(scene: Scene, item: CutBlock) -> str:
    """Why the cut texts near by say that one is another article's."""
    alike = [
        other
        for other in cuts_near(scene.kept, item.block.index, NEAR)
        if other is not item and not _speech(other.block.text) and _alike(scene, other, item)
    ]
    # Between the sentences of an article writers trail off at all lengths, two of them alike by chance.
    several = len(alike) >= ROW or scene.broken(item.cut.stem) or not is_within(scene, item.block.index)
    if item.mass >= RELATED_MIN and alike and several:
        return f"cut off like {len(alike)} others near by"
    if item.block.index not in scene.verses and _in_row(scene, item):
        return "a headline cut at the same length as others beside it"
    return ""


def _excerpt(scene: Scene, item: CutBlock) -> str:
    """Why the form of the cut says that it is an excerpt."""
    spoken = item.block.text.startswith(tuple(OPENING))
    if item.cut.form == "bracketed" and item.block.index != scene.last and not spoken:
        return "cut off with an ellipsis in brackets, like an excerpt"
    return ""


def _speech(text: str) -> bool:
    """Whether a text is in quotation marks from its beginning to its end."""
    return text.startswith(tuple(OPENING)) and text.endswith(CLOSING)


def _quotes(text: str) -> bool:
    """Whether a text ends with the end of a quotation that begins within it, as none does that a program cut."""
    return any(text.endswith(end) and sign in text[1:-1] for sign, end in QUOTATIONS)


def _led_on(cut: Cut) -> bool:
    """Whether words at the end lead on although no ellipsis precedes them: set off by a capital or the end of a sentence."""
    stem = cut.stem.rstrip()
    several = " " in cut.tail or not cut.tail[:1].isascii()
    return (
        bool(stem) and several and (cut.tail[:1].isupper() or not cut.tail[:1].isascii()) and stem[-1] in ".!?…。！？|"
    )


def _in_row(scene: Scene, item: CutBlock) -> bool:
    """Whether a text is one of several, all different, that a program cut at one length; verse and dialogue vary more."""
    length = len(item.cut.stem)
    if length < HEADLINE_MIN or (BULLET.match(item.block.text) and _among_sentences(scene, item.block.index)):
        return False
    bracketed, bare = item.cut.form == "bracketed", BULLET.match(item.block.text) is None
    beside = {
        other.folded
        for other in cuts_near(scene.cuts, item.block.index, NEAR)
        if (other.cut.form == "bracketed") is bracketed
        and (BULLET.match(other.block.text) is None) is bare
        and abs(len(other.cut.stem) - length) <= STRICTLY_ALIKE
        and not other.block.text.startswith(tuple(OPENING))
    }
    return len(beside - {item.folded}) >= ROW


def _among_sentences(scene: Scene, index: int) -> bool:
    """Whether a sentence stands in a list near an item that is cut off, as in no list of headlines."""
    beside = scene.page.blocks[max(0, index - ROW) : index + ROW + 1]
    return any(
        BULLET.match(block.text) and block.text.endswith(FULL_STOPS) and block.index not in scene.cut_indexes
        for block in beside
    )


def _alike(scene: Scene, other: CutBlock, item: CutBlock) -> bool:
    """Whether a text is cut in the same way as another: at nearly the same length, or where no writer breaks off.

    Many writers trail off twice, so more is asked of a paragraph among those of the article.
    """
    least = [SPOKEN_MIN if cut.block.text.startswith(tuple(OPENING)) else RELATED_MIN for cut in (other, item)]
    if other.mass < least[0]:
        return False
    broken = scene.broken(item.cut.stem)
    if scene.sibling(item.block.index) and not broken and other.block.evidence.tag != item.block.evidence.tag:
        return False
    most = STRICTLY_ALIKE if is_within(scene, item.block.index) else ALIKE
    if abs(len(other.cut.stem) - len(item.cut.stem)) <= most and other.cut.form == item.cut.form:
        return True
    distance = abs(other.block.index - item.block.index)
    near = (distance == 1 and item.mass >= least[1]) or (distance <= 3 and other.cut.form == item.cut.form)
    carded = scene.page.markup and not scene.sibling(item.block.index)
    return near and (carded or broken or scene.broken(other.cut.stem))
