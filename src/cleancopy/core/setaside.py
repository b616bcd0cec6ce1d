"""A page weighed without some of its blocks, on which there are verdicts already: what is left is judged as if it stood alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .model import Page, Verdict


def judged_without(page: Page, aside: Mapping[int, Verdict], judge: Callable[[Page], Page]) -> Page:
    """Return the page with the verdicts of ``judge`` on a page of all but some blocks, and with those on these."""
    rest = [block for block in page.blocks if block.index not in aside]
    judged = judge(page.with_values(blocks=tuple(block._replace(index=place) for place, block in enumerate(rest))))
    verdicts = {block.index: verdict for block, verdict in zip(rest, judged.verdicts, strict=True)}
    whole = tuple(aside[index] if index in aside else verdicts[index] for index in range(len(page.blocks)))
    return judged.with_values(blocks=page.blocks, verdicts=whole)
