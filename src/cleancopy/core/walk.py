"""One walk over the tree of a page: every text node of the body, in order, into blocks with what the markup says."""

from __future__ import annotations

from typing import Any

from lxml import etree

from .model import Block, Container, Evidence

# Their text is not text of the page (HTML standard: not rendered), so it makes no block.
SKIPPED = frozenset({"script", "style", "template", "noscript"})

# Phrasing elements of the HTML standard that stand within a line; every other element ends a block. Names with a
# hyphen (custom elements) mostly wrap blocks, so they are not among them.
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark meter nobr q rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr picture "
    "area base embed input link map meta param slot source track".split()
)
EMPHASIS = frozenset({"b", "strong", "em", "i"})
CONTROLS = frozenset({"button", "select", "option", "optgroup", "textarea", "label", "legend", "datalist", "output"})
# Shown only where the element itself cannot be.
FALLBACK = frozenset({"iframe", "object", "video", "audio", "canvas", "svg", "noembed", "noframes"})
IMAGES = frozenset({"img", "picture", "amp-img", "video", "iframe"})
SPECIAL = FALLBACK | CONTROLS | IMAGES | {"dialog"}
SKIP, LINE, BREAK = range(3)
CODES = dict.fromkeys(INLINE, LINE) | dict.fromkeys(SKIPPED, SKIP) | {"br": BREAK}
# Attributes that tell what an element is for, in the author's words.
WORDY = frozenset(
    {"class", "id", "role", "itemprop", "itemtype", "data-testid", "data-component", "data-type", "aria-label"}
)
MAX_INLINE_WORDS = 4  # inline elements of one block whose words are kept: a menu has hundreds
MAX_PATH = 40  # containers named in a path; deeper pages are machine-made, and paths of 2,000 names help nobody


class Walk:
    """Blocks and containers of one page, made in one pass.

    Text nodes gather in a run until an element boundary that ends a block; ``offset`` counts the characters of all
    text nodes seen, so that every block knows where its text stands among them.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.containers: list[Container] = [Container(0, -1, "body", "", "body", 0)]
        self._open: list[Container] = [self.containers[0]]
        self._steps: list[dict[str, int] | None] = [None]  # per open container, children seen by name
        self._hidden: list[tuple[int, str]] = []  # (depth of open containers, how) of what hides
        self._controls = 0
        self._links: list[str] = []  # targets of the open links
        self._emphasis = 0
        self._skipped = 0
        self._inline_hidden = 0
        self._icons = False
        self.offset = 0
        self._breaks = 0
        self._images = 0
        self._reset()

    def _reset(self) -> None:
        self._parts: list[str] = []
        self._start = self.offset
        self._link_chars = 0
        self._bold_chars = 0
        self._targets: list[str] = []
        self._inline_words: list[str] = []
        self._hidden_chars = 0

    def run(self, body: Any) -> None:
        """Walk over the element ``body`` and everything in it."""
        if body.text:
            self._text(body.text)
        walker = etree.iterwalk(body, events=("start", "end"))
        next(walker)  # the body itself
        for event, element in walker:
            if event == "start":
                tag = element.tag
                if tag == "svg" and not self._skipped and self._icon(element):
                    walker.skip_subtree()
                else:
                    self._enter(element, tag)
            elif element is not body:
                self._leave(element, element.tag)
        self._flush()

    def _icon(self, element: Any) -> bool:
        """Take a drawing without text as an icon in the line, which ends nothing; its white space counts."""
        inside = "".join(element.itertext())
        if inside and not inside.isspace():
            return False
        if inside:
            self._text(inside)
        self._icons = True
        return True

    def _enter(self, element: Any, tag: str) -> None:
        code = CODES.get(tag)
        if self._skipped or code == SKIP:
            self._skipped += 1
            return
        if code == LINE:
            self._enter_inline(element, tag)
        elif code == BREAK:
            self._flush()
            self._breaks += 1
        else:
            if self._parts:
                self._flush()
            self._breaks = 0
            self._enter_block(element, tag)
        text = element.text
        if text:
            self._text(text)

    def _leave(self, element: Any, tag: Any) -> None:
        if self._skipped:
            self._skipped -= 1
            if self._skipped:
                return
        elif self._icons:
            self._icons = False  # the end of the icon itself: what is in it was not walked over
        elif tag in INLINE:
            self._leave_inline(tag)
        elif tag != "br":
            if self._parts:
                self._flush()
            self._breaks = 0
            self._leave_block(tag)
        tail = element.tail
        if tail:
            self._text(tail)

    def _leave_inline(self, tag: str) -> None:
        if tag == "a":
            if self._links:
                self._links.pop()
        elif tag in EMPHASIS:
            self._emphasis -= 1
        if self._inline_hidden:
            self._inline_hidden -= 1

    def _enter_inline(self, element: Any, tag: str) -> None:
        if tag == "a":
            href = element.get("href", "")
            self._links.append(href)
            self._targets.append(href)
        elif tag in EMPHASIS:
            self._emphasis += 1
        elif tag == "img":
            self._images += 1
        hides = ""
        if tag != "img":
            words, hides = attributes(element)
            if words and len(self._inline_words) < MAX_INLINE_WORDS:
                self._inline_words.append(words)
        if hides or self._inline_hidden:
            self._inline_hidden += 1

    def _enter_block(self, element: Any, tag: str) -> None:
        words, hides = attributes(element)
        parent = self._open[-1]
        steps = self._steps[-1]
        if steps is None:
            steps = self._steps[-1] = {}
        steps[tag] = number = steps.get(tag, 0) + 1
        if self._targets:
            self._targets = []
        depth = parent.depth + 1
        path = f"{parent.path}/{tag}[{number}]" if depth < MAX_PATH else "…"
        container = Container(len(self.containers), parent.index, tag, words, path, depth)
        self.containers.append(container)
        self._open.append(container)
        self._steps.append(None)
        if hides or tag in SPECIAL:
            self._enter_special(element, tag, hides)

    def _enter_special(self, element: Any, tag: str, hides: str) -> None:
        """Note what hides, controls or shows pictures."""
        if not hides and tag in FALLBACK:
            hides = f"fallback content of {tag}"
        elif tag == "dialog" and element.get("open") is None:
            hides = "closed dialog"
        if hides:
            self._hidden.append((len(self._open), hides))
        if tag in CONTROLS:
            self._controls += 1
        if tag in IMAGES:
            self._images += 1

    def _leave_block(self, tag: str) -> None:
        if self._hidden and self._hidden[-1][0] == len(self._open):
            self._hidden.pop()
        self._open.pop()
        self._steps.pop()
        if tag in CONTROLS:
            self._controls -= 1

    def _text(self, text: str) -> None:
        self.offset += len(text)
        if not self._parts and text.isspace():
            self._start = self.offset
            return
        self._parts.append(text)
        if self._links and self._links[-1]:
            self._link_chars += len(text)
        if self._emphasis:
            self._bold_chars += len(text)
        if self._inline_hidden:
            self._hidden_chars += len(text)

    def _flush(self) -> None:
        """End the run of text; it becomes a block when it holds more than white space."""
        if not self._parts:
            return
        raw = "".join(self._parts)
        text = " ".join(raw.split())
        if text:
            start = self._start + len(raw) - len(raw.lstrip())
            container = self._open[-1]
            length = len(text)
            hidden = self._hidden[-1][1] if self._hidden else ""
            if not hidden and 2 * self._hidden_chars > len(raw):
                hidden = "an element within the line"
            evidence = Evidence(
                container.index,
                container.tag,
                min(self._link_chars, length),
                tuple(self._targets or self._links),
                min(self._bold_chars, length),
                hidden,
                self._controls > 0,
                self._breaks,
                self._images,
                " ".join(self._inline_words),
            )
            span = (start, start + len(raw.strip()))
            self.blocks.append(Block(len(self.blocks), text, container.path, span, evidence))
            self._breaks = 0
            self._images = 0
        self._reset()


def attributes(element: Any) -> tuple[str, str]:
    """Return the words of an element's class, id and role, and how it hides what it holds, or an empty string."""
    words, hides = "", ""
    for name, value in element.items():
        if name in WORDY:
            words = f"{words} {value}" if words else value
        elif name == "hidden":
            hides = "hidden attribute"
        elif name == "style":
            style = value.replace(" ", "").lower()
            if "display:none" in style or "visibility:hidden" in style:
                hides = "hidden by its style"
        elif name == "aria-hidden" and value == "true":
            hides = hides or "aria-hidden"
    return words, hides
