"""Marks that cannot be true: a label that holds half the article, a page that is hidden as a whole, or is one form.

A button or label that is never closed holds the rest of the page, as the parser has it; some pages are hidden until a script shows
them; some systems put a form around all that they write.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .model import Block, Container
from .roles import around

LONG = 80  # characters of a text of which no control holds several
SEVERAL = 3
MOST = 0.9  # share of the page's long text from which it is not hidden
CONTROLS = frozenset({"button", "label", "legend"})  # what fields and menus hold is hardly ever the page's by mistake


def believable(blocks: Sequence[Block], containers: Sequence[Container]) -> tuple[Block, ...]:
    """Return the blocks without the marks of a control, or of hiding, that much of the page's text would bear."""
    long = [block for block in blocks if len(block.text) >= LONG]
    held = Counter(_control(block, containers) for block in long if block.evidence.control)
    wrong = {index for index, count in held.items() if index >= 0 and count >= SEVERAL}
    if wrong:
        blocks = [
            b._replace(evidence=b.evidence._replace(control=False))
            if b.evidence.control and _control(b, containers) in wrong
            else b
            for b in blocks
        ]
    hidden = sum(len(b.text) for b in long if b.evidence.hidden)
    if hidden and hidden >= MOST * sum(len(b.text) for b in long):
        blocks = [b._replace(evidence=b.evidence._replace(hidden="")) for b in blocks]
    return tuple(blocks)


def _control(block: Block, containers: Sequence[Container]) -> int:
    """Index of the outermost button or label around a block, -1 for none."""
    found = [c.index for c in around(containers, block.evidence.container) if c.tag in CONTROLS]
    return found[-1] if found else -1


def without_forms(blocks: Sequence[Block], containers: Sequence[Container]) -> tuple[Container, ...]:
    """Return the containers with plain boxes for the forms that hold most of the page's text: nobody fills these in."""
    forms = {container.index for container in containers if container.tag == "form"}
    if not forms:
        return tuple(containers)
    held: Counter[int] = Counter()
    whole = 0
    for block in blocks:
        if len(block.text) >= LONG:
            whole += len(block.text)
            for container in around(containers, block.evidence.container):
                if container.index in forms:
                    held[container.index] += len(block.text)
    wide = {index for index, count in held.items() if count >= MOST * whole}
    return tuple([c._replace(tag="div") if c.index in wide else c for c in containers] if wide else containers)
