"""Shadow roots that a page declares: ``<template shadowrootmode="open">`` is no template but what its host shows.

Components that are made on the server come so, and whole articles in them. What else the host holds is shown where the root has a
``<slot>`` for it, and nowhere if it has none (DOM standard, "assign slottables").
"""

from __future__ import annotations

from typing import Any

from lxml import etree

ATTRIBUTES = ("shadowrootmode", "shadowroot")  # the second is what Chrome read at first
MODES = frozenset({"open", "closed"})
# HTML standard, attachShadow(); names with a hyphen too.
HOSTS = frozenset("article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split())
ROOT = "shadow-root"
# Each level moves all that is in it once more, and each root looks up what is around it. Pages have some dozens, a few levels deep.
MAX_LEVELS, MAX_ROOTS = 20, 5_000


def show(root: Any) -> None:
    """Put what the shadow roots of a page hold into their hosts, and what else these hold into the slots."""
    shown: dict[Any, Any] = {}
    for template in [*root.iter("template")]:
        host = template.getparent()
        if _mode(template) and host not in shown and (host.tag in HOSTS or "-" in host.tag):
            template.tag = ROOT
            shown[host] = template
    for shadow in [*shown.values()][:MAX_ROOTS]:
        if sum(1 for _ in shadow.iterancestors(ROOT)) < MAX_LEVELS:
            _fill(shadow)
    etree.strip_tags(root, ROOT)


def _mode(template: Any) -> bool:
    return any((template.get(name) or "").lower() in MODES for name in ATTRIBUTES)


def _fill(shadow: Any) -> None:
    """Move what the host of a shadow root holds beside it into the slots; what has none goes into an element that is hidden."""
    host = shadow.getparent()
    slots, filled = _slots(shadow), set[str]()
    nowhere = etree.Element("div", hidden="hidden")
    loose = (host.text or "") + (shadow.tail or "")
    if loose:  # white space fills a slot too
        host.text = shadow.tail = None
        _place(slots, "", filled, nowhere).text = loose
    for child in [child for child in host if child is not shadow]:
        _place(slots, child.get("slot") or "", filled, nowhere).append(child)
    if len(nowhere) or (nowhere.text or "").strip():
        host.append(nowhere)


def _place(slots: dict[str, Any], name: str, filled: set[str], nowhere: Any) -> Any:
    """The slot of a name, without what it shows while nothing is put into it."""
    slot = slots.get(name)
    if slot is None:
        return nowhere
    if name not in filled:
        filled.add(name)
        slot.text = None
        for child in list(slot):
            slot.remove(child)
    return slot


def _slots(shadow: Any) -> dict[str, Any]:
    """The slots of a shadow root by name, the first of each; those of the roots within it are not its own."""
    found: dict[str, Any] = {}
    walker = etree.iterwalk(shadow, events=("start",))
    next(walker)
    for _, element in walker:
        if element.tag in (ROOT, "template"):
            walker.skip_subtree()
        elif element.tag == "slot":
            found.setdefault(element.get("name") or "", element)
    return found
