"""One walk over the tree of a page: every text node of the body, in order, into blocks with what the markup says."""

from __future__ import annotations

from itertools import chain, islice
from typing import Any

from lxml import etree

from .model import Block, Container, Evidence

# Their text is not text of the page (HTML standard: not rendered), so it makes no block; annotations are the same formula in
# another language (MathML Core: not rendered).
SKIPPED = frozenset({"script", "style", "template", "noscript", "annotation", "annotation-xml"})

# Phrasing elements of the HTML standard that stand within a line; every other element ends a block. Names with a
# hyphen (custom elements) mostly wrap blocks, so they are not among them.
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark meter nobr q rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr picture "
    "area base embed input link map meta param slot source track "
    # formulas (MathML Core)
    "math maction merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup "
    "msup mtable mtd mtext mtr munder munderover semantics".split()
)
EMPHASIS = frozenset({"b", "strong", "em", "i"})
CONTROLS = frozenset({"button", "select", "option", "optgroup", "textarea", "label", "legend", "datalist", "output"})
# Shown only where the element itself cannot be.
FALLBACK = frozenset({"iframe", "object", "video", "audio", "canvas", "svg", "noembed", "noframes"})
IMAGES = frozenset({"img", "picture", "amp-img", "video", "iframe"})
SPECIAL = CONTROLS | IMAGES
# Elements of the HTML standard, and of those before it, that end a block. One of another name within a paragraph stands in its line.
BLOCKS = frozenset(
    "address article aside blockquote body button canvas caption center col colgroup datalist dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe label legend li main marquee menu "
    "menuitem nav noembed noframes object ol optgroup option output p pre progress search section select summary svg table tbody td "
    "textarea tfoot th thead tr ul video audio amp-img".split()
)
DRAWING, BLOCK, LINE, LINK, EMPHASIZED, BREAK, SKIP = range(7)
LEFT = (LINK, EMPHASIZED)  # inline elements whose end tells something
CODES: dict[str, int] = (
    dict.fromkeys(BLOCKS, BLOCK)
    | dict.fromkeys(INLINE, LINE)
    | dict.fromkeys(EMPHASIS, EMPHASIZED)
    | dict.fromkeys(SKIPPED, SKIP)
    | {"br": BREAK, "a": LINK, "svg": DRAWING}
)
# Attributes that tell what an element is for, in the author's words.
WORDY = frozenset(
    {"class", "id", "role", "itemprop", "itemtype", "data-testid", "data-component", "data-type", "aria-label"}
)
MAX_INLINE_WORDS = 4  # inline elements of one block whose words are kept: a menu has hundreds
PREFORMATTED = "/pre["
# Of 1,576 measured pages none has over 2,900; each costs 50 microseconds, and a page of 32 MB can have eight million.
MAX_BLOCKS = 100_000
MAX_INSIDE = 50  # elements in one of an unknown name that are looked at
MAX_PATH = 40  # containers named in a path; deeper pages are machine-made, and paths of 2,000 names help nobody


_new = tuple.__new__  # a named tuple of all its fields; the class itself, called, takes twice as long


class TooManyBlocks(Exception):
    """A page has more pieces of text than any page for readers."""


# An element that ends blocks and has not ended itself, as a list, which is made in a fourth of the time of an object: the element, its
# name, its number among the elements of its name in its parent (from 1), the children seen so far by name, the container that it becomes
# once text stands in it, and how it hides.
_Open = list[Any]
ELEMENT, TAG, NUMBER, STEPS, CONTAINER, HIDES = range(6)


class _Span:
    """Characters inside elements of one kind that stand within a line; those around it may end before they do."""

    __slots__ = ("chars", "depth", "mark", "seen")

    def __init__(self) -> None:
        self.chars = 0  # of the current run, up to ``mark``
        self.depth = 0
        self.seen = False  # anything of it in the current run
        self.mark = 0  # offset from which characters are still to be counted

    def enter(self, offset: int) -> None:
        if not self.depth:
            self.mark = offset
            self.seen = True
        self.depth += 1

    def leave(self, offset: int, start: int) -> None:
        if self.depth:
            self.depth -= 1
            if not self.depth:
                self.chars += offset - max(self.mark, start)

    def take(self, offset: int, start: int) -> int:
        """The characters of the run from ``start`` to ``offset``, and none for the next."""
        chars = self.chars
        self.chars = 0
        self.seen = self.depth > 0
        if self.depth:
            chars += offset - max(self.mark, start)
            self.mark = offset
        return chars


class Walk:
    """Blocks and containers of one page, made in one pass.

    Text nodes gather in a run until an element boundary that ends a block; ``offset`` counts the characters of all
    text nodes seen, so that every block knows where its text stands among them.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.containers: list[Container] = []
        self.offset = 0
        self._open: list[_Open] = []
        self._controls = 0
        self._breaks = 0
        self._images = 0
        self._parts: list[str] = []
        self._start = 0
        self._links: list[str] = []  # targets of the open links
        self._targets: list[str] = []
        self.hrefs: list[str] = []
        """Targets of all links, and values of the choices of menus, in order."""
        self._inline_words: list[str] = []
        self._linked, self._bold, self._hidden = _Span(), _Span(), _Span()
        self._veils: list[Any] = []  # open inline elements that hide

    def run(self, body: Any) -> None:
        """Walk over the element ``body`` and everything in it.

        Raises:
            TooManyBlocks: there are over ``MAX_BLOCKS``.
        """
        top = Container(0, -1, "body", "", "body", 0)
        self._open.append([body, "body", 1, {}, top, ""])
        self.containers.append(top)
        if body.text:
            self._text(body.text)
        self._go(body)
        if self._parts:
            self._flush()

    # An element has ended where the parent of the next one is another: this is told in half the time of events for both.
    def _go(self, body: Any) -> None:  # noqa: C901, PLR0912 (see below)
        """The loop over all elements; what most of them need is done here, since a call costs as much as the rest."""
        code_of, stack = CODES.get, self._open
        inside, codes = [body], [BLOCK]
        for element in chain(islice(body.iter("*"), 1, None), (None,)):
            parent = body if element is None else element.getparent()
            started = False
            while not started:
                started = inside[-1] is parent
                if started:
                    if element is None:
                        return
                    tag = element.tag
                    code = code_of(tag) or self._code(element, tag)
                    if codes[-1] == SKIP or (code == DRAWING and self._icon(element)):
                        code = SKIP
                    inside.append(element)
                    codes.append(code)
                    if code == SKIP:
                        break
                    if code <= BLOCK:
                        if self._parts:
                            self._flush()
                        self._breaks, self._targets = 0, []
                        steps = stack[-1][STEPS]
                        steps[tag] = number = steps.get(tag, 0) + 1
                        stack.append([element, tag, number, {}, None, ""])
                        if tag in SPECIAL:
                            self._enter_special(element, tag)
                    else:
                        self._enter_inline(element, tag, code)
                    text = element.text
                else:
                    ended, code = inside.pop(), codes.pop()
                    if code == SKIP == codes[-1]:
                        continue
                    if code <= BLOCK:
                        if self._parts:
                            self._flush()
                        self._breaks = 0
                        self._controls -= stack.pop()[TAG] in CONTROLS
                    elif code in LEFT or self._veils:
                        self._leave_inline(ended, code)
                    text = ended.tail
                if text:
                    self.offset += len(text)
                    if self._parts or not text.isspace():
                        self._parts.append(text)
                    else:
                        self._start = self.offset

    def _code(self, element: Any, tag: str) -> int:
        """What a drawing is, or an element of an unknown name: it stands in the line of the paragraph around it, unless it holds blocks."""
        if tag in CODES:
            return CODES[tag]
        return LINE if self._open[-1][TAG] == "p" and _is_in_line(element) else BLOCK

    def _enter_special(self, element: Any, tag: str) -> None:
        """Count controls and images, and take the value of a choice of a menu, which may be an address."""
        self._controls += tag in CONTROLS
        self._images += tag in IMAGES
        if tag == "option":
            self.hrefs.append(element.get("value") or "")

    def _text(self, text: str) -> None:
        self.offset += len(text)
        if self._parts or not text.isspace():
            self._parts.append(text)
        else:
            self._start = self.offset

    def _icon(self, element: Any) -> bool:
        """Take a drawing without text as an icon in the line, which ends nothing; its white space counts."""
        inside = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
        if inside and not inside.isspace():
            return False
        if inside:
            self._text(inside)
        return True

    def _enter_inline(self, element: Any, tag: str, code: int) -> None:
        if code == BREAK:
            if self._parts:
                self._flush()
            self._breaks += 1
            return
        if code == LINK:
            href = element.get("href", "")
            self._targets.append(href)
            self.hrefs.append(href)
            self._links.append(href)
            if href:
                self._linked.enter(self.offset)
        elif code == EMPHASIZED:
            self._bold.enter(self.offset)
        elif tag == "img":
            self._images += 1
            return
        words, hides = attributes(element)
        if words and len(self._inline_words) < MAX_INLINE_WORDS:
            self._inline_words.append(words)
        if hides:
            self._veils.append(element)
            self._hidden.enter(self.offset)

    def _leave_inline(self, element: Any, code: int) -> None:
        if code == LINK:
            if self._links and self._links.pop():
                self._linked.leave(self.offset, self._start)
        elif code == EMPHASIZED:
            self._bold.leave(self.offset, self._start)
        if self._veils and self._veils[-1] is element:
            self._veils.pop()
            self._hidden.leave(self.offset, self._start)

    def _flush(self) -> None:
        """End the run of text; it becomes a block when it holds more than white space."""
        parts = self._parts
        raw = parts[0] if len(parts) == 1 else "".join(parts)
        text = " ".join(raw.split())
        end, begin = self.offset, self._start
        linked = self._linked.take(end, begin) if self._linked.seen else 0
        bold = self._bold.take(end, begin) if self._bold.seen else 0
        hidden_chars = self._hidden.take(end, begin) if self._hidden.seen else 0
        if text:
            if len(self.blocks) >= MAX_BLOCKS:
                raise TooManyBlocks
            start = begin + raw.find(text[0])
            top = self._open[-1]
            container = top[CONTAINER] or self._container(len(self._open) - 1)
            length = len(text)
            hidden = top[HIDES]
            if not hidden and 2 * hidden_chars > len(raw):
                hidden = "an element within the line"
            path = container.path
            evidence = _new(
                Evidence,
                (
                    container.index,
                    container.tag,
                    linked if linked < length else length,
                    tuple(self._targets or self._links),
                    bold if bold < length else length,
                    hidden,
                    self._controls > 0,
                    self._breaks,
                    self._images,
                    " ".join(self._inline_words) if self._inline_words else "",
                    written(raw) if "\n" in raw and PREFORMATTED in path else "",
                    False,
                ),
            )
            span = (start, begin + len(raw.rstrip()))
            self.blocks.append(_new(Block, (len(self.blocks), text, path, span, evidence)))
            self._breaks = 0
            self._images = 0
        self._parts = []
        self._start = end
        self._targets = []
        self._inline_words = []

    def _container(self, depth: int) -> Container:
        """The container of the open element at ``depth``, made now with those around it."""
        way = depth
        while self._open[way][CONTAINER] is None:
            way -= 1
        container: Container = self._open[way][CONTAINER]
        for place in range(way + 1, depth + 1):
            container = self._make(self._open[place], container, self._open[place - 1][HIDES])
        return container

    def _make(self, entry: _Open, above: Container, hidden: str) -> Container:
        """The container of an open element in another, which may hide it."""
        words, hides = attributes(entry[ELEMENT])
        tag, depth = entry[TAG], above.depth + 1
        path = f"{above.path}/{tag}[{entry[NUMBER]}]" if depth < MAX_PATH else "…"
        made = entry[CONTAINER] = _new(Container, (len(self.containers), above.index, tag, words, path, depth))
        self.containers.append(made)
        if not hides and tag in FALLBACK:
            hides = f"fallback content of {tag}"
        elif not hides and tag == "dialog" and entry[ELEMENT].get("open") is None:
            hides = "closed dialog"
        entry[HIDES] = hides or hidden
        return made


def _is_in_line(element: Any) -> bool:
    """Whether an element of an unknown name holds no element that ends a block."""
    return all(CODES.get(node.tag, BLOCK) > BLOCK for node in islice(element.iterdescendants("*"), MAX_INSIDE))


def written(raw: str) -> str:
    r"""Return preformatted text without empty lines around it, or nothing when it is a single line.

    >>> written("\n\n  a\r\n    b\n"), written("\na\n")
    ('  a\n    b', '')
    """
    lines = [line.rstrip() for line in raw.splitlines()]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) if len(lines) > 1 else ""


def attributes(element: Any) -> tuple[str, str]:
    """Return the words of an element's class, id and role, and how it hides what it holds, or an empty string."""
    words, hides = "", ""
    for name, value in element.items():
        if name == "class" or name in WORDY:
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
