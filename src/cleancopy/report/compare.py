"""What changed between two sets of articles made from the same pages: verdicts, fields, and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from cleancopy.core.edits import restored
from cleancopy.core.wordcount import count_words

KEPT = "kept"
ABSENT = "not there"
# What differs without a change of the rules, or is told by other fields.
APART = frozenset(
    {"text", "removed", "fetched_at", "version", "word_count", "content_sha256", "revision", "changed"}
    | {"discovered_by", "source_file", "warc", "http_status"}  # where it came from, not what it says
)
MAX_SEQUENCE = 3000  # blocks of a page up to which two orders are matched; beyond, blocks are compared as sets


@dataclass(frozen=True, slots=True)
class BlockChange:
    """A block with another verdict."""

    text: str
    old: str
    """``kept``, a kind such as ``ticker/market``, or ``not there``."""
    new: str
    reason: str
    """Why the newer verdict is as it is; of a block that is kept now, why it was removed."""


@dataclass(slots=True)
class PageChange:
    """What changed in one page."""

    key: str
    """URL, else the number of the article in its file."""
    title: str
    blocks: list[BlockChange] = field(default_factory=list)
    fields: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    """Old and new values of the fields that differ."""
    won: int = 0
    """Words kept now that were not."""
    lost: int = 0
    """Words no longer kept."""

    def __bool__(self) -> bool:
        return bool(self.blocks or self.fields)

    def to_dict(self) -> dict[str, Any]:
        """Return the change as plain JSON types."""
        return {
            "key": self.key,
            "title": self.title,
            "blocks": [{"text": b.text, "old": b.old, "new": b.new, "reason": b.reason} for b in self.blocks],
            "fields": {name: {"old": old, "new": new} for name, (old, new) in self.fields.items()},
            "words": {"won": self.won, "lost": self.lost},
        }


@dataclass(slots=True)
class Summary:
    """Counts over all pages."""

    pages: int = 0
    changed: int = 0
    only_old: int = 0
    only_new: int = 0
    won: int = 0
    lost: int = 0
    moves: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Number of blocks by old and new verdict."""
    fields: Counter[str] = field(default_factory=Counter)

    def add(self, change: PageChange) -> None:
        """Count one page."""
        self.pages += 1
        self.changed += bool(change)
        self.won += change.won
        self.lost += change.lost
        self.moves.update((block.old, block.new) for block in change.blocks)
        self.fields.update(list(change.fields))

    def __bool__(self) -> bool:
        return bool(self.changed or self.only_old or self.only_new)

    def to_dict(self) -> dict[str, Any]:
        """Return the counts as plain JSON types."""
        return {
            "pages": self.pages,
            "changed": self.changed,
            "only_old": self.only_old,
            "only_new": self.only_new,
            "words": {"won": self.won, "lost": self.lost},
            "blocks": [{"old": old, "new": new, "count": count} for (old, new), count in self.moves.most_common()],
            "fields": dict(self.fields.most_common()),
        }


def compare(key: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> PageChange:
    """Return what changed between two articles of one page, both as JSON types.

    With the record of removals in both, every block is compared; without, the paragraphs of the text.
    """
    change = PageChange(key, str(new.get("title") or old.get("title") or ""))
    names = [name for name in new if name not in APART and name in old]
    change.fields = {name: (old[name], new[name]) for name in names if old[name] != new[name]}
    change.blocks = list(_changes(list(_blocks(old)), list(_blocks(new))))
    change.lost = sum(count_words(block.text) for block in change.blocks if block.old == KEPT)
    change.won = sum(count_words(block.text) for block in change.blocks if block.new == KEPT)
    return change


Told = tuple[str, str, str]
"""Text of a block, its verdict, the reason."""


def _blocks(article: Mapping[str, Any]) -> Iterator[Told]:
    """Every block of an article's page, as far as the article tells."""
    removed = (article.get("removed") or {}).get("blocks")
    source = _source(article) if removed is not None else None
    if source is None or removed is None:
        yield from ((line, KEPT, "") for line in str(article.get("text") or "").split("\n") if line.strip())
        return
    at = 0
    for block in removed:
        yield from _kept(source[at : block["start"]])
        kind = "/".join(filter(None, (block["kind"], block.get("subkind"))))
        yield " ".join(block["text"].split()), kind, f"{block['reason']} ({block['by']})"
        at = block["end"]
    yield from _kept(source[at:])


def _source(article: Mapping[str, Any]) -> str | None:
    try:
        back = restored(article)
    except ValueError:
        return None
    # Spans count the characters before they are encoded; a mark at the start is none of them.
    return back if isinstance(back, str) else _text(article)


def _text(article: Mapping[str, Any]) -> str | None:
    removed = dict(article["removed"])
    removed["edits"] = [edit for edit in removed["edits"] if edit[0] != "encode"]
    back = restored({**article, "removed": removed})
    return back if isinstance(back, str) else None


def _kept(text: str) -> Iterator[Told]:
    for line in text.splitlines():
        if line.strip():
            yield " ".join(line.split()), KEPT, ""


def _changes(old: list[Told], new: list[Told]) -> Iterator[BlockChange]:
    if [block[0] for block in old] == [block[0] for block in new]:
        pairs: Iterable[tuple[Told | None, Told | None]] = zip(old, new, strict=True)
    elif max(len(old), len(new)) > MAX_SEQUENCE:
        pairs = _as_sets(old, new)
    else:
        pairs = _matched(old, new)
    for before, after in pairs:
        told = after or before
        if told is not None and (before is None or after is None or before[1] != after[1]):
            first, last = before[1] if before else ABSENT, after[1] if after else ABSENT
            reason = (after and after[2]) or (before and before[2]) or ""
            yield BlockChange(told[0], first, last, reason)


def _matched(old: list[Told], new: list[Told]) -> Iterator[tuple[Told | None, Told | None]]:
    """Blocks of the same text side by side, in the order of the page."""
    matcher = SequenceMatcher(None, [block[0] for block in old], [block[0] for block in new], autojunk=False)
    for tag, start, end, other, stop in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[start:end], new[other:stop], strict=True)
        else:
            yield from _as_sets(old[start:end], new[other:stop])


def _as_sets(old: list[Told], new: list[Told]) -> Iterator[tuple[Told | None, Told | None]]:
    waiting: dict[str, list[Told]] = {}
    for block in new:
        waiting.setdefault(block[0], []).append(block)
    for block in old:
        same = waiting.get(block[0])
        yield block, same.pop(0) if same else None
    for rest in waiting.values():
        yield from ((None, block) for block in rest)
