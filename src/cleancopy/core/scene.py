"""What stands around the cut texts of a page: the running text, the lines above them, the words of the article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter

from .cards import MAX_HEADLINE
from .cuts import Cut, cut_of
from .excerpts import Vocabulary, mid_phrase, mid_word
from .letters import is_small
from .model import COPY, Block, Page
from .roles import title_index
from .sentences import CLOSING, MAX_ASKED, is_plain_prose, is_prose
from .shortsentences import is_short_sentence
from .spoken import spoken, stems
from .stanzas import stanzas
from .stops import ASKING, FULL, FULL_STOPS

ALIKE = 12  # difference in length of texts that are cut at a fixed length
OWN_MIN = 16  # folded characters of a stem that are not met elsewhere by chance; wide ones count double
RELATED_MIN = 45  # characters of a stem below which cut lines in a row can be verse or dialogue
MOST = 50  # paragraphs above and below that are one article with a cut text
MAX_VERSE = 60
SHORT_VERSE = 40  # the same where no small letter at the start of a line tells
UNCASED = re.compile("[\u0590-\u109f]")  # Hebrew, Arabic, the scripts of India and of South East Asia
HEADLINE_MIN = 24  # characters of a headline that is told by its length alone
WHOLE_ARTICLE = 6  # pieces of whole prose; a paywall shows fewer before it cuts
BEYOND = re.compile("[\u1200-\u137f\u3040-\U0010ffff]")  # a script whose characters say more
# Scripts of India, Burma and Cambodia, whose vowels are marks: of a folded text only the consonants are left, and these say more.
MARKED = re.compile("[\u0900-\u0dff\u1000-\u109f\u1780-\u17ff]")
SENTENCE = re.compile(rf"[.!?]\s|[{FULL}{ASKING}]")  # an end within a text
CLOSED = (
    CLOSING + " \u00a0\u202f"
)  # what stands between the end of a quotation and its full stop, French spaces among it
STOPS = (*FULL_STOPS, ",", ";", ":")  # what no headline ends with


@dataclass(frozen=True, slots=True)
class CutBlock:
    """A block that is cut off."""

    block: Block
    cut: Cut
    folded: str

    @property
    def mass(self) -> int:
        """Length of its folded text, as ``folded_mass`` counts it."""
        return folded_mass(self.folded)


def mass(folded: str) -> int:
    """Length of a folded text; a wide character counts double."""
    return len(folded) if folded.isascii() else len(folded) + len(BEYOND.findall(folded))


def folded_mass(folded: str) -> int:
    """Length of a text whose marks were folded away; a letter of a script that has marks for vowels counts double too."""
    return mass(folded) if folded.isascii() else mass(folded) + len(MARKED.findall(folded))


@dataclass
class Scene:
    """What stands around the cut texts of a page."""

    page: Page
    cuts: Sequence[CutBlock]
    """All of them, those whose words go on elsewhere included."""

    _within: dict[str, bool] = field(default_factory=dict, init=False)
    """Of texts that were asked for, whether they are cut within a word."""
    _broken: dict[tuple[str, bool], bool] = field(default_factory=dict, init=False)

    @cached_property
    def title(self) -> int:
        """Index of the title; -1 for none."""
        return title_index(self.page.verdicts)

    @cached_property
    def running(self) -> list[int]:
        """Indexes of the kept blocks of whole prose."""
        return [block.index for block in self._copy if is_plain_prose(block) or is_whole(block.text)]

    def paragraphs(self, index: int) -> list[frozenset[str]]:
        """The stems of the long words of each of them, of the nearest ones to a block."""
        place = bisect_left(self.running, index)
        near = self.running[max(0, place - MOST) : place + MOST]
        return [stems(self.page.blocks[other].text) for other in near]

    @cached_property
    def last(self) -> int:
        """Index of the last kept block; -1 for none."""
        return max((block.index for block in self._copy), default=-1)

    @cached_property
    def words(self) -> Vocabulary:
        """The words of the page's text, but for those that the cut texts end with."""
        texts = [
            block.text if is_plain_prose(block) or (cut := cut_of(block.text)) is None else cut.stem.rpartition(" ")[0]
            for block in self._copy
        ]
        return Vocabulary("\n".join(texts).lower())

    def said(self, index: int) -> frozenset[str]:
        """The words of the article around a block, without those of the cut texts."""
        return spoken(self.page, self.cut_indexes, index)

    @cached_property
    def cut_indexes(self) -> frozenset[int]:
        """Indexes of the cut texts."""
        return frozenset(cut.block.index for cut in self.cuts)

    @cached_property
    def kept(self) -> list[CutBlock]:
        """The cut texts that are kept so far."""
        return [cut for cut in self.cuts if self.page.verdicts[cut.block.index].kind in COPY]

    @cached_property
    def _copy(self) -> list[Block]:
        return [b for b, v in zip(self.page.blocks, self.page.verdicts, strict=True) if v.kind in COPY]

    def broken(self, stem: str, outside: bool = False) -> bool:
        """Whether a text is cut where no writer breaks off; less is enough outside the article."""
        if (stem, outside) not in self._broken:  # its neighbours ask again
            self._broken[stem, outside] = mid_phrase(stem, outside) or self._mid_word(stem)
        return self._broken[stem, outside]

    def _mid_word(self, stem: str) -> bool:
        if stem not in self._within:
            self._within[stem] = mid_word(stem, self.words)
        return self._within[stem]

    @cached_property
    def headed_ones(self) -> list[CutBlock]:
        """The cut texts that are kept so far, of some length, below a line like a headline."""
        return [cut for cut in self.kept if cut.mass >= RELATED_MIN and self.headed(cut)]

    def headed(self, item: CutBlock) -> bool:
        """Whether the line above a cut text is like a headline: no sentence, not cut, not the title."""
        index = item.block.index - 1
        return index >= 0 and index != self.title and is_headline(self.page.blocks[index].text, item.block.text)

    def verse(self, index: int) -> bool:
        """Whether a line goes on with the verse above it: short lines that begin with a small letter, or end in a comma."""
        above = [block.text for block in self.page.blocks[max(0, index - 2) : index]]
        short = [text for text in above if len(text) <= MAX_VERSE and not is_prose(text)]
        return any(is_small(text) or text[-1] in ",;،、" for text in short)

    @cached_property
    def verses(self) -> frozenset[int]:
        """Indexes of short cut lines of a bare text, one below the other, some of which begin with a small letter, as no headline does."""
        found: set[int] = set()
        row: list[int] = []
        for cut in () if self.page.markup else (*self.cuts, None):
            index = cut.block.index if cut else -1
            if row and index != row[-1] + 1:
                if len(row) > 1 and (self._goes_small(row) or self._is_uncased(row)):
                    found.update(row)
                row = []
            if cut and len(cut.block.text) <= MAX_VERSE:
                row.append(index)
        return frozenset(found) | self.trailing

    @cached_property
    def trailing(self) -> frozenset[int]:
        """Indexes of cut lines of a bare text in rows of short lines that no program cut."""
        if self.page.markup:
            return frozenset()
        return stanzas(self._copy, {cut.block.index: cut.cut.stem for cut in self.cuts}, self.title)

    def _goes_small(self, row: Sequence[int]) -> bool:
        return any(is_small(self.page.blocks[line].text) for line in row)

    def _is_uncased(self, row: Sequence[int]) -> bool:
        """Whether lines within the text are of an alphabet without capitals and shorter than headlines that are cut off."""
        texts = [self.page.blocks[line].text for line in row]
        if not all(UNCASED.match(text) and len(text) <= SHORT_VERSE for text in texts):
            return False
        return bool(self.running) and self.running[0] < row[0] and row[-1] < self.last

    def below_article(self, index: int) -> bool:
        """Whether a whole article stands above a block and no running text below it."""
        return len(self.running) >= WHOLE_ARTICLE and self.running[-1] < index

    def inside(self, index: int) -> bool:
        """Whether running text stands above a block, and below it."""
        return bool(self.running) and self.running[0] < index < self.running[-1]

    def ends(self, item: CutBlock) -> bool:
        """Whether a cut text without markup stands directly below the last running text and can be its end: a cliff-hanger.

        It is one sentence that trails off, and nothing else on the page is cut at its length.
        """
        if self.page.markup or not self.running or self.running[-1] != item.block.index - 1:
            return False
        if SENTENCE.search(item.cut.stem):
            return False
        return not any(
            other is not item
            and other.cut.form == item.cut.form
            and abs(len(other.cut.stem) - len(item.cut.stem)) <= ALIKE
            for other in self.cuts
        )

    def apart(self, index: int) -> bool:
        """Whether a block stands outside the running text: above the title, or below the text with another line between."""
        if index < self.title:
            return True
        if not self.running or self.running[-1] + 1 >= index:
            return False
        return not self.page.markup or not self.sibling(index)

    def follows(self, index: int) -> bool:
        """Whether a line of a bare text stands below the last running text with nothing but sentences between, however short."""
        return not self.page.markup and bool(self.running) and self.running[-1] < index <= self._followed

    @cached_property
    def _followed(self) -> int:
        """Index behind the kept sentences, however short, that stand directly below the last running text."""
        index = self.running[-1] + 1
        for block, verdict in zip(self.page.blocks[index:], self.page.verdicts[index:], strict=True):
            if verdict.kind not in COPY or not is_short_sentence(block.text):
                break
            index += 1
        return index

    def told_around(self, index: int) -> bool:
        """Whether a line of a bare text stands directly between kept sentences, however short, or the title and one."""
        return (index - 1 == self.title >= 0 or self.told_above(index)) and self._is_told(index + 1)

    def told_above(self, index: int) -> bool:
        """Whether a kept sentence, however short, stands directly above a line of a bare text."""
        return self._is_told(index - 1)

    def _is_told(self, index: int) -> bool:
        if self.page.markup or not 0 <= index < len(self.page.blocks) or index in self.cut_indexes:
            return False
        return self.page.verdicts[index].kind in COPY and is_short_sentence(self.page.blocks[index].text)

    def sibling(self, index: int) -> bool:
        """Whether a block stands in an element beside that of the nearest running text above it, of the same name: one more paragraph."""
        place = bisect_left(self.running, index) - 1
        if not self.page.markup or place < 0:
            return False
        last, block = self.page.blocks[self.running[place]].evidence, self.page.blocks[index].evidence
        if last.container == block.container:
            return True
        there = self.page.containers
        return last.tag == block.tag and there[last.container].parent == there[block.container].parent


def cuts_near(cuts: Sequence[CutBlock], index: int, distance: int) -> Sequence[CutBlock]:
    """The cut texts, in the order of the page, that stand so many blocks from one at most."""
    place = attrgetter("block.index")
    return cuts[bisect_left(cuts, index - distance, key=place) : bisect_right(cuts, index + distance, key=place)]


def is_whole(text: str) -> bool:
    """Whether a text is prose that is not cut off."""
    return is_prose(text) and cut_of(text) is None


def is_headline(text: str, below: str, shortest: int = HEADLINE_MIN, longer: int = 0) -> bool:
    """Whether a line is like a headline above another, longer one: no sentence, not cut.

    It has at least ``shortest`` characters, wide ones counting double, and may be ``longer`` than the line below.
    """
    if mass(text) < shortest or len(text) > MAX_HEADLINE or len(text) >= len(below) + longer:
        return False
    if is_prose(text) and (len(text) > MAX_ASKED or SENTENCE.search(text)):
        return False  # it asks or calls, as a headline may, but at length
    return not text.rstrip(CLOSED).endswith(STOPS) and cut_of(text) is None
