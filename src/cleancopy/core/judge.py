"""First verdicts: for each block whether it is part of the article, which part, or what kind of chaff.

Two looks decide. The first weighs the evidence about every block by itself; the second sees the first look's opinion of the blocks around it
and of the containers that hold it. Rules stand where they are surer than weights, and name what is removed.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from . import roles
from .evidence import Table, second, table
from .evidence.text import Column
from .evidence.whole import row as article_row
from .kinds import Namer
from .lines import judge_lines
from .model import Kind, Meta, Options, Page, Verdict
from .weights import ensembles

THRESHOLD = 0.5
MAX_STANDFIRST_PLACE = 3  # kept blocks: a standfirst is among the first


def judge(page: Page, options: Options) -> Page:
    """Return the page with a verdict for each block."""
    if page.following:
        page = replace(page, following=tuple(judge(part, options) for part in page.following))
    if not page.markup:
        return judge_lines(page)
    if not page.blocks:
        return replace(page, verdicts=())
    evidence = table(page)
    first, score = opinions(evidence)
    kept = [bool(p >= THRESHOLD) and not block.evidence.control for p, block in zip(score, page.blocks, strict=True)]
    whole = ensembles()["page"].probability(article_row(page, evidence, first))
    return replace(page, verdicts=_verdicts(page, evidence, kept, score), article_score=float(whole[0]))


def opinions(evidence: Table) -> tuple[Column, Column]:
    """Return for each block the probability that it is part of the article, at first and at second look; shape (blocks)."""
    learned = ensembles()
    first = learned["first"].probability(evidence.values)
    more = second.columns(first, evidence)
    return first, learned["second"].probability(second.stack(evidence, more))


def _verdicts(page: Page, evidence: Table, kept: list[bool], score: Column) -> tuple[Verdict, ...]:
    meta = page.meta or Meta()
    title = roles.title_block(page, meta, evidence.folded, kept)
    names = Namer(page, evidence)
    folded = evidence.folded
    if title is not None:
        kept = [keep and text != folded[title] for keep, text in zip(kept, folded, strict=True)]
    kinds = _copy_roles(page, evidence, kept)
    words = frozenset(text for text, keep in zip(folded, kept, strict=True) if keep and len(text) > 20)
    if title is not None:
        kinds[title] = Kind.TITLE
        words |= {folded[title]}
    out = []
    for block, text, kind, p in zip(page.blocks, folded, kinds, score.tolist(), strict=True):
        if kind is Kind.TITLE:
            out.append(Verdict(kind, "the words of the page's title", "judge.title"))
        elif kind is not None:
            out.append(Verdict(kind, "part of the article by its place, links and neighbours", "judge", "", p))
        else:
            out.append(names.name(block, words, text, p))
    return tuple(out)


def _copy_roles(page: Page, evidence: Table, kept: list[bool]) -> list[Kind | None]:
    """Role of each kept block; None for the others, and for headings that head nothing."""
    kinds: list[Kind | None] = [None] * len(kept)
    follows = False
    for index in range(len(kept) - 1, -1, -1):
        if kept[index]:
            kind = roles.role(page.blocks[index], page.containers)
            if kind is Kind.HEADING and not follows:
                continue
            kinds[index] = kind
            follows = True
    place = _standfirst(evidence, kinds)
    if place is not None:
        kinds[place] = Kind.STANDFIRST
    return kinds


def _standfirst(evidence: Table, kinds: list[Kind | None]) -> int | None:
    """Index of the block that introduces the article and is set apart from its text, or None."""
    known = evidence.columns
    there = [index for index, kind in enumerate(kinds) if kind is not None]
    prose = [index for index in there if known["prose"][index] > 0]
    if len(prose) < 2:
        return None
    for index in there[:MAX_STANDFIRST_PLACE]:
        named = known["own_standfirst"][index] or known["parent_standfirst"][index] or known["inline_standfirst"][index]
        described = known["in_description"][index] and known["form_size"][index] < np.log1p(2)
        if known["prose"][index] > 0 and (named or described) and index != prose[-1]:
            return index
    return None
