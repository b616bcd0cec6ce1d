"""Files that hold one page each, or one text each: one article a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import click

from cleancopy.cli import inputs, output
from cleancopy.cli.aside import INLINE, Aside
from cleancopy.cli.pool import USUAL, Guard, Limits, ordered
from cleancopy.cli.progress import Progress
from cleancopy.core.article import Article
from cleancopy.core.assemble import assemble
from cleancopy.core.clean import judge_page
from cleancopy.core.guard import problem_of
from cleancopy.core.model import Found, Options, Page
from cleancopy.errors import InputError

NO_PAGE = "no page of HTML in the input; nothing was written"
BATCH = 4  # files a task: enough that handing over costs nothing beside the work
# Between articles of plain text; white space is collapsed in them, so that it occurs in none.
FORM_FEED = "\f\n"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is read and what is made of it."""

    markup: bool
    """Whether the files are HTML."""
    url: str | None
    """URL the page was fetched from."""
    plain: bool
    """Whether the output is the text alone, not JSON."""
    options: Options
    aside: Aside = INLINE
    """Where the record of removals goes."""


@dataclass(frozen=True, slots=True)
class Job:
    """One page to be cleaned."""

    name: str
    """Name of its file, for messages; in an archive with its address."""
    position: int
    """Where the reading stands before it, in stored bytes over all inputs."""
    page: Page | None = None
    """The page itself, where it is not the whole of a file."""
    problem: str = ""
    """Why there is no page."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    name: str
    text: str
    """The article, as JSON or as plain text; empty when the file could not be read."""
    problem: str = ""
    """Why the file could not be read."""
    no_article: str = ""
    """Why the page is no article."""
    spans: str = ""
    """What was removed, for a file of its own."""
    position: int = 0
    """As in the job."""


def clean_one(name: str, manner: Manner, out: str | None) -> int:
    """Clean one file and write its article; return the exit code.

    Raises:
        InputError: the file cannot be read.
    """
    article = _article(name, manner)
    spans = manner.aside.line(article, article.url or name)
    indented = out is None and sys.stdout.isatty()
    text = plain(article) if manner.plain else to_json(article.to_dict(), indented) + "\n"
    with output.opened(out) as stream, manner.aside.opened() as aside:
        stream.write(encoded(text))
        if aside is not None:
            aside.write(encoded(spans))
    if not article.is_article:
        click.echo(f"cleancopy: {inputs.shown(name)}: no article: {article.reason}", err=True)
    return 0


def clean_many(names: Sequence[str], manner: Manner, out: str | None, jobs: int, limits: Limits = USUAL) -> int:
    """Clean files and write their articles in the same order, one a line; return the exit code.

    Files that cannot be read, and pages that take more than ``limits`` allow or kill their process, are named on stderr and left
    out.

    Raises:
        InputError: not one page can be read; nothing is written then.
    """
    source = _jobs(names)
    batches = iter(lambda: tuple(islice(source, BATCH)), ())
    guard = Guard(_parts, _lost, limits.seconds, limits.memory)
    work = partial(_outcomes, manner=manner)
    articles = bad = 0
    with Progress("pages", _size(names)) as progress, output.opened(out) as stream, manner.aside.opened() as aside:
        for outcomes in ordered(work, batches, jobs, guard):
            for outcome in outcomes:
                progress.step(1, outcome.position)
                if outcome.problem:
                    bad += 1
                    progress.note(f"cleancopy: left out: {outcome.problem}")
                    continue
                articles += not outcome.no_article
                if outcome.no_article:
                    progress.note(f"cleancopy: {outcome.name}: no article: {outcome.no_article}")
                separator = FORM_FEED if manner.plain and progress.count - bad > 1 else ""
                stream.write(encoded(separator + outcome.text))
                if aside is not None:
                    aside.write(encoded(outcome.spans))
        if bad == progress.count:
            raise InputError(f"none of the {bad} pages can be read; nothing was written" if bad else NO_PAGE)
    if progress.shown:
        progress.note(f"{progress.count - bad:,} pages, {articles:,} articles in {progress.seconds:.1f} s")
    if bad:
        progress.note(f"cleancopy: {bad} of {progress.count} pages cannot be read and were left out; mend or drop them")
    return 3 if bad else 0


def _size(names: Sequence[str]) -> int | None:
    sizes = [inputs.size_of(name) for name in names]
    return None if None in sizes else sum(size or 0 for size in sizes)


def _jobs(names: Sequence[str]) -> Iterator[Job]:
    """The pages of all files; those of archives and standard input are read here, all others by the process that cleans."""
    before = 0
    for name in names:
        if inputs.is_archive(name):
            yield from _of_archive(name, before)
        elif name == inputs.STDIN:
            yield _of_stdin(before)
        else:
            yield Job(name, before)
        before += inputs.size_of(name) or 0


def _of_archive(name: str, before: int) -> Iterator[Job]:
    from cleancopy.spiders.files import Unreadable, pages_of

    try:
        for page in pages_of(Path(name)):
            offset = int((page.warc or {}).get("offset") or 0)
            yield Job(f"{name}: {page.url}", before + offset, page)
    except Unreadable as error:  # told where it happens; the pages before it are cleaned
        yield Job(name, before, problem=f"{error}; fetch it again")


def _of_stdin(before: int) -> Job:
    try:
        return Job(inputs.STDIN, before, Page(body=inputs.read_page(inputs.STDIN)))
    except InputError as error:
        return Job(inputs.STDIN, before, problem=str(error))


def _parts(batch: tuple[Job, ...]) -> list[tuple[Job, ...]]:
    return [(job,) for job in batch]


def _lost(batch: tuple[Job, ...], reason: str) -> list[Outcome]:
    return [Outcome(job.name, "", f"{inputs.shown(job.name)}: {reason}", position=job.position) for job in batch]


def _outcomes(batch: tuple[Job, ...], manner: Manner) -> list[Outcome]:
    return [_outcome(job, manner) for job in batch]


def _outcome(job: Job, manner: Manner) -> Outcome:
    if job.problem:
        return Outcome(job.name, "", job.problem, position=job.position)
    try:
        article = _article(job.name, manner, job.page)
    except InputError as error:
        return Outcome(job.name, "", problem=str(error), position=job.position)
    spans = manner.aside.line(article, article.url or job.name)
    text = plain(article) if manner.plain else to_json(article.to_dict()) + "\n"
    no_article = "" if article.is_article else article.reason
    return Outcome(job.name, text, no_article=no_article, spans=spans, position=job.position)


def _article(name: str, manner: Manner, page: Page | None = None) -> Article:
    if page is None:
        found = Found() if name == inputs.STDIN else Found(by="file")
        page = Page(body=inputs.read_page(name), url=manner.url, found=found)
    page = replace(page, markup=manner.markup)
    body = page.body if isinstance(page.body, bytes) else page.body.encode("utf-8", "replace")
    page = judge_page(page, manner.options)
    problem = page.problem or ("" if manner.markup else _no_text(body))
    if problem:
        what = "an HTML page" if manner.markup else "a text"
        raise InputError(f"{inputs.shown(name)} cannot be read ({problem}); name the file of {what}")
    return assemble(page, manner.options)


def _no_text(body: bytes) -> str:
    """Say why bytes are no text; to the core a text has no marks of other formats, and every line is one of text."""
    problem = problem_of(body)
    return problem if problem.startswith("binary") else ""


def plain(article: Article) -> str:
    """Title, standfirst and text, separated by empty lines; the standfirst once."""
    standfirst = article.standfirst
    if standfirst and article.text.startswith(standfirst):
        standfirst = None
    parts = [part for part in (article.title, standfirst, article.text) if part]
    return "\n\n".join(parts) + "\n" if parts else ""


def to_json(value: Any, indented: bool = False) -> str:
    """Write JSON in one line, or indented for a reader."""
    return json.dumps(value, ensure_ascii=False, indent=2 if indented else None)


def encoded(text: str) -> bytes:
    """Encode as UTF-8; lone surrogates, which UTF-8 cannot hold, become U+FFFD.

    >>> encoded("a" + chr(0xD800)).decode()
    'a�'
    """
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
