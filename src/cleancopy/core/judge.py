"""First verdicts: for each block whether it is part of the article, which part, or what kind of chaff.

What was learned from pages gives an opinion on every block (``opinions``). Rules stand where they are surer than weights, and name what is
removed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from functools import partial

from . import boxes, databody, factlines, roles
from .accordion import accordion_text
from .captions import captions
from .cardrows import card_rows, linked_lists
from .channels import channels
from .commentheads import comment_sections
from .contents import contents
from .cookieboxes import cookie_boxes
from .copies import copied
from .crowds import crowding_comments
from .endings import endings
from .evidence import Table, table
from .evidence.text import Column
from .evidence.whole import row as article_row
from .faqs import answered
from .filedlines import filed_line
from .fill import fill, lower_threshold, threshold
from .invitations import invitations
from .kinds import Namer
from .labellists import label_lists
from .labelsabove import labels_above
from .layouttables import layout_cells, other_columns, picture_tables
from .lines import judge_lines
from .linkedheads import linked_headlines
from .linkrows import link_row
from .model import COPY, Block, Kind, Meta, Options, Page, Subkind, Verdict
from .nextheads import next_heads
from .offers import offered_lists, offers
from .opinions import opinions
from .otherpages import may_be
from .ownfacts import own_facts
from .pagekind import declared
from .polls import polls
from .posts import in_post, reader_comments
from .presscontacts import press_contacts
from .pullquotes import pull_quotes
from .recipes import recipe
from .screenreaders import for_screen_readers
from .setaside import judged_without
from .sitebox import site_boxes
from .stamps import stamps
from .standfirsts import standfirst
from .standing import standing_lines
from .tagrows import tag_rows
from .toolbars import toolbars
from .weights import page_ensembles

ENOUGH_TEXT = 1_500  # characters
UNSURE_PAGE = 0.5  # probability of an article below which it is asked what else the page can be
# Blocks directly above the headline, and the judge's opinion of them below which they are none of the text: its section, its subject.
KICKERS, ABOVE_TITLE = 2, 0.5
NUMBERED, FEWEST_ITEMS = re.compile(r"\d{1,3}[.)]\s"), 3
HEADS_NOTHING = Verdict(Kind.OTHER, "a heading with nothing of the article below it", "judge.heads_nothing")
PageRule = Callable[[Page, Sequence[int]], dict[int, Verdict]]


def judge(page: Page, options: Options) -> Page:
    """Return the page with a verdict for each block."""
    if page.following:
        page = replace(page, following=tuple(judge(part, options) for part in page.following))
    if not page.markup:
        return judge_lines(page)
    if not page.blocks:
        return replace(page, verdicts=())
    copies = copied(page.blocks)
    return databody.told(judged_without(page, copies, _judged) if copies else _judged(page))


def _judged(page: Page) -> Page:
    """Return a page of at least one block with the verdicts."""
    evidence = table(page)
    first, score = opinions(evidence)
    crowd = crowding_comments(page, evidence)
    if crowd:
        verdicts = judged_without(
            page, crowd, lambda rest: rest.with_values(verdicts=_weighed(rest, *_looks(rest)))
        ).verdicts
    else:
        verdicts = _weighed(page, evidence, score)
    if _says_so(page, verdicts):
        return page.with_values(verdicts=verdicts)
    article, kind = _whole(page, article_row(page, evidence, first))
    return page.with_values(verdicts=verdicts, article_score=article, likely=kind)


def _looks(page: Page) -> tuple[Table, Column]:
    evidence = table(page)
    return evidence, opinions(evidence)[1]


def _weighed(page: Page, evidence: Table, score: Column) -> tuple[Verdict, ...]:
    """Return the verdicts on all blocks, from the opinions of the second look."""
    low = threshold(score, evidence)
    if declared(page) and float(score.max()) < low:
        low = lower_threshold(score)
    kept = [p >= low and not block.evidence.control for p, block in zip(score.tolist(), page.blocks, strict=True)]
    for index in accordion_text(page, [p >= low for p in score.tolist()]):
        kept[index] = True
    layout = layout_cells(page)
    kept = fill(page, evidence, score, kept, layout)
    for index in (*answered(page, evidence, score, kept), *recipe(page, evidence, score, kept)):
        kept[index] = True
    return _verdicts(page, evidence, kept, score, layout)


def _says_so(page: Page, verdicts: Sequence[Verdict]) -> bool:
    """Whether a page says that it is an article and when it was published, and holds the text of one: no weights are needed."""
    if not declared(page):
        return False
    return sum(len(b.text) for b, v in zip(page.blocks, verdicts, strict=True) if v.kind in COPY) >= ENOUGH_TEXT


def _whole(page: Page, row: Column) -> tuple[float, str]:
    """The probability that the page is an article, and what it is likely to be, of all that it may be, if it is none."""
    learned = page_ensembles()
    article = float(learned["page"].probability(row)[0])
    if article >= UNSURE_PAGE:
        return article, ""
    kinds = {
        kind: trees.raw(row)[0]
        for name, trees in learned.items()
        if name.startswith("kind_") and may_be(kind := name.removeprefix("kind_"), page)
    }
    return article, max(kinds, key=lambda name: kinds[name], default="")


def _verdicts(page: Page, evidence: Table, kept: list[bool], score: Column, layout: Set[int]) -> tuple[Verdict, ...]:
    folded = evidence.folded
    title = roles.title_block(page, page.meta or Meta(), folded, kept)
    if title is not None:
        for index in range(max(0, title - KICKERS), title):
            kept[index] = kept[index] and float(score[index]) >= ABOVE_TITLE
    sure = _sure(page, evidence, title, kept, score)
    left = [index for index, keep in enumerate(kept) if keep and index not in sure]
    for rule in (offers, partial(standing_lines, layout=layout)):
        sure |= rule(page.blocks, left)
        left = [index for index in left if index not in sure]
    left = [index for index in left if index != title]
    for page_rule in _page_rules(evidence, title, score, layout):
        sure |= page_rule(page, left)
        left = [index for index in left if index not in sure]
    kept = [keep and index not in sure for index, keep in enumerate(kept)]
    listed = contents(page, evidence, kept) | offered_lists(page, kept)
    sure |= listed
    kept = [keep and index not in listed for index, keep in enumerate(kept)]
    if title is not None:
        again = _said_again(page, evidence, title, kept)
        kept = [keep and index not in again for index, keep in enumerate(kept)]
    copies = {index for index, verdict in sure.items() if verdict.kind is Kind.CAPTION}
    kinds = _copy_roles(page, kept, layout)
    _name_standfirst(kinds, standfirst(page, evidence, kinds, title, score), copies)
    words = frozenset(text for text, kind in zip(folded, kinds, strict=True) if kind is not None and len(text) > 20)
    if title is not None:
        kinds[title] = Kind.TITLE
        words |= {folded[title]}
    sure |= _head_nothing(kept, kinds, folded, words)
    names = Namer(page, evidence)
    out = []
    for block, text, kind, p in zip(page.blocks, folded, kinds, score.tolist(), strict=True):
        if kind is Kind.TITLE:
            out.append(Verdict(kind, "the words of the page's title", "judge.title"))
        elif kind is not None:
            out.append(
                Verdict(kind, "part of the article by its place, links and neighbours", "judge", Subkind.NONE, p)
            )
        else:
            out.append(sure.get(block.index) or names.name(block, words, text, p))
    return tuple(out)


def _head_nothing(
    kept: Sequence[bool], kinds: Sequence[Kind | None], folded: Sequence[str], words: Set[str]
) -> dict[int, Verdict]:
    """Verdicts on the headings that would be kept, but have nothing of the article below them."""
    left = [index for index, keep in enumerate(kept) if keep and kinds[index] is None]
    return {index: HEADS_NOTHING for index in left if folded[index] not in words}


def _page_rules(evidence: Table, title: int | None, score: Column, layout: Set[int]) -> Sequence[PageRule]:
    """The rules that see a whole page and what is still kept of it, in the order in which they are asked."""
    folded = evidence.folded
    return (
        partial(channels, score=score), partial(next_heads, title=title), partial(card_rows, evidence=evidence), invitations, captions,
        linked_lists, label_lists, partial(picture_tables, layout=layout), partial(other_columns, layout=layout, title=title),
        partial(pull_quotes, folded=folded), stamps, reader_comments, partial(comment_sections, folded=folded), press_contacts, polls,
        tag_rows, own_facts, labels_above, endings,
        partial(site_boxes, evidence=evidence, score=score, title=title), partial(cookie_boxes, score=score, title=title),
        partial(toolbars, title=title),
    )  # fmt: skip


def _said_again(page: Page, evidence: Table, title: int, kept: Sequence[bool]) -> set[int]:
    """Return the blocks with the words of the title, without the headings below the first paragraph: those head a part of the text.

    Of twelve such headings, on pages whose sites the judge had not seen, eleven were in the gold.
    """
    prose = evidence.columns["prose"]
    first = next((index for index, keep in enumerate(kept) if keep and prose[index] > 0 and index > title), len(kept))
    return {
        block.index
        for block, text in zip(page.blocks, evidence.folded, strict=True)
        if text == evidence.folded[title] and not (block.evidence.tag in roles.PARTS and block.index > first)
    }


def _sure(page: Page, evidence: Table, title: int | None, kept: list[bool], score: Column) -> dict[int, Verdict]:
    """Verdicts of the rules, on the blocks that they are sure of."""
    found = {}
    inside = boxes.form_boxes(page, evidence)
    further = boxes.next_articles(page, title, kept)
    lists = boxes.related_lists(page, evidence, kept)
    linked = linked_headlines(page, evidence, kept)
    copies = boxes.caption_copies(page, evidence)
    told = inside | further | linked | copies | {index for index, keep in enumerate(kept) if keep}
    for block in map(page.blocks.__getitem__, sorted(told)):
        keep = kept[block.index]
        verdict = boxes.verdict_on(block.index, inside, further)
        if verdict is None and keep and block.index in lists:
            verdict = Verdict(
                Kind.RELATED, "a list of other articles, under words that lead there", "judge.related_list"
            )
        if verdict is None and block.index in linked:
            verdict = Verdict(Kind.RELATED, "a linked headline between two paragraphs", "judge.linked_headline")
        if verdict is None and block.index in copies:
            verdict = Verdict(Kind.CAPTION, "the words of a picture's caption, again", "judge.caption_copy")
        if verdict is None and keep:
            verdict = _sure_of_kept(page, block, title, float(score[block.index]))
        if verdict is not None and not block.evidence.control:
            found[block.index] = verdict
    return found


def _sure_of_kept(page: Page, block: Block, title: int | None, score: float) -> Verdict | None:
    news = bool((page.meta or Meta()).types & boxes.NEWS)
    if boxes.link_line(block, score, boxes.SURE if news else boxes.SURE_ELSEWHERE) or (
        boxes.pointing_line(block) if news else boxes.pointed_link(block)
    ):
        return Verdict(Kind.RELATED, "words that lead to another page, and its link", "judge.link_line")
    if link_row(block):
        return Verdict(Kind.NAVIGATION, "links with bars between them, and nothing else", "judge.link_row")
    if filed_line(block):
        return Verdict(Kind.DATE, "says when the post was posted and where it is filed", "judge.filed_line")
    if boxes.advert_label(page, block, score):
        return Verdict(Kind.ADVERT, "the label of an advertisement", "judge.advert_label")
    if for_screen_readers(page, block):
        return Verdict(Kind.HIDDEN, "for screen readers only, by the name of its element", "judge.screen_reader")
    if in_post(page, block):
        return Verdict(Kind.EMBED, "in a post of another service", "judge.post")
    return factlines.fact_line(page, block, title)


def _copy_roles(page: Page, kept: list[bool], layout: Set[int]) -> list[Kind | None]:
    """Role of each kept block; None for the others, and for headings that head nothing."""
    kinds: list[Kind | None] = [None] * len(kept)
    after: int | None = None
    items = _numbered(page, kept)
    for index in range(len(kept) - 1, -1, -1):
        if kept[index]:
            kind = roles.role(page.blocks[index], page.containers, layout)
            nothing = kind is Kind.HEADING and (after is None or roles.heads_other(page, index, after))
            if nothing and index not in items:
                continue
            kinds[index] = kind
            after = index
    return kinds


def _numbered(page: Page, kept: Sequence[bool]) -> Set[int]:
    """The headings of a list that is numbered by headings: below some is only a picture, or a post of another service."""
    found = {
        block.index
        for block, keep in zip(page.blocks, kept, strict=True)
        if keep and block.text[0].isdigit() and block.evidence.tag in roles.HEADINGS and NUMBERED.match(block.text)
    }
    return found if len(found) >= FEWEST_ITEMS else frozenset()


def _name_standfirst(kinds: list[Kind | None], place: int | None, copies: Set[int]) -> None:
    """Give a block its role as the standfirst, unless it is the words of a caption."""
    if place is not None and place not in copies:
        kinds[place] = Kind.STANDFIRST
