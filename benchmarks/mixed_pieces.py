"""What ``benchmarks.mixed`` sets into texts: strips, cards, headlines, figures, cut copies and look-alikes, made by chance."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

MIN_BLURB = 120
LENGTHS = (60, 75, 90, 120, 155, 200, 250)
MARKS = (
    "...",
    "…",
    " ...",
    " …",
    "[…]",
    " [...]",
    " […]",
    "... {more}",
    "… {more}",
    "{word}...",
    "{word}…",
    " [...] {more}",
)
CLOCKS = (
    "{h:02}:{m:02} {t}", "{h:02}:{m:02} | {t}", "{h:02}.{m:02} {t}", "[{h:02}:{m:02}] {t}",
    "{h:02}:{m:02} – {t}", "{h}h{m:02} {t}", "{h:02}:{m:02} Uhr {t}", "{t} {h:02}:{m:02}",
)  # fmt: skip
DATES = ("12 Mar 2026", "March 3, 2026", "03.02.2026", "2026-02-11", "11 février 2026", "Feb 28", "2026年2月3日")
NAMES = ("Anna Keller", "John Marsh", "Lucía Ortega", "P. Lindqvist", "Élise Moreau")


@dataclass(frozen=True)
class Source:
    """An article as lines."""

    site: str
    language: str
    title: str
    lines: tuple[str, ...]


@dataclass
class Maker:
    """What pieces are made of: chance, an article, others of its language."""

    rnd: random.Random
    own: Source
    others: Sequence[Source]
    words: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = pieces()

    def of(self, name: str) -> str:
        """Return one of the words of a list in the article's language."""
        lists = self.words[name]
        return str(self.rnd.choice(lists.get(self.own.language, lists["en"])))

    def heads(self, least: int = 2, most: int = 5) -> list[str]:
        """Return titles of other articles."""
        count = min(len(self.others), self.rnd.randint(least, most))
        return [other.title for other in self.rnd.sample(self.others, count)]

    def cut(self, text: str) -> str:
        """Return the beginning of a text with the sign of a cut."""
        mark = self.rnd.choice(MARKS)
        stem = text[: self.rnd.choice([n for n in LENGTHS if n < len(text) - 10] or [len(text) // 2])]
        if "{word}" not in mark and " " in stem:
            stem = stem.rpartition(" ")[0]
        return stem.rstrip(" ,") + mark.replace("{word}", "").format(more=self.of("more"))

    def blurb(self) -> tuple[str, str]:
        """Return the title of another article, and its first paragraph cut."""
        for other in self.rnd.sample(self.others, min(8, len(self.others))):
            long = [line for line in other.lines[:4] if len(line) >= MIN_BLURB]
            if long:
                return other.title, self.cut(long[0])
        return self.others[0].title, self.cut(" ".join(self.others[0].lines[:3]))

    def clocks(self, count: int) -> list[tuple[int, int]]:
        """Return so many times of a day, the last first."""
        times = sorted(self.rnd.sample(range(6 * 60, 23 * 60), count), reverse=True)
        return [divmod(time, 60) for time in times]

    def figure(self, name: str, count: int) -> list[str]:
        """Return lines of one grammar, with numbers of one format."""
        bank, rnd = self.words["figures"], self.rnd
        form = rnd.choice(bank[name])
        thousands, point = rnd.choice([(",", "."), (".", ","), (" ", ","), ("'", "."), ("", ".")])
        percent = rnd.choice(["{:+.2f}%", "{:+.2f} %", "{:.2f}%", "{:+.1f}%"])
        return [self._line(form, thousands + point, percent) for _ in range(count)]

    def _line(self, form: str, signs: str, percent: str) -> str:
        bank, rnd = self.words["figures"], self.rnd
        swap = str.maketrans({",": signs[:-1], ".": signs[-1]})
        change = rnd.uniform(-3, 3)
        a, b = rnd.sample(bank["teams"], 2)
        level = rnd.choice([rnd.uniform(0.5, 2), rnd.uniform(20, 200), rnd.uniform(2000, 50000)])
        return str(form).format(
            a="▲▼"[change < 0] if "{b}" not in form else a,
            b=b, x=rnd.randint(0, 4), y=rnd.randint(0, 4), h=rnd.randint(0, 2), k=rnd.randint(0, 2), m=rnd.randint(2, 90),
            n=rnd.choice(bank["markets"]), l=f"{level:,.2f}".translate(swap), p=percent.format(change).translate(swap),
            c=f"{level * change / 100:+,.2f}".translate(swap), w=rnd.choice(bank["places"]), s=rnd.choice(bank["skies"]),
            t=rnd.randint(2, 35), u=rnd.randint(-5, 20),
        )  # fmt: skip


Piece = Callable[[Maker], list[str]]
KINDS: dict[str, Piece] = {}


def piece(make: Piece) -> Piece:
    """Register a kind of piece by the name of its function."""
    KINDS[make.__name__.replace("_", " ")] = make
    return make


@piece
def strip_label(make: Maker) -> list[str]:
    """``Latest news``, then headlines."""
    return [make.of("labels"), *make.heads()]


@piece
def strip_lead(make: Maker) -> list[str]:
    """``BREAKING: headline``."""
    lead, sign = make.of("leads"), make.rnd.choice([": ", " ", " | ", " – ", " • "])
    return [f"{lead}{sign}{head}" for head in make.heads(1, 3)]


@piece
def strip_clocks(make: Maker) -> list[str]:
    """``14:32 headline``."""
    heads, form = make.heads(2, 6), make.rnd.choice(CLOCKS)
    rows = [form.format(h=h, m=m, t=t) for (h, m), t in zip(make.clocks(len(heads)), heads, strict=True)]
    return [make.of("labels"), *rows] if make.rnd.random() < 0.3 else rows


@piece
def strip_one_clock(make: Maker) -> list[str]:
    """One line with a clock and a headline."""
    form = make.rnd.choice(CLOCKS)
    return [form.format(h=h, m=m, t=t) for (h, m), t in zip(make.clocks(1), make.heads(1, 1), strict=True)]


@piece
def strip_clock_pairs(make: Maker) -> list[str]:
    """A clock on a line, its headline on the next."""
    heads, form = (
        make.heads(2, 5),
        make.rnd.choice(["{:02}:{:02}", "{:02}.{:02}", "{}h{:02}", "{:02}:{:02} Uhr", "{}:{:02} PM"]),
    )
    return [line for (h, m), t in zip(make.clocks(len(heads)), heads, strict=True) for line in (form.format(h, m), t)]


@piece
def strip_ago(make: Maker) -> list[str]:
    """A headline on a line, how long ago on the next, or before it."""
    before = make.rnd.random() < 0.5
    rows = []
    for head in make.heads(2, 5):
        ago = make.of("ago").format(make.rnd.randint(2, 50))
        rows += [ago, head] if before else [head, ago]
    return rows


@piece
def strip_bullets(make: Maker) -> list[str]:
    """``• headline``, with a label or without one."""
    sign = make.rnd.choice(["• ", "· ", "- ", "» ", "▪ ", "► ", "* ", "– "])
    rows = [sign + head for head in make.heads(2, 5)]
    return [make.of("labels"), *rows] if make.rnd.random() < 0.5 else rows


@piece
def strip_plus(make: Maker) -> list[str]:
    """``+++ headline +++``."""
    heads = make.heads(2, 4)
    way = make.rnd.choice(["one", "each", "open"])
    if way == "one":
        return ["+++ " + " +++ ".join(heads) + " +++"]
    return [f"+++ {head}" + (" +++" if way == "each" else "") for head in heads]


@piece
def strip_bars(make: Maker) -> list[str]:
    """Headlines on one line with signs between them."""
    sign = make.rnd.choice([" | ", " • ", " · ", " /// ", " ● ", " » ", " ++ "])
    line = sign.join(make.heads(3, 4))
    return [f"{make.of('leads')}{make.rnd.choice([': ', ' | ', ' '])}{line}" if make.rnd.random() < 0.5 else line]


@piece
def strip_sections(make: Maker) -> list[str]:
    """A section on a line, its headline on the next, or on the same."""
    heads = make.heads(2, 4)
    sign = make.rnd.choice(["", "", " | ", ": ", " / "])
    rows = []
    for head in heads:
        rows += [make.of("sections") + sign + head] if sign else [make.of("sections"), head]
    return rows


@piece
def strip_numbers(make: Maker) -> list[str]:
    """A label and headlines with numbers."""
    sign = make.rnd.choice([". ", ") ", " ", "\n"])
    rows = [row for n, head in enumerate(make.heads(3, 5), 1) for row in f"{n}{sign}{head}".split("\n")]
    return [make.of("labels"), *rows]


@piece
def bare_headlines(make: Maker) -> list[str]:
    """Headlines and nothing else."""
    return make.heads(3, 7)


@piece
def headlines_with_dates(make: Maker) -> list[str]:
    """Headlines with the day, or who wrote them."""
    rows = []
    for head in make.heads(2, 5):
        rows += [head, make.rnd.choice([make.rnd.choice(DATES), f"By {make.rnd.choice(NAMES)}"])]
    return rows


@piece
def blurb(make: Maker) -> list[str]:
    """A cut text."""
    return [make.blurb()[1]]


@piece
def blurbs(make: Maker) -> list[str]:
    """Two or three cut texts."""
    return [make.blurb()[1] for _ in range(make.rnd.randint(2, 3))]


@piece
def card(make: Maker) -> list[str]:
    """A headline and a cut text."""
    return list(make.blurb())


@piece
def card_with_more(make: Maker) -> list[str]:
    """A headline and a cut text, with a section, a time, a name or words that lead there."""
    head, text = make.blurb()
    about = [make.of("sections"), make.of("ago").format(7), make.rnd.choice(DATES), make.rnd.choice(NAMES)]
    which = make.rnd.choice(about)
    return make.rnd.choice(
        [[which, head, text], [head, which, text], [head, text, which], [make.of("related"), head, text]]
    )


@piece
def cards(make: Maker) -> list[str]:
    """Several headlines with cut texts."""
    return [line for _ in range(make.rnd.randint(2, 4)) for line in make.blurb()]


@piece
def cut_headline(make: Maker) -> list[str]:
    """A headline cut off, or some of them."""
    return [_cut_short(make.rnd, head) for head in make.heads(1, 4)]


def _cut_short(rnd: random.Random, head: str) -> str:
    return head[: rnd.randint(25, 60)].rstrip() + rnd.choice(["...", "…", " ..."])


def _figures(name: str, *, several: bool) -> Piece:
    """Lines of figures of one kind: one, or two to five."""

    def make_them(make: Maker) -> list[str]:
        return make.figure(name, make.rnd.randint(2, 5) if several else 1)

    return make_them


KINDS["score"] = _figures("scores", several=False)
KINDS["scores"] = _figures("scores", several=True)
KINDS["market"] = _figures("quotes", several=False)
KINDS["markets"] = _figures("quotes", several=True)
KINDS["weather"] = _figures("weathers", several=False)


@piece
def own_cut(make: Maker) -> list[str]:
    """One of the article's first paragraphs, cut."""
    long = [line for line in make.own.lines[:5] if len(line) >= MIN_BLURB] or [max(make.own.lines, key=len)]
    return [make.cut(make.rnd.choice(long))]


@piece
def own_joined(make: Maker) -> list[str]:
    """The beginning of the article over the ends of its paragraphs, cut, as excerpts are made."""
    return [make.cut(" ".join(make.own.lines[:4]))]


@piece
def own_changed(make: Maker) -> list[str]:
    """The first paragraph cut, with other quotes and dashes, or without its place, or with the title before it."""
    text = next((line for line in make.own.lines if len(line) >= MIN_BLURB), make.own.lines[0])
    way = make.rnd.choice(["signs", "place", "title", "capitals"])
    if way == "signs":
        text = text.translate(str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-", "—": "-"}))
    elif way == "place":
        text = f"BERLIN (dpa) – {text}"
    elif way == "title":
        text = f"{make.own.title} {text}"
    else:
        first, _, rest = text.partition(" ")
        text = f"{first.upper()} {rest}"
    return [make.cut(text)]


@piece
def own_title_cut(make: Maker) -> list[str]:
    """The title cut off, alone or over a cut paragraph."""
    head = make.own.title[: max(14, len(make.own.title) * 2 // 3)].rstrip() + make.rnd.choice(["...", "…"])
    return [head, *own_cut(make)] if make.rnd.random() < 0.5 else [head]


@piece
def nothing(make: Maker) -> list[str]:
    """Nothing: what is lost of the articles themselves."""
    return []


@piece
def keep(make: Maker) -> list[str]:
    """Look-alikes that have to stay."""
    lists = make.words["keep"]
    return list(make.rnd.choice(lists.get(make.own.language, lists["en"])))


@cache
def pieces() -> dict[str, Any]:
    """Return what ``mixed.toml`` holds."""
    return tomllib.loads((Path(__file__).parent / "mixed.toml").read_text("utf-8"))
