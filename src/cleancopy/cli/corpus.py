"""A corpus: JSON Lines in and out, one field of each record cleaned, every other byte of the record passed on.

A record is not written anew: the clean text is set in the place of the old, and one object is added at the end, so
numbers, escapes, the order of keys and everything else stay as they were. The added object is named ``cleancopy``, or
``cleancopy_2`` and so on in a record that has such a field already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import islice
from typing import Any

from cleancopy.cli import inputs, tables
from cleancopy.cli.aside import INLINE, Aside
from cleancopy.cli.durable import Into, Writing, mark_of, opened
from cleancopy.cli.formats import looks_like_html
from cleancopy.cli.jobs import Place
from cleancopy.cli.packing import DAMAGED
from cleancopy.cli.pages import encoded, to_json
from cleancopy.cli.pool import USUAL, Guard, Limits, ordered
from cleancopy.cli.progress import Progress
from cleancopy.cli.records import Record, record_of
from cleancopy.core.article import Article
from cleancopy.core.clean import clean_text
from cleancopy.core.model import Options
from cleancopy.errors import InputError, UsageError

BATCH = 256 * 1024  # bytes a task
EVERY = 16  # batches a step of the output: a second or two of work
PROBE = 1000  # records without the field before the name is taken for wrong
TOLD = 5  # bad lines named one by one

SUMMARY = ("title", "standfirst", "is_article", "reason", "is_truncated", "removed", "version")


@dataclass(slots=True)
class Batch:
    """Some lines of an input."""

    name: str
    position: int = 0
    """Where the reading stands after them, in stored bytes over all inputs."""
    lines: list[tuple[int, bytes]] = field(default_factory=list)
    """Number in the file, counted from 1, and the line; an empty line stands for one that is too long."""
    after: Place = (0, 0)
    """The place behind it: index of the input, and number of its batches."""
    fault: str = ""
    """What is wrong with the input from here on; the batch has no lines then."""


@dataclass(slots=True)
class Done:
    """What became of a batch."""

    name: str
    position: int
    data: bytes = b""
    spans: bytes = b""
    """What was removed, for a file of its own."""
    read: int = 0
    unchanged: int = 0
    """Records without a text in the field."""
    markup: int = 0
    """Records whose text looks like HTML."""
    bad: list[tuple[int, str]] = field(default_factory=list)
    """Number and fault of the lines that are no records."""
    after: Place = (0, 0)
    """As in the batch; of the parts of a batch, that of the whole."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What is done with the records."""

    field: str
    """Name of the field that holds the text."""
    options: Options
    aside: Aside = INLINE
    """Where the record of removals goes."""


def clean_corpus(names: Sequence[str], manner: Manner, into: Into, jobs: int, limits: Limits = USUAL) -> int:
    """Clean one field of all records and write them in the same order; return the exit code.

    A record without a text in the field is written as it is; a line that is no record is left out and named on stderr. A run that was
    stopped is gone on with.

    Raises:
        UsageError: no record has the field, or a run that was stopped was another one; nothing is written.
        InputError: an input cannot be read or holds no record; a file from before stays.
    """
    work = partial(_work, manner=manner)
    guard = Guard(_parts, _lost, limits.seconds, limits.memory)
    mark = mark_of(names, asdict(manner))
    with (
        Progress("records", inputs.size_of_all(names)) as progress,
        opened(into.file, manner.aside.file, mark, into.fresh) as writing,
    ):
        total = Total(writing, progress)
        batches = _batches(names, manner.field, total.place)
        if total.place == (0, 0):
            batches = _checked(batches, manner.field)
        for done in ordered(work, batches, jobs, guard):
            total.take(done)
        total.step()
    return total.close(manner.field)


class Total:
    """Records on their way to the output, counted."""

    def __init__(self, writing: Writing, progress: Progress) -> None:
        self.writing, self.progress = writing, progress
        state = writing.state
        self.unchanged: int = state.get("unchanged", 0)
        self.markup: int = state.get("markup", 0)
        self.bad: int = state.get("bad", 0)
        self.files: int = state.get("files", 0)
        self.first: str = state.get("first", "")
        self.place: Place = tuple(state.get("place", (0, 0)))
        self._batches: int = state.get("batches", 0)
        progress.go_on(state.get("records", 0), state.get("position", 0))

    def take(self, done: Done) -> None:
        """Write a batch, or a part of one, and name its bad lines, the first few."""
        if done.after != self.place:
            if self._batches and not self._batches % EVERY:
                self.step()
            self._batches += 1
            self.place = done.after
        self.writing.out.write(done.data)
        if self.writing.beside is not None:
            self.writing.beside.write(done.spans)
        self.unchanged += done.unchanged
        self.markup += done.markup
        for number, fault in done.bad:
            self.bad += bool(number)
            self.files += not number
            where = f"at line {number} of {inputs.shown(done.name)}: {fault}" if number else fault
            self.first = self.first or where
            if 1 < self.bad + self.files <= TOLD:
                self.progress.note(f"left out {where}")
        self.progress.step(done.read, done.position)

    def step(self) -> None:
        """Put what is written on the disk for good."""
        progress = self.progress
        state = {"records": progress.count, "position": progress.position, "place": self.place}
        state |= {
            "batches": self._batches,
            "unchanged": self.unchanged,
            "markup": self.markup,
            "bad": self.bad,
            "files": self.files,
            "first": self.first,
        }
        self.writing.step(state, f"{progress.count:,} records")

    def close(self, name: str) -> int:
        """Say what was done, and return the exit code."""
        progress = self.progress
        if progress.shown:
            rate = f"{progress.rate:,.0f} a second"
            progress.note(f"{progress.count:,} records in {progress.seconds:.1f} s, {rate}")
        if self.unchanged:
            progress.note(f"{self.unchanged:,} records have no text in {name!r} and passed unchanged")
        if self.markup:
            what = f"{self.markup:,} of the texts in {name!r} look like HTML, and were cleaned as text"
            progress.note(f"cleancopy: {what}; give --html-field {name} in the place of --field")
        if self.bad or self.files:
            lines = (
                _counted(self.bad, "line"),
                _counted(self.files, "file", " or the rest of it", " or the rest of them"),
            )
            were = "was" if self.bad + self.files == 1 else "were"
            progress.note(
                f"cleancopy: {' and '.join(filter(None, lines))} {were} left out, the first {self.first}; mend the input and run again"
            )
        return 3 if self.bad or self.files else 0


def _counted(number: int, what: str, of_one: str = "", of_many: str = "") -> str:
    """The number of something with its name; nothing where there is none."""
    return "" if not number else f"1 {what}{of_one}" if number == 1 else f"{number:,} {what}s{of_many}"


def _batches(names: Sequence[str], field: str, start: Place) -> Iterator[Batch]:
    before = 0
    for index, name in enumerate(names):
        if index < start[0]:
            before += inputs.size_of(name) or 0
            continue
        skipped = start[1] if index == start[0] else 0
        found = _to_its_fault(name, _of_table(name, field) if inputs.is_table(name) else _of_lines(name))
        for number, batch in islice(enumerate(found, 1), skipped, None):
            batch.after = (index, number)
            batch.position += before
            yield batch
        before += inputs.size_of(name) or 0


def _to_its_fault(name: str, batches: Iterator[Batch]) -> Iterator[Batch]:
    """Pass the batches on; what is wrong with an input is told where it happens, and the records before it are cleaned."""
    try:
        yield from batches
    except InputError as error:
        yield Batch(name, fault=str(error))


def _of_lines(name: str) -> Iterator[Batch]:
    with inputs.opened(name) as (stream, stored):
        try:
            for batch in _cut(name, inputs.lines(stream)):
                batch.position = stored.tell() if stored.seekable() else 0
                yield batch
        except DAMAGED:
            fault = "is cut or damaged and cannot be unpacked; fetch or pack it again"
            raise InputError(f"{inputs.shown(name)} {fault}") from None


def _of_table(name: str, field: str) -> Iterator[Batch]:
    with tables.opened(name) as table:
        share = (inputs.size_of(name) or 0) / max(table.metadata.num_rows, 1)
        for batch in _cut(name, (tables.as_line(row, field) for row in tables.rows(table))):
            batch.position = int(share * batch.lines[-1][0])
            yield batch


def _cut(name: str, lines: Iterable[bytes]) -> Iterator[Batch]:
    batch, size = Batch(name), 0
    for number, line in enumerate(lines, 1):
        if line.isspace():
            continue
        batch.lines.append((number, line))
        size += len(line)
        if size >= BATCH:
            yield batch
            batch, size = Batch(name), 0
    if batch.lines:
        yield batch


def _checked(batches: Iterable[Batch], name: str) -> Iterator[Batch]:
    """Pass the batches on once a record with the field was seen."""
    source, held = iter(batches), list[Batch]()
    seen = Seen(name)
    for batch in source:
        held.append(batch)
        if seen.has(batch):
            break
    else:
        raise seen.complaint(held)
    yield from held
    yield from source


class Seen:
    """What the first records of a corpus hold, until one has the field looked for."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.fields: dict[str, None] = {}
        self.records = 0
        self.fault = ""
        self.damaged = ""

    def has(self, batch: Batch) -> bool:
        """Whether a record of the batch has the field.

        Raises:
            UsageError: the field was in none of a thousand records.
        """
        self.damaged = self.damaged or batch.fault
        for number, line in batch.lines:
            try:
                record = record_of(line)
            except ValueError as error:
                self.fault = self.fault or f"line {number} is {error}"
                continue
            if self.name in record.places:
                return True
            self.fields.update(dict.fromkeys(record.places))
            self.records += 1
            if self.records == PROBE:
                raise self.complaint([batch])
        return False

    def complaint(self, batches: Sequence[Batch]) -> UsageError | InputError:
        """Say what is wrong with a corpus without the field."""
        if not batches:
            return InputError("the input is empty: no record in it; check the file")
        where = inputs.shown(batches[0].name)
        if self.damaged:
            return InputError(self.damaged)
        if not self.records:
            return InputError(f"{where} is not JSON Lines: {self.fault}; nothing was written")
        names = list(self.fields)
        listed = ", ".join(names[:20]) + (f" and {len(names) - 20} more" if len(names) > 20 else "")
        return UsageError(f"no field {self.name!r} in {where}; give --field one of: {listed or '(none there)'}")


def _parts(batch: Batch) -> list[Batch]:
    return [Batch(batch.name, batch.position, [line], batch.after) for line in batch.lines]


def _lost(batch: Batch, reason: str) -> Done:
    """A record that cost its process, or took more than it may."""
    bad = [(number, reason) for number, _ in batch.lines]
    return Done(batch.name, batch.position, read=len(batch.lines), bad=bad, after=batch.after)


def _work(batch: Batch, manner: Manner) -> Done:
    name = manner.field
    done = Done(batch.name, batch.position, read=len(batch.lines), after=batch.after)
    if batch.fault:
        done.bad.append((0, batch.fault))
    out, spans = [], []
    for number, line in batch.lines:
        try:
            record = record_of(line)
        except ValueError as error:
            done.bad.append((number, str(error)))
            continue
        text = record.places[name][2] if name in record.places else None
        if isinstance(text, str) and text.strip() and not _is_number(record, name):
            article = clean_text(text, options=manner.options)
            done.markup += looks_like_html(text)
            spans.append(manner.aside.line(article, _id_of(record, f"{batch.name}:{number}")))
            out.append(record.replaced(name, article.text, _summary(article, record, name)))
        else:
            done.unchanged += 1
            out.append(record.line)
    done.data = encoded("\n".join(out) + "\n") if out else b""
    done.spans = encoded("".join(spans))
    return done


def _is_number(record: Record, name: str) -> bool:
    """Whether the value is a number, which was read as its digits."""
    return record.line[record.places[name][0]] != '"'


def _id_of(record: Record, instead: str) -> str:
    """The ``id`` of a record, a number as its digits; the place of the record where it has none."""
    _, _, value = record.places.get("id", (0, 0, None))
    return value if isinstance(value, str) and value else instead


def _summary(article: Article, record: Record, name: str) -> dict[str, Any]:
    """What is added to a record; with the record of removals also what ``restored_line`` needs."""
    values = article.to_dict()
    summary = {key: values[key] for key in SUMMARY}
    if article.removed.edits is not None:
        start, end, text = record.places[name]
        written = record.line[start:end]
        summary |= {"field": name, "written": None if written == to_json(text) else written}
    return summary
